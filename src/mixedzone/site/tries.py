"""Pages that somebody tries: read in a process of their own, kept for a while, stored only when asked for."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from threading import BoundedSemaphore, Lock

import msgspec

from mixedzone.archive.preparing import Original
from mixedzone.types import Failure, Record

MOST_SECONDS = 20.0
"""How long a page may take to be read: the largest that are not refused take about half of it."""

AT_ONCE = 2
"""Pages that are read at the same time."""

MOST_KEPT, MOST_BYTES_KEPT, KEPT_SECONDS = 32, 96 << 20, 3600.0
"""How many tried pages are remembered, how large together, and for how long."""


def _context() -> ForkServerContext | SpawnContext:
    """How the other processes begin: where it can be, by one that has loaded the reader already."""
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__, "mixedzone.reading"])
    return context


@dataclass(frozen=True, slots=True)
class Tried:
    """A page that was tried, and its reading."""

    key: str
    record: Record
    original: Original
    at: float = field(default_factory=time.monotonic)


class Tries:
    """Reads pages and remembers them."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self.seconds = seconds
        self._kept: OrderedDict[str, Tried] = OrderedDict()
        self._lock = Lock()
        self._places = BoundedSemaphore(AT_ONCE)

    def read(self, original: Original, name: str) -> Tried | Failure:
        """Read a page and keep it under a new key."""
        reading = self.reading(original, name)
        if isinstance(reading, Failure):
            return reading
        tried = Tried(secrets.token_urlsafe(12), reading, original)
        with self._lock:
            self._kept[tried.key] = tried
            self._forget()
        return tried

    def get(self, key: str) -> Tried | None:
        """A page that was tried not long ago."""
        with self._lock:
            self._forget()
            return self._kept.get(key)

    def _forget(self) -> None:
        """Forget what is old, and the oldest of what is too much."""
        size = sum(len(tried.original.data) for tried in self._kept.values())
        while self._kept:
            oldest = next(iter(self._kept.values()))
            old = time.monotonic() - oldest.at > KEPT_SECONDS
            if not old and len(self._kept) <= MOST_KEPT and size <= MOST_BYTES_KEPT:
                return
            size -= len(oldest.original.data)
            del self._kept[oldest.key]

    def reading(self, original: Original, name: str) -> Record | Failure:
        """Read a page in another process, which is ended when it takes too long; nothing is kept."""
        if not self._places.acquire(timeout=self.seconds):
            return Failure(name=name, reason="Too many pages are being read just now. Try again in a moment.")
        try:
            context = _context()
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_answer, args=(theirs, original, name), daemon=True)
            process.start()
            theirs.close()
            try:
                return _answered(ours, self.seconds, name)
            finally:
                process.kill()
                process.join()
                process.close()
                ours.close()
        finally:
            self._places.release()


def name_of(data: bytes) -> str:
    """A name for a page without one. Another page has another name: by those the archive tells pages apart."""
    return f"pasted text {blake2b(data, digest_size=4).hexdigest()}"


def _answered(connection: Connection, seconds: float, name: str) -> Record | Failure:
    if not connection.poll(seconds):
        return Failure(name=name, reason=f"The page took longer than {seconds:g} seconds to read, so it was given up.")
    try:
        return msgspec.msgpack.decode(connection.recv_bytes(), type=Record | Failure)
    except (EOFError, OSError):
        return Failure(name=name, reason="The process that read this page ended before it had finished.")


def _answer(connection: Connection, original: Original, name: str) -> None:
    """Read a page and send its reading: what the other process does."""
    from mixedzone.reading import read
    from mixedzone.types import UnreadablePage

    reading: Record | Failure
    try:
        reading = read(
            original.data, url=original.url, charset=original.charset, name=name, flat=original.flat
        ).record()
    except UnreadablePage as error:
        reading = Failure(name=name, reason=str(error))
    except Exception as error:  # a fault of the reader's costs its page, not the site
        reading = Failure(name=name, reason=f"The reader failed on this page: {type(error).__name__}.")
    connection.send_bytes(msgspec.msgpack.encode(reading))
