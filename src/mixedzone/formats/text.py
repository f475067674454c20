"""An article's text alone: a block a line."""

from __future__ import annotations

from mixedzone.formats.parts import Reading
from mixedzone.formats.printable import printable


def render(article: Reading) -> str:
    """The text of an article, control characters replaced."""
    return printable(article.text) + "\n"
