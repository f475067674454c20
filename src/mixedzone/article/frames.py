"""Where a page sets pictures: the elements that hold one with its caption and credit, and what stands in them.

The tree alone tells: `figure`, `figcaption`, words in class names, and short lines that share a box with a picture.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from mixedzone.article.box_words import bits_of
from mixedzone.article.markup import Markup
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import MEDIA, NAMES, TAG, TEXT, Mark, elements
from mixedzone.types import TEXT_ROLES, Role

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_LINES = 8
"""Lines of a box that still is a picture's; a caption, its credit, a label or two."""

MOST_CHARACTERS = 1200
"""Characters of all lines in such a box."""

LONGEST_LOOSE = 600
"""Characters of a line outside such a box that may be a caption."""

HIGHEST = 6
"""Boxes around a picture that are looked at for its caption."""

BEFORE = 14
"""Lines before the headline, or the first text, where the lead picture's words may stand."""

BEHIND = 8
"""Lines behind the text where the words of its last picture may stand."""

NEAR = 2
"""Lines between a picture and its caption at most: a credit, and a label such as "1 of 8"."""

MOST_FRAMES = 400
"""Frames of one page."""

_CAPTION, _DESCRIBED, _NEGATED = bits_of("caption"), bits_of("described"), bits_of("negated")
_CREDIT, _CREDIT_INSIDE = bits_of("credit"), bits_of("credit", "credit inside")
_PICTURE, _BUTTON = bits_of("picture"), bits_of("button")
_ELSEWHERE, _OTHER_STORIES, _OURS = bits_of("elsewhere"), bits_of("other stories"), bits_of("ours")
_FIGURE, _FIGCAPTION = TAG["figure"], TAG["figcaption"]
_IMAGE = TAG["img"]
_IN_FIGCAPTION, _IN_FIGURE, _IN_BUTTON = int(Mark.FIGCAPTION), int(Mark.FIGURE | Mark.FIGCAPTION), int(Mark.BUTTON)
_STOPS = frozenset(TAG[name] for name in ("body", "main", "html", "article"))
_MEDIA = {number for number, name in NAMES.items() if name in MEDIA.split()}
_PRESSED = elements("button script style form template select time")
_NO_NAMES = elements("figure article body main section")
_FOOTER, _ASIDE = TAG["footer"], TAG["aside"]
_MENUS = elements("nav footer")
_SIGNED = (Role.CAPTION, Role.CREDIT)

_FIRST_LINE = itemgetter(3)
"""A block's first line; blocks stand in its order."""

_Sign = tuple[Role | None, int]


@dataclass(slots=True)
class Part:
    """Text of one element in a frame; `sign` is what the names around it make of it, None where they say nothing."""

    text: str
    sign: Role | None
    line: int


@dataclass(slots=True)
class Frame:
    """A box that holds a picture or the words of one: its lines (counted from 0) and media, whether it is a figure."""

    first: int
    last: int
    is_figure: bool
    nodes: list[LexborNode] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    is_elsewhere: bool = False
    is_named: bool = False


def frames_of(cut: Lines, roles: Sequence[Role], region: tuple[int, int], markup: Markup | None = None) -> list[Frame]:
    """The frames that begin in a region of the page, in page order, their parts read; none in flat text."""
    if cut.tree is None:
        return []
    headline = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else -1
    finder = _Finder(cut, cut.tree, markup or Markup(cut), region, headline)
    frames = finder.frames()
    return sorted([*frames, *finder.loose(frames)], key=lambda frame: frame.first)


def region_of(roles: Sequence[Role]) -> tuple[int, int]:
    """The lines between which the article's pictures stand, from 0, the last one not included."""
    end = end_of(roles)
    return (max(0, top_of(roles) - BEFORE), end + BEHIND) if end else (0, 0)


def top_of(roles: Sequence[Role]) -> int:
    """The line that the article begins with, from 0: its headline or its first text."""
    headline = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else len(roles)
    first = next((n for n, role in enumerate(roles[:headline]) if role in TEXT_ROLES), headline)
    return first if first < len(roles) else 0


def end_of(roles: Sequence[Role]) -> int:
    """The line behind the article's text, from 0; 0 where there is none."""
    return next((n for n in range(len(roles), 0, -1) if roles[n - 1] in TEXT_ROLES), 0)


class _Finder:
    def __init__(self, cut: Lines, tree: Tree, markup: Markup, region: tuple[int, int], headline: int) -> None:
        self.cut = cut
        self.tree = tree
        self.words_of = markup.words_of
        self.first, self.last = region
        self.headline = headline
        self.signs: dict[int, _Sign] = {}
        self.length = [0, *accumulate(map(len, cut.texts))]

    def frames(self) -> list[Frame]:
        opened, last = self.tree.opened, self.tree.last
        first, end = (bisect_left(opened, line, key=_FIRST_LINE) for line in (self.first, self.last))
        figures = [
            b
            for b, (kind, _, _, start) in enumerate(opened[first:end], first)
            if kind == _FIGURE and last[b] - start <= 2 * MOST_LINES
        ]
        inner = self._inner(figures)
        found: dict[int, Frame] = {}
        alone: list[Frame] = []
        for block, place, node in self.tree.media:
            if not self.first <= place < self.last or node.tag_id not in _MEDIA:
                continue
            box = self._box(block, inner)
            if box is not None:
                frame = found.get(box)
                if frame is None:
                    frame = found[box] = Frame(opened[box][3], last[box], opened[box][0] == _FIGURE)
                frame.nodes.append(node)
            else:
                alone.append(Frame(place, place, False, [node]))
            if len(found) + len(alone) >= MOST_FRAMES:
                break
        for b in inner:
            if b not in found and last[b] > opened[b][3]:
                found[b] = Frame(opened[b][3], last[b], True)
        ordered = _joined(sorted([*alone, *found.values()], key=lambda frame: (frame.first, frame.last)))
        for frame in ordered:
            self._read(frame)
        return ordered

    def _inner(self, figures: list[int]) -> set[int]:
        """The figures that hold no other: a gallery's are one each."""
        holding = set()
        for b in figures:
            parent = self.tree.opened[b][1]
            while parent > 0:
                holding.add(parent)
                parent = self.tree.opened[parent][1]
        return {b for b in figures if b not in holding}

    def _box(self, block: int, figures: set[int]) -> int | None:
        """The frame of a medium: the figure around it, or else the nearest box with lines that are few and short."""
        opened, last = self.tree.opened, self.tree.last
        b, box, height = block, None, 0
        while b > 0 and height < HIGHEST:
            kind, parent, _, start = opened[b]
            if b in figures:
                return b
            if kind in _STOPS or last[b] - start > MOST_LINES or self._size(start, last[b]) > MOST_CHARACTERS:
                break
            if start <= self.headline < last[b]:
                break
            if box is None and any(not self._is_pressed(line) for line in range(start, last[b])):
                box = b
            b, height = parent, height + 1
        return box

    def loose(self, frames: list[Frame]) -> list[Frame]:
        """Lines outside frames that are named captions or credits, those that follow each other together."""
        held = {line for frame in frames for line in range(frame.first, frame.last)}
        media = [(place, node) for _, place, node in self.tree.media if self.first <= place < self.last]
        places = [place for place, _ in media]
        near = {place + way for place in places for way in range(-NEAR, NEAR + 1)}
        found: list[Frame] = []
        texts, marks, runs = self.cut.texts, self.cut.marks, self.cut.runs
        for line in range(self.first, min(self.last, len(self.cut))):
            if line not in near and not marks[runs[line]] & _IN_FIGCAPTION:
                continue
            if line in held or len(texts[line]) > LONGEST_LOOSE or self._is_plain(line):
                continue
            parts = self.parts_of(line)
            if not any(part.sign in _SIGNED for part in parts):
                continue
            if found and found[-1].last == line and len(found[-1].parts) < MOST_LINES:
                found[-1].last = line + 1
                found[-1].parts += parts
                continue
            beside = media[bisect_left(places, line - NEAR) : bisect_right(places, line + NEAR)]
            nodes = [node for _, node in beside if node.tag_id == _IMAGE][:1]
            found.append(Frame(line, line + 1, False, nodes, parts, is_named=True))
        return found

    def _is_plain(self, line: int) -> bool:
        """Whether a line is one run that no element calls a caption or a credit, as most are."""
        run = self.cut.runs[line]
        if self.cut.runs[line + 1] - run > 1:
            return False
        first: Any = self.tree.firsts[line]
        return self.sign(getattr(first, "whole", first), self.cut.marks[run])[0] not in _SIGNED

    def _size(self, first: int, last: int) -> int:
        return self.length[last] - self.length[first]

    def _is_pressed(self, line: int) -> bool:
        """Whether a line is a button, such as one that enlarges the picture."""
        return bool(self.cut.marks[self.cut.runs[line]] & _IN_BUTTON)

    # What stands in a frame

    def _read(self, frame: Frame) -> None:
        """Read the parts of a frame, with what the names of their elements say."""
        node: Any = frame.nodes[0] if frame.nodes else None
        said = 0
        is_aside = in_menu = False
        for _ in range(HIGHEST):
            if node is None or (kind := node.tag_id) in _STOPS:
                break
            own = self.words_of(node)
            said |= own
            in_menu = in_menu or kind in _MENUS
            if own & _ELSEWHERE and not own & _OURS:
                frame.is_elsewhere = True
            is_aside = is_aside or kind == _ASIDE
            node = node.parent
        frame.is_named = bool(said & _PICTURE)
        if in_menu or (frame.is_elsewhere and said & _OTHER_STORIES):
            frame.is_elsewhere = True
            return
        for line in range(frame.first, frame.last):
            frame.parts += self.parts_of(line)
        if any(part.sign in _SIGNED for part in frame.parts):
            frame.is_elsewhere = False
        elif is_aside:
            frame.is_elsewhere = True

    def parts_of(self, line: int) -> list[Part]:
        """The elements of a line: runs of one sign, joined."""
        cut = self.cut
        start, end = cut.runs[line], cut.runs[line + 1]
        parts: list[Part] = []
        at = 0
        first: Any = self.tree.firsts[line]
        node = getattr(first, "whole", first)
        if end - start == 1:
            return [Part(cut.pieces[start].replace("\n", " "), self.sign(node, cut.marks[start])[0], line)]
        for run in range(start, end):
            piece = cut.pieces[run]
            own, parent = self.sign(node, cut.marks[run])
            if parts and (parts[-1].sign is own and own is not None and parent == at):
                parts[-1].text += piece
            else:
                parts.append(Part(piece, own, line))
            at = parent
            node = _next_text(node) if run + 1 < end else node
            if node is None:
                break
        for part in parts:
            part.text = part.text.replace("\n", " ")
        return parts

    def sign(self, node: Any, marks: int) -> _Sign:
        """What the elements around a text say of it: caption, credit, other (a button), or None; and its element."""
        parent = node.parent
        number = parent.mem_id if parent is not None else 0
        known = self.signs.get(number)
        if known is None:
            known = self.signs[number] = self.sign_of(parent, marks), number
        return known

    def sign_of(self, parent: Any, marks: int) -> Role | None:
        in_figure = marks & _IN_FIGURE
        credit = _CREDIT_INSIDE if in_figure else _CREDIT
        for _ in range(3):
            if parent is None or (kind := parent.tag_id) in _NO_NAMES:
                break
            said = self.words_of(parent)
            if kind in _PRESSED or said & _BUTTON:
                return Role.OTHER
            in_caption = kind == _FIGCAPTION
            if (said & credit or (kind == _FOOTER and in_figure)) and not (said & _CAPTION and in_caption):
                return Role.CREDIT
            named = said & _CAPTION or (said & _DESCRIBED and said & _PICTURE)
            if in_caption or (named and not said & _NEGATED):
                return Role.CAPTION
            parent = parent.parent
        return Role.CAPTION if marks & _IN_FIGCAPTION else None


def _joined(frames: list[Frame]) -> list[Frame]:
    """Frames in order, a picture that stands alone given to the figure after it that has none."""
    joined: list[Frame] = []
    for frame in frames:
        before = joined[-1] if joined else None
        if before and frame.is_figure and not frame.nodes and before.last == before.first >= frame.first - NEAR:
            frame.nodes = joined.pop().nodes
        joined.append(frame)
    return joined


def _next_text(node: Any) -> Any:
    """The next text node in document order that is more than white space."""
    while node is not None:
        following = node.next
        while following is None:
            node = node.parent
            if node is None:
                return None
            following = node.next
        node = following
        while node.tag_id != TEXT and node.tag not in ("script", "style") and node.first_child is not None:
            node = node.first_child
        if node.tag_id == TEXT and not node.text_content.isspace():
            return node
    return None
