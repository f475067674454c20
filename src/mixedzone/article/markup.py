"""What the mark-up around a line says of it: the words in the class names, ids and relations of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mixedzone.article.box_words import bits_in
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import NAMES, elements

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NEAR = 3
"""Elements around a line whose names are read: the line's own, and one or two boxes around it."""

_NAMING = frozenset({"class", "id", "itemprop", "rel", "data-testid"})
_ENDS = elements("body html article main section")
_TELLING = {kind: bits_in(NAMES[kind]) for kind in elements("time address figcaption")}


class Markup:
    """The words that a page's elements are named with, each element read once: lines and pictures share boxes.

    Words are bits, as `box_words` has them.
    """

    def __init__(self, cut: Lines) -> None:
        self._cut = cut
        self._words: dict[int, int] = {}
        self._around: dict[int, int] = {}

    def words_of(self, node: LexborNode) -> int:
        """The words that an element is named with."""
        number = node.mem_id
        words = self._words.get(number)
        if words is None:
            said = node.attributes
            named = [value for name, value in said.items() if value and name in _NAMING] if said else None
            words = self._words[number] = bits_in(" ".join(named)) if named else 0
        return words

    def words_around(self, line: int) -> int:
        """The words that the elements around a line are named with; none for flat text. Lines count from 0."""
        if self._cut.tree is None:
            return 0
        words = self._around.get(line)
        if words is None:
            words = self._around[line] = self._read_around(self._cut.tree, line)
        return words

    def _read_around(self, tree: Tree, line: int) -> int:
        first: Any = tree.firsts[line]
        node = getattr(first, "whole", first).parent
        found = 0
        for _ in range(NEAR):
            if node is None or (kind := node.tag_id) in _ENDS:
                break
            found |= self.words_of(node) | _TELLING.get(kind, 0)
            node = node.parent
        return found
