"""From bytes to what they are, and to Unicode as a browser would read them."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from functools import lru_cache

from resiliparse.parse.encoding import EncodingDetector, map_encoding_to_html5

SNIFFED = 4096
"""Bytes that `sniff` looks at: some forty lines of text, far beyond any magic number or doctype."""

CONTROL_SHARE = 0.05
"""Share of control characters that makes bytes no text: compressed data has 0.1, text with strays 0.01."""

LINES_PER_BLOCK_TAG = 10
"""Lines that one block tag accounts for in HTML that does not begin with a tag; an inline tag, for one."""

WIDE_SHARE = 0.1
"""Share of NULs in one half of the byte pairs that shows UTF-16: English has 1, Russian 0.15 (its spaces)."""

WIDE_EVIDENCE = 4
"""NULs in that half from which UTF-16 is believed, and for each one in the other: texts have strays."""

HEAD = 1 << 16
"""Bytes searched for a charset declaration. Browsers search the whole head; nearly all heads end here."""

UNCONDITIONAL = 1024
"""Bytes searched for a declaration even where the head has ended, as browsers do."""

DETECTED = 1 << 16
"""Bytes of text for the detector. It settles within a few thousand and needs 10 ms for a megabyte."""

LONGEST_LABEL = 64
"""Bytes of a charset's label that are looked at; none has as many."""

SEQUENCES_PER_ERROR = 4
"""Well-formed multi-byte sequences for each error that make UTF-8: in other charsets errors prevail."""


class Kind(StrEnum):
    """What bytes are."""

    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    IMAGE = "image"
    GZIP = "gzip"
    ZIP = "zip"
    WARC = "warc"
    BINARY = "binary"


MAGIC = re.compile(
    rb"(?P<gzip>\x1f\x8b)"
    rb"|(?P<zip>PK(?:\x03\x04|\x05\x06|\x07\x08))"
    rb"|(?P<warc>WARC/\d)"
    rb"|(?P<pdf>(?:\xef\xbb\xbf)?+\s*+%PDF-)"
    rb"|(?P<image>\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|II\*\x00|MM\x00\*|\x00\x00\x01\x00|8BPS\x00"
    rb"|BM.{4}\x00{4}|.{4}ftyp(?:avif|avis|heic|heix|mif1)|\x00\x00\x00\x0c(?:JXL |jP  ))",
    re.DOTALL,
)

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)

BLOCK_TAGS = (
    rb"address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    rb"|head|header|hr|html|iframe|li|link|main|meta|nav|noscript|ol|p|picture|pre|script|section|style|table|tbody"
    rb"|td|template|th|thead|title|tr|ul"
)
INLINE_TAGS = rb"a|abbr|b|cite|code|em|font|i|img|mark|q|s|small|span|strong|sub|sup|time|u"

ENCODINGS = {
    "cp866": "ibm866",
    "mac-roman": "macintosh",
    "iso8859-11": "windows-874",
    "euc_jp": "euc-jp",
    "euc_kr": "euc-kr",
    "iso2022_jp": "iso-2022-jp",
    "utf-16-le": "utf-16le",
    "utf-16-be": "utf-16be",
}
"""The WHATWG's names for those of resiliparse's that differ in more than a prefix."""

MORE_LABELS = {
    "x-mac-cyrillic": "x-mac-cyrillic",
    "x-mac-ukrainian": "x-mac-cyrillic",
    "x-user-defined": "x-user-defined",
}
"""Labels of the WHATWG table that resiliparse leaves out."""

CODECS = {
    "windows-874": "cp874",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-user-defined": "latin-1",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
}
"""Python's codecs for encodings that bear another name there, or hold more on the web than the name says."""

MULTIBYTE = {
    *("utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"),
    *("gbk", "gb18030", "big5", "euc-kr", "euc-jp", "shift_jis"),
}
"""Encodings in which a character may take several bytes."""

MENDED = {"gb18030", "euc-jp"}
"""Codecs that lack characters which browsers show."""

MOST_MENDED = 100_000
"""Errors in a page up to which each is looked at, which takes half a microsecond."""

CORRECTIONS = {
    "koi8-u": {0x255D: 0x45E, 0x256C: 0x40E},
    "big5": {0x2022: 0x2027, 0xFF64: 0xFE51, 0x203E: 0xAF, 0x223C: 0xFF5E, 0xA5: 0xFFE5},
    "euc-jp": {0x301C: 0xFF5E, 0x2016: 0x2225, 0x2212: 0xFF0D, 0xA2: 0xFFE0, 0xA3: 0xFFE1, 0xAC: 0xFFE2},
    "shift_jis": dict.fromkeys(range(0xF8F0, 0xF8F4), 0xFFFD),
    "gbk": {0xE5E5: 0x3000, 0xE7C7: 0x1E3F},
    "gb18030": {0xE5E5: 0x3000, 0xE7C7: 0x1E3F},
    "x-user-defined": {byte: 0xF700 + byte for byte in range(0x80, 0x100)},
}
"""Characters that Python's codec and the WHATWG's index map differently."""

WESTERN = {"windows-1252", "iso-8859-15", "macintosh"}
"""Charsets that templates declare out of habit; text in them is no valid UTF-8 unless it is all ASCII."""

WITH_C1 = {
    "iso-8859-2": "windows-1250",
    "iso-8859-7": "windows-1253",
    "iso-8859-13": "windows-1257",
    "iso-8859-15": "windows-1252",
    "iso-8859-16": "windows-1250",
}
"""What a detected charset is when bytes 80 to 9F occur: controls in ISO's, quotation marks in Windows'."""

UNLIKELY = {"windows-1258", "iso-8859-3", "iso-8859-4", "iso-8859-10", "iso-8859-14"}
"""Charsets that the detector sees in a few letters of western text more often than the web uses them."""

DETECTOR_NAMES = {"cp949": "euc-kr", "mac_cyrillic": "x-mac-cyrillic"}
"""The detector's names that are no labels of the WHATWG table."""

MENDING = "mixedzone.mending"
"""The name under which Python's codecs find `_mend`."""

PROLOGUE = rb"[\s\x00]*+(?:(?:<!--.*?-->|<\?[^>]*+>)[\s\x00]*+)*+"
HTML_START = re.compile(
    PROLOGUE + rb"<(?:!doctype\s+html|(?:" + BLOCK_TAGS + rb")[\s/>]|!--)", re.IGNORECASE | re.DOTALL
)
SVG_START = re.compile(
    PROLOGUE + rb"(?:<!doctype\s+svg[^>]*+>" + PROLOGUE + rb")?+<svg[\s>]", re.IGNORECASE | re.DOTALL
)
BLOCK_TAG = re.compile(rb"</?+(?:" + BLOCK_TAGS + rb")(?:\s[^<>]*+)?+/?>", re.IGNORECASE)
INLINE_TAG = re.compile(rb"</?+(?:" + INLINE_TAGS + rb")(?:\s[^<>]*+)?+/?>", re.IGNORECASE)
FILLED_LINE = re.compile(rb"\S[^\r\n]*+")

CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b")
"""Bytes that no text holds but for strays. Escape is not among them: Japanese text switches with it."""

TAG = re.compile(
    rb"<(?:(!--)|/?+([a-z][^\s/>]*+)([^>=]*+(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')?+[^>=]*+)*+)>?+|[!?/][^>]*+>?+)",
    re.IGNORECASE,
)
"""A tag with its name and attributes, the beginning of a comment, or a declaration."""

COMMENT_END = re.compile(rb"-->|(?<!<!)--!>")
ATTRIBUTE = re.compile(rb"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+")
CONTENT_CHARSET = re.compile(rb"charset\s*+=\s*+[\"']?+([^\s;\"']++)", re.IGNORECASE)
XML_ENCODING = re.compile(rb"<\?xml[^>]*?\sencoding\s*+=\s*+[\"']([\w.:-]++)")
HEAD_TAGS = {
    b"html",
    b"head",
    b"meta",
    b"link",
    b"base",
    b"object",
    b"noscript",
    b"script",
    b"style",
    b"title",
}
RAW_ENDS = {name: re.compile(rb"</" + name, re.IGNORECASE) for name in (b"script", b"style", b"title", b"textarea")}

MARKUP = re.compile(rb"<[^>]*+>?+")
NOT_ASCII = re.compile(rb"[\x80-\xff]")
C1_BYTE = re.compile(rb"[\x80-\x9f]")

JAPANESE_ESCAPE = re.compile(rb"\x1b\$[@B]")
ISO_2022_SHIFT = re.compile(rb"\x1b(\([BJI]|\$[@B])")
JIS_TO_EUC = bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))


def sniff(data: bytes) -> Kind:
    """Tell from the bytes alone what they are; of the first `SNIFFED` only. Nothing at all is text."""
    magic = MAGIC.match(data)
    if magic:
        return Kind(str(magic.lastgroup))
    prefix = data[:SNIFFED]
    _, encoding = _split_mark(prefix)
    encoding = encoding or _wide(prefix)
    if encoding:
        prefix = _decode(prefix, encoding).encode()
    if SVG_START.match(prefix) and data.rstrip()[-6:] == b"</svg>":
        return Kind.IMAGE
    if HTML_START.match(prefix):
        return Kind.HTML
    if _controls(prefix) > CONTROL_SHARE * len(prefix):
        return Kind.BINARY
    return Kind.HTML if _has_tags(prefix) else Kind.TEXT


def to_utf8(data: bytes, http_charset: str | None = None) -> tuple[bytes, str]:
    """Give an HTML page as UTF-8 without a byte order mark, and the WHATWG name of the encoding it came in.

    A page in UTF-8 comes back as the same object, unchecked: the parser reads broken sequences as a browser
    does, except where a NUL or markup that leaves no node stands inside one, whose parts it joins. From any
    other encoding comes valid UTF-8. NULs stay; the parser drops or replaces them.
    """
    body, encoding = _split_mark(data)
    encoding = encoding or encoding_of(http_charset) or _wide(body) or _page_encoding(body)
    return (body if encoding == "utf-8" else _decode(body, encoding).encode()), encoding


def to_text(data: bytes, http_charset: str | None = None) -> tuple[str, str]:
    """Give flat text, without a byte order mark and NULs, and the WHATWG name of the encoding it came in."""
    body, encoding = _split_mark(data)
    encoding = encoding or encoding_of(http_charset) or _wide(body) or _undeclared_encoding(body)
    return _decode(body, encoding).replace("\0", ""), encoding


def clean_text(text: str) -> str:
    """Make a string valid Unicode: surrogate pairs joined, lone surrogates replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


@lru_cache(maxsize=256)
def encoding_of(label: str | None) -> str | None:
    """Name the encoding that a label stands for by the WHATWG table, or None.

    >>> encoding_of("Latin1"), encoding_of("gb2312"), encoding_of("utf8"), encoding_of("klingon")
    ('windows-1252', 'gbk', 'utf-8', None)
    """
    label = (label or "").strip("\t\n\f\r \"'").lower()
    name = MORE_LABELS.get(label) or map_encoding_to_html5(label, fallback_utf8=False)
    if not name:
        return None
    return ENCODINGS.get(name) or name.replace("cp", "windows-").replace("iso8859", "iso-8859")


def _split_mark(data: bytes) -> tuple[bytes, str | None]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :], encoding
    return data, None


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark by the NULs in one half of its byte pairs."""
    prefix = data[:UNCONDITIONAL]
    if b"\0" not in prefix:
        return None
    first, second = prefix[0::2].count(0), prefix[1::2].count(0)
    enough = max(WIDE_SHARE * len(prefix) / 2, WIDE_EVIDENCE * (1 + min(first, second)))
    if max(first, second) < enough:
        return None
    return "utf-16be" if first > second else "utf-16le"


def _controls(prefix: bytes) -> int:
    return len(prefix) - len(prefix.translate(None, CONTROLS))


def _has_tags(prefix: bytes) -> bool:
    if b">" not in prefix:
        return False
    blocks = len(BLOCK_TAG.findall(prefix))
    inlines = len(INLINE_TAG.findall(prefix))
    if not blocks + inlines:
        return False
    return blocks * LINES_PER_BLOCK_TAG + inlines >= len(FILLED_LINE.findall(prefix))


def _page_encoding(body: bytes) -> str:
    declared = _declared_encoding(body)
    if declared and (declared not in WESTERN or not _is_utf8(body)):
        return declared
    return "utf-8" if declared else _undeclared_encoding(body)


def _declared_encoding(body: bytes) -> str | None:
    """Find the encoding that a page's head declares, as browsers look for it."""
    position = 0
    while tag := TAG.search(body, position, HEAD):
        position = tag.end()
        name = (tag[2] or b"").lower()
        if name == b"meta" and (encoding := _meta_encoding(tag[3])):
            return encoding
        if name and name not in HEAD_TAGS and position > UNCONDITIONAL:
            break
        ends = COMMENT_END if tag[1] else RAW_ENDS.get(name)
        if ends and body[tag.start() + 1] != ord("/"):
            end = ends.search(body, tag.start() + 2, HEAD)
            if not end:
                break
            position = end.end()
    xml = XML_ENCODING.match(body, 0, UNCONDITIONAL)
    return encoding_of(xml[1].decode("ascii")) if xml else None


def _meta_encoding(attributes: bytes) -> str | None:
    values: dict[bytes, bytes] = {}
    for name, *value in ATTRIBUTE.findall(attributes):
        values.setdefault(name.lower(), b"".join(value))
    label = values.get(b"charset")
    if label is None and values.get(b"http-equiv", b"").lower() == b"content-type":
        content = CONTENT_CHARSET.search(values.get(b"content", b""))
        label = content[1] if content else None
    encoding = encoding_of(label[:LONGEST_LABEL].decode("latin-1")) if label else None
    if encoding in ("utf-16le", "utf-16be"):
        return "utf-8"
    return "windows-1252" if encoding == "x-user-defined" else encoding


def _undeclared_encoding(body: bytes) -> str:
    if b"\x1b" in body and JAPANESE_ESCAPE.search(body) and body.isascii():
        return "iso-2022-jp"
    return "utf-8" if _is_utf8(body) else _detected_encoding(body)


def _is_utf8(body: bytes) -> bool:
    """Tell whether bytes are UTF-8, with an error here and there or a character cut off at the end."""
    try:
        body.decode()
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
        errors = text.count("\ufffd")
        sequences = len(text) - len(text.encode("ascii", "ignore")) - errors
        return sequences >= SEQUENCES_PER_ERROR * errors
    return True


def _detected_encoding(body: bytes) -> str:
    """Guess the encoding of bytes that are neither declared nor UTF-8; windows-1252 as the last resort."""
    first = NOT_ASCII.search(body)
    start = max(0, (first.start() if first else 0) - SNIFFED)
    sample = MARKUP.sub(b" ", body[start : start + 4 * DETECTED])[:DETECTED]
    detector = EncodingDetector()
    detector.update(sample)
    name = detector.encoding(html5_compatible=False)
    encoding = DETECTOR_NAMES.get(name or "") or encoding_of(name)
    if encoding is None or encoding in UNLIKELY:
        return "windows-1252"
    return WITH_C1.get(encoding, encoding) if C1_BYTE.search(sample) else encoding


def _decode(body: bytes, encoding: str) -> str:
    if encoding == "iso-2022-jp":
        return _decode_iso_2022_jp(body)
    codec = CODECS.get(encoding, encoding)
    if encoding not in MULTIBYTE:
        text = codecs.charmap_decode(body, "strict", _table(codec))[0]
    else:
        text = body.decode(codec, "replace")
        if codec in MENDED and 0 < text.count("\ufffd") <= MOST_MENDED:
            text = body.decode(codec, MENDING)
    corrections = CORRECTIONS.get(encoding)
    return text.translate(corrections) if corrections else text


@lru_cache(maxsize=64)
def _table(codec: str) -> str:
    """List the characters of a single-byte codec. Where it has none, browsers have C1 controls, or U+FFFD."""
    return "".join(bytes((byte,)).decode(codec, "ignore") or _missing(codec, byte) for byte in range(256))


def _missing(codec: str, byte: int) -> str:
    if codec == "windows-1255" and byte == 0xCA:
        return "\N{HEBREW POINT HOLAM HASER FOR VAV}"
    return chr(byte) if byte < 0xA0 else "\ufffd"


def _decode_iso_2022_jp(body: bytes) -> str:
    """Decode run by run: Python's codec lacks the half-width and vendors' characters that browsers show."""
    plain, *shifted = ISO_2022_SHIFT.split(body)
    runs = [_decode(plain, "windows-1252")]
    for shift, run in zip(shifted[::2], shifted[1::2], strict=True):
        if shift.startswith(b"$"):
            runs.append(_decode(run.translate(JIS_TO_EUC), "euc-jp"))
        elif shift == b"(I":
            runs.append(_decode(run.translate(JIS_TO_EUC), "shift_jis"))
        else:
            runs.append(_decode(run, "windows-1252"))
    return "".join(runs)


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Read what Python's codecs leave undefined as the WHATWG's indexes do, and all else as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    broken = error.object[error.start : error.start + 2]
    if error.encoding == "gb18030" and broken.startswith(b"\x80"):
        return "€", error.start + 1
    if error.encoding == "euc_jp" and (character := _vendor_character(broken)):
        return character, error.start + 2
    return "\ufffd", error.end


def _vendor_character(pair: bytes) -> str | None:
    """Decode a pair of EUC-JP that only its vendors' extensions hold, by way of Shift_JIS."""
    if len(pair) < 2 or min(pair) < 0xA1:
        return None
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + (0x9F if row % 2 else 0x40 if cell < 63 else 0x41)
    return bytes((lead, trail)).decode("cp932", "ignore") or None


codecs.register_error(MENDING, _mend)
