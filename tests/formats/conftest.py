"""Records to render, made by hand: what a format does must not depend on what the labeller finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from mixedzone.types import Block, Figure, Fixture, Interview, Line, Record, Role, Turn

Make = Callable[..., Record]

EMPTY: dict[str, Any] = {
    **dict.fromkeys(("name", "url", "kind", "headline", "kicker", "lead", "description", "published", "modified")),
    **dict.fromkeys(("site", "section", "language", "interview", "captured")),
    **dict.fromkeys(("titles", "authors", "topics", "figures", "quotes", "fixtures"), ()),
    "confidence": 0.9,
    "complete": True,
}

PAGE = [
    (Role.FIXTURE, "28/02 12:30 PM"),
    (Role.FIXTURE, "28/02 3:00 PM"),
    (Role.FIXTURE, "28/02 3:00 PM"),
    (Role.KICKER, "coastal league"),
    (Role.HEADLINE, "The keeper who came by ferry"),
    (Role.SHARE, "mail copy-link"),
    (Role.LEAD, "He learned to catch at sea."),
    (Role.BYLINE, "By Imke Sandvoort"),
    (Role.QUESTION, "Was it cold?"),
    (Role.ANSWER, 'Varrenby: "My hands were."'),
    (Role.CAPTION, "The ferry at night. - Hedda Lornsen/dpa"),
    (Role.ANSWER, '"The rest was warm."'),
    (Role.ADVERT, "Advertisement"),
    (Role.HEADING, "On land"),
    (Role.PARAGRAPH, "Then the ferry came."),
]


def record_of(page: Sequence[tuple[Role, str]], **fields: Any) -> Record:
    """A record of a page with one block a line."""
    lines = tuple(
        Line(number=number, text=text, role=role, probability=0.75) for number, (role, text) in enumerate(page, 1)
    )
    blocks = tuple(Block(role=line.role, text=line.text, lines=(line.number,)) for line in lines)
    return Record(**{**EMPTY, "lines": lines, "blocks": blocks, "text": "\n".join(text for _, text in page), **fields})


@pytest.fixture(scope="session")
def make() -> Make:
    return record_of


@pytest.fixture(scope="session")
def interview() -> Record:
    """An interview with a ticker, a picture inside an answer and an advert."""
    turns = (
        Turn(role="question", speaker=None, text="Was it cold?", lines=(9,)),
        Turn(role="answer", speaker="Joss Varrenby", text="My hands were.\n\nThe rest was warm.", lines=(10, 12)),
    )
    picture = Figure(
        caption="The ferry at night.",
        credits=("Hedda Lornsen/dpa",),
        alt="A lit ship",
        urls=("https://img.example/ferry.jpg",),
        lines=(11,),
    )
    times = ("12:30", "15:00", "15:00")
    return record_of(
        PAGE,
        headline="The keeper who came by ferry",
        kicker="coastal league",
        url="https://whistle.example/keeper",
        language="en",
        kind="interview",
        authors=("Imke Sandvoort",),
        interview=Interview(turns=turns),
        figures=(picture,),
        fixtures=tuple(Fixture(date="02-28", time=time, lines=(line,)) for line, time in enumerate(times, 1)),
    )
