"""The site over the invented press: how long articles and searches take while fifty people read and search."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter
from urllib.parse import urlencode, urlsplit

from benchmarks.evidence import OURS
from benchmarks.press import SEED, Press
from benchmarks.table import Row, Section
from mixedzone.archive.archive import Archive
from mixedzone.archive.folding import words_of

CLIENTS = 50

PAUSE = 1.0
"""Seconds that a client waits, on average, before it asks for the next page: nobody reads faster."""

TYPED = 500
"""Different searches that are asked."""

WARM, MEASURED = 2.0, 12.0
"""Seconds before the measurement, and of it."""

Asked = Callable[[Random], str]


def section(path: Path, press: Press, rare: set[str]) -> Section:
    """Serves the archive of a press and asks it; `rare` are the words of the mix of searches."""
    with Archive(path) as archive:
        articles = len(archive)
        typed = list(_typed(archive, rare))

    def article(chance: Random) -> str:
        return f"/articles/{chance.randrange(1, articles + 1)}"

    def search(chance: Random) -> str:
        return f"/search?{urlencode({'q': chance.choice(typed), **_filter(chance, press)})}"

    with _served(path) as address:
        rows = [
            _row("article, p95 ms", address, article, PAUSE),
            _row("search with facets, p95 ms", address, search, PAUSE),
            Row("articles a second, no client pausing", {OURS: len(_asked(address, article, 0.0)[0]) / MEASURED}, 0),
            Row("largest of these articles, KB", {OURS: max(_asked(address, article, PAUSE)[1]) / 1000}, 1),
        ]
    return Section(f"site: {CLIENTS} clients, {articles:,} invented articles", rows)


def _typed(archive: Archive, rare: set[str]) -> Iterator[str]:
    """One to three words of articles that somebody remembers."""
    chance = Random(SEED)  # noqa: S311 - the same searches every time
    for _ in range(TYPED):
        text = archive.get(chance.randrange(1, len(archive) + 1)).record.text
        held = sorted(set(words_of(text)) & rare)
        if held:
            yield " ".join(chance.sample(held, min(len(held), chance.randrange(1, 4))))


def _filter(chance: Random, press: Press) -> dict[str, str]:
    """One of the filters of the archive's mix."""
    filters = {
        "site": chance.choice(press.sites),
        "kind": "interview",
        "since": f"{chance.randrange(2023, 2026)}-{chance.randrange(1, 13):02d}",
        "agency": chance.choice(("imago", "getty", "dpa")),
        "said": "1",
        "person": chance.choice(press.people),
    }
    name = chance.choice(sorted(filters))
    return {name: filters[name]}


def _row(measure: str, address: str, path: Asked, pause: float) -> Row:
    taken, _ = _asked(address, path, pause)
    return Row(measure, {OURS: 1000 * sorted(taken)[len(taken) * 95 // 100]}, 1)


def _asked(address: str, path: Asked, pause: float) -> tuple[list[float], list[int]]:
    """The seconds and the bytes of each answer."""
    return asyncio.run(_all_clients(address, path, pause))


async def _all_clients(address: str, path: Asked, pause: float) -> tuple[list[float], list[int]]:
    taken: list[float] = []
    sizes: list[int] = []
    begun = perf_counter() + WARM
    clients = (_client(address, path, pause, number, begun, taken, sizes) for number in range(CLIENTS))
    await asyncio.gather(*clients)
    return taken, sizes


async def _client(
    address: str, path: Asked, pause: float, number: int, begun: float, taken: list[float], sizes: list[int]
) -> None:
    """One reader, who keeps the connection; what comes before the measurement's beginning is not counted."""
    host, port = urlsplit(address).hostname, urlsplit(address).port
    chance = Random(SEED + number)  # noqa: S311 - the same pages every time
    reader, writer = await asyncio.open_connection(host, port)
    await asyncio.sleep(chance.random() * pause)
    while perf_counter() < begun + MEASURED:
        asked = perf_counter()
        writer.write(f"GET {path(chance)} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(head[:100].decode("latin-1"))
        size = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        await reader.readexactly(size)
        if asked >= begun:
            taken.append(perf_counter() - asked)
            sizes.append(size)
        await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)
    writer.close()


@contextmanager
def _served(archive: Path) -> Iterator[str]:
    """The site in a process of its own."""
    command = [sys.executable, "-m", "mixedzone", "serve", "--port", "0", "--archive", str(archive)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None  # noqa: S101 - it is piped
        told = process.stderr.readline()
        if hasattr(os, "sched_setaffinity"):  # the bench itself keeps to one core
            os.sched_setaffinity(process.pid, range(os.cpu_count() or 1))
        try:
            yield told.rpartition(" at ")[2].split(" ")[0]
        finally:
            process.terminate()
