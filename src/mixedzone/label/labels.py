"""What the labeller hands up: a role and a probability for every line, and what it thinks of the whole page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from mixedzone.types import Role

Named = tuple[list[Role], list[float]]
"""A role and its probability for every line."""


class Labels:
    """The labels of a page's lines.

    `inner` has a role for the lines that the article's text may need and None for those that it does not; it is there
    at once. `roles` and `probabilities` have one entry a line and are worked out when first asked for. `confidence` is
    the word F1 that the reading can expect, `kind` what the page is, where something speaks for it.
    """

    def __init__(
        self,
        inner: Sequence[Role | None],
        name: Callable[[Sequence[Role | None]], Named],
        confidence: float,
        kind: str | None,
    ) -> None:
        self.inner = inner
        self.confidence = confidence
        self.kind = kind
        self._name = name

    @property
    def roles(self) -> list[Role]:
        """The role of every line; those of `inner` as they are there."""
        return self._named[0]

    @property
    def probabilities(self) -> list[float]:
        """How likely each line has its role, 0 to 1."""
        return self._named[1]

    @cached_property
    def _named(self) -> Named:
        return self._name(self.inner)
