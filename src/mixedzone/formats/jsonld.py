"""An article as JSON-LD in schema.org's words: a NewsArticle with its pictures and all that was said in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mixedzone.formats.html import web_address
from mixedzone.formats.parts import Reading
from mixedzone.formats.printable import escaped_json, printable
from mixedzone.types import Figure, Fixture, Quote, Turn

CONTEXT = "https://schema.org"

Thing = dict[str, Any]


def render(article: Reading) -> str:
    r"""One JSON-LD document, indented. `<` is escaped, so that it may be put into a `script` element as it stands."""
    encoded = msgspec.json.format(msgspec.json.encode(thing(article)), indent=2)
    return escaped_json(encoded).replace("<", "\\u003c") + "\n"


def thing(article: Reading) -> Thing:
    """The article as a thing of schema.org's. What the page does not say is left out."""
    turns = article.interview.turns if article.interview is not None else ()
    said = [*_turns(turns), *map(_quote, article.quotes)]
    known = _known(
        {
            "headline": article.headline,
            "alternativeHeadline": [title for title in article.titles if title != article.headline],
            "genre": article.kind,
            "abstract": article.lead,
            "description": article.description,
            "author": [_person(name) for name in article.authors],
            "datePublished": article.published,
            "dateModified": article.modified,
            "publisher": _known({"@type": "Organization", "name": article.site}),
            "articleSection": article.section,
            "keywords": list(article.topics),
            "inLanguage": article.language,
            "url": web_address(article.url),
            "isAccessibleForFree": None if article.complete else False,
            "articleBody": article.text,
            "image": [_image(figure) for figure in article.figures],
            "hasPart": said,
            "mentions": list(_events(article.fixtures)),
        }
    )
    return {"@context": CONTEXT, "@type": "NewsArticle", **known}


def _known(values: Thing) -> Thing:
    """What is there; a thing of which nothing is known but its type is not."""
    found = {name: value for name, value in values.items() if value is not None and value not in ("", [], {})}
    return found if found.keys() - {"@type"} else {}


def _person(name: str) -> Thing:
    return {"@type": "Person", "name": printable(name)}


def _image(figure: Figure) -> Thing:
    """A picture. `creditText` is what the page prints; who made it is known where the credit says so."""
    return _known(
        {
            "@type": "ImageObject",
            "contentUrl": next(filter(None, map(web_address, figure.urls)), None),
            "caption": figure.caption,
            "creditText": " | ".join(figure.credits),
            "creator": _person(figure.photographer) if figure.photographer else None,
            "description": figure.alt,
        }
    )


def _turns(turns: tuple[Turn, ...]) -> Iterator[Thing]:
    """What was said in an interview, in order. Notes of the paper's are nobody's words."""
    for number, turn in enumerate(turns, 1):
        if turn.role != "note":
            yield _quotation(turn.text, turn.speaker, {"position": number, "genre": turn.role})


def _quote(quote: Quote) -> Thing:
    return _quotation(quote.text, quote.speaker, {})


def _quotation(text: str, speaker: str | None, more: Thing) -> Thing:
    return _known(
        {"@type": "Quotation", "text": text, "spokenByCharacter": _person(speaker) if speaker else None, **more}
    )


def _events(fixtures: tuple[Fixture, ...]) -> Iterator[Thing]:
    """The matches of a ticker that are known each by itself."""
    for fixture in fixtures:
        if len(fixture.matches) == 1 and fixture.kickoff:
            yield _known(
                {
                    "@type": "SportsEvent",
                    "name": fixture.matches[0],
                    "startDate": f"{fixture.kickoff}{fixture.offset or ''}",
                    "superEvent": _known({"@type": "SportsEvent", "name": fixture.round}),
                }
            )
