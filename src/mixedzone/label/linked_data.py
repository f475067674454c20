"""What a page declares as linked data (schema.org in JSON-LD): the values of a field, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from mixedzone.page.lines import Tree
from mixedzone.page.tags import TAG

DEEPEST = 12
"""Levels of the data that are looked through."""


_SCRIPT = TAG["script"]


class Script(NamedTuple):
    """A script of linked data; `data` are None where they are no JSON."""

    text: str
    data: Any


def scripts_of(tree: Tree) -> list[Script]:
    """The linked data of a page, read once."""
    if tree.linked is None:
        tree.linked = [
            script_in(node.text()) for node in tree.heads if node.tag_id == _SCRIPT and "ld+json" in _kind_of(node)
        ]
    scripts: list[Script] = tree.linked
    return scripts


def declared(tree: Tree, field: str) -> Iterator[Any]:
    """The values of a field in all linked data of a page; data that is not JSON is passed over."""
    if field.encode() not in tree.parser.raw_html:
        return
    for text, data in scripts_of(tree):
        if field in text:
            yield from _values(data, field)


def _kind_of(script: Any) -> str:
    return (script.attributes.get("type") or "").lower()


def script_in(text: str) -> Script:
    """A script by its text."""
    try:
        return Script(text, msgspec.json.decode(text.strip()))
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return Script(text, None)


def _values(data: Any, field: str) -> Iterator[Any]:
    """The values of a field from the outside in, as they stand."""
    waiting = [(data, DEEPEST)]
    while waiting:
        data, depth = waiting.pop()
        if isinstance(data, dict):
            if field in data:
                yield data[field]
            data = list(data.values())
        if isinstance(data, list) and depth:
            waiting += [(each, depth - 1) for each in reversed(data) if isinstance(each, (dict, list))]
