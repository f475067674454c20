"""Where a query's words stand in an article, who said them there, and enough around them to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from mixedzone.archive.folding import Word, places_of, words_of
from mixedzone.archive.preparing import QUOTE, TURN
from mixedzone.archive.query import Term
from mixedzone.types import Quote, Record, Role

LONGEST = 280
"""Characters of a passage: about three lines of a terminal, four of a page."""

BEFORE = 60
"""Characters shown before the first marked word, where there are more."""

SKIPPED = frozenset({Role.SHARE, Role.ADVERT, Role.RELATED, Role.COMMENT, Role.NAVIGATION, Role.LEGAL, Role.OTHER})
"""Lines that no search shows."""


_SAID = ("answer", Role.QUESTION, Role.LEAD, Role.PARAGRAPH)
"""What is shown rather than a caption or a list."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page's text. `marks` are the places (start, end) in it that the query found.

    `role` is that of the block, or "question", "answer", "note", "quote"; `speaker` whoever says it, and `person` their
    number where it is known. `kind` and `place` name the turn or quote; `lines` are line numbers. `cut` tells whether
    something is left out before and after.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    role: str
    speaker: str | None = None
    person: int | None = None
    kind: str | None = None
    place: int | None = None
    lines: tuple[int, ...] = ()
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a passage is taken from."""

    text: str
    role: str
    speaker: str | None
    kind: str | None
    place: int | None
    lines: tuple[int, ...]


def passages_of(
    record: Record, terms: Sequence[Term], count: int, voices: frozenset[str] = frozenset()
) -> tuple[Passage, ...]:
    """The passages of an article that hold a query's terms, in page order; without terms, its beginning.

    Chosen one by one: the one with most terms that no other has yet, if it can be one that a speaker of `voices`
    says, or else one that anybody says.
    """
    units = list(_units(record))
    if not terms:
        opening = [unit for unit in units if unit.role in (Role.LEAD, Role.PARAGRAPH, "answer")]
        mine = [unit for unit in opening if unit.speaker in voices]
        return tuple(_passage(unit, [], record.quotes) for unit in islice(mine or opening, 1))
    held = {number: found for number, unit in enumerate(units) if (found := _held(unit, terms))}
    chosen: list[int] = []
    missing = set(terms)
    while held and len(chosen) < count:
        best = max(held, key=lambda number: _worth(units[number], held[number], missing, voices))
        missing -= held.pop(best)
        chosen.append(best)
    return tuple(
        _passage(units[number], _places(units[number].text, terms), record.quotes) for number in sorted(chosen)
    )


def _held(unit: _Unit, terms: Sequence[Term]) -> set[Term]:
    """The terms that a unit has; none of a headline, which every hit shows."""
    words = words_of(unit.text) if unit.role != Role.HEADLINE else []
    return {term for term in terms if _stands_in(term, words)}


def _worth(unit: _Unit, held: set[Term], missing: set[Term], voices: frozenset[str]) -> tuple[object, ...]:
    return unit.speaker in voices, len(held & missing), unit.role in _SAID, len(held), bool(unit.speaker)


def marked(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """The places of a query's terms in a text, in order, none overlapping."""
    return tuple(_places(text, terms))


def excerpt(text: str, marks: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...], tuple[bool, bool]]:
    """The part of a text around its marks, at most `LONGEST` characters, cut between words; and whether it was cut."""
    if len(text) <= LONGEST:
        return text, tuple(marks), (False, False)
    start = _start(text, _densest(marks))
    end = len(text)
    if end - start > LONGEST:
        end = start + LONGEST
        space = text.rfind(" ", start + LONGEST // 2, end)
        end = space if space > 0 else end
    shown = tuple((a - start, b - start) for a, b in marks if a >= start and b <= end)
    return text[start:end], shown, (start > 0, end < len(text))


def _start(text: str, first: int) -> int:
    start = max(0, min(first - BEFORE, len(text) - LONGEST))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    return start


def _densest(marks: Sequence[tuple[int, int]]) -> int:
    """The mark after which most others follow within one passage."""
    best, most = 0, 0
    for start, _ in marks:
        near = sum(start <= other and end <= start + LONGEST - BEFORE for other, end in marks)
        if near > most:
            best, most = start, near
    return best


def _units(record: Record) -> Iterator[_Unit]:
    """Turns in place of the blocks that they are made of, and all other blocks of the article."""
    turns = record.interview.turns if record.interview else ()
    told: set[int] = set()
    for turn in turns:
        told.update(turn.lines)
    opened = {turn.lines[0]: place for place, turn in enumerate(turns) if turn.lines}
    for block in record.blocks:
        for line in block.lines:
            if line in opened:
                place = opened[line]
                turn = turns[place]
                yield _Unit(turn.text, turn.role, turn.speaker, TURN, place, turn.lines)
        if block.role not in SKIPPED and not told.intersection(block.lines):
            yield _Unit(block.text, block.role.value, None, None, None, block.lines)


def _passage(unit: _Unit, marks: list[tuple[int, int]], quotes: Sequence[Quote]) -> Passage:
    text, shown, cut = excerpt(unit.text, marks)
    role, speaker, kind, place = unit.role, unit.speaker, unit.kind, unit.place
    if kind is None and marks:
        quote = _quote_around(unit, marks, quotes)
        if quote is not None:
            role, speaker, kind, place = "quote", quotes[quote].speaker, QUOTE, quote
    return Passage(text, shown, role, speaker, None, kind, place, unit.lines, cut)


def _quote_around(unit: _Unit, marks: Sequence[tuple[int, int]], quotes: Sequence[Quote]) -> int | None:
    """The quote within which all marks of a block stand."""
    for number, quote in enumerate(quotes):
        if not set(quote.lines).isdisjoint(unit.lines):
            start = unit.text.find(quote.text)
            if start >= 0 and all(start <= a and b <= start + len(quote.text) for a, b in marks):
                return number
    return None


def _stands_in(term: Term, words: list[str]) -> bool:
    *first, last = term.words
    if not first:
        return any(word.startswith(last) for word in words) if term.prefix else last in words
    return any(True for _ in _runs(term, words))


def _runs(term: Term, words: Sequence[str]) -> Iterator[int]:
    """Where in a row of words a term begins."""
    wanted = term.words
    start = 0
    while True:
        try:
            start = words.index(wanted[0], start) if len(wanted) > 1 or not term.prefix else start
        except ValueError:
            return
        if start + len(wanted) > len(words):
            return
        last = words[start + len(wanted) - 1]
        ends = last.startswith(wanted[-1]) if term.prefix else last == wanted[-1]
        if ends and tuple(words[start : start + len(wanted) - 1]) == wanted[:-1]:
            yield start
        start += 1


def _places(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    words: list[Word] = list(places_of(text))
    folded = [word.text for word in words]
    found = sorted(
        (words[start].start, words[start + len(term.words) - 1].end) for term in terms for start in _runs(term, folded)
    )
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
