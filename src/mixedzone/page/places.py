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

    __slots__ = ("at", "children", "is_foreign", "kinds", "number", "path", "seen", "xpath")

    def __init__(self, node: Any, path: tuple[int, ...], xpath: str) -> None:
        children = list(node.iter(include_text=True))
        self.number: int = node.mem_id
        self.children: list[int] = [child.mem_id for child in children]
        self.kinds: list[int] = [child.tag_id for child in children]
        self.is_foreign = xpath.rpartition("/")[2].startswith("*")
        self.path = path
        self.xpath = xpath
        self.at = -1
        self.seen: dict[int, int] = {}

    def count_to(self, number: int) -> int:
        """The index of a child that comes at or behind the last one asked for."""
        if self.at >= 0 and self.children[self.at] == number:
            return self.at
        index = self.children.index(number, self.at + 1)
        seen = self.seen
        for kind in self.kinds[self.at + 1 : index + 1]:
            seen[kind] = seen.get(kind, 0) + 1
        self.at = index
        return index


class _Finder:
    """Remembers the elements around the last line: most of them are around the next one too."""

    def __init__(self, tree: Tree) -> None:
        self.hosts = tree.hosts
        self.names = dict(_TEXTS)
        self.around: list[_Around] = []
        self.depths: dict[int, int] = {}
        self.left = MAX_STEPS

    def place(self, node: Any) -> Place:
        if self.left <= 0:
            return Place(None, None)
        depths = self.depths
        new = []
        outer = node.parent
        while outer is not None and (depth := depths.get(outer.mem_id)) is None:
            host = self.hosts.get(outer.mem_id) if self.hosts else None
            new.append((outer, host))
            outer = (host or outer).parent
        self.leave(0 if outer is None else depth)
        for inner, host in reversed(new):
            self.enter(inner, host or inner)
        path, name = self.step(node)
        self.left -= len(path)
        return Place(path, name)

    def leave(self, depth: int) -> None:
        """Forget the elements that end before the next line."""
        while len(self.around) > depth:
            del self.depths[self.around.pop().number]

    def enter(self, node: Any, host: Any) -> None:
        """Take an element for one around; a template's content stands for its host."""
        path, xpath = self.step(host) if self.around else ((), "")
        number = node.mem_id
        self.around.append(_Around(node, path, xpath))
        self.depths[number] = len(self.around)

    def step(self, node: Any) -> tuple[tuple[int, ...], str]:
        """The way to a child of the innermost element."""
        around = self.around[-1]
        index = around.count_to(node.mem_id)
        kind = node.tag_id
        name = self.names.get(kind) or self.name(node, kind)
        if kind in _TEXTS or not (around.is_foreign or name == "*"):
            nth = around.seen[kind]
        else:
            name, nth = "*", index + 1 - sum(around.seen.get(each, 0) for each in _TEXTS)
        return (*around.path, index), f"{around.xpath}/{name}[{nth}]"

    def name(self, node: Any, kind: int) -> str:
        """What XPath calls an element; a document's own elements are numbered anew in each document."""
        tag = node.tag or ""
        name = self.names[kind] = tag if _NAME.fullmatch(tag) else "*"
        return name
