"""Kept pages, read again by a better reader: in parallel, and from where the last run stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mixedzone.archive.adding import BATCH, prepared_in_order
from mixedzone.archive.archive import UNKNOWN_READER, Archive, NoSuchPage
from mixedzone.archive.preparing import Prepared
from mixedzone.archive.reader import this_reader
from mixedzone.page.containers import Member
from mixedzone.types import Failure

AT_ONCE = 200
"""Versions that are looked up at once."""


class Outcome(NamedTuple):
    """What became of a version of a page: whether its reading changed, or a Failure, after which the old one stays."""

    page: int
    version: int
    result: bool | Failure


def mark_all(archive: Archive) -> None:
    """Have all pages read again by the next `reread`, also those that this reader has read."""
    with archive.transaction():
        archive.connection.execute("UPDATE version SET reader = ?", (UNKNOWN_READER,))


def left_to_reread(archive: Archive) -> int:
    """How many versions of pages another reader has read."""
    row = archive.connection.execute("SELECT count(*) FROM version WHERE reader <> ?", (this_reader(),)).fetchone()
    found: int = row[0]
    return found


def reread(archive: Archive, *, workers: int = 1, fixtures: Path | None = None) -> Iterator[Outcome]:
    """Read again all that another reader has read. What is handed out is stored; a run that was stopped goes on.

    A page whose new reading fails keeps its old one, and is tried again by the next run.
    """
    waiting: list[tuple[int, int, Prepared | Failure]] = []
    for (page, version), prepared in prepared_in_order(_members(archive), workers, fixtures):
        waiting.append((page, version, prepared))
        if len(waiting) >= BATCH:
            yield from _stored(archive, waiting)
            waiting = []
    yield from _stored(archive, waiting)


def _members(archive: Archive) -> Iterator[tuple[tuple[int, int], Member]]:
    """The versions that are due, with their pages as they came."""
    last = 0
    while rows := archive.connection.execute(
        "SELECT id, page, number FROM version WHERE reader <> ? AND id > ? ORDER BY id LIMIT ?",
        (this_reader(), last, AT_ONCE),
    ).fetchall():
        for id, page, number in rows:
            last = id
            try:
                yield (page, number), archive.member(page, number)
            except NoSuchPage:  # somebody has removed it meanwhile
                continue


def _stored(archive: Archive, waiting: list[tuple[int, int, Prepared | Failure]]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    with archive.transaction():
        for page, version, prepared in waiting:
            try:
                if isinstance(prepared, Prepared):
                    changed = archive.replace(page, version, prepared, reader=this_reader())
                    outcomes.append(Outcome(page, version, changed))
                else:
                    outcomes.append(Outcome(page, version, prepared))
            except NoSuchPage:
                continue
    return outcomes
