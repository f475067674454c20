"""The story's text as the page declares it, against lines that are not in it."""

from __future__ import annotations

import json

import pytest

from mixedzone.label import declared_body
from mixedzone.label.declared_body import DOUBT
from mixedzone.page.html import cut_html
from tests.label.predictions import predicted

STORY = (
    "Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match.",
    "Ruiz scored the first of them with his left foot, and Holm the second one with his head.",
    "“We never stopped,” the captain said when the lights had gone out and the stand was empty.",
    "It was the third time this year that the side from the old docks came back from two goals down.",
    "Nobody had left the ground by then, not even the visitors, who had sung since the early evening.",
    "On Wednesday they meet again, in the cup, on the small pitch behind the church at Norwick.",
    "Tickets were gone within the hour, the club said, and more than two thousand people wait.",
)
BOX = "Get the club's stories every Friday evening in your inbox, free of charge and easy to leave."
LEAD = "A wild evening by the sea."


def kept(declared: object, *, lines: tuple[str, ...] = (LEAD, STORY[0], BOX, *STORY[1:], BOX)) -> list[str]:
    """The lines that are still taken for text on a page that declares this."""
    script = f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    cut = cut_html((script + "".join(f"<p>{line}</p>" for line in lines)).encode())
    assert cut.tree is not None
    prediction = predicted(cut, lines)
    declared_body.weigh(cut, cut.tree, prediction)
    return [text for text, chance in zip(cut.texts, prediction.text, strict=True) if chance > DOUBT]


BODY = " ".join(STORY)


@pytest.mark.parametrize(
    "declared",
    [
        {"@type": "NewsArticle", "articleBody": BODY},
        {"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "articleBody": BODY}]},
        [{"articleBody": "".join(f"<p>{each}</p>" for each in STORY[:4]) + "&lt;p&gt;".join(STORY[4:])}],
        {"articleBody": BODY.upper()},
    ],
)
def test_lines_among_the_story_that_it_does_not_hold_are_none(declared: object) -> None:
    assert kept(declared) == [LEAD, *STORY]


@pytest.mark.parametrize(
    "declared", [{}, {"articleBody": STORY[0]}, {"articleBody": "Sign in. " * 99}, {"articleBody": 7}]
)
def test_a_text_that_is_not_the_pages_says_nothing(declared: object) -> None:
    assert kept(declared).count(BOX) == 2


def test_headings_and_short_lines_stay() -> None:
    lines = (STORY[0], "After the match", *STORY[1:])
    assert kept({"articleBody": BODY}, lines=lines) == list(lines)


def test_deep_and_broken_data_is_passed_over() -> None:
    deep: object = {"articleBody": BODY}
    for _ in range(40):
        deep = [deep]
    assert kept(deep).count(BOX) == 2
    cut = cut_html(b'<script type="application/ld+json">{"articleBody": "</script><p>Text')
    assert cut.tree is not None
    declared_body.weigh(cut, cut.tree, predicted(cut, ("Text",)))
