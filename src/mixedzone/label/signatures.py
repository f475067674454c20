"""Lines that look like names: of one person, of several, of whoever signs for a paper."""

from __future__ import annotations

import re

from mixedzone.label.credits import is_agency
from mixedzone.label.shape import count_words

LONGEST_LOOK = 200
"""Characters of a line in which names are looked for; a line of more is no signature."""

LONGEST_CASELESS = 20
"""Characters of names in a script without capitals."""

DESKS = (
    "redaktion|redaktionen|redazione|redacción|redação|rédaction|redactie|redakcja"
    "|newsroom|news desk|staff writer|staff reporter"
)
"""What a paper's own newsroom signs with, at the end of a line."""

NAME_WORDS = (2, 4)
"""Words of a name that is told by its look."""

_PARTED = re.compile(r"\s*(?:[,،、&·|/]|\b(?:and|und|et|y|e|og|och|en|i|ve|и)\b)\s*")
_CASELESS = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DESK = re.compile(rf"\b(?:{DESKS})$", re.IGNORECASE)
_JOINTS = dict.fromkeys(map(ord, ".,-’'"))


def is_name(text: str, most: int = NAME_WORDS[1]) -> bool:
    """Whether a line looks like somebody's name: a few words, all of them letters, all with a capital.

    >>> is_name("Ana Soler-Holm"), is_name("Read more")
    (True, False)
    """
    words = text.split()
    least = NAME_WORDS[0]
    return least <= len(words) <= most and all(
        word[0].isupper() and word.translate(_JOINTS).isalpha() for word in words
    )


def holds_names(text: str) -> bool:
    """Whether a line begins with a name that commas or words for "and" part from the rest, or is of a script without
    capitals.

    >>> holds_names("Ana Soler and Tom Ruiz"), holds_names("王小明"), holds_names("The harbour")
    (True, True, False)
    """
    if _CASELESS.search(text) is not None:
        return len(text) <= LONGEST_CASELESS and not any(character.isdigit() for character in text)
    names = [part for part in _PARTED.split(text[:LONGEST_LOOK]) if part]
    return bool(names) and is_name(names[0])


def is_signature(text: str) -> bool:
    """Whether a line is made of names of persons, papers and agencies alone, or ends in a newsroom's word.

    >>> is_signature("Harbour Post / Ana Soler"), is_signature("Post Newsroom"), is_signature("Ana Soler scores")
    (True, True, False)
    """
    if len(text) > LONGEST_LOOK:
        return False
    if _DESK.search(text) is not None and count_words(text) <= NAME_WORDS[1]:
        return True
    names = [part for part in _PARTED.split(text) if part]
    return any(map(is_name, names)) and all(is_name(name) or is_agency(name) or name.istitle() for name in names)
