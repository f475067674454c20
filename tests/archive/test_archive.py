from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

import mixedzone
from mixedzone.archive.archive import NEW, SAME, UPDATED, Archive, NoSuchPage
from mixedzone.archive.checking import check
from mixedzone.archive.preparing import Original
from mixedzone.archive.search import Filters
from tests.archive.conftest import Adder, Maker

URL = "https://paper.example/2026/ferry"


def test_a_reading_is_kept_with_its_page(archive: Archive, examples: Path) -> None:
    page = (examples / "keeper-interview.html").read_bytes()
    article = mixedzone.read(page, url=URL, name="keeper")
    added = archive.add(
        article, Original(data=page, url=URL, charset="utf-8", captured=datetime(2026, 3, 1, tzinfo=UTC))
    )
    assert added.outcome == NEW
    kept = archive.get(added.page)
    assert kept.record.text == article.text
    assert kept.record.interview == article.interview
    assert kept.record.lines == ()
    assert archive.original(added.page).data == page
    again = archive.reading(added.page)
    assert [line.role for line in again.lines] == [line.role for line in article.lines]
    assert archive.entry(added.page).headline == article.headline


def test_the_same_again_changes_nothing(archive: Archive, put: Adder) -> None:
    first = put(url=URL)
    before = archive.connection.serialize()
    assert put(url=URL).outcome == SAME
    assert put(url=URL, data=b"the same text within other advertisements").outcome == SAME
    assert archive.connection.serialize() == before
    assert put(url=URL).page == first.page


def test_another_text_is_a_new_version(archive: Archive, put: Adder) -> None:
    first = put("The ferry was late.", url=URL)
    second = put("The ferry was later than thought.", url=URL)
    assert (second.outcome, second.page, second.version) == (UPDATED, first.page, 2)
    assert archive.get(first.page, 1).record.text == "The ferry was late."
    assert archive.get(first.page).record.text == "The ferry was later than thought."
    assert archive.original(first.page, 1).data.endswith(b"late.")
    assert [number for number, _ in archive.versions(first.page)] == [1, 2]
    assert len(archive) == 1
    assert put("The ferry was late.", url=URL).outcome == SAME


def test_another_headline_is_a_new_version(put: Adder) -> None:
    put(url=URL, headline="Late")
    assert put(url=URL, headline="Too late").outcome == UPDATED


def test_only_the_latest_version_is_found(archive: Archive, put: Adder) -> None:
    put("Rain.", url=URL, quotes=[("Ada Quill", "It rained.")])
    put("Snow.", url=URL, quotes=[("Ada Quill", "It snowed.")])
    assert archive.search("rain").total == archive.search("rained", Filters(said=True)).total == 0
    assert archive.search("snow").total == archive.search("snowed", Filters(said=True)).total == 1
    assert len(archive.people.said_by(archive.people.find("Ada Quill").id)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"url": URL}, {"url": URL + "#comments"}),
        ({"url": URL, "name": "a.html"}, {"url": URL, "name": "b.html"}),
        ({"name": "a.html"}, {"name": "a.html"}),
    ],
)
def test_what_is_one_page(put: Adder, one: dict[str, str], other: dict[str, str]) -> None:
    assert put("One text.", **one).page == put("Another text.", **other).page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "a.html"}, {"name": "b.html"}),
        ({"url": "https://paper.example/", "name": "a.html"}, {"url": "https://paper.example/", "name": "b.html"}),
        ({"url": URL}, {"url": URL + "?page=2"}),
    ],
)
def test_what_is_two_pages(put: Adder, one: dict[str, str], other: dict[str, str]) -> None:
    assert put("One text.", **one).page != put("Another text.", **other).page


def test_a_removed_page_is_gone(archive: Archive, path: Path, put: Adder) -> None:
    stays = put("Something else about Bramble.", name="stays")
    gone = put(
        "The xylophone was late.",
        url=URL,
        headline="Quixotic",
        quotes=[("Zebulon Vanquist", "I play the xylophone.")],
        authors=["Yolanda Qwerty"],
        figures=[("Fotoxyz", "Vexilla Jubilee")],
        site="The Zyzzyva",
    )
    put("The xylophone was very late.", url=URL, headline="Quixotic")
    archive.remove(gone.page)
    archive.purge()
    assert [entry.page for entry in archive.pages()] == [stays.page]
    assert archive.search("xylophone").total == 0
    assert list(check(archive)) == []
    with pytest.raises(NoSuchPage, match=r"no page 2 in the archive\.$"):
        archive.get(gone.page)
    archive.close()
    left = b"".join(file.read_bytes().lower() for file in path.parent.iterdir())
    for word in ("xylophone", "quixotic", "vanquist", "qwerty", "fotoxyz", "jubilee", "zyzzyva"):
        assert word.encode() not in left, word
    assert b"bramble" in left


def test_a_page_that_comes_back_is_new(archive: Archive, put: Adder) -> None:
    gone = put(url=URL)
    archive.remove(gone.page)
    again = put(url=URL)
    assert (again.outcome, again.version) == (NEW, 1)
    assert again.page != gone.page


def test_a_transaction_keeps_all_or_nothing(archive: Archive, put: Adder) -> None:
    def fail() -> None:
        with archive.transaction():
            put(name="one", quotes=[("Ada Quill", "Yes.")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert len(archive) == 0
    assert put(name="two", quotes=[("Ada Quill", "Yes.")]).outcome == NEW
    assert list(check(archive)) == []


def test_lists(archive: Archive, put: Adder) -> None:
    pages = [put(f"Text number {n}.", name=f"{n}.html").page for n in range(5)]
    put("Text number 1, revised.", name="1.html")
    assert [entry.page for entry in archive.latest(3)] == [pages[1], pages[4], pages[3]]
    assert [entry.page for entry in archive.latest(3, offset=3)] == [pages[2], pages[0]]
    assert [entry.page for entry in archive.pages()] == pages
    assert [entry.page for entry in archive.entries([pages[2], 99, pages[0]])] == [pages[2], pages[0]]


def test_pages_are_found_by_address(archive: Archive, put: Adder) -> None:
    added = put(url=URL)
    assert archive.page_at(URL) == archive.page_at(URL + "#top") == added.page
    assert archive.page_at("https://paper.example/other") is None


def test_hostile_words_are_kept_as_they_are(archive: Archive, make: Maker) -> None:
    words = "'; DROP TABLE page; -- \x00 \" <b> \u202e %s {} ?1"
    record = make(words, headline=words, name=words, quotes=[(words, words)], site=words, figures=[(words, words)])
    added = archive.add(record, b"x")
    assert archive.get(added.page).record.text == record.text
    assert archive.entry(added.page).headline == words
    assert archive.search(words, Filters(site=words, agency=words, kind=words)).total == 0
    assert archive.search("drop table").total == 1


@pytest.mark.parametrize("ask", [Archive.get, Archive.entry, Archive.original, Archive.member, Archive.remove])
def test_what_is_not_there_is_said(archive: Archive, ask: Callable[[Archive, int], object]) -> None:
    with pytest.raises(NoSuchPage, match=r"^There is no page 7 in the archive\.$"):
        ask(archive, 7)
