"""Opening what holds pages: gzip and Zstandard files, zips, WARC and WET; a plain page is its own one member.

Everything is read forwards, in pieces, and nothing is written to disk. A zip is read by the headers in front
of its entries, not by the directory at its end: so it streams, a truncated one still gives its pages, and no
two entries can claim the same bytes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from mixedzone.page.wanted import Wanted
from mixedzone.types import Cause, Failure, LeftOut

MEMBER_BYTES = 32 << 20
"""The largest page, unpacked; real pages stay below a tenth of it."""

EXPANSION = 200
"""How often its packed size a member may have: repetitive mark-up reaches 100, bombs 1,000 and more."""

EXPANSION_FLOOR = 4 << 20
"""Up to this size a member is no bomb, however small it was packed: regular pages pack to almost nothing."""

ZIP_ENTRIES = 100_000
"""A zip is read up to this entry."""

ZIP_PATH_BYTES = 4 << 10
"""The longest path of an entry; file systems know no longer ones."""

HEADER_BYTES = 64 << 10
"""The longest header block of a record, and of the answer in it; servers refuse far shorter ones."""

LARGE_RECORD_HEADER_BYTES = 4 << 10
"""How far a record over the limit is read, to be silent about films; more would let crafted ones stall."""

CODINGS = 2
"""Content codings one upon the other: one is usual, a taller stack only multiplies a bomb."""

PIECE = 128 << 10
"""Bytes that are read, or unpacked, at a time."""

BEGINNING_BYTES = 2 << 10
"""Packed bytes that the first line of a record is in."""

PACKED_BYTES = 8 << 20
"""A record that is larger as it lies packed, and all behind it in its archive, are opened where they lie."""

SMALL_ARCHIVE_BYTES = 2 << 20
"""Archives up to this size are opened where they lie: some thirty pages, and at their end others would wait."""

HISTORY = 1 << 20
"""Packed bytes that are kept of a member, to look for the next one in them if this one turns out damaged."""

REREADING = 8
"""How often a byte may be unpacked anew in that search, on average: crafted input would make it quadratic."""

MARK_BYTES = 128
"""Enough bytes to recognise any of the marks below."""

MARKS = {
    "gzip": re.compile(rb"\x1f\x8b\x08[\x00-\x1f]"),
    "zstd": re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"),
    "zip": re.compile(rb"PK\x03\x04[\x00-\x3f]\x00"),
    "warc": re.compile(rb"(?<!/)WARC/\d\.\d{1,2}\r?\n[\w-]{1,100}:"),
}
"""How the members of each kind of container begin."""

GZIP = zlib.MAX_WBITS | 16
GZIP_HEADER_START = b"\x1f\x8b\x08"
GZIP_HEADER_BYTES = 10
GZIP_HEADER = re.compile(GZIP_HEADER_START + rb"[\x00-\x1f].{4}[\x00\x02\x04]", re.DOTALL)
"""Chance makes one page in 200 have the start in its middle, one in 10 million all of it with a likely size before."""

ZIP_DIRECTORY = re.compile(rb"PK(?:\x01\x02|\x05\x06|\x06\x06|\x06\x08)")

MAGIC = (b"\x1f\x8b", b"PK", b"WARC/", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
"""First bytes that are worth a closer look: all other input is one plain page."""

WITHIN = {
    "gzip": frozenset({"warc"}),
    "zstd": frozenset({"warc"}),
    "zip": frozenset({"gzip", "zstd"}),
    "warc": frozenset[str](),
}
"""What a container may hold besides pages; deeper nesting serves bombs."""

PAGE_RECORDS = frozenset({"response", "resource", "conversion"})

UNCODED = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}<[!?a-zA-Z]")
"""Some crawlers keep a decoded body under the header of the coded one; no coded body begins as mark-up."""

REPEATABLE_FIELDS = frozenset({"content-encoding", "transfer-encoding"})
HEADER_END = re.compile(rb"\n\r?\n")
RECORD_HEADER_END = re.compile(rb"(?P<end>\n\r?\n)|" + MARKS["warc"].pattern)
STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")
CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
NEWLINES = re.compile(rb"[\r\n]+")
DECIMAL = re.compile(r"[0-9]{1,15}")
CHARSET = re.compile(r"""charset\s*+=\s*+["']?+\s*+([^\s"';,]++)""", re.IGNORECASE)

ZIP_HEADER = struct.Struct("<4s5H3L2H")
ZIP_DESCRIPTORS = tuple(struct.Struct(form) for form in ("<4sLLL", "<4sLQQ", "<LLL", "<LQQ"))
"""Checksum, packed size, size, as they may follow an entry: with a signature or without, in either width."""
ZIP_ENCRYPTED, ZIP_SIZES_FOLLOW, ZIP_UTF8 = 1 << 0, 1 << 3, 1 << 11
ZIP_STORED, ZIP_DEFLATED = 0, 8
ZIP_SIZE_ELSEWHERE = 0xFFFFFFFF
ZIP64_FIELD = 1

TOO_LARGE = f"is larger than the limit of {MEMBER_BYTES >> 20} MB"
BOMB = f"grows more than {EXPANSION}-fold when it is unpacked"
CUT = "breaks off in the middle"
DAMAGED = "is damaged and cannot be unpacked"
NESTED = "is an archive inside an archive"
STRAY = "is none: something else stands in its place"
NO_LENGTH = "does not say how long it is"
WRONG_LENGTH = "does not end where its Content-Length says"

CAUSES = {
    TOO_LARGE: Cause.LARGE,
    BOMB: Cause.BOMB,
    CUT: Cause.CUT,
    NESTED: Cause.NESTED,
    NO_LENGTH: Cause.LENGTH,
    WRONG_LENGTH: Cause.LENGTH,
}
"""All other faults are damages."""


class Member(msgspec.Struct, frozen=True, kw_only=True, tag="member"):
    """One page of a container, and what the container knows of it.

    `content_type` is the whole header value, `charset` its parameter. `flat` tells that the data is text that
    a crawler has already taken out of its page (WET).
    """

    name: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    captured: datetime | None = None
    flat: bool = False


class Packed(msgspec.Struct, frozen=True, kw_only=True, tag="packed"):
    """A gzip member that seems to be one whole record of a WARC, for `record_in` to open. `number` is the record's."""

    name: str
    number: int
    data: bytes


class OddError(Exception):
    """A packed member that is not just one whole record."""


class DamagedError(ValueError):
    """Something that cannot be unpacked or is over a limit; its text is the predicate of "The page …".

    `begun` is the place in the unpacked stream from which on it is not to be trusted.
    """

    def __init__(self, predicate: str, begun: int = 0) -> None:
        super().__init__(predicate)
        self.predicate = predicate
        self.begun = begun
        self.told = False


def members(name: str, source: Path | bytes | BinaryIO) -> Iterator[Member | Failure]:
    """The pages that `source` holds, in their order and in constant memory.

    A member of an archive is called `name#entry`: the path in a zip, the number of the record in a WARC (from
    1, all records counted). Of a WARC the members are the conversions, the resources and the answers with a
    status of 2xx, as far as they are HTML or text. What cannot be read, the source itself included, is a
    Failure in its place; nothing is raised.
    """
    return (found for found in wanted_members(name, source, Wanted()) if not isinstance(found, LeftOut))


def wanted_members(name: str, source: Path | bytes | BinaryIO, wanted: Wanted) -> Iterator[Member | Failure | LeftOut]:
    """The same for the pages that are `wanted`, with a LeftOut in the place of each page that is not.

    Requests, metadata and other records that hold no page are passed over silently.
    """
    return (_of_wanted_size(found, wanted) for found in _found(name, source, wanted))


def record_in(packed: Packed, wanted: Wanted) -> Member | Failure | LeftOut | None:
    """What `wanted_members` has for that record; None if it holds no page. Raises OddError."""
    whole = _unpacked_alone(packed.data)
    tape = _Tape([whole])
    try:
        start, fields = _record_head(tape)
        end = start + _content_length(fields)
    except DamagedError:
        raise OddError from None
    if end > len(whole) or whole[end:].strip(b"\r\n"):
        raise OddError
    page = _page_in(packed.name, fields, whole[start:end], wanted)
    return None if page is None else _of_wanted_size(page, wanted)


class PackedArchive:
    """What a file holds: the records of a gzipped WARC as they lie packed in it, then the rest as `wanted_members`.

    Other processes can then do the unpacking. Who finds one of the records odd reads the rest with that one and those
    after it `again`: archives that are damaged, or packed in another way, are read as they always are.
    """

    def __init__(self, name: str, source: Path | BinaryIO, wanted: Wanted) -> None:
        self._name = name
        self._wanted = wanted
        self._tape = _Tape(_file_pieces(source))
        self._trouble: OSError | None = None

    def records(self) -> Iterator[Packed]:
        """The packed records, as long as it is plain where they end."""
        number = 0
        try:
            if not self._tape.fill(SMALL_ARCHIVE_BYTES) or not _begins_with_record(self._tape):
                return
            while self._tape.match(MARKS["gzip"]) and (size := _member_end(self._tape, PACKED_BYTES)):
                number += 1
                packed = self._tape.use(size)
                self._tape.done()
                yield Packed(name=f"{self._name}#{number}", number=number, data=packed)
        except OSError as error:
            self._trouble = error

    def rest(self, again: Sequence[Packed], number: int) -> Iterator[Member | Failure | LeftOut]:
        """What follows the first `number` records, or begins with those that are to be read `again`."""
        before = again[0].number - 1 if again else number
        tape = _Tape(chain((packed.data for packed in again), self._remaining()))
        try:
            if before:
                found = _records(self._name, _Tape(_uncoded("gzip", tape)), self._wanted, before)
            else:
                found = _opened(self._name, tape, self._wanted)
            yield from (_of_wanted_size(each, self._wanted) for each in found)
        except OSError as error:
            yield _unread(self._name, error)

    def _remaining(self) -> Iterator[bytes | DamagedError]:
        yield from self._tape.rest()
        if self._trouble is not None:
            raise self._trouble


def _file_pieces(source: Path | BinaryIO) -> Iterator[bytes]:
    with source.open("rb") if isinstance(source, Path) else nullcontext(source) as file:
        yield from _reads(file)


def _of_wanted_size(found: Member | Failure | LeftOut, wanted: Wanted) -> Member | Failure | LeftOut:
    if isinstance(found, Member) and not wanted.size(len(found.data)):
        return LeftOut(name=found.name, by="size")
    return found


def _found(name: str, source: Path | bytes | BinaryIO, wanted: Wanted) -> Iterator[Member | Failure | LeftOut]:
    if isinstance(source, bytes):
        if len(source) <= MEMBER_BYTES and not source.startswith(MAGIC):
            yield Member(name=name, data=source)
        else:
            yield from _opened(name, _Tape(_slices(source)), wanted)
        return
    try:
        yield from _opened(name, _Tape(_file_pieces(source)), wanted)
    except OSError as error:
        yield _unread(name, error)


def _unread(name: str, error: OSError) -> Failure:
    reason = f"The file cannot be read: {error.strerror or 'its reader failed'}."
    return Failure(name=name, reason=reason, cause=Cause.FILE)


def decoded(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """What lies under a Content-Encoding (gzip, deflate, br, zstd or two of them), in pieces of bounded size.

    Raises DamagedError for a coding that is not known, and for a body that is damaged, cut or a bomb. How
    long the whole may become is for the caller to limit.
    """
    codings = [name for name in re.split(r"[,\s]+", coding.lower()) if name not in ("", "identity")]
    if len(codings) > CODINGS:
        raise DamagedError(f"is packed {len(codings)} times over")
    layers: Iterator[bytes | DamagedError] = iter(pieces)
    for name in reversed(codings):
        layers = _uncoded(name, _Tape(layers))
    for piece in layers:
        if isinstance(piece, bytes):
            yield piece
        elif piece.predicate == STRAY and piece.begun:
            return  # bytes behind the body are no part of it, and browsers say nothing
        else:
            raise piece


def charset_of(content_type: str | None) -> str | None:
    """The charset parameter of a Content-Type header value.

    >>> charset_of('text/html; charset="ISO-8859-1"')
    'ISO-8859-1'
    """
    match = CHARSET.search(content_type or "")
    return match[1] if match else None


class _Tape:
    """A stream of pieces, read through a window: `held` is what has been read and not yet been let go.

    A DamagedError among the pieces is raised as often as something asks for more than stands before it;
    `find` goes past it once it has been told.

    Unpackers read with `use`, which keeps what it hands out, and end with `done` or with `abandon`, after which
    `failed` is true.
    """

    def __init__(self, pieces: Iterable[bytes | DamagedError]) -> None:
        self._pieces = iter(pieces)
        self._damage: DamagedError | None = None
        self._used = 0
        self._total_used = 0
        self.held = bytearray()
        self.passed = 0
        self.failed = False

    def fill(self, count: int) -> bool:
        """Read on until `count` bytes are held; False where the stream ends before."""
        while len(self.held) < count:
            if self._damage is None:
                piece = next(self._pieces, None)
                if piece is None:
                    return False
                if isinstance(piece, bytes):
                    self.held += piece
                    continue
                self._damage = piece
            raise self._damage
        return True

    def peek(self, start: int, end: int) -> bytes:
        self.fill(end)
        return bytes(memoryview(self.held)[start:end])

    def drop(self, count: int) -> None:
        count = max(0, min(count, len(self.held)))
        del self.held[:count]
        self.passed += count
        self._used = max(0, self._used - count)

    def match(self, pattern: re.Pattern[bytes], start: int = 0) -> re.Match[bytes] | None:
        """Match a mark at `start`, reading no further than it takes."""
        while not (match := pattern.match(self.held, start)):
            if len(self.held) >= start + MARK_BYTES or not self.fill(len(self.held) + 1):
                return None
        return match

    def search(self, pattern: re.Pattern[bytes], start: int, within: int) -> re.Match[bytes] | None:
        """Search from `start` on, reading no further than it takes and little more than `within` bytes."""
        while not (match := pattern.search(self.held, start)):
            start = max(start, len(self.held) - MARK_BYTES)
            if len(self.held) >= within or not self.fill(len(self.held) + 1):
                return None
        return match

    def find(self, pattern: re.Pattern[bytes]) -> bool:
        """Let go of all that stands before the next match; False if there is none."""
        while not (match := pattern.search(self.held)):
            self.drop(len(self.held) - MARK_BYTES)
            try:
                if not self.fill(len(self.held) + 1):
                    self.drop(len(self.held))
                    return False
            except DamagedError as damage:
                if not damage.told:
                    raise
                self.drop(len(self.held))
                self._damage = None
        self.drop(match.start())
        return True

    def use(self, count: int, *, exactly: bool = False) -> bytes:
        """The `count` bytes after those in use; fewer at the end, where `exactly` raises."""
        if self._used > HISTORY:
            self.drop(self._used)
        if not self.fill(self._used + count) and exactly:
            self._used = len(self.held)
            raise DamagedError(CUT)
        taken = bytes(memoryview(self.held)[self._used : self._used + count])
        self._used += len(taken)
        self._total_used += len(taken)
        return taken

    def rest(self) -> Iterator[bytes | DamagedError]:
        """All that is held or still to come, for another tape."""
        yield bytes(self.held)
        yield from self._pieces

    def give_back(self, count: int) -> None:
        """The last `count` bytes in use are not."""
        self._used -= count
        self._total_used -= count

    def done(self) -> None:
        """Let go of what was used."""
        self.drop(self._used)

    def abandon(self) -> None:
        """Give up what was used: the next member will be looked for right behind its first byte."""
        affordable = self._total_used <= REREADING * (self.passed + HISTORY)
        self.drop(min(1, self._used) if affordable else len(self.held))
        self._used = 0
        self.failed = True


def _slices(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]


def _reads(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def _opened(
    name: str, tape: _Tape, wanted: Wanted, allowed: frozenset[str] = frozenset(MARKS)
) -> Iterator[Member | Failure | LeftOut]:
    """The pages on a tape that may be a container of one of the `allowed` kinds."""
    kind = _kind(tape)
    if kind is None:
        beginning_lost = yield from _page(name, tape)
        if beginning_lost and "warc" in allowed:
            yield from _records(name, tape, wanted, 1, lost=True)
    elif kind not in allowed:
        yield _failure(name, "member", NESTED)
    elif kind == "warc":
        yield from _records(name, tape, wanted)
    elif kind == "zip":
        yield from _entries(name, tape, wanted, WITHIN[kind] & allowed)
    else:
        yield from _opened(name, _Tape(_uncoded(kind, tape)), wanted, WITHIN[kind] & allowed)


def _kind(tape: _Tape) -> str | None:
    for kind, mark in MARKS.items():
        with suppress(DamagedError):  # it is met again when the page is read
            if tape.match(mark):
                return kind
    return None


def _page(name: str, tape: _Tape) -> Generator[Member | Failure, None, bool]:
    """All that is on the tape as one page. Returns whether its beginning was damaged."""
    try:
        too_large = tape.fill(MEMBER_BYTES + 1)
    except DamagedError as damage:
        damage.told = True
        if damage.predicate != STRAY:
            yield _failure(name, "page", damage.predicate)
            return damage.begun == 0
        yield Member(name=name, data=bytes(tape.held))
        yield _failure(f"{name}#2", "second member", STRAY)
        return False
    if too_large:
        yield _failure(name, "page", TOO_LARGE)
    else:
        yield Member(name=name, data=bytes(tape.held))
    return False


# Unpacking


def _uncoded(coding: str, tape: _Tape) -> Iterator[bytes | DamagedError]:
    if coding in ("gzip", "x-gzip"):
        return _each(tape, MARKS["gzip"], _gunzipped)
    if coding == "zstd":
        return _each(tape, MARKS["zstd"], _Zstd())
    if coding == "deflate":
        return _deflated(tape)
    if coding == "br":
        return _unbrotli(tape)
    raise DamagedError(f"is packed as {_printable(coding[:20])!r}, which is not known")


def _each(
    tape: _Tape, mark: re.Pattern[bytes], unpack: Callable[[_Tape], Iterator[bytes]]
) -> Iterator[bytes | DamagedError]:
    """What the members on the tape hold, one after the other, with a DamagedError for each that fails."""
    given = 0
    while tape.fill(1):
        if not tape.match(mark):
            yield DamagedError(STRAY, given)
            if not tape.find(mark):
                return
        begun = given
        try:
            for piece in unpack(tape):
                given += len(piece)
                yield piece
            tape.done()
        except DamagedError as damage:
            yield DamagedError(damage.predicate, begun)
            tape.abandon()
            if not tape.find(mark):
                return


def _gunzipped(tape: _Tape) -> Iterator[bytes]:
    """One gzip member: at once if that goes, or else piece by piece, as all are behind a damaged one: looking for
    their ends again and again would cost the square."""
    if tape.failed:
        yield from _inflated(tape, GZIP)
        return
    try:
        size = _member_end(tape, HISTORY) or 0
    except DamagedError:
        size = 0
    whole = _gunzipped_at_once(tape.use(size))
    if whole is None:
        tape.give_back(size)
        yield from _inflated(tape, GZIP)
    else:
        yield from _slices(whole)


def _member_end(tape: _Tape, within: int) -> int | None:
    """Where the gzip member at the front seems to end: before what looks like another, or at the end of all.

    None if there is no end `within` so many bytes.
    """
    place = 1
    while True:
        found = tape.held.find(GZIP_HEADER_START, place)
        if found >= 0:
            tape.fill(found + GZIP_HEADER_BYTES)
            size = int.from_bytes(tape.held[found - 4 : found], "little")
            if 0 < size <= MEMBER_BYTES and GZIP_HEADER.match(tape.held, found):
                return found
            place = found + 1
        else:
            place = max(place, len(tape.held) - len(GZIP_HEADER_START) + 1)
            if len(tape.held) > within:
                return None
            if not tape.fill(len(tape.held) + 1):
                return len(tape.held)


def _gunzipped_at_once(packed: bytes) -> bytes | None:
    """What a whole and undamaged gzip member of usual size holds, in little more than half of zlib's time."""
    from fastwarc.stream_io import GzipReader

    try:
        whole: bytes = GzipReader(BytesIO(packed)).read(EXPANSION_FLOOR + 1)
    except OSError:
        return None
    usual = 0 < len(whole) <= EXPANSION_FLOOR
    return whole if usual and packed.endswith(len(whole).to_bytes(4, "little")) else None


def _begins_with_record(tape: _Tape) -> bool:
    """Whether a gzip member begins on the tape, and a record of a WARC in it."""
    if not tape.match(MARKS["gzip"]):
        return False
    try:
        beginning = zlib.decompressobj(GZIP).decompress(tape.peek(0, BEGINNING_BYTES), MARK_BYTES)
    except zlib.error:
        return False
    return bool(MARKS["warc"].match(beginning))


def _unpacked_alone(packed: bytes) -> bytes:
    """What one gzip member holds. Raises OddError if it is damaged, too large or not alone."""
    whole = _gunzipped_at_once(packed)
    if whole is not None:
        return whole
    tape = _Tape([packed])
    try:
        whole = _joined(_inflated(tape, GZIP))
    except DamagedError:
        raise OddError from None
    tape.done()
    if tape.held:
        raise OddError
    return whole


def _inflated(tape: _Tape, wbits: int) -> Iterator[bytes]:
    """One deflate stream, wrapped as `wbits` says."""
    engine = zlib.decompressobj(wbits)
    used = given = 0
    piece = b""
    while not engine.eof:
        packed = engine.unconsumed_tail
        if not packed and len(piece) < PIECE:
            packed = tape.use(PIECE)
            used += len(packed)
            if not packed:
                raise DamagedError(CUT)
        try:
            piece = engine.decompress(packed, PIECE)
        except zlib.error:
            raise DamagedError(DAMAGED) from None
        given += len(piece)
        _refuse_bomb(given, used - len(engine.unconsumed_tail))
        yield piece
    tape.give_back(len(engine.unused_data))


def _deflated(tape: _Tape) -> Iterator[bytes]:
    """The coding called deflate: in a zlib wrapper, as it ought to be, or bare, as some servers send it."""
    if tape.fill(1):
        first, second = tape.peek(0, 2).ljust(2, b"\0")
        wrapped = first & 0x0F == ZIP_DEFLATED and (first << 8 | second) % 31 == 0
        yield from _inflated(tape, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


class _Zstd:
    """Unpacks a Zstandard frame a call; a dictionary that comes as the first is kept for those after it."""

    DICTIONARY_MARK = b"\x5d\x2a\x4d\x18"
    DICTIONARY_BYTES = 4 << 20

    def __init__(self) -> None:
        self._dictionary = b""

    def __call__(self, tape: _Tape) -> Iterator[bytes]:
        mark = tape.use(4, exactly=True)
        if mark != b"\x28\xb5\x2f\xfd":
            self._skip(mark, tape)
            return
        from fastwarc.stream_io import ZstdReader

        packed = _Packed(self._frame(mark, tape))
        yield from _pulled(ZstdReader, packed)

    def _skip(self, mark: bytes, tape: _Tape) -> None:
        size = tape.use(4, exactly=True)
        left = int.from_bytes(size, "little")
        if mark == self.DICTIONARY_MARK and left <= self.DICTIONARY_BYTES:
            self._dictionary = mark + size + tape.use(left, exactly=True)
            return
        while left:
            left -= len(tape.use(min(left, PIECE), exactly=True))

    def _frame(self, mark: bytes, tape: _Tape) -> Iterator[bytes]:
        """The bytes of one frame. Its blocks are counted off so that the damage of a frame stays in it."""
        if self._dictionary:
            yield self._dictionary
        descriptor = tape.use(1, exactly=True)
        single_segment = descriptor[0] >> 5 & 1
        size_bytes = (single_segment, 2, 4, 8)[descriptor[0] >> 6]
        dictionary_bytes = (0, 1, 2, 4)[descriptor[0] & 3]
        rest = tape.use(1 - single_segment + dictionary_bytes + size_bytes, exactly=True)
        yield mark + descriptor + rest
        last = False
        while not last:
            head = tape.use(3, exactly=True)
            block = int.from_bytes(head, "little")
            last = bool(block & 1)
            run_length = block >> 1 & 3 == 1
            yield head + tape.use(1 if run_length else block >> 3, exactly=True)
        if descriptor[0] & 4:
            yield tape.use(4, exactly=True)


def _unbrotli(tape: _Tape) -> Iterator[bytes]:
    from fastwarc.stream_io import BrotliReader

    if tape.fill(1):
        yield from _pulled(BrotliReader, _Packed(iter(partial(tape.use, PIECE), b"")))


class _Packed:
    """Pieces as the file that FastWARC's readers take."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self._place = 0

    def read(self, size: int) -> bytes:
        rest = self._rest or next(self._pieces, b"")
        taken, self._rest = rest[:size], rest[size:]
        self._place += len(taken)
        return taken

    def tell(self) -> int:
        return self._place


def _pulled(reader_type: Any, packed: _Packed) -> Iterator[bytes]:
    given = 0
    reader = reader_type(packed)
    while True:
        try:
            piece = reader.read(PIECE)
        except OSError:
            raise DamagedError(DAMAGED) from None
        if not piece:
            return
        given += len(piece)
        _refuse_bomb(given, packed.tell())
        yield piece


def _refuse_bomb(unpacked: int, packed: int) -> None:
    if unpacked > EXPANSION_FLOOR and unpacked > EXPANSION * packed:
        raise DamagedError(BOMB)


def _joined(pieces: Iterable[bytes]) -> bytes:
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > MEMBER_BYTES:
            raise DamagedError(TOO_LARGE)
    return bytes(whole)


# Zip


def _entries(name: str, tape: _Tape, wanted: Wanted, allowed: frozenset[str]) -> Iterator[Member | Failure | LeftOut]:
    mark = MARKS["zip"]
    number = 0
    while tape.match(mark) or not tape.match(ZIP_DIRECTORY):
        number += 1
        label = f"{name}#{number}"
        if number > ZIP_ENTRIES:
            yield _failure(name, "zip", f"has more entries than the limit of {ZIP_ENTRIES}")
            return
        try:
            entry = _Entry(tape)
            label = f"{name}#{entry.path}"
            data = entry.data(tape)
        except DamagedError as damage:
            yield _failure(label, "entry", damage.predicate)
            tape.abandon()
            if not tape.find(mark):
                return
            continue
        tape.done()
        if not entry.path.endswith("/") and not entry.path.startswith("__MACOSX/"):
            if data.startswith(MAGIC):
                yield from _opened(label, _Tape(_slices(data)), wanted, allowed)
            else:
                yield Member(name=label, data=data)


class _Entry:
    """The header in front of an entry of a zip, and the way to its data."""

    def __init__(self, tape: _Tape) -> None:
        if tape.fill(1) and not tape.match(MARKS["zip"]):
            raise DamagedError(STRAY)
        (
            _,
            _,
            self._flags,
            self._method,
            _,
            _,
            self._checksum,
            self._packed_size,
            self._size,
            path,
            extra,
        ) = ZIP_HEADER.unpack(tape.use(ZIP_HEADER.size, exactly=True))
        if path > ZIP_PATH_BYTES:
            raise DamagedError(DAMAGED)
        encoding = "utf-8" if self._flags & ZIP_UTF8 else "cp437"
        self.path = _printable(tape.use(path, exactly=True).decode(encoding, "replace"))
        extra = tape.use(extra, exactly=True)
        if ZIP_SIZE_ELSEWHERE in (self._packed_size, self._size):
            self._size, self._packed_size = _zip64_sizes(extra)

    def data(self, tape: _Tape) -> bytes:
        """The unpacked data, checked. The tape is left in use up to the end of the entry."""
        if self._flags & ZIP_ENCRYPTED:
            raise DamagedError("is encrypted")
        if self._method == ZIP_DEFLATED:
            data = _joined(_inflated(tape, -zlib.MAX_WBITS))
        elif self._method == ZIP_STORED:
            data = self._stored(tape)
        else:
            raise DamagedError(f"is packed by a method that is not known ({self._method})")
        checksum = zlib.crc32(data)
        if self._flags & ZIP_SIZES_FOLLOW:
            _pass_descriptor(tape, checksum, len(data))
        elif checksum != self._checksum:
            raise DamagedError(DAMAGED)
        return data

    def _stored(self, tape: _Tape) -> bytes:
        if self._size != self._packed_size:
            raise DamagedError(DAMAGED)
        if self._flags & ZIP_SIZES_FOLLOW and not self._size:
            raise DamagedError("does not say where it ends")
        if self._size <= MEMBER_BYTES:
            return tape.use(self._size, exactly=True)
        for start in range(0, self._size, PIECE):
            tape.use(min(PIECE, self._size - start), exactly=True)
        tape.done()
        raise DamagedError(TOO_LARGE)


def _zip64_sizes(extra: bytes) -> tuple[int, int]:
    """The size and the packed size in a header's extra field."""
    while len(extra) >= 4:
        field, length = struct.unpack_from("<HH", extra)
        if field == ZIP64_FIELD and len(extra) >= 20:
            size, packed_size = struct.unpack_from("<QQ", extra, 4)
            return size, packed_size
        extra = extra[4 + length :]
    raise DamagedError(DAMAGED)


def _pass_descriptor(tape: _Tape, checksum: int, size: int) -> None:
    """Use the descriptor behind an entry, which must tell its checksum and size."""
    ahead = tape.use(max(form.size for form in ZIP_DESCRIPTORS))
    for form in ZIP_DESCRIPTORS:
        if form.size > len(ahead):
            continue
        told_checksum, _, told_size = form.unpack_from(ahead)[-3:]
        if (told_checksum, told_size) == (checksum, size):
            tape.give_back(len(ahead) - form.size)
            return
    raise DamagedError(DAMAGED)


# WARC

Fields = dict[str, str]
"""Header fields by their names in lower case."""


def _records(
    name: str, tape: _Tape, wanted: Wanted, number: int = 0, *, lost: bool = False
) -> Iterator[Member | Failure | LeftOut]:
    """The pages of a WARC; `number` records stood before, and the place where the next one begins may be `lost`."""
    while True:
        number += 1
        label, subject = f"{name}#{number}", "record"
        try:
            if (lost and not tape.find(MARKS["warc"])) or not _pass_newlines(tape):
                return
            start, fields = _record_head(tape)
            subject = _subject(fields)
            end = start + _content_length(fields)
            lost = end > start + HEADER_BYTES + MEMBER_BYTES
            if lost:
                if _holds_page(fields, tape.peek(start, start + LARGE_RECORD_HEADER_BYTES), wanted):
                    yield _failure(label, subject, TOO_LARGE)
                tape.drop(start)
                continue
            _check_end(tape, end)
        except DamagedError as damage:
            damage.told = lost = True
            yield _failure(label, subject, damage.predicate)
            tape.drop(1)
            continue
        content = tape.peek(start, end) if fields.get("warc-type") in PAGE_RECORDS else b""
        tape.drop(end)
        if page := _page_in(label, fields, content, wanted):
            yield page


def _page_in(label: str, fields: Fields, content: bytes, wanted: Wanted) -> Member | Failure | LeftOut | None:
    """The page in a record that is whole; None if there is none."""
    try:
        return _captured(label, fields, content, wanted)
    except DamagedError as damage:
        return _failure(label, _subject(fields), damage.predicate)
    except _UnwantedError as unwanted:
        return LeftOut(name=label, by=unwanted.by)


def _subject(fields: Fields) -> str:
    url = _url(fields)
    return f"record of {url}" if url else "record"


def _pass_newlines(tape: _Tape) -> bool:
    """Let go of newlines; False if nothing follows."""
    while tape.fill(1):
        match = NEWLINES.match(tape.held)
        if not match:
            return True
        tape.drop(match.end())
    return False


def _record_head(tape: _Tape) -> tuple[int, Fields]:
    """Where the content of the record at the front begins, and the record's fields."""
    if not tape.match(MARKS["warc"]):
        raise DamagedError(STRAY)
    end = tape.search(RECORD_HEADER_END, 1, HEADER_BYTES)
    if not end or not end["end"]:
        raise DamagedError("has a header without end")
    return end.end(), _fields(tape.peek(0, end.start()))


def _content_length(fields: Fields) -> int:
    length = fields.get("content-length", "")
    if not DECIMAL.fullmatch(length):
        raise DamagedError(NO_LENGTH)
    return int(length)


def _check_end(tape: _Tape, end: int) -> None:
    """Raise unless a record may end at `end`: before an empty line, another record or the end of all."""
    if not tape.fill(end):
        raise DamagedError(CUT)
    after = end
    try:
        while after < end + MARK_BYTES and tape.fill(after + 1) and tape.held[after] in b"\r\n":
            after += 1
        if tape.held.startswith(b"\r\n\r\n", end) or not tape.fill(after + 1) or tape.match(MARKS["warc"], after):
            return
    except DamagedError as damage:
        if damage.begun >= tape.passed + end:
            return
        raise
    raise DamagedError(WRONG_LENGTH)


class _UnwantedError(Exception):
    """A page that a filter leaves out."""

    def __init__(self, by: str) -> None:
        super().__init__(by)
        self.by = by


def _captured(label: str, record: Fields, content: bytes, wanted: Wanted) -> Member | None:
    url = _url(record)
    body = _body(record, content, url, wanted)
    if not body:
        return None
    start, fields = body
    content_type = fields.get("content-type")
    data = content[start:]
    if not UNCODED.match(data):
        if "chunked" in fields.get("transfer-encoding", "").lower():
            data = _dechunked(data)
        if coding := fields.get("content-encoding"):
            data = data if UNCODED.match(data) else _joined(decoded(_slices(data), coding))
    return Member(
        name=label,
        data=data,
        url=url,
        content_type=content_type,
        charset=charset_of(content_type),
        captured=_captured_at(record),
        flat=record["warc-type"] == "conversion" and _media_type(content_type) in ("", "text/plain"),
    )


def _holds_page(record: Fields, beginning: bytes, wanted: Wanted) -> bool:
    try:
        return _body(record, beginning, _url(record), wanted) is not None
    except (DamagedError, _UnwantedError):
        return False


def _body(record: Fields, content: bytes, url: str | None, wanted: Wanted) -> tuple[int, Fields] | None:
    """Where in a record's content the page begins, and the fields that tell of it; None if there is none."""
    kind = record.get("warc-type")
    if kind not in PAGE_RECORDS:
        return None
    start, fields = 0, record
    if kind == "response":
        if _media_type(record.get("content-type")) not in ("", "application/http"):
            return None
        status = STATUS_LINE.match(content)
        end = HEADER_END.search(content, 0, HEADER_BYTES) if status else None
        if not status or not end:
            raise DamagedError("holds no whole HTTP answer")
        if not wanted.status(status[1].decode()):
            raise _UnwantedError("status")
        start, fields = end.end(), _fields(content[: end.start()])
    if not wanted.type(_media_type(fields.get("content-type") or record.get("warc-identified-payload-type"))):
        raise _UnwantedError("type")
    if not wanted.host(url):
        raise _UnwantedError("host")
    return start, fields


def _fields(block: bytes) -> Fields:
    """The fields of a header block, its first line left out."""
    fields: Fields = {}
    name = ""
    for line in block.decode("utf-8", "replace").split("\n")[1:]:
        if line[:1] in (" ", "\t") and name:
            fields[name] += " " + line.strip()
            continue
        name, _, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in REPEATABLE_FIELDS and name in fields:
            value = f"{fields[name]}, {value}"
        fields[name] = value
    return fields


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _url(record: Fields) -> str | None:
    return _printable(record.get("warc-target-uri", "").strip("<>")) or None


def _captured_at(record: Fields) -> datetime | None:
    try:
        moment = datetime.fromisoformat(record.get("warc-date", ""))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _dechunked(body: bytes) -> bytes:
    """The body out of its transfer chunks; as it is if there are none, as crawlers often leave it."""
    parts = []
    chunk = CHUNK_SIZE.match(body)
    if not chunk:
        return body
    while chunk and (size := int(chunk[1], 16)):
        end = chunk.end() + size
        if end > len(body):
            raise DamagedError(CUT)
        parts.append(body[chunk.end() : end])
        chunk = CHUNK_SIZE.match(body, end + body.startswith(b"\r", end) + 1)
    if not chunk:
        raise DamagedError(CUT)
    return b"".join(parts)


def _printable(text: str) -> str:
    """A name from inside a container, fit for a terminal."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _failure(name: str, subject: str, predicate: str) -> Failure:
    cause = CAUSES.get(predicate, Cause.DAMAGED)
    return Failure(name=name, reason=f"The {subject} {predicate}.", cause=cause)
