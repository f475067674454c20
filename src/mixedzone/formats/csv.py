"""An article's turns, quotes or figures as a table for a spreadsheet: CSV as RFC 4180 has it, in UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from mixedzone.formats.parts import Reading
from mixedzone.formats.printable import printable

BYTE_ORDER_MARK = "\ufeff"
"""Opens the head: without it, the most used spreadsheet takes UTF-8 for the system's old character set."""

FORMULA = "=+-@\t\r＝＋－＠"
"""What a cell begins with that a spreadsheet would calculate. An apostrophe before it makes it text."""

PAGE = ("page", "url", "published")
COLUMNS = {
    "turns": (*PAGE, "number", "role", "speaker", "text", "notes", "lines"),
    "quotes": (*PAGE, "number", "role", "speaker", "text", "lines"),
    "figures": (*PAGE, "number", "caption", "credits", "agency", "photographer", "alt", "image", "lines"),
}
"""The tables, each with its columns: the page that a row is from, its number there, and what stands in it."""

Row = tuple[object, ...]


def render(article: Reading, *, table: str = "turns", head: bool = True) -> str:
    """Rows of a table, a turn, quote or figure each; lists in a cell are parted by bars. Without `head`, only those."""
    page = (article.name, article.url, article.published)
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    if head:
        output.write(BYTE_ORDER_MARK)
        writer.writerow(COLUMNS[table])
    for number, row in enumerate(_rows(article, table), 1):
        writer.writerow([safe(value) for value in (*page, number, *row)])
    return output.getvalue()


def safe(value: object) -> str:
    """A value as a cell that a spreadsheet takes for text, or for a whole number.

    >>> safe("=HYPERLINK(1)"), safe("– Ja."), safe(("a", "b")), safe(None), safe(7)
    ("'=HYPERLINK(1)", '– Ja.', 'a | b', '', '7')
    """
    if value is None:
        return ""
    text = printable(" | ".join(map(str, value)) if isinstance(value, tuple) else str(value))
    return f"'{text}" if text.lstrip(" \n")[:1] in tuple(FORMULA) else text


def _rows(article: Reading, table: str) -> Iterator[Row]:
    if table == "turns":
        for turn in article.interview.turns if article.interview is not None else ():
            yield turn.role, turn.speaker, turn.text, turn.notes, turn.lines
    elif table == "quotes":
        for quote in article.quotes:
            yield quote.role, quote.speaker, quote.text, quote.lines
    else:
        for figure in article.figures:
            image = next(iter(figure.urls), None)
            yield (
                figure.caption,
                figure.credits,
                figure.agency,
                figure.photographer,
                figure.alt,
                image,
                figure.lines,
            )
