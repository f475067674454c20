from __future__ import annotations

import gzip
import hashlib
import io
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from fastwarc.stream_io import BrotliWriter, WarcWriter, ZstdWriter, zstd_train_dictionary_from_samples
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.page import containers
from mixedzone.page.containers import DamagedError, Member, charset_of, decoded
from mixedzone.page.containers import members as all_members
from mixedzone.types import Failure

MB = 1 << 20
PAGES = tuple(b"<p>Page %d of five, with a line of its own.</p>" % number for number in range(5))


def noise(size: int) -> bytes:
    """Bytes that cannot be packed, the same ones in each run."""
    return hashlib.shake_128(b"noise").digest(size)


def members(name: str, source: Path | bytes | BinaryIO) -> Iterator[Member | Failure]:
    """What is in there, without the causes, which have tests of their own."""
    for item in all_members(name, source):
        yield Failure(name=item.name, reason=item.reason) if isinstance(item, Failure) else item


def read(source: bytes) -> tuple[list[Member], list[Failure]]:
    found = list(members("x", source))
    return [item for item in found if isinstance(item, Member)], [item for item in found if isinstance(item, Failure)]


def bodies(source: bytes) -> list[bytes]:
    return [member.data for member in read(source)[0]]


def names(source: bytes) -> list[str]:
    return [item.name for item in members("x", source)]


def reasons(source: bytes) -> list[str]:
    return [failure.reason for failure in read(source)[1]]


def record(
    content: bytes,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    **fields: str,
) -> bytes:
    head = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://paper.example/a",
        "WARC-Date": "2024-05-06T07:08:09Z",
        "Content-Type": content_type,
        "Content-Length": str(len(content)),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + content + b"\r\n\r\n"


def answer(
    body: bytes, status: str = "200 OK", content_type: str = "text/html; charset=koi8-r", **fields: str
) -> bytes:
    head = {"Content-Type": content_type, **{name.replace("_", "-"): value for name, value in fields.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


RECORDS = tuple(record(answer(page), WARC_Target_URI=f"https://paper.example/{n}") for n, page in enumerate(PAGES))


class Target:
    """Where FastWARC's writers put what they pack."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def flush(self) -> None: ...

    def close(self) -> None: ...


def zstd(parts: Iterable[bytes], dictionary: bytes | None = None) -> bytes:
    target = Target()
    writer = ZstdWriter(target, dictionary=dictionary)
    for part in parts:
        written(writer, part)
        writer.finish()
    writer.close()
    return bytes(target.data)


def brotli(data: bytes) -> bytes:
    target = Target()
    writer = BrotliWriter(target)
    written(writer, data)
    writer.finish()
    writer.close()
    return bytes(target.data)


def written(writer: WarcWriter, data: bytes) -> None:
    """Write all of it: one call takes only so much."""
    for start in range(0, len(data), MB):
        part = data[start : start + MB]
        while part:
            part = part[writer.write(part) :]


class Unseekable(io.RawIOBase):
    """What a zip file is written to so that its sizes follow the entries."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, *, streamed: bool = False) -> bytes:
    target = Unseekable() if streamed else io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return bytes(target.data) if isinstance(target, Unseekable) else target.getvalue()


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(bytes(MB)) for _ in range(size // MB)) + packer.flush()


class Endless(io.BytesIO):
    """A file that repeats `part`, `times` over."""

    def __init__(self, part: bytes, times: int) -> None:
        super().__init__()
        self._part, self._times, self._rest = part, times, b""

    def read(self, size: int | None = -1) -> bytes:
        while len(self._rest) < (size or 0) and self._times:
            self._rest += self._part
            self._times -= 1
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


# Plain pages


@pytest.mark.parametrize("data", [b"", b"<p>page", b"PK is a name", b"WARC/ is a format", b"\x1f\x8b", b"\0" * 300])
def test_a_plain_page_is_its_own_member(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "page"
    file.write_bytes(data)
    for source in (data, file, io.BytesIO(data)):
        assert list(members("x", source)) == [Member(name="x", data=data)]


def test_a_plain_page_over_the_limit_is_refused() -> None:
    assert reasons(bytes(32 * MB)) == []
    assert reasons(bytes(32 * MB + 1)) == ["The page is larger than the limit of 32 MB."]


def test_a_file_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError

    assert list(members("x", tmp_path / "none")) == [
        Failure(name="x", reason="The file cannot be read: No such file or directory.")
    ]
    assert list(members("x", tmp_path)) == [Failure(name="x", reason="The file cannot be read: Is a directory.")]
    assert list(members("x", Broken())) == [Failure(name="x", reason="The file cannot be read: its reader failed.")]


def test_plain_pages_load_no_archive_library() -> None:
    code = (
        "import sys; from mixedzone.page.containers import members; list(members('x', b'<p>'));"
        "print([name for name in ('fastwarc', 'zipfile', 'httpx') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


# gzip and Zstandard


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zstd([data])])
def test_a_packed_page(pack: Callable[[bytes], bytes]) -> None:
    page = b"<p>" + noise(300_000)
    assert list(members("x.gz", pack(page))) == [Member(name="x.gz", data=page)]
    assert list(members("x.gz", pack(page[:9]) + pack(page[9:]))) == [Member(name="x.gz", data=page)]
    assert reasons(pack(page)[:-1]) == ["The page breaks off in the middle."]
    assert reasons(pack(gzip.compress(page))) == ["The member is an archive inside an archive."]
    assert reasons(pack(zipped({"a": page}))) == ["The member is an archive inside an archive."]


def test_a_damaged_packed_page_is_a_failure() -> None:
    packed = bytearray(gzip.compress(PAGES[0]))
    packed[-6] ^= 1
    assert list(members("x", bytes(packed))) == [
        Failure(name="x", reason="The page is damaged and cannot be unpacked.")
    ]


def test_a_page_with_something_behind_it_is_read_and_the_rest_named() -> None:
    assert list(members("x", gzip.compress(PAGES[0]) + b"rest")) == [
        Member(name="x", data=PAGES[0]),
        Failure(name="x#2", reason="The second member is none: something else stands in its place."),
    ]


def test_the_dictionary_in_front_of_zstandard_frames_serves_them_all() -> None:
    dictionary = zstd_train_dictionary_from_samples(list(RECORDS) * 20, 1000)
    packed = zstd(RECORDS, dictionary)
    assert packed.startswith(b"\x5d\x2a\x4d\x18")
    assert bodies(packed) == list(PAGES)


@pytest.mark.parametrize("pack", [bomb, lambda size: zstd([bytes(size)])])
def test_a_bomb_is_refused_in_little_memory(pack: Callable[[int], bytes]) -> None:
    packed = pack(1024 * MB)
    tracemalloc.start()
    assert reasons(packed) == ["The page grows more than 200-fold when it is unpacked."]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 * MB


def test_a_page_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    assert reasons(gzip.compress(noise(MB) * 33, 1)) == ["The page is larger than the limit of 32 MB."]


def test_regular_pages_are_no_bombs() -> None:
    page = b"<p>a</p>" * 500_000
    assert len(page) > 200 * len(gzip.compress(page))
    assert bodies(gzip.compress(page)) == [page]


# Zip


@pytest.mark.parametrize("streamed", [False, True])
def test_the_pages_of_a_zip(streamed: bool) -> None:
    entries = {
        "a/1.html": b"<p>1",
        "größe.html": b"<p>2" * 90_000,
        "3.html.gz": gzip.compress(b"<p>3"),
        "leer": b"",
    }
    junk = {"a/": b"", "__MACOSX/a/._1.html": b"junk"}
    assert list(members("x.zip", zipped({**entries, **junk}, streamed=streamed))) == [
        Member(name="x.zip#a/1.html", data=b"<p>1"),
        Member(name="x.zip#größe.html", data=b"<p>2" * 90_000),
        Member(name="x.zip#3.html.gz", data=b"<p>3"),
        Member(name="x.zip#leer", data=b""),
    ]


def test_stored_entries() -> None:
    entries = {"a": b"<p>1", "b": noise(400_000)}
    assert bodies(zipped(entries, zipfile.ZIP_STORED)) == list(entries.values())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, archive.open("a", "w", force_zip64=True) as entry:
        entry.write(b"<p>wide")
    assert bodies(target.getvalue()) == [b"<p>wide"]


def test_stored_entries_of_unknown_length_are_failures() -> None:
    assert "The entry does not say where it ends." in reasons(zipped({"a": b"<p>1"}, zipfile.ZIP_STORED, streamed=True))


def test_an_archive_in_an_archive_in_an_archive_is_refused() -> None:
    inner = {
        "zip": zipped({"a": b"<p>1"}),
        "warc": RECORDS[0],
        "gz.gz": gzip.compress(gzip.compress(b"<p>1")),
        "warc.gz": gzip.compress(RECORDS[0]),
    }
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        found, failures = read(zipped({**inner, "page": b"<p>"}, method))
        assert [member.name for member in found] == ["x#page"]
        assert failures == [
            Failure(name=f"x#{name}", reason="The member is an archive inside an archive.") for name in inner
        ]


def test_a_large_archive_stored_in_a_zip_is_passed_over_whole() -> None:
    pages = {str(number): b"<p>" for number in range(9)}
    inner = zipped({"a": noise(20 * MB), "b": noise(20 * MB), **pages}, zipfile.ZIP_STORED)
    found, failures = read(zipped({"inner.zip": inner, "page": b"<p>"}, zipfile.ZIP_STORED))
    assert [member.name for member in found] == ["x#page"]
    assert failures == [Failure(name="x#inner.zip", reason="The entry is larger than the limit of 32 MB.")]


def test_encrypted_and_unknown_entries_are_failures() -> None:
    packed = bytearray(zipped({"a": b"<p>1", "b": b"<p>2"}))
    packed[6] |= 1
    assert read(bytes(packed)) == (
        [Member(name="x#b", data=b"<p>2")],
        [Failure(name="x#a", reason="The entry is encrypted.")],
    )
    assert reasons(zipped({"a": b"<p>1"}, zipfile.ZIP_LZMA)) == [
        "The entry is packed by a method that is not known (14)."
    ]


def test_a_zip_bomb_is_a_failure_and_the_rest_is_read() -> None:
    packed = zipped({"a": b"<p>1", "bomb": bytes(64 * MB), "b": b"<p>2"})
    assert read(packed) == (
        [Member(name="x#a", data=b"<p>1"), Member(name="x#b", data=b"<p>2")],
        [Failure(name="x#bomb", reason="The entry grows more than 200-fold when it is unpacked.")],
    )


def test_entries_that_share_their_bytes_are_read_once() -> None:
    packed = zipped({"a": b"<p>" + noise(1000)})
    directory = packed.index(b"PK\x01\x02")
    end = packed.index(b"PK\x05\x06")
    count = 1000
    entries = packed[directory:end] * count
    overlapping = (
        packed[:directory]
        + entries
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), directory, 0)
    )
    assert len(zipfile.ZipFile(io.BytesIO(overlapping)).infolist()) == count
    assert names(overlapping) == ["x#a"]


def test_a_zip_has_a_limit_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "ZIP_ENTRIES", 3)
    entries = {str(n): b"<p>" for n in range(4)}
    assert read(zipped(dict(list(entries.items())[:3])))[1] == []
    found, failures = read(zipped(entries))
    assert len(found) == 3
    assert failures == [Failure(name="x", reason="The zip has more entries than the limit of 3.")]


def test_garbage_between_entries_is_named_and_passed() -> None:
    packed = zipped({"a": b"<p>1", "b": b"<p>2"})
    second = packed.index(b"PK\x03\x04", 4)
    assert read(packed[:second] + b"garbage" + packed[second:]) == (
        [Member(name="x#a", data=b"<p>1"), Member(name="x#b", data=b"<p>2")],
        [Failure(name="x#2", reason="The entry is none: something else stands in its place.")],
    )


# WARC


def test_the_answers_in_a_warc() -> None:
    assert list(members("x", record(answer(PAGES[0])))) == [
        Member(
            name="x#1",
            data=PAGES[0],
            url="https://paper.example/a",
            content_type="text/html; charset=koi8-r",
            charset="koi8-r",
            captured=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC),
        )
    ]


@pytest.mark.parametrize(
    "pack",
    [
        b"".join,
        lambda records: b"".join(map(gzip.compress, records)),
        lambda records: gzip.compress(b"".join(records)),
        zstd,
        lambda records: zstd([b"".join(records)]),
    ],
)
def test_every_way_of_packing_a_warc_gives_the_same(pack: Callable[[Iterable[bytes]], bytes], tmp_path: Path) -> None:
    file = tmp_path / "crawl"
    file.write_bytes(pack(RECORDS))
    found = list(members("x", file))
    assert found == list(members("x", b"".join(RECORDS)))
    assert [item.data for item in found if isinstance(item, Member)] == list(PAGES)


def test_records_that_hold_no_page_are_passed_over_silently() -> None:
    passed = [
        record(b"software: a crawler", "warcinfo", "application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
        record(b"fetchTimeMs: 3", "metadata", "application/warc-fields"),
        record(answer(b""), "revisit"),
        record(answer(b"GIF89a", content_type="image/gif")),
        record(answer(b"<p>gone", "404 Not Found")),
        record(answer(b"<p>moved", "301 Moved")),
        record(b"20240506 1.2.3.4", content_type="text/dns"),
        record(b"%PDF-1.4", "resource", "application/pdf"),
    ]
    assert names(b"".join([*passed, RECORDS[0]])) == ["x#10"]


def test_resources_and_conversions() -> None:
    resource = record(b"<p>saved", "resource", "text/html")
    wet = record("Schön\n".encode(), "conversion", "text/plain")
    found, failures = read(resource + wet)
    assert not failures
    assert [(member.data, member.flat, member.content_type) for member in found] == [
        (b"<p>saved", False, "text/html"),
        ("Schön\n".encode(), True, "text/plain"),
    ]


def test_a_payload_type_that_the_crawler_found_stands_in_for_a_missing_header() -> None:
    bare = b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\n"
    gif = record(bare + b"GIF89a", WARC_Identified_Payload_Type="image/gif")
    page = record(bare + b"<p>", WARC_Identified_Payload_Type="text/html")
    assert names(gif + page + record(bare + b"<p>")) == ["x#2", "x#3"]


@pytest.mark.parametrize(
    ("date", "captured"),
    [
        ("2024-05-06T07:08:09.123456789Z", datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)),
        ("2024-05-06T07:08:09", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("yesterday", None),
    ],
)
def test_capture_times(date: str, captured: datetime | None) -> None:
    assert [member.captured for member in read(record(answer(b"<p>"), WARC_Date=date))[0]] == [captured]


def test_what_a_header_says_is_fit_for_a_terminal() -> None:
    (member,), _ = read(record(answer(b"<p>"), WARC_Target_URI="<https://paper.example/\x1b[2J\xff>"))
    assert member.url == "https://paper.example/\N{REPLACEMENT CHARACTER}[2J\xff"


def chunked(data: bytes, size: int = 10) -> bytes:
    parts = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGES[0])),
        ("x-gzip", gzip.compress(PAGES[0])),
        ("deflate", zlib.compress(PAGES[0])),
        ("deflate", zlib.compress(PAGES[0], wbits=-15)),
        ("br", brotli(PAGES[0])),
        ("zstd", zstd([PAGES[0]])),
        ("gzip, br", brotli(gzip.compress(PAGES[0]))),
        ("identity", PAGES[0]),
        ("gzip", PAGES[0]),
    ],
)
def test_coded_answers_are_decoded(coding: str, body: bytes) -> None:
    assert bodies(record(answer(body, Content_Encoding=coding))) == [PAGES[0]]
    assert bodies(record(answer(chunked(body), Content_Encoding=coding, Transfer_Encoding="chunked"))) == [PAGES[0]]


@pytest.mark.parametrize(
    ("fields", "body", "reason"),
    [
        ({"Content_Encoding": "gzip"}, gzip.compress(PAGES[0])[:-9], "breaks off in the middle"),
        ({"Content_Encoding": "gzip"}, b"text, not packed", "is none: something else stands in its place"),
        ({"Content_Encoding": "br"}, b"text, not packed", "is damaged and cannot be unpacked"),
        ({"Content_Encoding": "zstd"}, zstd([PAGES[0]])[:-9], "breaks off in the middle"),
        ({"Content_Encoding": "lzw"}, b"text", "is packed as 'lzw', which is not known"),
        ({"Content_Encoding": "gzip, gzip, gzip"}, b"text", "is packed 3 times over"),
        ({"Content_Encoding": "gzip"}, bomb(64 * MB), "grows more than 200-fold when it is unpacked"),
        (
            {"Content_Encoding": "br"},
            brotli(bytes(64 * MB)),
            "grows more than 200-fold when it is unpacked",
        ),
        ({"Transfer_Encoding": "chunked"}, b"5\r\nhel", "breaks off in the middle"),
        ({"Transfer_Encoding": "chunked"}, b"5\r\nhello\r\nnonsense", "breaks off in the middle"),
    ],
)
def test_an_answer_that_cannot_be_decoded_is_a_failure(fields: dict[str, str], body: bytes, reason: str) -> None:
    found, failures = read(record(answer(body, **fields)) + RECORDS[1])
    assert failures == [Failure(name="x#1", reason=f"The record of https://paper.example/a {reason}.")]
    assert [member.name for member in found] == ["x#2"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (record(answer(PAGES[1]), Content_Length="ten"), "does not say how long it is"),
        (record(answer(PAGES[1]), Content_Length="-1"), "does not say how long it is"),
        (record(answer(PAGES[1]), Content_Length="9" * 30), "does not say how long it is"),
        (record(answer(PAGES[1]), Content_Length="20"), "does not end where its Content-Length says"),
        (record(answer(PAGES[1]), Content_Length="400"), "does not end where its Content-Length says"),
        (record(answer(PAGES[1]), Content_Length="4000"), "breaks off in the middle"),
        (record(answer(PAGES[1]), Content_Length="4000000000"), "is larger than the limit of 32 MB"),
        (record(b"no answer"), "holds no whole HTTP answer"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_broken_record_is_named_and_the_others_are_read(
    pack: Callable[[bytes], bytes], broken: bytes, reason: str
) -> None:
    found, failures = read(b"".join(map(pack, [RECORDS[0], broken, *RECORDS[2:]])))
    assert failures == [Failure(name="x#2", reason=f"The record of https://paper.example/a {reason}.")]
    assert [member.name for member in found] == ["x#1", "x#3", "x#4", "x#5"]


@pytest.mark.parametrize("garbage", [b"garbage", b"\r\n\r\ngarbage\n", b"\0" * 999, noise(200_000).replace(b"W", b"")])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, lambda data: zstd([data])])
def test_garbage_between_records_is_named_and_passed(pack: Callable[[bytes], bytes], garbage: bytes) -> None:
    packed = [pack(part) for part in RECORDS]
    found, failures = read(b"".join([*packed[:2], garbage, *packed[2:]]))
    assert [member.data for member in found] == list(PAGES)
    assert "x#3" in [failure.name for failure in failures]


def test_a_damaged_first_record_does_not_hide_the_others() -> None:
    packed = bytearray(b"".join(map(gzip.compress, RECORDS)))
    packed[12] ^= 0xFF
    found, failures = read(bytes(packed))
    assert [member.data for member in found] == list(PAGES[1:])
    assert len(failures) == 1


def test_many_small_records_with_damaged_ones_among_them() -> None:
    whole = [gzip.compress(record(answer(b"<p>Page %d" % number))) for number in range(400)]
    damaged = [each[: len(each) // 2] if number % 100 == 50 else each for number, each in enumerate(whole)]
    pages, failures = read(b"".join(damaged))
    assert (len(pages), len(failures)) == (396, 4)


def test_a_film_over_the_limit_is_passed_over_silently() -> None:
    film = record(answer(bytes(33 * MB), content_type="video/mp4"))
    page = record(answer(bytes(33 * MB)))
    assert read(film + page + RECORDS[0])[1] == [
        Failure(name="x#2", reason="The record of https://paper.example/a is larger than the limit of 32 MB.")
    ]
    assert names(film + RECORDS[0]) == ["x#2"]


def test_a_bomb_between_records_is_named_and_passed() -> None:
    packed = [gzip.compress(RECORDS[0]), bomb(256 * MB), gzip.compress(RECORDS[1])]
    found, failures = read(b"".join(packed))
    assert [member.data for member in found] == list(PAGES[:2])
    assert "The record grows more than 200-fold when it is unpacked." in [failure.reason for failure in failures]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_long_warc_is_read_in_constant_memory(pack: Callable[[bytes], bytes]) -> None:
    source = Endless(pack(record(answer(noise(100_000)))), 600)
    tracemalloc.start()
    assert sum(isinstance(item, Member) for item in members("x", source)) == 600
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MB


def test_a_long_warc_in_one_gzip_member_is_read_in_constant_memory() -> None:
    source = io.BytesIO(gzip.compress(record(answer(noise(100_000))) * 300, 0))
    tracemalloc.start()
    assert sum(isinstance(item, Member) for item in members("x", source)) == 300
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * MB


# Damage of any kind


ARCHIVES = {
    "warc": b"".join(RECORDS),
    "warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "warc.zst": zstd(RECORDS),
    "zip": zipped({str(number): page for number, page in enumerate(PAGES)}),
    "zip, stored": zipped({str(number): page for number, page in enumerate(PAGES)}, zipfile.ZIP_STORED),
    "zip, streamed": zipped({str(number): page for number, page in enumerate(PAGES)}, streamed=True),
}
CHECKED = sorted(set(ARCHIVES) - {"warc"})


@pytest.mark.parametrize("kind", ARCHIVES)
def test_a_truncated_archive_gives_what_stands_before_the_cut(kind: str) -> None:
    archive = ARCHIVES[kind]
    whole = 0
    for end in range(6, len(archive)):
        found, failures = read(archive[:end])
        data = [member.data for member in found]
        if kind == "warc" and end < 40:
            continue  # too little to tell it from a page
        assert data == list(PAGES[: len(data)])
        assert whole <= len(data)
        assert len(failures) <= 1
        whole = len(data)
    assert whole == 5 or kind in ("warc.gz", "warc.zst")
    assert whole >= 4


@pytest.mark.parametrize("kind", CHECKED)
def test_one_changed_byte_costs_one_member_and_is_noticed(kind: str) -> None:
    archive = ARCHIVES[kind]
    for place in range(6, len(archive)):
        damaged = bytearray(archive)
        damaged[place] ^= 0x81
        found, failures = read(bytes(damaged))
        data = [member.data for member in found]
        assert set(data) <= set(PAGES)
        assert len(data) >= 4
        assert len(data) == 5 or failures


@pytest.mark.parametrize("kind", ARCHIVES)
@given(data=st.data())
def test_nothing_is_raised_whatever_happens_to_an_archive(kind: str, data: st.DataObject) -> None:
    archive = bytearray(ARCHIVES[kind])
    place = st.integers(0, len(archive) - 1)
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = sorted((data.draw(place), data.draw(place)))
        match data.draw(st.sampled_from(["change", "cut out", "repeat", "insert"])):
            case "change":
                archive[start] = data.draw(st.integers(0, 255))
            case "cut out":
                del archive[start:end]
            case "repeat":
                archive[end:end] = archive[start:end]
            case "insert":
                archive[start:start] = data.draw(st.binary(max_size=40))
        place = st.integers(0, max(0, len(archive) - 1))
        if not archive:
            break
    read(bytes(archive))


@given(
    st.sampled_from([b"", b"\x1f\x8b\x08\0\0\0\0\0\0\0", b"PK\x03\x04\x14\0", b"\x28\xb5\x2f\xfd", b"WARC/1.0\r\nA:"]),
    st.binary(max_size=300),
)
def test_nothing_is_raised_for_any_bytes(mark: bytes, rest: bytes) -> None:
    read(mark + rest)


GZIP_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\0"
LONG_BLOCK = b"\0\xff\xff\0\0"
ZIP_HEADER = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    "crafted",
    [
        (GZIP_HEADER + LONG_BLOCK) * 60_000,
        (ZIP_HEADER + LONG_BLOCK) * 30_000,
        struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 65535, 65535) * 30_000,
        (b"\x28\xb5\x2f\xfd\0\x58" + b"\xfe\xff\0") * 100_000,
        b"WARC/1.0\nA:" * 90_000,
        b"WARC/1.0\nContent-Length:20000000\n\n" * 30_000,
        b"WARC/1.0\nWARC-Type:response\nContent-Length:90000000\n\nHTTP/1.1 200 OK\n" * 15_000,
        b"WARC/1.0\r\nA: b\r\n\r\n" + b"\n" * 1_000_000,
        record(answer(b"<p>", content_type="text/html; charset=" + " " * 60_000 + ";")) * 18,
    ],
    ids=[
        "gzip",
        "zip",
        "zip paths",
        "zstd",
        "warc marks",
        "warc lengths",
        "warc films",
        "newlines",
        "charset",
    ],
)
def test_crafted_archives_take_linear_time(crafted: bytes) -> None:
    """Each is about a megabyte of beginnings whose ends would be searched far ahead, over and over."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    started = time.process_time()
    sys.setprofile(count)
    try:
        read(crafted)
    finally:
        sys.setprofile(None)
    assert steps < 8 * len(crafted)
    assert time.process_time() - started < 5


# The tools that others use


def test_decoded_raises_where_the_body_fails() -> None:
    pieces = decoded([gzip.compress(noise(300_000))[:-1]], "gzip")
    assert len(next(pieces)) > 0
    with pytest.raises(DamagedError, match="breaks off in the middle"):
        list(pieces)


def test_decoded_gives_pieces_of_bounded_size() -> None:
    for coding, packed in (
        ("gzip", bomb(4 * MB)),
        ("br", brotli(bytes(4 * MB))),
        ("zstd", zstd([bytes(4 * MB)])),
    ):
        pieces = list(decoded([packed[:7], packed[7:]], coding))
        assert sum(map(len, pieces)) == 4 * MB
        assert max(map(len, pieces)) <= 128 << 10


def test_decoded_passes_over_what_follows_a_gzip_body() -> None:
    assert b"".join(decoded([gzip.compress(b"page"), b"rest"], "gzip")) == b"page"
    assert b"".join(decoded([], "gzip")) == b""


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ("text/html;Charset = 'KOI8-R' ; x=y", "KOI8-R"),
        ("text/html", None),
        ("", None),
        (None, None),
    ],
)
def test_charset_of(content_type: str | None, charset: str | None) -> None:
    assert charset_of(content_type) == charset
