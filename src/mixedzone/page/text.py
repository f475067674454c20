"""Flat text → lines: the lines are the text's own, with the place where each stands."""

from __future__ import annotations

import re

from mixedzone.page.lines import Lines

_LINE = re.compile(r"[^\r\n]+")


def cut_text(text: str) -> Lines:
    r"""Cut flat text at its line feeds. Blank lines are no lines; each line stands without outer white space.

    >>> cut_text("Kick-off\n\n  at eight \n").texts
    ['Kick-off', 'at eight']
    >>> cut_text("Kick-off\n\n  at eight \n").spans
    [(0, 8), (12, 20)]
    """
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _LINE.finditer(text):
        whole = found[0]
        line = whole.strip()
        if line:
            start = found.start() + len(whole) - len(whole.lstrip())
            texts.append(line)
            spans.append((start, start + len(line)))
    return Lines(texts, [None] * len(texts), [False] * len(texts), spans)
