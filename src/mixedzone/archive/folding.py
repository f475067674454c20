"""Text → the words that it is found by. The index and every query are folded by this one module.

Case, accents and other spellings of one letter fall away: "Mönchengladbach", "Moenchengladbach" and "Monchengladbach"
are one word, and so are "Straße" and "STRASSE". What is written without spaces is cut into overlapping pairs of
characters, so that 日本 is found within 日本代表.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 64
"""Characters of a word that count; longer ones are addresses and data."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3100-\u318f\u31a0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""Scripts whose words are not parted by spaces; and Korean, whose endings hang on its words."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b01-\u0b03\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d"
    "\u0cbc-\u0ccd\u0d3e-\u0d4d\u0dca-\u0ddf\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
    "\u00ad\u200b-\u200d\u2060"  # what joins or parts letters unseen
)
"""Characters that stand inside words and are no letters by themselves."""

_SPACED_WORD = rf"[^\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\W_{_UNSPACED}]*)*"
_WORD = re.compile(rf"[{_UNSPACED}]+|{_SPACED_WORD}")
_SPACED = re.compile(_SPACED_WORD)
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_ASCII_WORD = re.compile(r"[0-9a-z]+")

_OTHERS = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060", "")
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n", "æ": "a", "œ": "o", "ß": "ss"}
)
"""Letters that have no decomposition. With æ and œ goes what `_SECOND` does to their second spellings."""

_SECOND = re.compile(r"(?<=[ao])e(?=[^e])|(?<=(?<![aeioquy])u)e(?=[^e])|(?<=[^h]{3}o)e$")
"""The e of ae, oe and ue where they may be second spellings of ä, ö and ü.

At the end of a word only oe is, and only of words as long as Malmoe: shoe, blue and reggae are none. After another
vowel ue is none either (Bauer, neuer), nor after q.
"""


class Word(NamedTuple):
    """A word as it is found, and the characters of the text that it was folded from."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order.

    >>> words_of("Jiří's Straße in Moenchengladbach"), words_of("日本代表")
    (['jiri', 's', 'strasse', 'in', 'monchengladbach'], ['日本', '本代', '代表', '表'])
    """
    if text.isascii():
        return [_folded(word) for word in _ASCII_WORD.findall(text.lower())]
    if not _IS_UNSPACED.search(text):
        return [folded for word in _SPACED.findall(text) if (folded := _folded(word))]
    found: list[str] = []
    for word in _WORD.findall(text):
        if _IS_UNSPACED.match(word):
            found += _pairs(_composed(word))
        else:
            folded = _folded(word)
            if folded:
                found.append(folded)
    return found


def places_of(text: str) -> Iterator[Word]:
    """The same words with the places that they have in the text.

    >>> [text[start:end] for text in ["Die Straße"] for _, start, end in places_of(text)]
    ['Die', 'Straße']
    """
    for found in _WORD.finditer(text):
        start, end = found.span()
        if not _IS_UNSPACED.match(found[0]):
            folded = _folded(found[0])
            if folded:
                yield Word(folded, start, end)
            continue
        composed = _composed(found[0])
        aligned = len(composed) == end - start
        for number, pair in enumerate(_pairs(composed)):
            if aligned:
                yield Word(pair, start + number, start + number + len(pair))
            else:
                yield Word(pair, start, end)


def index_text(text: str) -> str:
    """A text as the index takes it: its folded words, parted by spaces."""
    return " ".join(words_of(text))


def folded_name(name: str) -> str:
    """A name with what all its spellings share, for comparing and looking up; not cut into pairs.

    >>> folded_name("Lukasz  PIŁKARSKI-Ødegaard"), folded_name("本田 圭佑")
    ('lukasz pilkarski odegaard', '本田 圭佑')
    """
    parts = _WORD.findall(name)
    return " ".join(filter(None, (_composed(part) if _IS_UNSPACED.match(part) else _folded(part) for part in parts)))


def is_unspaced(text: str) -> bool:
    """Whether a word is of a script that is written without spaces."""
    return _IS_UNSPACED.match(text) is not None


@lru_cache(1 << 16)
def _folded(word: str) -> str:
    word = word[:LONGEST_WORD]
    if word.isascii():
        plain = word.lower()
    else:
        parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
        plain = "".join(letter for letter in parted if not unicodedata.combining(letter)).translate(_OTHERS)
        plain = "".join(letter for letter in plain if letter.isalnum() or not letter.isascii())
    return _SECOND.sub("", plain) if "e" in plain else plain


def _composed(run: str) -> str:
    return unicodedata.normalize("NFKC", run)


def _pairs(run: str) -> list[str]:
    """Overlapping pairs of characters, and the last character alone: so a single one is found wherever it stands."""
    return [run[n : n + 2] for n in range(len(run))]
