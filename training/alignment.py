"""Which lines of a page are its gold text: the labels that the model learns.

Long lines are known by their shingles. Short ones ("Advertisement", a heading, a list item) could stand anywhere,
so they count only where the gold has them between the words of their neighbours, or as a line of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

TOKEN = re.compile(r"\w+")
SHINGLE = 5
LONG = 8
"""Tokens from which a line is known by its shingles alone."""
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
MATCHED = 0.6
"""Share of a long line's shingles that the gold must have."""
WINDOW = 400
"""Gold tokens between two neighbours within which a short line is looked for."""


def tokens(text: str) -> list[str]:
    """Lower-cased words; writing without spaces between words gives its characters."""
    text = unicodedata.normalize("NFC", text).lower()
    if CJK.search(text):
        text = CJK.sub(lambda found: f" {found[0]} ", text)
    return TOKEN.findall(text)


class Gold:
    """A gold text as tokens, with an index of its shingles and what has been used up of it."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        self.edges: set[int] = {0}
        for line in text.split("\n"):
            self.tokens += tokens(line)
            self.edges.add(len(self.tokens))
        self.used = np.zeros(len(self.tokens), bool)
        self.places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for n in range(1, SHINGLE + 1):
            for start in range(len(self.tokens) - n + 1):
                self.places[tuple(self.tokens[start : start + n])].append(start)

    def find(self, words: Sequence[str]) -> list[int]:
        """Where `words` stand unused."""
        n = len(words)
        return [
            start
            for start in self.places.get(tuple(words[:SHINGLE]), ())
            if self.tokens[start : start + n] == words and not self.used[start : start + n].any()
        ]

    def take_shingles(self, words: Sequence[str]) -> tuple[float, int] | None:
        """Use up what the gold has of a long line: the share of its tokens, and where they begin."""
        covered = np.zeros(len(words), bool)
        taken: list[tuple[int, int]] = []
        last = -1
        for i in range(len(words) - SHINGLE + 1):
            free = [
                p for p in self.places.get(tuple(words[i : i + SHINGLE]), ()) if not self.used[p : p + SHINGLE].all()
            ]
            if free:
                place = min(free, key=lambda p: abs(p - last - 1)) if last >= 0 else free[0]
                last = place
                covered[i : i + SHINGLE] = True
                taken.append((i, place))
        share = float(covered.mean())
        if share < MATCHED:
            return None
        for _, place in taken:
            self.used[place : place + SHINGLE] = True
        return share, taken[0][1] - taken[0][0]


def align(
    texts: Sequence[str], hidden: Sequence[bool], gold_text: str
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """The share of each line's words that stand in the gold text, and the gold token at which it begins.

    Lines that do not belong to the gold text have share 0 and place -1. What stands on the page more than once
    counts once, and where it is shown rather than where it is hidden.
    """
    gold = Gold(gold_text)
    words = [tokens(text) for text in texts]
    share = np.zeros(len(texts), np.float32)
    place = np.full(len(texts), -1)
    order = sorted(range(len(texts)), key=lambda i: bool(hidden[i]))
    for i in order:
        if len(words[i]) >= LONG and (found := gold.take_shingles(words[i])) is not None:
            share[i], place[i] = found
    for between in (True, True, False):
        _short_lines(gold, words, share, place, order, between)
    return share, place


def _short_lines(
    gold: Gold,
    words: list[list[str]],
    share: npt.NDArray[np.float32],
    place: npt.NDArray[np.int64],
    order: list[int],
    between: bool,
) -> None:
    """Place the lines that shingles do not know: between their neighbours' words, or as a line of the gold."""
    for i in order:
        length = len(words[i])
        if place[i] >= 0 or not length:
            continue
        found = gold.find(words[i])
        if not found:
            continue
        before = place[:i][place[:i] >= 0]
        start = int(before[-1]) if len(before) else -1
        after = place[i + 1 :][place[i + 1 :] >= 0]
        end = int(after[0]) if len(after) else -1
        near = [p for p in found if _fits(gold, p, length, start, end, between)]
        if near:
            expected = start if start >= 0 else end
            best = min(near, key=lambda p: abs(p - expected)) if expected >= 0 else near[0]
            share[i], place[i] = 1, best
            gold.used[best : best + length] = True


def _fits(gold: Gold, place: int, length: int, start: int, end: int, between: bool) -> bool:
    whole = place in gold.edges and place + length in gold.edges
    if not between:
        return whole
    if start < 0 and end < 0:
        return False
    inside = (start < 0 or start < place <= start + WINDOW) and (end < 0 or end - WINDOW <= place < end)
    touches = (place > 0 and bool(gold.used[place - 1])) or (
        place + length < len(gold.tokens) and bool(gold.used[place + length])
    )
    return inside and (whole or touches)
