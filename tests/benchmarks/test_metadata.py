from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpora, evidence, metadata
from benchmarks.corpora import Page
from benchmarks.evidence import OURS
from benchmarks.readings import Reading

pytestmark = pytest.mark.usefixtures("tiny_corpora")


@pytest.fixture
def page() -> Page:
    return corpora.pages("press")[0]


def test_a_headline_is_right_whatever_its_case_and_marks(page: Page) -> None:
    assert metadata.headline(Reading(headline="SALTMERE win the derby!"), page)
    assert not metadata.headline(Reading(headline="Saltmere win"), page)
    assert not metadata.headline(Reading(), page)


def test_a_title_may_be_declared_only(page: Page) -> None:
    declared = Reading(headline="Late drama", titles=("Derby", "Saltmere win the derby"))
    assert metadata.among_titles(declared, page)
    assert not metadata.among_titles(Reading(headline="Late drama"), page)


@pytest.mark.parametrize(
    ("published", "right"),
    [
        ("2025-03-01", True),
        ("2025-03-01T23:59:00", True),
        ("2025-03-01T23:30:00Z", False),
        ("2025-02-28T23:30:00Z", True),
        ("2025-03-02", False),
        ("2025-03", False),
        (None, False),
    ],
)
def test_dates_are_right_to_the_day_in_the_golds_offset(page: Page, published: str | None, right: bool) -> None:
    assert metadata.date(Reading(published=published), page) is right


def test_shares_are_of_the_pages_whose_gold_knows() -> None:
    found = evidence.pages()
    unknown = {**found.articles[0].gold, "authors": [], "date": None}
    found.articles[0] = Page("articles", "0001", "article", Path(), unknown)
    found.readings = {"articles/0002": Reading(authors=("ada quill",), published="2024-01-01")}
    found.facts = {"trafilatura": {}, "readability": {}}
    _, articles = metadata.sections(found)
    rows = {each.measure: each.values for each in articles.rows}
    assert rows["authors (1)"] == {OURS: 1.0, "trafilatura": 0.0}
    assert rows["date (1)"] == {OURS: 0.0, "trafilatura": 0.0}
    assert rows["headline (2)"] == {OURS: 0.0, "trafilatura": 0.0, "readability": 0.0}
    assert [miss.page for miss in articles.misses["dates of articles/, kind article"]] == ["articles/0002"]
    assert articles.misses["authors of articles/, kind article"] == []
