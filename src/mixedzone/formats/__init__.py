"""Comes in: an article. Goes out: the same article as text in a format, one module each.

May import: mixedzone.reading and the floors below it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

SUFFIXES = {
    "article": ".txt",
    "json": ".json",
    "jsonl": ".jsonl",
    "markdown": ".md",
    "html": ".html",
    "text": ".txt",
    "jsonld": ".jsonld",
    "csv": ".csv",
    "explain": ".explain.txt",
    "explain_html": ".explain.html",
}
"""The formats by name, each with the ending of its files."""


def renderer(name: str) -> Callable[..., str]:
    """The `render` of a format, whose module is imported only now.

    It takes an article, or its record, and gives text that ends in a line feed. `article` and `explain`, which are
    set in columns, also take `width` in columns and `colour`; `csv` takes `table` and `head`.
    """
    if name not in SUFFIXES:
        raise ValueError(f"{name} is no format; there are {', '.join(SUFFIXES)}.")
    render: Callable[..., str] = import_module(f"{__name__}.{name}").render
    return render
