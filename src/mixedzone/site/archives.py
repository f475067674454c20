"""A few connections to one archive, each lent to one request at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue

from mixedzone.archive.archive import Archive

CONNECTIONS = 4
"""As many requests read the archive at the same time; more would only share the same cores and a cache each."""


class Archives:
    """Lends archives. One that is not there yet is made by the first who writes; until then it is an empty one."""

    def __init__(self, path: Path, connections: int = CONNECTIONS) -> None:
        self.path = path
        self._free: LifoQueue[Archive | None] = LifoQueue()
        for _ in range(connections):
            self._free.put(None)
        self._connections = connections

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

    def close(self) -> None:
        """Let go of the file."""
        for _ in range(self._connections):
            archive = self._free.get()
            if archive is not None:
                archive.close()
            self._free.put(None)
