"""The archive over a press of its own: how fast it takes pages in and finds them again, and how large it is."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks import site
from benchmarks.evidence import OURS, Evidence
from benchmarks.press import SEED, Press
from benchmarks.table import Row, Section
from mixedzone.archive.adding import BATCH
from mixedzone.archive.archive import Archive
from mixedzone.archive.folding import words_of
from mixedzone.archive.preparing import prepare
from mixedzone.archive.search import EVERYTHING, Filters

ARTICLES = int(os.environ.get("ARTICLES") or 100_000)

SEARCHES = 400
"""Searches of each kind; the 95th hundredth is then told by twenty of them."""

RARE, COMMON = 0.01, 0.10
"""Shares of the articles: a word of the mix stands in at most the first, a common one in more than the second."""

FEWEST = 3
"""Articles that a word of the mix stands in at least: people search for what they know to be there."""


def sections(_: Evidence | None) -> list[Section]:
    """Makes the archive, measures, and throws it away."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mixedzone.db"
        press = Press(ARTICLES)
        rows = _added(path, press)
        rows.append(Row("start of `mixedzone search`, seconds", {OURS: _start(path)}, 2))
        with Archive(path) as archive:
            rare, common = _words(archive)
            searches = _searches(archive, press, rare, common)
        return [
            Section(f"archive: {ARTICLES:,} invented articles", [*rows, *searches]),
            site.section(path, press, rare),
        ]


def _added(path: Path, press: Press) -> list[Row]:
    """Store the press; the rate beyond the reading, and the sizes."""
    taken = 0.0
    text = 0
    articles = iter(press)
    with Archive(path) as archive:
        while batch := [article for article, _ in zip(articles, range(BATCH), strict=False)]:
            text += sum(len(record.text.encode()) for record, _ in batch)
            begun = perf_counter()
            prepared = [prepare(record, original) for record, original in batch]
            with archive.transaction():
                for each in prepared:
                    archive.store(each)
            taken += perf_counter() - begun
        archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        originals = archive.connection.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'original'").fetchone()[0]
    size = path.stat().st_size
    return [
        Row("articles a second, beyond the reading", {OURS: press.articles / taken}, 0),
        Row("text, MB", {OURS: text / 1e6}, 1),
        Row("file without original pages ÷ text", {OURS: (size - originals) / text}, 2),
        Row("original pages, compressed ÷ text", {OURS: originals / text}, 2),
    ]


def _searches(archive: Archive, press: Press, rare: set[str], common: list[str]) -> list[Row]:
    chance = Random(SEED)  # noqa: S311 - the same searches every time
    filters: list[Callable[[], Filters]] = [
        lambda: Filters(site=chance.choice(press.sites)),
        lambda: Filters(kind="interview"),
        lambda: Filters(since=f"{chance.randrange(2023, 2026)}-{chance.randrange(1, 13):02d}"),
        lambda: Filters(agency=chance.choice(("imago", "getty", "dpa"))),
        lambda: Filters(said=True),
        lambda: Filters(person=chance.choice(press.people)),
    ]

    def typed() -> str:
        """Words of an article that somebody remembers, so that there is something to be found."""
        for _ in range(1000):
            held = set(words_of(archive.get(chance.randrange(1, len(archive) + 1)).record.text)) & rare
            if len(held) > 3:
                return " ".join(chance.sample(sorted(held), chance.randrange(1, 4)))
        raise ValueError("the press is too small to have words that few articles share")

    def mixed() -> Callable[[], object]:
        words = typed()
        chosen = chance.choice(filters)()
        return lambda: archive.search(words, chosen)

    def often() -> Callable[[], object]:
        words = " ".join(chance.sample(common, chance.randrange(1, 3)))
        return lambda: archive.search(words, EVERYTHING)

    def faceted() -> Callable[[], object]:
        words = typed()
        return lambda: archive.search(words, EVERYTHING, facets=True)

    people = [person.id for person in archive.people.listed(limit=200)]

    def said() -> Callable[[], object]:
        chosen = chance.choice(people)
        return lambda: archive.people.said_by(chosen)

    return [
        _row("search, 1 to 3 words in ≤ 1 % each, one filter, p95 ms", mixed, SEARCHES),
        _row("search, 1 or 2 words in > 10 % each, p95 ms", often, SEARCHES // 4),
        _row("search with facets, 1 to 3 words in ≤ 1 % each, p95 ms", faceted, SEARCHES // 4),
        _row("all that one of the 200 most named said, p95 ms", said, SEARCHES // 2),
    ]


def _row(measure: str, make: Callable[[], Callable[[], object]], times: int) -> Row:
    taken: list[float] = []
    for _ in range(times):
        ask = make()
        begun = perf_counter()
        ask()
        taken.append(perf_counter() - begun)
    return Row(measure, {OURS: 1000 * _hundredth(taken, 95)}, 1)


def _hundredth(values: Sequence[float], number: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * number // 100)]


def _words(archive: Archive) -> tuple[set[str], list[str]]:
    """Words that few articles have, and words that many have."""
    archive.connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'page_index', 'row')")
    counts = archive.connection.execute("SELECT term, doc FROM temp.vocabulary WHERE length(term) > 2").fetchall()
    articles = len(archive)
    rare = {word for word, count in counts if FEWEST <= count <= articles * RARE}
    return rare, [word for word, count in counts if count > articles * COMMON]


def _start(path: Path) -> float:
    """Seconds of a whole search by the command, the best of five."""
    command = [sys.executable, "-m", "mixedzone", "search", "ferry", "--archive", str(path)]
    taken: list[float] = []
    for _ in range(5):
        begun = perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        taken.append(perf_counter() - begun)
    return min(taken)
