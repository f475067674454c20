"""Text that a terminal, a reader or a parser takes as text and nothing else."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters but tab and line feed (terminals obey those from 80 to 9F too), lone surrogates, and what XML
and YAML have no place for."""

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


def escaped_json(encoded: bytes) -> str:
    r"""JSON with every character escaped that `printable` would replace: nothing is lost and nothing obeyed.

    >>> escaped_json('"\x9b2J"'.encode())
    '"\\u009b2J"'
    """
    return CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded.decode())
