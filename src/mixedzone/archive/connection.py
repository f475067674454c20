"""The one way to an archive's file: opening it, refusing what is none, and waiting for whoever else writes."""

from __future__ import annotations

import sqlite3
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from mixedzone.archive import schema

PATIENCE = 60.0
"""Seconds that a writer waits for the others; they hold the archive for a fraction of one at a time."""

PAUSES = (0.002, 0.005, 0.01, 0.02, 0.05)
"""Seconds between two attempts, where SQLite itself does not wait; the last of them again and again."""

CACHE_KIB = 65_536
SMALL = 1 << 25
"""Bytes of an archive that is checked through and through before it is opened: some 50 ms. Larger ones have
`mixedzone check`."""

LOG_PAGES = 4096
"""Pages of the write-ahead log after which they are moved into the archive: 32 MB. What many writes touch is moved
once, where it would be moved four times after SQLite's 1,000."""

_MAGIC = b"SQLite format 3\0"
_HEADER = struct.Struct(">16sH10xI28xI4xI28x")  # magic, page size, pages, user version, application id
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

Result = TypeVar("Result")


class ArchiveError(Exception):
    """An archive that cannot be used: foreign, damaged, too new, not there. Its text is one sentence."""


class Waiting(ArchiveError):  # noqa: N818 - it says what happened
    """Somebody else has held the archive for longer than anyone waits."""


def opened(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the archive at a path, made or brought forward where needed. Raises ArchiveError."""
    if not _exists(path) and not create:
        raise ArchiveError(f"There is no archive at {path}.")
    _refuse_foreign(path)
    with told(path):
        connection = patiently(lambda: _connected(path))
        try:
            _brought_forward(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written inside, or nothing of it. Waits for other writers."""
    patiently(lambda: connection.execute("BEGIN IMMEDIATE"))
    try:
        yield
        patiently(lambda: connection.execute("COMMIT"))
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise sentence(path, error) from error


def sentence(path: Path, error: sqlite3.Error) -> ArchiveError:
    """What went wrong, said for people."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return Waiting(f"Somebody else is writing to {path} and does not let go of it.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return ArchiveError(f"{path} is damaged: {error}. Restore it from a copy, or export what can be read.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return ArchiveError(f"{path} cannot be opened for writing: {error}.")
    if code == sqlite3.SQLITE_FULL:
        return ArchiveError(f"The disk is full; {path} is as it was before.")
    return ArchiveError(f"{path} cannot be used: {error}.")


def patiently(attempt: Callable[[], Result]) -> Result:
    """What an attempt gives, made again for as long as another process is in the way."""
    until = time.monotonic() + PATIENCE
    pauses = iter(PAUSES)
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > until:
                raise
        time.sleep(next(pauses, PAUSES[-1]))


def array_of(numbers: Sequence[int]) -> str:
    """Numbers as SQLite takes a list of any length: `IN (SELECT value FROM json_each(?))`."""
    return msgspec.json.encode(numbers).decode()


def _exists(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _refuse_foreign(path: Path) -> None:
    """Raise for a file that is no archive, before SQLite has touched it. An empty file becomes one."""
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER.size)
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise ArchiveError(f"There is no folder {path.parent} for an archive.") from None
        return
    except OSError as error:
        raise ArchiveError(f"{path} cannot be opened: {error.strerror}.") from None
    if not start:
        return
    if len(start) < _HEADER.size or not start.startswith(_MAGIC):
        raise ArchiveError(f"{path} is no archive of Mixed Zone, and is left as it is.")
    _, page_size, pages, version, application = _HEADER.unpack(start)
    if application != schema.APPLICATION_ID:
        raise ArchiveError(f"{path} is a database of another program, and is left as it is.")
    if version > schema.LATEST:
        raise _too_new(path, version)
    _refuse_damaged(path, pages * (65_536 if page_size == 1 else page_size))


def _refuse_damaged(path: Path, size: int) -> None:
    """Raise for a file that is shorter than it says or, where it is small, wrong anywhere.

    Only where no write-ahead log is about to make it whole.
    """
    log = path.with_name(path.name + "-wal")
    if _exists(log):
        return
    if path.stat().st_size < size:
        raise ArchiveError(f"{path} is damaged: its end is missing. It is left as it is.")
    if size > SMALL:
        return
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok" and not _exists(log):
        raise ArchiveError(f"{path} is damaged: {' '.join(found.split())}. It is left as it is.")


def _too_new(path: Path, version: int) -> ArchiveError:
    return ArchiveError(
        f"{path} was made by a newer Mixed Zone (version {version} of the archive, this one knows {schema.LATEST})."
    )


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA page_size = 8192")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB:d}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES:d}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _brought_forward(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new archive, or the newer ones of an old one; whoever comes second finds them made."""
    version = patiently(lambda: schema.version_of(connection))
    if version > schema.LATEST:
        raise _too_new(path, version)
    if version < schema.LATEST:
        with transaction(connection):
            schema.migrate(connection)
    patiently(lambda: connection.execute("PRAGMA journal_mode = WAL").fetchone())
