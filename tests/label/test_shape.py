"""Words and sentences."""

from __future__ import annotations

import time

import pytest

from mixedzone.label.shape import SENTENCE_ENDS, count_words, ends_sentence, is_sentence


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


@pytest.mark.parametrize("piece", ["a", " ", "语", '"', "."])
def test_a_million_characters(piece: str) -> None:
    begun = time.process_time()
    count_words(piece * 1_000_000)
    ends_sentence(piece * 1_000_000)
    assert time.process_time() - begun < 2
