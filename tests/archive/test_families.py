from __future__ import annotations

from mixedzone.archive.archive import Archive
from tests.archive.conftest import Adder

REPORT = [f"word{n}" for n in range(300)]


def copy(first: int, last: int, mark: str) -> str:
    return " ".join([*(f"{mark}{n}" for n in range(20)), *REPORT[first:last]])


def families(archive: Archive) -> dict[str, int | None]:
    return {entry.name or "": entry.family for entry in archive.pages()}


def test_copies_are_one_family_whoever_comes_first(archive: Archive, put: Adder) -> None:
    assert put(copy(0, 300, "a"), name="a").copies == 0
    assert put(copy(0, 280, "b"), name="b").copies == 1
    assert put("Something else.", name="c").copies == 0
    assert put(copy(20, 300, "d"), name="d").copies == 2
    assert families(archive) == {"a": 1, "b": 1, "c": None, "d": 1}


def test_a_page_between_two_families_makes_them_one(archive: Archive, put: Adder) -> None:
    put(copy(0, 180, "a"), name="a")
    put(copy(120, 300, "b"), name="b")
    assert families(archive) == {"a": None, "b": None}
    assert put(copy(0, 300, "c"), name="c").copies in (0, 1, 2)
    put(copy(0, 230, "d"), name="d")
    put(copy(70, 300, "e"), name="e")
    assert set(families(archive).values()) == {1}


def test_copies_within_one_transaction_are_found(archive: Archive, put: Adder) -> None:
    with archive.transaction():
        put(copy(0, 300, "a"), name="a")
        assert put(copy(0, 280, "b"), name="b").copies == 1
    assert put(copy(0, 290, "c"), name="c").copies == 2


def test_who_leaves_leaves_the_others_together(archive: Archive, put: Adder) -> None:
    pages = [put(copy(0, 300, mark), name=mark).page for mark in "abc"]
    archive.remove(pages[0])
    assert families(archive) == {"b": 2, "c": 2}
    put("Another text altogether.", name="b")
    assert families(archive) == {"b": None, "c": None}
    assert put(copy(0, 300, "d"), name="d").copies == 1
