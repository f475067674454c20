"""Invented tickers made from every round of the fixture lists: how many find their round, how many a wrong one."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import cycle, product
from pathlib import Path

from benchmarks import corpora
from benchmarks.evidence import OURS, Evidence
from benchmarks.table import Miss, Section, row
from mixedzone.article import football_txt
from mixedzone.article.fixture_lists import DAY, FixtureLists, Scheduled
from mixedzone.article.kickoffs import Ticker, tickers_of
from mixedzone.article.matches import Match, Round
from mixedzone.article.matching import search

OFFSETS = range(-11, 14)
"""Hours from UTC of the clocks that tickers are shown on."""

SEASONS = 10
"""Seasons of all competitions that the clock runs over; those that are missing are copies of those there are."""

MOVED = 35
"""Minutes by which a kick-off is moved; no round has its matches so far apart."""

ROUNDS_TIMED = 40
"""Searches that the clock runs over; the slowest counts."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a ticker is printed."""

    day_first: bool
    twelve_hours: bool
    teams: bool
    left_out: bool


STYLES = [Style(*choice) for choice in product((True, False), repeat=4)]


def sections(_: Evidence) -> list[Section]:
    """Shares of tickers, with and without teams, in lists that hold their round and in lists that do not."""
    files = sorted((corpora.folder() / "fixtures").rglob("*.txt"))
    if not files:
        return []
    by_file = {path: football_txt.rounds_of(path.read_text("utf-8")) for path in files}
    return [_found(by_file), _strange(by_file), _speed(by_file)]


def lines_of(scheduled: Scheduled, offset: int, style: Style) -> list[tuple[int, str]]:
    """A round as a ticker prints it on a clock so many hours from UTC. One in the middle is left out, if any."""
    shown = list(zip(scheduled.moments, scheduled.matches, strict=True))
    if style.left_out and len(shown) > 1:
        del shown[len(shown) // 2]
    return [(number, _line(moment, match, offset, style)) for number, (moment, match) in enumerate(shown, 1)]


def _line(moment: int, match: Match, offset: int, style: Style) -> str:
    day, minutes = divmod(moment, DAY)
    at = datetime.fromordinal(day).replace(tzinfo=UTC) + timedelta(minutes=minutes)
    at = at.astimezone(timezone(timedelta(hours=offset)))
    date = at.strftime("%d/%m" if style.day_first else "%m/%d")
    clock = at.strftime("%I:%M %p").lstrip("0") if style.twelve_hours else at.strftime("%H:%M")
    return f"{date} {clock}" + (f" {match}" if style.teams else "")


def _tickers(rounds: Sequence[Round], moved: int = 0) -> Iterator[tuple[Round, Style, int, Ticker]]:
    """Each round on each clock, the styles in turns; its last kick-off so many minutes later."""
    styles = cycle(STYLES)
    for scheduled in FixtureLists(rounds).rounds:
        if len(scheduled.moments) < scheduled.size:
            continue
        scheduled = replace(scheduled, moments=(*scheduled.moments[:-1], scheduled.moments[-1] + moved))
        for offset in OFFSETS:
            style = next(styles)
            yield scheduled.round, style, offset, tickers_of(lines_of(scheduled, offset, style))[0]


def _found(by_file: dict[Path, tuple[Round, ...]]) -> Section:
    rounds = [each for some in by_file.values() for each in some]
    lists = FixtureLists(rounds)
    counts: Counter[tuple[str, bool]] = Counter()
    misses: list[Miss] = []
    for right, style, offset, ticker in _tickers(rounds):
        found, named = search(ticker, lists)
        outcome = (
            "open" if found is None else "found" if _is_right(found.round, found.offsets, right, offset) else "wrong"
        )
        counts[outcome, style.teams] += 1
        counts["named", style.teams] += outcome == "open" and right in named
        if outcome != "found":
            misses.append(Miss(-float(outcome == "wrong"), str(right), f"{outcome}: {style}, {offset:+}"))
    rows = []
    for teams, name in ((True, "with teams"), (False, "bare")):
        all_of_them = sum(counts[outcome, teams] for outcome in ("open", "found", "wrong"))
        rows += [
            row(f"{name}: round, offset and year found", {OURS: counts["found", teams] / all_of_them}),
            row(f"{name}: named among several, or too alike to choose", {OURS: counts["named", teams] / all_of_them}),
            row(f"{name}: wrongly claimed", {OURS: counts["wrong", teams]}, 0),
            row(f"{name}: tickers", {OURS: all_of_them}, 0),
        ]
    return Section("tickers of every round of fixtures/", rows, {"tickers": misses})


def _is_right(found: Round, offsets: Sequence[int | None], right: Round, offset: int) -> bool:
    return found == right and all(each == offset * 60 for each in offsets)


def _strange(by_file: dict[Path, tuple[Round, ...]]) -> Section:
    """Tickers of each list in all other lists, and with a kick-off at another time: whatever is claimed is wrong."""
    tried = wrong = 0
    misses = []
    lists = FixtureLists([each for some in by_file.values() for each in some])
    late = [search(ticker, lists)[0] for rounds in by_file.values() for _, _, _, ticker in _tickers(rounds, MOVED)]
    for path, rounds in by_file.items():
        others = FixtureLists([each for other, some in by_file.items() if other != path for each in some])
        for right, style, offset, ticker in _tickers(rounds):
            found, _ = search(ticker, others)
            tried += 1
            wrong += found is not None
            if found is not None:
                misses.append(Miss(0, str(right), f"claimed as {found.round}: {style}, {offset:+}"))
    rows = [
        row("round in no list: wrongly claimed", {OURS: wrong}, 0),
        row("one kick-off at another time: wrongly claimed", {OURS: sum(found is not None for found in late)}, 0),
        row("tickers of either kind", {OURS: tried}, 0),
    ]
    return Section("tickers of rounds that no list holds", rows, {"strange tickers": misses})


def _speed(by_file: dict[Path, tuple[Round, ...]]) -> Section:
    """The slowest search over ten seasons, the time that it takes once the lists are there."""
    seasons: dict[str, list[Round]] = {}
    for path, rounds in by_file.items():
        seasons.setdefault(path.parent.name, []).extend(rounds)
    all_rounds = [
        _moved(each, weeks)
        for number, season in zip(range(SEASONS), cycle(seasons.values()), strict=False)
        for weeks in [-52 * len(seasons) * (number // len(seasons))]
        for each in season
    ]
    lists = FixtureLists(all_rounds)
    times = []
    tickers = [ticker for _, _, _, ticker in _tickers(all_rounds)]
    for ticker in tickers[:: max(1, len(tickers) // ROUNDS_TIMED)]:
        begun = time.perf_counter()
        search(ticker, lists)
        times.append(time.perf_counter() - begun)
    rows = [
        row("rounds", {OURS: len(all_rounds)}, 0),
        row("a search, ms: median", {OURS: 1000 * sorted(times)[len(times) // 2]}, 1),
        row("a search, ms: slowest", {OURS: 1000 * max(times)}, 1),
    ]
    return Section(f"searching {SEASONS} seasons", rows)


def _moved(each: Round, weeks: int) -> Round:
    """A round so many weeks later, on the same weekdays."""
    shift = timedelta(weeks=weeks)
    matches = tuple(replace(match, day=match.day + shift if match.day else None) for match in each.matches)
    return replace(each, matches=matches)
