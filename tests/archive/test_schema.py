"""Archives of older versions are brought forward, whole or not at all."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from mixedzone.archive import schema
from mixedzone.archive.archive import Archive
from mixedzone.archive.checking import check
from mixedzone.archive.connection import ArchiveError
from mixedzone.archive.search import Filters
from tests.archive.conftest import Adder

VERSIONS = Path(__file__).parent / "versions"
"""An archive of each version, of two pages, one of them in two versions and two people decided on by hand. They were
made by `tests.archive.old.write`, when the version was the latest."""


def shape(connection: sqlite3.Connection) -> list[str]:
    """The tables as they are, whatever order and comments they were made in."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return sorted(" ".join(sql.split()) for (sql,) in rows)


@pytest.mark.parametrize("version", range(1, schema.LATEST + 1))
def test_every_version_is_brought_forward(version: int, path: Path) -> None:
    path.write_bytes(gzip.decompress((VERSIONS / f"{version}.db.gz").read_bytes()))
    with sqlite3.connect(path) as old:
        assert schema.version_of(old) == version
    old.close()
    with Archive(path) as archive:
        assert schema.version_of(archive.connection) == schema.LATEST
        assert list(check(archive)) == []
        assert [(entry.headline, entry.version) for entry in archive.pages()] == [("The ferry", 2), ("The harbour", 1)]
        (hit,) = archive.search("moenchengladbach", Filters(speaker="Varrenby")).hits
        assert hit.passages[0].text == "In Mönchengladbach I learned to wait."
        assert archive.original(1, 1).data == b"<p>The ferry was late."
        assert archive.people.find("Edson Arantes").spellings == ("Edson Arantes", "Pelé")
        assert archive.pictures.credits()[0].agency == "IMAGO"
        assert archive.add(archive.get(1).record, b"other bytes").outcome == "same"
        with sqlite3.connect(":memory:", isolation_level=None) as new:
            schema.migrate(new)
            assert shape(archive.connection) == shape(new)
        new.close()


def test_a_migration_runs_once_and_keeps_what_is_there(
    archive: Archive, put: Adder, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("The ferry was late.", quotes=[("Joss Varrenby", "Always.")])
    archive.close()
    added: list[int] = []

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE remark (page INTEGER, line INTEGER, role TEXT)")
        added.append(1)

    newer(monkeypatch, second)
    for _ in range(2):
        with Archive(archive.path) as later:
            assert schema.version_of(later.connection) == schema.LATEST
            assert later.search("ferry").total == 1
            assert later.connection.execute("SELECT count(*) FROM remark").fetchone() == (0,)
    assert added == [1]


def test_a_migration_that_fails_changes_nothing(archive: Archive, put: Adder, monkeypatch: pytest.MonkeyPatch) -> None:
    put("The ferry was late.")
    archive.close()

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE picture")
        connection.execute("CREATE TABLE page (id)")

    with monkeypatch.context() as patched:
        newer(patched, second)
        with pytest.raises(ArchiveError, match="cannot be used: table page already exists"):
            Archive(archive.path)
    with Archive(archive.path) as again:
        assert schema.version_of(again.connection) == schema.LATEST
        assert list(check(again)) == []


def newer(monkeypatch: pytest.MonkeyPatch, migration: schema.Migration) -> None:
    """Pretend that there is one more version."""
    migrations = (*schema.MIGRATIONS, migration)
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "LATEST", len(migrations))
    monkeypatch.setattr(schema.migrate, "__defaults__", (len(migrations),))
