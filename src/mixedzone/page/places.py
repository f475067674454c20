"""Where each line of an HTML page stands: child-index paths and XPaths, found on demand by one more walk."""

from __future__ import annotations

import re
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

    __slots__ = ("at", "depth", "index", "is_foreign", "number", "path", "seen", "xpath")

    def __init__(self, number: int, depth: int, path: tuple[int, ...], xpath: str, is_foreign: bool) -> None:
        self.number = number
        self.depth = depth
        self.path = path
        self.xpath = xpath
        self.is_foreign = is_foreign
        self.start()

    def start(self) -> None:
        self.at, self.index = 0, -1
        self.seen: dict[int, int] = {}

    def count_to(self, child: Any) -> None:
        """Count the children up to one, from the last one that was asked for: most lines follow each other."""
        at, kinds = self.at, []
        before = child
        while before is not None and before.mem_id != at:
            kinds.append(before.tag_id)
            before = before.prev
        if before is None and at:
            self.start()
        seen = self.seen
        for kind in kinds:
            seen[kind] = seen.get(kind, 0) + 1
        self.index += len(kinds)
        self.at = child.mem_id


class _Finder:
    """Remembers the elements around the last line: most of them are around the next one too."""

    def __init__(self, tree: Tree) -> None:
        self.hosts = tree.hosts
        self.names = dict(_TEXTS)
        self.around: list[_Around] = []
        self.known: dict[int, _Around] = {}
        self.left = MAX_STEPS

    def place(self, node: Any) -> Place:
        if self.left <= 0:
            return Place(None, None)
        new = []
        inner = None
        outer = node.parent
        while outer is not None and (inner := self.known.get(number := outer.mem_id)) is None:
            host = self.hosts.get(number, outer)
            new.append((number, host))
            outer = host.parent
        self.leave(inner.depth if inner is not None else 0)
        for number, host in reversed(new):
            inner = self.enter(number, inner, host)
        if inner is None:  # the document at least is around every node
            return Place(None, None)
        path, xpath, _ = self.step(inner, node)
        self.left -= len(path)
        return Place(path, xpath)

    def leave(self, depth: int) -> None:
        """Forget the elements that end before the next line."""
        while len(self.around) > depth:
            del self.known[self.around.pop().number]

    def enter(self, number: int, outer: _Around | None, host: Any) -> _Around:
        """Take an element for one around; a template's content stands for its host."""
        way = ((), "", False) if outer is None else self.step(outer, host)
        inner = self.known[number] = _Around(number, len(self.around) + 1, *way)
        self.around.append(inner)
        return inner

    def step(self, around: _Around, child: Any) -> tuple[tuple[int, ...], str, bool]:
        """The way to a child, and whether XPath finds what is inside only by counting."""
        around.count_to(child)
        kind = child.tag_id
        name = self.names.get(kind) or self.name(child, kind)
        is_foreign = kind not in _TEXTS and (around.is_foreign or name == "*")
        if is_foreign:
            name, nth = "*", around.index + 1 - sum(around.seen.get(each, 0) for each in _TEXTS)
        else:
            nth = around.seen[kind]
        return (*around.path, around.index), f"{around.xpath}/{name}[{nth}]", is_foreign

    def name(self, node: Any, kind: int) -> str:
        """What XPath calls an element; a document's own elements are numbered anew in each document."""
        tag = node.tag or ""
        name = self.names[kind] = tag if _NAME.fullmatch(tag) else "*"
        return name
