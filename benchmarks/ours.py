"""Mixed Zone as readers: by stage, for its text, and for everything that a gold can judge.

Every function makes a reader and imports what that needs, so that a process pays for one reader only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benchmarks.readings import Kickoff, Picture, Reader, Reading, ReadLine

if TYPE_CHECKING:
    from mixedzone import Article


def parse() -> Reader:
    """The bare parse, which every cost is given in."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser


def lines() -> Reader:
    """Bytes → lines, with charset and limits."""
    from mixedzone.page.decoding import sniff, to_utf8
    from mixedzone.page.html import cut_html
    from mixedzone.page.nesting import check_nesting

    def cut(page: bytes) -> object:
        sniff(page)
        data = to_utf8(page)[0]
        check_nesting(data)
        return cut_html(data)

    return cut


def label() -> Reader:
    """Bytes → lines → roles."""
    from mixedzone import read

    return read


def text() -> Reader:
    """The text of a page."""
    from mixedzone import read

    return lambda page: read(page).text


def record() -> Reader:
    """Everything that is said about a page."""
    from mixedzone import read

    return lambda page: read(page).record()


def whole() -> Reader:
    """What golds can judge, but for the lines."""
    from mixedzone import read

    return lambda page: _reading(read(page))


def whole_with_lines() -> Reader:
    """What golds can judge, with every line."""
    from mixedzone import read

    return lambda page: _reading(read(page), lines=True)


def whole_flat() -> Reader:
    """What golds can judge of flat text, with every line."""
    from mixedzone import read

    return lambda page: _reading(read(page.decode(), flat=True), lines=True)


def flatten() -> Reader:
    """The page as a scraper would leave it behind: its text alone."""
    from mixedzone.page.decoding import to_utf8

    extract = import_module("html_text").extract_text
    return lambda page: extract(to_utf8(page)[0].decode())


def _reading(article: Article, *, lines: bool = False) -> Reading:
    interview = article.interview
    return Reading(
        text=article.text,
        confidence=article.confidence,
        kind=article.kind,
        headline=article.headline,
        kicker=article.kicker,
        lead=article.lead,
        titles=article.titles,
        authors=article.authors,
        published=str(article.published) if article.published else None,
        complete=article.complete,
        pictures=tuple(Picture(figure.caption, figure.credits) for figure in article.figures),
        turns=tuple((turn.role, turn.speaker, turn.text) for turn in interview.turns) if interview else (),
        quotes=tuple((quote.speaker, quote.text) for quote in article.quotes),
        kickoffs=tuple(Kickoff(each.date, each.time, each.kickoff) for each in article.fixtures),
        lines=_lines(article) if lines else (),
    )


def _lines(article: Article) -> tuple[ReadLine, ...]:
    return tuple(ReadLine(line.role.value, line.text, line.span[0] if line.span else None) for line in article.lines)
