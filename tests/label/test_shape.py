"""Words, sentences and the run of lines with most of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label.shape import SENTENCE_ENDS, best_region, count_words, ends_sentence, is_sentence


def test_words_are_parted_by_spaces() -> None:
    assert count_words("Two goals late") == 3
    assert count_words("Später Sieg") == 2


@pytest.mark.parametrize("text", ["今日の試合は難しかった", "오늘경기는어려웠습니다", "วันนี้เกมยากมาก"])
def test_scripts_without_spaces_count_by_characters(text: str) -> None:
    assert count_words(text) >= len(text) // 2


@pytest.mark.parametrize("mark", sorted(SENTENCE_ENDS))
def test_every_mark_ends_a_sentence(mark: str) -> None:
    assert ends_sentence(f"He stayed{mark}")
    assert ends_sentence(f"„He stayed{mark}“ ")
    assert ends_sentence(f"(He stayed{mark})")


@pytest.mark.parametrize("text", ["He stayed", "", '"""', "He stayed,", "Sports -"])
def test_what_ends_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_a_sentence_is_long_or_ends_as_one() -> None:
    assert is_sentence("They won it late.", 4)
    assert not is_sentence("They won.", 2)
    assert not is_sentence("They won it late", 4)
    assert is_sentence("they won it late and nobody in the whole town had expected that", 13)


def test_the_best_region() -> None:
    assert best_region([-6, 20, -6, 30, -6, -60, 40]) == (1, 4)
    assert best_region([-1, -2]) == (0, 0)
    assert best_region([]) == (0, 0)


@given(st.lists(st.integers(-100, 100), max_size=30))
def test_no_region_is_better(scores: list[int]) -> None:
    start, end = best_region(scores)
    sums = [sum(scores[a:b]) for a in range(len(scores) + 1) for b in range(a, len(scores) + 1)]
    assert sum(scores[start:end]) == max(sums)


@pytest.mark.parametrize("piece", ["a", " ", "语", '"', "."])
def test_a_million_characters(piece: str) -> None:
    begun = time.perf_counter()
    count_words(piece * 1_000_000)
    ends_sentence(piece * 1_000_000)
    assert time.perf_counter() - begun < 2
