from __future__ import annotations

from pathlib import Path

import mixedzone
from mixedzone.archive.archive import Archive
from mixedzone.site.archives import REMEMBERED, Archives


def test_answers_are_remembered_until_the_archive_changes(tmp_path: Path) -> None:
    path = tmp_path / "mixedzone.db"
    archives = Archives(path, connections=1)
    asked: list[int] = []

    def count(archive: Archive) -> int:
        asked.append(1)
        return len(archive)

    def answer() -> int:
        with archives.lent() as archive:
            return archives.remembered(archive, "count", lambda: count(archive))

    assert (answer(), answer()) == (0, 0)
    assert len(asked) == 1
    page = b"<h1>The roof</h1><p>It moves in the wind."
    with Archive(path) as other:
        other.add(mixedzone.read(page), page)
    assert (answer(), answer()) == (1, 1)
    assert len(asked) == 2
    with archives.lent() as own:
        own.remove(1)
    assert answer() == 0
    archives.close()


def test_only_so_much_is_remembered(tmp_path: Path) -> None:
    archives = Archives(tmp_path / "mixedzone.db", connections=1)
    with archives.lent() as archive:
        for number in range(REMEMBERED + 1):
            archives.remembered(archive, number, lambda: "first")
        assert archives.remembered(archive, REMEMBERED, lambda: "again") == "first"
        assert archives.remembered(archive, 0, lambda: "again") == "again"
    archives.close()
