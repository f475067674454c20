from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mixedzone.formats.markdown import escaped, render
from mixedzone.formats.printable import printable
from mixedzone.types import Figure, Fixture, Line, Record, Role

Make = Callable[..., Record]
yaml = import_module("yaml")  # not imported by name: it has no types of its own
MARKS = "*_`#>-+=~|<>[]()!&;:\\.1 \tabc\"'{}"
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(markdown: str) -> list[tuple[str, str]]:
    """What a reader of Markdown sees: the blocks and the text in each; anything else than text shows its kind."""
    seen = []
    for token in READER.parse(markdown):
        if token.type == "inline":
            text = "".join(
                child.content if child.type in ("text", "text_special") else f"<{child.type}>"
                for child in token.children or ()
            )
            seen.append(("text", text))
        elif token.nesting >= 0:
            seen.append((token.type, token.content))
    return seen


@given(st.text(st.sampled_from(MARKS)))
@example("1986. A great year")
@example("&copy; <b>x</b> https://x.example/_a_")
@example("--- ")
@example("    code")
def test_text_means_only_itself(text: str) -> None:
    words = " ".join(text.split())
    expected = [("paragraph_open", ""), ("text", words)] if words else []
    assert read(escaped(text)) == expected


@given(st.text())
def test_any_text_means_only_itself(text: str) -> None:
    words = " ".join(printable(text).split())
    assert "".join(found for kind, found in read(escaped(text)) if kind == "text") == words


def test_words_are_left_alone() -> None:
    assert escaped("Tornhagen (lacht) & Ferraudi – 3:0! snake_case #10") == (
        "Tornhagen (lacht) & Ferraudi – 3:0! snake_case #10"
    )


def test_an_article_in_page_order(interview: Record) -> None:
    assert (
        render(interview).partition("\n---\n")[2]
        == """
28 Feb 12:30 15:00 ×2

coastal league

# The keeper who came by ferry

*He learned to catch at sea.*

By Imke Sandvoort

**Was it cold?**

**Joss Varrenby:** My hands were.

![A lit ship](<https://img.example/ferry.jpg>)

*The ferry at night.*\\
Hedda Lornsen/dpa

The rest was warm.

## On land

Then the ferry came.
"""
    )


@given(st.text(), st.text())
@example("---\ntitle: no", '"\n---\n<script>')
def test_the_front_matter_holds_what_it_is_given(make: Make, headline: str, author: str) -> None:
    rendered = render(make([], headline=headline, authors=(author,)))
    assert rendered.startswith("---\n")
    head = rendered.split("\n---\n")[0].split("\n")[1:]
    values = dict(line.split(": ", 1) for line in head)
    assert json.loads(values.get("title", '""')) == headline
    assert json.loads(values["authors"]) == [author]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.FIXTURE, Role.KICKER)])
def test_no_role_lets_markup_through(make: Make, role: Role) -> None:
    page = make([(role, "# <b>*x*</b> [a](javascript:b) | `c`")])
    kinds = {kind for kind, _ in read(render(page).partition("\n---\n")[2])}
    assert not kinds & {"html_block", "fence", "code_block"}
    texts = " ".join(text for kind, text in read(render(page)) if kind == "text")
    assert not any(mark in texts for mark in ("<html_inline>", "<link_open>", "<code_inline>"))


def test_addresses_cannot_break_out(make: Make) -> None:
    urls = ("javascript:alert(1)", "https://x.example/a b)>\n![](https://evil.example)")
    page = make([(Role.CAPTION, "x")], figures=(Figure(caption="x", alt="](y)", urls=urls, lines=(1,)),))
    images = [
        child.attrGet("src")
        for token in READER.parse(render(page))
        for child in token.children or ()
        if child.type == "image"
    ]
    assert len(images) == 1
    assert str(images[0]).startswith("https://x.example/a%20b")


def test_a_table(make: Make) -> None:
    cells = ("Club", "Points", "Saltmere | Athletic")
    lines = tuple(
        Line(number=n, text=text, role=Role.TABLE, probability=1.0, xpath=f"/table/tr[{(n + 1) // 2}]/td[{n}]")
        for n, text in enumerate(cells, 1)
    )
    rendered = render(make([(Role.TABLE, text) for text in cells], lines=lines))
    assert rendered.endswith("| Club | Points |\n| --- | --- |\n| Saltmere \\| Athletic |  |\n")


@given(st.text(), st.text(), st.text())
@example("---\ntitle: no", "yes", "2026-02-25")
@example("\ud83d", "!!python/object:x", "&a *a")
def test_another_reader_gets_the_front_matter_back(make: Make, headline: str, author: str, topic: str) -> None:
    texts = [printable(text).replace("\x85", "") for text in (headline, author, topic)]
    page = make([], headline=texts[0], authors=(texts[1],), topics=(texts[2], "null", "12"), published="2026-02-25")
    head = render(page).removeprefix("---\n").partition("\n---\n")[0]
    found = yaml.safe_load(head)
    assert found.get("title", "") == texts[0]
    assert (found["authors"], found["topics"]) == ([texts[1]], [texts[2], "null", "12"])
    assert found["published"] == "2026-02-25"


def test_matches_are_a_list(make: Make) -> None:
    fixtures = (
        Fixture(date="2026-02-28", time="12:30", round="League, *1*", matches=("A_ v B",), lines=(1,)),
        Fixture(date="2026-02-28", time="15:00", round="League, *1*", matches=("C v D", "E v F"), lines=(2,)),
        Fixture(date="2026-02-28", time="15:00", round="League, *1*", matches=("C v D", "E v F"), lines=(3,)),
    )
    page = make([(Role.FIXTURE, text) for text in "xyz"], fixtures=fixtures)
    assert render(page).endswith("League, \\*1\\*\n\n- 28 Feb 12:30 A\\_ v B\n- 28 Feb 15:00 C v D, E v F\n")
