"""A few connections to one archive, each lent to one request at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue
from typing import TypeVar, cast

from mixedzone.archive.archive import Archive

CONNECTIONS = 4
"""As many requests read the archive at the same time; more would only share the same cores and a cache each."""


REMEMBERED = 64
"""Answers that each connection remembers until anything in the archive changes."""

Result = TypeVar("Result")


class Archives:
    """Lends archives, and remembers what is costly to ask of them. A file that is not there yet is made."""

    def __init__(self, path: Path, connections: int = CONNECTIONS) -> None:
        self.path = path
        self._free: LifoQueue[Archive | None] = LifoQueue()
        for _ in range(connections):
            self._free.put(None)
        self._connections = connections
        self._remembered: dict[int, tuple[tuple[int, int], OrderedDict[Hashable, object]]] = {}

    @contextmanager
    def lent(self) -> Iterator[Archive]:
        """An archive for the time of the block. Raises ArchiveError where it cannot be opened."""
        archive = self._free.get()
        try:
            if archive is None:
                archive = Archive(self.path)
            yield archive
        finally:
            self._free.put(archive)

    def remembered(self, archive: Archive, key: Hashable, asked: Callable[[], Result]) -> Result:
        """What was asked of a lent archive under the same key, as long as nothing in its file has changed."""
        stamp = archive.connection.execute("PRAGMA data_version").fetchone()[0], archive.connection.total_changes
        known = self._remembered.get(id(archive))
        if known is None or known[0] != stamp:
            known = self._remembered[id(archive)] = stamp, OrderedDict()
        answers = known[1]
        if key not in answers:
            answers[key] = asked()
            if len(answers) > REMEMBERED:
                answers.popitem(last=False)
        return cast(Result, answers[key])

    def close(self) -> None:
        """Let go of the file."""
        for _ in range(self._connections):
            archive = self._free.get()
            if archive is not None:
                archive.close()
            self._free.put(None)
