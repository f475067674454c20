"""Spellings of names, and which of them can mean one person."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mixedzone.archive.folding import folded_name, is_unspaced
from mixedzone.label.speech import HONORIFICS, PARTICLES

SUFFIXES = dict.fromkeys(("jr", "jun", "junior"), "jr") | dict.fromkeys(("sr", "sen", "senior"), "sr")
SUFFIXES |= {"ii": "ii", "iii": "iii", "iv": "iv", "phd": "", "md": ""}
"""Words behind a surname, and whom they tell from whom: a father from his son, but nobody from a doctor."""

_TITLES = frozenset(folded_name(word) for word in HONORIFICS if len(word) > 1)  # "M." is an initial far more often
_PARTICLES = frozenset(folded_name(word) for word in PARTICLES)


class Name(NamedTuple):
    """A spelling, taken apart and folded. `given` are the words before the surname; particles belong to neither."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it means the same person on every page: it has a given name that is more than an initial.

        A name that is written without spaces is taken whole for a surname, and is full.
        """
        return (bool(self.given) and len(self.given[0]) > 1) or is_unspaced(self.surname)


@lru_cache(1 << 14)
def parsed(text: str) -> Name:
    """A name taken apart.

    >>> parsed("Dr. Mio Backhaus jr.")
    Name(given=('mio',), surname='backhaus', suffix='jr')
    >>> parsed("Van Dijk").given, parsed("M. Backhaus").given
    ((), ('m',))
    """
    folded = folded_name(text)
    words = folded.split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = SUFFIXES[words.pop()]
    if not words:
        return Name((), "")
    if is_unspaced(words[-1]):
        return Name((), "".join(words))
    return Name(tuple(word for word in words[:-1] if word not in _PARTICLES), words[-1], suffix)


def may_be(one: Name, other: Name) -> bool:
    """Whether two spellings can mean one person: one surname, and given names that do not contradict each other.

    >>> may_be(parsed("M. Backhaus"), parsed("Mio Backhaus")), may_be(parsed("Klaus Backhaus"), parsed("Mio Backhaus"))
    (True, False)
    """
    if one.surname != other.surname or (one.suffix != other.suffix and one.is_full and other.is_full):
        return False
    if not one.given or not other.given:
        return True
    short, long = sorted((one.given, other.given), key=len)
    return _fits(short[0], long[0]) and all(any(_fits(word, its) for its in long) for word in short[1:])


def _fits(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
