"""The words that elements are named after."""

from __future__ import annotations

import pytest

from mixedzone.article.box_words import GROUPS, LONGEST, bits_in, bits_of


@pytest.mark.parametrize(
    ("named", "group"),
    [
        ("article__byline", "author"), ("figCaption__text", "caption"), ("photo-credit", "credit"),
        ("RelatedStories", "other stories"), ("meta-published", "dated"), ("c-paywall", "wall"), ("img-wrapper", "picture"),
    ],
)  # fmt: skip
def test_names_that_speak_of_something(named: str, group: str) -> None:
    assert bits_in(named) & bits_of(group)


def test_words_are_whole() -> None:
    assert bits_in("captionless-creditor") == 0


def test_a_word_is_the_same_in_all_of_its_groups() -> None:
    assert bits_of("dated") & bits_of("date") == bits_of("date") == bits_in("date")


def test_a_long_name_is_read_in_part() -> None:
    assert bits_in("x" * LONGEST + " byline") == 0


def test_every_word_can_be_found() -> None:
    for group, words in GROUPS.items():
        assert bits_in(words[: words.rfind(" ", 0, LONGEST)] if len(words) > LONGEST else words) & bits_of(group)
        for word in words.split():
            assert bits_in(word) & bits_of(group), word
