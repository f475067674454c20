"""Text → what stands in quotation marks, in the print of many countries; one pass, no way back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

CLOSERS = {
    '"': '"”“‟',
    "“": '”"“',
    "”": '”"',
    "„": '“”"‟',
    "‟": '”"“',
    "«": "»",
    "»": "«»",
    "「": "」",
    "『": "』",
    "〝": "〟〞",
    "＂": "＂",
}
"""What may close the speech that a mark opens: German and Polish print, Swedish, Danish, French, Japanese … Pages mix
curly and straight marks within one quotation, so those stand for each other."""

ALWAYS_OPENS = frozenset("„「『〝")
"""Marks that never close anything."""

SINGLE_OPENING = "‘'‚‹›"
SINGLE_CLOSERS = {"‘": "’'", "'": "'’", "‚": "‘'’", "‹": "›", "›": "‹›"}
"""Single marks hold speech in some papers; most of them are apostrophes."""

LONGEST_SINGLE = 12
"""Words between single marks where no punctuation speaks for the second being a mark: a plural's apostrophe is not."""

_MARK = re.compile(f"[{''.join(CLOSERS)}{''.join(set(''.join(CLOSERS.values())))}]")
_SINGLE = re.compile(f"[{SINGLE_OPENING}’]")
_BEFORE = frozenset("([{—–-/:,;：，、。…¿¡") | frozenset(CLOSERS)
_AFTER = frozenset(".,;:!?)]}—–-/…：，、。！？") | frozenset("".join(CLOSERS.values()))
_ENDING = frozenset(".,!?…;:。！？，")
_IDEOGRAMS = "\u2e80"
"""From here on scripts set no spaces around their marks."""


class Span(NamedTuple):
    """A stretch in quotation marks: `start` to `end` is what they enclose, `outer` to `after` has the marks too.

    `closed` is false where the text ends before the speech does.
    """

    outer: int
    start: int
    end: int
    after: int
    closed: bool = True


def spans_in(text: str) -> list[Span]:
    """The stretches of a text that stand in quotation marks; those inside others belong to the outer ones.

    >>> text = 'He called it „a „dirty“ fight“ and said: "No.'
    >>> [(text[span.start:span.end], span.closed) for span in spans_in(text)]
    [('a „dirty“ fight', True), ('No.', False)]
    """
    spans = _paired(text, nested=True)
    if spans and not spans[-1].closed:
        flat = _paired(text, nested=False)
        spans = flat if len(flat) > len(spans) else spans
    singles = list(_singles(text)) if any(mark in text for mark in SINGLE_OPENING) else []
    return sorted([*spans, *_outside(singles, spans)]) if singles else spans


def opens(text: str) -> bool:
    """Whether a text opens with a quotation mark."""
    return text[:1] in CLOSERS or text[:1] in SINGLE_OPENING


def first_close(text: str) -> int | None:
    """Where speech that was opened before this text ends in it: its first mark, if that closes; else None."""
    found = _MARK.search(text)
    if found is None or _may_open(text, found.start()) or not _may_close(text, found.start()):
        return None
    return found.start()


def _paired(text: str, *, nested: bool) -> list[Span]:
    spans: list[Span] = []
    opened: list[str] = []
    outer = 0
    for found in _MARK.finditer(text):
        place, mark = found.start(), found[0]
        if opened and mark in CLOSERS[opened[-1]] and _may_close(text, place, opened[-1]):
            opened.pop()
            if not opened:
                spans.append(Span(outer, outer + 1, place, place + 1))
        elif mark in CLOSERS and (not opened or nested) and _may_open(text, place):
            if not opened:
                outer = place
            if not opened or mark != '"':
                opened.append(mark)
    if opened:
        spans.append(Span(outer, outer + 1, len(text), len(text), closed=False))
    return spans


def _may_open(text: str, place: int) -> bool:
    mark = text[place]
    if mark in ALWAYS_OPENS:
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if mark == "“" and (before >= _IDEOGRAMS or after >= _IDEOGRAMS):
        return True
    bounded = not before or before.isspace() or before in _BEFORE or before in SINGLE_OPENING
    if mark == "«":
        return bounded or before in "'’"
    return (bounded and bool(after) and not after.isspace()) or (mark in '"“' and before in "'’" and after.isalpha())


def _may_close(text: str, place: int, opened: str = "") -> bool:
    mark = text[place]
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if opened == "“" and mark == "”" and not before.isspace():
        return True
    if mark in "」』〟〞" or (mark == "»" and before.isspace() and not after.isalnum()):
        return True
    if mark in "«»" and before.isspace():
        return after.isspace() or not after or after in _AFTER
    bounded = not after or after.isspace() or after in _AFTER or after in SINGLE_OPENING or after == "’"
    if bounded:
        return not before.isspace() or not _may_open(text, place)
    return not before.isspace() and not _may_open(text, place)


def _singles(text: str) -> Iterator[Span]:
    """Stretches in single marks: to the first closing one behind punctuation, or to a near one behind a word."""
    marks = [(found.start(), found[0]) for found in _SINGLE.finditer(text)]
    openings = [(place, mark) for place, mark in marks if mark in SINGLE_OPENING and _opens_single(text, place)]
    if not openings:
        return
    closings = {
        mark: [place for place, other in marks if other in closers and _closes_single(text, place)]
        for mark, closers in SINGLE_CLOSERS.items()
    }
    spoken = {mark: [place for place in places if text[place - 1] in _ENDING] for mark, places in closings.items()}
    last = 0
    for (place, mark), (limit, _) in zip(openings, [*openings[1:], (len(text), "")], strict=True):
        if place < last:
            continue
        end = _first(spoken[mark], place + 1, len(text))
        near = _first(closings[mark], place + 1, limit)
        if near is not None and (end is None or end > limit) and text.count(" ", place, near) < LONGEST_SINGLE:
            end = near
        if end is not None:
            last = end + 1
            yield Span(place, place + 1, end, last)


def _opens_single(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (not before or before.isspace() or before in _BEFORE) and (
        after.isalpha() or (after in "[…¿¡" and after != "")
    )


def _closes_single(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER)


def _first(places: list[int], start: int, end: int) -> int | None:
    number = bisect_left(places, start)
    return places[number] if number < len(places) and places[number] < end else None


def _outside(singles: list[Span], spans: list[Span]) -> Iterator[Span]:
    """The single-marked stretches that do not touch any other."""
    starts = [span.outer for span in spans]
    for single in singles:
        number = bisect_left(starts, single.outer)
        free_before = number == 0 or spans[number - 1].after <= single.outer
        free_after = number == len(spans) or single.after <= spans[number].outer
        if free_before and free_after:
            yield single
