"""What the mark-up around a line says of it: the words in the class names, ids and relations of its elements."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import NAMES, elements

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NEAR = 3
"""Elements around a line whose names are read: the line's own, and one or two boxes around it."""

LONGEST = 300
"""Characters of an attribute that are read; style sheets without names make long ones."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NAMING = frozenset({"class", "id", "itemprop", "rel", "data-testid"})
_NONE: frozenset[str] = frozenset()
_ENDS = elements("body html article main section")
_TELLING = elements("time address figcaption")


class Markup:
    """The words that a page's elements are named with, each element read once: lines and pictures share boxes."""

    def __init__(self, cut: Lines) -> None:
        self._cut = cut
        self._words: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}

    def words_of(self, node: LexborNode) -> frozenset[str]:
        """The words that an element is named with, in lower case: of "figCaption__text" there are three."""
        number = node.mem_id
        words = self._words.get(number)
        if words is None:
            named = [value for name, value in node.attributes.items() if value and name in _NAMING]
            words = self._words[number] = _words(" ".join(named)) if named else _NONE
        return words

    def words_around(self, line: int) -> frozenset[str]:
        """The words that the elements around a line are named with; none for flat text. Lines count from 0."""
        if self._cut.tree is None:
            return _NONE
        words = self._around.get(line)
        if words is None:
            words = self._around[line] = self._read_around(self._cut.tree, line)
        return words

    def _read_around(self, tree: Tree, line: int) -> frozenset[str]:
        first: Any = tree.firsts[line]
        node = getattr(first, "whole", first).parent
        found: list[str] = []
        for _ in range(NEAR):
            if node is None or (kind := node.tag_id) in _ENDS:
                break
            found += self.words_of(node)
            if kind in _TELLING:
                found.append(NAMES[kind])
            node = node.parent
        return frozenset(found)


@lru_cache(8192)
def _words(named: str) -> frozenset[str]:
    return frozenset(map(str.lower, _WORD.findall(named[:LONGEST])))
