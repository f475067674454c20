"""Titles without the paper's name, and the one that is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.titles import shown_title, without_site


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Late goal | Harbour Post", "Late goal"),
        ("Late goal - Harbour Post", "Late goal"),
        ("Late goal – harbourpost.example", "Late goal"),
        ("Harbour Post: Late goal", "Late goal"),
        ("Late goal - Sport - Harbour Post", "Late goal"),
        ("Late goal - Ratings - Harbour Post", "Late goal - Ratings"),
        ("Late goal - a night to remember", "Late goal - a night to remember"),
        ("Twenty-one", "Twenty-one"),
        ("", ""),
    ],
)
def test_the_papers_name_falls_off(title: str, expected: str) -> None:
    assert without_site(title, ["Harbour Post", "harbourpost.example"]) == expected


def test_what_follows_another_title_is_the_documents() -> None:
    assert without_site("Late goal - Match day", [], ["LATE GOAL"]) == "Late goal"


LINES = ["Menu", "Late goal wins derby for Harbour", "Derby", "Late goal", "Text."]


@pytest.mark.parametrize(
    ("shown", "titles", "expected"),
    [
        (1, ["Late goal"], 3),
        (1, ["Late goal wins derby for Harbour", "Late goal"], 1),
        (1, ["Something else"], 1),
        (1, [], 1),
        (None, ["late goal!"], 3),
        (None, [], None),
    ],
)
def test_the_line_that_is_the_headline(shown: int | None, titles: list[str], expected: int | None) -> None:
    assert shown_title(shown, LINES, [None] * len(LINES), titles) == expected


def test_a_line_that_is_hidden_is_none() -> None:
    assert shown_title(1, LINES, [None, None, None, "hidden", None], ["Late goal"]) == 1


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=2))
def test_any_title(title: str, sites: list[str]) -> None:
    assert without_site(title, sites) in title
