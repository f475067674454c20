"""The table in `docs/benchmarks.md`, between two markers."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpora import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "benchmarks.md"

BEGIN = "<!-- table: written by `python -m benchmarks --write-docs` -->"
END = "<!-- end of table -->"


def write(table: str, document: Path = DOCUMENT) -> None:
    """Put a new table between the markers. Raises ValueError where they are not there."""
    text = document.read_text(encoding="utf-8")
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{document} has no place for the table: {BEGIN} and {END}")
    document.write_text(f"{head}{begin}\n\n{table.strip()}\n\n{end}{tail}", encoding="utf-8")
