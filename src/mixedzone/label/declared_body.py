"""The story's text as the page declares it (schema.org `articleBody`): what else stands among its lines is none.

Papers declare the paragraphs alone, often cut short and never in place. So the declared text gives no line its role;
it only speaks against lines that it does not hold, and only where it holds most of what was taken for the text.
"""

from __future__ import annotations

import html
import re

import numpy as np

from mixedzone.label.linked_data import declared
from mixedzone.label.model import CHOSEN, Prediction
from mixedzone.label.shape import letters_of
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import Mark

FEWEST_CHARACTERS = 200
"""Letters of a declared text from which on it is one."""

TOLD, HELD = 0.75, 0.6
"""Share of the chosen lines' letters that the declared text must hold, and of its own that they must show."""

SHORT_LINE, SHORT_HEADING = 20, 100
"""Letters of lines too short to be looked for, and of headings, which papers leave out of the declared text."""

SURE_BETWEEN, SURE_AFTER = 0.99, 0.95
"""Probability from which a line stays text that stands between lines of the declared text, or after the last."""

DOUBT = 0.4
"""The probability of being text that is left to such lines."""

_FIELD = "articleBody"
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEADING = int(Mark.HEADING)


def weigh(cut: Lines, tree: Tree, prediction: Prediction) -> None:
    """Lower the probability of the lines that a declared text speaks against."""
    body = _declared(tree)
    if len(body) < FEWEST_CHARACTERS:
        return
    chosen = (prediction.text > CHOSEN).nonzero()[0].tolist()
    letters = {number: letters_of(cut.texts[number]) for number in chosen}
    told = [n for n in chosen if len(letters[n]) >= SHORT_LINE and letters[n] in body]
    shown = sum(len(letters[n]) for n in told)
    if not told or shown < HELD * len(body) or shown < TOLD * sum(map(len, letters.values())):
        return
    held = set(told)
    for number in chosen:
        if number < told[0] or number in held:
            continue
        size = len(letters[number])
        if number > told[-1]:
            sure = SURE_AFTER
        elif size < SHORT_LINE or (size < SHORT_HEADING and cut.marks[cut.runs[number]] & _HEADING):
            continue
        else:
            sure = SURE_BETWEEN
        if prediction.text[number] < sure:
            prediction.text[number] = np.float32(DOUBT)


def _declared(tree: Tree) -> str:
    """The letters of the longest text that the page declares; empty where it declares none."""
    bodies = [body for body in declared(tree, _FIELD) if isinstance(body, str)]
    longest = max(bodies, key=len, default="")
    return letters_of(_TAG.sub(" ", html.unescape(longest)))
