"""What a page's `meta` elements say: the attributes of each, in page order."""

from __future__ import annotations

from collections.abc import Iterator

from mixedzone.page.lines import Tree
from mixedzone.page.tags import TAG

_META = TAG["meta"]


def metas(tree: Tree) -> Iterator[dict[str, str | None]]:
    """The attributes of each `meta` of a page: those that the walk has met, without another search of the tree."""
    return (node.attributes for node in tree.heads if node.tag_id == _META)


def content_of(tree: Tree, **fields: str) -> str:
    """What the first `meta` declares that has one of some attributes; empty where none does."""
    for meta in metas(tree):
        if any(meta.get(name) == value for name, value in fields.items()):
            return meta.get("content") or ""
    return ""
