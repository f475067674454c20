from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from mixedzone.archive.archive import Archive
from mixedzone.archive.checking import check
from mixedzone.archive.people import NoSuchPerson
from mixedzone.archive.preparing import Original, prepare
from mixedzone.archive.rereading import mark_all
from tests.archive.conftest import Adder


def listed(archive: Archive) -> dict[str, set[str]]:
    return {person.name: set(person.spellings) for person in archive.people.listed()}


def said(put: Adder, speaker: str, name: str, **facts: object) -> int:
    return put(f"A report in {name}.", name=name, quotes=[(speaker, f"Words in {name}.")], **facts).page


SPELLINGS = ("Backhaus", "Mio Backhaus", "M. Backhaus", "MIO BACKHAUS", "Mio Cristian Backhaus")


@pytest.mark.parametrize("order", list(permutations(SPELLINGS))[::17])
def test_spellings_of_one_person_are_one_entry(archive: Archive, put: Adder, order: tuple[str, ...]) -> None:
    for number, speaker in enumerate(order):
        said(put, speaker, f"{number}.html")
    assert list(listed(archive).values()) == [set(SPELLINGS)]
    (person,) = archive.people.listed()
    assert person.name == "Mio Cristian Backhaus"
    assert len(archive.people.said_by(person.id)) == len(SPELLINGS)


def test_two_people_of_one_surname_are_two(archive: Archive, put: Adder) -> None:
    said(put, "Mio Backhaus", "a")
    said(put, "Klaus Backhaus", "b")
    said(put, "M. Backhaus", "c")
    assert listed(archive) == {"Mio Backhaus": {"Mio Backhaus", "M. Backhaus"}, "Klaus Backhaus": {"Klaus Backhaus"}}


def test_a_son_is_not_his_father(archive: Archive, put: Adder) -> None:
    said(put, "Dale Quill", "a")
    said(put, "Dale Quill Jr.", "b")
    said(put, "Dr. Dale Quill", "c")
    assert listed(archive) == {"Dale Quill": {"Dale Quill", "Dr. Dale Quill"}, "Dale Quill Jr.": {"Dale Quill Jr."}}


def test_a_surname_that_may_be_several_is_told_by_its_company(archive: Archive, put: Adder) -> None:
    put("One.", name="a", quotes=[("Mio Backhaus", "One."), ("Ole Werner", "Two.")])
    put("Two.", name="b", quotes=[("Klaus Backhaus", "One."), ("Ada Quill", "Two.")])
    put("Three.", name="c", quotes=[("Backhaus", "One."), ("Ole Werner", "Two.")])
    put("Four.", name="d", quotes=[("Backhaus", "One."), ("Klaus Backhaus", "Two.")])
    put("Five.", name="e", quotes=[("Backhaus", "Nobody knows.")])
    assert listed(archive)["Mio Backhaus"] == {"Mio Backhaus", "Backhaus"}
    assert listed(archive)["Klaus Backhaus"] == {"Klaus Backhaus", "Backhaus"}
    assert listed(archive)["Backhaus"] == {"Backhaus"}
    mio = archive.people.said_by(archive.people.find("Mio Backhaus").id)
    assert {each.text for each in mio} == {"One."}
    assert len(mio) == 2


def test_a_surname_under_a_report_is_not_the_players(archive: Archive, put: Adder) -> None:
    said(put, "Mio Backhaus", "a")
    put("Two.", name="b", authors=["Backhaus"])
    assert listed(archive) == {"Mio Backhaus": {"Mio Backhaus"}, "Backhaus": {"Backhaus"}}
    put("Three.", name="c", authors=["Lena Backhaus"])
    assert listed(archive)["Lena Backhaus"] == {"Lena Backhaus", "Backhaus"}


def test_papers_agencies_and_roles_are_nobody(archive: Archive, put: Adder) -> None:
    put(
        "One.",
        site="Harbour Post",
        authors=["Harbour Post", "dpa", "Ada Quill", "Post.at", "X"],
        quotes=[("the coach", "Well.")],
    )
    assert list(listed(archive)) == ["Ada Quill"]


def test_who_is_named_no_more_is_gone(archive: Archive, put: Adder) -> None:
    page = said(put, "Mio Backhaus", "a")
    said(put, "Backhaus", "b")
    archive.remove(page)
    assert listed(archive) == {"Backhaus": {"Backhaus"}}
    assert list(check(archive)) == []


def test_merged_by_hand_stays_merged(archive: Archive, put: Adder) -> None:
    said(put, "Edson Arantes", "a")
    said(put, "Pelé", "b")
    said(put, "Ronaldo", "c")
    people = archive.people
    merged = people.merge(people.find("Edson Arantes").id, [people.find("Pelé").id])
    assert merged.spellings == ("Edson Arantes", "Pelé")
    for name in "ab":
        reread(archive, name)
    said(put, "Pele", "d")
    assert listed(archive)["Edson Arantes"] == {"Edson Arantes", "Pelé", "Pele"}
    assert len(people.said_by(merged.id)) == 3
    assert list(check(archive)) == []


def test_split_by_hand_stays_split(archive: Archive, put: Adder) -> None:
    pages = [said(put, "Michael Müller", name) for name in "abc"]
    people = archive.people
    before = people.find("Michael Müller").id
    other = people.split(before, ["Michael Mueller"], pages=[pages[2]])
    assert [each.page for each in people.said_by(other.id)] == [pages[2]]
    reread(archive, "c")
    said(put, "Michael Müller", "d")
    assert [each.page for each in people.said_by(other.id)] == [pages[2]]
    assert len(people.said_by(before)) == 3
    assert list(check(archive)) == []


def test_a_spelling_split_off_is_somebody_else_everywhere(archive: Archive, put: Adder) -> None:
    said(put, "Mio Backhaus", "a")
    said(put, "Backhaus", "b")
    people = archive.people
    other = people.split(people.find("Mio Backhaus").id, ["Backhaus"])
    said(put, "Backhaus", "c")
    reread(archive, "b")
    assert len(people.said_by(other.id)) == 2
    assert len(people.said_by(people.find("Mio Backhaus").id)) == 1
    back = people.merge(people.find("Mio Backhaus").id, [other.id])
    assert len(people.said_by(back.id)) == 3


def reread(archive: Archive, name: str) -> None:
    """Put a changed reading in the place of a page's, as a better reader would."""
    page = next(entry.page for entry in archive.pages() if entry.name == name)
    record = archive.get(page).record
    changed = msgspec.structs.replace(record, text=record.text + "\nMore.", name=name)
    mark_all(archive)
    assert archive.replace(page, 1, prepare(changed, Original(data=archive.original(page).data)), reader="new")


def test_all_that_a_person_said_comes_newest_first_with_its_question(archive: Archive, put: Adder) -> None:
    turns = [
        ("question", "Kit Mallory", "Why the ferry?"),
        ("answer", "Ada Quill", "It was there."),
        ("answer", "Ada Quill", "And it was free."),
    ]
    put("Old.", name="a", turns=turns, published="2024-05-01", site="Whistle", headline="Old")
    put("New.", name="b", quotes=[("Ada Quill", "Never again.")], published="2025-05-01", site="Post")
    put("Undated.", name="c", quotes=[("Ada Quill", "When?")])
    ada = archive.people.find("ada quill")
    found = archive.people.said_by(ada.id)
    assert [each.text for each in found] == ["Never again.", "It was there.", "And it was free.", "When?"]
    assert [each.question for each in found] == [None, "Why the ferry?", None, None]
    assert (found[1].asker, found[1].site, found[1].headline, found[1].day) == (
        "Kit Mallory",
        "Whistle",
        "Old",
        "2024-05-01",
    )
    assert archive.people.said_by(ada.id, limit=1, offset=1) == found[1:2]
    assert archive.people.months(ada.id) == [("", None, 1), ("2024-05", "Whistle", 7), ("2025-05", "Post", 2)]
    assert ada.roles == {"speaker": 3}


def test_companions(archive: Archive, put: Adder) -> None:
    turns = [("question", "Kit Mallory", "Why?"), ("answer", "Ada Quill", "Because.")]
    put("One.", name="a", turns=turns, authors=["Kit Mallory"])
    put("Two.", name="b", turns=[("question", None, "Why?"), ("answer", "Ada Quill", "So.")], authors=["Jan Holm"])
    for name in "cd":
        put(f"In {name}.", name=name, quotes=[("Ada Quill", "A."), ("Ole Werner", "B.")], authors=["Eva Lind"])
    ada = archive.people.find("Ada Quill").id
    assert [(each.name, each.pages) for each in archive.people.named_with(ada)] == [("Ole Werner", 2)]
    assert {(each.name, each.pages) for each in archive.people.interviewed_by(ada)} == {
        ("Kit Mallory", 1),
        ("Jan Holm", 1),
    }


def test_one_is_found_by_number_name_or_part(archive: Archive, put: Adder) -> None:
    said(put, "Mio Backhaus", "a")
    said(put, "Klaus Backhaus", "b")
    mio = archive.people.find("mio backhaus")
    assert archive.people.find(str(mio.id)) == archive.people.find("Mio") == mio
    with pytest.raises(
        NoSuchPerson, match=r"^2 people may be called Backhaus: Mio Backhaus \(1\), Klaus Backhaus \(2\)\."
    ):
        archive.people.find("Backhaus")
    with pytest.raises(NoSuchPerson, match=r"^Nobody in the archive is called Zebulon\.$"):
        archive.people.find("Zebulon")
    with pytest.raises(NoSuchPerson, match="99"):
        archive.people.find("99")
    assert [person.name for person in archive.people.listed("back")] == ["Mio Backhaus", "Klaus Backhaus"]
    assert [person.name for person in archive.people.listed("kl ba")] == ["Klaus Backhaus"]
