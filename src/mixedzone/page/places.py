"""Where each line of an HTML page stands: child-index paths and XPaths, found on demand by one more walk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import COMMENT, TEXT

MAX_STEPS = 5_000_000
"""The most steps that the paths of a page have together, at 16 bytes: deep nesting would make them fill the memory.
The 1,643 pages have up to 50,000."""

_TEXTS = {TEXT: "text()", COMMENT: "comment()"}
_NAME = re.compile(r"(?!(?:svg|math)$)[a-z][a-z0-9_-]*")
"""The names by which XPath finds an element of HTML. Others are counted: those of SVG and MathML stand in a
namespace, and mark-up may make names that XPath cannot spell."""


class Place(NamedTuple):
    """The first text node of a line: the child indexes from the document down, and the same as XPath.

    XPath has no word for a template's content: it stands in both as if it were the template's children. Both are
    None for lines that come after the page's first `MAX_STEPS`.
    """

    path: tuple[int, ...] | None
    xpath: str | None


def places_of(lines: Lines) -> list[Place]:
    """The place of every line; none for flat text."""
    if lines.tree is None:
        return []
    finder = _Finder(lines.tree)
    return [finder.place(getattr(node, "whole", node)) for node in lines.tree.firsts]


class _Around:
    """An element (or the document) with the way to it, and how far its children have been counted, by their kinds."""

    __slots__ = ("at", "children", "depth", "index", "is_foreign", "node", "number", "path", "seen", "xpath")

    children: Iterator[Any]
    index: int
    seen: dict[int, int]

    def __init__(self, node: Any, number: int, depth: int, path: tuple[int, ...], xpath: str, is_foreign: bool) -> None:
        self.node = node
        self.number = number
        self.depth = depth
        self.path = path
        self.xpath = xpath
        self.is_foreign = is_foreign
        self.at = 0

    def count_to(self, child: int) -> None:
        """Count the children up to one, from the last one that was asked for: lines follow each other."""
        if not self.at:
            self.children, self.seen, self.index = self.node.iter(True), {}, -1
        seen, index, at = self.seen, self.index, 0
        for node in self.children:
            kind = node.tag_id
            seen[kind] = seen.get(kind, 0) + 1
            index += 1
            at = node.mem_id
            if at == child:
                break
        self.index, self.at = index, at


class _Finder:
    """Remembers the elements around the last line: most of them are around the next one too."""

    def __init__(self, tree: Tree) -> None:
        self.hosts = tree.hosts
        self.names = dict(_TEXTS)
        self.around: list[_Around] = []
        self.known: dict[int, _Around] = {}
        self.left = MAX_STEPS

    def place(self, node: Any) -> Place:
        """The place of a text node; most are an element's first child, and its others are only counted if need be."""
        if self.left <= 0:
            return Place(None, None)
        outer = node.parent
        number = outer.mem_id if outer is not None and node.prev is None else 0
        host = self.hosts.get(number, outer)
        if number and number not in self.known and host.parent is not None:
            path, xpath, _ = self.way(host)
            path, xpath = (*path, 0), f"{xpath}/{_TEXTS[TEXT]}[1]"
        elif outer is not None:
            path, xpath, _ = self.way(node)
        else:  # the document at least is around every node
            return Place(None, None)
        self.left -= len(path)
        return Place(path, xpath)

    def way(self, node: Any) -> tuple[tuple[int, ...], str, bool]:
        """The way to a node, and whether XPath finds what is inside only by counting."""
        new = []
        inner = None
        outer = node.parent
        while outer is not None and (inner := self.known.get(number := outer.mem_id)) is None:
            new.append((number, outer))
            outer = self.hosts.get(number, outer).parent
        self.leave(inner.depth if inner is not None else 0)
        for number, outer in reversed(new):
            inner = self.enter(number, inner, outer)
        return self.step(inner, node, node.mem_id) if inner is not None else ((), "", False)

    def leave(self, depth: int) -> None:
        """Forget the elements that end before the next line."""
        if len(self.around) > depth:
            for left in self.around[depth:]:
                del self.known[left.number]
            del self.around[depth:]

    def enter(self, number: int, outer: _Around | None, node: Any) -> _Around:
        """Take an element for one around; a template's content stands for its host."""
        host = self.hosts.get(number, node)
        way = ((), "", False) if outer is None else self.step(outer, host, host.mem_id)
        inner = self.known[number] = _Around(node, number, len(self.around) + 1, *way)
        self.around.append(inner)
        return inner

    def step(self, around: _Around, child: Any, number: int) -> tuple[tuple[int, ...], str, bool]:
        """The way to a child, and whether XPath finds what is inside only by counting."""
        kind = child.tag_id
        name = self.names.get(kind) or self.name(child, kind)
        is_foreign = (around.is_foreign or name == "*") and kind not in _TEXTS
        if is_foreign:
            name = "*"
        if not around.at and child.prev is None:
            return (*around.path, 0), f"{around.xpath}/{name}[1]", is_foreign
        if number != around.at:
            around.count_to(number)
        nth = around.index + 1 - sum(around.seen.get(each, 0) for each in _TEXTS) if is_foreign else around.seen[kind]
        return (*around.path, around.index), f"{around.xpath}/{name}[{nth}]", is_foreign

    def name(self, node: Any, kind: int) -> str:
        """What XPath calls an element; a document's own elements are numbered anew in each document."""
        tag = node.tag or ""
        name = self.names[kind] = tag if _NAME.fullmatch(tag) else "*"
        return name
