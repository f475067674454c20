"""Direct speech and who says it, beside a gold of the project's own; `docs/quotes.md` has its rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks import peers
from benchmarks.corpora import score
from benchmarks.evidence import OURS, Evidence
from benchmarks.quote_gold import HALVES, GoldPage, GoldQuote, gold
from benchmarks.readings import Reading
from benchmarks.table import Miss, Row, Section, row

SLACK = 0.05
"""Share of its words that a quote may be longer or shorter by."""

LEAST_SLACK = 2
"""Words that it may be longer or shorter by in any case."""

BASELINE = "textacy"
BASELINE_LANGUAGE = "en"

Quotes = Sequence[tuple[str | None, str]]


class Counts(NamedTuple):
    """Of one page or several: quotes found and right, found, there, and those with the right speaker."""

    hits: int = 0
    found: int = 0
    there: int = 0
    speakers: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(*map(sum, zip(self, other, strict=True)))


def sections(found: Evidence) -> list[Section]:
    """Both halves, and the baseline on those pages that are in its language."""
    pages = [page for page in gold() if page.page in found.readings]
    made = [_half(half, [page for page in pages if page.half == half], found.readings) for half in HALVES]
    english = [page for page in pages if page.language == BASELINE_LANGUAGE]
    if english and peers.version_of(BASELINE):
        made.append(_beside(english, found.readings))
    return [section for section in made if section.rows]


def judged(mine: Quotes, page: GoldPage) -> Counts:
    """The quotes of one page beside its gold."""
    left = list(page.quotes)
    hits = found = speakers = 0
    for speaker, text in mine:
        each = next((one for one in left if agrees(text, one)), None)
        if each is not None:
            left.remove(each)
            if each.doubtful:
                continue
            hits += 1
            speakers += score().norm(speaker) in {score().norm(name) for name in each.speakers}
        found += 1
    return Counts(hits, found, sum(not each.doubtful for each in page.quotes), speakers)


def agrees(text: str, quote: GoldQuote) -> bool:
    """Whether a text begins and ends like a quote and is about as long."""
    words = score().norm(text)
    length = len(words.split())
    return (
        words.startswith(score().norm(quote.first))
        and words.endswith(score().norm(quote.last))
        and abs(length - quote.words) <= max(LEAST_SLACK, SLACK * quote.words)
    )


def _half(half: str, pages: Sequence[GoldPage], readings: Mapping[str, Reading]) -> Section:
    counts = {page.page: judged(readings[page.page].quotes, page) for page in pages}
    misses = [
        Miss(2 * each.speakers - each.found - each.there, key, f"{each.hits} of {each.found}, gold {each.there}")
        for key, each in counts.items()
        if len({*each}) > 1
    ]
    rows = _rows({OURS: _sum(list(counts.values()))}) if pages else []
    return Section(f"quotes, {half} half: {len(pages)} pages", rows, {f"quotes, {half} half": misses})


def _beside(pages: Sequence[GoldPage], readings: Mapping[str, Reading]) -> Section:
    extract = peers.textacy_quotes()
    theirs = [judged(extract(readings[page.page].text), page) for page in pages]
    ours = [judged(readings[page.page].quotes, page) for page in pages]
    return Section(f"quotes, English: {len(pages)} pages", _rows({OURS: _sum(ours), BASELINE: _sum(theirs)}))


def _sum(counts: Sequence[Counts]) -> Counts:
    total = Counts()
    for each in counts:
        total = total.plus(each)
    return total


def _rows(counts: Mapping[str, Counts]) -> list[Row]:
    ours = counts[OURS]
    return [
        row(
            f"quotes: F1 ({ours.hits} of {ours.found} found, of {ours.there} there)",
            {reader: score().prf(each.hits, each.found, each.there)[2] for reader, each in counts.items()},
        ),
        row(
            "speakers right, of the quotes that are",
            {reader: each.speakers / each.hits if each.hits else 0.0 for reader, each in counts.items()},
        ),
    ]
