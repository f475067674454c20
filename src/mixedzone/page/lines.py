"""A page cut into lines, held by column: what the labeller works on.

HTML and flat text give the same columns; what only HTML knows is in `Tree`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(slots=True)
class Tree:
    """The block elements of an HTML page by column, in document order; element 0 is the document.

    `opened` has for each block lexbor's tag number, the index of the block around it, its own and inherited `Mark`
    bits, and its first line; `last` the line after its last one. `media` are pictures and embeds: the block that
    they stand in, the number of lines before them, and the parser's node; `scripts` are the nodes of scripts.
    `firsts` are the text nodes (or parts of one) that the lines begin with; `hosts` has the template element of each
    template content that was entered. `named` keeps what the labeller has read of the names of elements, by their
    `mem_id`, `linked` the linked data that have been read.
    """

    parser: LexborHTMLParser
    opened: list[tuple[int, int, int, int]] = field(default_factory=lambda: [(0, -1, 0, 0)])
    last: list[int] = field(default_factory=lambda: [0])
    media: list[tuple[int, int, LexborNode]] = field(default_factory=list)
    scripts: list[LexborNode] = field(default_factory=list)
    firsts: list[Any] = field(default_factory=list)
    hosts: dict[int, LexborNode] = field(default_factory=dict)
    named: dict[int, Any] = field(default_factory=dict)
    linked: Any = None


@dataclass(slots=True)
class Lines:
    """The lines of a page by column: `texts`, `hidden` and `continues` have one entry a line.

    `texts` are as a browser shows them; `hidden` is the reason why a browser does not show the line, or None;
    `continues` tells that no block boundary parts the line from the last shown one before it. `spans` are
    (start, end) in the flat text, None for HTML.

    A run is the part of a text node that lies in one line. `runs` has the number of each line's first run and, at
    its end, the number of all runs; `blocks` is each run's block in the tree, `marks` its `Mark` bits, `pieces`
    its text before white space is folded.
    """

    texts: list[str]
    hidden: list[str | None]
    continues: list[bool]
    spans: list[tuple[int, int]] | None = None
    tree: Tree | None = None
    runs: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)
