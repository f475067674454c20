from __future__ import annotations

import gzip
import io
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from mixedzone.page.decoding import HEAD, Kind, clean_text, encoding_of, sniff, to_text, to_utf8

TEXTS = {
    "windows-1252": "Après la défaite, l’entraîneur n’a pas caché sa déception : « Nous avons été naïfs. »",
    "windows-1250": "Bramkarz powiedział po meczu: „Zagraliśmy źle, ale później było lepiej.” Trener żałuje punktów.",
    "windows-1251": "После матча вратарь рассказал: «В первом тайме мы играли плохо, но потом стало лучше».",
    "koi8-r": "После матча вратарь рассказал, что в первом тайме команда играла плохо, но потом стало лучше.",
    "ibm866": "После матча вратарь рассказал, что в первом тайме команда играла плохо, но потом стало лучше.",
    "windows-1253": "Ο τερματοφύλακας δήλωσε μετά το παιχνίδι: “Παίξαμε άσχημα, αλλά μετά ήμασταν καλύτεροι.”",
    "windows-1254": "Kaleci maçtan sonra konuştu: “İlk yarıda kötü oynadık, ama ikinci yarıda çok daha iyiydik.”",
    "windows-1255": "השוער אמר אחרי המשחק שבמחצית הראשונה הקבוצה שיחקה רע, אבל אחר כך היה הרבה יותר טוב.",
    "windows-1256": "قال حارس المرمى بعد المباراة إن الفريق لعب بشكل سيئ في الشوط الأول لكنه كان أفضل بعد ذلك.",
    "windows-874": "ผู้รักษาประตูกล่าวหลังการแข่งขันว่า ครึ่งแรกเราเล่นได้ไม่ดี แต่หลังจากนั้นก็ดีขึ้น",
    "shift_jis": "試合後、ゴールキーパーは「前半は良くなかったが、後半は自分たちのサッカーができた」と話した。",
    "euc-jp": "試合後、ゴールキーパーは「前半は良くなかったが、後半は自分たちのサッカーができた」と話した。",
    "iso-2022-jp": "試合後、ゴールキーパーは「前半は良くなかったが、後半は自分たちのサッカーができた」と話した。",
    "euc-kr": "경기가 끝난 뒤 골키퍼는 “전반전에는 좋지 않았지만 후반에는 우리 축구를 했다”고 말했다.",
    "gbk": "赛后门将表示：“上半场我们踢得不好，但下半场踢出了自己的足球。球迷值得更多的回报。”",
    "big5": "賽後門將表示：「上半場我們踢得不好，但下半場踢出了自己的足球。球迷值得更多的回報。」",
}
CODECS = {"windows-874": "cp874", "shift_jis": "cp932", "euc-kr": "cp949"}


def encoded(encoding: str) -> bytes:
    return TEXTS[encoding].encode(CODECS.get(encoding, encoding))


def page(body: bytes, head: bytes = b"") -> bytes:
    return b"<!DOCTYPE html><html><head>%b<title>x</title></head><body><p>%b</p></body></html>" % (head, body)


def body_of(data: bytes, http_charset: str | None = None) -> str:
    """The text of a page as the parser has it after decoding."""
    body = LexborHTMLParser(to_utf8(data, http_charset)[0]).body
    assert body is not None
    return "".join(node.text_content or "" for node in body.traverse(include_text=True) if node.tag == "-text")


# Kinds


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\n\t <!doctype HTML>",
        b"\xef\xbb\xbf<html>",
        b"\0\0<!doctype html><p>x",
        b"<!-- a note --> <?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>",
        b"<!-- " + b"a long licence " * 1000 + b"--><html>",
        b"<DIV class=a>x</DIV>",
        b"<p>One</p>",
        b"Some words first. <p>And then a paragraph</p> of HTML",
        b"Words in <b>bold</b> and <a href='/x'>a link</a>",
        b"<?xml version='1.0'?><rss><channel><title>News</title><item><title>Goal</title><link>x</link></item></rss>",
        "<html><body><p>Grüße".encode("utf-16-le"),
        "<html><body><p>Grüße".encode("utf-16-be"),
        "<html><body><p>Привет, мир".encode("utf-16"),
        "<html><body><p>Grüße".encode("utf-32"),
        b"<p>stray \0 NULs \0 in a page</p>",
        b"<svg xmlns='x'><path d='M0 0'/></svg><p>An icon in front of an article",
    ],
)
def test_html(data: bytes) -> None:
    assert sniff(data) is Kind.HTML


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Plain words.\nAnd more of them.",
        b"I <3 football, and 1 < 2 > 0",
        b"Write to <mail@paper.example> or see <https://paper.example/>",
        b"# Headline\n\n**Bold** and [a link](https://paper.example) > quoted\n\n- item\n",
        b"a stray \0 NUL and \x07 a bell in forty characters of text",
        b"One line\n" * 40 + b"and a <br> left behind\n" + b"One line\n" * 40,
        b"The <b>goal</b> of the year\n" + b"One more line\n" * 40,
        b'{"headline": "x", "body": ["y"]}',
        "Grüße aus dem Stadion".encode("utf-16"),
        "Grüße aus dem Stadion".encode("utf-16-le"),
        "Hier steht viel Text".encode("cp1252"),
        *map(encoded, TEXTS),
    ],
)
def test_text(data: bytes) -> None:
    assert sniff(data) is Kind.TEXT


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("page.html", "<html>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Kind.PDF),
        (b"\r\n%PDF-1.4", Kind.PDF),
        (gzip.compress(b"<html>"), Kind.GZIP),
        (zipped(), Kind.ZIP),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", Kind.WARC),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Kind.IMAGE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind.IMAGE),
        (b"GIF89a\1\0\1\0", Kind.IMAGE),
        (b"RIFF\x24\0\0\0WEBPVP8 ", Kind.IMAGE),
        (b"\0\0\0\x20ftypavif\0\0\0\0", Kind.IMAGE),
        (b"<?xml version='1.0'?><!DOCTYPE svg><svg xmlns='x'><path d='M0 0'/></svg>\n", Kind.IMAGE),
        (zlib.compress(b"".join(b"%d" % (n * n) for n in range(2000))), Kind.BINARY),
        (b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0", Kind.BINARY),
        (bytes(4096), Kind.BINARY),
        (b"ID3\x04\0\0\0\0\0\x23TSSE\0\0\0\x0f\0\0\3Lavf", Kind.BINARY),
    ],
)
def test_other_kinds(data: bytes, kind: Kind) -> None:
    assert sniff(data) is kind


@pytest.mark.parametrize(
    ("start", "unit"),
    [
        (b"", b"<!--"),
        (b"", b"<p"),
        (b"<b ", b"a "),
        (b"", b" "),
        (b"", b"<?xml "),
        (b"", b"<meta charset='"),
        (b"", b"<a =\"='"),
        (b"", b"<script>"),
        (b"", b"\x81"),
        (b"<meta charset=gbk>", b"\xff"),
        (b"<meta charset=euc-jp>", b"\xad"),
        (b"", b"\x1b$B\x1b(B"),
    ],
)
def test_hostile_bytes_take_bounded_time(start: bytes, unit: bytes) -> None:
    data = start + unit * (10_000_000 // len(unit))
    began = time.process_time()
    sniff(data)
    to_utf8(data)
    assert time.process_time() - began < 4


# Charsets


@pytest.mark.parametrize("encoding", TEXTS)
def test_declared(encoding: str) -> None:
    data = page(encoded(encoding), b"<meta charset=%b>" % encoding.encode())
    assert to_utf8(data)[1] == encoding
    assert TEXTS[encoding] in to_utf8(data)[0].decode()
    assert to_text(encoded(encoding), encoding) == (TEXTS[encoding], encoding)


@pytest.mark.parametrize("encoding", TEXTS)
def test_undeclared(encoding: str) -> None:
    assert to_text(encoded(encoding))[0] == TEXTS[encoding]
    chrome = b"<ul class='nav main'>" + b"<li><a href='/news'>News</a></li>" * 200 + b"</ul>"
    assert TEXTS[encoding] in to_utf8(page(chrome + encoded(encoding)))[0].decode()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("text", [TEXTS["windows-1252"], TEXTS["windows-1251"], TEXTS["shift_jis"]])
def test_utf_16(codec: str, mark: str, text: str) -> None:
    html = page(text.encode()).decode()
    data = (mark + html).encode(codec)
    assert to_utf8(data) == (html.encode(), codec.replace("-16-", "-16"))
    assert to_utf8(data[:-1])[0].decode() == html[:-1] + "\ufffd"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_text_without_a_mark(codec: str) -> None:
    assert to_text(TEXTS["windows-1251"].encode(codec))[0] == TEXTS["windows-1251"]


def test_utf_32_with_a_mark() -> None:
    assert to_text("Grüße".encode("utf-32"))[0] == "Grüße"


def test_a_few_nuls_are_no_utf_16() -> None:
    assert to_text("Grüße\0 an\0 alle\0".encode()) == ("Grüße an alle", "utf-8")


def test_utf_8_comes_back_as_the_same_object() -> None:
    declared = page("Grüße".encode(), b"<meta charset=utf-8>")
    assert to_utf8(declared)[0] is declared
    undeclared = page("Grüße".encode())
    assert to_utf8(undeclared)[0] is undeclared
    broken = page(b"\xe4<p>", b"<meta charset=utf-8>")
    assert to_utf8(broken)[0] is broken
    assert to_utf8(broken, "utf-8")[0] is broken


def test_byte_order_mark_is_stripped_and_wins() -> None:
    data = "\ufeff<meta charset=koi8-r><p>Grüße".encode()
    assert to_utf8(data, "windows-1252") == (data[3:], "utf-8")
    assert to_text("\ufeffGrüße".encode()) == ("Grüße", "utf-8")


def test_header_wins_over_meta() -> None:
    data = page(encoded("windows-1251"), b"<meta charset=utf-8>")
    assert body_of(data, "windows-1251") == TEXTS["windows-1251"]
    assert body_of(data, ' "Windows-1251" ') == TEXTS["windows-1251"]


def test_unknown_labels_are_passed_over() -> None:
    head = b"<meta charset=klingon><meta charset=windows-1251>"
    assert body_of(page(encoded("windows-1251"), head), "x-unknown") == TEXTS["windows-1251"]


@pytest.mark.parametrize(
    "head",
    [
        b"<META CHARSET='Windows-1251' />",
        b"<meta name=x charset = windows-1251>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b"<meta content='text/html;charset = \"windows-1251\"' http-equiv=content-type>",
        b"<!-- <meta charset=koi8-r> --><meta charset=windows-1251>",
        b"<!-- --!><meta charset=windows-1251>",
        b"<script>'<meta charset=koi8-r>'</script><meta charset=windows-1251>",
        b"<title><meta charset=koi8-r></title><meta charset=windows-1251>",
        b"<script>" + b"x" * 5000 + b"</script><link><style>p{}</style><meta charset=windows-1251>",
        b"<meta name=description content='a > b'><meta charset=windows-1251>",
        b"</head><div>early</div><meta charset=windows-1251>",
    ],
)
def test_meta(head: bytes) -> None:
    assert to_utf8(page(b"\xcf", head))[1] == "windows-1251"


@pytest.mark.parametrize(
    "head",
    [
        b"<meta name=content-type content='text/html; charset=windows-1251'>",
        b"<!-- <meta charset=windows-1251>",
        b"<noframes></noframes>" + b"<p>words" * 500 + b"<meta charset=windows-1251>",
        b"<script>" + b"x" * HEAD + b"</script><meta charset=windows-1251>",
        b"<meta charset=utf-16>",
    ],
)
def test_no_meta(head: bytes) -> None:
    assert to_utf8(page("Grüße".encode(), head))[1] == "utf-8"


def test_xml_declaration() -> None:
    data = b"<?xml version='1.0' encoding='windows-1251'?><html><p>" + encoded("windows-1251")
    assert body_of(data) == TEXTS["windows-1251"]


def test_meta_means_what_browsers_take_it_for() -> None:
    assert body_of(page(b"\x93Ol\xe9\x94 \x80", b"<meta charset=iso-8859-1>")) == "“Olé” €"
    assert body_of(page(b"\x93Ol\xe9\x94", b"<meta charset=x-user-defined>")) == "“Olé”"
    assert to_text(b"\x93", "x-user-defined")[0] == "\uf793"


def test_western_meta_over_valid_utf_8_is_habit() -> None:
    data = page("“Grüße”".encode(), b"<meta charset=iso-8859-1>")
    assert to_utf8(data) == (data, "utf-8")
    assert body_of(data, "iso-8859-1") == "â€œGrÃ¼ÃŸeâ€\x9d"
    data = page("Привет".encode(), b"<meta charset=windows-1251>")
    assert to_utf8(data)[1] == "windows-1251"


def test_undefined_bytes_of_windows_charsets_are_controls() -> None:
    assert to_text(b"a\x81\x8d\x8f\x90\x9db", "windows-1252")[0] == "a\x81\x8d\x8f\x90\x9db"
    assert to_text(b"\xaa\x81", "windows-1253")[0] == "\ufffd\x81"


def test_vendors_characters() -> None:
    assert to_text(b"\xad\xa1\xa1\xc1", "euc-jp")[0] == "①～"
    assert to_text(b"\x1b$B-!\x1b(I1\x1b(B!", "iso-2022-jp")[0] == "①ｱ!"
    assert to_text(b"\x87\x40", "shift_jis")[0] == "①"
    assert to_text(b"\x80\xa3\xa0", "gb2312")[0] == "€\u3000"


def test_utf_8_with_a_few_errors_is_utf_8() -> None:
    text = TEXTS["windows-1251"].encode()
    assert to_text(text + b"\xff")[0] == TEXTS["windows-1251"] + "\ufffd"
    assert to_text(text[:-4])[0] == TEXTS["windows-1251"][:-3] + "\ufffd"


def test_short_text_without_a_clue_is_western() -> None:
    assert to_text(b"Ol\xe9!")[0] == "Olé!"
    assert to_text(b"The keeper\x92s day")[0] == "The keeper’s day"
    assert to_text(b"\x93")[0] == "“"


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        (b"a\xe4b", "a\ufffdb"),
        (b"\xe4\xb8", "\ufffd"),
        (b"\xf0\x9f\x98!", "\ufffd!"),
        (b"\xc0\xaf", "\ufffd\ufffd"),
        (b"\xe0\x80\xaf", "\ufffd" * 3),
        (b"\xed\xa0\x80", "\ufffd" * 3),
        (b"\xf4\x90\x80\x80", "\ufffd" * 4),
        (b"\x80\x80", "\ufffd\ufffd"),
    ],
)
def test_broken_utf_8_loses_maximal_subparts(broken: bytes, text: str) -> None:
    assert to_text(broken, "utf-8")[0] == text
    assert body_of(page(broken), "utf-8") == text


def test_clean_text() -> None:
    assert clean_text("Grüße 😀") == "Grüße 😀"
    assert clean_text("\ud83d\ude00 \ud83d! \ude00\ud83d") == "😀 \ufffd! \ufffd\ufffd"


LABELS = st.sampled_from([None, "utf-8", "latin1", "gb2312", "sjis", "euc-jp", "iso-2022-jp", "utf-16", "big5"])


@given(st.binary(max_size=400), LABELS | st.text(max_size=12))
@example(b"\x1b(I\xff\x1b$B\xff\x1b(J", "iso-2022-jp")
@example(b"\xff\xfe\x00\xd8", None)
def test_any_bytes_become_valid_unicode(data: bytes, http_charset: str | None) -> None:
    sniff(data)
    for start in (b"", b"<meta charset=%b>" % (http_charset or "x").encode("utf-8", "replace")):
        to_text(start + data, http_charset)[0].encode()
        page_data, encoding = to_utf8(start + data, http_charset)
        if encoding != "utf-8":
            page_data.decode()


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_utf_8_text_comes_back(text: str) -> None:
    assert to_text(text.encode(), "utf-8")[0] == text


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
def test_clean_text_is_valid_and_keeps_the_rest(text: str) -> None:
    clean = clean_text(text)
    clean.encode()
    assert clean_text(clean) == clean
    kept = [char for char in clean if char <= "\uffff" and char != "\ufffd"]
    assert kept == [char for char in text if char <= "\uffff" and char != "\ufffd" and not "\ud800" <= char <= "\udfff"]


def test_corpora_are_utf_8_html(corpora: Path) -> None:
    for path in sorted(corpora.glob("press/pages/*.html.gz")):
        data = gzip.decompress(path.read_bytes())
        assert sniff(data) is Kind.HTML
        assert to_utf8(data)[0] is data


# What a browser shows


@pytest.mark.parametrize("encoding", TEXTS)
def test_declared_as_a_browser_shows_it(encoding: str, shown: Callable[..., Page]) -> None:
    data = page(encoded(encoding), b"<meta charset=%b>" % encoding.encode())
    assert body_of(data) == shown(data, "text/html").evaluate("document.body.innerText")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (page("Grüße".encode("cp1252"), b"<meta charset=utf-8>"), "text/html; charset=iso-8859-1"),
        (page("Grüße".encode(), b"<meta charset=iso-8859-1>"), "text/html; charset=utf-8"),
        (page("Grüße".encode(), b"<meta charset=iso-8859-1>"), "text/html; charset=latin1"),
        ("\ufeff<p>Grüße".encode(), "text/html; charset=windows-1251"),
        ("\ufeff<p>Grüße".encode("utf-16-le"), "text/html"),
        ("\ufeff<p>Grüße".encode("utf-16-be"), "text/html"),
        ("<p>Grüße".encode("utf-16-le"), "text/html; charset=utf-16"),
        (page(b"\x93Ol\xe9\x94 \x81", b"<meta charset=latin1>"), "text/html"),
        (page(b"\x93Ol\xe9\x94", b"<meta charset=x-user-defined>"), "text/html"),
        (page("Привет".encode("cp1251"), b"<script>" + b"x" * 5000 + b"</script><meta charset=cp1251>"), "text/html"),
        (b"<?xml version='1.0' encoding='windows-1251'?><p>" + encoded("windows-1251"), "text/html"),
        (page(b"a\xe4b \xe4\xb8! \xf0\x9f\x98! \xc0\xaf \xed\xa0\x80 \x80"), "text/html; charset=utf-8"),
        (page(b"\xe4<b>\xe4</b>\xb8 a\0b"), "text/html; charset=utf-8"),
        (page(b"\xad\xa1 \xa1\xc1 \x8e\xb1"), "text/html; charset=euc-jp"),
        (page(b"\x80 \xa3\xa0."), "text/html; charset=gb2312"),
    ],
)
def test_conflicts_as_a_browser_shows_them(data: bytes, content_type: str, shown: Callable[..., Page]) -> None:
    charset = content_type.partition("charset=")[2] or None
    assert body_of(data, charset).strip() == shown(data, content_type).evaluate("document.body.innerText").strip()


def in_browser(browser_page: Page, encoding: str, pieces: list[bytes]) -> list[str]:
    decode = "([label, pieces]) => pieces.map(p => new TextDecoder(label).decode(new Uint8Array(p)))"
    texts: list[str] = browser_page.evaluate(decode, [encoding, [list(piece) for piece in pieces]])
    return texts


SINGLE_BYTE = (
    "ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13"
    " iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252"
    " windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic x-user-defined"
)


@pytest.mark.parametrize("encoding", SINGLE_BYTE.split())
def test_every_byte_as_a_browser_decodes_it(encoding: str, browser_page: Page) -> None:
    pieces = [bytes((byte,)) for byte in range(1, 256)]
    assert [to_text(piece, encoding)[0] for piece in pieces] == in_browser(browser_page, encoding, pieces)


@pytest.mark.parametrize(
    ("encoding", "leads"),
    [
        ("euc-jp", range(0xA1, 0xFF)),
        ("shift_jis", range(0x81, 0xFD)),
        ("euc-kr", range(0xA1, 0xFF)),
        ("gbk", range(0xB0, 0xF8)),
        ("big5", range(0xA4, 0xC6)),
    ],
)
def test_every_pair_as_a_browser_decodes_it(encoding: str, leads: range, browser_page: Page) -> None:
    pieces = [bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFF)]
    expected = in_browser(browser_page, encoding, pieces)
    known = [(piece, text) for piece, text in zip(pieces, expected, strict=True) if "\ufffd" not in text]
    assert len(known) > 5000
    assert [to_text(piece, encoding)[0] for piece, _ in known] == [text for _, text in known]


LABELLED = (
    "utf8 unicode-1-1-utf-8 866 latin2 l5 greek hebrew iso-8859-8-i koi koi8-ru mac dos-874 tis-620 iso-8859-11"
    " x-cp1250 ascii us-ascii iso_8859-1:1987 cp1252 iso-8859-9 cp1258 x-mac-ukrainian chinese gb_2312-80 x-gbk gb18030"
    " big5-hkscs cn-big5 x-euc-jp csiso2022jp ms_kanji windows-31j x-sjis ks_c_5601-1987 windows-949 korean ucs-2"
    " unicodefffe utf-16 x-user-defined utf-7 utf-32 klingon"
)


def test_labels_as_a_browser_reads_them(browser_page: Page) -> None:
    name = "label => { try { return new TextDecoder(label).encoding } catch { return null } }"
    for label in LABELLED.split():
        expected = browser_page.evaluate(name, label)
        assert encoding_of(label) == {"iso-8859-8-i": "iso-8859-8"}.get(expected, expected)
