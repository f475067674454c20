"""What bad input gets: the answer that the design promises for each kind of it."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest

from mixedzone import Failure, Record, UnreadablePage, read, read_many

MB = 1 << 20
PAGE = b"<!doctype html><h1>Derby day</h1><p>Two goals in the last ten minutes turned the derby around.</p>"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
BINARY = bytes(range(256)) * 8

NO_PAGES = [
    (b"", "The page is empty: there is no text on it."),
    (b" \r\n\t ", "The page is empty: there is no text on it."),
    (b"<html><script>var text;</script></html>", "The page is empty: there is no text on it."),
    (BINARY, "The page is binary data, not HTML or text."),
    (PNG, "The page is an image, not HTML or text."),
    (JPEG, "The page is an image, not HTML or text."),
    (b"GIF89a\x01\x00\x01\x00", "The page is an image, not HTML or text."),
    (PDF, "The page is a PDF, not HTML or text."),
]

SECONDS = 60.0
"""The longest that a page may take, on a slow and busy machine."""

PEAK_MB = 1500
"""The most memory that it may take."""


def command(*arguments: object, piped: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    words = [sys.executable, "-m", "mixedzone", "read", *map(str, arguments)]
    return subprocess.run(words, input=piped, capture_output=True, timeout=120)


def outcomes(sources: Iterable[bytes | str | Path]) -> tuple[list[Record], list[Failure]]:
    found = list(read_many(sources))
    return [x for x in found if isinstance(x, Record)], [x for x in found if isinstance(x, Failure)]


def headlines(sources: Iterable[bytes | str | Path]) -> list[str | None]:
    return [record.headline for record in outcomes(sources)[0]]


# Empty, binary, an image, a PDF


@pytest.mark.parametrize(("data", "reason"), NO_PAGES)
def test_no_page(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage) as caught:
        read(data)
    assert str(caught.value) == reason


@pytest.mark.parametrize(("data", "reason"), NO_PAGES[:1] + NO_PAGES[3:5] + NO_PAGES[7:])
def test_no_page_on_the_command_line(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(data)
    done = command(path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [f"{path}: {reason}"]
    piped = command("-", piped=data)
    assert piped.returncode == 2
    assert piped.stderr.decode().splitlines() == [f"standard input: {reason}"]


def test_a_file_that_is_not_there_on_the_command_line(tmp_path: Path) -> None:
    done = command(tmp_path / "absent.html")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


# Wrong or missing charset, stray NULs, lone surrogates


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<meta charset=iso-8859-1><p>\x93T\xf6r\x94", "“Tör”"),
        (b"<meta charset=windows-1252><p>T\xc3\xb6re f\xc3\xbcr Gr\xc3\xbcn-Wei\xc3\x9f", "Töre für Grün-Weiß"),
        (b"<meta charset=klingon><p>T\xc3\xb6re", "Töre"),
        (b"<p>T\xf6re f\xfcr die Gr\xfcnen, \xfcber die alle reden, in gro\xdfer Zahl", None),
        (b"<meta charset=utf-8><p>T\xf6re", "T\ufffdre"),
        (b"<p>De\0rby\0", "Derby"),
        (b"Two goals\0 turned the derby around", "Two goals turned the derby around"),
        (b"<p>a&#0;b&#xD800;c", "a\ufffdb\ufffdc"),
        (b"<meta charset=utf-8><p>\xed\xa0\x80 day", "\ufffd\ufffd\ufffd day"),
        ("<p>Derby \udc80 day", "Derby \ufffd day"),
        ("Derby \ud83d\ude00 \ud83d", "Derby 😀 \ufffd"),
    ],
)
def test_charsets_nuls_and_surrogates(data: bytes | str, text: str | None) -> None:
    [line] = read(data).lines
    assert line.text == (text or "Töre für die Grünen, über die alle reden, in großer Zahl")
    assert line.text.encode("utf-8").decode("utf-8") == line.text


# Not an article


def test_a_listing_says_that_it_is_one(examples: Path) -> None:
    article = read(examples / "league-table.html")
    expected = json.loads((examples / "expected" / "league-table.html.json").read_text("utf-8"))
    assert [line.text for line in article.lines if line.hidden is None] == expected["lines"]
    assert article.kind == "listing" or article.confidence < 0.5


def test_a_few_words_are_a_page() -> None:
    article = read("<p>404")
    assert [line.text for line in article.lines] == ["404"]
    assert article.record().text in ("", "404")


# Long pages

MEASURE = """
import resource, sys, time
from pathlib import Path
import mixedzone
start = time.monotonic()
try:
    article = mixedzone.read(Path(sys.argv[1]).read_bytes())
    article.text
    print(len(article.lines), "lines")
except mixedzone.UnreadablePage as error:
    print(error)
print(time.monotonic() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measured(data: bytes, folder: Path) -> str:
    """What comes of a page in a process of its own, which must stay within bounds."""
    path = folder / "page"
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", MEASURE, path], capture_output=True, text=True, timeout=2 * SECONDS)
    assert done.returncode == 0, done.stderr
    answer, cost = done.stdout.splitlines()
    seconds, peak = map(float, cost.split())
    assert seconds < SECONDS
    assert peak < PEAK_MB
    return answer


WORDS = b"Some words of a long paragraph about a derby, and then some more of them, for the length of it all. "


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"<!doctype html>" + (b"<p>" + WORDS * 5 + b"</p>\n") * 40_000, "40000 lines"),
        (WORDS * (20 * MB // len(WORDS)), "1 lines"),
        (b"<p>" + WORDS * (5 * MB // len(WORDS)), "1 lines"),
        (b"<p>" + b"a" * 5 * MB, "1 lines"),
        (b"a" * 5 * MB, "1 lines"),
        (b"?" * 5 * MB, "1 lines"),
        (b"\xe2\x80\x9c" * MB, "1 lines"),
        (b"<p>x" * 200_000, "200000 lines"),
        (b"<p>" * 200_000 + b"x", "1 lines"),
        (b"<p>" + b"x<br>" * 50_000, "50000 lines"),
    ],
    ids=["20 MB", "20 MB in a line", "line", "word", "flat word", "asking", "quoting", "open p", "empty p", "br"],
)
def test_long_pages(data: bytes, answer: str, tmp_path: Path) -> None:
    assert measured(data, tmp_path) == answer


@pytest.mark.parametrize("data", [PAGE + b" " * 32 * MB, b"a" * (33 * MB)])
def test_pages_over_the_limit(data: bytes) -> None:
    with pytest.raises(UnreadablePage, match=r"larger than the limit of 32 MB\.$"):
        read(data)
    with pytest.raises(UnreadablePage, match=r"larger than the limit of 32 MB\.$"):
        read(data.decode())


# Nesting


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "template", "svg", "my-box"])
@pytest.mark.parametrize("count", [50_000, 200_000])
def test_deep_nesting_is_refused_before_it_is_parsed(tag: str, count: int) -> None:
    data = b"<!doctype html>" + f"<{tag}>".encode() * count + b"x"
    start = time.process_time()
    with pytest.raises(UnreadablePage, match=r"\d,000.*\.$"):
        read(data)
    assert time.process_time() - start < 5


def test_tangled_formatting_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(UnreadablePage, match=r"\d"):
        read(b"".join(b"<b id=%d><i id=%d>" % (n, n) for n in range(2000)) + b"<p>x" * 20_000)


def test_tags_of_many_attributes_are_refused_before_they_are_parsed() -> None:
    with pytest.raises(UnreadablePage, match=r"\d"):
        read(b"<p " + b" ".join(b"a%d" % n for n in range(200_000)) + b">x")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "template"])
def test_moderate_nesting_is_read(tag: str) -> None:
    article = read(f"<{tag}>x".encode() * 100)
    assert "".join(line.text for line in article.lines) == "x" * 100


def test_deep_pages_within_the_limit_are_read(tmp_path: Path) -> None:
    assert measured(b"<div>x" * 20_000, tmp_path) == "20000 lines"
    assert measured(b"<svg>" * 20_000 + b"<text>" + b"a" * 8 * MB, tmp_path) == "1 lines"


# Bombs, truncated archives, broken records


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(MB)) for _ in range(size // MB)) + packer.flush()


def zipped(**entries: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def warc(headline: str, *, length: int | None = None, address: str = "https://paper.test/") -> bytes:
    body = f"<h1>{headline}</h1><p>Words of the page.".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Target-URI: {address}{headline}\r\n"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


@pytest.mark.parametrize("data", [bomb(200 * MB), zipped(page=bytes(200 * MB)), gzip.compress(bomb(100 * MB))])
def test_bombs_are_refused(data: bytes) -> None:
    start = time.process_time()
    records, failures = outcomes([data])
    assert records == []
    assert len(failures) == 1
    assert time.process_time() - start < 10


def test_a_bomb_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(bomb(200 * MB))
    done = command(path)
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"{path}: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_bomb_among_pages_is_skipped(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    archive.write_bytes(zipped(a=PAGE, b=bytes(200 * MB), c=PAGE))
    records, failures = outcomes([archive])
    assert [record.headline for record in records] == ["Derby day", "Derby day"]
    assert [failure.name.endswith("b") for failure in failures] == [True]


def test_what_stands_before_the_cut_is_read(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(b"".join(gzip.compress(warc(name)) for name in "ABC")[:-20])
    records, failures = outcomes([crawl])
    assert [record.headline for record in records] == ["A", "B"]
    assert len(failures) == 1
    assert failures[0].name.startswith(str(crawl))
    archive = tmp_path / "pages.zip"
    whole = zipped(a=PAGE, b=PAGE, c=os.urandom(1000) + PAGE)
    archive.write_bytes(whole[: whole.index(b"PK\x01\x02") - 20])
    records, failures = outcomes([archive])
    assert [record.headline for record in records] == ["Derby day", "Derby day"]
    assert len(failures) == 1


def test_broken_records_are_skipped_one_by_one(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc"
    crawl.write_bytes(
        warc("A")
        + warc("B", length=9)
        + warc("C")
        + b"noise\r\n"
        + warc("D").replace(b"Content-Length", b"Length")
        + warc("E")
    )
    records, failures = outcomes([crawl])
    found = [record.headline for record in records]
    assert {"A", "C", "E"} <= set(found)
    assert found == sorted(str(headline) for headline in found)
    assert failures
    assert all(failure.reason.endswith(".") and str(crawl) in failure.name for failure in failures)


# One bad page among many


@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_page_is_a_value_in_the_stream(workers: int) -> None:
    pages = [PAGE] * 30
    pages[7], pages[23] = PDF, b"<div>" * 60_000
    found = list(read_many(pages, workers=workers))
    assert [number for number, result in enumerate(found) if isinstance(result, Failure)] == [7, 23]
    assert all(isinstance(result, Record | Failure) for result in found)


def test_one_bad_page_on_the_command_line(tmp_path: Path) -> None:
    for number in range(10):
        (tmp_path / f"page-{number}.html").write_bytes(PDF if number == 4 else PAGE)
    paths = sorted(tmp_path.iterdir())
    done = command(*paths, "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 9
    named, count = done.stderr.decode().splitlines()
    assert named == f"{paths[4]}: The page is a PDF, not HTML or text."
    assert count == "1 of 10 pages could not be read."


# Killed in the middle


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_in_the_middle(workers: int, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(120):
        (pages / f"page-{number:03}.html").write_bytes(PAGE + b"<p>Words of the page." * 100)
    whole, out = tmp_path / "whole", tmp_path / "out"
    options = [pages, "--format", "json", "--workers", workers]
    start = time.monotonic()
    assert command(*options, "--out", whole).returncode == 0
    lasted = time.monotonic() - start
    expected = files(whole)
    assert len(expected) == 120

    chance = random.Random(7)  # noqa: S311 - no secret, the same moments in each run
    cut = 0
    for _ in range(3):
        run = subprocess.Popen(
            [sys.executable, "-m", "mixedzone", "read", *map(str, options), "--out", str(out)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            run.wait(lasted * chance.uniform(0.3, 0.9))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
        found = files(out)
        cut += len(found) < 120
        stored = {name: data for name, data in found.items() if not name.startswith(".")}
        assert stored.items() <= expected.items()
    assert cut

    assert command(*options, "--out", out).returncode == 0
    assert files(out) == expected
