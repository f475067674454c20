"""How far a reading can be trusted, learned from what held-out readings turned out to be worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from mixedzone.label.model import evidence
from training.corpus import FOLDS
from training.reading import Reading

NEWTON_STEPS, PENALTY = 12, 1.0
BINS = 10

Array = npt.NDArray[np.float32]


def fit(readings: Sequence[Reading]) -> tuple[dict[str, Array], npt.NDArray[np.float64]]:
    """The logistic fit of word F1 on the evidence, and what it says of pages left out, fold by fold."""
    signs = np.stack([evidence(r.example.features.values[:, 0], r.text, r.kinds) for r in readings]).astype(float)
    worth = np.array([r.f1 for r in readings])
    fold = np.array([r.example.page.fold for r in readings])
    kept = np.zeros(len(readings))
    for number in range(FOLDS):
        out = fold == number
        kept[out] = _sigmoid(_design(signs[out]) @ _logistic(signs[~out], worth[~out]))
    weights = _logistic(signs, worth).astype(np.float32)
    return {"confidence.w": weights[None, :-1], "confidence.b": weights[None, -1:]}, kept


def calibration_error(expected: npt.NDArray[np.float64], worth: npt.NDArray[np.float64]) -> float:
    """The gap between what was expected and what came, over equal bins of expectation, weighted by pages."""
    bins = np.minimum((expected * BINS).astype(int), BINS - 1)
    gaps = [abs(expected[bins == b].mean() - worth[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)]
    return float(sum(gaps))


def _design(signs: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.hstack([signs, np.ones((len(signs), 1))])


def _sigmoid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-values)))


def _logistic(signs: npt.NDArray[np.float64], worth: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Weights by Newton's method, a small penalty keeping them finite."""
    design = _design(signs)
    weights = np.zeros(design.shape[1])
    for _ in range(NEWTON_STEPS):
        expected = _sigmoid(design @ weights)
        slope = design.T @ (worth - expected) - PENALTY * weights
        curve = (design * (expected * (1 - expected))[:, None]).T @ design + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights
