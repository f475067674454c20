"""What was told to be stored is stored: after kill -9 at any moment, and after a torn write-ahead log."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from mixedzone.archive.archive import Archive
from mixedzone.archive.checking import check
from tests.archive.conftest import Adder, record_of

KILLS = int(os.environ.get("KILLS") or 20)
PAGES = 120

ADDER = """
import sys
from mixedzone.archive import adding
from mixedzone.archive.archive import Archive
from mixedzone.page.containers import Member

adding.BATCH = int(sys.argv[2])
words = "The ferry was late again, and page %d says so in a line of its own that is long enough."
members = [Member(name=f"{n}.txt", data=(words % n).encode()) for n in range(int(sys.argv[3]))]
with Archive(sys.argv[1]) as archive:
    for outcome in adding.add_members(archive, members):
        print(outcome.name, flush=True)
"""


def test_what_was_told_survives_kills(path: Path) -> None:
    chance = random.Random(os.environ.get("KILLS"))  # noqa: S311
    told: set[str] = set()
    for kill in range(KILLS):
        if len(told) >= PAGES:
            path.unlink()
            told.clear()
        batch = chance.choice((1, 3, 16))
        command = [sys.executable, "-c", ADDER, str(path), str(batch), str(PAGES)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            first = program.stdout.readline()
            time.sleep(chance.random() * 0.12)
            program.kill()
            told |= {line.strip() for line in (first, *program.stdout) if line.endswith("\n")}
        with Archive(path) as archive:
            stored = {entry.name for entry in archive.pages()}
            assert told <= stored, f"kill {kill}: {told - stored} are lost"
            assert len(stored) == len(archive), "a page is there twice"
            assert list(check(archive)) == []
    ran = subprocess.run(
        [sys.executable, "-c", ADDER, path, "16", str(PAGES)], stdout=subprocess.PIPE, text=True, check=True
    )
    assert len(ran.stdout.splitlines()) == PAGES
    with Archive(path) as archive:
        assert sorted(int((entry.name or "").removesuffix(".txt")) for entry in archive.pages()) == list(range(PAGES))
        assert list(check(archive)) == []


def test_a_torn_log_loses_nothing_that_was_told(archive: Archive, put: Adder, tmp_path: Path) -> None:
    """The log breaks off, or ends in garbage, anywhere behind the last page that was told of."""
    chance = random.Random(7)  # noqa: S311
    put("Text 0.", name="0")
    archive.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log = archive.path.with_name(archive.path.name + "-wal")
    sizes = [log.stat().st_size]
    for n in range(1, 9):
        put(f"Text {n}.", name=f"{n}", quotes=[("Ada Quill", f"Words {n}.")])
        sizes.append(log.stat().st_size)
    whole = log.read_bytes()
    assert sizes == sorted(set(sizes))
    for number in range(30):
        torn = tmp_path / f"torn-{number}.db"
        shutil.copy(archive.path, torn)
        cut = chance.randrange(len(whole))
        after = [b"", b"\0" * 5000, chance.randbytes(5000)][number % 3]
        torn.with_name(torn.name + "-wal").write_bytes(whole[:cut] + after)
        told = [f"{n}" for n, size in enumerate(sizes) if size <= cut or n == 0]
        with Archive(torn) as restored:
            assert [entry.name for entry in restored.pages()][: len(told)] == told
            assert len(restored) <= len(told) + 1
            assert list(check(restored)) == []


def test_a_page_is_stored_whole_or_not_at_all(path: Path) -> None:
    """A write that fails half-way leaves nothing behind."""
    with Archive(path) as archive:
        archive.add(record_of(name="a", quotes=[("Ada Quill", "Yes.")]), b"a")
        (pages,) = archive.connection.execute("PRAGMA page_count").fetchone()
        archive.connection.execute(f"PRAGMA max_page_count = {pages + 1:d}")
        try:
            archive.add(record_of(" ".join(f"w{n}" for n in range(20_000)), name="b"), os.urandom(200_000))
        except Exception as error:
            assert "disk is full" in str(error)
        else:
            raise AssertionError("it should have been too large")
    with Archive(path) as archive:
        assert [entry.name for entry in archive.pages()] == ["a"]
        assert list(check(archive)) == []
