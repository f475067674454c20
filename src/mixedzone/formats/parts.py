"""An article in parts, in page order: what the formats for readers are made from.

A part is what a reader takes in at once: a paragraph, a picture with its caption and credits, the uninterrupted
words of a speaker. Each names its lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from mixedzone.article.article import Article
from mixedzone.types import TEXT_ROLES, Block, Figure, Fixture, Record, Role

Reading = Article | Record
"""What the formats render: an article, or its record."""

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # not the system's: its language is not the page's

WHO_SAID_WHAT = "Who said what"
"""The heading of the list of quotes."""

LONGEST_QUOTE = 160
"""Characters of a quote in that list; the text has all of it."""

PICTURE_ROLES = frozenset({Role.CAPTION, Role.CREDIT})
GROUPED = {
    Role.FIXTURE: "strip",
    Role.TABLE: "table",
    Role.LIST_ITEM: "items",
    Role.BYLINE: "signature",
    Role.DATELINE: "signature",
}
"""Roles whose neighbours make one part."""

SHOWN = TEXT_ROLES | PICTURE_ROLES | frozenset(GROUPED) | {Role.KICKER, Role.HEADLINE, Role.PULL_QUOTE}
ONCE = frozenset({Role.KICKER, Role.HEADLINE, Role.BYLINE, Role.DATELINE, Role.PULL_QUOTE})
"""Roles that pages print twice, for narrow and for wide screens; the second time tells nothing."""

ROW = re.compile(r".*/tr(?:\[\d+\])?(?=/)")


@dataclass(frozen=True, slots=True)
class Words:
    """A kicker, headline, lead, heading, paragraph or pull quote."""

    role: Role
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who wrote it, where and when, as the page words it, or else as it declares it."""

    texts: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Paragraphs of one turn. `role` is question, answer or note; `continues` a turn that a picture interrupted."""

    role: str
    speaker: str | None
    paragraphs: tuple[str, ...]
    turn: int
    continues: bool
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's caption and credits, and where the picture is."""

    figure: Figure
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Kick-offs that stand together; `others` are lines of match lists that are no kick-offs."""

    fixtures: tuple[Fixture, ...]
    others: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list."""

    texts: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, which need not be of one length."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


Part = Words | Signature | Said | Picture | Strip | Items | Table


def parts_of(article: Reading) -> list[Part]:
    """The parts of an article. A headline and a signature that the page only declares stand where they belong."""
    parts = list(_Parts(article))
    if article.headline and not any(_is(part, Role.HEADLINE) for part in parts):
        parts.insert(_place_of_headline(parts), Words(Role.HEADLINE, article.headline, ()))
    declared = tuple(filter(None, (", ".join(article.authors), day(article.published))))
    if declared and not any(isinstance(part, Signature) for part in parts):
        parts.insert(_place_of_signature(parts), Signature(declared, ()))
    return parts


def day(date: str | None) -> str | None:
    """The day of an ISO 8601 date in words; what is none stays as it is.

    >>> day("2026-02-25T09:40:00+00:00"), day("2026-02"), day(None)
    ('25 February 2026', '2026-02', None)
    """
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return date
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def kickoffs(strip: Strip) -> list[tuple[str, str]]:
    """The kick-offs of a strip by day: the day, and its times with the matches where they are known.

    >>> noon = Fixture(date="02-28", time="12:30")
    >>> late = Fixture(date="02-28", time="15:00")
    >>> kickoffs(Strip((noon, late, late), (), ()))
    [('28 Feb', '12:30  15:00 ×2')]
    """
    return [
        (short_day(day), "  ".join(f"{first.time or ''} {words}".strip() for first, words in times(fixtures)))
        for day, fixtures in days(strip)
    ]


def days(strip: Strip) -> list[tuple[str | None, list[Fixture]]]:
    """The kick-offs of a strip by their dates."""
    return [(date, list(fixtures)) for date, fixtures in groupby(strip.fixtures, key=lambda fixture: fixture.date)]


def times(fixtures: Sequence[Fixture]) -> Iterator[tuple[Fixture, str]]:
    """The first of the kick-offs at each time, and what is known of all of them: their matches or teams, scores, and
    how many they are where that does not say it.
    """
    for (_, words), same in groupby(fixtures, key=lambda fixture: (fixture.time, _match(fixture))):
        several = list(same)
        count = f"×{len(several)}" if len(several) > max(1, len(several[0].matches)) else ""
        yield several[0], f"{words} {count}".strip()


def has_matches(strip: Strip) -> bool:
    """Whether it is known who plays, and not only when."""
    return any(fixture.matches or fixture.teams for fixture in strip.fixtures)


def rounds(strip: Strip) -> str | None:
    """The round of a strip, if its kick-offs are of one, or with a question mark those that it can be of."""
    found = {(fixture.round, fixture.rounds) for fixture in strip.fixtures}
    if len(found) != 1:
        return None
    round, fitting = found.pop()
    return round or (f"{' or '.join(fitting)}?" if fitting else None)


def captured(article: Reading) -> str | None:
    """When the page was probably captured, as a sentence with its reason."""
    found = article.captured
    if found is None:
        return None
    clock, offset = found.before[11:16], found.before[16:]
    zone = f" (UTC{offset})" if offset else ""
    return f"Probably captured before {day(found.before)}, {clock}{zone}. {found.reason}"


def said_by(article: Reading) -> dict[str, list[str]]:
    """What the people in running text say, by their names, in the order in which they are first heard.

    Of a long quote only the beginning; speech of which the page does not tell the speaker is left to the text.
    """
    said: dict[str, list[str]] = {}
    for quote in article.quotes:
        if quote.speaker is not None:
            said.setdefault(quote.speaker, []).append(_short(quote.text))
    return said


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rpartition(" ")[0].rstrip(" ,;:–—") + " …"


class _Parts:
    """One pass over the blocks of an article."""

    def __init__(self, article: Reading) -> None:
        self.article = article
        self.turns = article.interview.turns if article.interview is not None else ()
        self.turn_of = {line: number for number, turn in enumerate(self.turns) for line in turn.lines}
        self.figure_of = {line: figure for figure in article.figures for line in figure.lines}
        self.fixture_of = {line: fixture for fixture in article.fixtures for line in fixture.lines}
        self.printed: set[tuple[Role, str]] = set()
        self.pictured: set[Figure] = set()
        self.begun: set[int] = set()
        self.places: defaultdict[int, list[int]] = defaultdict(list)
        for block in article.blocks:
            turn = self._turn_number(block)
            if turn is not None and block.role is not Role.SPEAKER:
                self.places[turn].append(block.lines[0])

    def __iter__(self) -> Iterator[Part]:
        shown = [block for block in self.article.blocks if block.role in SHOWN and not self._repeats(block)]
        for key, group in groupby(enumerate(shown), self._key):
            blocks = [block for _, block in group]
            if isinstance(key, str):
                yield self._grouped(key, blocks)
            elif isinstance(key, tuple):
                yield from self._turn(key[1], blocks)
            else:
                yield from self._single(blocks[0])

    def _repeats(self, block: Block) -> bool:
        if block.role in PICTURE_ROLES:
            figure = self.figure_of.get(block.lines[0])
            if figure is None:
                return False
            known = figure in self.pictured
            self.pictured.add(figure)
            return known
        if block.role not in ONCE:
            return False
        key = (block.role, block.text.casefold())
        known = key in self.printed
        self.printed.add(key)
        return known

    def _key(self, numbered: tuple[int, Block]) -> str | tuple[str, int] | int:
        """What neighbours share that make one part: the name of a group, or a turn; else a number of their own."""
        number, block = numbered
        turn = self._turn_number(block)
        return GROUPED.get(block.role, number) if turn is None else ("turn", turn)

    def _turn_number(self, block: Block) -> int | None:
        return next((self.turn_of[line] for line in block.lines if line in self.turn_of), None)

    def _single(self, block: Block) -> Iterator[Part]:
        if block.role in PICTURE_ROLES:
            yield Picture(self._figure(block), block.lines)
        elif block.role is not Role.SPEAKER or not self.turns:  # a turn has its speaker
            yield Words(block.role, block.text, block.lines)

    def _figure(self, block: Block) -> Figure:
        alone = Figure(caption=block.text) if block.role is Role.CAPTION else Figure(credits=(block.text,))
        return self.figure_of.get(block.lines[0], alone)

    def _turn(self, number: int, blocks: Sequence[Block]) -> Iterator[Said]:
        paragraphs = self._paragraphs(number, blocks)
        if paragraphs:
            turn = self.turns[number]
            lines = tuple(line for block in blocks for line in block.lines)
            yield Said(turn.role, turn.speaker, paragraphs, number, number in self.begun, lines)
            self.begun.add(number)

    def _paragraphs(self, number: int, blocks: Sequence[Block]) -> tuple[str, ...]:
        """The turn's paragraphs that stand in these blocks; all of them in the first, where they don't match."""
        paragraphs = [text for text in self.turns[number].text.split("\n\n") if text]
        places = self.places[number]
        if len(places) != len(paragraphs):
            return () if number in self.begun else tuple(paragraphs)
        held = {block.lines[0] for block in blocks}
        return tuple(text for text, place in zip(paragraphs, places, strict=True) if place in held)

    def _grouped(self, group: str, blocks: Sequence[Block]) -> Part:
        lines = tuple(line for block in blocks for line in block.lines)
        texts = tuple(block.text for block in blocks)
        if group == "signature":
            return Signature(texts, lines)
        if group == "items":
            return Items(texts, lines)
        if group == "table":
            return Table(tuple(self._rows(blocks)), lines)
        fixtures = tuple(dict.fromkeys(self.fixture_of[line] for line in lines if line in self.fixture_of))
        others = tuple(block.text for block in blocks if not self.fixture_of.keys() & set(block.lines))
        return Strip(fixtures, others, lines)

    def _rows(self, blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
        """Cells by the row that holds them; in flat text, which has none, a line is a row."""
        for _, cells in groupby(blocks, key=self._row):
            yield tuple(cell.text for cell in cells)

    def _row(self, block: Block) -> str | int:
        row = ROW.match(self.article.lines[block.lines[0] - 1].xpath or "")
        return row[0] if row else block.lines[0]


def _is(part: Part, *roles: Role) -> bool:
    return isinstance(part, Words) and part.role in roles


def _place_of_headline(parts: Sequence[Part]) -> int:
    """Behind what stands over a headline: kick-offs, pictures, a kicker."""
    over = (isinstance(part, (Strip, Picture)) or _is(part, Role.KICKER) for part in parts)
    return next((place for place, is_over in enumerate(over) if not is_over), len(parts))


def _place_of_signature(parts: Sequence[Part]) -> int:
    """Behind the headline and the lead that follows it."""
    place = next((number + 1 for number, part in enumerate(parts) if _is(part, Role.HEADLINE)), 0)
    while place < len(parts) and _is(parts[place], Role.LEAD):
        place += 1
    return place


def short_day(date: str | None) -> str:
    """The day of "MM-DD" or "YYYY-MM-DD"."""
    month, _, number = (date or "")[-5:].partition("-")
    if not (month.isdecimal() and number.isdecimal() and 1 <= int(month) <= 12):
        return date or ""
    return f"{int(number)} {MONTHS[int(month) - 1][:3]}"


def _match(fixture: Fixture) -> str:
    words = ", ".join(fixture.matches) or " v ".join(fixture.teams)
    return f"{words} {fixture.score or ''}".strip()
