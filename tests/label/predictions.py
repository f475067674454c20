"""Predictions made by hand, so that a test can say what the network thought of a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from mixedzone.label.labels import Whole
from mixedzone.label.model import KINDS, PLACES, Prediction, evidence
from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Role


def predicted(
    cut: Lines, text: Collection[str], others: Mapping[str, Role] | None = None, chance: float = 0.9
) -> Prediction:
    """A prediction that takes the lines that begin with one of `text` for paragraphs, and `others` for their roles."""
    probabilities = np.zeros((len(cut), len(Role)), np.float32)
    for number, line in enumerate(cut.texts):
        role = next((role for start, role in (others or {}).items() if line.startswith(start)), None)
        if role is None:
            role = Role.PARAGRAPH if any(map(line.startswith, text)) else Role.OTHER
        probabilities[number] = (1 - chance) / len(Role)
        probabilities[number, PLACES[role]] += chance
    inner = [PLACES[role] for role in TEXT_ROLES]
    chances = probabilities[:, inner].sum(1)
    words = np.array([len(line.split()) for line in cut.texts], np.float32)
    kinds = np.array([kind == "article" for kind in KINDS], np.float32)
    signs = evidence(np.log1p(words), chances, kinds) if len(cut) else words
    return Prediction(probabilities, chances, signs, lambda: Whole(0.9, "article"))
