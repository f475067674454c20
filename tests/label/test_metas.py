from __future__ import annotations

from mixedzone.label.metas import content_of, metas
from mixedzone.page.html import cut_html
from mixedzone.page.lines import Tree


def tree_of(html: str) -> Tree:
    tree = cut_html(html.encode()).tree
    assert tree is not None
    return tree


def test_metas_stand_in_page_order_wherever_they_do() -> None:
    tree = tree_of("<meta name=a content=1><link rel=b><p>Goal!<meta property=c content>")
    assert list(metas(tree)) == [{"name": "a", "content": "1"}, {"property": "c", "content": None}]


def test_the_first_of_several_fields_counts() -> None:
    tree = tree_of("<meta name=description content=first><meta property=og:description content=second><p>Goal!")
    assert content_of(tree, property="og:description", name="description") == "first"
    assert content_of(tree, property="og:description") == "second"


def test_what_is_not_declared_is_empty() -> None:
    tree = tree_of("<meta property=og:title><p>Goal!")
    assert content_of(tree, property="og:title") == content_of(tree, name="title") == ""
