from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import evidence, texts
from benchmarks.evidence import OURS, Evidence
from benchmarks.readings import Reading

pytestmark = pytest.mark.usefixtures("tiny_corpora")


@pytest.fixture
def found() -> Evidence:
    found = evidence.pages()
    right = {page.key: page.text for page in [*found.articles, *found.press]}
    half = {**right, "articles/0001": "nothing of it", "articles/0003": "nor here"}
    return replace(found, texts={OURS: right, "peer": half})


def test_word_f1_is_the_mean_over_pages_of_each_corpus(found: Evidence) -> None:
    rows = {section.title: section.rows[0].values for section in texts.sections(found)}
    assert rows["articles/, kind article: 2 pages"] == {OURS: 1.0, "peer": 0.5}
    assert rows["press/: 1 pages"] == {OURS: 1.0, "peer": 1.0}
    assert rows["articles/, all kinds: 3 pages"][OURS] == 1.0
    assert rows["articles/, all kinds: 3 pages"]["peer"] == pytest.approx(1 / 3)


def test_kinds_have_rows_of_their_own(found: Evidence) -> None:
    kinds = texts.sections(found)[-1].rows[1:]
    assert [(each.measure, each.values) for each in kinds] == [("listing (1)", {OURS: 1.0, "peer": 0.0})]


def test_flattened_pages_are_ours_alone(found: Evidence) -> None:
    found.flat = {page.key: Reading(text=page.text) for page in found.press}
    flat = next(section for section in texts.sections(found) if section.title == "press/, flattened: 1 pages")
    assert flat.rows[0].values == {OURS: 1.0}


def test_a_flat_seed_makes_no_flattened_pages(found: Evidence) -> None:
    found.flat = {"seed/backhaus": Reading(text="words")}
    assert not any("flattened" in section.title for section in texts.sections(found))


def test_a_page_without_a_text_counts_as_empty(found: Evidence) -> None:
    del found.texts[OURS]["articles/0002"]
    assert texts.sections(found)[0].rows[0].values[OURS] == 0.5


def test_the_worst_pages_are_ours_and_named(found: Evidence) -> None:
    found.texts[OURS]["articles/0002"] = "nothing of it"
    section = texts.sections(found)[0]
    worst = min(section.misses["articles/, kind article"])
    assert (worst.value, worst.page) == (0.0, "articles/0002")
    assert "P 0.000" in worst.what
