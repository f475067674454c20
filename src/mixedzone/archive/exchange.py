"""The archive as JSON Lines, a line for each version of a page, and back again.

A line has all of a reading but its lines, the turns of its interview on top, when it was added and by which reader it
was read; on request also the original page, in Base64.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from mixedzone.archive.adding import BATCH
from mixedzone.archive.archive import UNKNOWN_READER, Added, Archive, NoSuchPage
from mixedzone.archive.preparing import Original, prepare
from mixedzone.types import Failure, Record, Turn

LONGEST_LINE = 1 << 28
"""Bytes of a line that is taken in; a page that can be read makes one of a tenth of that."""


class ExportedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came."""

    url: str | None = None
    charset: str | None = None
    captured: datetime | None = None
    flat: bool = False
    data: bytes


class ExportedVersion(Record, frozen=True, kw_only=True, tag="version"):
    """A line of an export."""

    turns: tuple[Turn, ...] = ()
    version: int = 1
    added: str | None = None
    reader: str = UNKNOWN_READER
    original: ExportedPage | None = None


class Outcome(NamedTuple):
    """What became of a line, by its number from 1."""

    line: int
    result: Added | Failure


_decoder = msgspec.json.Decoder(ExportedVersion)
_encoder = msgspec.json.Encoder()


def exported(archive: Archive, *, originals: bool = False) -> Iterator[bytes]:
    """All versions of all pages as lines, in the order in which the pages came."""
    for entry in archive.pages():
        for number, _ in archive.versions(entry.page):
            yield _encoder.encode(_exported(archive, entry.page, number, originals)) + b"\n"


def imported(archive: Archive, lines: Iterable[bytes]) -> Iterator[Outcome]:
    """Take in the lines of an export; what is handed out is stored. Versions that are here change nothing."""
    waiting: list[tuple[int, ExportedVersion | Failure]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            waiting.append((number, _parsed(number, line)))
        if len(waiting) >= BATCH:
            yield from _stored(archive, waiting)
            waiting = []
    yield from _stored(archive, waiting)


def _exported(archive: Archive, page: int, number: int, originals: bool) -> ExportedVersion:
    kept = archive.get(page, number)
    fields = msgspec.structs.asdict(kept.record)
    return ExportedVersion(
        **fields,
        turns=kept.record.interview.turns if kept.record.interview else (),
        version=number,
        added=kept.added,
        reader=kept.reader,
        original=_original(archive, page, number) if originals else None,
    )


def _original(archive: Archive, page: int, number: int) -> ExportedPage | None:
    try:
        return ExportedPage(**msgspec.structs.asdict(archive.original(page, number)))
    except NoSuchPage:
        return None


def _parsed(number: int, line: bytes) -> ExportedVersion | Failure:
    name = f"line {number}"
    if len(line) > LONGEST_LINE:
        return Failure(name=name, reason=f"The line is longer than the limit of {LONGEST_LINE >> 20} MB.")
    try:
        return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return Failure(name=name, reason=f"The line is not one of an export: {error}.")


def _stored(archive: Archive, waiting: list[tuple[int, ExportedVersion | Failure]]) -> list[Outcome]:
    with archive.transaction():
        return [
            Outcome(number, found if isinstance(found, Failure) else _store(archive, found))
            for number, found in waiting
        ]


def _store(archive: Archive, found: ExportedVersion) -> Added:
    record = Record(**{name: getattr(found, name) for name in Record.__struct_fields__})
    original = Original(**msgspec.structs.asdict(found.original)) if found.original else None
    return archive.store(prepare(record, original), reader=found.reader, added=found.added)
