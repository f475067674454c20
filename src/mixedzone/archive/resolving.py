"""Names on pages → people.

A full name means one person on every page, and so does another full name that only has more given names or initials
in it. A surname alone, or with an initial, means the one person whom it can mean in that role; where there are several,
the one who is named on the page too, or else the one in whose company and paper it stands; and where that does not
tell either, an entry of its own. Short spellings are looked at again whenever a full one of their surname comes or
goes, so the order in which pages were added does not matter. What was decided by hand goes before all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from mixedzone.archive.folding import folded_name
from mixedzone.archive.naming import Name, may_be, parsed
from mixedzone.archive.preparing import ASKER, AUTHOR, PHOTOGRAPHER, SPEAKER

EVERYWHERE = 0
"""The page of a decision that holds on all of them."""

PRESS = (ASKER, AUTHOR, PHOTOGRAPHER)
SIDES = {SPEAKER: (SPEAKER,), ASKER: PRESS, AUTHOR: PRESS, PHOTOGRAPHER: PRESS}
"""Roles that a short name may share with a full one: a surname under a report is not the player's of that name."""

MOST_CONTEXT = 2000
"""Pages of a person that are looked at for the company that a short name stands in."""


class Resolver:
    """Finds the person behind each name, and writes who appears where."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[str, int] = {}
        self._full: dict[str, int] = {}
        self._data_version = -1
        self._changed: set[str] = set()
        self._decided_anew: set[str] = set()
        self._left: set[int] = set()

    def settle(self, page: int, people: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, int]]:
        """Write the names of a page; the name and the person of each role and spelling."""
        self._refresh()
        ordered = sorted(people, key=lambda found: not parsed(found[1]).is_full)
        settled: dict[tuple[str, str], tuple[int, int]] = {}
        for role, text in ordered:
            name = self.name(text)
            person = self._person(name, text, role, page)
            settled[role, text] = (name, person)
            self._connection.execute("INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?)", (page, role, name, person))
        return settled

    def forget(self, page: int) -> None:
        """Take a page's names away; `finish` must follow."""
        self._refresh()
        for surname, person in self._connection.execute(
            "SELECT DISTINCT name.surname, appearance.person FROM appearance JOIN name ON name.id = appearance.name"
            " WHERE page = ?",
            (page,),
        ).fetchall():
            self._changed.add(surname)
            self._left.add(person)
        self._connection.execute("DELETE FROM appearance WHERE page = ?", (page,))

    def finish(self) -> None:
        """Look again at the short spellings of all surnames that have changed, and clear away who is named no more."""
        for surname in sorted(self._changed):
            around = self._people_around(surname) | self._left
            self._drop_names(surname)
            self._settle_again(surname)
            self._drop_nobodies(around)
        self._changed.clear()
        self._decided_anew.clear()
        self._left.clear()

    def reconsider(self, surname: str) -> None:
        """Have all spellings of a surname looked at again by `finish`, after a decision."""
        self._changed.add(surname)
        self._decided_anew.add(surname)
        self._names.clear()
        self._full.clear()

    def name(self, text: str) -> int:
        """The number of a spelling, which is written down if it is new."""
        known = self._names.get(text)
        if known is not None:
            return known
        row = self._connection.execute("SELECT id FROM name WHERE text = ?", (text,)).fetchone()
        if row is None:
            folded = folded_name(text)
            added = self._connection.execute(
                "INSERT INTO name (text, folded, surname) VALUES (?, ?, ?)", (text, folded, parsed(text).surname)
            )
            row = (added.lastrowid,)
            self._connection.executemany(
                "INSERT OR IGNORE INTO name_word VALUES (?, ?)", [(word, row[0]) for word in folded.split()]
            )
        self._names[text] = row[0]
        found: int = row[0]
        return found

    def _person(self, name: int, text: str, role: str, page: int) -> int:
        folded = folded_name(text)
        known = self._full.get(folded)
        if known is not None:
            return known
        decided = self._decided(folded, page)
        if decided is not None:
            return decided
        if not parsed(text).is_full:
            return self._person_of_short(name, text, role, page)
        person = self._person_of_full(name, text, folded)
        if not self._is_decided_somewhere(folded):
            self._full[folded] = person
        return person

    def _decided(self, folded: str, page: int) -> int | None:
        """What was decided by hand, for this page before all pages."""
        row = self._connection.execute(
            "SELECT person FROM decision WHERE folded = ? AND page IN (?, ?) ORDER BY page DESC LIMIT 1",
            (folded, page, EVERYWHERE),
        ).fetchone()
        return row[0] if row else None

    def _is_decided_somewhere(self, folded: str) -> bool:
        asked = "SELECT 1 FROM decision WHERE folded = ? LIMIT 1"
        return self._connection.execute(asked, (folded,)).fetchone() is not None

    def _person_of_full(self, name: int, text: str, folded: str) -> int:
        row = self._connection.execute(
            "SELECT person FROM name WHERE folded = ? AND person IS NOT NULL LIMIT 1", (folded,)
        ).fetchone()
        if row is None:
            meant = parsed(text)
            fitting = [
                id for id, names in self._people_of(meant.surname).items() if all(may_be(meant, n) for n in names)
            ]
            person = fitting[0] if len(fitting) == 1 else self._new_person(text)
            self._changed.add(meant.surname)
        else:
            person = row[0]
        self._connection.execute("UPDATE name SET person = ? WHERE id = ? AND person IS NOT ?", (person, name, person))
        self._prefer(person, text)
        return person

    def _person_of_short(self, name: int, text: str, role: str, page: int) -> int:
        meant = parsed(text)
        fitting = [id for id, names in self._people_of(meant.surname).items() if any(may_be(meant, n) for n in names)]
        here = self._among(fitting, "page = ?", page)
        if len(here) == 1:
            return here[0]
        fitting = self._of_role(fitting, role)
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            near = self._nearest(fitting, page)
            if near is not None:
                return near
        return self._own_entry(name, text, meant)

    def _own_entry(self, name: int, text: str, meant: Name) -> int:
        """The entry of a short spelling that nothing explains; spellings that can mean the same have one together."""
        rows = self._connection.execute(
            "SELECT text, person FROM name WHERE surname = ? AND person IS NOT NULL ORDER BY id = ? DESC, id",
            (meant.surname, name),
        ).fetchall()
        own = [id for other, id in rows if not parsed(other).is_full and may_be(meant, parsed(other))]
        person: int = own[0] if own else self._new_person(text)
        self._connection.execute("UPDATE name SET person = ? WHERE id = ?", (person, name))
        self._prefer(person, text)
        return person

    def _people_of(self, surname: str) -> dict[int, list[Name]]:
        """Those who have a full name with that surname, with their full names."""
        people: dict[int, list[Name]] = {}
        for text, person in self._connection.execute(
            "SELECT text, person FROM name WHERE surname = ? AND person IS NOT NULL", (surname,)
        ):
            name = parsed(text)
            if name.is_full:
                people.setdefault(person, []).append(name)
        return people

    def _of_role(self, people: Sequence[int], role: str) -> list[int]:
        sides = SIDES[role]
        return self._among(people, f"role IN ({', '.join('?' * len(sides))})", *sides)

    def _among(self, people: Sequence[int], condition: str, *values: object) -> list[int]:
        """Those of the people who appear somewhere under a condition."""
        if not people:
            return []
        asked = f"SELECT 1 FROM appearance WHERE person = ? AND {condition} LIMIT 1"
        return [id for id in people if self._connection.execute(asked, (id, *values)).fetchone()]

    def _nearest(self, people: Sequence[int], page: int) -> int | None:
        """The one of several in whose company, or else in whose paper, a page's short name stands."""
        for context in (
            "SELECT DISTINCT person FROM appearance WHERE page = ?",
            "SELECT DISTINCT person FROM appearance WHERE page IN (SELECT other.id FROM page JOIN page AS other"
            " ON other.site = page.site WHERE page.id = ? ORDER BY other.id DESC LIMIT 2000)",
        ):
            company = {id for (id,) in self._connection.execute(context, (page,))}
            counts = Counter(
                {id: len(company & self._company(id)) if "site" not in context else id in company for id in people}
            )
            best, *rest = counts.most_common(2)
            if best[1] and (not rest or best[1] > rest[0][1]):
                return best[0]
        return None

    def _company(self, person: int) -> set[int]:
        """Those with whom a person appears."""
        rows = self._connection.execute(
            "SELECT DISTINCT other.person FROM (SELECT DISTINCT page FROM appearance WHERE person = ?"
            " ORDER BY page DESC LIMIT ?) AS mine JOIN appearance AS other ON other.page = mine.page"
            " WHERE other.person <> ?",
            (person, MOST_CONTEXT, person),
        )
        return {id for (id,) in rows}

    def _new_person(self, text: str) -> int:
        added = self._connection.execute("INSERT INTO person (name) VALUES (?)", (text,)).lastrowid
        if added is None:
            raise RuntimeError("a row that was added has a number")
        return added

    def _prefer(self, person: int, text: str) -> None:
        """Show a person by the better of two spellings: a full one before a short one, and none that shouts."""
        shown = self._connection.execute("SELECT name FROM person WHERE id = ?", (person,)).fetchone()[0]
        if _quality(text) > _quality(shown):
            self._connection.execute("UPDATE person SET name = ? WHERE id = ?", (text, person))

    def _settle_again(self, surname: str) -> None:
        """Find again whom the spellings of a surname mean on each page: the short ones, and all after a decision."""
        wanted = [
            (id, text)
            for id, text in self._connection.execute(
                "SELECT id, text FROM name WHERE surname = ?", (surname,)
            ).fetchall()
            if surname in self._decided_anew or not parsed(text).is_full
        ]
        for name, text in wanted:
            rows = self._connection.execute(
                "SELECT page, role, person FROM appearance WHERE name = ?", (name,)
            ).fetchall()
            for page, role, before in rows:
                person = self._person(name, text, role, page)
                if person != before:
                    self._move(name, page, role, person)

    def _move(self, name: int, page: int, role: str, person: int) -> None:
        self._connection.execute(
            "UPDATE appearance SET person = ? WHERE page = ? AND role = ? AND name = ?", (person, page, role, name)
        )
        if role in (SPEAKER, ASKER):
            of_role = "role = 'question'" if role == ASKER else "role <> 'question'"
            self._connection.execute(
                f"UPDATE saying SET person = ? WHERE page = ? AND name = ? AND {of_role}",
                (person, page, name),
            )

    def _people_around(self, surname: str) -> set[int]:
        """All whom names of a surname mean."""
        rows = self._connection.execute(
            "SELECT person FROM name WHERE surname = ?1 AND person IS NOT NULL UNION SELECT appearance.person FROM name"
            " JOIN appearance ON appearance.name = name.id WHERE surname = ?1",
            (surname,),
        )
        return {id for (id,) in rows}

    def _drop_names(self, surname: str) -> None:
        """Drop the spellings of a surname that stand nowhere."""
        gone = self._connection.execute(
            "SELECT id FROM name WHERE surname = ?"
            " AND NOT EXISTS (SELECT 1 FROM appearance WHERE appearance.name = name.id)",
            (surname,),
        ).fetchall()
        if gone:
            self._names.clear()
            self._full.clear()
        self._connection.executemany("DELETE FROM name WHERE id = ?", gone)
        self._connection.executemany("DELETE FROM name_word WHERE name = ?", gone)

    def _drop_nobodies(self, people: Iterable[int]) -> None:
        """Drop those of the people who have neither a spelling nor a place nor a decision."""
        self._connection.executemany(
            "DELETE FROM person WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM appearance WHERE person = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM name WHERE person = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM decision WHERE person = ?1)",
            [(id,) for id in people],
        )

    def _refresh(self) -> None:
        """Forget what was remembered once another connection has written."""
        version = self._connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._data_version:
            self._names.clear()
            self._full.clear()
            self._data_version = version


def _quality(text: str) -> tuple[bool, bool, int]:
    name = parsed(text)
    return name.is_full, not text.isupper(), len(name.given)
