from __future__ import annotations

import gc
import gzip
import weakref
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mixedzone
from mixedzone import Article, Failure, Line, Record, Role, UnreadablePage, read, read_many
from mixedzone.page.nesting import MAX_BYTES

PAGE = "<!doctype html><title>Derby day</title><h1>Derby day</h1>"
PAGE += "<p>Two goals in the last ten minutes turned the derby around."
FLAT = "Derby day\n\nTwo goals in the last ten minutes turned the derby around.\n"
ROUND = "Grüße aus Füssen: „schön“ – 2 : 1"


def shown(article: Article) -> list[str]:
    return [line.text for line in article.lines if line.hidden is None]


def test_the_package_offers_what_it_promises() -> None:
    assert set(mixedzone.__all__) == {
        "Article",
        "Failure",
        "NoFixtureLists",
        "Line",
        "Record",
        "Role",
        "UnreadablePage",
        "read",
        "read_many",
    }
    assert all(hasattr(mixedzone, name) for name in mixedzone.__all__)


# What may be read


def test_bytes_text_and_paths_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(PAGE.encode()))
    lines = read(PAGE).lines
    assert read(PAGE.encode()).lines == lines
    assert read(path).lines == lines
    assert read(packed).lines == lines


def test_the_bytes_tell_what_a_page_is_and_not_the_name(tmp_path: Path) -> None:
    html, text = tmp_path / "page.txt", tmp_path / "page.html"
    html.write_text(PAGE, "utf-8")
    text.write_text(FLAT, "utf-8")
    assert all(line.path is not None and line.span is None for line in read(html).lines)
    assert all(line.span is not None and line.path is None for line in read(text).lines)


def test_flat_text_is_text_whatever_it_looks_like() -> None:
    source = "<p>This tag stood on the page as text."
    assert [line.text for line in read(source, flat=True).lines] == [source]
    assert [line.text for line in read(source.encode(), flat=True).lines] == [source]
    assert [line.text for line in read(source).lines] == ["This tag stood on the page as text."]


def test_a_text_may_begin_like_anything() -> None:
    assert [line.text for line in read("%PDF-1.7 is how a PDF begins").lines] == ["%PDF-1.7 is how a PDF begins"]


def test_spans_lead_to_the_lines_of_a_text() -> None:
    text = "\n  Derby day \r\n\n\tTwo goals in the last ten minutes.\n"
    article = read(text)
    assert [line.text for line in article.lines] == ["Derby day", "Two goals in the last ten minutes."]
    for line in article.lines:
        assert line.span is not None
        assert text[slice(*line.span)] == line.text


def test_name_and_address_are_kept(tmp_path: Path) -> None:
    article = read(PAGE, url="https://paper.test/derby", name="derby")
    assert (article.url, article.name) == ("https://paper.test/derby", "derby")
    path = tmp_path / "derby.html"
    path.write_text(PAGE, "utf-8")
    assert read(path).name == str(path)
    assert read(path).record().name == str(path)
    assert read(path, url="https://paper.test/derby").url == "https://paper.test/derby"


def test_the_page_knows_its_own_address_best() -> None:
    page = '<link rel=canonical href="https://paper.test/own">' + PAGE
    assert read(page, url="https://paper.test/derby?from=feed").url == "https://paper.test/own"


def test_lines_are_numbered_from_one() -> None:
    lines = read(PAGE).lines
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(isinstance(line, Line) and isinstance(line.role, Role) and 0 <= line.probability <= 1 for line in lines)


# Character sets


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (ROUND.encode(), None),
        (b"\xef\xbb\xbf" + ROUND.encode(), "windows-1252"),
        (ROUND.encode("cp1252"), "iso-8859-1"),
        (ROUND.encode("cp1252"), None),
        (b"\xff\xfe" + ROUND.encode("utf-16-le"), None),
        (b"\xfe\xff" + ROUND.encode("utf-16-be"), "utf-8"),
    ],
)
def test_charsets_of_text(data: bytes, charset: str | None) -> None:
    assert [line.text for line in read(data, charset=charset, flat=True).lines] == [ROUND]


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (ROUND, "windows-1252"),
        ("Вратарь спас команду на последней минуте", "koi8-r"),
        ("Вратарь спас команду на последней минуте", "windows-1251"),
        ("守護神が最後の一分でチームを救った", "shift_jis"),
        ("守護神が最後の一分でチームを救った", "euc-jp"),
        ("골키퍼가 마지막 순간에 팀을 구했다", "euc-kr"),
        ("门将在最后一分钟拯救了球队", "gbk"),
        ("門將在最後一分鐘拯救了球隊", "big5"),
    ],
)
def test_charsets_of_pages(text: str, charset: str) -> None:
    declared = f'<meta charset="{charset}"><p>{text}'.encode(charset)
    assert shown(read(declared)) == [text]
    assert shown(read(f"<p>{text}".encode(charset), charset=charset)) == [text]
    guessed = f"<title>{text}</title>" + f"<p>{text}" * 20
    assert shown(read(guessed.encode(charset))) == [text] * 20


def test_latin_1_is_windows_1252() -> None:
    assert shown(read(b"<meta charset=iso-8859-1><p>\x93derby\x94 \x96 2 : 1")) == ["“derby” – 2 : 1"]


def test_a_page_in_utf_16() -> None:
    assert shown(read(f"<!doctype html><p>{ROUND}".encode("utf-16"))) == [ROUND]


def test_broken_characters_become_replacement_characters() -> None:
    assert shown(read(b"<meta charset=utf-8><p>caf\xe9 closed")) == ["caf\ufffd closed"]
    assert shown(read("<p>a \ud800 b \ud83d\ude00 c")) == ["a \ufffd b 😀 c"]
    assert shown(read("a \ud800 b \ud83d\ude00 c")) == ["a \ufffd b 😀 c"]


def test_a_byte_order_mark_is_no_text() -> None:
    assert shown(read("\ufeffDerby day")) == ["Derby day"]
    assert shown(read("\ufeff" + PAGE))[0] == "Derby day"


# What may not


@pytest.mark.parametrize(
    "source", [b"", "", b" \n\t ", " \n", b"<html><body></body></html>", "<p>&nbsp;</p>", b"\xef\xbb\xbf"]
)
def test_an_empty_page_is_refused(source: bytes | str) -> None:
    with pytest.raises(UnreadablePage, match=r"^The page is empty: there is no text on it\.$"):
        read(source)


def test_a_page_over_the_limit_is_refused() -> None:
    for source in (b"a" * (MAX_BYTES + 1), "a" * (MAX_BYTES + 1)):
        with pytest.raises(UnreadablePage, match=r"^The page is larger than the limit of 32 MB\.$"):
            read(source)


@pytest.mark.parametrize("make", [lambda path: path / "absent.html", lambda path: path])
def test_a_path_without_a_page_is_refused(make: object, tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match=r"^The file cannot be read: .+\.$"):
        read(make(tmp_path))  # type: ignore[operator]


def test_a_file_of_several_pages_is_for_read_many(tmp_path: Path) -> None:
    path = tmp_path / "pages.gz"
    path.write_bytes(b"".join(record(number) for number in range(3)))
    with pytest.raises(UnreadablePage, match="holds several pages"):
        read(path)
    assert [type(found) for found in read_many([path])] == [Record] * 3


def record(number: int) -> bytes:
    """A WARC record with a page, packed."""
    body = f"<h1>Page {number}</h1><p>Its words.".encode()
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
    head += f"WARC-Target-URI: https://paper.test/{number}\r\n\r\n"
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


# Many


@pytest.fixture
def sources(tmp_path: Path) -> list[bytes | str | Path]:
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(record(1) + record(2))
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    return [b"<h1>First</h1>", crawl, str(page), tmp_path / "absent", b"%PDF-1.7", page, b"<p>Last"]


HEADLINES = ["First", "Page 1", "Page 2", "Derby day", None, None, "Derby day"]


def results(found: Iterator[Record | Failure]) -> list[str | None]:
    return [result.headline if isinstance(result, Record) else None for result in found]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_pages_come_in_order(workers: int, sources: list[bytes | str | Path]) -> None:
    found = list(read_many(sources, workers=workers))
    assert results(iter(found))[:7] == HEADLINES
    assert len(found) == 8
    failures = [result for result in found if isinstance(result, Failure)]
    assert failures[0].name.endswith("absent")
    assert failures[1].reason == "The page is a PDF, not HTML or text."
    assert [result.url for result in found if isinstance(result, Record)][1:3] == [
        "https://paper.test/1",
        "https://paper.test/2",
    ]


def test_workers_change_nothing(sources: list[bytes | str | Path]) -> None:
    assert list(read_many(sources, workers=2)) == list(read_many(sources))


def test_nothing_is_read_before_it_is_asked_for() -> None:
    taken = []

    def pages() -> Iterator[bytes]:
        for number in range(1000):
            taken.append(number)
            yield b"<p>Page %d" % number

    found = read_many(pages())
    assert taken == []
    next(found)
    assert len(taken) <= 2
    parallel = read_many(pages(), workers=2)
    next(parallel)
    assert len(taken) < 40
    parallel.close()  # type: ignore[attr-defined]


def test_no_pages_no_readings() -> None:
    assert list(read_many([])) == []
    assert list(read_many([], workers=2)) == []


def test_a_record_survives_json(sources: list[bytes | str | Path]) -> None:
    for result in read_many(sources):
        again = msgspec.json.decode(msgspec.json.encode(result), type=Record | Failure)
        assert again == result


# Whatever comes

ELEMENTS = "h1 p b li figure figcaption td template svg article /p /h1 /article"
MARKUP = st.lists(
    st.sampled_from(ELEMENTS.split()).map("<{}>".format)
    | st.sampled_from(["Who? ", "Q: ", "“Yes,” said Kit. ", "27/02 8:00 PM", "Photo: dpa", "\n", "\0", "\ud800", "© "])
    | st.sampled_from(
        ['<script type="application/ld+json">{"@graph":[{"headline":1}', "</script>", "<meta name=author"]
    )
    | st.text(max_size=10),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(MARKUP | st.binary(), st.none() | st.text(max_size=10), st.booleans())
def test_reading_raises_nothing_else(source: str | bytes, charset: str | None, flat: bool) -> None:
    try:
        article = read(source, charset=charset, flat=flat)
    except UnreadablePage as error:
        assert str(error).endswith(".")
        return
    record = article.record()
    assert 0 <= record.confidence <= 1
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record


@settings(max_examples=100, deadline=None)
@given(MARKUP)
def test_the_same_page_reads_the_same(source: str) -> None:
    try:
        first = read(source).record()
    except UnreadablePage:
        return
    assert read(source).record() == first


def test_tickers_are_looked_up_in_fixture_lists(tmp_path: Path) -> None:
    examples = Path(__file__).parents[1] / "examples"
    page, lists = examples / "keeper-interview.txt", examples / "fixtures"
    article = mixedzone.read(page, fixtures=lists)
    assert [each.round for each in article.fixtures] == ["Coastal League 2025/26, Matchday 26"] * 9
    assert article.record().captured == article.captured is not None
    for workers in (1, 2):
        (record,) = mixedzone.read_many([page], workers=workers, fixtures=lists)
        assert record == article.record()
    assert [(line.text, line.role) for line in article.lines] == [
        (line.text, line.role) for line in mixedzone.read(page).lines
    ]
    for refused in (tmp_path, tmp_path / "missing"):
        with pytest.raises(mixedzone.NoFixtureLists):
            mixedzone.read(page, fixtures=refused)
        with pytest.raises(mixedzone.NoFixtureLists):
            mixedzone.read_many([page], fixtures=refused)


def test_a_page_is_let_go_with_its_reading() -> None:
    """Without the garbage collector, which comes late: nothing in a reading holds what holds it."""
    said = "<p>“We never gave up on this one,” Ana Soler said. The harbour was quiet when the two of them left.</p>"
    article = read(f"<title>Derby day</title><h1>Derby day</h1>{said * 4}")
    gone = weakref.ref(article)
    gc.disable()
    try:
        assert article.record().quotes
        del article
        assert gone() is None
    finally:
        gc.enable()
