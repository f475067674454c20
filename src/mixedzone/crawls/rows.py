"""A page of a crawl → its row in a part file. What a worker does."""

from __future__ import annotations

from pathlib import Path

import msgspec

from mixedzone.crawls.language import language_of
from mixedzone.formats import jsonl
from mixedzone.page.containers import Member
from mixedzone.reading import read_member
from mixedzone.types import Failure, LeftOut, Record


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How rows are made: `format` is "jsonl" or "parquet"; see `Wanted` for the languages."""

    format: str
    lines: bool = False
    languages: frozenset[str] = frozenset()
    fixtures: Path | None = None


class Row(msgspec.Struct, frozen=True, tag="row"):
    """A page as a line of JSON, for a file of such lines or for a table."""

    content: bytes


def wanted_record(member: Member, settings: Settings) -> Record | Failure | LeftOut:
    """The reading of a page, if it is wanted. Nothing is raised."""
    record = read_member(member, settings.fixtures)
    if isinstance(record, Record) and settings.languages and language_of(record) not in settings.languages:
        return LeftOut(name=member.name, by="language")
    return record


def row_of(record: Record, member: Member, settings: Settings) -> bytes:
    """A reading as a line of JSON, as the format has it or for a table."""
    if settings.format == "jsonl":
        return jsonl.line(record)
    from mixedzone import parquet

    return parquet.row(record, lines=settings.lines, address=member.url, fetched=member.captured)


def made_row(member: Member, settings: Settings) -> Row | Failure | LeftOut:
    """What a worker makes of a page."""
    record = wanted_record(member, settings)
    return Row(row_of(record, member, settings)) if isinstance(record, Record) else record
