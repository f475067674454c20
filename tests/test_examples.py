"""Every page in examples/ reads as examples/expected/ says."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from mixedzone import Article, read
from mixedzone.types import Turn

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
EXPECTED = sorted((EXAMPLES / "expected").glob("*.json"))

ROLES_RIGHT = 0.50
"""Share of the visible lines of an HTML page that have their role, at least. Of flat text, all have."""

TEXT_RIGHT = 0.9
"""Agreement in words with the text of an HTML page (F1), at least."""


class Example:
    """A page, its reading, and what is expected of it."""

    def __init__(self, expected: Path) -> None:
        self.expected: dict[str, Any] = json.loads(expected.read_text("utf-8"))
        self.path = EXAMPLES / self.expected["page"]
        self.article: Article = read(self.path)
        self.flat = self.path.suffix == ".txt"

    def wanted(self, name: str) -> Any:
        """What is expected of a view; the test is skipped where nothing is."""
        if name not in self.expected:
            pytest.skip(f"nothing is said of {name}")
        return self.expected[name]

    def in_file(self, lines: tuple[int, ...]) -> list[int]:
        """Line numbers as the file has them, where empty lines count too."""
        text = self.path.read_text("utf-8").split("\n")
        numbers = [number for number, line in enumerate(text, 1) if line.strip()]
        return [numbers[line - 1] for line in lines]

    def visible(self) -> list[tuple[str, str]]:
        return [(line.text, line.role.value) for line in self.article.lines if line.hidden is None]


@pytest.fixture(scope="module", params=EXPECTED, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Example:
    return Example(request.param)


def test_every_page_has_its_reading() -> None:
    pages = {path.name for path in EXAMPLES.iterdir() if path.suffix in (".html", ".txt")}
    assert pages == {path.stem for path in EXPECTED}
    assert len(pages) >= 4


def test_lines(example: Example) -> None:
    if example.flat:
        assert len(example.article.lines) == len(example.wanted("roles"))
    else:
        lines = example.expected.get("lines") or [text for text, _ in example.wanted("roles")]
        assert [text for text, _ in example.visible()] == lines


def test_roles(example: Example) -> None:
    wanted = example.wanted("roles")
    if example.flat:
        numbers = example.in_file(tuple(line.number for line in example.article.lines))
        found = {str(n): line.role.value for n, line in zip(numbers, example.article.lines, strict=True)}
        assert found == wanted
    else:
        right = sum(role == expected[1] for (_, role), expected in zip(example.visible(), wanted, strict=True))
        assert right >= ROLES_RIGHT * len(wanted)


def test_kind(example: Example) -> None:
    wanted = example.expected.get("kind") or ("interview" if "turns" in example.expected else None)
    if wanted is None:
        pytest.skip("nothing is said of the kind")
    assert example.article.kind == wanted


def test_kicker(example: Example) -> None:
    assert example.article.kicker == example.wanted("kicker")


def test_headline(example: Example) -> None:
    assert example.article.headline == example.wanted("headline")


def test_lead(example: Example) -> None:
    assert (example.article.lead or "").split("\n") == example.wanted("lead")


def test_text(example: Example) -> None:
    wanted = Counter(example.wanted("text").split())
    found = Counter(example.article.text.split())
    assert 2 * (wanted & found).total() >= TEXT_RIGHT * (wanted.total() + found.total())


def test_authors(example: Example) -> None:
    assert list(example.article.authors) == example.wanted("authors")


@pytest.mark.parametrize("name", ["published", "modified"])
def test_dates(name: str, example: Example) -> None:
    """The same instant; how it is written is the page's choice."""
    wanted = example.wanted(name)
    found = getattr(example.article, name)
    assert found is not None
    assert datetime.fromisoformat(found) == datetime.fromisoformat(wanted)


def test_figures(example: Example) -> None:
    wanted = example.wanted("figures")
    found = [(figure.caption, list(figure.credits)) for figure in example.article.figures]
    assert found == [(figure["caption"], figure["credits"]) for figure in wanted]
    if example.flat:
        lines = [example.in_file(figure.lines) for figure in example.article.figures]
        assert lines == [figure["lines"] for figure in wanted]


def test_turns(example: Example) -> None:
    wanted = example.wanted("turns")
    assert example.article.interview is not None
    turns: tuple[Turn, ...] = example.article.interview.turns
    assert [(turn.role, turn.speaker) for turn in turns] == [(turn["role"], turn["speaker"]) for turn in wanted]
    assert [" ".join(turn.text.split()) for turn in turns] == [" ".join(turn["text"].split()) for turn in wanted]
    if example.flat:
        assert [example.in_file(turn.lines) for turn in turns] == [turn["lines"] for turn in wanted]


def test_fixtures(example: Example) -> None:
    wanted = example.wanted("fixtures")
    found = [(fixture.date, fixture.time, fixture.year) for fixture in example.article.fixtures]
    assert found == [(fixture["date"], fixture["time"], fixture["year"]) for fixture in wanted]
    if example.flat:
        assert [example.in_file(fixture.lines) for fixture in example.article.fixtures] == [
            [fixture["line"]] for fixture in wanted
        ]
