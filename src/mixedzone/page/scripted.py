"""Pages that show no story and carry it in a script: what a script would write is cut into lines too.

Sites that are put together in the browser send their text as a string in a program: as `articleBody` of schema.org,
as the properties of a page (Next, Nuxt), as the flight data of React's server components. Only pages on which no
line could be a paragraph are looked through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from mixedzone.page.html import cut_html
from mixedzone.page.lines import Lines
from mixedzone.page.nesting import check_nesting
from mixedzone.types import UnreadablePage

MOST_SHOWN, LONGEST_LINE = 2_000, 160
"""Characters of all lines, and of the longest one, of a page that shows no story."""

SHORTEST_STORY = 600
"""Characters of a string in a script from which on it may be a story."""

MOST_SCRIPTS = 4_000_000
"""Characters of scripts that are looked through."""

NESTED = 3
"""How many times a string may hold a program or data whose strings are looked through in turn."""

HIDDEN = "script"
"""The reason why these lines are hidden."""

_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)', re.DOTALL)  # one that never closes goes to the end
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_BODY = '"articleBody"'


def cut_page(data: bytes) -> Lines:
    """Cut UTF-8 HTML into lines; where none of them could be a paragraph, those of a story in a script come after.

    >>> script = b'<script>push(["' + b"<p>Two goals, one winner and a long evening by the sea. " * 20 + b'"])</script>'
    >>> [lines.hidden[0], len(lines)] if (lines := cut_page(script)) else None
    ['script', 20]
    """
    lines = cut_html(data)
    if lines.tree is not None and _tells_nothing(lines.texts):
        story = _longest_story(lines.tree.scripts)
        if story is not None:
            node, html = story
            _append(lines, _cut(html), node)
    return lines


def _tells_nothing(texts: list[str]) -> bool:
    return (
        len(texts) <= MOST_SHOWN
        and max(map(len, texts), default=0) <= LONGEST_LINE
        and sum(map(len, texts)) <= MOST_SHOWN
    )


def _cut(html: str) -> Lines:
    data = html.encode("utf-8", "replace")
    try:
        check_nesting(data)
    except UnreadablePage:
        return Lines([], [], [])
    return cut_html(data)


def _longest_story(scripts: Iterable[Any]) -> tuple[Any, str] | None:
    """The longest story in some scripts, as HTML, and the text node that holds it."""
    found: tuple[Any, str] | None = None
    left = MOST_SCRIPTS
    for script in scripts:
        node = script.first_child
        text = node.text_content if node is not None else None
        if text is None or not SHORTEST_STORY <= len(text) <= left:
            continue
        left -= len(text)
        for story in _stories(text, NESTED):
            if found is None or len(story) > len(found[1]):
                found = node, story
    return found


def _stories(text: str, depth: int) -> Iterator[str]:
    """The strings of a program or of data that hold paragraphs, or are declared to be the story."""
    body = -1
    for match in _STRING.finditer(text):
        held = match[1]
        if match[0] == _BODY:
            body = match.end()
        if len(held) < SHORTEST_STORY:
            continue
        string = _unescaped(match[0])
        declared = body >= 0 and not text[body : match.start()].strip(": \t\n")
        if declared and not _PARAGRAPH.search(string):
            yield "".join(f"<p>{line}</p>" for line in string.splitlines() if line.strip())
        elif string[:1] in "[{" or _BODY in string or _looks_coded(string):
            if depth:
                yield from _stories(string, depth - 1)
        elif _PARAGRAPH.search(string):
            yield string


def _looks_coded(string: str) -> bool:
    """Whether a string is data with strings of its own rather than mark-up."""
    return string.count('":') > string.count('="')


def _unescaped(literal: str) -> str:
    try:
        return msgspec.json.decode(literal.encode("utf-8", "surrogatepass"), type=str)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""


def _append(lines: Lines, told: Lines, node: Any) -> None:
    """Put the lines that a script's string makes behind those of its page; they stand where the script does."""
    tree, added = lines.tree, told.tree
    if tree is None or added is None:
        return
    first, blocks, pieces = len(lines), len(tree.opened) - 1, len(lines.pieces)
    lines.texts += told.texts
    lines.hidden += [HIDDEN] * len(told)
    lines.continues += told.continues
    lines.runs[-1:] = [run + pieces for run in told.runs]
    lines.blocks += [block + blocks if block else 0 for block in told.blocks]
    lines.marks += told.marks
    lines.pieces += told.pieces
    tree.opened += [
        (kind, parent + blocks if parent > 0 else 0, marks, line + first)
        for kind, parent, marks, line in added.opened[1:]
    ]
    tree.last += [line + first for line in added.last[1:]]
    tree.last[0] = len(lines)
    tree.media += [(block + blocks if block else 0, line + first, media) for block, line, media in added.media]
    tree.firsts += [node] * len(told)
