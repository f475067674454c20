"""JSON-LD, read back by an independent processor."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mixedzone
from mixedzone.formats.jsonld import render
from mixedzone.types import Figure, Fixture, Interview, Quote, Record, Role, Turn

Make = Callable[..., Record]

jsonld = import_module("pyld").jsonld  # not imported by name: it has no types of its own
EXAMPLES = Path(__file__).parents[2] / "examples"
SCHEMA = "https://schema.org/"

WORK = {"text", "headline", "alternativeHeadline", "abstract", "author", "creator", "datePublished", "dateModified"} | {
    "genre", "keywords", "inLanguage", "publisher", "isAccessibleForFree", "hasPart", "mentions", "position",
}  # fmt: skip
THING = {"name", "description", "url", "image"}
PROPERTIES = {
    "NewsArticle": THING | WORK | {"articleBody", "articleSection"},
    "ImageObject": THING | WORK | {"contentUrl", "caption", "creditText"},
    "Quotation": THING | WORK | {"spokenByCharacter"},
    "Person": THING,
    "Organization": THING,
    "SportsEvent": THING | {"startDate", "superEvent"},
}
"""The properties that schema.org gives each type, of those that there is a use for here."""


def expanded(document: str) -> Any:
    """The document as a processor sees it; schema.org's context makes every name one of its own."""

    def load(url: str, _: object) -> dict[str, object]:
        assert url == "https://schema.org"
        context = {"@vocab": SCHEMA, "url": {"@type": "@id"}, "contentUrl": {"@type": "@id"}}
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    (found,) = jsonld.expand(json.loads(document), {"documentLoader": load})
    return found


def things(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [thing for each in node for thing in things(each)]
    if not isinstance(node, dict) or "@type" not in node:
        return []
    return [node, *(thing for value in node.values() for thing in things(value))]


def check(document: str) -> None:
    """Every thing is of a type that there is, and has only properties that the type has, each with a value."""
    for thing in things(expanded(document)):
        (kind,) = thing["@type"]
        names = {name.removeprefix(SCHEMA) for name in thing if name != "@type"}
        assert names
        assert names <= PROPERTIES[kind.removeprefix(SCHEMA)], kind
        assert all(thing[SCHEMA + name] for name in names)


@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*-*.*")), ids=lambda page: page.name)
def test_real_pages_are_what_they_say(page: Path) -> None:
    article = mixedzone.read(page, fixtures=EXAMPLES / "fixtures")
    check(render(article))
    found = json.loads(render(article))
    assert found.get("headline") == article.headline
    assert found.get("articleBody", "") == article.text
    assert len(found.get("image", [])) == len(article.figures)
    said = [turn for turn in article.interview.turns if turn.role != "note"] if article.interview else []
    expected = [turn.text for turn in said] + [quote.text for quote in article.quotes]
    assert [part["text"] for part in found.get("hasPart", [])] == expected


def test_pictures_turns_quotes_and_matches(make: Make) -> None:
    turns = (
        Turn(role="question", speaker=None, text="Was it cold?"),
        Turn(role="note", speaker=None, text="He laughs."),
        Turn(role="answer", speaker="Joss Varrenby", text="Yes."),
    )
    picture = Figure(
        caption="A ferry.",
        credits=("IMAGO/Ada Bo", "dpa"),
        photographer="Ada Bo",
        urls=("ftp://x", "https://img.example/a.jpg"),
    )
    noon = Fixture(kickoff="2026-02-28T12:30", offset="+00:00", round="League, Matchday 1", matches=("A v B",))
    either = Fixture(kickoff="2026-02-28T15:00", matches=("C v D", "E v F"))
    quote = Quote(text="We won.", speaker="Cy Do", role=Role.PARAGRAPH)
    document = render(
        make([], interview=Interview(turns=turns), figures=(picture,), fixtures=(noon, either), quotes=(quote,))
    )
    check(document)
    found = json.loads(document)
    assert found["hasPart"] == [
        {"@type": "Quotation", "text": "Was it cold?", "position": 1, "genre": "question"},
        {
            "@type": "Quotation",
            "text": "Yes.",
            "spokenByCharacter": {"@type": "Person", "name": "Joss Varrenby"},
            "position": 3,
            "genre": "answer",
        },
        {"@type": "Quotation", "text": "We won.", "spokenByCharacter": {"@type": "Person", "name": "Cy Do"}},
    ]
    assert found["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://img.example/a.jpg",
            "caption": "A ferry.",
            "creditText": "IMAGO/Ada Bo | dpa",
            "creator": {"@type": "Person", "name": "Ada Bo"},
        }
    ]
    assert found["mentions"] == [
        {
            "@type": "SportsEvent",
            "name": "A v B",
            "startDate": "2026-02-28T12:30+00:00",
            "superEvent": {"@type": "SportsEvent", "name": "League, Matchday 1"},
        }
    ]


def test_what_is_not_known_is_left_out(make: Make) -> None:
    assert json.loads(render(make([]))) == {"@context": "https://schema.org", "@type": "NewsArticle"}


def test_only_a_page_that_says_so_is_not_free(make: Make) -> None:
    assert "isAccessibleForFree" not in json.loads(render(make([])))
    assert json.loads(render(make([], complete=False)))["isAccessibleForFree"] is False


@given(st.text(), st.text())
def test_any_text_comes_back_and_none_ends_a_script_element(make: Make, headline: str, author: str) -> None:
    document = render(make([], headline=headline + "</script><!--", authors=(author + "x",)))
    assert "<" not in document
    assert json.loads(document)["headline"] == headline + "</script><!--"


def test_addresses_are_web_addresses(make: Make) -> None:
    assert "url" not in json.loads(render(make([], url="javascript:alert(1)")))
