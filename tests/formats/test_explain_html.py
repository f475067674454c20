from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import mixedzone
from mixedzone.formats.explain_html import render
from mixedzone.types import Line, Record, Role

Make = Callable[..., Record]
EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = "</style><script>alert(1)</script>\x1b[2J"


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    node = tree.css_first(selector)
    assert node is not None, selector
    return node


@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*-*.*")), ids=lambda page: page.name)
def test_every_line_is_in_the_ledger(page: Path) -> None:
    article = mixedzone.read(page)
    tree = LexborHTMLParser(render(article))
    entries = tree.css(".lines li")
    assert [entry.attributes["id"] for entry in entries] == [f"line-{line.number}" for line in article.lines]
    assert [role.text() for role in tree.css(".lines li .role")] == [
        line.role.value.replace("_", " ") for line in article.lines
    ]


@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*-*.*")), ids=lambda page: page.name)
def test_all_links_lead_somewhere(page: Path) -> None:
    tree = LexborHTMLParser(render(mixedzone.read(page)))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = {link.attributes["href"] or "" for link in tree.css('a[href^="#"]')}
    assert targets <= {f"#{name}" for name in ids}


def test_an_answer_and_its_lines_link_to_each_other(interview: Record) -> None:
    tree = LexborHTMLParser(render(interview))
    assert first(tree, "#part-10 > .from").attributes["href"] == "#line-10"
    assert first(tree, "#line-10 .number > a").attributes["href"] == "#part-10"
    assert tree.css_first("#line-13 .number > a") is None


def test_there_is_a_filter_for_each_role_on_the_page(interview: Record) -> None:
    tree = LexborHTMLParser(render(interview))
    labels = [label.text().strip() for label in tree.css("fieldset label")]
    assert labels[0] == "all lines 15"
    assert "fixture 3" in labels
    assert "answer 2" in labels
    assert not any(label.startswith("credit") for label in labels)
    names = [box.attributes["id"] or "" for box in tree.css("fieldset input")]
    style = first(tree, "style").text()
    assert all(f"#{name}:checked" in style for name in names if name != "only-all")


def test_the_hidden_is_grey_and_says_why(make: Make) -> None:
    lines = (Line(number=1, text="x", role=Role.OTHER, probability=0.5, hidden="display:none"),)
    tree = LexborHTMLParser(render(make([], lines=lines)))
    assert "unseen" in (first(tree, "#line-1").attributes["class"] or "")
    assert first(tree, "#line-1 .reason").text() == "hidden: display:none"
    assert tree.css_first("#only-unseen") is not None


@pytest.mark.parametrize("role", Role)
def test_text_is_never_markup(make: Make, role: Role) -> None:
    line = Line(number=1, text=HOSTILE, role=role, probability=9.0, hidden=HOSTILE)
    document = render(make([(role, HOSTILE)], lines=(line,), headline=HOSTILE, kind=HOSTILE, url=f"https://{HOSTILE}"))
    assert "<script" not in document
    assert "\x1b" not in document


def test_a_page_without_an_article_says_so(make: Make) -> None:
    document = render(make([(Role.NAVIGATION, "Home")], text=""))
    assert "No article was found" in document
