"""An article as one line of JSON."""

from __future__ import annotations

from mixedzone.formats.json import encoded
from mixedzone.formats.parts import Reading
from mixedzone.formats.printable import escaped_json, is_plain_json


def render(article: Reading) -> str:
    """The record of an article as JSON on one line."""
    return line(article).decode()


def line(article: Reading) -> bytes:
    """The same in UTF-8."""
    whole = encoded(article)
    return (whole if is_plain_json(whole) else escaped_json(whole).encode()) + b"\n"
