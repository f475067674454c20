"""The people of an archive: one list, all that each of them said, and what is decided about it by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from sqlite3 import Connection

from mixedzone.archive.connection import array_of
from mixedzone.archive.folding import folded_name
from mixedzone.archive.naming import parsed
from mixedzone.archive.preparing import ASKER, AUTHOR, SPEAKER
from mixedzone.archive.resolving import EVERYWHERE, Resolver

LONGEST_NUMBER = 15
"""Digits of a person's number; more are none."""


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the list. `roles` counts the pages on which somebody is a speaker, asker, author or photographer."""

    id: int
    name: str
    spellings: tuple[str, ...]
    pages: int
    roles: dict[str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A turn or quote. `question` is what it answers and `asker` who asked that; `day` is "" where no page tells it."""

    id: int
    page: int
    kind: str
    place: int
    role: str
    speaker: str | None
    text: str
    day: str
    url: str | None
    site: str | None
    headline: str | None
    question: str | None
    asker: str | None


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who appears on the same pages, and on how many."""

    id: int
    name: str
    pages: int


class NoSuchPerson(LookupError):  # noqa: N818 - it says what happened
    """A name that nobody in the archive has, or several. Its text is one sentence."""


class People:
    """The list of people of an archive."""

    def __init__(
        self,
        connection: Connection,
        transaction: Callable[[], AbstractContextManager[None]],
        resolver: Callable[[], Resolver],
    ) -> None:
        self._connection = connection
        self._transaction = transaction
        self._resolver = resolver

    def listed(self, containing: str = "", *, limit: int = -1, offset: int = 0) -> list[Person]:
        """The people, those on most pages first; with `containing`, those whose names have words that begin so."""
        chosen = "WHERE person IN (SELECT value FROM json_each(?))" if containing else ""
        rows = self._connection.execute(
            f"SELECT person FROM appearance {chosen} GROUP BY person"
            " ORDER BY count(DISTINCT page) DESC, person LIMIT ? OFFSET ?",
            (*([array_of(self.called(containing, beginning=True))] if containing else []), limit, offset),
        )
        return [self.get(id) for (id,) in rows.fetchall()]

    def get(self, id: int) -> Person:
        """An entry of the list. Raises NoSuchPerson."""
        found = self._connection.execute("SELECT name FROM person WHERE id = ?", (id,)).fetchone()
        if found is None:
            raise NoSuchPerson(f"Nobody in the archive has the number {id}.")
        roles = self._connection.execute(
            "SELECT role, count(DISTINCT page) FROM appearance WHERE person = ? GROUP BY role", (id,)
        ).fetchall()
        (pages,) = self._connection.execute(
            "SELECT count(DISTINCT page) FROM appearance WHERE person = ?", (id,)
        ).fetchone()
        return Person(id, found[0], self.spellings(id), pages, dict(roles))

    def called(self, name: str, *, beginning: bool = False) -> list[int]:
        """The numbers of those who have a spelling with all words of a name, or with words that begin so."""
        words = folded_name(name).split()
        if not words:
            return []
        compared = "word >= ? AND word < ?" if beginning else "word = ?"
        held = " AND ".join([f"id IN (SELECT name FROM name_word WHERE {compared})"] * len(words))
        bounds = [bound for word in words for bound in ((word, word + "\U0010ffff") if beginning else (word,))]
        rows = self._connection.execute(
            f"SELECT DISTINCT person FROM appearance WHERE name IN (SELECT id FROM name WHERE {held})",
            bounds,
        )
        return sorted(id for (id,) in rows)

    def find(self, name: str) -> Person:
        """The one whom a number of the list or a name means. Raises NoSuchPerson where that is nobody, or several."""
        if name.isascii() and name.isdigit() and len(name) <= LONGEST_NUMBER:
            return self.get(int(name))
        found = [self.get(id) for id in self.called(name)]
        exact = [person for person in found if folded_name(person.name) == folded_name(name)]
        chosen = exact or found
        if not chosen:
            raise NoSuchPerson(f"Nobody in the archive is called {name}.")
        if len(chosen) > 1:
            listed = ", ".join(f"{person.name} ({person.id})" for person in chosen[:5])
            raise NoSuchPerson(f"{len(chosen)} people may be called {name}: {listed}. Give the number.")
        return chosen[0]

    def said_by(self, id: int, *, limit: int = -1, offset: int = 0) -> list[Said]:
        """All that a person said, newest first, in the order of the page within it."""
        rows = self._connection.execute(
            """
            SELECT saying.id, saying.page, saying.kind, saying.place, saying.role, name.text, saying.text, saying.day,
              page.url, site.name, page.headline, question.text, asker.text
            FROM (SELECT id FROM saying WHERE person = ? ORDER BY day DESC, page DESC, kind DESC, place
                  LIMIT ? OFFSET ?) AS chosen
            JOIN saying ON saying.id = chosen.id JOIN page ON page.id = saying.page
            LEFT JOIN site ON site.id = page.site LEFT JOIN name ON name.id = saying.name
            LEFT JOIN saying AS question ON question.page = saying.page AND question.kind = saying.kind
              AND question.place = saying.place - 1 AND question.role = 'question' AND saying.role = 'answer'
            LEFT JOIN name AS asker ON asker.id = question.name
            ORDER BY saying.day DESC, saying.page DESC, saying.kind DESC, saying.place
            """,
            (id, limit, offset),
        )
        return [Said(*row) for row in rows]

    def months(self, id: int) -> list[tuple[str, str | None, int]]:
        """How many words a person said, by month ("YYYY-MM", "" where no page tells) and paper, in order."""
        counted: Counter[tuple[str, str | None]] = Counter()
        for month, site, text in self._connection.execute(
            "SELECT substr(saying.day, 1, 7), site.name, saying.text FROM saying JOIN page ON page.id = saying.page"
            " LEFT JOIN site ON site.id = page.site WHERE saying.person = ?",
            (id,),
        ):
            counted[month, site] += len(text.split())
        return sorted(((*key, words) for key, words in counted.items()), key=lambda row: (row[0], row[1] or ""))

    def pages_of(self, id: int, *, limit: int = -1, offset: int = 0) -> list[int]:
        """The numbers of the pages on which a person appears, the newest first."""
        rows = self._connection.execute(
            "SELECT id FROM page WHERE id IN (SELECT page FROM appearance WHERE person = ?)"
            " ORDER BY day DESC, id DESC LIMIT ? OFFSET ?",
            (id, limit, offset),
        )
        return [page for (page,) in rows]

    def named_with(self, id: int, *, limit: int = 20) -> list[Companion]:
        """Who speaks on the same pages, most often first."""
        return self._companions(id, "mine.role IN (?, ?)", "other.role = ?", (SPEAKER, ASKER, SPEAKER), limit)

    def interviewed_by(self, id: int, *, limit: int = 20) -> list[Companion]:
        """Who asks the questions on the pages on which a person speaks, or else has written them."""
        interviewed = "mine.role = ? AND mine.page IN (SELECT page FROM saying WHERE person = ? AND role = 'answer')"
        return self._companions(id, interviewed, "other.role IN (?, ?)", (SPEAKER, id, ASKER, AUTHOR), limit)

    def merge(self, into: int, others: Sequence[int]) -> Person:
        """Decide that several entries are one person; it stays so when pages are read again. Raises NoSuchPerson."""
        with self._transaction():
            self.get(into)
            for other in others:
                self.get(other)
                if other != into:
                    self._merge(into, other)
            return self.get(into)

    def split(self, id: int, spellings: Sequence[str], *, pages: Sequence[int] = ()) -> Person:
        """Decide that some spellings of an entry mean somebody else, everywhere or on some pages; the new entry.

        Raises NoSuchPerson, also where the entry has none of the spellings.
        """
        with self._transaction():
            wanted = {folded_name(spelling) for spelling in spellings}
            held = [spelling for spelling in self.get(id).spellings if folded_name(spelling) in wanted]
            if not held:
                raise NoSuchPerson(f"Nobody with the number {id} is called {' or '.join(spellings)}.")
            (new,) = self._connection.execute(
                "INSERT INTO person (name) VALUES (?) RETURNING id", (held[0],)
            ).fetchone()
            for spelling in held:
                self._decide(spelling, new, pages or (EVERYWHERE,))
            self._finish(held)
            return self.get(new)

    def _merge(self, into: int, other: int) -> None:
        spellings = self.spellings(other)
        own = [
            text for (text,) in self._connection.execute("SELECT text FROM name WHERE person = ?", (other,)).fetchall()
        ]
        for text in own:
            self._decide(text, into, (EVERYWHERE,))
        for table in ("decision", "name", "appearance", "saying"):
            self._connection.execute(f"UPDATE {table} SET person = ? WHERE person = ?", (into, other))
        self._connection.execute("DELETE FROM person WHERE id = ?", (other,))
        self._finish(spellings)

    def _decide(self, spelling: str, person: int, pages: Sequence[int]) -> None:
        folded = folded_name(spelling)
        self._connection.executemany(
            "INSERT OR REPLACE INTO decision VALUES (?, ?, ?)", [(folded, page, person) for page in pages]
        )
        if EVERYWHERE in pages:
            self._connection.execute("UPDATE name SET person = ? WHERE folded = ?", (person, folded))

    def _finish(self, spellings: Sequence[str]) -> None:
        resolver = self._resolver()
        for surname in {parsed(spelling).surname for spelling in spellings}:
            resolver.reconsider(surname)
        resolver.finish()

    def spellings(self, id: int) -> tuple[str, ...]:
        """How a person is spelled, the most frequent first."""
        rows = self._connection.execute(
            "SELECT name.text FROM appearance JOIN name ON name.id = appearance.name WHERE appearance.person = ?"
            " GROUP BY name.id ORDER BY count(*) DESC, name.id",
            (id,),
        )
        return tuple(text for (text,) in rows)

    def _companions(self, id: int, mine: str, other: str, values: tuple[object, ...], limit: int) -> list[Companion]:
        rows = self._connection.execute(
            "SELECT person.id, person.name, count(DISTINCT other.page) AS pages FROM appearance AS mine"
            " JOIN appearance AS other ON other.page = mine.page JOIN person ON person.id = other.person"
            f" WHERE mine.person = ? AND {mine} AND {other} AND other.person <> mine.person"
            " GROUP BY person.id ORDER BY pages DESC, person.id LIMIT ?",
            (id, *values, limit),
        )
        return [Companion(*row) for row in rows]
