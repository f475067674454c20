"""Headline, authors and date, beside the golds'."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from benchmarks.corpora import Page, score
from benchmarks.evidence import OURS, Evidence
from benchmarks.peers import PEERS
from benchmarks.readings import Reading
from benchmarks.table import Miss, Section, row

Check = Callable[[Reading, Page], bool]
Readings = Mapping[str, Mapping[str, Reading]]


def sections(found: Evidence) -> list[Section]:
    """The share of pages that are right, of those whose gold knows."""
    readings: Readings = {OURS: found.readings, **found.facts}
    parts = [("press/", found.press), ("articles/, kind article", found.pure)]
    return [_section(title, pages, readings) for title, pages in parts if pages]


def _section(title: str, pages: Sequence[Page], readings: Readings) -> Section:
    titled = [page for page in pages if page.gold["title"]]
    signed = [page for page in pages if any(page.gold["authors"])]
    dated = [page for page in pages if day_of(page.gold["date"]) is not None]
    ours = readings[OURS]
    return Section(
        f"metadata of {title}",
        rows=[
            row(f"headline ({len(titled)})", _shares("headline", headline, titled, readings)),
            row(f"gold title among all titles ({len(titled)})", {OURS: _share(among_titles, titled, ours)}),
            row(f"authors ({len(signed)})", _shares("authors", authors, signed, readings)),
            row(f"date ({len(dated)})", _shares("date", date, dated, readings)),
            row(f"called incomplete ({len(pages)})", {OURS: _share(incomplete, pages, ours)}),
        ],
        misses={
            f"headlines of {title}": _misses(headline, titled, ours, lambda mine: mine.headline, "title"),
            f"authors of {title}": _misses(authors, signed, ours, lambda mine: mine.authors, "authors"),
            f"dates of {title}": _misses(date, dated, ours, lambda mine: mine.published, "date"),
            f"called incomplete in {title}": [
                Miss(0, page.key, f"{len(page.text)} characters of gold text")
                for page in pages
                if incomplete(ours.get(page.key, Reading()), page)
            ],
        },
    )


def _shares(what: str, check: Check, pages: Sequence[Page], readings: Readings) -> dict[str, float | None]:
    tellers = [OURS, *(peer.name for peer in PEERS if what in peer.tells)]
    return {name: _share(check, pages, readings[name]) for name in tellers if name in readings}


def _share(check: Check, pages: Sequence[Page], readings: Mapping[str, Reading]) -> float | None:
    if not pages:
        return None
    return sum(check(readings.get(page.key, Reading()), page) for page in pages) / len(pages)


def headline(mine: Reading, page: Page) -> bool:
    """Whether the gold title is the headline."""
    return score().norm(mine.headline) == score().norm(page.gold["title"])


def among_titles(mine: Reading, page: Page) -> bool:
    """Whether the gold title is the headline or any title that the page declares."""
    norm = score().norm
    return norm(page.gold["title"]) in {norm(title) for title in (mine.headline, *mine.titles)}


def authors(mine: Reading, page: Page) -> bool:
    """Whether the authors are the gold's, whatever their order."""
    return score().same_names(mine.authors, page.gold["authors"])


def incomplete(mine: Reading, _: Page) -> bool:
    """Whether a page is said to stand behind a wall; no gold tells which ones do."""
    return not mine.complete


def date(mine: Reading, page: Page) -> bool:
    """Whether the date is right to the day, in the gold's own offset."""
    gold, found = day_of(page.gold["date"]), day_of(mine.published)
    if gold is None or found is None:
        return False
    if gold.tzinfo and found.tzinfo:
        found = found.astimezone(gold.tzinfo)
    return found.date() == gold.date()


def day_of(text: str | None) -> datetime | None:
    """A date to the day at least, or None.

    >>> day_of("2025-06-01 07:30:00+02:00").isoformat(), day_of("2025-06"), day_of(None)
    ('2025-06-01T07:30:00+02:00', None, None)
    """
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None


def _misses(
    check: Check,
    pages: Sequence[Page],
    ours: Mapping[str, Reading],
    value: Callable[[Reading], object],
    gold: str,
) -> list[Miss]:
    readings = [(page, ours.get(page.key, Reading())) for page in pages]
    return [
        Miss(0, page.key, f"{value(mine)!r}, gold {page.gold[gold]!r}")
        for page, mine in readings
        if not check(mine, page)
    ]
