"""Flat text: roles by words, shape and order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label import flat
from mixedzone.page.text import cut_text
from mixedzone.types import Role
from tests.label.predictions import predicted

BODY = [
    "Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match.",
    "Ruiz scored the first of them with his left foot, and Holm the second one with his head.",
    "“We never stopped,” the captain said when the lights had gone out and the stand was empty.",
]


def roles(*lines: str, others: dict[str, Role] | None = None) -> list[Role]:
    cut = cut_text("\n".join(lines))
    prediction = predicted(cut, [line[:12] for line in BODY], others)
    inner = flat.inside(cut, prediction)
    found, probabilities = flat.name(prediction, inner)
    assert len(inner) == len(found) == len(probabilities) == len(cut)
    assert all(0 <= probability <= 1 for probability in probabilities)
    return found


def test_an_article_with_its_head() -> None:
    lines = ["coastal league", "Harbour turn the derby around late", *BODY]
    assert roles(*lines) == [Role.KICKER, Role.HEADLINE, *[Role.PARAGRAPH] * 3]


def test_a_headline_that_reads_like_text() -> None:
    assert roles("Harbour turn the derby around late", *BODY)[0] is Role.HEADLINE


def test_short_lines_inside_the_text_are_headings() -> None:
    guess = {"A late": Role.PARAGRAPH}
    assert roles(*BODY, "A late turn", *BODY, others=guess)[3] is Role.HEADING


def test_what_the_network_calls_a_line_of_the_text() -> None:
    guess = {"two late goals": Role.LIST_ITEM}
    assert roles(*BODY, "two late goals", *BODY, others=guess)[3] is Role.LIST_ITEM


def test_lines_far_from_the_text_are_other() -> None:
    assert roles(*BODY, *["Home", "Sport", "Town"] * 4)[-1] is Role.OTHER


def test_signs_win_over_place() -> None:
    got = roles(*BODY, "Anzeige", "TeilenMerkenDrucken", *BODY)
    assert got[3:5] == [Role.ADVERT, Role.SHARE]


def test_pictures_between_paragraphs() -> None:
    caption = "Ruiz turns away after the first goal."
    assert roles(*BODY, f"{caption} - © AFP/Ana Soler", *BODY)[3] is Role.CAPTION
    assert roles(*BODY, caption, "Foto: Jan Holm", *BODY)[3:5] == [Role.CAPTION, Role.CREDIT]
    assert roles(caption, f"{caption} - © AFP/Ana Soler", *BODY)[:2] == [Role.CAPTION, Role.CAPTION]


def test_speech_before_a_credit_is_no_caption() -> None:
    assert roles(*BODY, "“We never stopped.”", "Foto: Jan Holm", *BODY)[3] is not Role.CAPTION


def test_speech_that_looks_like_a_credit_is_none() -> None:
    assert roles(*BODY, "“Photo: Ana Soler”", *BODY)[3] is not Role.CREDIT


def test_the_story_after_a_pointer_is_related_too() -> None:
    assert roles(*BODY, "Lesen Sie auch", "Der Kapitän bleibt am Hafen", *BODY)[3:5] == [Role.RELATED, Role.RELATED]


def test_bylines_datelines_and_breadcrumbs() -> None:
    got = roles("Home > Sport > Football", "Harbour turn the derby around late", "By Ana Soler", "28.02.2026", *BODY)
    assert got[:4] == [Role.NAVIGATION, Role.HEADLINE, Role.BYLINE, Role.DATELINE]


def test_tickers() -> None:
    assert roles("28.02. 15:30", "28.02. 17:30", "Harbour turn the derby around", *BODY)[:2] == [Role.FIXTURE] * 2


@given(st.lists(st.text(min_size=1, max_size=60), max_size=12))
def test_any_lines(lines: list[str]) -> None:
    assert roles(*lines) == roles(*lines)
