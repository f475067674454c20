"""Numbers → roles: a small network over the lines of a page, and what it makes of the page as a whole.

A line is seen first by itself, then together with the lines before and after it (convolutions), then together with
what has been found of the blocks that it stands in, of the lines that look alike, and of the page (group means).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mixedzone.label.labels import Whole
from mixedzone.label.lanes import product, room
from mixedzone.types import TEXT_ROLES, Role

if TYPE_CHECKING:
    import numpy.typing as npt

    from mixedzone.label.features import Features, Group

    Array = npt.NDArray[np.float32]
    Weights = dict[str, Array]

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
    the probability that a line belongs to the article's text. `evidence` is what the network makes of the page (see the
    function of that name). `judge` says what the page is as a whole: the word F1 that the text of the lines with `text`
    above a half can expect, and one of `KINDS`, None for a page without lines.
    """

    probabilities: Array
    text: Array
    evidence: Array
    judge: Callable[[], Whole]


def predict(features: Features, flat: bool) -> Prediction:
    """Roles of all lines of a page at once. `flat` tells that the features are those of flat text."""
    n = len(features.values)
    if not n:
        nothing = np.zeros(0, np.float32)
        return Prediction(np.zeros((0, len(Role)), np.float32), nothing, nothing, lambda: Whole(0.0, None))
    weights = weights_of("flat" if flat else "html")
    values = features.values.T
    lines = _read(values, features.groups, weights)
    outputs = _dense(lines, weights, "roles")[:, :n]
    text = _sigmoid(outputs[0])
    probabilities = np.zeros((len(Role), n), np.float32)
    powers = np.exp(outputs[1:] - outputs[1:].max(axis=0))
    inner, outer = powers[: len(INNER)], powers[len(INNER) :]
    probabilities[INNER_PLACES] = inner * (text / inner.sum(axis=0))
    probabilities[OUTER_PLACES] = outer * ((1 - text) / outer.sum(axis=0))
    lines = lines[:, :n]
    page = np.concatenate([lines.mean(1), lines.max(1)])
    kinds = np.exp(weights["kind.w"] @ page + weights["kind.b"][:, 0])
    signs = evidence(values[0], text, kinds / kinds.sum())
    return Prediction(probabilities.T, text, signs, partial(_judged, signs, weights))


def _judged(signs: Array, weights: Weights) -> Whole:
    """What a page is as a whole."""
    confidence = _sigmoid(weights["confidence.w"] @ signs + weights["confidence.b"][:, 0])
    return Whole(float(confidence[0]), KINDS[int(signs[-len(KINDS) :].argmax())])


def _read(values: Array, groups: list[Group], weights: Weights) -> Array:
    """What the network knows of each line before it tells roles apart.

    All arrays are (channels, lines), with room for whole lanes; `count` are the lines of the page.
    """
    count = values.shape[1]
    inputs = np.zeros((len(values), room(count)), np.float32)
    held = inputs[:, :count]
    np.minimum(np.maximum(values, weights["low"], out=held), weights["high"], out=held)  # clip takes twice as long
    lines = _relu(_dense(inputs, weights, "line"))
    lines = _neighbours(lines, weights, "near", 1, count)
    for distance in EARLY:
        lines += _neighbours(lines, weights, f"early{distance}", distance, count)
    seen = np.empty((len(weights["group.w"][0]), lines.shape[1]), np.float32)
    seen[: len(lines)] = lines
    scores = _sigmoid(_dense(lines, weights, "score")[:, :count])
    scores = np.concatenate([scores, scores * (values[0] * np.float32(WORD_SCALE))])
    _fill_means(seen[len(lines) :].reshape(-1, len(scores), lines.shape[1]), scores, groups)
    lines = _relu(_dense(seen, weights, "group"))
    for distance in LATE:
        lines += _neighbours(lines, weights, f"late{distance}", distance, count)
    return lines


def _neighbours(lines: Array, weights: Weights, layer: str, distance: int, count: int) -> Array:
    """A convolution over each line, the one so far before it, and the one so far after it."""
    beside = np.zeros((3, *lines.shape), np.float32)
    beside[0, :, distance:count] = lines[:, : max(count - distance, 0)]
    beside[1] = lines
    beside[2, :, : max(count - distance, 0)] = lines[:, distance:count]
    return _relu(_dense(beside.reshape(-1, lines.shape[1]), weights, layer))


def _fill_means(means: Array, scores: Array, groups: list[Group]) -> None:
    """Put in the mean scores of each group of lines that a line belongs to, the whole page last."""
    channels, n = scores.shape
    means[:, :, n:] = 0
    running = np.zeros((channels, n + 1), np.float32)
    np.cumsum(scores, axis=1, out=running[:, 1:])
    means[-1, :, :n] = running[:, -1:] / np.float32(n)
    for mean, (order, first, end) in zip(means, groups, strict=False):
        if order is not None:
            running = np.zeros((channels, n + 1), np.float32)
            np.cumsum(scores.take(order, axis=1), axis=1, out=running[:, 1:])
        held = running.take(end, axis=1)
        held -= running.take(first, axis=1)
        np.divide(held, np.maximum(end - first, 1, dtype=np.float32), out=mean[:, :n])


def evidence(log_words: Array, text: Array, kinds: Array) -> Array:
    """What the confidence goes by: the F1 that the probabilities promise, how much was chosen, the kind of page."""
    words = np.expm1(log_words) + 0.1
    expected = words * text
    chosen = text > CHOSEN
    picked, hoped = float(words[chosen].sum()), float(expected.sum())
    promised = 2 * float(expected[chosen].sum()) / max(picked + hoped, 1.0)
    doubt = float((expected * (1 - text)).sum()) / max(hoped, 1.0)
    return np.array([promised, doubt, np.log1p(picked) / 10, picked / float(words.sum()), *kinds], np.float32)


def _dense(inputs: Array, weights: Weights, layer: str) -> Array:
    outputs = product(weights[f"{layer}.w"], inputs)
    outputs += weights[f"{layer}.b"]
    return outputs


def _relu(values: Array) -> Array:
    return np.maximum(values, 0, out=values)


def _sigmoid(values: Array) -> Array:
    outputs: Array = np.tanh(values * np.float32(0.5))
    outputs += 1
    outputs *= np.float32(0.5)
    return outputs


@cache
def weights_of(family: str) -> Weights:
    """The weights for "html" or "flat", read once: matrices as (out, in), the rest as columns.

    What brings the features to one scale is made part of the first layer; `low` and `high` are where they are cut off.
    """
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        weights = {
            name.removeprefix(f"{family}."): stored[name].astype(np.float32)
            for name in stored.files
            if name.startswith(f"{family}.")
        }
    mean, scale = weights.pop("mean"), weights.pop("scale")
    weights["low"], weights["high"] = mean - EXTREME / scale, mean + EXTREME / scale
    weights["line.w"] = weights["line.w"] * scale.T
    weights["line.b"] = weights["line.b"] - weights["line.w"] @ mean
    return weights
