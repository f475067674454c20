"""Queries with filters → pages or sayings, the best first, with passages in which the words are marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from sqlite3 import Connection

import msgspec

from mixedzone.archive import packing
from mixedzone.archive.connection import array_of
from mixedzone.archive.folding import folded_name
from mixedzone.archive.passages import Passage, excerpt, marked, passages_of
from mixedzone.archive.people import People
from mixedzone.archive.pictures import Pictures
from mixedzone.archive.query import Query, parsed_query

WEIGHTS = "8.0, 1.0, 2.0"
"""How much a word counts in a title, in the text and beside it (captions, topics, authors), as BM25 takes it."""

PASSAGES = 2
"""Passages shown of one page."""

MOST_SPELLINGS = 20
"""Names of those meant by one filter that are looked for in texts."""

MOST_FACETS = 50
"""Values of one facet that are counted out."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What hits are limited to.

    `speaker` and `person` are names or parts of them, or numbers of the list of people: who speaks on the page, and who
    is on it in any role or is named in its text. `said` looks in turns and quotes only, those of the speaker if there
    is one. `since` and `until` are days,
    months or years, both included. `site` is a paper's name or host, or a part of its name; `agency` is of pictures.
    """

    speaker: str | None = None
    person: str | None = None
    said: bool = False
    since: str | None = None
    until: str | None = None
    site: str | None = None
    agency: str | None = None
    kind: str | None = None


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found, with passages; in a search for what was said, one of them, the turn or quote itself.

    `copies` counts the other pages of its family of near copies, which are not listed one by one.
    """

    page: int
    url: str | None
    name: str | None
    site: str | None
    kind: str | None
    headline: str | None
    published: str | None
    language: str | None
    copies: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that hits have, and how many have it. `key` is what the filter of that name takes."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """`total` counts the hits, of which near copies are one; `with_copies` counts each of those, and so do the facets.

    `facets` are "speaker", "person", "site", "agency", "kind" and "month".
    """

    total: int
    with_copies: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[Facet, ...]]


class Search:
    """Searches one archive."""

    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people

    def search(self, text: str, filters: Filters, *, limit: int, offset: int, facets: bool) -> Results:
        """The hits from `offset` on, at most `limit`."""
        query = parsed_query(text)
        said = filters.said
        chosen = self._said(query, filters) if said else self._pages(query, filters)
        rows, total, pages = self._ranked(chosen, limit, offset)
        voices = self._voices(filters.speaker)
        hits = [self._saying(row, query) if said else self._page(row, query, voices) for row in rows]
        return Results(total, pages, tuple(hits), self._facets(chosen, said=said) if facets else {})

    def _page(self, row: tuple[int, int], query: Query, voices: frozenset[str]) -> Hit:
        page, copies = row
        hit, data = self._described(page, copies)
        record = packing.unpacked_record(data)
        passages = passages_of(record, query.terms, PASSAGES, voices)
        return replace(hit, passages=tuple(self._with_person(page, passage) for passage in passages))

    def _saying(self, row: tuple[int, int], query: Query) -> Hit:
        saying, copies = row
        page, kind, place, role, speaker, person, text = self._connection.execute(
            "SELECT saying.page, kind, place, role, name.text, saying.person, saying.text FROM saying"
            " LEFT JOIN name ON name.id = saying.name WHERE saying.id = ?",
            (saying,),
        ).fetchone()
        shown, marks, cut = excerpt(text, marked(text, query.terms))
        passage = Passage(shown, marks, role, speaker, person, kind, place, (), cut)
        return replace(self._described(page, copies)[0], passages=(passage,))

    def _described(self, page: int, copies: int) -> tuple[Hit, bytes]:
        row = self._connection.execute(
            "SELECT page.url, page.name, site.name, kind, headline, published, language, version.record FROM page"
            " JOIN version ON version.id = page.latest LEFT JOIN site ON site.id = page.site WHERE page.id = ?",
            (page,),
        ).fetchone()
        url, name, site, kind, headline, published, language, data = row
        return Hit(page, url, name, site, kind, headline, published, language, copies, ()), data

    def _with_person(self, page: int, passage: Passage) -> Passage:
        if passage.kind is None:
            return passage
        row = self._connection.execute(
            "SELECT person FROM saying WHERE page = ? AND kind = ? AND place = ?", (page, passage.kind, passage.place)
        ).fetchone()
        return replace(passage, person=row[0] if row else None)

    def _ranked(self, chosen: _Chosen, limit: int, offset: int) -> tuple[list[tuple[int, int]], int, int]:
        """The best hits, one for each family of near copies, with the number of the others.

        And how many hits there are, without the near copies that they stand for and with them.
        """
        hits = f"WITH hit AS MATERIALIZED ({chosen.ranked})"
        rows = self._connection.execute(
            f"{hits} SELECT id, min(rank), count(*) - 1, count(*) OVER (), sum(count(*)) OVER () FROM hit"
            " GROUP BY family ORDER BY min(rank), day DESC, id DESC LIMIT ? OFFSET ?",
            (*chosen.values, limit, offset),
        ).fetchall()
        if rows:
            return [(id, copies) for id, _, copies, _, _ in rows], rows[0][3], rows[0][4]
        total, pages = self._connection.execute(
            f"{hits} SELECT count(DISTINCT family), count(*) FROM hit", chosen.values
        ).fetchone()
        return [], total, pages

    def _pages(self, query: Query, filters: Filters) -> _Chosen:
        """The pages that fit."""
        table, rank, conditions, values = _matching("page_index", f"bm25(page_index, {WEIGHTS})", "page.id", query)
        more, others = self._conditions(filters, worded=bool(query.wanted))
        if filters.speaker:
            more.append("page.id IN (SELECT page FROM saying WHERE person IN (SELECT value FROM json_each(?)))")
            others.append(array_of(self._meant(filters.speaker)))
        where = " AND ".join([*conditions, *more]) or "1"
        joined = f"{table} CROSS JOIN page ON page.id = page_index.rowid" if table else "page"
        return _Chosen(
            f"SELECT page.id AS id, page.id AS page, page.day AS day, coalesce(page.family, -page.id) AS family,"
            f" {rank} AS rank FROM {joined} WHERE {where}",
            (*values, *others),
        )

    def _said(self, query: Query, filters: Filters) -> _Chosen:
        """The turns and quotes that fit."""
        table, rank, conditions, values = _matching("said_index", "bm25(said_index)", "saying.id", query)
        more, others = self._conditions(filters, worded=bool(query.wanted))
        if filters.speaker:
            more.append("saying.person IN (SELECT value FROM json_each(?))")
            others.append(array_of(self._meant(filters.speaker)))
        joined = f"{table} CROSS JOIN saying ON saying.id = said_index.rowid" if table else "saying"
        where = " AND ".join([*conditions, *more]) or "1"
        return _Chosen(
            "SELECT saying.id AS id, page.id AS page, page.day AS day,"
            " CASE WHEN page.family IS NULL THEN -saying.id ELSE page.family || ' ' || saying.text END AS family,"
            f" {rank} AS rank FROM {joined} CROSS JOIN page ON page.id = saying.page WHERE {where}",
            (*values, *others),
        )

    def _conditions(self, filters: Filters, *, worded: bool) -> tuple[list[str], list[object]]:
        """The filters that a page must pass. Where words leave few pages, each is asked for its pictures by itself."""
        found: list[tuple[str, object]] = []
        if filters.since:
            found.append(("page.day >= ?", filters.since))
        if filters.until:
            found.append(("page.day <> '' AND page.day < ?", filters.until + "~"))
        if filters.kind:
            found.append(("page.kind = ?", filters.kind.casefold()))
        if filters.site:
            found.append(("page.site IN (SELECT value FROM json_each(?))", array_of(self._sites(filters.site))))
        if filters.agency:
            agencies = array_of(Pictures(self._connection).agencies(filters.agency))
            its = "agency IN (SELECT value FROM json_each(?))"
            condition = (
                f"EXISTS (SELECT 1 FROM picture WHERE picture.page = page.id AND {its})"
                if worded
                else f"page.id IN (SELECT page FROM picture WHERE {its})"
            )
            found.append((condition, agencies))
        conditions, values = [condition for condition, _ in found], [value for _, value in found]
        if filters.person:
            condition, named = self._named(filters.person)
            conditions.append(condition)
            values += named
        return conditions, values

    def _named(self, person: str) -> tuple[str, list[object]]:
        """The condition that a page has somebody on it: in a role, or by a full name in its text."""
        people = self._meant(person)
        appears = "SELECT page FROM appearance WHERE person IN (SELECT value FROM json_each(?))"
        names = [name for id in people for name in self._people.spellings(id) if len(folded_name(name).split()) > 1]
        phrases = [parsed_query(f'"{name}"').wanted for name in [*names, *([] if person.isdecimal() else [person])]]
        mentioned = " OR ".join(filter(None, dict.fromkeys(phrases[:MOST_SPELLINGS])))
        if not mentioned:
            return f"page.id IN ({appears})", [array_of(people)]
        return (
            f"page.id IN ({appears} UNION SELECT rowid FROM page_index WHERE page_index MATCH ?)",
            [array_of(people), mentioned],
        )

    def _meant(self, name: str) -> list[int]:
        """The people whom a filter means: a number of the list, or a name."""
        return [int(name)] if name.isascii() and name.isdigit() and len(name) < 16 else self._people.called(name)

    def _voices(self, speaker: str | None) -> frozenset[str]:
        """The spellings of those whom a filter wants to hear."""
        people = self._meant(speaker) if speaker else []
        return frozenset(name for id in people for name in self._people.spellings(id))

    def _sites(self, name: str) -> list[int]:
        """The sites that a filter means: the one that is called so, or else those whose names have all its words."""
        folded = folded_name(name)
        rows = self._connection.execute("SELECT id, folded FROM site").fetchall()
        exact = [id for id, its in rows if its == folded]
        words = set(folded.split())
        return exact or [id for id, its in rows if words and words <= set(its.split())]

    def _facets(self, chosen: _Chosen, *, said: bool) -> dict[str, tuple[Facet, ...]]:
        """For each facet the values that most hits have."""
        speakers = "saying ON saying.id = hit.id" if said else "appearance ON appearance.page = hit.page"
        speaker = "saying.person" if said else "appearance.person"
        role = "" if said else " AND appearance.role = 'speaker'"
        counted = {
            "speaker": f"SELECT person.id, person.name, count(DISTINCT hit.id) FROM hit JOIN {speakers}{role}"
            f" JOIN person ON person.id = {speaker} GROUP BY person.id",
            "person": "SELECT person.id, person.name, count(DISTINCT hit.id) FROM hit JOIN appearance"
            " ON appearance.page = hit.page JOIN person ON person.id = appearance.person GROUP BY person.id",
            "site": "SELECT site.name, site.name, count(*) FROM hit JOIN page ON page.id = hit.page"
            " JOIN site ON site.id = page.site GROUP BY site.id",
            "agency": "SELECT agency.name, agency.name, count(DISTINCT hit.id) FROM hit JOIN picture"
            " ON picture.page = hit.page JOIN agency ON agency.id = picture.agency GROUP BY agency.id",
            "kind": "SELECT kind, kind, count(*) FROM hit JOIN page ON page.id = hit.page"
            " WHERE kind IS NOT NULL GROUP BY kind",
            "month": "SELECT substr(day, 1, 7), substr(day, 1, 7), count(*) FROM hit WHERE day <> '' GROUP BY 1",
        }
        return {name: self._counted(chosen, query, name) for name, query in counted.items()}

    def _counted(self, chosen: _Chosen, query: str, name: str) -> tuple[Facet, ...]:
        order = "1 DESC" if name == "month" else "3 DESC, 2"
        rows = self._connection.execute(
            f"WITH hit AS MATERIALIZED ({chosen.unranked}) {query} ORDER BY {order} LIMIT {MOST_FACETS:d}",
            chosen.values,
        )
        return tuple(Facet(str(key), label, count) for key, label, count in rows)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The hits as SQL: id, page, day, family and rank of each; and the values that it takes."""

    ranked: str
    values: tuple[object, ...]

    @property
    def unranked(self) -> str:
        """The same without the cost of ranking."""
        before, _, after = self.ranked.partition("bm25(")
        return f"{before}0{after[after.index(')') + 1 :]}" if after else before


def _matching(index: str, rank: str, id: str, query: Query) -> tuple[str, str, list[str], list[object]]:
    """The index to be asked, if any, the rank of a hit, and the conditions with their values."""
    if query.wanted:
        return index, rank, [f"{index} MATCH ?"], [query.wanted]
    if query.unwanted:
        return "", "0", [f"{id} NOT IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"], [query.unwanted]
    return "", "0", [], []
