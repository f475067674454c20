"""A second look at lines in doubt: what the network makes of their neighbours and of the page, and the names of the
boxes around them.

What a sign is worth depends on what the page is: comments are no part of an article, and a forum's text. So there is a
layer for each kind of page, and they are mixed by how likely the page is of each kind.

Asking for the names of all elements would cost as much as the network; only the lines that it is not sure of need it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from mixedzone.label.class_words import Around, columns, words_around
from mixedzone.label.model import KINDS, Prediction, weights_of
from mixedzone.page.lines import Tree

if TYPE_CHECKING:
    import numpy.typing as npt

    Array = npt.NDArray[np.float32]

DOUBTFUL = (0.07, 0.9)
"""Probabilities of being text between which a line is looked at again."""

NEIGHBOURS = (-2, -1, 1, 2)


def take(tree: Tree, prediction: Prediction) -> None:
    """Say again how likely the lines in doubt are to be text, if anything around them has a name that tells."""
    text = prediction.text
    numbers = in_doubt(text)
    if not len(numbers):
        return
    around = words_around(tree, numbers.tolist())
    if not any(map(any, around)):
        return
    signs = evidence(text, numbers, prediction.evidence, around)
    text[numbers] = judged(signs, prediction.evidence, weights_of("html"))


def judged(signs: Array, page: Array, weights: dict[str, Array]) -> Array:
    """How likely lines are to be text, by their signs and by the evidence of their page: of shape (lines,)."""
    kinds = page[-len(KINDS) :]
    shift = signs @ (kinds @ weights["second.w"]) + kinds @ weights["second.b"]
    chances: Array = 1 / (1 + np.exp(-signs[:, 0] - shift))
    return chances


def in_doubt(text: Array) -> npt.NDArray[np.intp]:
    """The numbers of the lines that are looked at again."""
    low, high = DOUBTFUL
    return ((text > low) & (text < high)).nonzero()[0]


def evidence(text: Array, numbers: npt.NDArray[np.intp], page: Array, around: Sequence[Around]) -> Array:
    """What the second look goes by: the logit of each line, its neighbours' probabilities, what the network makes of
    the page (the same for each line), the names around the line."""
    own = text[numbers]
    padded = np.zeros(len(text) + 4, np.float32)
    padded[2:-2] = text
    beside = [padded[numbers + 2 + distance] for distance in NEIGHBOURS]
    alone = np.stack([np.log(own / (1 - own)), *beside], axis=1)
    whole = np.broadcast_to(page[: -len(KINDS)], (len(numbers), len(page) - len(KINDS)))
    return np.concatenate([alone, whole, columns(around)], axis=1)
