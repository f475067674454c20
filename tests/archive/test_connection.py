"""One file, many processes, and files that are no archives."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from mixedzone.archive import connection, schema
from mixedzone.archive.archive import Archive
from mixedzone.archive.checking import check
from mixedzone.archive.connection import ArchiveError, Waiting
from tests.archive.conftest import Adder

WRITER = """
import sys
from mixedzone.archive.archive import Archive
from tests.archive.conftest import record_of

path, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Archive(path) as archive:
    for n in range(first, first + count):
        quotes = [(f"Speaker {n % 7} Backhaus", "Words."), ("Backhaus", "More words.")]
        archive.add(record_of(f"Text of number {n}.", name=f"{n}", quotes=quotes), b"%d" % n)
"""
READER = """
import sys
from pathlib import Path
from mixedzone.archive.archive import Archive

path, until = sys.argv[1:]
last = 0
with Archive(path) as archive:
    while not Path(until).exists():
        for entry in archive.latest(5):
            assert archive.get(entry.page).record.text.startswith("Text of")
        found = archive.search("text number").total
        assert found >= last, "what was found is lost"
        last = found
    assert archive.search("text number").total == 75
"""


def run(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_two_writers_and_eight_readers_do_not_lose_or_fail(path: Path, tmp_path: Path) -> None:
    done = tmp_path / "done"
    writers = [run(WRITER, path, 0, 50), run(WRITER, path, 25, 50)]
    while not path.exists():
        time.sleep(0.01)
    readers = [run(READER, path, done) for _ in range(8)]
    ended = [writer.communicate(timeout=120)[1] for writer in writers]
    done.touch()
    ended += [reader.communicate(timeout=120)[1] for reader in readers]
    assert "".join(ended) == ""
    assert [process.returncode for process in (*writers, *readers)] == [0] * 10
    with Archive(path) as archive:
        assert sorted(int(entry.name or "") for entry in archive.pages()) == list(range(75))
        assert list(check(archive)) == []


def test_who_waits_too_long_is_told(archive: Archive, put: Adder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with Archive(archive.path) as other, other.transaction():
        archive.connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(Waiting, match=r"^Somebody else is writing to .*mixedzone\.db"):
            put()
    assert put().outcome == "new"


def foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE page (id INTEGER PRIMARY KEY)")
    database.close()


def newer_archive(path: Path) -> None:
    Archive(path).close()
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {schema.LATEST + 1:d}")
    database.close()


def cut_archive(path: Path) -> None:
    Archive(path).close()
    path.write_bytes(path.read_bytes()[:-8192])


def scratched_archive(path: Path) -> None:
    """An archive in whose tables some pages are overwritten."""
    Archive(path).close()
    data = bytearray(path.read_bytes())
    for place in range(2 * 8192, len(data), 8192):
        data[place : place + 64] = b"\xff" * 64
    path.write_bytes(bytes(data))


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text": (lambda path: path.write_text("Not a database, but long enough to be one. " * 10), "no archive of Mixed"),
    "a short text": (lambda path: path.write_text("Hi"), "no archive of Mixed Zone"),
    "another database": (foreign_database, "a database of another program"),
    "a newer archive": (newer_archive, "made by a newer Mixed Zone"),
    "a cut archive": (cut_archive, "damaged: its end is missing"),
    "a scratched archive": (scratched_archive, "damaged: "),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_foreign_and_damaged_files_are_refused_and_left_untouched(path: Path, kind: str) -> None:
    make, reason = FOREIGN[kind]
    make(path)
    before, moment = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(ArchiveError) as refused:
        Archive(path)
    assert reason in str(refused.value)
    assert str(path) in str(refused.value)
    assert str(refused.value).endswith((".", ")."))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, moment)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_archive_that_is_not_there(path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"^There is no archive at .*mixedzone\.db\.$"):
        Archive(path, create=False)
    assert not path.exists()
    with pytest.raises(ArchiveError, match=r"^There is no folder .*nowhere for an archive\.$"):
        Archive(path.parent / "nowhere" / "x.db")
    with pytest.raises(ArchiveError, match="cannot be opened"):
        Archive(path.parent)


def test_an_empty_file_becomes_an_archive(path: Path) -> None:
    empty = path.with_name("empty.db")
    empty.touch()
    with Archive(empty) as archive:
        assert len(archive) == 0


def test_every_commit_waits_for_the_disk(archive: Archive) -> None:
    assert archive.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert archive.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opening_takes_a_moment(archive: Archive, put: Adder) -> None:
    for n in range(50):
        put(f"Text {n}.")
    start = time.perf_counter()
    for _ in range(10):
        Archive(archive.path).close()
    assert time.perf_counter() - start < 1
