"""Leads: by their look, by the name of their box, by the description that the page declares."""

from __future__ import annotations

import pytest

from mixedzone.label import marked
from mixedzone.label.leads import MOST_UNCALLED, REACH
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


TEXT = ("Harbour won", "Ruiz scored", "“We never")


def leads(
    head: str,
    *,
    text: tuple[str, ...] = TEXT,
    meta: str = "",
    guess: str | None = None,
    first: str = "",
    chance: float = 0.9,
) -> list[str]:
    cut = cut_html(f"{meta}<h1>{HEADLINE}</h1>{head}<article>{first}{BODY}</article>".encode())
    assert cut.tree is not None
    others = {HEADLINE: Role.HEADLINE} | ({guess: Role.LEAD} if guess else {})
    found = marked.inside(cut, cut.tree, predicted(cut, text, others, chance))
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


@pytest.mark.parametrize("name", ["author-bio", "share-bar", "newsletter", "caption", "comments"])
def test_boxes_of_another_name_hold_none(name: str) -> None:
    assert leads(f"<div class='{name}'>{LEAD}</div>", guess="Ten wild") == []


def test_a_box_for_teasers_holds_one_that_the_network_is_sure_of() -> None:
    assert leads(f"<div class=header__teaser>{LEAD}</div>", guess="Ten wild") == [LEAD]
    assert leads(f"<div class=header__teaser>{LEAD}</div>", guess="Ten wild", text=TEXT, chance=0.3) == []


def test_the_headline_said_again_is_no_lead() -> None:
    assert leads(f"<div>{HEADLINE}!</div>", guess=f"{HEADLINE}!") == []


def test_many_lines_are_no_lead_by_their_look_alone() -> None:
    lines = [
        f"In minute {n} Harbour came once more over the left side and lost the ball." for n in range(MOST_UNCALLED + 1)
    ]
    assert leads("".join(f"<div>{line}</div>" for line in lines[:2]), guess="In minute") == lines[:2]
    assert leads("".join(f"<div>{line}</div>" for line in lines), guess="In minute") == []


@pytest.mark.parametrize("first", [f"<p><b>{LEAD}</b></p>", f"<p class=intro-text>{LEAD}</p>"])
def test_a_first_paragraph_of_its_own_look_is_a_lead(first: str) -> None:
    assert leads("", text=("Ten wild", *TEXT), first=first) == [LEAD]


@pytest.mark.parametrize(
    "first", [f"<p>{LEAD}</p>", f"<p class=has-drop-cap>{LEAD}</p>", f"<p><b>Ten</b>{LEAD[3:]}</p>"]
)
def test_a_first_paragraph_like_the_others_is_none(first: str) -> None:
    assert (
        leads("", text=("Ten wild", *TEXT), first=first, meta=f'<meta name="description" content="{LEAD}">'[:0]) == []
    )


def test_lines_that_look_like_the_lead_before_them_belong_to_it() -> None:
    box = "<div class={}><p class=x>{}</p><p class=x>Nobody left early that day.</p></div>"
    assert leads(box.format("", LEAD), meta=f'<meta name="description" content="{LEAD}">', text=(*TEXT, "Nobody")) == [
        LEAD,
        "Nobody left early that day.",
    ]


def test_the_items_of_a_list_in_a_box_that_is_named_a_lead() -> None:
    items = ["Ruiz scores with his left foot in minute eighty", "Holm heads the second goal of the evening"]
    box = "<div class=standfirst><ul>" + "".join(f"<li>{item}" for item in items) + "</ul></div>"
    assert leads(box, text=(*TEXT, "Ruiz scores", "Holm heads")) == items


def test_a_date_line_that_the_network_takes_for_a_lead_is_no_text() -> None:
    assert leads("<p class=x>28 February 2026</p>", guess="28 Feb") == []


def test_what_a_paper_says_of_its_own_business_is_no_lead() -> None:
    line = "Some of the links below earn us a commission when you buy anything."
    assert leads(f"<p class=lead>{line}</p>", text=(line, *TEXT)) == []


def test_many_lines_may_part_headline_and_lead() -> None:
    crumbs = "".join(f"<p>Menu {n}" for n in range(REACH + 9))
    assert leads(f"{crumbs}<p class=lead>{LEAD}</p>") == [LEAD]


def test_a_line_height_is_no_lead() -> None:
    assert leads(f"<div class='leading-6 text-sm'>{LEAD}</div>") == []


@pytest.mark.parametrize("heading", ["Safety first", "The numbers of the day"])
def test_a_short_heading_in_a_box_that_is_named_a_lead_is_none(heading: str) -> None:
    assert leads(f"<div class=intro><h2>{heading}</h2></div>", text=(heading, *TEXT)) == []
