"""Invented pages, and archives to keep them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from mixedzone.archive.archive import Added, Archive
from mixedzone.archive.preparing import Original
from mixedzone.types import Block, Figure, Interview, Quote, Record, Role, Turn

Said = tuple[str | None, str]
Maker = Callable[..., Record]
Adder = Callable[..., Added]


def record_of(
    text: str = "The ferry was late again.",
    *,
    url: str | None = None,
    name: str = "page",
    headline: str | None = "Late again",
    quotes: Sequence[Said] = (),
    turns: Sequence[tuple[str, str | None, str]] = (),
    authors: Sequence[str] = (),
    figures: Sequence[tuple[str | None, str | None]] = (),
    site: str | None = None,
    published: str | None = None,
    kind: str = "article",
    captions: Sequence[str] = (),
) -> Record:
    """A reading, with the parts that are given and no others. Turns are role, speaker and words."""
    paragraphs = [(Role.PARAGRAPH, part) for part in text.split("\n") if part]
    paragraphs += [(Role.ANSWER if role == "answer" else Role.QUESTION, words) for role, _, words in turns]
    paragraphs += [(Role.PARAGRAPH, f"“{words}”, said {speaker}.") for speaker, words in quotes]
    blocks = [Block(role=role, text=part, lines=(number,)) for number, (role, part) in enumerate(paragraphs, 1)]
    blocks += [Block(role=Role.CAPTION, text=caption, lines=(900 + n,)) for n, caption in enumerate(captions)]
    first = len(text.split("\n")) + 1
    interview = Interview(
        turns=tuple(
            Turn(role=role, speaker=speaker, text=words, lines=(first + n,))
            for n, (role, speaker, words) in enumerate(turns)
        )
    )
    quoted = tuple(
        Quote(text=words, speaker=speaker, role=Role.PARAGRAPH, lines=(first + len(turns) + n,))
        for n, (speaker, words) in enumerate(quotes)
    )
    return Record(
        name=name,
        url=url,
        kind="interview" if turns else kind,
        confidence=0.9,
        headline=headline,
        titles=(headline,) if headline else (),
        kicker=None,
        lead=None,
        description=None,
        authors=tuple(authors),
        published=published,
        modified=None,
        site=site,
        section=None,
        topics=(),
        language="en",
        complete=True,
        text="\n".join(part for role, part in paragraphs),
        blocks=tuple(blocks),
        figures=tuple(
            Figure(agency=agency, photographer=who, credits=("/".join(filter(None, (agency, who))),))
            for agency, who in figures
        ),
        interview=interview if turns else None,
        quotes=quoted,
        fixtures=(),
        captured=None,
        lines=(),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mixedzone.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path) as archive:
        yield archive


@pytest.fixture
def make() -> Maker:
    return record_of


@pytest.fixture
def put(archive: Archive) -> Adder:
    """Adds an invented page to the archive; its bytes are its text unless others are given."""

    def add(text: str = "The ferry was late again.", *, data: bytes | None = None, **facts: object) -> Added:
        if "name" not in facts and "url" not in facts:
            facts["name"] = f"page {len(archive)}"
        record = record_of(text, **facts)  # type: ignore[arg-type]
        page = data if data is not None else f"{record.headline}\n{record.text}".encode()
        return archive.add(record, Original(data=page, url=record.url))

    return add
