"""Families of near copies: the pages that carry one report, kept under the first of them that came."""

from __future__ import annotations

from collections import defaultdict
from sqlite3 import Connection

from mixedzone.archive.connection import array_of
from mixedzone.archive.near_copies import bands_of, is_near_copy

MOST_COMPARED = 400
"""Pages that share a band with a new one and are compared with it, newest first: what shares bands with more is a form
that hundreds of pages are filled into."""

_ALL_BITS = (1 << 64) - 1


class Families:
    """Puts pages into families, and takes them out. At the end of each transaction, `finish` must follow."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._new: dict[int, str] = {}
        self._holders: dict[int, list[int]] = defaultdict(list)

    def join(self, page: int, signature: bytes) -> int:
        """Put a page to its near copies; how many others its family has."""
        if not signature:
            return 0
        bands = bands_of(signature)
        near = self._near(page, signature, bands)
        self._new[page] = _tokens(bands)
        for band in bands:
            self._holders[band].append(page)
        if not near:
            return 0
        families = {family for _, family in near if family is not None}
        family = min(families | {id for id, _ in near} | {page})
        for other in families - {family}:
            self._connection.execute("UPDATE page SET family = ? WHERE family = ?", (family, other))
        members = {page, *(id for id, known in near if known is None)}
        self._connection.executemany("UPDATE page SET family = ? WHERE id = ?", [(family, id) for id in members])
        counted: int = self._connection.execute("SELECT count(*) FROM page WHERE family = ?", (family,)).fetchone()[0]
        return counted - 1

    def leave(self, page: int) -> None:
        """Take a page out of its family. The others stay together; one that is left alone has none any more."""
        signature, family = self._connection.execute(
            "SELECT signature, family FROM page WHERE id = ?", (page,)
        ).fetchone()
        if page in self._new:
            self.finish()
        if signature:
            self._connection.execute(
                "INSERT INTO band_index (band_index, rowid, bands) VALUES ('delete', ?, ?)",
                (page, _tokens(bands_of(signature))),
            )
        if family is None:
            return
        self._connection.execute("UPDATE page SET family = NULL WHERE id = ?", (page,))
        others = [id for (id,) in self._connection.execute("SELECT id FROM page WHERE family = ? LIMIT 2", (family,))]
        if len(others) == 1:
            self._connection.execute("UPDATE page SET family = NULL WHERE id = ?", (others[0],))
        elif family == page:
            self._connection.execute(
                "UPDATE page SET family = (SELECT min(id) FROM page WHERE family = ?1) WHERE family = ?1", (family,)
            )

    def finish(self) -> None:
        """Write down the bands of new pages: all at once, because the index is slow to change between two searches."""
        self._connection.executemany("INSERT INTO band_index (rowid, bands) VALUES (?, ?)", self._new.items())
        self._new.clear()
        self._holders.clear()

    def _near(self, page: int, signature: bytes, bands: tuple[int, ...]) -> list[tuple[int, int | None]]:
        """The near copies of a page, each with its family."""
        here = {other for band in bands for other in self._holders.get(band, ())}
        found = self._connection.execute(
            "SELECT rowid FROM band_index WHERE band_index MATCH ? ORDER BY rowid DESC LIMIT ?",
            (_tokens(bands).replace(" ", " OR "), MOST_COMPARED),
        )
        others = [*here, *(id for (id,) in found)]
        rows = self._connection.execute(
            "SELECT id, signature, family FROM page WHERE id IN (SELECT value FROM json_each(?)) AND id <> ?",
            (array_of(others), page),
        )
        return [(id, family) for id, its, family in rows if is_near_copy(signature, its)]


def _tokens(bands: tuple[int, ...]) -> str:
    return " ".join(f"{band & _ALL_BITS:016x}" for band in bands)
