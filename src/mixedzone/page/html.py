"""HTML → lines: one walk over lexbor's tree.

Lines break where a browser breaks them without author style sheets: at the boundaries of block elements, at
`<br>`, and at line feeds in preformatted text. Inline elements do not break words. White space is folded as CSS
folds it (space, tab, line feed, carriage return, form feed; a no-break space stays).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import (
    BLOCK,
    BLOCKS,
    CLASSES,
    INLINE,
    LEAF,
    MARKS,
    MEDIA,
    NAMES,
    PLAIN,
    PRE,
    SPECIAL,
    TAG,
    TEXT,
    UNSEEN,
    WATCHED,
    Mark,
    elements,
)

_PRE = int(Mark.PRE)
_MEDIA, _RAW, _BREAKS, _PREFORMATTED = (
    elements(MEDIA),
    elements("script style"),
    elements("br hr"),
    elements(PRE),
)
_SUMMARY, _TEMPLATE, _SVG, _LINE_FEED = TAG["summary"], TAG["template"], TAG["svg"], TAG["br"]
_SCRIPT = TAG["script"]
_OPENABLE = elements("details dialog")

_NO_EVENTS = LexborDocumentOptions.WO_EVENTS.value  # a twentieth of the parse; they serve editing the tree

_CSS_SPACE = " \t\n\r\f"

_STYLES = '[hidden],[style*="is" i]'  # of display and visibility; two queries cost a third more
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*([a-z-]+)", re.IGNORECASE)
_INVISIBLE = re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_LONG_STYLE = 200  # characters; longer ones are not worth the memory of keeping what they declare
_BLOCK_DISPLAYS = frozenset({"block", "flex", "grid", "table", "list-item", "flow-root", "table-cell", "table-row"})


def cut_html(data: bytes) -> Lines:
    """Cut UTF-8 HTML into lines. What stands in `script` and `style` is no text.

    >>> cut_html(b"<h1>Derby <i>day</i></h1><p>Two goals,<br>one winner.").texts
    ['Derby day', 'Two goals,', 'one winner.']
    """
    parser = LexborHTMLParser(data, options=_NO_EVENTS)
    root = parser.root
    if root is None:
        return Lines([], [], [])
    cutter = _Cutter(Tree(parser), root)
    cutter.walk(root)
    return cutter.lines()


Node = Any
"""A parser's node or a stand-in for one: the walk asks for what both have."""


_Around = tuple[Iterator[Node], int, int, int, "_Around | None"]
"""What the walk goes on with after an element: the nodes that follow it, its block, marks and hider, and the same
for the element around it."""


class _Piece:
    """What stands in for a part of a preformatted text node: a line's text, or the line feed after it."""

    __slots__ = ("tag_id", "text_content", "whole")
    mem_id = 0
    first_child = prev = parent = None

    def __init__(self, tag_id: int, text_content: str, whole: Node) -> None:
        self.tag_id = tag_id
        self.text_content = text_content
        self.whole = whole


def _preformatted(node: Node, text: str) -> Iterator[_Piece]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield _Piece(_LINE_FEED, "", node)
        if line and not line.isspace():
            yield _Piece(TEXT, line, node)


class _Cutter:
    """The state of one walk: `walk` collects runs of text and the tree, `lines` folds the runs into lines."""

    def __init__(self, tree: Tree, root: LexborNode) -> None:
        self.tree = tree
        self.styled: dict[int, Node] = {}
        self.classes = CLASSES.copy()
        self.unknown_styled: set[int] = set()
        self.drawings: set[int] = set()
        self.drawn: set[int] = set()
        self.watch(root.css(_STYLES))
        self.pieces: list[str] = []
        self.blocks: list[int] = []
        self.marks: list[int] = []
        self.runs: list[int] = []
        self.hidden: list[tuple[int, int]] = []
        self.continuing: list[int] = []
        self.preformatted = False
        self.reasons: list[str | None] = [None]
        self.hosts = [0]

    def walk(self, root: LexborNode) -> None:
        """Visit every node once, in document order. One long loop: its body is what a page costs.

        `broken` tells that a block boundary has passed since the last run, `shown_broken` one that the page shows.
        """
        tree, styled = self.tree, self.styled
        pieces, blocks, run_marks, runs = self.pieces, self.blocks, self.marks, self.runs
        opened, last, firsts, scripts = tree.opened, tree.last, tree.firsts, tree.scripts
        classes, marks_of, known = self.classes, MARKS, len(CLASSES)
        preformatted = False
        block = bits = hider = at_hider = line = 0
        count = 1
        broken = shown_broken = True
        around: _Around | None = None
        nodes: Iterator[Node] = root.iter(True, True)
        while True:
            for node in nodes:
                kind = node.tag_id
                if kind == TEXT:
                    text = node.text_content
                    if preformatted and bits & _PRE and "\n" in text:
                        around = (nodes, block, bits, hider, around)
                        nodes = _preformatted(node, text)
                        break
                    if text.isspace():
                        continue
                    if broken or hider != at_hider:
                        if hider:
                            self.hidden.append((line, hider))
                        elif shown_broken:
                            shown_broken = False
                        else:
                            self.continuing.append(line)
                        firsts.append(node)
                        runs.append(len(pieces))
                        line += 1
                        at_hider = hider
                        broken = False
                    elif text[0] not in _CSS_SPACE and pieces[-1][-1] not in _CSS_SPACE:
                        text = _space_before(node) + text
                    pieces.append(text)
                    blocks.append(block)
                    run_marks.append(bits)
                    continue
                group = classes[kind] if kind < known else self.class_of_unknown(kind)
                is_special = False
                if group > BLOCK:
                    if group == WATCHED:
                        is_special = node.mem_id in styled
                        group = CLASSES[kind] if kind < known else PLAIN
                    if group == SPECIAL:
                        is_special = True
                    elif group == LEAF and (
                        kind in _RAW or node.first_child is None or self.is_empty_picture(node, kind)
                    ):
                        if kind in _MEDIA:
                            tree.media.append((block, line, node))
                        elif kind in _BREAKS:
                            broken = True
                            if not hider:
                                shown_broken = True
                        elif kind == _SCRIPT:
                            scripts.append(node)
                        continue
                around = (nodes, block, bits, hider, around)
                if is_special:
                    group, hider, node = self.special(node, kind, block, hider)
                    preformatted = self.preformatted
                if group == BLOCK:
                    broken = True
                    if not hider:
                        shown_broken = True
                    if kind < known:
                        bits |= marks_of[kind]
                    opened.append((kind, block, bits, line))
                    last.append(0)
                    block = count
                    count += 1
                elif group != PLAIN:
                    bits |= marks_of[kind]
                nodes = node.iter(True, not preformatted or not bits & _PRE)
                break
            else:
                if around is None:
                    break
                left, gone = block, hider
                nodes, block, bits, hider, around = around
                if left != block:
                    last[left] = line
                    broken = True
                    if not gone:
                        shown_broken = True
        last[0] = line
        runs.append(len(pieces))

    def class_of_unknown(self, kind: int) -> int:
        return WATCHED if kind in self.unknown_styled else PLAIN

    def special(self, node: Node, kind: int, block: int, hider: int) -> tuple[int, int, Node]:
        """An element that is media, unseen by default, preformatted, or styled by its own attributes.

        Gives its class, its hider, and the node that its content hangs on.
        """
        if kind in _MEDIA:
            self.tree.media.append((block, len(self.runs), node))
        elif kind in _PREFORMATTED:
            self.preformatted = True
        reason, group = None, BLOCK if kind in BLOCKS or node.mem_id in self.drawn else _inline(kind)
        if node.mem_id in self.styled:
            reason, group = _style(node, kind, group)
        if kind == _SUMMARY and hider and self.reasons[hider] == "details" and self.hosts[hider] == block:
            hider = 0
        if reason is None and kind in UNSEEN and not _opened(node, kind):
            reason = NAMES[kind]
        if reason is not None and not hider:
            self.reasons.append(reason)
            hider = len(self.reasons) - 1
            self.hosts.append(len(self.tree.last))
        if kind == _TEMPLATE and (content := _template_content(node)) is not None:
            self.tree.hosts[content.mem_id] = node
            if not hider:
                self.watch(content.css(_STYLES))
            node = content
        return group, hider, node

    def is_empty_picture(self, node: Node, kind: int) -> bool:
        """Whether an element is a drawing without text. The words of one with text stand in blocks.

        Drawings inside a drawing with text are not looked through again: nested deep, they would cost the square.
        """
        if kind != _SVG or node.mem_id in self.drawings:
            return False
        text = node.text_lexbor()
        if not text or text.isspace():
            return True
        self.drawings.update(inner.mem_id for inner in node.css("svg"))
        words = node.css("text")
        self.drawn.update(inner.mem_id for inner in words)
        self.watch(words)
        return False

    def watch(self, nodes: list[LexborNode]) -> None:
        """Have the walk treat elements with care that their names do not tell of."""
        for node in nodes:
            self.styled[node.mem_id] = node
            if node.tag_id < len(CLASSES):
                self.classes[node.tag_id] = WATCHED
            else:
                self.unknown_styled.add(node.tag_id)

    def lines(self) -> Lines:
        """Fold the runs of each line into its text and hand over the columns."""
        count = len(self.runs) - 1
        hidden: list[str | None] = [None] * count
        continues = [False] * count
        for number, hider in self.hidden:
            hidden[number] = self.reasons[hider]
        for number in self.continuing:
            continues[number] = True
        return Lines(
            texts=self.texts(),
            hidden=hidden,
            continues=continues,
            tree=self.tree,
            runs=self.runs,
            blocks=self.blocks,
            marks=self.marks,
            pieces=self.pieces,
        )

    def texts(self) -> list[str]:
        """Each line's runs as one text, white space folded. Most lines are one run that needs no folding."""
        pieces, runs = self.pieces, self.runs
        texts = [
            pieces[start].strip() if end - start == 1 else "".join(pieces[start:end]).strip()
            for start, end in pairwise(runs)
        ]
        for number, text in enumerate(texts):
            if "\n" in text or "  " in text or "\t" in text:
                texts[number] = _fold(text)
        if self.preformatted:
            for number, start in enumerate(runs[:-1]):
                if self.marks[start] & _PRE:
                    texts[number] = "".join(pieces[start : runs[number + 1]]).rstrip()
        return texts


def _fold(text: str) -> str:
    """White space as CSS shows it. Halving runs of spaces beats an expression, which stops at each."""
    text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ")
    while "   " in text:
        text = text.replace("   ", " ")
    return text.replace("  ", " ")


def _space_before(node: Node) -> str:
    """The white space that alone stands between a text node and the one before it in document order, if any does.

    The walk leaves out text nodes of nothing but white space; they matter only between inline elements.
    """
    node = getattr(node, "whole", node)
    while node is not None:
        before = node.prev
        if before is None:
            node = node.parent
            continue
        while before.tag_id not in _RAW and before.last_child is not None:
            before = before.last_child
        if before.tag_id == TEXT:
            text: str = before.text_content
            return text if text.isspace() else ""
        node = before
    return ""


def _inline(kind: int) -> int:
    return INLINE if kind < len(MARKS) else PLAIN


def _style(node: Node, kind: int, group: int) -> tuple[str | None, int]:
    """What an element's own attributes make of it: the reason why it is hidden, and its class."""
    attributes = node.attributes
    style = attributes.get("style") or ""
    display, invisible = (_declared if len(style) < _LONG_STYLE else _declared.__wrapped__)(style)
    reason = None
    if display == "none":
        reason = "display:none"
    elif display is None and "hidden" in attributes:
        reason = "hidden"
    elif invisible:
        reason = "visibility:hidden"
    if display in _BLOCK_DISPLAYS:
        group = BLOCK
    elif display not in (None, "none"):
        group = _inline(kind)
    return reason, group


@lru_cache(maxsize=256)
def _declared(style: str) -> tuple[str | None, bool]:
    """The display that a style attribute asks for, and whether it makes the element invisible."""
    displays = _DISPLAY.findall(style)
    return displays[-1].lower() if displays else None, _INVISIBLE.search(style) is not None


def _opened(node: Node, kind: int) -> bool:
    """Whether an element that is unseen by default is seen after all."""
    if kind in _OPENABLE:
        return "open" in node.attributes
    return kind == _SUMMARY or (kind == _TEMPLATE and "shadowrootmode" in node.attributes)


def _template_content(template: Node) -> Node | None:
    """The fragment that holds a template's content, which no walk over the document enters."""
    host = template.mem_id
    for fragment in template.template_fragments():
        if fragment.parent is not None and fragment.parent.mem_id == host:
            return fragment
    return None
