"""What the mark-up around a line says of it: the words in the class names, ids and relations of its elements."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mixedzone.page.lines import Lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NEAR = 3
"""Elements around a line whose names are read: the line's own, and one or two boxes around it."""

LONGEST = 300
"""Characters of an attribute that are read; style sheets without names make long ones."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NONE: frozenset[str] = frozenset()
_ATTRIBUTES = ("class", "id", "itemprop", "rel", "data-testid")


def words_of(node: LexborNode) -> frozenset[str]:
    """The words that an element is named with, in lower case: "figCaption__text" has "fig", "caption" and "text"."""
    attributes = node.attributes
    if not attributes:
        return _NONE
    named = [value for name in _ATTRIBUTES if (value := attributes.get(name))]
    return _words(" ".join(named)) if named else _NONE


@lru_cache(8192)
def _words(named: str) -> frozenset[str]:
    return frozenset(map(str.lower, _WORD.findall(named[:LONGEST])))


def words_around(cut: Lines, number: int, depth: int = NEAR) -> frozenset[str]:
    """The words that the elements around a line are named with; none for flat text. Lines count from 0."""
    if cut.tree is None:
        return _NONE
    first: Any = cut.tree.firsts[number]
    node = getattr(first, "whole", first).parent
    found = _NONE
    for _ in range(depth):
        if node is None or node.tag in ("body", "html", "article", "main", "section"):
            break
        found |= words_of(node)
        if node.tag in ("time", "address", "figcaption"):
            found |= {node.tag}
        node = node.parent
    return found
