"""What a page costs: beside other readers, and stage by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.corpora import Page
from benchmarks.evidence import OURS, PARSE, Evidence
from benchmarks.table import Row, Section, row

YARDSTICK = "trafilatura"
"""The peer that speeds are compared with."""

STAGE_NAMES = {
    "lines": "bytes → lines",
    "label": "bytes → roles",
    OURS: "bytes → text",
    "record": "bytes → everything",
}


def sections(found: Evidence) -> list[Section]:
    """The cost of a page's text on one core, best of three passes, and the peak memory."""
    readers = [OURS, *(name for name in found.clock.passes if name not in (OURS, PARSE, *STAGE_NAMES))]
    parts = [("cost over articles/, kind article", found.pure), ("cost over press/", found.press)]
    made = [Section(f"{title}: {len(some)} pages", _rows(found, readers, some)) for title, some in parts if some]
    if made:
        memory = {reader: found.clock.megabytes(reader) for reader in readers}
        made[0].rows.append(row("peak memory, MB", memory, 0))
    return made


def _rows(found: Evidence, readers: Sequence[str], pages: Sequence[Page]) -> list[Row]:
    seconds = {reader: found.clock.seconds(reader, pages) for reader in readers}
    return [
        row("÷ bare parse", _over(seconds, found.clock.seconds(PARSE, pages)), 1),
        row(f"speed ÷ {YARDSTICK}'s", _under(seconds, seconds.get(YARDSTICK)), 1),
        row("pages a second", _under(seconds, 1.0), 0),
        row("ms a page", _over(seconds, 0.001), 2),
    ]


def stages(found: Evidence) -> list[Section]:
    """Our stages, each with those before it."""
    parts = [("articles/, kind article", found.pure), ("articles/, all kinds", found.articles)]
    return [
        Section(f"our stages over {title}: {len(pages)} pages", _stage_rows(found, pages))
        for title, pages in parts
        if pages
    ]


def _stage_rows(found: Evidence, pages: Sequence[Page]) -> list[Row]:
    parse = found.clock.seconds(PARSE, pages)
    rows = []
    for stage, name in STAGE_NAMES.items():
        seconds = {OURS: found.clock.seconds(stage, pages)}
        rows.append(row(f"{name} ÷ bare parse", _over(seconds, parse), 2))
    for stage, name in {PARSE: "bare parse", **STAGE_NAMES}.items():
        seconds = {OURS: found.clock.seconds(stage, pages)}
        rows.append(row(f"{name}, ms a page", _over(seconds, 0.001), 3))
    return rows


def _over(seconds: Mapping[str, float | None], unit: float | None) -> dict[str, float | None]:
    return {reader: value / unit if value and unit else None for reader, value in seconds.items()}


def _under(seconds: Mapping[str, float | None], unit: float | None) -> dict[str, float | None]:
    return {reader: unit / value if value and unit else None for reader, value in seconds.items()}
