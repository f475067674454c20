"""What a page declares as linked data (schema.org in JSON-LD): the values of a field, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec

from mixedzone.page.lines import Tree

DEEPEST = 12
"""Levels of the data that are looked through."""

_TYPE = "ld+json"


class Script:
    """A script of linked data by its text; `data` are None where it is no JSON, and decoded when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def data(self) -> Any:
        try:
            return msgspec.json.decode(self.text.strip())
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return None


def scripts_of(tree: Tree) -> list[Script]:
    """The linked data of a page, read once."""
    if tree.linked is None:
        kinds = ((node, node.attributes.get("type") or "") for node in tree.scripts)
        tree.linked = [Script(node.text()) for node, kind in kinds if _TYPE in kind.lower()]
    scripts: list[Script] = tree.linked
    return scripts


def declared(tree: Tree, field: str) -> Iterator[Any]:
    """The values of a field in all linked data of a page; data that is not JSON is passed over."""
    for script in scripts_of(tree):
        if field in script.text:
            yield from _values(script.data, field)


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
