from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mixedzone.formats.html import POLICY, render, safe, web_address
from mixedzone.formats.printable import printable
from mixedzone.types import Capture, Figure, Fixture, Interview, Record, Role, Turn

Make = Callable[..., Record]

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"'`&amp;\x1b[2J{}</style>"
ALLOWED = frozenset(
    {"html", "head", "meta", "title", "style", "body", "article", "header", "footer", "h1", "h2", "p", "a", "figure"}
    | {"figcaption", "span", "time", "div", "ul", "li", "b", "table", "tbody", "tr", "td", "blockquote"}
)


def elements(document: str) -> list[str]:
    root = LexborHTMLParser(document).root
    assert root is not None
    return [node.tag or "" for node in root.traverse()]


def first(tree: LexborHTMLParser, selector: str) -> LexborNode:
    node = tree.css_first(selector)
    assert node is not None, selector
    return node


def text_of(document: str, selector: str) -> list[str]:
    return [node.text() for node in LexborHTMLParser(document).css(selector)]


def test_the_article_is_marked_as_what_it_is(interview: Record) -> None:
    document = render(interview)
    assert text_of(document, "article > header > h1") == ["The keeper who came by ferry"]
    assert text_of(document, "header > .kicker") == ["coastal league"]
    assert text_of(document, "header > .lead") == ["He learned to catch at sea."]
    assert text_of(document, "header > .signature") == ["By Imke Sandvoort"]
    assert text_of(document, "ul.fixtures > li") == ["28 Feb 12:30  15:00 ×2"]
    assert text_of(document, "article > h2") == ["On land"]
    assert text_of(document, "article > p") == ["Then the ferry came."]
    assert text_of(document, "title") == ["The keeper who came by ferry"]
    assert first(LexborHTMLParser(document), "html").attributes["lang"] == "en"


def test_a_turn_is_linked_to_and_names_its_speaker_once(interview: Record) -> None:
    document = render(interview)
    assert text_of(document, ".question > p") == ["Was it cold?"]
    assert text_of(document, ".answer > p") == ["Joss Varrenby", "My hands were.", "The rest was warm."]
    ids = [node.attributes["id"] for node in LexborHTMLParser(document).css("[id]")]
    assert ids == ["turn-1", "turn-2"]
    links = [node.attributes["href"] for node in LexborHTMLParser(document).css(".own-link")]
    assert links == ["#turn-1", "#turn-2"]


def test_a_picture_is_a_frame_that_links_to_it(interview: Record) -> None:
    tree = LexborHTMLParser(render(interview))
    picture = first(tree, "figure > a.picture")
    assert picture.attributes["href"] == "https://img.example/ferry.jpg"
    assert picture.text() == "A lit ship"
    assert text_of(render(interview), "figcaption") == ["The ferry at night. Hedda Lornsen/dpa"]
    assert text_of(render(interview), ".credit") == ["Hedda Lornsen/dpa"]


def test_nothing_is_loaded_from_elsewhere(interview: Record) -> None:
    document = render(interview)
    assert f'content="{POLICY}"' in document
    assert set(elements(document)) <= ALLOWED | {"-text", "-comment", "-document", "!doctype", "-doctype"}
    assert not re.search(r"\ssrc=|url\(|@import", document)


@pytest.mark.parametrize("role", Role)
def test_text_is_never_markup(make: Make, role: Role) -> None:
    hostile = make([(role, HOSTILE)], headline=HOSTILE, authors=(HOSTILE,), language=HOSTILE, site=HOSTILE)
    harmless = make([(role, "x")], headline="x", authors=("x",), language="x", site="x")
    assert elements(render(hostile)) == elements(render(harmless))
    assert "\x1b" not in render(hostile)


def test_words_in_braces_stay(make: Make) -> None:
    assert text_of(render(make([(Role.PARAGRAPH, "{0} {x}")])), "article > p") == ["{0} {x}"]


def test_turns_and_pictures_are_never_markup(make: Make) -> None:
    page = [(Role.ANSWER, "x"), (Role.CAPTION, "x")]
    turns = (Turn(role="answer", speaker=HOSTILE, text=HOSTILE, lines=(1,)),)
    figure = Figure(caption=HOSTILE, credits=(HOSTILE,), alt=HOSTILE, urls=(f"https://{HOSTILE}",), lines=(2,))
    document = render(make(page, interview=Interview(turns=turns), figures=(figure,)))
    assert not {"script", "img"} & set(elements(document))
    assert text_of(document, ".speaker") == [printable(HOSTILE)]


@given(st.text())
@example(HOSTILE)
def test_safe_text_comes_back(text: str) -> None:
    assert unescape(safe(text)) == printable(text) or "&" in text
    assert not re.search("[<>\"']", safe(text))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//paper.example/x", "https:", "http://[", "", None],
)
def test_only_web_addresses_are_linked(url: str | None, make: Make) -> None:
    assert web_address(url) is None
    assert "<footer>" not in render(make([(Role.PARAGRAPH, "x")], url=url))


def test_the_source_is_linked(make: Make) -> None:
    document = render(make([(Role.PARAGRAPH, "x")], url="https://paper.example/a?b=1&c=2", site="The Whistle"))
    link = first(LexborHTMLParser(document), "footer a")
    assert link.attributes["href"] == "https://paper.example/a?b=1&c=2"
    assert link.text() == "The Whistle"


def test_times_are_told_to_programs_too(make: Make) -> None:
    noon = Fixture(date="02-28", time="12:30", lines=(1,))
    late = Fixture(
        date="2026-02-28", time="15:00", kickoff="2026-02-28T15:00", offset="+00:00", matches=("A v B",), lines=(2,)
    )
    page = [
        (Role.FIXTURE, "x"),
        (Role.FIXTURE, "y"),
        (Role.HEADLINE, "Derby"),
        (Role.DATELINE, "Port, 25 February 2026, 9:40"),
    ]
    document = render(make(page, fixtures=(noon, late), headline="Derby", published="2026-02-25T09:40:00+00:00"))
    times = [(node.attributes["datetime"], node.text()) for node in LexborHTMLParser(document).css("time")]
    assert times == [
        ("02-28", "28 Feb"),
        ("12:30", "12:30"),
        ("2026-02-28", "28 Feb"),
        ("2026-02-28T15:00+00:00", "15:00"),
        ("2026-02-25T09:40:00+00:00", "25 February 2026"),
    ]
    assert text_of(document, ".signature") == ["Port, 25 February 2026, 9:40"]


def test_when_the_page_was_captured_stands_at_its_end(make: Make) -> None:
    captured = Capture(before="2026-02-27T20:00+00:00", reason="No score <is> shown.")
    assert text_of(render(make([], captured=captured)), "footer > p") == [
        "Probably captured before 27 February 2026, 20:00 (UTC+00:00). No score <is> shown."
    ]


def test_a_browser_builds_what_was_written(interview: Record, shown: Callable[..., Page]) -> None:
    """Another parser's tree is that of the source: nothing was moved, closed or left out to make sense of it."""
    page = shown(render(interview).encode())
    built = page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
    written = [name for name in re.findall(r"<([a-z][a-z0-9]*)[\s>]", render(interview)) if name != "doctype"]
    assert built == written
    assert page.title() == "The keeper who came by ferry"
    assert page.get_by_role("article").count() == 1
    assert page.get_by_role("heading", level=1).inner_text() == "The keeper who came by ferry"
    assert page.get_by_role("figure").count() == 1
    assert page.get_by_role("list", name="Fixtures").count() == 1
    assert page.get_by_role("link", name="Link to turn 1").count() == 1
