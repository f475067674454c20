"""Pages as lists show them, and what was heard lately: what the front page is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mixedzone.archive.archive import Archive, Entry
from mixedzone.archive.corrections import speakers_of
from mixedzone.formats.parts import Strip, parts_of
from mixedzone.site.reader_view import Kickoffs, kickoffs_of, needs_lines
from mixedzone.types import Record, Role

TEASER = 220
"""Characters of a teaser: three lines."""

HEARD = 3
"""Things said that the front page shows."""

HEARD_FROM, HEARD_TO = 60, 260
"""Characters of what is worth to be shown alone: neither "Yes." nor a speech."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A page in a list."""

    page: int
    headline: str | None
    kicker: str | None
    teaser: str
    speakers: tuple[str, ...]
    site: str | None
    kind: str | None
    language: str | None
    published: str | None
    day: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said, short enough to stand alone. `anchor` is its place in the article's page."""

    text: str
    speaker: str
    person: int | None
    page: int
    anchor: str
    site: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Ticker:
    """Kick-offs with the page that has them."""

    kickoffs: Kickoffs
    page: int


def summary_of(entry: Entry, record: Record) -> Summary:
    """A page in a list."""
    turns = record.interview.turns if record.interview else ()
    return Summary(
        page=entry.page,
        headline=entry.headline,
        kicker=record.kicker,
        teaser=shortened(record.lead or _opening(record), TEASER),
        speakers=tuple(speakers_of([turn for turn in turns if turn.role == "answer"])),
        site=entry.site,
        kind=entry.kind,
        language=entry.language,
        published=entry.published,
        day=entry.day,
    )


def shortened(text: str, most: int) -> str:
    """A text cut between words.

    >>> shortened("one two three", 9), shortened("one", 9)
    ('one two …', 'one')
    """
    text = " ".join(text[: most + 200].split())
    if len(text) <= most:
        return text
    return text[: text.rfind(" ", most // 2, most) if " " in text[most // 2 : most] else most] + " …"


def ticker_of(pages: Iterable[tuple[Entry, Record]]) -> Ticker | None:
    """The kick-offs of the first page that has any; one with a round that is known before one without."""
    chosen: Ticker | None = None
    for entry, record in pages:
        if not record.fixtures or needs_lines(record):
            continue
        strip = next((part for part in parts_of(record) if isinstance(part, Strip) and part.fixtures), None)
        if strip is None:
            continue
        kickoffs = kickoffs_of(Strip(strip.fixtures, (), strip.lines))
        if kickoffs.round:
            return Ticker(kickoffs, entry.page)
        chosen = chosen or Ticker(kickoffs, entry.page)
    return chosen


def heard_on(archive: Archive, pages: Iterable[tuple[Entry, Record]]) -> list[Heard]:
    """One thing said on each page, the newest first, each by somebody else."""
    found: dict[str, Heard] = {}
    for entry, record in pages:
        people = people_on(archive, entry.page)
        heard = next((said for said in _said(entry, record, people) if said.speaker not in found), None)
        if heard is not None:
            found[heard.speaker] = heard
        if len(found) == HEARD:
            break
    return list(found.values())


def people_on(archive: Archive, page: int) -> dict[str, int]:
    """The people of a page by the names that it gives them."""
    rows = archive.connection.execute(
        "SELECT name.text, appearance.person FROM appearance JOIN name ON name.id = appearance.name"
        " WHERE appearance.page = ?",
        (page,),
    )
    return dict(rows.fetchall())


def _said(entry: Entry, record: Record, people: dict[str, int]) -> Iterable[Heard]:
    turns = record.interview.turns if record.interview else ()
    said = [(turn.text, turn.speaker, f"turn-{n}") for n, turn in enumerate(turns, 1) if turn.role == "answer"]
    said += [(quote.text, quote.speaker, f"quote-{n}") for n, quote in enumerate(record.quotes, 1)]
    for text, speaker, anchor in said:
        first = text.split("\n\n")[0]
        if speaker and HEARD_FROM <= len(first) <= HEARD_TO:
            yield Heard(first, speaker, people.get(speaker), entry.page, anchor, entry.site, entry.language)


def _opening(record: Record) -> str:
    roles = (Role.PARAGRAPH, Role.ANSWER, Role.QUESTION)
    return next((block.text for block in record.blocks if block.role in roles), "")
