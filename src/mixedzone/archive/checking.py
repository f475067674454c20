"""Whether an archive is whole: its file, its indexes, its readings and its original pages."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import DatabaseError

from mixedzone.archive import packing
from mixedzone.archive.archive import Archive
from mixedzone.archive.preparing import digest_of, sayings_of

MOST_TOLD = 100
"""Faults of SQLite's own check that are told one by one."""


def check(archive: Archive) -> Iterator[str]:
    """The faults of an archive, each a sentence; none where it is whole.

    Looks at the structure of the file, at what the tables say of each other, and at every version: its record can be
    read, its original page is the one that was stored, and everything said on the latest is in the list of sayings.
    """
    try:
        yield from _structure(archive)
        yield from _references(archive)
        yield from _indexes(archive)
        yield from _versions(archive)
    except DatabaseError as error:
        yield f"The file cannot be read any further: {error}."


def _structure(archive: Archive) -> Iterator[str]:
    for (found,) in archive.connection.execute(f"PRAGMA integrity_check({MOST_TOLD})"):
        if found != "ok":
            yield f"The file is damaged: {found}."


_REFERENCES = {
    "{} pages have no latest version.": "SELECT count(*) FROM page WHERE latest NOT IN (SELECT id FROM version)",
    "{} versions belong to no page.": "SELECT count(*) FROM version WHERE page NOT IN (SELECT id FROM page)",
    "{} original pages belong to no version.": (
        "SELECT count(*) FROM original WHERE version NOT IN (SELECT id FROM version)"
    ),
    "{} sayings stand on no page.": "SELECT count(*) FROM saying WHERE page NOT IN (SELECT id FROM page)",
    "{} sayings are nobody's, though somebody is named.": (
        "SELECT count(*) FROM saying WHERE person IS NOT NULL AND person NOT IN (SELECT id FROM person)"
    ),
    "{} names stand on no page.": "SELECT count(*) FROM appearance WHERE page NOT IN (SELECT id FROM page)",
    "{} appearances are nobody's.": "SELECT count(*) FROM appearance WHERE person NOT IN (SELECT id FROM person)",
    "{} pictures stand on no page.": "SELECT count(*) FROM picture WHERE page NOT IN (SELECT id FROM page)",
    "{} near copies have a family that is gone.": (
        "SELECT count(*) FROM page WHERE family IS NOT NULL AND family NOT IN (SELECT id FROM page)"
    ),
}
"""What must be none, and how it is said where it is some."""


def _references(archive: Archive) -> Iterator[str]:
    for sentence, query in _REFERENCES.items():
        (count,) = archive.connection.execute(query).fetchone()
        if count:
            yield sentence.format(count)


def _indexes(archive: Archive) -> Iterator[str]:
    """Whether each index holds what it should, and nothing else."""
    for index, table in (("page_index", "page"), ("said_index", "saying")):
        (missing,) = archive.connection.execute(
            f"SELECT count(*) FROM {table} WHERE id NOT IN (SELECT id FROM {index}_docsize)"
        ).fetchone()
        (left,) = archive.connection.execute(
            f"SELECT count(*) FROM {index}_docsize WHERE id NOT IN (SELECT id FROM {table})"
        ).fetchone()
        if missing or left:
            yield f"The index of the {table}s lacks {missing} and has {left} that are gone."
        try:
            archive.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        except DatabaseError as error:
            yield f"The index of the {table}s is damaged: {error}."


def _versions(archive: Archive) -> Iterator[str]:
    rows = archive.connection.execute(
        "SELECT version.id, version.page, number, record, page_digest, page.latest = version.id FROM version"
        " LEFT JOIN page ON page.id = version.page ORDER BY version.id"
    )
    for id, page, number, data, digest, latest in rows:
        name = f"version {number} of page {page}"
        try:
            record = packing.unpacked_record(data)
        except ValueError as error:
            yield f"The reading of {name} is damaged: {error}."
            continue
        original = archive.connection.execute("SELECT data FROM original WHERE version = ?", (id,)).fetchone()
        try:
            if original and digest_of(packing.unpacked(original[0])) != digest:
                yield f"The original of {name} is not the page that was stored."
        except ValueError as error:
            yield f"The original of {name} is damaged: {error}."
        if latest:
            kept = archive.connection.execute("SELECT kind, place, text FROM saying WHERE page = ?", (page,)).fetchall()
            if set(kept) != {(saying.kind, saying.place, saying.text) for saying in sayings_of(record)}:
                yield f"What was said on page {page} is not what its reading says."
