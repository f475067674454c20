"""What stands between and inside the turns of an interview and belongs to nobody: boxes, teasers, pull quotes.

In HTML a box has blocks of its own around it, which no question and no answer stands in. Flat text has lost them:
there a box opens with a line that announces boxes elsewhere on the page too, or ends in a word that points elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from mixedzone.label.candidates import LONGEST_HEADING, Candidate, Place
from mixedzone.label.credits import split_credit
from mixedzone.types import Role

PULL_QUOTE_LENGTH = 20
"""Characters that a pull quote has at least; shorter ones repeat by chance."""

LONGEST_TEASER = 45
"""Words of the longest paragraph of a box that only its announcement gives away."""

LONGEST_CAPTION = 60
"""Words of a caption that its credit at the end gives away."""

LONGEST_ANNOUNCEMENT = 6
"""Words of a line that announces boxes."""

FIRM = 2
"""Unmarked lines after a question that stand in a place before it is one of the talk: a single one may be a caption."""

_MORE = (
    "mehr|weiterlesen|weiter|zum artikel|more|read more|continue reading|learn more|lire la suite|en savoir plus"
    "|lire plus|leer más|ver más|seguir leyendo|saiba mais|leia mais|ler mais|continua|leggi tutto|lees meer"
    "|czytaj więcej|läs mer|اقرأ المزيد|المزيد"
)
_POINTER = re.compile(rf"[.!?…»”\"]\s*[\[(]?(?:{_MORE})[\])]?\s*[.…»›→>]*$", re.IGNORECASE)
"""What a teaser ends with."""

_NAMED = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]{0,30}"
_BIOGRAPHY = re.compile(
    rf"(?:{_NAMED} ){{1,3}}{_NAMED}(?:[,،]? \((?:\d\d|19\d\d)\)"
    r"|[,،] (?:de |aged |Jahrgang |geboren |née? |nacid[oa] |nascid[oa] |born )?(?:\d\d|19\d\d)"
    r"(?:,| ans| años| anos| Jahre| عام))"
)
"""What a box on somebody opens with: a name and an age."""

_WORD = re.compile(r"\w+")


def foreign(candidates: Sequence[Candidate], roles: Sequence[Role | None], labels: Container[str]) -> list[bool]:
    """Which lines stand in a box, given the roles that the lines have by their own labels and marks."""
    firm = _firm(candidates, roles, labels)
    places = _places(candidates, roles, firm)
    announced, headed = _announced(candidates, roles), _headed(candidates)
    return [
        not firm[number]
        and (
            (places is not None and candidate.place is not None and candidate.place not in places)
            or announced[number]
            or headed[number]
            or _POINTER.search(candidate.text[-40:]) is not None
            or _BIOGRAPHY.match(candidate.text) is not None
            or (candidate.length <= LONGEST_CAPTION and bool(split_credit(candidate.text).credits))
        )
        for number, candidate in enumerate(candidates)
    ]


def _firm(candidates: Sequence[Candidate], roles: Sequence[Role | None], labels: Container[str]) -> list[bool]:
    """Which lines are turns by their label, or by a mark and a question mark; a mark alone may be a box's too."""
    return [
        role in _OWN
        and ((candidate.asks and candidate.text_role) or candidate.label in labels or candidate.place is None)
        for candidate, role in zip(candidates, roles, strict=True)
    ]


_OWN = frozenset({Role.QUESTION, Role.ANSWER, Role.SPEAKER})


def _places(candidates: Sequence[Candidate], roles: Sequence[Role | None], firm: Sequence[bool]) -> set[Place] | None:
    """Where the talk stands: the places of the lines that are marked, and of those that come after questions."""
    marked: set[Place] = set()
    after: Counter[Place] = Counter()
    asked = False
    unmarked = Role.QUESTION not in roles and Role.SPEAKER not in roles
    for candidate, role, sure in zip(candidates, roles, firm, strict=True):
        if candidate.place is None:
            return None
        if role is None and unmarked and candidate.asks and candidate.text_role:
            role = Role.QUESTION
        if sure or (role is Role.QUESTION and unmarked):
            marked.add(candidate.place)
        elif role in _OWN or (asked and candidate.text_role and not candidate.crosshead):
            after[candidate.place] += 1
        else:
            continue
        asked = (sure or unmarked) and role in (Role.QUESTION, Role.SPEAKER)
    return marked | {place for place, count in after.items() if count >= FIRM}


def _announced(candidates: Sequence[Candidate], roles: Sequence[Role | None]) -> list[bool]:
    """In flat text, the short lines that recur, and what follows each of them up to the next longer paragraph."""
    announced = [False] * len(candidates)
    if not candidates or candidates[0].place is not None:
        return announced
    heads = Counter(c.text for c in candidates if c.crosshead and c.length <= LONGEST_ANNOUNCEMENT)
    inside = False
    for number, candidate in enumerate(candidates):
        if roles[number] in _OWN:
            inside = False
        elif heads[candidate.text] > 1:
            inside = True
        elif not candidate.crosshead:
            announced[number] = inside and candidate.length <= LONGEST_TEASER and not candidate.asks
            inside = False
        if inside:
            announced[number] = True
    return announced


def _headed(candidates: Sequence[Candidate]) -> list[bool]:
    """The titles of boxes that open with the same words again, and the lines that do."""
    headed = [False] * len(candidates)
    for number, (title, line) in enumerate(pairwise(candidates)):
        if 1 < title.length <= LONGEST_HEADING and title.text[-1].isalnum() and line.text.startswith(title.text):
            headed[number] = headed[number + 1] = True
    return headed


def repeats(texts: Sequence[str]) -> list[bool]:
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
