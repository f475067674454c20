"""Atom feeds of a search and of what a person said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from mixedzone.archive.archive import Archive
from mixedzone.formats.html import NO_TITLE
from mixedzone.formats.printable import CONTROLS
from mixedzone.site.asking import archive_of, number_of
from mixedzone.site.finding import asked_of, filters_of
from mixedzone.site.rendering import with_query

ENTRIES = 30

ATOM = "application/atom+xml; charset=utf-8"

LONGEST_TEXT = 2000
"""Characters of an entry's text."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. `path` is its page on this site, `updated` when it was stored."""

    id: str
    title: str
    path: str
    updated: str
    text: str
    author: str | None


def of_search(request: Request) -> Response:
    """The hits of a search; without words the readings that came last."""
    asked = asked_of(request.query_params)
    with archive_of(request) as archive:
        if asked:
            hits = archive.search(asked.get("q", ""), filters_of(asked), limit=ENTRIES).hits
            items = [_item(archive, hit.page, "\n".join(passage.text for passage in hit.passages), "") for hit in hits]
        else:
            items = [_item(archive, entry.page, "", "") for entry in archive.latest(ENTRIES)]
    title = f"Mixed Zone: {asked.get('q') or 'readings'}"
    return _feed(request, title, with_query("/search", asked), items)


def of_person(request: Request) -> Response:
    """What somebody said, newest first."""
    number = number_of(request)
    with archive_of(request) as archive:
        person = archive.people.get(number)
        items = [
            _item(
                archive,
                said.page,
                said.text,
                f"{said.kind}-{said.place + 1}",
                f"{person.name}: {said.headline or NO_TITLE}",
                person.name,
            )
            for said in archive.people.said_by(number, limit=ENTRIES)
        ]
    return _feed(request, f"What {person.name} said", f"/people/{number}", items)


def _item(
    archive: Archive, page: int, text: str, anchor: str, title: str | None = None, author: str | None = None
) -> Item:
    entry = archive.entry(page)
    path = f"/articles/{page}{f'#{anchor}' if anchor else ''}"
    id = f"tag:mixedzone,2026:article/{page}{f'/{anchor}' if anchor else ''}"
    return Item(id, title or entry.headline or NO_TITLE, path, entry.added, text[:LONGEST_TEXT], author or entry.site)


def _feed(request: Request, title: str, path: str, items: Iterable[Item]) -> Response:
    base = str(request.base_url).rstrip("/")
    entries = list(items)
    updated = max((item.updated for item in entries), default="1970-01-01T00:00:00+00:00")
    here = with_query(request.url.path, dict(request.query_params))
    text = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:mixedzone,2026:{_safe(here)}</id>
<title>{_safe(title)}</title>
<updated>{_safe(updated)}</updated>
<link rel="self" href="{_safe(base + here)}"/>
<link rel="alternate" type="text/html" href="{_safe(base + path)}"/>
<author><name>Mixed Zone</name></author>
{"".join(_entry(item, base) for item in entries)}</feed>
"""
    return Response(text, headers={"Content-Type": ATOM})


def _entry(item: Item, base: str) -> str:
    author = f"<author><name>{_safe(item.author)}</name></author>" if item.author else ""
    content = f'<content type="text">{_safe(item.text)}</content>' if item.text else ""
    return (
        f"<entry><id>{_safe(item.id)}</id><title>{_safe(item.title)}</title><updated>{_safe(item.updated)}</updated>"
        f'<link rel="alternate" type="text/html" href="{_safe(base + item.path)}"/>{author}{content}</entry>\n'
    )


def _safe(text: str) -> str:
    """Text for XML, which has no place for most control characters."""
    return escape(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text))
