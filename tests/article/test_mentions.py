"""Names and whom they stand for."""

from __future__ import annotations

import pytest

from mixedzone.article.mentions import Names, is_role

PAGE = Names(
    [
        "Harbour captain Ana Soler came home. Soler lives here, and Sen. Tom Holm does too.",
        "The Kapitänin Wiebke Tornhagen left. Ana Soler stayed in Blue Bay. We met coach Eva Lind.",
    ]
)


@pytest.mark.parametrize(
    ("name", "full"),
    [("Soler", "Ana Soler"), ("Ms Soler", "Ana Soler"), ("Wiebke", "Wiebke Tornhagen"), ("Nobody", "Nobody")],
)
def test_the_fullest_name(name: str, full: str) -> None:
    assert PAGE.fullest(name) == full


@pytest.mark.parametrize(
    ("run", "name"),
    [
        ("Saltmere Sen. Tom Holm", "Tom Holm"),
        ("Kapitänin Wiebke Tornhagen", "Wiebke Tornhagen"),
        ("Trainer", None),
        ("Gerhard Richter", "Gerhard Richter"),
        ("Mr Pin", "Mr Pin"),
    ],
)
def test_the_name_in_a_run_of_capitals(run: str, name: str | None) -> None:
    assert PAGE.person(run) == name


def test_who_was_introduced_with_a_role() -> None:
    assert PAGE.by_role("captain") == "Ana Soler"
    assert PAGE.by_role("keeper") is None


def test_who_may_be_meant_by_a_pronoun() -> None:
    assert PAGE.is_human("Ana Soler")
    assert not PAGE.is_human("Blue Bay")
    assert not PAGE.is_human("Nobody")


def test_a_body_is_not_lengthened_by_what_bears_its_name() -> None:
    assert Names(["Sail won. Sail lost. Sail won. Sail lost. Camp Sail closed."]).fullest("Sail") == "Sail"


def test_a_body_is_nobody_and_makes_no_name_fuller() -> None:
    page = Names(["The Harbour Party met. Harbour voters came, and Ana Soler of the Port Council spoke."])
    assert page.fullest("Harbour") == "Harbour"
    assert not page.is_person("Harbour Party")
    assert not page.is_human("Port Council")


def test_an_office_in_front_of_a_surname() -> None:
    page = Names(["Advocate Ana Soler sailed. MEC Soler and Adv Soler are one. FC Holm is a club."])
    assert page.fullest("MEC Soler") == "Ana Soler"
    assert page.fullest("Adv Soler") == "Ana Soler"
    assert page.fullest("FC Holm") == "FC Holm"


@pytest.mark.parametrize("word", ["trainer", "bundestrainerin", "präsidenten", "31-jährige", "spokeswoman"])
def test_roles(word: str) -> None:
    assert is_role(word)
    assert not is_role("harbour")
