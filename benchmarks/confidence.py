"""Whether a reading knows how good it is, and what kind of page it has read."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.corpora import ARTICLE, Page
from benchmarks.evidence import OURS, Evidence
from benchmarks.readings import Reading
from benchmarks.table import Section, row
from benchmarks.texts import by_page

BINS = 10

KINDS_OF_ARTICLE = frozenset({"interview", "match report", "ticker"})
"""What we tell apart among pages that golds call articles."""


def sections(found: Evidence) -> list[Section]:
    """The expected calibration error, and the share of pages whose kind is right."""
    if not found.articles:
        return []
    errors = {
        "kind article": found.pure,
        "all kinds": found.articles,
    }
    rows = [
        row(f"calibration error, {title} ({len(pages)})", {OURS: calibration_error(*_pairs(found, pages), BINS)})
        for title, pages in errors.items()
    ]
    right = sum(_kind(found.readings.get(page.key, Reading())) == page.kind for page in found.articles)
    rows.append(row(f"kind right ({len(found.articles)})", {OURS: right / len(found.articles)}))
    return [Section("confidence and kind over articles/", rows)]


def _pairs(found: Evidence, pages: Sequence[Page]) -> tuple[list[float], list[float]]:
    texts = {key: reading.text for key, reading in found.readings.items()}
    expected = [found.readings.get(page.key, Reading()).confidence for page in pages]
    return expected, [f1 for *_, f1 in by_page(pages, texts)]


def calibration_error(expected: Sequence[float], true: Sequence[float], bins: int) -> float:
    """Mean distance between expectation and truth, in bins of equal width, weighed by their pages.

    >>> calibration_error([0.95, 0.95, 0.15], [1.0, 0.8, 0.15], bins=10)
    0.0333...
    """
    members: dict[int, list[tuple[float, float]]] = {}
    for pair in zip(expected, true, strict=True):
        members.setdefault(min(bins - 1, int(pair[0] * bins)), []).append(pair)
    gaps = (abs(sum(mine - is_true for mine, is_true in pairs)) for pairs in members.values())
    return sum(gaps) / max(1, len(expected))


def _kind(mine: Reading) -> str | None:
    return ARTICLE if mine.kind in KINDS_OF_ARTICLE else mine.kind
