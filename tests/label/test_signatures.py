"""Names by the look of a line."""

from __future__ import annotations

import pytest

from mixedzone.label.signatures import DESKS, LONGEST_CASELESS, holds_names, is_name, is_signature


@pytest.mark.parametrize("text", ["Ana Soler", "A. B. Soler-O’Neill"])
def test_a_name_is_a_few_words_with_capitals(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Ana", "Ana soler", "Ana Soler 3", "One Two Three Four Five"])
def test_other_lines_are_none(text: str) -> None:
    assert not is_name(text)


def test_a_script_without_capitals_is_told_by_its_length() -> None:
    assert holds_names("王小明")
    assert not holds_names("王" * (LONGEST_CASELESS + 1))
    assert not holds_names("王小明 3")


@pytest.mark.parametrize("desk", DESKS.split("|"))
def test_newsrooms_sign_with_their_name(desk: str) -> None:
    assert is_signature(f"Post {desk}")
    assert not is_signature(f"The {desk} of the Harbour Post says so")


def test_a_signature_is_made_of_names_alone() -> None:
    assert is_signature("Ana Soler, Tom Ruiz and AFP")
    assert not is_signature("Ana Soler, reporter")
