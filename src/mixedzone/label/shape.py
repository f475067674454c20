"""The shape of lines: how many words, whether they are a sentence."""

from __future__ import annotations

import re

from mixedzone.label.speech import CLOSING, QUESTION_MARKS

SENTENCE_ENDS = ".!…:。！।۔" + QUESTION_MARKS
"""What ends a sentence in the scripts of the press."""

SENTENCE_WORDS = 4
"""Words of the shortest sentence that counts as text."""

PARAGRAPH_WORDS = 12
"""Words of a line that is text even without an end mark."""

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
WIDE_PER_WORD = 2

_NOT_LETTERS = re.compile(r"[\W_]+")


def count_words(text: str) -> int:
    """Words; scripts without spaces count two characters for one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_WIDE.findall(text)) // WIDE_PER_WORD


def is_sentence(text: str, words: int) -> bool:
    """Whether a line reads as running text."""
    return words >= PARAGRAPH_WORDS or (words >= SENTENCE_WORDS and ends_sentence(text))


def ends_sentence(text: str) -> bool:
    """Whether a line ends in an end mark, closing quotation marks and brackets aside."""
    end = text.rstrip(CLOSING + ")] \u00a0\u202f")
    return bool(end) and end[-1] in SENTENCE_ENDS


def letters_of(text: str) -> str:
    """The letters and digits of a text, in one case: what two prints of the same words share."""
    return _NOT_LETTERS.sub("", text).casefold()
