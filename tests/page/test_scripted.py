"""Stories that stand in a script alone."""

from __future__ import annotations

import json
import time

import pytest

import mixedzone
from mixedzone.page.html import cut_html
from mixedzone.page.places import places_of
from mixedzone.page.scripted import HIDDEN, MOST_SHOWN, cut_page

SENTENCES = [f"In minute {n} Harbour came once more over the left, and Ruiz, who had waited, ran." for n in range(9)]
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HEAD = "<title>Harbour turn the derby</title><h1>Harbour turn the derby</h1>"
FLIGHT = json.dumps("9:" + json.dumps(["$", {"title": "Derby", "html": f"<div class='photo'>Stand</div>{STORY}"}]))


def scripted(*scripts: str, head: str = HEAD) -> str:
    return head + "".join(f"<script>{script}</script>" for script in scripts)


@pytest.mark.parametrize(
    "script",
    [
        f"self.__next_f.push([1,{FLIGHT}])".replace("<", "\\\\u003c"),
        "window.__STATE__ = " + json.dumps({"story": {"body": STORY}}),
        json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(SENTENCES)}),
        "load('x', " + json.dumps(json.dumps({"story": {"articleBody": "\n\n".join(SENTENCES)}})) + ")",
    ],
    ids=["flight data", "state", "declared", "declared in a string"],
)
def test_a_story_that_only_a_script_holds_is_read(script: str) -> None:
    article = mixedzone.read(scripted("var a = 1;", script))
    assert article.headline == "Harbour turn the derby"
    assert [block.text for block in article.blocks if block.role == "paragraph"] == SENTENCES
    assert {line.hidden for line in article.lines if line.text in SENTENCES} == {HIDDEN}


def test_its_lines_stand_where_the_script_does() -> None:
    lines = cut_page(scripted("var a = 1;", "state = " + json.dumps(STORY)).encode())
    xpaths = places_of(lines).xpaths
    assert lines.texts[-1] == SENTENCES[-1]
    assert len(xpaths) == len(lines)
    assert "script[2]" in str(xpaths[-1])


def test_a_page_that_shows_a_story_is_not_looked_through() -> None:
    shown = f"<p>{' '.join(SENTENCES)}</p>" + scripted("state = " + json.dumps(STORY))
    assert cut_page(shown.encode()).texts == cut_html(shown.encode()).texts


def test_neither_is_one_that_shows_much() -> None:
    menu = "<li>Results</li>" * (MOST_SHOWN // 7 + 1) + scripted("state = " + json.dumps(STORY))
    assert HIDDEN not in cut_page(menu.encode()).hidden


@pytest.mark.parametrize("script", ["", '"' * 5000, '"\\', json.dumps("x" * 5000), json.dumps("<p>Short")])
def test_programs_without_a_story_add_nothing(script: str) -> None:
    page = scripted(script).encode()
    assert cut_page(page).texts == cut_html(page).texts


def test_hostile_programs_are_read_in_time() -> None:
    nested = "<p>" + "x" * 700
    for _ in range(12):
        nested = json.dumps([nested])
    started = time.process_time()
    for script in ('"\\' * 500_000, nested, json.dumps("<p>" + "<div>" * 100_000), '"articleBody"' * 100_000):
        cut_page(scripted(script).encode())
    assert time.process_time() - started < 10
