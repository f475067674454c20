from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mixedzone.archive.adding import add_members
from mixedzone.archive.archive import Archive
from mixedzone.archive.packing import packed
from mixedzone.archive.preparing import Original, prepare
from mixedzone.archive.rereading import left_to_reread, mark_all, reread
from mixedzone.archive.search import Filters
from mixedzone.page.containers import Member
from mixedzone.types import Failure
from tests.archive.test_adding import PDF, pages


def test_reading_again_goes_on_where_it_stopped(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mixedzone.archive.rereading.BATCH", 2)
    list(add_members(archive, pages(6)))
    assert left_to_reread(archive) == 0
    assert list(reread(archive)) == []
    mark_all(archive)
    run = reread(archive)
    first = next(run)
    del run
    assert (first.page, first.result) == (1, False)
    assert left_to_reread(archive) == 4
    assert [each.page for each in reread(archive, workers=2)] == [3, 4, 5, 6]
    assert left_to_reread(archive) == 0


def test_a_better_reading_takes_the_place_of_the_old_one(archive: Archive, examples: Path) -> None:
    page = (examples / "keeper-interview.html").read_bytes()
    list(add_members(archive, [Member(name="keeper", data=page)]))
    good = archive.get(1).record
    worse = msgspec.structs.replace(good, interview=None, text="Nothing was seen.", headline="Nothing")
    archive.replace(1, 1, prepare(worse, Original(data=page)), reader="an old one")
    assert archive.search("", Filters(speaker="Varrenby")).total == 0
    assert [(each.page, each.version, each.result) for each in reread(archive)] == [(1, 1, True)]
    assert archive.get(1).record == good
    assert archive.people.find("Varrenby").roles == {"speaker": 1}
    assert archive.search("boat").hits[0].passages[0].speaker == "Joss Varrenby"


def test_a_page_that_cannot_be_read_any_more_keeps_its_reading(archive: Archive) -> None:
    list(add_members(archive, pages(1)))
    archive.connection.execute("UPDATE original SET data = ?", (packed(PDF),))
    mark_all(archive)
    (outcome,) = reread(archive)
    assert isinstance(outcome.result, Failure)
    assert archive.get(1).record.text.startswith("The ferry was late")
    assert left_to_reread(archive) == 1
