"""Lines → roles: the way of a page through the labeller."""

from __future__ import annotations

import re
from collections import Counter

from mixedzone.label import flat, marked
from mixedzone.label.interview import Candidate, find_turns
from mixedzone.label.labels import Labels
from mixedzone.label.speech import split_label
from mixedzone.page.lines import Lines
from mixedzone.page.tags import Mark
from mixedzone.types import Role

PULL_QUOTE_LENGTH = 20
"""Characters that a pull quote has at least; shorter ones repeat by chance."""

MOSTLY = 0.9
"""Share of a line's characters that make it bold or italic as a whole."""

_WORD = re.compile(r"\w+")
_SPOKEN = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.LEAD})


def label(cut: Lines) -> Labels:
    """Give every line its role."""
    labels = flat.label(cut) if cut.tree is None else marked.label(cut)
    _mark_turns(cut, labels)
    return labels


def _mark_turns(cut: Lines, labels: Labels) -> None:
    """Make the lines of an interview questions and answers, and what stands before them its lead."""
    numbers = [n for n in range(len(cut)) if cut.hidden[n] is None and _may_be_turn(cut.texts[n], labels.roles[n])]
    turns = find_turns([_candidate(cut, labels, n) for n in numbers])
    if turns is None:
        return
    opened = False
    repeats = _repeats([cut.texts[n] for n in numbers])
    for number, role, repeat in zip(numbers, turns, repeats, strict=True):
        if repeat and role is not None:
            role = Role.PULL_QUOTE
        if role is not None:
            labels.roles[number] = role
            opened = True
        elif not opened and labels.roles[number] is Role.PARAGRAPH and cut.tree is None:
            labels.roles[number] = Role.LEAD


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


def _may_be_turn(text: str, role: Role) -> bool:
    """Text, and a label alone on its line, which looks like no text."""
    return role in _SPOKEN or (role is Role.OTHER and text[-1] in ":：" and split_label(text)[1] == "")


def _candidate(cut: Lines, labels: Labels, number: int) -> Candidate:
    if cut.tree is None:
        return Candidate(cut.texts[number])
    runs = range(cut.runs[number], cut.runs[number + 1])
    size = sum(len(cut.pieces[run]) for run in runs)

    def mostly(mark: Mark) -> bool:
        return sum(len(cut.pieces[run]) for run in runs if cut.marks[run] & mark) >= MOSTLY * size

    return Candidate(cut.texts[number], mostly(Mark.BOLD), mostly(Mark.ITALIC), labels.roles[number] is Role.HEADING)
