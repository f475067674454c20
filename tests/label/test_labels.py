"""What the labeller hands up."""

from __future__ import annotations

from mixedzone.label.labels import Labels
from mixedzone.types import Role


def test_labels_hold_a_role_and_a_probability_a_line() -> None:
    labels = Labels([Role.HEADLINE, Role.PARAGRAPH], [0.9, 0.8], 0.7, None)
    assert len(labels.roles) == len(labels.probabilities) == 2
    assert (labels.confidence, labels.kind) == (0.7, None)
