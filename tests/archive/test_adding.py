from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from mixedzone.archive.adding import Outcome, add_members
from mixedzone.archive.archive import Added, Archive
from mixedzone.page.containers import Member, members
from mixedzone.types import Failure

PDF = b"%PDF-1.7\n"


def pages(count: int) -> list[Member]:
    text = "The ferry was late again, and page {} says so in a line that is long enough to be read."
    return [Member(name=f"{n}.txt", data=text.format(n).encode()) for n in range(count)]


def outcomes(results: Iterable[Outcome]) -> list[str]:
    return [each.result.outcome if isinstance(each.result, Added) else "failed" for each in results]


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_stored_in_order_and_failures_told(archive: Archive, workers: int) -> None:
    found: list[Member | Failure] = [
        *pages(3),
        Member(name="paper.html", data=PDF),
        Failure(name="gone", reason="It is gone."),
        *pages(5)[3:],
    ]
    results = list(add_members(archive, found, workers=workers))
    assert [each.name for each in results] == ["0.txt", "1.txt", "2.txt", "paper.html", "gone", "3.txt", "4.txt"]
    assert outcomes(results) == ["new", "new", "new", "failed", "failed", "new", "new"]
    assert [entry.name for entry in archive.pages()] == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
    assert outcomes(add_members(archive, found, workers=workers)) == ["same"] * 3 + ["failed"] * 2 + ["same"] * 2


def test_known_bytes_are_not_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    list(add_members(archive, pages(2)))
    monkeypatch.setattr("mixedzone.archive.adding.read_member", lambda *_: pytest.fail("it was read"))
    assert outcomes(add_members(archive, pages(2))) == ["same", "same"]


def test_names_that_are_no_unicode_are_kept(archive: Archive) -> None:
    (page,) = pages(1)
    strange = Member(name="caf\udce9.txt", data=page.data)
    for workers in (1, 2):
        results = list(add_members(archive, [strange], workers=workers))
        assert results[0].name == "caf\N{REPLACEMENT CHARACTER}.txt"
    assert len(archive) == 1


def test_members_of_archives_of_pages_are_pages(archive: Archive, tmp_path: Path) -> None:
    body = pages(1)[0].data
    records = b""
    for number in range(3):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>%d. %s" % (number, body)
        records += (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/%d\r\n"
            b"WARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http; msgtype=response\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (number, len(answer), answer)
        )
    crawl = tmp_path / "crawl.warc"
    crawl.write_bytes(records)
    assert outcomes(add_members(archive, members(str(crawl), crawl))) == ["new"] * 3
    assert [entry.url for entry in archive.pages()] == [f"https://paper.example/{n}" for n in range(3)]
    captured = archive.original(1).captured
    assert captured is not None
    assert captured.year == 2026
    assert outcomes(add_members(archive, members(str(crawl), crawl))) == ["same"] * 3
