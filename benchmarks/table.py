"""Figures as a table: sections of rows, a column for each reader; as plain text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

NOTHING = "–"


class Row(msgspec.Struct, frozen=True):
    """One measure: a value for each reader that has one, printed with so many digits after the point."""

    measure: str
    values: dict[str, float]
    digits: int = 3


class Miss(NamedTuple):
    """A page that went wrong, with what went wrong; the lower the value, the worse."""

    value: float
    page: str
    what: str


class Section(msgspec.Struct, frozen=True):
    """Rows that belong together, and the pages that went wrong by the list that they belong to."""

    title: str
    rows: list[Row]
    misses: dict[str, list[Miss]] = msgspec.field(default_factory=dict)


def row(measure: str, values: Mapping[str, float | None], digits: int = 3) -> Row:
    """A row of those values that are there."""
    return Row(measure, {reader: value for reader, value in values.items() if value is not None}, digits)


def plain(sections: Iterable[Section], readers: Sequence[str]) -> str:
    """The table in columns, for a terminal or a file. A section shows the readers that it has values of.

    >>> print(plain([Section("press", [Row("word F1", {"ours": 0.97})])], ["ours", "peer"]))
    press        ours
      word F1   0.970
    """
    sections = list(sections)
    widths = [max(8, len(reader) + 2) for reader in readers]
    names = [name for section in sections for name in _names(section)]
    first = max(map(len, names), default=0)
    lines: list[str] = []
    for section in sections:
        shown = [reader if reader in _shown(section) else "" for reader in readers]
        cells = [shown, *(_cells(each, section, readers) for each in section.rows)]
        lines.append("")
        for name, line in zip(_names(section), cells, strict=True):
            columns = "".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
            lines.append((name.ljust(first) + columns).rstrip())
    return "\n".join(lines[1:])


def markdown(sections: Iterable[Section], readers: Sequence[str]) -> str:
    """The table as Markdown, a section's title in bold in a row of its own.

    >>> print(markdown([Section("press", [Row("word F1", {"ours": 0.97})])], ["ours", "peer"]))
    | | ours | peer |
    | --- | ---: | ---: |
    | **press** | | |
    | word F1 | 0.970 | |
    """
    lines = [_line(["", *readers]), "| --- |" + " ---: |" * len(readers)]
    for section in sections:
        lines.append(_line([f"**{section.title}**", *("" for _ in readers)]))
        lines += [_line([each.measure, *_cells(each, section, readers)]) for each in section.rows]
    return "\n".join(lines)


def worst(sections: Iterable[Section], number: int) -> str:
    """The pages that went most wrong, list by list."""
    lines: list[str] = []
    for section in sections:
        for name, misses in section.misses.items():
            if misses:
                lines += ["", f"Worst of {name}"]
                lines += [f"  {miss.page:<44} {miss.what}" for miss in sorted(misses)[:number]]
    return "\n".join(lines[1:])


def _names(section: Section) -> list[str]:
    return [section.title, *(f"  {each.measure}" for each in section.rows)]


def _shown(section: Section) -> set[str]:
    return {reader for each in section.rows for reader in each.values}


def _cells(each: Row, section: Section, readers: Sequence[str]) -> list[str]:
    """A row's values; a dash for a reader that has a value elsewhere in the section."""
    shown = _shown(section)
    return [
        f"{each.values[reader]:.{each.digits}f}" if reader in each.values else NOTHING if reader in shown else ""
        for reader in readers
    ]


def _line(cells: Sequence[str]) -> str:
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)
