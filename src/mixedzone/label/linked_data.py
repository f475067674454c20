"""What a page declares as linked data (schema.org in JSON-LD): the values of a field, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mixedzone.page.lines import Tree

_TYPE = "ld+json"

DEEPEST = 12
"""Levels of the data that are looked through."""


def declared(tree: Tree, field: str) -> Iterator[Any]:
    """The values of a field in all linked data of a page; data that is not JSON is passed over."""
    for script in tree.scripts:
        if _TYPE in (script.attributes.get("type") or "").lower():
            text = script.text()
            if field in text:
                yield from _values(_decoded(text), field, DEEPEST)


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _values(data: Any, field: str, depth: int) -> Iterator[Any]:
    if isinstance(data, dict):
        if field in data:
            yield data[field]
        data = list(data.values())
    if isinstance(data, list) and depth:
        for each in data:
            yield from _values(each, field, depth - 1)
