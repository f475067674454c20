from __future__ import annotations

import pytest

pytest.importorskip("torch")

from training import alignment

FIRST = "The keeper said on Sunday that the cup was worth more than any league title."
SECOND = "His coach had left the ground early and was not asked about the late goal."


def chosen(texts: list[str], gold: str, hidden: list[bool] | None = None) -> list[int]:
    share, _ = alignment.align(texts, hidden or [False] * len(texts), gold)
    return [i for i, part in enumerate(share) if part > 0]


def test_paragraphs_are_found_between_menus() -> None:
    assert chosen(["Home", FIRST, "Read more about rowing", SECOND, "Imprint"], f"{FIRST}\n{SECOND}") == [1, 3]


def test_a_short_line_counts_between_its_neighbours_only() -> None:
    texts = ["Half-time", FIRST, "Half-time", SECOND, "Half-time"]
    assert chosen(texts, f"{FIRST}\nHalf-time\n{SECOND}") == [1, 2, 3]


def test_a_word_of_a_sentence_is_no_line_of_it() -> None:
    assert chosen(["league", FIRST, "keeper", SECOND], f"{FIRST}\n{SECOND}") == [1, 3]


def test_what_stands_twice_counts_once_and_shown() -> None:
    assert chosen([FIRST, SECOND, FIRST], f"{FIRST}\n{SECOND}", [True, False, False]) == [1, 2]


def test_places_follow_the_gold() -> None:
    share, place = alignment.align([SECOND, FIRST], [False, False], f"{FIRST}\n{SECOND}")
    assert place.tolist() == [len(alignment.tokens(FIRST)), 0]
    assert share.tolist() == [1, 1]


def test_writing_without_spaces_is_cut_into_characters() -> None:
    assert alignment.tokens("優勝 Cup") == ["優", "勝", "cup"]


def test_an_empty_gold_chooses_nothing() -> None:
    assert chosen([FIRST, "x"], "") == []
