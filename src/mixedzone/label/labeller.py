"""Lines → roles: the way of a page through the labeller."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from mixedzone.label import flat, marked, surroundings
from mixedzone.label.features import measure
from mixedzone.label.interview import Candidate, find_turns
from mixedzone.label.labels import Labels
from mixedzone.label.model import Prediction, predict
from mixedzone.label.speech import asks, opens_speech, split_label
from mixedzone.page.lines import Lines
from mixedzone.page.tags import Mark
from mixedzone.types import Role

PULL_QUOTE_LENGTH = 20
"""Characters that a pull quote has at least; shorter ones repeat by chance."""

MOSTLY = 0.9
"""Share of a line's characters that make it bold or italic as a whole."""

DOUBTFUL = 0.1
"""Probability from which a line among those of an interview may be a turn: "And then?" looks like no text."""

_WORD = re.compile(r"\w+")
_SPOKEN = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.LEAD})


def label(cut: Lines) -> Labels:
    """Give every line its role."""
    prediction = predict(measure(cut), flat=cut.tree is None)
    if cut.tree is None:
        inner = flat.inside(cut, prediction)
        name = partial(flat.name, prediction)
    else:
        inner = marked.inside(cut, cut.tree, prediction)
        name = partial(surroundings.name, cut, cut.tree, prediction)
    _mark_turns(cut, prediction, inner)
    return Labels(inner, name, prediction.confidence, prediction.kind)


def _mark_turns(cut: Lines, prediction: Prediction, roles: list[Role | None]) -> None:
    """Make the lines of an interview questions and answers, and what stands before them its lead."""
    numbers = _candidates(cut, prediction, roles)
    turns = find_turns([_candidate(cut, roles, n) for n in numbers])
    if turns is None:
        return
    opened = False
    repeats = _repeats([cut.texts[n] for n in numbers])
    for number, role, repeat in zip(numbers, turns, repeats, strict=True):
        if repeat and role is not None:
            role = Role.PULL_QUOTE
        if role is not None:
            roles[number] = role
            opened = True
        elif not opened and roles[number] is Role.PARAGRAPH and cut.tree is None:
            roles[number] = Role.LEAD


def _candidates(cut: Lines, prediction: Prediction, roles: Sequence[Role | None]) -> list[int]:
    """The lines of the text, and those among them that may be short turns or labels alone on their line."""
    told = [number for number, role in enumerate(roles) if role in _SPOKEN]
    if not told:
        return []
    text = prediction.text.tolist()
    return [
        number
        for number in range(max(0, told[0] - 1), min(len(roles), told[-1] + 2))
        if cut.hidden[number] is None
        and (roles[number] in _SPOKEN or (roles[number] is None and _may_be_turn(cut.texts[number], text[number])))
    ]


def _may_be_turn(text: str, chance: float) -> bool:
    """Whether a line looks like speech, though not like text: a short question or answer, a label alone on its line."""
    if text[-1] in ":：":
        return split_label(text)[1] == ""
    return chance > DOUBTFUL and (asks(text) or opens_speech(text))


def _repeats(texts: list[str]) -> list[bool]:
    """Which lines repeat words of a longer line, as pull quotes do: every three words of theirs stand elsewhere."""
    lines = [tuple(_WORD.findall(text.lower())) for text in texts]
    threes = [Counter(zip(words, words[1:], words[2:], strict=False)) for words in lines]
    everywhere: Counter[tuple[str, str, str]] = Counter()
    for own in threes:
        everywhere.update(own)
    same = Counter(lines)
    return [
        len(" ".join(words)) >= PULL_QUOTE_LENGTH
        and bool(own)
        and all(everywhere[three] > same[words] * count for three, count in own.items())
        for words, own in zip(lines, threes, strict=True)
    ]


def _candidate(cut: Lines, roles: Sequence[Role | None], number: int) -> Candidate:
    if cut.tree is None:
        return Candidate(cut.texts[number])
    runs = range(cut.runs[number], cut.runs[number + 1])
    size = sum(len(cut.pieces[run]) for run in runs)

    def mostly(mark: Mark) -> bool:
        return sum(len(cut.pieces[run]) for run in runs if cut.marks[run] & mark) >= MOSTLY * size

    return Candidate(cut.texts[number], mostly(Mark.BOLD), mostly(Mark.ITALIC), roles[number] is Role.HEADING)
