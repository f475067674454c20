"""Numbers → roles: a small network over the lines of a page, and what it makes of the page as a whole.

A line is seen first by itself, then together with the lines before and after it (convolutions), then together with
what has been found of the blocks that it stands in, of the lines that look alike, and of the page (group means).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mixedzone.types import TEXT_ROLES, Role

if TYPE_CHECKING:
    import numpy.typing as npt

    from mixedzone.label.features import Features, Group

    Array = npt.NDArray[np.float32]

WEIGHTS = Path(__file__).with_name("weights.npz")

KNOWN = (
    Role.HEADLINE,
    Role.LEAD,
    Role.BYLINE,
    Role.DATELINE,
    Role.HEADING,
    Role.PARAGRAPH,
    Role.LIST_ITEM,
    Role.TABLE,
    Role.CAPTION,
    Role.CREDIT,
    Role.OTHER,
)
"""The roles that the golds teach; the others need more than shape, place and share."""

INNER = tuple(role for role in KNOWN if role in TEXT_ROLES)
OUTER = tuple(role for role in KNOWN if role not in TEXT_ROLES)

KINDS = ("article", "forum", "product", "collection", "listing", "documentation", "service")

EXTREME = 4.0
"""Standard deviations at which a feature is cut off."""

CHOSEN = 0.5
"""Probability from which a line is taken for text."""

EARLY, LATE = (2, 4), (1, 2)
"""Distances of the neighbours that the convolutions see, before and after the group means."""

WORD_SCALE = 0.3
"""Brings the logarithm of a line's words, the first feature, to the size of a probability."""

PLACES = {role: place for place, role in enumerate(Role)}
INNER_PLACES = [PLACES[role] for role in INNER]
OUTER_PLACES = [PLACES[role] for role in OUTER]
"""The columns of a prediction's probabilities that roles have."""


@dataclass(slots=True)
class Prediction:
    """What the network makes of a page.

    `probabilities` has a row a line and a column for each role in the order of `Role`; a row sums to 1. `text` is
    the probability that a line belongs to the article's text. `confidence` is the word F1 that the text of the lines
    with `text` above a half can expect, `evidence` what that goes by. `kind` is one of `KINDS`, None for a page without
    lines.
    """

    probabilities: Array
    text: Array
    confidence: float
    kind: str | None
    evidence: Array


def predict(features: Features, flat: bool) -> Prediction:
    """Roles of all lines of a page at once. `flat` tells that the features are those of flat text."""
    n = len(features.values)
    if not n:
        nothing = np.zeros(0, np.float32)
        return Prediction(np.zeros((0, len(Role)), np.float32), nothing, 0.0, None, nothing)
    weights = weights_of("flat" if flat else "html")
    values = features.values.T
    lines = _read(values, features.groups, weights)
    outputs = _dense(lines, weights, "roles")
    text = _sigmoid(outputs[0])
    probabilities = np.zeros((len(Role), n), np.float32)
    probabilities[INNER_PLACES] = _softmax(outputs[1 : 1 + len(INNER)]) * text
    probabilities[OUTER_PLACES] = _softmax(outputs[1 + len(INNER) :]) * (1 - text)
    page = np.concatenate([lines.mean(1), lines.max(1)])[:, None]
    kinds = _softmax(_dense(page, weights, "kind"))[:, 0]
    signs = evidence(values[0], text, kinds)
    confidence = _sigmoid(_dense(signs[:, None], weights, "confidence"))
    return Prediction(probabilities.T, text, float(confidence[0, 0]), KINDS[int(kinds.argmax())], signs)


def _read(values: Array, groups: list[Group], weights: dict[str, Array]) -> Array:
    """What the network knows of each line before it tells roles apart. All arrays are (channels, lines)."""
    scaled = values - weights["mean"]
    scaled *= weights["scale"]
    np.clip(scaled, -EXTREME, EXTREME, out=scaled)
    lines = _relu(_dense(scaled, weights, "line"))
    lines = _neighbours(lines, weights, "near", 1)
    for distance in EARLY:
        lines += _neighbours(lines, weights, f"early{distance}", distance)
    scores = _sigmoid(_dense(lines, weights, "score"))
    scores = np.concatenate([scores, scores * (values[0] * np.float32(WORD_SCALE))])
    lines = _relu(_dense(np.concatenate([lines, *_means(scores, groups)]), weights, "group"))
    for distance in LATE:
        lines += _neighbours(lines, weights, f"late{distance}", distance)
    return lines


def _neighbours(lines: Array, weights: dict[str, Array], layer: str, distance: int) -> Array:
    """A convolution over each line, the one so far before it, and the one so far after it."""
    before, here, after = (weights[f"{layer}.w"] @ lines).reshape(3, -1, lines.shape[1])
    here += weights[f"{layer}.b"]
    here[:, distance:] += before[:, :-distance]
    here[:, :-distance] += after[:, distance:]
    return _relu(here)


def _means(scores: Array, groups: list[Group]) -> list[Array]:
    """The mean scores of each group of lines that a line belongs to, the whole page last."""
    channels, n = scores.shape
    sums = np.zeros((2, channels, n + 1), np.float32)
    np.cumsum(scores, axis=1, out=sums[0, :, 1:])
    means = []
    for order, first, end in groups:
        running = sums[0]
        if order is not None:
            running = sums[1]
            np.cumsum(scores.take(order, axis=1), axis=1, out=running[:, 1:])
        held = running.take(end, axis=1)
        held -= running.take(first, axis=1)
        held /= np.maximum(end - first, 1).astype(np.float32)
        means.append(held)
    means.append(np.broadcast_to(sums[0, :, -1:] / np.float32(n), scores.shape))
    return means


def evidence(log_words: Array, text: Array, kinds: Array) -> Array:
    """What the confidence goes by: the F1 that the probabilities promise, how much was chosen, the kind of page."""
    words = np.expm1(log_words) + 0.1
    expected = words * text
    chosen = text > CHOSEN
    picked, hoped = float(words[chosen].sum()), float(expected.sum())
    promised = 2 * float(expected[chosen].sum()) / max(picked + hoped, 1.0)
    doubt = float((expected * (1 - text)).sum()) / max(hoped, 1.0)
    return np.array([promised, doubt, np.log1p(picked) / 10, picked / float(words.sum()), *kinds], np.float32)


def _dense(inputs: Array, weights: dict[str, Array], layer: str) -> Array:
    outputs: Array = weights[f"{layer}.w"] @ inputs
    outputs += weights[f"{layer}.b"]
    return outputs


def _relu(values: Array) -> Array:
    return np.maximum(values, 0, out=values)


def _sigmoid(values: Array) -> Array:
    outputs: Array = np.reciprocal(1 + np.exp(-np.clip(values, -30, 30)))
    return outputs


def _softmax(values: Array) -> Array:
    powers: Array = np.exp(values - values.max(axis=0))
    powers /= powers.sum(axis=0)
    return powers


@cache
def weights_of(family: str) -> dict[str, Array]:
    """The weights for "html" or "flat", read once: matrices as (out, in), the rest as columns."""
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return {
            name.removeprefix(f"{family}."): stored[name].astype(np.float32)
            for name in stored.files
            if name.startswith(f"{family}.")
        }
