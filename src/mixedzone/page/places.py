"""Where each line of an HTML page stands: child-index paths and XPaths, found on demand by climbing from the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from selectolax.lexbor import LexborNode

from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import COMMENT, TEXT

MAX_STEPS = 5_000_000
"""The most steps that the paths of a page have together, at 16 bytes: deep nesting would make them fill the memory.
The 1,643 pages have up to 50,000."""

MOST_HELD = 250_000
"""The most steps of the ways that are remembered at a time, for the same reason."""

_TEXTS = {TEXT: "text()", COMMENT: "comment()"}
_NAME = re.compile(r"(?!(?:svg|math)$)[a-z][a-z0-9_-]{0,99}")
"""The names by which XPath finds an element of HTML. Others are counted: those of SVG and MathML stand in a
namespace, and mark-up may make names that XPath cannot spell."""
_ANY = "*"


class Places(NamedTuple):
    """The first text nodes of lines, by column: the child indexes from the document down, and the same as XPath.

    XPath has no word for a template's content: it stands in both as if it were the template's children. Both are
    None for lines that come after the page's first `MAX_STEPS`.
    """

    paths: list[tuple[int, ...] | None]
    xpaths: list[str | None]


def places_of(lines: Lines) -> Places:
    """The place of every line; nothing for flat text."""
    if lines.tree is None:
        return Places([], [])
    return _Finder(lines.tree).places(lines.tree.firsts)


_Way = tuple[tuple[int, ...], str]
"""How to get to a node, as a path and as XPath."""


class _Finder:
    """Remembers what it has passed: most elements around a line are around the next one too.

    `steps` has, by the numbers of elements, the element around each and the step from there; `ways` are the whole
    ways to those that several lines stand in; `counts` has the last child of an element that has been counted, its
    index, and how many there are of each kind up to it.
    """

    def __init__(self, tree: Tree) -> None:
        self.hosts = tree.hosts
        self.openings = {kind: f"/{name}[" for kind, name in _TEXTS.items()}
        self.firsts = {kind: f"/{name}[1]" for kind, name in _TEXTS.items()}
        self.is_odd = False
        self.steps: dict[int, tuple[int, int, str]] = {}
        self.ways: dict[int, _Way] = {}
        self.held = 0
        self.counts: dict[int, list[Any]] = {}

    def places(self, nodes: Iterable[Any]) -> Places:
        """Climb from each text node to an element that has been passed before. One loop: its body is what a page costs.

        Most nodes are the first child of their element, or the first after white space, and need no counting.
        """
        steps, ways, hosts, firsts, count = self.steps, self.ways, self.hosts, self.firsts, self.count
        paths: list[tuple[int, ...] | None] = []
        xpaths: list[str | None] = []
        left = MAX_STEPS
        for first in nodes:
            if left <= 0:
                paths.append(None)
                xpaths.append(None)
                continue
            node = child = first if first.__class__ is LexborNode else first.whole
            path: tuple[int, ...] = ()
            xpath, kind, number = "", TEXT, 0
            while (outer := child.parent) is not None:
                inner, number = number, outer.mem_id
                step = firsts.get(kind) or self.first(child, kind)
                before = child.prev
                if before is None:
                    index = 0
                elif before.prev is None and before.tag_id != kind:
                    index = 1
                else:
                    index, step = count(child, kind, number)
                path = (index,) + path  # noqa: RUF005 - twice as fast
                xpath = step + xpath
                if inner:
                    steps[inner] = number, index, step
                if number in steps:
                    break
                child = hosts.get(number, outer) if hosts else outer
                kind = child.tag_id
            base, start = ways.get(number) or self.way_inside(number)
            if self.is_odd and (_ANY in start or _ANY in xpath):
                base, start = self.counted(node)
                path, xpath = (), ""
            paths.append(base + path)
            xpaths.append(start + xpath)
            left -= len(base) + len(path)
        return Places(paths, xpaths)

    def way_inside(self, number: int) -> _Way:
        """The way to an element that has been passed."""
        inside = []
        while number in self.steps and number not in self.ways:
            inside.append(number)
            number = self.steps[number][0]
        path, xpath = self.ways.get(number, ((), ""))
        for number in reversed(inside):
            _, index, step = self.steps[number]
            path, xpath = (*path, index), xpath + step
            if self.held > MOST_HELD:
                self.ways.clear()
                self.held = 0
            self.ways[number] = path, xpath
            self.held += len(path)
        return path, xpath

    def counted(self, node: Any) -> _Way:
        """The way to a text node in an element that XPath does not find by its name, nor any inside."""
        climbed = []
        while (outer := node.parent) is not None:
            climbed.append((node, outer.mem_id))
            node = self.hosts.get(outer.mem_id, outer)
        path, xpath, is_counted = [], [], False
        for node, number in reversed(climbed):
            kind = node.tag_id
            index, step = self.count(node, kind, number)
            is_counted = is_counted or _ANY in step
            if is_counted and kind not in _TEXTS:
                seen = self.counts[number][2]
                step = f"/{_ANY}[{index + 1 - sum(seen.get(each, 0) for each in _TEXTS)}]"
            path.append(index)
            xpath.append(step)
        return tuple(path), "".join(xpath)

    def count(self, child: Any, kind: int, outer: int) -> tuple[int, str]:
        """The index of a child of an element, and the step to it: counted from the last one on."""
        counted = self.counts.get(outer)
        if counted is None:
            counted = self.counts[outer] = [0, -1, {}]
        last, index, seen = counted
        mine = child.mem_id
        if last != mine:
            seen[kind] = seen.get(kind, 0) + 1
            index += 1
            before = child.prev
            while before is not None and before.mem_id != last:
                other = before.tag_id
                seen[other] = seen.get(other, 0) + 1
                index += 1
                before = before.prev
            if before is None and last:  # the last one stands behind it
                del self.counts[outer]
                return self.count(child, kind, outer)
            counted[0], counted[1] = mine, index
        return index, f"{self.openings[kind]}{seen[kind]}]"

    def first(self, node: Any, kind: int) -> str:
        """The step to the first element of a name; a document's own elements are numbered anew in each document."""
        tag = node.tag or ""
        name = tag if _NAME.fullmatch(tag) else _ANY
        self.is_odd = self.is_odd or name == _ANY
        self.openings[kind], self.firsts[kind] = f"/{name}[", f"/{name}[1]"
        return self.firsts[kind]
