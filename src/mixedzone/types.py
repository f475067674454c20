"""The project's words as types: roles, lines, readings and what can go wrong.

Imports nothing of the project. Every struct is frozen and turns into JSON as it stands.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a line is, in a newsroom's words."""

    KICKER = "kicker"
    HEADLINE = "headline"
    LEAD = "lead"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    QUESTION = "question"
    ANSWER = "answer"
    SPEAKER = "speaker"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    CREDIT = "credit"
    FIXTURE = "fixture"
    SHARE = "share"
    ADVERT = "advert"
    RELATED = "related"
    COMMENT = "comment"
    NAVIGATION = "navigation"
    LEGAL = "legal"
    OTHER = "other"


TEXT_ROLES = frozenset(
    {
        Role.LEAD,
        Role.HEADING,
        Role.PARAGRAPH,
        Role.QUESTION,
        Role.ANSWER,
        Role.SPEAKER,
        Role.LIST_ITEM,
        Role.TABLE,
    }
)
"""The roles whose lines make up an article's text."""


class UnreadablePage(ValueError):  # noqa: N818 - the name is part of the public agreement
    """The input is no page: empty, binary, an image, a PDF, or over a limit. Its text is one sentence."""


class NoFixtureLists(ValueError):  # noqa: N818 - the name is part of the public agreement
    """A folder that is none, or that holds no fixture list. Its text is one sentence."""


class Cause(StrEnum):
    """What kept a page from being read, to count by."""

    FILE = "file"
    """It could not be opened, or not be read to its end: what is in it is not known."""
    DAMAGED = "damaged"
    CUT = "cut off"
    LENGTH = "wrong length"
    """A record does not end where it says, or does not say where."""
    LARGE = "too large"
    BOMB = "bomb"
    NESTED = "nested"
    NO_PAGE = "no page"
    """It is empty, a picture, a PDF …, or over one of the reader's limits."""
    FAULT = "fault"
    """The reader failed."""
    SLOW = "too slow"
    DIED = "died"
    """The process that read it ended."""


class Failure(msgspec.Struct, frozen=True, kw_only=True, tag="failure"):
    """A page that could not be read, as a value in a stream of readings."""

    name: str
    reason: str
    cause: Cause = Cause.NO_PAGE


class LeftOut(msgspec.Struct, frozen=True, kw_only=True, tag="left out"):
    """A page that nobody asked for, with the filter that it did not pass: "status", "type", "size" …"""

    name: str
    by: str


class Line(msgspec.Struct, frozen=True, gc=False):
    """One run of text between block boundaries, with its role and its place in the source.

    `number` counts from 1. `span` is (start, end) in characters of the decoded flat text, None for HTML.
    `path` is the child-index path of the line's first text node, None for flat text. `hidden` is the reason why
    a browser does not show the line, or None. `continues` tells that no block boundary parts the line from the
    last line before it that is not hidden.
    """

    number: int
    text: str
    role: Role
    probability: float
    span: tuple[int, int] | None = None
    path: tuple[int, ...] | None = None
    xpath: str | None = None
    hidden: str | None = None
    continues: bool = False


class Block(msgspec.Struct, frozen=True, gc=False):
    """One or more lines of one role that belong together; `lines` are line numbers."""

    role: Role
    text: str
    lines: tuple[int, ...]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A picture: its URLs (largest first), alternative text, caption and credits; `lines` are line numbers.

    `kind` is "picture", "video" or "embed". `declared` names the attribute or field that the caption or a credit
    was read from where no line prints it: "alt", "ld+json image" …
    """

    kind: str = "picture"
    caption: str | None = None
    credits: tuple[str, ...] = ()
    agency: str | None = None
    photographer: str | None = None
    alt: str | None = None
    urls: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    declared: str | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker's uninterrupted words. `role` is question, answer or note; paragraphs part at blank lines.

    `notes` lists the asides that stay in the text; `lines` are line numbers.
    """

    role: str
    speaker: str | None
    text: str
    notes: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


class Interview(msgspec.Struct, frozen=True, kw_only=True):
    """Who said what, in order."""

    turns: tuple[Turn, ...]


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Direct speech inside running text, with its speaker where the page tells; `lines` are line numbers."""

    text: str
    speaker: str | None
    role: Role
    lines: tuple[int, ...] = ()


class Fixture(msgspec.Struct, frozen=True, kw_only=True):
    """A kick-off as the page gives it. What the page does not say is None.

    `kickoff` is an ISO 8601 date and time, without offset, once the year is known; `date` is "MM-DD" or "YYYY-MM-DD";
    `time` is "HH:MM" on a 24-hour clock; `offset` is the UTC offset of the page's clock, "+HH:MM"; `teams` are home and
    away and `score` is "2-1", as the page prints them. `round` is the round that was found in a fixture list, `rounds`
    are all that fit, none of which is chosen where they are several; `matches` is the one match that the kick-off is,
    or those that the page can't tell apart, each "A v B". `lines` are line numbers.
    """

    date: str | None = None
    time: str | None = None
    year: int | None = None
    kickoff: str | None = None
    offset: str | None = None
    teams: tuple[str, ...] = ()
    score: str | None = None
    round: str | None = None
    rounds: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where one value of a reading comes from.

    `of` is the attribute ("headline", "authors" …), `value` the value, one entry for each author. It was printed on
    `lines`, or `declared` by a field of the page: "meta og:title", "ld+json datePublished", "title" …
    """

    of: str
    value: str
    lines: tuple[int, ...] = ()
    declared: str | None = None


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """When a page was probably captured: before an ISO 8601 moment, for a reason in one sentence."""

    before: str
    reason: str


class Record(msgspec.Struct, frozen=True, kw_only=True, tag="article"):
    """All of a reading as plain values, fit for JSON, JSON Lines and columns.

    `name` is what the page was read from: a file, an address, or an archive and the record in it.
    """

    name: str | None
    url: str | None
    kind: str | None
    confidence: float
    headline: str | None
    titles: tuple[str, ...]
    kicker: str | None
    lead: str | None
    description: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    site: str | None
    section: str | None
    topics: tuple[str, ...]
    language: str | None
    complete: bool
    text: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    interview: Interview | None
    quotes: tuple[Quote, ...]
    fixtures: tuple[Fixture, ...]
    captured: Capture | None
    lines: tuple[Line, ...]
    sources: tuple[Source, ...] = ()
