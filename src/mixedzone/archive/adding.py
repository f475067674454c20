"""Pages → the archive: read beside each other, stored in batches, told of only when they are on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import NamedTuple, TypeVar

import msgspec

from mixedzone.archive.archive import Added, Archive
from mixedzone.archive.preparing import Original, Prepared, prepare
from mixedzone.archive.reader import this_reader
from mixedzone.page.containers import Member
from mixedzone.page.sources import printable_name
from mixedzone.reading import lost_page, read_member
from mixedzone.types import Failure
from mixedzone.workers import Workers

BATCH, BATCH_SECONDS = 64, 0.5
"""Pages that are stored at once, or as many as come in so long: each batch costs one wait for the disk."""

Tag = TypeVar("Tag")


class Outcome(NamedTuple):
    """What became of a page."""

    name: str
    result: Added | Failure


class _Came(NamedTuple):
    """A page that came, and what is known of it without reading it."""

    name: str
    known: Added | Failure | None


def add_members(
    archive: Archive, members: Iterable[Member | Failure], *, workers: int = 1, fixtures: Path | None = None
) -> Iterator[Outcome]:
    """Read and store pages, in order. What is handed out is stored; a page that is known to the byte is not read.

    What cannot be read is a Failure. Raises ArchiveError where the archive cannot be written.
    """
    waiting: list[tuple[str, Prepared | Added | Failure]] = []
    since = monotonic()
    for came, prepared in prepared_in_order(_looked_up(archive, members), workers, fixtures):
        if not waiting:
            since = monotonic()
        waiting.append((came.name, prepared if came.known is None else came.known))
        if len(waiting) >= BATCH or monotonic() - since > BATCH_SECONDS:
            yield from _stored(archive, waiting)
            waiting = []
    yield from _stored(archive, waiting)


def prepared_in_order(
    members: Iterable[tuple[Tag, Member | None]], workers: int, fixtures: Path | None
) -> Iterator[tuple[Tag, Prepared | Failure]]:
    """What will be stored of each page, under the tag that it came with; in so many processes, in order.

    A tag without a page is handed through with a Failure that nobody should look at.
    """
    if workers <= 1:
        for tag, member in members:
            yield tag, _NOTHING if member is None else _prepared(member, fixtures)
        return
    things = ((tag, None if member is None else msgspec.msgpack.encode(member)) for tag, member in members)
    with Workers[Tag](partial(_prepared_bytes, fixtures=fixtures), workers) as pool:
        for tag, result in pool.map(things):
            if isinstance(result, bytes):
                yield tag, msgspec.msgpack.decode(result, type=Prepared | Failure)
            else:
                yield tag, _NOTHING if result is None else lost_page("", result)


_NOTHING = Failure(name="", reason="There was no page.")


def _looked_up(archive: Archive, members: Iterable[Member | Failure]) -> Iterator[tuple[_Came, Member | None]]:
    """The pages under names that can be kept, as those of files need not be; those that are known without the page."""
    for member in members:
        name = printable_name(member.name)
        if isinstance(member, Failure):
            yield _Came(name, msgspec.structs.replace(member, name=name)), None
            continue
        known = archive.known(member.data, url=member.url, name=name)
        yield _Came(name, known), None if known else msgspec.structs.replace(member, name=name)


def _stored(archive: Archive, waiting: list[tuple[str, Prepared | Added | Failure]]) -> list[Outcome]:
    if not any(isinstance(found, Prepared) for _, found in waiting):
        return [Outcome(name, found) for name, found in waiting if not isinstance(found, Prepared)]
    with archive.transaction():
        return [
            Outcome(name, archive.store(found, reader=this_reader()) if isinstance(found, Prepared) else found)
            for name, found in waiting
        ]


def _prepared(member: Member, fixtures: Path | None) -> Prepared | Failure:
    """Read a page and work out what will be stored of it."""
    record = read_member(member, fixtures)
    if isinstance(record, Failure):
        return record
    original = Original(
        data=member.data, url=member.url, charset=member.charset, captured=member.captured, flat=member.flat
    )
    return prepare(record, original)


def _prepared_bytes(member: bytes, fixtures: Path | None) -> bytes:
    return msgspec.msgpack.encode(_prepared(msgspec.msgpack.decode(member, type=Member), fixtures))
