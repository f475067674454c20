"""The page that the project was born from comes back out whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mixedzone import Article, read


@pytest.fixture(scope="module")
def gold(corpora: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((corpora / "seed" / "backhaus.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def text(corpora: Path) -> str:
    return (corpora / "seed" / "backhaus.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def article(corpora: Path) -> Article:
    return read(corpora / "seed" / "backhaus.txt")


def line_numbers(text: str) -> list[int]:
    """For each line of the reading, in order, its number in the file, where empty lines count too."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def in_file(lines: tuple[int, ...], text: str) -> list[int]:
    numbers = line_numbers(text)
    return [numbers[line - 1] for line in lines]


def test_every_line_has_its_role(article: Article, gold: dict[str, Any], text: str) -> None:
    found = {str(n): line.role.value for n, line in zip(line_numbers(text), article.lines, strict=True)}
    assert found == gold["roles"]
    assert len(found) == 62


def test_title_and_lead(article: Article, gold: dict[str, Any]) -> None:
    assert article.kind == "interview"
    assert article.kicker == gold["kicker"]
    assert article.headline == gold["headline"]
    assert (article.lead or "").split("\n") == gold["lead"]


def test_figures(article: Article, gold: dict[str, Any], text: str) -> None:
    found = [(figure.caption, figure.credits, in_file(figure.lines, text)) for figure in article.figures]
    assert found == [(figure["caption"], (figure["credit"],), figure["lines"]) for figure in gold["figures"]]
    assert len(found) == 8


def test_turns(article: Article, gold: dict[str, Any], text: str) -> None:
    assert article.interview is not None
    found = [(turn.role, turn.speaker, in_file(turn.lines, text)) for turn in article.interview.turns]
    assert found == [(turn["role"], turn["speaker"], turn["lines"]) for turn in gold["turns"]]
    assert len(found) == 32
    for turn, expected in zip(article.interview.turns, gold["turns"], strict=True):
        assert " ".join(turn.text.split()) == " ".join(expected["text"].split())


def test_fixtures(article: Article, gold: dict[str, Any], text: str) -> None:
    found = [(fixture.date, fixture.time, fixture.year, in_file(fixture.lines, text)) for fixture in article.fixtures]
    expected = [(fixture["kickoff"], [fixture["line"]]) for fixture in gold["fixtures"]]
    assert found == [(kickoff[5:10], kickoff[11:16], None, lines) for kickoff, lines in expected]
    assert len(found) == 9
    assert all(fixture.kickoff is None and fixture.offset is None for fixture in article.fixtures)


def test_fixtures_find_their_matches(corpora: Path, gold: dict[str, Any]) -> None:
    if not (corpora / "fixtures").is_dir():
        pytest.skip("no fixture lists here")
    article = read(corpora / "seed" / "backhaus.txt", fixtures=corpora / "fixtures")
    expected = [(fixture["kickoff"], fixture["utc_offset"]) for fixture in gold["fixtures"]]
    assert [(fixture.kickoff, fixture.offset) for fixture in article.fixtures] == expected
    assert {fixture.round for fixture in article.fixtures} == {"Deutsche Bundesliga 2025/26, Matchday 14"}
    assert [len(fixture.matches) for fixture in article.fixtures] == [1, 4, 4, 4, 4, 1, 1, 1, 1]
    assert article.fixtures[-1].matches == ("SV Werder Bremen v VfB Stuttgart",)
    assert article.captured is not None
    assert article.captured.before == "2025-12-12T19:30+00:00"


def test_the_text_is_what_was_asked_and_said(article: Article, gold: dict[str, Any], text: str) -> None:
    source = text.split("\n")
    printed = {"lead", "heading", "paragraph", "question", "answer", "speaker", "list_item", "table"}
    expected = [source[int(number) - 1].strip() for number, role in gold["roles"].items() if role in printed]
    assert " ".join(article.text.split()) == " ".join(" ".join(expected).split())
