"""Every line of a page with its role, as a ledger for the terminal."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from mixedzone.formats.colours import colour_of, word_of
from mixedzone.formats.columns import WIDTH, Columns, plain
from mixedzone.formats.parts import Reading
from mixedzone.types import Line, Role

ROLE_WIDTH = max(len(word_of(role)) for role in Role)
BAR, HALF_BAR = "━", "╸"
BAR_WIDTH = 5
UNSEEN = "bright_black"
"""The style of lines that a browser does not show."""

NARROW = 64
"""Below this width the bar stands back: the text needs the room."""


def render(article: Reading, *, width: int = WIDTH, colour: bool = False) -> str:
    """All lines of a page: number, role, probability and text, in at most `width` columns."""
    page = Columns(width, colour=colour)
    page.put(Text(_summary(article), "dim"))
    page.gap()
    number_width = len(str(len(article.lines)))
    for line in article.lines:
        page.put(_text(line), _entry(line, number_width, bar=width >= NARROW))
    page.gap()
    page.put(_counts(article))
    return str(page)


def thin_bar(probability: float) -> str:
    """A probability as a thin bar in half steps.

    >>> thin_bar(0.7), thin_bar(1.0), thin_bar(0.0)
    ('━━━╸ ', '━━━━━', '     ')
    """
    halves = round(max(0.0, min(probability, 1.0)) * BAR_WIDTH * 2)
    return (BAR * (halves // 2) + HALF_BAR * (halves % 2)).ljust(BAR_WIDTH)


def _summary(article: Reading) -> str:
    return f"{len(article.lines)} lines · {article.kind or 'no kind'} · confidence {article.confidence:.2f}"


def _entry(line: Line, number_width: int, *, bar: bool) -> Text:
    style = UNSEEN if line.hidden else colour_of(line.role).hue
    entry = Text().append(f"{line.number:>{number_width}}  ", "dim")
    entry.append(f"{word_of(line.role):<{ROLE_WIDTH}}  ", style)
    if bar:
        entry.append(f"{thin_bar(line.probability)} ", style)
    return entry.append(f"{line.probability:.2f}  ", "dim")


def _text(line: Line) -> Text:
    text = plain(line.text, UNSEEN if line.hidden else "")
    if line.hidden:
        text.append("  ").append_text(plain(f"[hidden: {line.hidden}]", f"{UNSEEN} italic"))
    return text


def _counts(article: Reading) -> Text:
    """How many lines of each role there are, the most frequent first."""
    counts = Counter(line.role for line in article.lines)
    return Text(" · ").join(
        Text.assemble((word_of(role), colour_of(role).hue), (f" {count}", "dim"))
        for role, count in counts.most_common()
    )
