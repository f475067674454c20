"""Turns of interviews, beside the golds of `interviews/`."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.corpora import score
from benchmarks.evidence import OURS, Evidence
from benchmarks.figures import misses, summed
from benchmarks.readings import Reading
from benchmarks.table import Section, row


def sections(found: Evidence) -> list[Section]:
    """From HTML, and from the same pages without their mark-up."""
    parts = [("interviews/", found.readings), ("interviews/, flattened", found.flat)]
    return [
        _section(found, title, readings)
        for title, readings in parts
        if any(page.key in readings for page in found.interviews)
    ]


def _section(found: Evidence, title: str, readings: Mapping[str, Reading]) -> Section:
    pages = found.interviews
    turns = [score().turns(readings.get(page.key, Reading()).turns, page.gold) for page in pages]
    counts = [(hits, predicted, gold) for hits, predicted, gold, _ in turns]
    mean = sum(score().prf(*each)[2] for each in counts) / len(pages)
    fallen = sum(len(inside) for *_, inside in turns)
    traps = sum(len(page.gold.get("traps") or ()) for page in pages)
    return Section(
        f"{title}: {len(pages)} pages",
        rows=[
            summed("turns", counts),
            row("turns: F1, mean of the pages'", {OURS: mean}),
            row(f"traps fallen into, of {traps}", {OURS: fallen}, 0),
        ],
        misses={title: misses(pages, counts)},
    )
