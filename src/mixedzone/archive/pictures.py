"""The pictures of an archive by whose they are: the licence audit."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

import msgspec

from mixedzone.archive.folding import folded_name


@dataclass(frozen=True, slots=True)
class Credit:
    """The pictures of one photographer with one agency, either of which may be unknown.

    `printed` are the credits as the pages word them, `pages` the numbers of the pages.
    """

    agency: str | None
    photographer: str | None
    pictures: int
    pages: tuple[int, ...]
    printed: tuple[str, ...]


class Pictures:
    """What is known of the pictures on the pages, each page by its latest version."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def credits(self, *, agency: str = "", photographer: str = "") -> list[Credit]:
        """The pictures by agency and photographer, those with most first; the spellings of a name are one.

        `agency` and `photographer` choose those whose names have all words given.
        """
        rows = self._connection.execute(
            "SELECT agency.name, photographer, count(*), group_concat(DISTINCT page),"
            " json_group_array(DISTINCT credit) FROM picture LEFT JOIN agency ON agency.id = picture.agency"
            " GROUP BY picture.agency, photographer"
        )
        found: dict[tuple[str, str], Credit] = {}
        for its, who, count, pages, printed in rows:
            if not (_has(its, agency) and _has(who, photographer)):
                continue
            key = folded_name(its or ""), folded_name(who or "")
            known = found.get(key, Credit(its, who, 0, (), ()))
            found[key] = Credit(
                known.agency,
                known.photographer,
                known.pictures + count,
                tuple(sorted({*known.pages, *map(int, pages.split(","))})),
                tuple(sorted({*known.printed, *filter(None, _strings(printed))})),
            )
        return sorted(
            found.values(), key=lambda credit: (-credit.pictures, credit.agency or "", credit.photographer or "")
        )

    def agencies(self, name: str) -> list[int]:
        """The agencies whose names have all words given: "getty" is Getty Images."""
        rows = self._connection.execute("SELECT id, name FROM agency")
        return [id for id, its in rows if _has(its, name)]


def _has(name: str | None, words: str) -> bool:
    return set(folded_name(words).split()) <= set(folded_name(name or "").split())


def _strings(array: str) -> list[str]:
    return msgspec.json.decode(array, type=list[str])
