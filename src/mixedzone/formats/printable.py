"""Text that a terminal, a reader or a parser takes as text and nothing else."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters but tab and line feed (terminals obey those from 80 to 9F too), lone surrogates, and what XML
and YAML have no place for."""

_TWO_BYTES, _THREE_BYTES = re.compile(rb"\xc2[\x80-\x9f]"), re.compile(rb"\xe2\x80[\xa8\xa9]")
_MORE_BYTES = re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")
"""Those of them that JSON leaves as they are, in UTF-8; patterns that begin with a byte of their own are quick."""

OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of text. Pages need them, but they reach into the columns beside the text."""

SPACES = re.compile(r"[\t\n ]+")


def printable(text: str) -> str:
    """The text without control sequences: each control character gives way to a replacement character.

    >>> printable("Goal!\\x1b[2J")
    'Goal!�[2J'
    """
    return CONTROLS.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """The same on one line, fit to stand beside other text.

    >>> one_line("Kick-off\\n at eight")
    'Kick-off at eight'
    """
    return SPACES.sub(" ", OVERRIDES.sub("", printable(text))).strip()


def is_plain_json(encoded: bytes) -> bool:
    """Whether JSON holds none of the characters that `escaped_json` escapes.

    >>> is_plain_json('"Tor für Saltmere"'.encode()), is_plain_json('"\\x9b2J"'.encode())
    (True, False)
    """
    return not (
        b"\x7f" in encoded
        or (b"\xc2" in encoded and _TWO_BYTES.search(encoded))
        or (b"\xe2" in encoded and _THREE_BYTES.search(encoded))
        or (b"\xef" in encoded and _MORE_BYTES.search(encoded))
    )


def escaped_json(encoded: bytes) -> str:
    r"""JSON with every character escaped that `printable` would replace: nothing is lost and nothing obeyed.

    >>> escaped_json('"\x9b2J"'.encode())
    '"\\u009b2J"'
    """
    return CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded.decode())
