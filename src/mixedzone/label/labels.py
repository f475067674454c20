"""What the labeller hands up: a role and a probability for every line, and what it thinks of the whole page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from mixedzone.types import TEXT_ROLES, Role

Named = tuple[list[Role], list[float]]
"""A role and its probability for every line."""


class Whole(NamedTuple):
    """What a page is as a whole: the word F1 that its reading can expect, and its kind, where something tells."""

    confidence: float
    kind: str | None


class Labels:
    """The labels of a page's lines.

    `inner` has a role for the lines that the article's text may need and None for those that it does not; it is there
    at once. `roles` and `probabilities` have one entry a line; they, and what is said of the page as a whole, are
    worked out when first asked for.
    """

    def __init__(
        self,
        inner: Sequence[Role | None],
        name: Callable[[Sequence[Role | None]], Named],
        judge: Callable[[], Whole],
    ) -> None:
        self.inner = inner
        self._name = name
        self._judge = judge

    @property
    def confidence(self) -> float:
        """The word F1 that the reading can expect."""
        return self._whole.confidence

    @property
    def kind(self) -> str | None:
        """What the page is, where something speaks for it."""
        return self._whole.kind

    @property
    def roles(self) -> list[Role]:
        """The role of every line; those of `inner` as they are there."""
        return self._named[0]

    @property
    def probabilities(self) -> list[float]:
        """How likely each line has its role, 0 to 1."""
        return self._named[1]

    def corrected(self, given: Mapping[int, Role]) -> Labels:
        """The same with other roles for some lines, counted from 0, each of which is certain."""
        roles = [given.get(line, role) for line, role in enumerate(self.roles)]
        probabilities = [1.0 if line in given else p for line, p in enumerate(self.probabilities)]
        inner = [
            (given[line] if given[line] in TEXT_ROLES else None) if line in given else role
            for line, role in enumerate(self.inner)
        ]
        return Labels(inner, lambda _: (roles, probabilities), self._judge)

    @cached_property
    def _named(self) -> Named:
        return self._name(self.inner)

    @cached_property
    def _whole(self) -> Whole:
        return self._judge()
