"""Lines of the text that stand on a page more than once: a carousel's clones, a page's copy for small screens.

HTML only: where mark-up is gone, copies are few and can't be told from tables and programs.
"""

from __future__ import annotations

from collections.abc import Sequence

from mixedzone.label.shape import count_words
from mixedzone.page.lines import Lines
from mixedzone.page.tags import Mark

FEWEST_WORDS = 8
"""Words from which on a line is a copy of one that says the same: a short one may well be said again."""

_RECURRING = int(Mark.CELL | Mark.PRE | Mark.CODE)
"""Tables and programs repeat themselves on purpose."""


def without_copies(cut: Lines, numbers: Sequence[int]) -> list[int]:
    """Some lines in their order, each long one once: where it is shown if it is, else where it stands first."""
    texts, hidden = cut.texts, cut.hidden
    if len({texts[number] for number in numbers}) == len(numbers):
        return list(numbers)
    first: dict[str, int] = {}
    for number in sorted(numbers, key=lambda number: hidden[number] is not None):
        first.setdefault(texts[number], number)
    return [n for n in numbers if first[texts[n]] == n or _may_recur(cut, n)]


def _may_recur(cut: Lines, number: int) -> bool:
    return bool(cut.marks[cut.runs[number]] & _RECURRING) or count_words(cut.texts[number]) < FEWEST_WORDS
