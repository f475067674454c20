"""The beginning of a query → people, papers and readings that it may mean."""

from __future__ import annotations

import msgspec

from mixedzone.archive.archive import Archive
from mixedzone.archive.folding import folded_name
from mixedzone.archive.query import parsed_query
from mixedzone.formats.html import NO_TITLE
from mixedzone.site.rendering import with_query

PEOPLE, PAPERS, READINGS = 4, 2, 4
"""As many of each are suggested."""

SHORTEST = 2
"""Letters from which on anything is suggested."""

LONGEST = 100


class Suggestion(msgspec.Struct, frozen=True):
    """`kind` is "person", "paper" or "reading"; `address` is where it leads."""

    kind: str
    words: str
    address: str


def suggestions(archive: Archive, text: str) -> list[Suggestion]:
    """What a query that begins so may mean."""
    text = text[:LONGEST].strip()
    folded = folded_name(text)
    if len(folded) < SHORTEST:
        return []
    return [*_people(archive, text), *_papers(archive, folded), *_readings(archive, text)]


def _people(archive: Archive, text: str) -> list[Suggestion]:
    found = archive.people.listed(text, limit=PEOPLE)
    return [Suggestion("person", person.name, f"/people/{person.id}") for person in found]


def _papers(archive: Archive, folded: str) -> list[Suggestion]:
    rows = archive.connection.execute(
        "SELECT name FROM site WHERE instr(' ' || folded, ' ' || ?) ORDER BY length(name) LIMIT ?",
        (folded, PAPERS),
    )
    return [Suggestion("paper", name, with_query("/search", {"site": name})) for (name,) in rows]


def _readings(archive: Archive, text: str) -> list[Suggestion]:
    """The newest readings with such words in their titles."""
    wanted = parsed_query(f"{text}*").wanted
    if not wanted:
        return []
    rows = archive.connection.execute(
        "SELECT id, headline FROM page WHERE id IN (SELECT rowid FROM page_index WHERE page_index MATCH ?"
        " ORDER BY rowid DESC LIMIT ?) ORDER BY id DESC",
        (f"title : ({wanted})", READINGS),
    )
    return [Suggestion("reading", headline or NO_TITLE, f"/articles/{page}") for page, headline in rows]
