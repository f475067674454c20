"""Families of near copies: the pages that carry one report, kept under the first of them that came."""

from __future__ import annotations

from sqlite3 import Connection

from mixedzone.archive.near_copies import bands_of, is_near_copy

MOST_COMPARED = 400
"""Pages that share a band with a new one and are compared with it, newest first: what shares bands with more is a form
that hundreds of pages are filled into."""


class Families:
    """Puts pages into families, and takes them out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def join(self, page: int, signature: bytes) -> int:
        """Put a page to its near copies; how many others its family has."""
        if not signature:
            return 0
        bands = bands_of(signature)
        near = self._near(page, signature, bands)
        self._connection.executemany("INSERT INTO band VALUES (?, ?)", [(band, page) for band in bands])
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
        self._connection.executemany(
            "DELETE FROM band WHERE band = ? AND page = ?", [(band, page) for band in bands_of(signature)]
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

    def _near(self, page: int, signature: bytes, bands: tuple[int, ...]) -> list[tuple[int, int | None]]:
        """The near copies of a page, each with its family."""
        rows = self._connection.execute(
            f"SELECT id, signature, family FROM page WHERE id IN (SELECT page FROM band WHERE band IN"
            f" ({', '.join('?' * len(bands))}) AND page <> ? ORDER BY page DESC LIMIT {MOST_COMPARED:d})",
            (*bands, page),
        )
        return [(id, family) for id, its, family in rows if is_near_copy(signature, its)]
