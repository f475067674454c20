"""A reading → what the reader's view shows: parts in order, quotes marked where they stand, people with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from mixedzone.formats.html import web_address
from mixedzone.formats.parts import (
    Items,
    Part,
    Picture,
    Said,
    Signature,
    Strip,
    Words,
    captured,
    days,
    parts_of,
    rounds,
    short_day,
    times,
)
from mixedzone.types import Fixture, Quote, Record, Role

HEAD = frozenset({Role.KICKER, Role.HEADLINE, Role.LEAD})

KINDS = {Words: "words", Signature: "signature", Said: "said", Picture: "picture", Strip: "strip", Items: "items"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `quote` is the number of the quote that it is, counted from 0."""

    text: str
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A kick-off: when, as programs and as people read it, and what is known of it."""

    moment: str
    time: str
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """The kick-offs of a day. `date` is its date as far as it is known."""

    date: str
    words: str
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Kickoffs:
    """A strip of kick-offs, with the round that they are of."""

    round: str | None
    days: tuple[Day, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of the article. `is_a` names its kind; `pieces` are the paragraphs of words and of what was said, or the
    items of a list; `speakers` are those whose quotes stand in it; `strip` is there for kick-offs.
    """

    is_a: str
    part: Part
    pieces: tuple[tuple[Piece, ...], ...] = ()
    speakers: tuple[str, ...] = ()
    strip: Kickoffs | None = None
    picture: str | None = None

    @property
    def first_line(self) -> int:
        return min(self.part.lines, default=0)

    @property
    def last_line(self) -> int:
        return max(self.part.lines, default=0)


@dataclass(frozen=True, slots=True)
class View:
    """An article as its page shows it: what stands over the headline, the head, the rest."""

    strips: tuple[Kickoffs, ...]
    head: tuple[Shown, ...]
    body: tuple[Shown, ...]
    captured: str | None
    words: int


def view_of(record: Record) -> View:
    """The view of a record. One with tables needs its lines: they tell which cells make a row."""
    shown = [_shown(part, record) for part in parts_of(record)]
    strips = tuple(part.strip for part in shown if part.strip is not None)
    rest = [part for part in shown if part.strip is None]
    head, body = _parted(rest)
    return View(strips, tuple(head), tuple(body), captured(record), len(record.text.split()))


def needs_lines(record: Record) -> bool:
    """Whether a record that has been kept without its lines cannot be shown without them."""
    return not record.lines and any(block.role is Role.TABLE for block in record.blocks)


def kickoffs_of(strip: Strip) -> Kickoffs:
    """The kick-offs of a strip by day."""
    return Kickoffs(
        rounds(strip),
        tuple(Day(fixtures[0].date or "", short_day(date), tuple(_clocks(fixtures))) for date, fixtures in days(strip)),
        strip.others,
    )


def pieces_of(text: str, lines: Sequence[int], quotes: Sequence[Quote]) -> tuple[Piece, ...]:
    """A paragraph in pieces: the quotes that stand in it, and what is between them."""
    places = []
    for number, quote in enumerate(quotes):
        start = text.find(quote.text) if quote.text and not set(lines).isdisjoint(quote.lines) else -1
        if start >= 0:
            places.append((start, start + len(quote.text), number))
    pieces, place = [], 0
    for start, end, number in sorted(places):
        if start >= place:
            pieces += [Piece(text[place:start]), Piece(text[start:end], number)]
            place = end
    return tuple(piece for piece in [*pieces, Piece(text[place:])] if piece.text)


def _parted(shown: list[Shown]) -> tuple[list[Shown], list[Shown]]:
    """Head and body: the head is what stands from the kicker to the signature, pictures before it follow after."""
    groups = [(key, list(group)) for key, group in groupby(shown, key=_is_head)]
    place = next(
        (n for n, (key, group) in enumerate(groups) if key and any(_has(part, Role.HEADLINE) for part in group)), None
    )
    if place is None:
        return [], shown
    head = groups[place][1]
    before = [part for _, group in groups[:place] for part in group]
    kickers = [part for part in before if _has(part, Role.KICKER)]
    rest = [part for _, group in groups[place + 1 :] for part in group]
    if not any(_has(part, Role.KICKER) for part in head):
        head = kickers[:1] + head
        before = [part for part in before if part not in kickers[:1]]
    after = []
    while rest and (_is_head(rest[0]) or rest[0].is_a == "signature") and not _has(rest[0], Role.HEADLINE):
        after.append(rest.pop(0))
    return head + after, before + rest


def _is_head(shown: Shown) -> bool:
    return shown.is_a == "signature" or _has(shown, *HEAD)


def _has(shown: Shown, *roles: Role) -> bool:
    return isinstance(shown.part, Words) and shown.part.role in roles


def _shown(part: Part, record: Record) -> Shown:
    kind = KINDS.get(type(part), "table")
    match part:
        case Words():
            pieces = (pieces_of(part.text, part.lines, record.quotes),)
            return Shown(kind, part, pieces, _speakers(pieces, record.quotes))
        case Items():
            items = tuple(pieces_of(text, part.lines, record.quotes) for text in part.texts)
            return Shown(kind, part, items, _speakers(items, record.quotes))
        case Said():
            return Shown(kind, part, tuple((Piece(text),) for text in part.paragraphs))
        case Strip():
            return Shown(kind, part, strip=kickoffs_of(part))
        case Picture():
            return Shown(kind, part, picture=next(filter(None, map(web_address, part.figure.urls)), None))
        case _:
            return Shown(kind, part)


def _speakers(pieces: Sequence[Sequence[Piece]], quotes: Sequence[Quote]) -> tuple[str, ...]:
    said = [quotes[piece.quote].speaker for row in pieces for piece in row if piece.quote is not None]
    return tuple(dict.fromkeys(filter(None, said)))


def _clocks(fixtures: Sequence[Fixture]) -> list[Clock]:
    return [Clock(_moment(first), first.time or "", words) for first, words in times(fixtures)]


def _moment(fixture: Fixture) -> str:
    """The moment of a kick-off that is known well enough to be told in another time zone."""
    return f"{fixture.kickoff}{fixture.offset}" if fixture.kickoff and fixture.offset else ""
