"""A page of a crawl → its row in a part file. What a worker does."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from mixedzone.crawls.language import language_of
from mixedzone.formats import jsonl
from mixedzone.formats.printable import printable
from mixedzone.page.containers import Member
from mixedzone.reading import read_member
from mixedzone.types import Failure, LeftOut


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How rows are made: `format` is "jsonl" or "parquet"; see `Wanted` for the languages."""

    format: str
    lines: bool = False
    languages: frozenset[str] = frozenset()
    fixtures: Path | None = None


class Row(msgspec.Struct, frozen=True, tag="row"):
    """A page as the format has it: a line of JSON, or a packed row of a table."""

    content: bytes


Made = Row | Failure | LeftOut
_decode_member = msgspec.msgpack.Decoder(Member).decode
_decode_made = msgspec.msgpack.Decoder(Made).decode


def row_of(member: Member, settings: Settings) -> Made:
    """The row of a page. Nothing is raised."""
    record = read_member(member, settings.fixtures)
    if isinstance(record, Failure):
        return record
    if settings.languages and language_of(record) not in settings.languages:
        return LeftOut(name=member.name, by="language")
    if settings.format == "jsonl":
        return Row(jsonl.render(record).encode())
    from mixedzone import parquet

    values = parquet.row(record, lines=settings.lines, address=member.url, fetched=member.captured)
    return Row(parquet.packed(values, lines=settings.lines))


def packed_member(member: Member) -> bytes:
    """A page for a worker. File names need not be Unicode; what is written of them must."""
    return msgspec.msgpack.encode(replace(member, name=printable(member.name)))


def packed_row(member: bytes, settings: Settings) -> bytes:
    """What a worker gives back for a page."""
    return msgspec.msgpack.encode(row_of(_decode_member(member), settings))


def unpacked_row(made: bytes) -> Made:
    row: Made = _decode_made(made)
    return row
