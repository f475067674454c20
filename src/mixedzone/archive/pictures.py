"""The pictures of an archive by whose they are: the licence audit."""

from __future__ import annotations

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a page: `credit` is printed there, `picture` its number among those of the page, from 1."""

    agency: str | None
    photographer: str | None
    credit: str
    page: int
    picture: int
    url: str | None
    site: str | None
    published: str | None
    headline: str | None


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
            " GROUP BY picture.agency, photographer ORDER BY count(*) DESC"
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

    def listed(self, *, agency: str = "", photographer: str = "") -> Iterator[Picture]:
        """The pictures one by one, by agency and photographer, the newest pages first; chosen as in `credits`."""
        rows = self._connection.execute(
            "SELECT agency.name, photographer, credit, page.id, picture.place + 1, page.url, site.name, page.published,"
            " page.headline FROM picture JOIN page ON page.id = picture.page"
            " LEFT JOIN agency ON agency.id = picture.agency LEFT JOIN site ON site.id = page.site"
            " ORDER BY agency.name IS NULL, agency.name, photographer IS NULL, photographer, page.day DESC, page.id"
        )
        return (Picture(*row) for row in rows if _has(row[0], agency) and _has(row[1], photographer))

    def agencies(self, name: str) -> list[int]:
        """The agencies whose names have all words given: "getty" is Getty Images."""
        rows = self._connection.execute("SELECT id, name FROM agency")
        return [id for id, its in rows if _has(its, name)]


def _has(name: str | None, words: str) -> bool:
    return set(folded_name(words).split()) <= set(folded_name(name or "").split())


def _strings(array: str) -> list[str]:
    return msgspec.json.decode(array, type=list[str])
