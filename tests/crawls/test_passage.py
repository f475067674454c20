"""Packed or opened, alone or after others: the pages of an archive are the same."""

from __future__ import annotations

import gzip
import random
import zlib
from collections import deque
from io import BytesIO
from typing import BinaryIO

import msgspec
import pytest

from mixedzone.crawls.passage import Failed, Opened, Passage, Source, answer
from mixedzone.page import containers
from mixedzone.page.containers import EXPANSION_FLOOR, PACKED_BYTES, Member, Packed, PackedArchive, wanted_members
from mixedzone.page.wanted import Wanted
from mixedzone.types import Cause, Failure, LeftOut
from mixedzone.workers import Lost, Wait

CHANCE = random.Random(9)  # noqa: S311 - no secrets


class Taken(msgspec.Struct, frozen=True, tag="taken"):
    """What the worker makes of a page here."""

    member: Member


Told = Taken | Failed | LeftOut
TOLD = msgspec.msgpack.Decoder(Told)


def record(
    number: int, body: bytes = b"", status: str = "200 OK", kind: str = "response", end: bytes = b"\r\n\r\n"
) -> bytes:
    body = body or b"<p>Two goals turned derby number %d around." % number
    content = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://paper.example/{number}\r\n"
    head += f"WARC-Date: 2026-03-01T12:00:00Z\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + end


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(each) for each in records)


def records(numbers: range) -> list[bytes]:
    """Pages among requests, answers that are no pages, and one that cannot be unpacked."""
    odd = {3: record(3, status="404 Not Found"), 4: record(4, kind="request"), 7: record(7, b"\xff" * 40, "nothing")}
    return [odd.get(number % 10, record(number)) for number in numbers]


MANY = records(range(40))
LIKE_A_MEMBER = b"<p>Two goals.\x10\0\0\0" + gzip.compress(b"<p>Two goals.")
ARCHIVES = {
    "clean": packed(*MANY),
    "a record that is cut": packed(*MANY[:15]) + packed(MANY[15])[:60] + packed(*MANY[16:]),
    "the last one cut": packed(*MANY)[:-9],
    "a damaged one": packed(*MANY[:20]) + bytearray(packed(MANY[20])).replace(b"\x08", b"\x07") + packed(*MANY[21:]),
    "two in one": packed(*MANY[:15], MANY[15] + MANY[16], *MANY[17:]),
    "one in two": packed(*MANY[:15], MANY[15][:80], MANY[15][80:], *MANY[16:]),
    "all in one": packed(b"".join(MANY)),
    "another wrapper": zlib.compress(MANY[0]),
    "junk behind": packed(*MANY) + bytes(512),
    "junk between": packed(*MANY[:15]) + b"junk" + packed(*MANY[15:]),
    "a lying length": packed(*MANY[:15], MANY[15].replace(b"Length: ", b"Length: 1"), *MANY[16:]),
    "no length": packed(*MANY[:15], MANY[15].replace(b"Length", b"Breadth"), *MANY[16:]),
    "no record": packed(*MANY[:15], b"<p>Two goals.", *MANY[15:]),
    "no empty line": packed(*MANY[:15], record(15, end=b""), *MANY[16:]),
    "what looks like a member": packed(*MANY[:9]) + gzip.compress(record(9, LIKE_A_MEMBER), 0) + packed(*MANY[10:]),
    "a large page": packed(*MANY[:9], record(9, b"<p>Two goals." * (EXPANSION_FLOOR // 9)), *MANY[10:]),
    "a bomb": packed(*MANY[:9], record(9, b"<p>" + bytes(31 << 20)), *MANY[10:]),
    "a film": packed(*MANY[:9], record(9, CHANCE.randbytes(PACKED_BYTES + (1 << 20))), *MANY[10:]),
    "plain": b"".join(MANY),
    "a page": gzip.compress(b"<p>Two goals turned the derby around."),
    "nothing": b"",
}


@pytest.fixture(autouse=True)
def small_archives_go_packed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "SMALL_ARCHIVE_BYTES", 1)


def expected(data: bytes, wanted: Wanted) -> list[Told]:
    found = wanted_members("x", BytesIO(data), wanted)
    return [
        Taken(each) if isinstance(each, Member) else Failed(each) if isinstance(each, Failure) else each
        for each in found
    ]


def passed(
    source: Source, wanted: Wanted, done: int = 0, ahead: int = 5, lost: frozenset[int] = frozenset()
) -> list[Told]:
    """What becomes of a source's pages, with so many things on their way, as Workers.map has them."""
    passage = Passage(source, wanted, done)
    on_their_way: deque[tuple[int, Packed | Member | Failure | LeftOut | None, bytes | None]] = deque()
    told = []

    def take() -> None:
        number, found, thing = on_their_way.popleft()
        result = Lost.DIED if number in lost else thing and answer(thing, wanted, Taken)
        if (made := passage.made(found, result, TOLD)) is not None:
            told.append(made)

    for number, (found, thing) in enumerate(passage.things()):
        on_their_way.append((number, found, thing if isinstance(thing, bytes) else None))
        while on_their_way and (thing is Wait.FOR_ALL or len(on_their_way) > ahead):
            take()
    while on_their_way:
        take()
    return told


@pytest.mark.parametrize("name", ARCHIVES)
def test_packed_records_are_read_like_opened_ones(name: str) -> None:
    data = ARCHIVES[name]
    for wanted in (Wanted(), Wanted(statuses=("4",)), Wanted(largest=60)):
        known = expected(data, wanted)
        for done in {0, 1, 14, 15, 16, len(known)}:
            assert passed(PackedArchive("x", BytesIO(data), wanted), wanted, done) == known[done:]


def test_records_go_packed_as_long_as_that_is_plain() -> None:
    def gone(name: str) -> int:
        return len(list(PackedArchive("x", BytesIO(ARCHIVES[name]), Wanted()).records()))

    names = ("clean", "what looks like a member", "a film", "plain", "a page")
    assert [gone(name) for name in names] == [40, 41, 9, 0, 0]


def test_small_archives_are_opened_where_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "SMALL_ARCHIVE_BYTES", 1 << 20)
    passage = Passage(PackedArchive("x", BytesIO(ARCHIVES["clean"]), Wanted()), Wanted())
    assert all(isinstance(found, Member | Failure | LeftOut) for found, _ in passage.things())


def test_a_worker_that_is_lost_costs_the_page_it_was_at() -> None:
    data = ARCHIVES["clean"]
    known = expected(data, Wanted())
    told = passed(PackedArchive("x", BytesIO(data), Wanted()), Wanted(), lost=frozenset({0, 3, 4}))
    assert told[1:] == known[1:]
    assert isinstance(told[0], Failed)
    assert (told[0].failure.cause, told[0].failure.name, told[0].url) == (Cause.DIED, "x#1", "https://paper.example/0")


def test_a_file_that_cannot_be_read_on_is_told_of_without_its_last_record() -> None:
    class Failing(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            if not (piece := super().read(size)):
                raise OSError(5, "Input/output error")
            return piece

    file: BinaryIO = Failing(ARCHIVES["clean"][:-9])
    *told, last = passed(PackedArchive("x", file, Wanted()), Wanted())
    assert told == expected(ARCHIVES["clean"], Wanted())[:-1]
    assert isinstance(last, Failed)
    assert last.failure.cause is Cause.FILE


def test_what_is_opened_already_passes() -> None:
    known = expected(ARCHIVES["clean"], Wanted())
    assert passed(Opened(wanted_members("x", ARCHIVES["clean"], Wanted())), Wanted(), 3) == known[3:]
