"""Leads: by place, by the name of their box, by the description that the page declares."""

from __future__ import annotations

import pytest

from mixedzone.label import marked
from mixedzone.label.leads import MOST_UNCALLED
from mixedzone.page.html import cut_html
from mixedzone.types import Role
from tests.label.predictions import predicted

LEAD = "Ten wild minutes at the end gave the town what it had been waiting for since spring."
BODY = (
    "<p>Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match."
    "<p>Ruiz scored the first of them with his left foot, and Holm the second one with his head."
    "<p>“We never stopped,” the captain said when the lights had gone out and the stand was empty."
)
HEADLINE = "Harbour turn the derby"


def leads(
    head: str, *, text: tuple[str, ...] = ("Harbour won", "Ruiz scored", "“We never"), meta: str = ""
) -> list[str]:
    cut = cut_html(f"{meta}<h1>{HEADLINE}</h1>{head}<article>{BODY}</article>".encode())
    assert cut.tree is not None
    found = marked.inside(cut, cut.tree, predicted(cut, text, {HEADLINE: Role.HEADLINE}))
    return [line for line, role in zip(cut.texts, found, strict=True) if role is Role.LEAD]


@pytest.mark.parametrize("name", ["standfirst", "article__lead", "chapo", "c-entradilla", "intro"])
def test_a_box_that_is_named_a_lead_holds_one(name: str) -> None:
    assert leads(f"<p class='{name}'>{LEAD}</p>") == [LEAD]


def test_the_declared_summary_is_a_lead_where_it_is_printed() -> None:
    meta = f'<meta property="og:description" content="{LEAD[:60]}…">'
    assert leads(f"<div>{LEAD}</div>", meta=meta) == [LEAD]
    assert leads(f"<div>Something else that stands over it and is no sentence</div><div>{LEAD}</div>", meta=meta) == [
        LEAD
    ]


def test_the_summary_made_from_the_body_makes_no_lead_of_its_first_paragraph() -> None:
    first = BODY.split("<p>")[1]
    assert leads("", meta=f'<meta name="description" content="{first}">') == []


@pytest.mark.parametrize("name", ["author-bio", "share-bar", "related", "caption", "newsletter"])
def test_boxes_of_another_name_hold_none(name: str) -> None:
    assert (
        leads(f"<div class='{name}'>{LEAD}</div>", text=("Ten wild", "Harbour won", "Ruiz scored", "“We never")) == []
    )


def test_the_headline_said_again_is_no_lead() -> None:
    again = f"{HEADLINE}!"
    assert leads(f"<div>{again}</div>", text=(again, "Harbour won", "Ruiz scored", "“We never")) == []


def test_many_lines_are_no_lead_by_their_place_alone() -> None:
    lines = [
        f"In minute {n} Harbour came once more over the left side and lost the ball." for n in range(MOST_UNCALLED + 1)
    ]
    text = ("In minute", "Harbour won", "Ruiz scored", "“We never")
    assert leads("".join(f"<div>{line}</div>" for line in lines[:2]), text=text) == lines[:2]
    assert leads("".join(f"<div>{line}</div>" for line in lines), text=text) == []
