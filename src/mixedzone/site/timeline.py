"""Words by month and paper → a chart: bars over a row of months."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mixedzone.formats.parts import MONTHS

WIDTH, HEIGHT = 720, 150
"""The chart's size in the units of its own that the page scales."""

FEWEST_MONTHS, MOST_MONTHS = 12, 120
"""Months that the chart shows: fewer would make a lone bar a wall; from more, years are left out at the beginning."""

NAMED_PAPERS = 5
"""Papers with a colour of their own; the others share one."""

GAP = 0.25
"""Share of a month's width that stays empty."""

OTHERS = "other papers"
UNNAMED = "no paper named"


@dataclass(frozen=True, slots=True)
class Bar:
    """Words in one paper in one month, as a rectangle. `paper` is the number of the paper's colour."""

    x: float
    y: float
    width: float
    height: float
    paper: int
    told: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or year named under the chart."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, the names under them, the papers by the numbers of their colours, and the words of the highest month."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    papers: tuple[str, ...]
    most: int
    undated: int
    rows: tuple[tuple[str, str, int], ...]


def chart_of(months: Sequence[tuple[str, str | None, int]]) -> Chart | None:
    """The chart of (month, paper, words); None where no month is known."""
    dated = [(month, site or UNNAMED, words) for month, site, words in months if len(month) == 7 and words]
    undated = sum(words for month, _, words in months if len(month) != 7)
    if not dated:
        return None
    shown = _months(dated[0][0], dated[-1][0])
    papers = _papers(dated)
    columns: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for month, paper, words in dated:
        columns[month][paper if paper in papers else OTHERS] += words
    most = max(columns[month].total() for month in shown)
    step = WIDTH / len(shown)
    bars = tuple(
        bar
        for place, month in enumerate(shown)
        for bar in _column(place * step, step, month, columns[month], papers, most)
    )
    rows = tuple((month_in_words(month), paper, words) for month, paper, words in dated)
    return Chart(bars, tuple(_ticks(shown, step)), tuple(papers), most, undated, rows)


def month_in_words(month: str) -> str:
    """
    >>> month_in_words("2026-02")
    'February 2026'
    """
    return f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}"


def _column(x: float, step: float, month: str, words: Counter[str], papers: Sequence[str], most: int) -> list[Bar]:
    bars, top = [], float(HEIGHT)
    for number, paper in enumerate(papers):
        if words[paper]:
            height = max(1.0, words[paper] / most * HEIGHT)
            top -= height
            told = f"{month_in_words(month)}, {paper}: {words[paper]:,} words"
            width = step * (1 - GAP)
            bars.append(
                Bar(round(x + step * GAP / 2, 2), round(top, 2), round(width, 2), round(height, 2), number, told)
            )
    return bars


def _papers(dated: Sequence[tuple[str, str, int]]) -> list[str]:
    """The papers by their words, and one entry for all that are too many."""
    counted: Counter[str] = Counter()
    for _, paper, words in dated:
        counted[paper] += words
    named = [paper for paper, _ in counted.most_common(NAMED_PAPERS)]
    return named + [OTHERS] * (len(counted) > len(named))


def _months(first: str, last: str) -> list[str]:
    """All months between two, with enough before them."""
    end = _number(last)
    begin = min(_number(first), end - FEWEST_MONTHS + 1)
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(max(begin, end - MOST_MONTHS + 1), end + 1)]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _ticks(months: Sequence[str], step: float) -> list[Tick]:
    """Months by name where there is room for them, else years."""
    middle = step / 2
    if len(months) <= 2 * FEWEST_MONTHS:
        every = 1 if len(months) <= FEWEST_MONTHS else 2
        return [
            Tick(round(place * step + middle, 2), _short(month, first=place == 0))
            for place, month in enumerate(months)
            if place % every == 0
        ]
    return [Tick(round(n * step + middle, 2), month[:4]) for n, month in enumerate(months) if month.endswith("-01")]


def _short(month: str, *, first: bool) -> str:
    name = MONTHS[int(month[5:7]) - 1][:3]
    return f"{name} {month[:4]}" if first or month.endswith("-01") else name
