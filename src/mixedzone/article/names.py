"""Names in a text → the people and bodies whom they stand for: each by the fullest name that the page has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from mixedzone.article.speech_words import AGED, CONTRACTED, ROLE, STOP, TITLES

UPPER = "".join(char for char in map(chr, range(0x590)) if char.isupper())
LOWER = "".join(char for char in map(chr, range(0x590)) if char.islower())

MOST_WORDS = 8
"""Capitalised words of one name at most, titles and roles before it included."""

_SPACE = "[ \u00a0\u202f]"
_ABBREVIATIONS = "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Sgt Capt Rev St Jr Hr Mag Ing".split()
_SMALL = (
    "van der|van den|van de|von der|von den|de la|de los|de las|al|bin|bint|da|das|de|del|della|di|dos|du|el|ibn"
    "|ten|ter|van|von|zu|ve"
)
_PART = rf"['’]?[{UPPER}](?:\w|[-'’.](?=\w))*"
_DOT = rf"(?:(?:{'|'.join(rf'(?<={chr(92)}b{short})' for short in [f'[{UPPER}]', *_ABBREVIATIONS])}){chr(92)}.)?"
NAME = rf"(?<!\w){_PART}(?:{_DOT}{_SPACE}(?:(?:{_SMALL}){_SPACE})?{_PART}){{0,{MOST_WORDS - 1}}}"
"""A run of capitalised words, with the small words that names have inside."""

_NAME = re.compile(NAME)
_BEFORE = re.compile(rf"([{LOWER}][\w-]{{2,24}}){_SPACE}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_INNER_WORD = re.compile(rf"(?:(?<=[{LOWER},]{_SPACE})|(?<=[{LOWER}]['’]))({_PART})|(?<!\w)[{UPPER}]{{2,}}(?!\w)")
_LOWER_WORD = re.compile(rf"(?<!\w)[{LOWER}]\w+")


class Names:
    """The names of a page. `texts` are its texts in page order, those that introduce people first.

    `capital_nouns` tells that the language writes all nouns with a capital.
    """

    def __init__(self, texts: Iterable[str], *, capital_nouns: bool = False) -> None:
        self._texts = list(texts)
        self._capital_nouns = capital_nouns

    def person(self, run: str, *, opening: bool = False) -> str | None:
        """The name in a run of capitalised words: without titles, roles and, where it opens a sentence, small words.

        None where nothing of a name is left.
        """
        words = run.split()
        words[0] = CONTRACTED.sub("", words[0])
        last_role = max((n for n, word in enumerate(words) if _is_role(word)), default=-1)
        if last_role >= 0:
            words = words[last_role + 1 :]
            opening = False
        while words and (words[0].lower() in STOP or (opening and len(words) > 1 and words[0].lower() in self._lower)):
            words = words[1:]
        title = max((n for n, word in enumerate(words[:-1]) if word.rstrip(".").lower() in TITLES), default=-1)
        words = words[max(title + (len(words) - title > 2), 0) :]
        if opening and len(words) == 1 and (words[0].lower() in self._lower or words[0] not in self._inner):
            return None
        return " ".join(words) or None

    def fullest(self, name: str) -> str:
        """The fullest name on the page that a name is the end or the beginning of; itself where there is none."""
        words = name.split()
        while len(words) > 1 and words[0].rstrip(".").lower() in TITLES:
            words = words[1:]
        if not words:
            return name
        if len(words) > 1:
            if self._capital_nouns and words[-1] in self._by_end and words[0] in self._by_end and len(words) == 2:
                if len(self._by_end[words[-1]]) == 1:
                    return self._likely(self._by_end[words[0]])
            longer = (full for full in self._by_end.get(words[-1], ()) if full.split()[0] == words[0])
            return max(longer, key=len, default=" ".join(words))
        found = self._by_end.get(words[0])
        if found:
            return self._likely(found)
        first = {full.split()[-1] for full in self._by_start.get(words[0], ())}
        return self._by_start[words[0]][0] if len(first) == 1 else name

    def is_person(self, name: str) -> bool:
        """Whether a name has two words, or is short for one that has."""
        return " " in self.fullest(name)

    def by_role(self, role: str) -> str | None:
        """Who was introduced with a role: "the keeper" → "Ana Soler"; None for nobody and for several."""
        found = self._roles.get(role.lower())
        return self.fullest(found) if found else None

    def _likely(self, names: list[str]) -> str:
        """Of the names with one surname the commonest, and of those the first on the page."""
        return max(dict.fromkeys(names), key=lambda name: (names.count(name), -names.index(name)))

    @cached_property
    def _lower(self) -> frozenset[str]:
        """The words that stand in small letters somewhere: with a capital they only open a sentence."""
        return frozenset(word for text in self._texts for word in _LOWER_WORD.findall(text))

    @cached_property
    def _inner(self) -> frozenset[str]:
        """The words that have a capital inside a sentence, and those of acronyms."""
        return frozenset(word for text in self._texts for word in _inner_words(text))

    @cached_property
    def _found(self) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, str]]:
        ends: defaultdict[str, list[str]] = defaultdict(list)
        starts: defaultdict[str, list[str]] = defaultdict(list)
        roles: dict[str, str] = {}
        several: set[str] = set()
        for text in self._texts:
            for found in _NAME.finditer(text):
                start = found.start()
                opening = not start or text[start - 2 : start - 1] in ".!?:…\"”“»" or text[start - 1] in "“„\"«»‘"
                name = self.person(_POSSESSIVE.sub("", found[0]), opening=opening)
                if name is None or " " not in name or name.split()[0].rstrip(".").lower() in TITLES:
                    continue
                words = name.split()
                if words[-1] not in ends or len(ends[words[-1]]) < _MOST_OF_A_NAME:
                    ends[words[-1]].append(name)
                    starts[words[0]].append(name)
                for role in _roles_before(text, start, found[0], name):
                    if roles.setdefault(role, name).split()[-1] != words[-1]:
                        several.add(role)
        return ends, starts, {role: name for role, name in roles.items() if role not in several}

    @property
    def _by_end(self) -> dict[str, list[str]]:
        return self._found[0]

    @property
    def _by_start(self) -> dict[str, list[str]]:
        return self._found[1]

    @property
    def _roles(self) -> dict[str, str]:
        return self._found[2]


_MOST_OF_A_NAME = 50
"""Full names with one surname that are looked at; more are a list."""


def _is_role(word: str) -> bool:
    small = word.lower()
    return ROLE.search(small) is not None or AGED.search(small) is not None


def _roles_before(text: str, start: int, run: str, name: str) -> list[str]:
    """The role words that introduce a name: inside its run, and the small word before it."""
    inside = run[: run.rfind(name)].split() if name in run else []
    found = [word.lower() for word in inside[-1:] if _is_role(word)]
    before = _BEFORE.search(text, max(0, start - 27), start) if not inside else None
    if before is not None and _is_role(before[1]):
        found.append(before[1].lower())
    return found


def _inner_words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", found[0]) for found in _INNER_WORD.finditer(text)]
