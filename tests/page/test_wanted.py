from __future__ import annotations

import gzip

from mixedzone.page.containers import Member, wanted_members
from mixedzone.page.wanted import Wanted
from mixedzone.types import Cause, Failure, LeftOut


def answer(
    body: bytes, *, status: str = "200 OK", type: str = "text/html", url: str = "https://paper.example/a"
) -> bytes:
    content = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(content)}\r\n\r\n"
    return gzip.compress(head.encode() + content + b"\r\n\r\n")


def found(wanted: Wanted, *records: bytes) -> list[str]:
    """What there is in the place of each record: its page, or the filter or cause that took it."""
    items = wanted_members("x", b"".join(records), wanted)
    return [
        item.data.decode() if isinstance(item, Member) else item.by if isinstance(item, LeftOut) else item.cause.value
        for item in items
    ]


def test_what_a_filter_leaves_out_is_told() -> None:
    records = (
        answer(b"<p>a"),
        answer(b"<p>gone", status="404 Not Found"),
        answer(b"\x89PNG", type="image/png"),
        answer(b"<p>longer", url="https://www.paper.example/b"),
        answer(b"<p>c", url="https://other.example/c"),
    )
    assert found(Wanted(), *records) == ["<p>a", "status", "type", "<p>longer", "<p>c"]
    assert found(Wanted(statuses=("404",)), *records) == ["status", "<p>gone", "status", "status", "status"]
    hosts = Wanted(hosts=frozenset({"paper.example"}))
    assert found(hosts, *records) == ["<p>a", "status", "type", "<p>longer", "host"]
    assert found(Wanted(smallest=5), *records) == ["size", "status", "type", "<p>longer", "size"]
    assert found(Wanted(largest=5), *records) == ["<p>a", "status", "type", "size", "<p>c"]


def test_sizes_count_for_every_page() -> None:
    assert [type(item) for item in wanted_members("x", b"<p>Derby day", Wanted(smallest=50))] == [LeftOut]


def test_records_that_hold_no_page_are_passed_over_silently() -> None:
    request = b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 1\r\n\r\nG\r\n\r\n"
    assert found(Wanted(), request) == []


def test_hosts() -> None:
    wanted = Wanted(hosts=frozenset({"paper.example"}))
    assert wanted.host("https://user@PAPER.example:8443/a")
    assert not any(wanted.host(url) for url in (None, "", "paper.example", "https://[", "https://paper.example.test/"))
    assert Wanted().host(None)


def test_causes() -> None:
    def cause(data: bytes) -> list[Cause]:
        return [item.cause for item in wanted_members("x", data, Wanted()) if isinstance(item, Failure)]

    record = gzip.decompress(answer(b"<p>Derby day"))
    assert cause(record[:-8]) == [Cause.CUT]
    assert cause(record.replace(b"Length: 5", b"Length: 4")) == [Cause.LENGTH]
    assert cause(record.replace(b"Content-Length", b"Content-Breadth")) == [Cause.LENGTH]
    assert cause(answer(b"<p>Derby day")[:-9]) == [Cause.CUT]
    assert cause(gzip.compress(bytes(30 << 20))) == [Cause.BOMB]
    assert cause(gzip.compress(gzip.compress(b"<p>"))) == [Cause.NESTED]
    assert cause(b"a" * ((32 << 20) + 1)) == [Cause.LARGE]
    assert cause(b"\x1f\x8b\x08\x00" + b"\xff" * 50) == [Cause.DAMAGED]
