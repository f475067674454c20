"""Paragraphs that open with a dash → the words that are spoken in them, without those that say by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mixedzone.article.quotation import Span
from mixedzone.article.speech_words import DASHED, ENCLITIC, Words

LONGEST_TAIL = 160
"""Characters of the words behind speech that say by whom; more is a sentence of its own."""

VERB_AMONG = 3
"""The verb is one of so many words that open the words by whom."""

DASHES = "–—―‒-"
"""What opens a paragraph of dialogue."""

_OPENING = re.compile(r"([–—―‒-])[\s\u00a0]*")
_DASH = re.compile(r"(?<=[\s,.!?…\u00a0])[–—―-](?=[\s\u00a0.,])|[–—―]")
_CLAUSE = re.compile(r"[,!?.…:»”][\s\u00a0]*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDS = frozenset(".!?…")


def dashed_spans(text: str, words: Words) -> list[Span]:
    """The speech in a paragraph that opens with a dash; none where the language or the words speak against it.

    >>> from mixedzone.article.speech_words import words_of
    >>> text = "– Vi gav allt, säger Ruiz. – Nu vilar vi."
    >>> [text[span.start:span.end] for span in dashed_spans(text, words_of("sv"))]
    ['Vi gav allt', 'Nu vilar vi.']
    """
    opening = _OPENING.match(text)
    if opening is None or words.language is None or words.language not in DASHED:
        return []
    told = False
    spans: list[Span] = []
    for start, end in _pieces(text, opening.end()):
        if spans and _tells(text, start, end, words):
            told = True
            continue
        stop = speech_end(text, start, end, words)
        told = told or stop < end
        if spans and spans[-1].end == _before_dash(text, start):
            spans[-1] = spans[-1]._replace(end=stop, after=stop)
        else:
            spans.append(Span(start, start, stop, stop))
    if told or (opening[1] != "-" and text.rstrip()[-1:] in _ENDS):
        return [span for span in spans if span.end > span.start]
    return []


def speech_end(text: str, start: int, end: int, words: Words) -> int:
    """Where speech that nothing closes ends: before a last clause that opens with a verb of speech, or at the end."""
    for found in _CLAUSE.finditer(text, max(start, end - LONGEST_TAIL), end):
        verb = _WORD.match(text, found.end())
        if verb is not None and is_verb(verb[0], words):
            return found.start() + (found[0][0] != ",")
    return end


def is_verb(word: str, words: Words) -> bool:
    """Whether a word is a verb of speech, also with a pronoun that hangs on it."""
    small = word.lower()
    return small in words.verbs or ENCLITIC.sub("", small) in words.verbs


def _pieces(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The text between its dashes."""
    for dash in _DASH.finditer(text, start):
        yield start, dash.start()
        start = dash.end()
        while start < len(text) and text[start] in " \u00a0.,":
            start += 1
    yield start, len(text)


def _before_dash(text: str, start: int) -> int:
    """The end of what stands before the dash before this place."""
    while start and text[start - 1] in " \u00a0.,":
        start -= 1
    return start - 1


def _tells(text: str, start: int, end: int, words: Words) -> bool:
    """Whether words behind a dash say who speaks: a verb of speech is among the first of them."""
    place = start
    for _ in range(VERB_AMONG):
        word = _WORD.search(text, place, end)
        if word is None:
            return False
        if is_verb(word[0], words):
            return True
        place = word.end()
    return False
