"""The archive: what has been read, with the pages that it was read from.

with Archive(Path("mixedzone.db")) as archive:
    archive.add(mixedzone.read(page), Original(data=page, url="https://…"))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec

from mixedzone.archive import connection, packing
from mixedzone.archive.corrections import Corrections
from mixedzone.archive.families import Families
from mixedzone.archive.folding import folded_name
from mixedzone.archive.people import People
from mixedzone.archive.pictures import Pictures
from mixedzone.archive.preparing import (
    ASKER,
    SPEAKER,
    Original,
    Prepared,
    columns_of,
    digest_of,
    identity_at,
    prepare,
    sayings_of,
)
from mixedzone.archive.resolving import Resolver
from mixedzone.archive.search import EVERYTHING, Filters, Results, Search
from mixedzone.article.article import Article
from mixedzone.page.containers import Member
from mixedzone.reading import read
from mixedzone.types import Record

if TYPE_CHECKING:
    pass

DEFAULT = Path("mixedzone.db")

NEW, UPDATED, SAME = "new", "updated", "same"

UNKNOWN_READER = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a page: "new", "updated" or "same", its number, its version, and how many near copies it has."""

    outcome: str
    page: int
    version: int
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the archive by its latest version, as lists show it. `day` is its date as far as it is known, or ""."""

    page: int
    url: str | None
    name: str | None
    site: str | None
    kind: str | None
    language: str | None
    headline: str | None
    published: str | None
    day: str
    words: int
    confidence: float
    version: int
    added: str
    family: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a page: its record without lines, when it was added and by which reader it was last read."""

    page: int
    version: int
    added: str
    reader: str
    record: Record


class NoSuchPage(LookupError):  # noqa: N818 - it says what happened
    """A page or version that the archive does not have. Its text is one sentence."""


_ENTRY = (
    "SELECT page.id, page.url, page.name, site.name, page.kind, page.language, page.headline, page.published, page.day,"
    " page.words, page.confidence, version.number, page.added, page.family"
    " FROM page JOIN version ON version.id = page.latest LEFT JOIN site ON site.id = page.site"
)


class Archive:
    """An archive in a file. One thread at a time may use it; each takes its own, which costs a few milliseconds.

    Raises ArchiveError where the file is foreign, damaged or missing, and then leaves it as it is.
    """

    def __init__(self, path: Path | str = DEFAULT, *, create: bool = True) -> None:
        self.path = Path(path)
        self.connection = connection.opened(self.path, create=create)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. What was added is in it already."""
        self.connection.close()

    # --- writing

    def add(self, article: Article | Record, original: Original | bytes, *, reader: str = UNKNOWN_READER) -> Added:
        """Store a reading and the page that it was read from. When this returns, it is on the disk.

        The same page again changes nothing; with another text or headline it becomes a new version.
        """
        record = article if isinstance(article, Record) else article.record()
        page = original if isinstance(original, Original) else Original(data=original, url=record.url)
        return self.store(prepare(record, page), reader=reader)

    def store(self, prepared: Prepared, *, reader: str = UNKNOWN_READER, added: str | None = None) -> Added:
        """The same with what `prepare` has worked out, perhaps in another process; `added` is when, if not now."""
        with self.transaction():
            known = self._known(prepared)
            if known is not None:
                return known
            return self._store(prepared, reader, added or datetime.now(UTC).isoformat(timespec="seconds"))

    def known(self, data: bytes, *, url: str | None, name: str | None) -> Added | None:
        """What a page already is that comes again to the byte, from the same address or file; None where it is new."""
        row = self.connection.execute(
            "SELECT page.id, version.number FROM version JOIN page ON page.id = version.page"
            " JOIN original ON original.version = version.id"
            " WHERE version.page_digest = ? AND original.url IS ? AND (page.name IS ? OR original.url IS NOT NULL)",
            (digest_of(data), url, name),
        ).fetchone()
        return Added(SAME, *row) if row else None

    def replace(self, page: int, number: int, prepared: Prepared, *, reader: str) -> bool:
        """Put a better reading in the place of a version's; whether anything in it is other than before."""
        with self.transaction():
            version = self._version(page, number)
            (before,) = self.connection.execute("SELECT record FROM version WHERE id = ?", (version,)).fetchone()
            entry = self.connection.execute("SELECT latest FROM page WHERE id = ?", (page,)).fetchone()
            shown = entry[0] == version
            if shown:
                prepared = self.corrections.corrected(page, prepared)
            changed: bool = packing.unpacked(before) != packing.unpacked(prepared.record)
            if changed and shown:
                self._unindex(page)
                self._resolver.forget(page)
                self._families.leave(page)
            self.connection.execute(
                "UPDATE version SET record = ?, text_digest = ?, reader = ? WHERE id = ?",
                (prepared.record, prepared.text_digest, reader, version),
            )
            if changed and shown:
                self._describe(page, prepared)
                self._index(page, prepared)
                self._families.join(page, prepared.signature)
            return changed

    def remove(self, page: int) -> None:
        """Take a page out with all its versions. Raises NoSuchPage. `purge` wipes what the file still holds of it."""
        with self.transaction():
            self.entry(page)
            self._unindex(page)
            self._resolver.forget(page)
            self._families.leave(page)
            versions = "(SELECT id FROM version WHERE page = ?)"
            self.connection.execute(f"DELETE FROM original WHERE version IN {versions}", (page,))
            self.connection.execute("DELETE FROM version WHERE page = ?", (page,))
            self.connection.execute("DELETE FROM page WHERE id = ?", (page,))
            self.connection.execute("DELETE FROM decision WHERE page = ?", (page,))
            self.connection.execute("DELETE FROM correction WHERE page = ?", (page,))
            self._finish()
            self._drop_unused()

    def purge(self) -> None:
        """Wipe what the file still holds of pages that were removed: words in the index, pages in the log."""
        with self.transaction():
            for index in ("page_index", "said_index", "band_index"):
                self.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        with connection.told(self.path):
            connection.patiently(lambda: self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or nothing of it. Inside another one, part of that."""
        if self.connection.in_transaction:
            yield
            return
        with connection.told(self.path):
            try:
                with connection.transaction(self.connection):
                    yield
                    self._finish()
            except BaseException:
                self.__dict__.pop("_resolver", None)
                self.__dict__.pop("_families", None)
                raise

    # --- reading

    def __len__(self) -> int:
        return self._one("SELECT count(*) FROM page")

    def sizes(self) -> tuple[int, int, int]:
        """How many versions there are, and how many bytes of the file are original pages, and all."""
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        (page_size,) = self.connection.execute("PRAGMA page_size").fetchone()
        originals = self._one("SELECT coalesce(sum(length(data)), 0) FROM original")
        return self._one("SELECT count(*) FROM version"), originals, pages * page_size

    def entry(self, page: int) -> Entry:
        """What lists show of a page. Raises NoSuchPage."""
        row = self.connection.execute(f"{_ENTRY} WHERE page.id = ?", (page,)).fetchone()
        if row is None:
            raise NoSuchPage(f"There is no page {page} in the archive.")
        return Entry(*row)

    def entries(self, pages: Sequence[int]) -> list[Entry]:
        """The same for several, in their order; pages that are not there are left out."""
        found = [self.connection.execute(f"{_ENTRY} WHERE page.id = ?", (page,)).fetchone() for page in pages]
        return [Entry(*row) for row in found if row is not None]

    def latest(self, count: int = 20, *, offset: int = 0) -> list[Entry]:
        """The pages that were added or changed last, the newest first."""
        rows = self.connection.execute(f"{_ENTRY} ORDER BY page.latest DESC LIMIT ? OFFSET ?", (count, offset))
        return [Entry(*row) for row in rows]

    def pages(self) -> Iterator[Entry]:
        """All pages, in the order in which they came."""
        last = 0
        while rows := self.connection.execute(
            f"{_ENTRY} WHERE page.id > ? ORDER BY page.id LIMIT 500", (last,)
        ).fetchall():
            yield from (Entry(*row) for row in rows)
            last = rows[-1][0]

    def get(self, page: int, version: int | None = None) -> Kept:
        """A version of a page, the latest by default. Raises NoSuchPage."""
        row = self.connection.execute(
            "SELECT page, number, added, reader, record FROM version WHERE id = ?", (self._version(page, version),)
        ).fetchone()
        page, number, added, reader, data = row
        return Kept(page, number, added, reader, packing.unpacked_record(data))

    def versions(self, page: int) -> list[tuple[int, str]]:
        """The versions of a page: their numbers and when each was added, the oldest first."""
        rows = self.connection.execute("SELECT number, added FROM version WHERE page = ? ORDER BY number", (page,))
        return rows.fetchall()

    def original(self, page: int, version: int | None = None) -> Original:
        """The page as it came. Raises NoSuchPage, also for one that was imported without it."""
        row = self.connection.execute(
            "SELECT url, charset, captured, flat, data FROM original WHERE version = ?", (self._version(page, version),)
        ).fetchone()
        if row is None:
            raise NoSuchPage(f"Page {page} came without its original.")
        url, charset, captured, flat, data = row
        moment = datetime.fromisoformat(captured) if captured else None
        return Original(data=packing.unpacked(data), url=url, charset=charset, captured=moment, flat=bool(flat))

    def reading(self, page: int, version: int | None = None) -> Article:
        """The page read again from its original: with all its lines, their roles and probabilities."""
        member = self.member(page, version)
        return read(
            member.data,
            url=member.url,
            charset=member.charset,
            name=member.name,
            flat=member.flat,
            captured=member.captured,
        )

    def member(self, page: int, version: int | None = None) -> Member:
        """The page as it came, in the form in which `read_member` takes it. Raises NoSuchPage."""
        original = self.original(page, version)
        return Member(
            name=self.get(page, version).record.name or "",
            data=original.data,
            url=original.url,
            charset=original.charset,
            captured=original.captured,
            flat=original.flat,
        )

    def near_copies(self, page: int) -> list[Entry]:
        """The other pages of a page's family of near copies, the first that came first."""
        family = self.entry(page).family
        rows = self.connection.execute(
            f"{_ENTRY} WHERE page.family = ? AND page.id <> ? ORDER BY page.id", (family, page)
        )
        return [Entry(*row) for row in rows]

    def page_at(self, url: str) -> int | None:
        """The number of the page with an address, if it is here."""
        row = self.connection.execute("SELECT id FROM page WHERE identity = ?", (identity_at(url),)).fetchone()
        return row[0] if row else None

    @cached_property
    def people(self) -> People:
        """The list of people."""
        return People(self.connection, self.transaction, lambda: self._resolver)

    @cached_property
    def corrections(self) -> Corrections:
        """What was put right by hand."""
        return Corrections(self)

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures, by whose they are."""
        return Pictures(self.connection)

    def search(
        self,
        query: str = "",
        filters: Filters = EVERYTHING,
        *,
        limit: int = 10,
        offset: int = 0,
        facets: bool = False,
    ) -> Results:
        """What fits a query, the best first, with passages and who said them. Any query is one: nothing is raised."""
        return Search(self.connection, self.people).search(query, filters, limit=limit, offset=offset, facets=facets)

    # --- how it is done

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self.connection)

    @cached_property
    def _families(self) -> Families:
        return Families(self.connection)

    def _one(self, query: str, *values: object) -> int:
        found: int = self.connection.execute(query, values).fetchone()[0]
        return found

    def _finish(self) -> None:
        if "_resolver" in self.__dict__:
            self._resolver.finish()
        if "_families" in self.__dict__:
            self._families.finish()

    def _version(self, page: int, number: int | None) -> int:
        """The row of a version. Raises NoSuchPage."""
        if number is None:
            row = self.connection.execute("SELECT latest FROM page WHERE id = ?", (page,)).fetchone()
        else:
            row = self.connection.execute(
                "SELECT id FROM version WHERE page = ? AND number = ?", (page, number)
            ).fetchone()
        if row is None:
            which = f"page {page}" if number is None else f"version {number} of page {page}"
            raise NoSuchPage(f"There is no {which} in the archive.")
        found: int = row[0]
        return found

    def _known(self, prepared: Prepared) -> Added | None:
        """The version that a page already is: the same bytes or the same text as any that it ever was."""
        row = self.connection.execute(
            "SELECT page.id, version.number FROM page JOIN version ON version.page = page.id"
            " WHERE page.identity = ? AND (version.page_digest = ? OR version.text_digest = ?)"
            " ORDER BY version.number DESC LIMIT 1",
            (prepared.identity, prepared.page_digest, prepared.text_digest),
        ).fetchone()
        return Added(SAME, *row) if row else None

    def _store(self, prepared: Prepared, reader: str, now: str) -> Added:
        row = self.connection.execute(
            "SELECT page.id, max(version.number) FROM page JOIN version ON version.page = page.id"
            " WHERE page.identity = ? GROUP BY page.id",
            (prepared.identity,),
        ).fetchone()
        page, number = row or (self._new_page(prepared), 0)
        if row:
            self._unindex(page)
            self._resolver.forget(page)
            self._families.leave(page)
        version = self.connection.execute(
            "INSERT INTO version (page, number, added, reader, text_digest, page_digest, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (page, number + 1, now, reader, prepared.text_digest, prepared.page_digest, prepared.record),
        ).lastrowid
        if prepared.original is not None:
            self.connection.execute(
                "INSERT INTO original VALUES (?, ?, ?, ?, ?, ?, ?)",
                (version, *msgspec.structs.astuple(prepared.original)),
            )
        self.connection.execute("UPDATE page SET latest = ?, added = ? WHERE id = ?", (version, now, page))
        self._describe(page, prepared)
        self._index(page, prepared)
        copies = self._families.join(page, prepared.signature)
        if row and self.corrections.of(page):
            self.corrections.apply(page)
        return Added(UPDATED if row else NEW, page, number + 1, copies)

    def _new_page(self, prepared: Prepared) -> int:
        added = self.connection.execute(
            "INSERT INTO page (identity, day, words, confidence, latest, added, signature)"
            " VALUES (?, '', 0, 0, 0, '', x'')",
            (prepared.identity,),
        ).lastrowid
        if added is None:
            raise RuntimeError("a row that was added has a number")
        return added

    def _describe(self, page: int, prepared: Prepared) -> None:
        """What lists and filters need of the latest version."""
        self.connection.execute(
            "UPDATE page SET url = ?, name = ?, site = ?, kind = ?, language = ?, headline = ?, published = ?, day = ?,"
            " words = ?, confidence = ?, signature = ? WHERE id = ?",
            (
                prepared.url,
                prepared.name,
                self._site(prepared.site),
                prepared.kind,
                prepared.language,
                prepared.headline,
                prepared.published,
                prepared.day,
                prepared.words,
                prepared.confidence,
                prepared.signature,
                page,
            ),
        )

    def _index(self, page: int, prepared: Prepared) -> None:
        """Make a page's latest version findable: words, who said what, pictures."""
        execute = self.connection.execute
        execute("INSERT INTO page_index (rowid, title, text, besides) VALUES (?, ?, ?, ?)", (page, *prepared.columns))
        settled = self._resolver.settle(page, prepared.people)
        for saying in prepared.sayings:
            role = ASKER if saying.role == "question" else SPEAKER
            name, person = settled.get((role, saying.speaker or ""), (None, None))
            if name is None and saying.speaker:
                name = self._resolver.name(saying.speaker)
            row = execute(
                "INSERT INTO saying (page, kind, place, role, name, person, day, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (page, saying.kind, saying.place, saying.role, name, person, prepared.day, saying.text),
            ).lastrowid
            execute("INSERT INTO said_index (rowid, text) VALUES (?, ?)", (row, saying.folded))
        for place, (agency, photographer, credit) in enumerate(prepared.pictures):
            execute(
                "INSERT INTO picture VALUES (?, ?, ?, ?, ?)", (page, place, self._agency(agency), photographer, credit)
            )

    def _unindex(self, page: int) -> None:
        """Take what `_index` made of a page away again."""
        execute = self.connection.execute
        record = self.get(page).record
        execute(
            "INSERT INTO page_index (page_index, rowid, title, text, besides) VALUES ('delete', ?, ?, ?, ?)",
            (page, *columns_of(record)),
        )
        sayings = {(saying.kind, saying.place): saying.folded for saying in sayings_of(record)}
        for row, kind, place in execute("SELECT id, kind, place FROM saying WHERE page = ?", (page,)).fetchall():
            execute(
                "INSERT INTO said_index (said_index, rowid, text) VALUES ('delete', ?, ?)", (row, sayings[kind, place])
            )
        execute("DELETE FROM saying WHERE page = ?", (page,))
        execute("DELETE FROM picture WHERE page = ?", (page,))

    def _site(self, name: str | None) -> int | None:
        return self._number("site", name)

    def _agency(self, name: str | None) -> int | None:
        return self._number("agency", name)

    def _number(self, table: str, name: str | None) -> int | None:
        """The row of a site or an agency, one for all spellings of it; written down if it is new."""
        folded = folded_name(name or "")
        if not folded:
            return None
        row = self.connection.execute(f"SELECT id FROM {table} WHERE folded = ?", (folded,)).fetchone()
        if row is None:
            added = self.connection.execute(f"INSERT INTO {table} (folded, name) VALUES (?, ?)", (folded, name))
            return added.lastrowid
        found: int = row[0]
        return found

    def _drop_unused(self) -> None:
        """Drop sites and agencies that no page has any more."""
        self.connection.execute("DELETE FROM site WHERE id NOT IN (SELECT site FROM page WHERE site IS NOT NULL)")
        self.connection.execute(
            "DELETE FROM agency WHERE id NOT IN (SELECT agency FROM picture WHERE agency IS NOT NULL)"
        )
