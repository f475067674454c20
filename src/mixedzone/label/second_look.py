"""A second look at lines in doubt: what the network thinks of their neighbours, and the names of the boxes around them.

Asking for the names of all elements would cost as much as the network; only the lines that it is not sure of need it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from mixedzone.label.class_words import Around, columns, words_around
from mixedzone.label.model import Prediction, weights_of
from mixedzone.page.lines import Tree

if TYPE_CHECKING:
    import numpy.typing as npt

    Array = npt.NDArray[np.float32]

DOUBTFUL = (0.25, 0.8)
"""Probabilities of being text between which a line is looked at again. It changes the choice of one in seven of these
lines, and of one in a hundred of those between 0.8 and 0.95."""

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
    text[numbers] = judged(evidence(text, numbers, around), weights_of("html"))


def judged(signs: Array, weights: dict[str, Array]) -> Array:
    """How likely lines are to be text, by their evidence: of shape (lines,)."""
    shift = signs @ weights["second.w"][0] + weights["second.b"][0, 0]
    chances: Array = 1 / (1 + np.exp(-signs[:, 0] - shift))
    return chances


def in_doubt(text: Array) -> npt.NDArray[np.intp]:
    """The numbers of the lines that are looked at again."""
    low, high = DOUBTFUL
    return ((text > low) & (text < high)).nonzero()[0]


def evidence(text: Array, numbers: npt.NDArray[np.intp], around: Sequence[Around]) -> Array:
    """What the second look goes by: the logit of each line, its neighbours' probabilities, the names around it."""
    own = text[numbers]
    padded = np.zeros(len(text) + 4, np.float32)
    padded[2:-2] = text
    beside = [padded[numbers + 2 + distance] for distance in NEIGHBOURS]
    return np.concatenate([np.stack([np.log(own / (1 - own)), *beside], axis=1), columns(around)], axis=1)
