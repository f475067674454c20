"""What the labeller hands up."""

from __future__ import annotations

from collections.abc import Sequence

from mixedzone.label.labels import Labels, Named, Whole
from mixedzone.types import Role


def test_the_lines_around_the_text_are_named_when_asked_for_and_once() -> None:
    asked = []

    def name(inner: Sequence[Role | None]) -> Named:
        asked.append(inner)
        return [role or Role.OTHER for role in inner], [0.9] * len(inner)

    labels = Labels([Role.HEADLINE, None], name, lambda: Whole(0.7, None))
    assert (labels.inner, labels.confidence, labels.kind) == ([Role.HEADLINE, None], 0.7, None)
    assert not asked
    assert labels.roles == [Role.HEADLINE, Role.OTHER]
    assert labels.probabilities == [0.9, 0.9]
    assert len(asked) == 1
