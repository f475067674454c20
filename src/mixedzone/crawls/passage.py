"""The pages of a source on their way to the workers and back.

Records of gzipped WARCs go packed as they lie in the file: unpacking is work for many, and little is sent. Whether one
was a record at all is known when its result comes; if it was not, all from it on is read again, opened here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from mixedzone.formats.printable import printable
from mixedzone.page.containers import Member, OddError, Packed, record_in
from mixedzone.page.wanted import Wanted
from mixedzone.reading import lost_page
from mixedzone.types import Failure, LeftOut
from mixedzone.workers import Lost, Wait

Found = Member | Failure | LeftOut
Made = TypeVar("Made")

NO_PAGE, ODD = b"", b"odd"
"""What a worker answers to a packed record that holds no page, and to what is not one whole record."""


class Source(Protocol):
    """What holds pages: see PackedArchive."""

    def records(self) -> Iterator[Packed]: ...
    def rest(self, again: Sequence[Packed], number: int) -> Iterator[Found]: ...


class Opened:
    """A source of pages that are opened already."""

    def __init__(self, members: Iterator[Found]) -> None:
        self._members = members

    def records(self) -> Iterator[Packed]:
        return iter(())

    def rest(self, again: Sequence[Packed], number: int) -> Iterator[Found]:  # noqa: ARG002 - nothing was packed
        return self._members


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """A page that could not be read, and its address."""

    failure: Failure
    url: str | None = None


class Passage:
    """The pages of one source, the first `done` left out."""

    def __init__(self, source: Source, wanted: Wanted, done: int = 0) -> None:
        self._source = source
        self._wanted = wanted
        self._done = done
        self._again: list[Packed] = []

    def things(self) -> Iterator[tuple[Found | Packed | None, bytes | Wait | None]]:
        """What is to be done, as workers take it, each with what `made` is to be called with."""
        number = 0
        records = self._source.records()
        while not self._again and (packed := next(records, None)):
            number = packed.number
            if self._done:
                self._done -= self._opened(packed) is not None
            else:
                yield packed, _encoded(packed)
        if number:
            yield None, Wait.FOR_ALL
        for found in islice(self._source.rest(self._again, number), self._done, None):
            yield found, _encoded(found) if isinstance(found, Member) else None

    def made(
        self, found: Found | Packed | None, result: bytes | Lost | None, decoder: msgspec.msgpack.Decoder[Made]
    ) -> Made | Failed | LeftOut | None:
        """What became of a thing; None where there is nothing to tell, or not yet."""
        if isinstance(found, Packed) and (self._again or result == ODD):
            self._again.append(found)
            return None
        if result == NO_PAGE:
            return None
        if isinstance(result, bytes):
            return decoder.decode(result)
        page = self._opened(found) if isinstance(found, Packed) else found
        if isinstance(page, Member):
            return Failed(lost_page(page.name, result), page.url)
        return Failed(page) if isinstance(page, Failure) else page

    def _opened(self, packed: Packed) -> Found | None:
        try:
            return record_in(packed, self._wanted)
        except OddError:
            self._again.append(packed)
            return None


def _encoded(page: Member | Packed) -> bytes:
    """A page for a worker. File names need not be Unicode; what is written of them must."""
    return msgspec.msgpack.encode(replace(page, name=printable(page.name)))


def answer(thing: bytes, wanted: Wanted, make: Callable[[Member], msgspec.Struct]) -> bytes:
    """What a worker gives back for a thing: what it makes of the page in it, if there is one."""
    page: Member | Packed | Failure | LeftOut | None = msgspec.msgpack.decode(thing, type=Member | Packed)
    if isinstance(page, Packed):
        try:
            page = record_in(page, wanted)
        except OddError:
            return ODD
    if page is None:
        return NO_PAGE
    if not isinstance(page, Member):
        return msgspec.msgpack.encode(Failed(page) if isinstance(page, Failure) else page)
    made = make(page)
    return msgspec.msgpack.encode(Failed(made, page.url) if isinstance(made, Failure) else made)
