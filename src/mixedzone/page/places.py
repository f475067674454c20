"""Where each line of an HTML page stands: child-index paths and XPaths, found on demand by one more walk."""

from __future__ import annotations

import re
from collections import Counter
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


class _Step(NamedTuple):
    """The way from a parent, by its `mem_id`, to one of its children."""

    parent: int
    child: int
    xpath: str


class _Finder:
    """Remembers the step to every node, so that each list of children is counted once."""

    def __init__(self, tree: Tree) -> None:
        self.hosts = tree.hosts
        self.steps: dict[int, _Step] = {}
        self.numbered: set[int] = set()
        self.left = MAX_STEPS

    def place(self, node: Any) -> Place:
        if self.left <= 0:
            return Place(None, None)
        self.number(node)
        way = []
        number = node.mem_id
        while (step := self.steps.get(number)) is not None:
            way.append(step)
            number = step.parent
        self.left -= len(way)
        way.reverse()
        return Place(tuple(step.child for step in way), "".join(step.xpath for step in way))

    def number(self, node: Any) -> None:
        """Number the children of all that a node stands in, from the outermost down."""
        lists = []
        around = node.parent
        while around is not None and around.mem_id not in self.numbered:
            host = self.hosts.get(around.mem_id, around)
            lists.append((around, host))
            around = host.parent
        for parent, host in reversed(lists):
            self.number_children(parent, host.mem_id)

    def number_children(self, parent: Any, known_as: int) -> None:
        self.numbered.add(parent.mem_id)
        step = self.steps.get(known_as)
        foreign = step is not None and step.xpath.startswith("/*")
        seen: Counter[str] = Counter()
        for index, child in enumerate(parent.iter(include_text=True)):
            name = _TEXTS.get(child.tag_id)
            if name is None:
                name = child.tag or ""
                seen["*"] += 1
                if foreign or not _NAME.fullmatch(name):
                    name = "*"
            if name != "*":
                seen[name] += 1
            self.steps[child.mem_id] = _Step(known_as, index, f"/{name}[{seen[name]}]")
