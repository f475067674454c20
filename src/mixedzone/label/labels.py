"""What the labeller hands up: a role and a probability for every line, and what it thinks of the whole page."""

from __future__ import annotations

from dataclasses import dataclass

from mixedzone.types import Role


@dataclass(slots=True)
class Labels:
    """`roles` and `probabilities` have one entry a line; `confidence` is the word F1 that the reading can expect."""

    roles: list[Role]
    probabilities: list[float]
    confidence: float
    kind: str | None
