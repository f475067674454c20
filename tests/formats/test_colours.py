from __future__ import annotations

import pytest

from mixedzone.formats.colours import DARK, GREY, PAPER, colour_of, word_of
from mixedzone.types import Role

ENOUGH = 4.5
"""The contrast that WCAG 2 asks of text."""


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("role", Role)
def test_words_can_be_read(role: Role) -> None:
    assert contrast(colour_of(role).on_paper, PAPER) >= ENOUGH
    assert contrast(colour_of(role).in_the_dark, DARK) >= ENOUGH


def test_what_is_not_of_the_article_is_grey() -> None:
    assert colour_of(Role.ADVERT) is GREY
    assert colour_of(Role.QUESTION) not in (GREY, colour_of(Role.ANSWER))


def test_every_role_has_a_word_of_its_own() -> None:
    assert len({word_of(role) for role in Role}) == len(Role)
