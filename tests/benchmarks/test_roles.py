from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import evidence, roles
from benchmarks.corpora import Page
from benchmarks.evidence import OURS
from benchmarks.readings import Reading, ReadLine

GOLD: dict[str, Any] = {
    "title": "Saltmere win the derby",
    "authors": ["Ada Quill"],
    "lead": ["Two goals in ten minutes. Nobody left early."],
    "sections": [{"headings": ["A late turn"], "paragraphs": ["The visitors had led."]}],
    "figures": [
        {"caption": "The captain lifts the cup", "credits": ["Lens/Bo Frame"]},
        {"caption": None, "credits": ["Lens/Bo Frame"]},
    ],
}

PAGE = [
    ("headline", "Saltmere win the derby"),
    ("byline", "By Ada Quill"),
    ("byline", "Chief reporter"),
    ("lead", "Two goals in ten minutes."),
    ("caption", "The captain lifts the cup Lens/Bo Frame"),
    ("heading", "A late turn"),
    ("paragraph", "The visitors had led."),
    ("credit", "Photo: Lens/Bo Frame"),
    ("related", "Saltmere win the derby"),
]


def lines(*changes: tuple[int, str]) -> list[ReadLine]:
    changed = dict(changes)
    return [ReadLine(changed.get(number, role), text) for number, (role, text) in enumerate(PAGE)]


@pytest.fixture
def page(corpora_folder: Path) -> Page:
    return Page("press", "one", "article", corpora_folder, GOLD)


def test_a_page_labelled_right_has_nothing_wrong(page: Page) -> None:
    assert roles.count(lines(), page) == dict.fromkeys(roles.ROLES, (1, 1, 1))


def test_a_label_that_is_missing_is_not_found(page: Page) -> None:
    assert roles.count(lines((5, "paragraph")), page)["heading"] == (0, 0, 1)
    assert roles.count(lines((0, "other")), page)["headline"] == (0, 0, 1)


def test_a_label_on_other_text_is_wrong(page: Page) -> None:
    counts = roles.count(lines((6, "heading"), (8, "byline")), page)
    assert counts["heading"] == (1, 2, 1)
    assert counts["byline"] == (1, 2, 1)


def test_words_that_stand_twice_are_wanted_once(page: Page) -> None:
    assert roles.count(lines((8, "headline")), page)["headline"] == (1, 1, 1)
    assert roles.count(lines((8, "headline"), (0, "other")), page)["headline"] == (1, 1, 1)


def test_a_credit_in_its_captions_line_is_no_credit_line(page: Page) -> None:
    assert roles.count(lines((4, "credit"), (7, "other")), page)["credit"] == (0, 1, 1)


def test_a_line_of_a_credit_alone_is_no_part_of_its_caption(page: Page) -> None:
    figure = {"caption": "The captain lifts the cup", "credits": ["Lens/Bo Frame via Getty"]}
    gold = Page("press", "one", "article", page.path, {**GOLD, "figures": [figure]})
    parted = [*lines(), ReadLine("caption", "The captain lifts the cup"), ReadLine("credit", "Lens/Bo Frame via Getty")]
    assert roles.count(parted[5:7] + parted[9:], gold)["credit"] == (1, 1, 1)


def test_a_credit_of_one_picture_is_not_looked_for_under_another(page: Page) -> None:
    far = [ReadLine("other", "Saltmere") for _ in range(roles.BESIDE)]
    figures = [{"caption": "The captain lifts the cup", "credits": ["Frame"]}]
    gold = Page("press", "one", "article", page.path, {**GOLD, "figures": figures})
    caption, credit = ReadLine("caption", "The captain lifts the cup"), ReadLine("credit", "Frame")
    assert roles.count([caption, *far[1:], credit], gold)["credit"] == (1, 1, 1)
    assert roles.count([caption, *far, credit], gold)["credit"] == (0, 0, 0)


def test_a_gold_caption_that_announces_a_name_is_a_credit(page: Page) -> None:
    figures = [{"caption": "(Image: Bo Frame)", "credits": []}]
    gold = Page("press", "one", "article", page.path, {**GOLD, "figures": figures})
    counts = roles.count([ReadLine("credit", "Bo Frame)"), ReadLine("credit", "(")], gold)
    assert counts["credit"] == (1, 1, 1)
    assert counts["caption"] == (0, 0, 0)


def test_bylines_stand_around_the_text_and_names_may_be_glued(page: Page) -> None:
    paragraph = "The visitors had led for most of the second half."
    sections = [{"headings": [], "paragraphs": [paragraph]}]
    gold = Page("press", "one", "article", page.path, {**GOLD, "sections": sections})
    text, glued = ReadLine("paragraph", paragraph), ReadLine("byline", "By Ada QuillReporter")
    assert roles.count([glued, text], gold)["byline"] == (1, 1, 1)
    far = [ReadLine("other", "Saltmere") for _ in range(roles.AROUND)]
    assert roles.count([text, *far, ReadLine("related", "Ada Quill")], gold)["byline"] == (0, 0, 0)


def test_names_with_a_date_and_more_may_be_a_byline_or_a_date_line(page: Page) -> None:
    long = "Ada Quill on 28 February 2026 at 14 26 with 12 comments"
    assert roles.count([ReadLine("byline", long), ReadLine("byline", "Ada Quill")], page)["byline"] == (1, 1, 1)
    assert roles.count([ReadLine("dateline", long), ReadLine("byline", "Ada Quill")], page)["byline"] == (1, 1, 1)


def test_gold_text_that_is_not_on_the_page_says_nothing(page: Page) -> None:
    elsewhere = Page("press", "one", "article", page.path, {**GOLD, "title": "Rain stops play in Nordhavn"})
    assert roles.count(lines(), elsewhere)["headline"] == (0, 0, 0)


def test_a_role_that_the_gold_leaves_empty_must_stay_empty(page: Page) -> None:
    without = Page("press", "one", "article", page.path, {**GOLD, "lead": []})
    assert roles.count(lines(), without)["lead"] == (0, 1, 0)


def test_counts_are_summed_over_pages(page: Page) -> None:
    found = evidence.pages()
    found.press = [page, Page("press", "two", "article", page.path, GOLD)]
    found.readings = {
        "press/one": Reading(lines=tuple(lines())),
        "press/two": Reading(lines=tuple(lines((0, "other")))),
    }
    (section,) = roles.sections(found)
    assert section.rows[0].measure == "headline: F1 (1 of 1 found, of 2 there)"
    assert section.rows[0].values[OURS] == pytest.approx(2 / 3)
    assert [miss.page for miss in section.misses["headline lines of press/"]] == ["press/two"]
