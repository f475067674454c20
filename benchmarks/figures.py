"""Captions and credits of pictures, beside the golds of `press/`."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.corpora import Counts, Page, score
from benchmarks.evidence import OURS, Evidence
from benchmarks.readings import Reading
from benchmarks.table import Miss, Row, Section, row


def sections(found: Evidence) -> list[Section]:
    """Hits summed over pages."""
    if not found.press:
        return []
    readings = [found.readings.get(page.key, Reading()) for page in found.press]
    captions = [_captions(mine, page) for mine, page in zip(readings, found.press, strict=True)]
    credited = [_credits(mine, page) for mine, page in zip(readings, found.press, strict=True)]
    return [
        Section(
            "figures of press/",
            rows=[summed("captions", captions), summed("credits", credited)],
            misses={
                "captions of press/": misses(found.press, captions),
                "credits of press/": misses(found.press, credited),
            },
        )
    ]


def summed(name: str, counts: Sequence[Counts]) -> Row:
    """F1 of the hits over all pages, with the counts in the row's name."""
    hits, predicted, gold = (sum(part) for part in zip(*counts, strict=True))
    return row(
        f"{name}: F1 ({hits} of {predicted} found, of {gold} there)", {OURS: score().prf(hits, predicted, gold)[2]}
    )


def misses(pages: Sequence[Page], counts: Sequence[Counts]) -> list[Miss]:
    """The pages with what is missing or too much, the most wrong first."""
    return [
        Miss(2 * hits - predicted - gold, page.key, f"{hits} hits of {predicted} found, gold {gold}")
        for page, (hits, predicted, gold) in zip(pages, counts, strict=True)
        if hits != gold or hits != predicted
    ]


def _captions(mine: Reading, page: Page) -> Counts:
    gold = [figure["caption"] for figure in page.gold["figures"] if figure["caption"]]
    return score().captions([picture.caption for picture in mine.pictures if picture.caption], gold)


def _credits(mine: Reading, page: Page) -> Counts:
    gold = [credit for figure in page.gold["figures"] for credit in figure["credits"]]
    return score().credits([credit for picture in mine.pictures for credit in picture.credits], gold)
