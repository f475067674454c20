"""Pages that are nothing but an article: what people paste, and what no crawl has.

They are made of the golds: a few of an article's lines in plain mark-up, with the title over them or without.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from zlib import crc32

from training.corpus import Page

EVERY = 3
"""Every n-th article gives a fragment."""

LENGTHS = (1, 2, 3, 4, 6, 10, 20)
"""Lines of a fragment."""

FRAMES = (
    "{}",
    "<article>{}</article>",
    "<!doctype html><html><head><title>{title}</title></head><body>{}</body></html>",
)
LINES = ("<p>{}</p>", "<p>{}</p>\n", "<div>{}</div>", "{}<br>\n")


def fragments(pages: Iterable[Page]) -> Iterator[Page]:
    """Fragments of some of the articles, the same for the same pages; each belongs to its page's fold."""
    articles = [page for page in pages if page.kind == "article" and page.text.strip()]
    return (_fragment(page) for page in articles[::EVERY])


def _fragment(page: Page) -> Page:
    chance = random.Random(crc32(page.name.encode()))  # noqa: S311 - the same choice for the same page is the point
    lines = [line for line in page.text.split("\n") if line.strip()]
    first = chance.randrange(len(lines))
    some = lines[first : first + chance.choice(LENGTHS)]
    title = page.gold["title"] or ""
    heading = f"<h1>{escape(title)}</h1>" if title and chance.random() < 0.5 else ""
    body = heading + "".join(map(chance.choice(LINES).format, map(escape, some)))
    html = chance.choice(FRAMES).format(body, title=escape(title))
    text = "\n".join(some)
    gold: dict[str, object] = {"title": title, "text": text, "authors": [], "date": None}
    return replace(page, name=f"{page.name} in part", corpus="fragments", html=html.encode(), text=text, gold=gold)
