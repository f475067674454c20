"""An article as one line of JSON."""

from __future__ import annotations

from mixedzone.formats.json import encoded
from mixedzone.formats.parts import Reading
from mixedzone.formats.printable import escaped_json


def render(article: Reading) -> str:
    """The record of an article as JSON on one line."""
    return escaped_json(encoded(article)) + "\n"
