from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mixedzone.page import places
from mixedzone.page.html import cut_html
from mixedzone.page.places import Places, places_of
from mixedzone.page.text import cut_text

FIND = """places => places.map(([path, xpath]) => {
    let walked = document;
    for (const step of path) walked = walked?.childNodes[step];
    const found = document.evaluate(xpath, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    return [walked?.data ?? null, found.snapshotLength === 1 && found.snapshotItem(0) === walked];
})"""
"""The text that a path leads to, and whether the XPath leads to the same node and to it alone."""


def bare(text: str) -> str:
    return "".join(text.split())


def children(node: LexborNode) -> list[LexborNode]:
    """The child nodes; of a template, those of its content."""
    for fragment in node.template_fragments() if node.tag == "template" else []:
        if fragment.parent is not None and fragment.parent.mem_id == node.mem_id:
            node = fragment
    found = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def text_at(parser: LexborHTMLParser, path: tuple[int, ...] | None) -> str:
    assert parser.root is not None
    assert parser.root.parent is not None
    assert path is not None
    node = parser.root.parent
    for step in path:
        node = children(node)[step]
    assert node.tag == "-text"
    text = node.text_content
    assert text is not None
    return text


def one(html: str) -> tuple[tuple[int, ...] | None, str | None]:
    [place] = zip(*places_of(cut_html(html.encode())), strict=True)
    return place


@pytest.mark.parametrize(
    ("html", "path", "xpath"),
    [
        ("<p>x", (0, 1, 0, 0), "/html[1]/body[1]/p[1]/text()[1]"),
        ("<!doctype html><p>x", (1, 1, 0, 0), "/html[1]/body[1]/p[1]/text()[1]"),
        ("<!-- c --><body><!-- c --> <p></p><p><b>x", (1, 1, 3, 0, 0), "/html[1]/body[1]/p[2]/b[1]/text()[1]"),
        ("<body><b></b> <b>x", (0, 1, 2, 0), "/html[1]/body[1]/b[2]/text()[1]"),
        ("<body><b></b> <br>x", (0, 1, 3), "/html[1]/body[1]/text()[2]"),
        ("<my-box>x", (0, 1, 0, 0), "/html[1]/body[1]/my-box[1]/text()[1]"),
        ("<p></p><o:p>x", (0, 1, 1, 0), "/html[1]/body[1]/*[2]/text()[1]"),
        ("<p></p><svg><g/><a>x", (0, 1, 1, 1, 0), "/html[1]/body[1]/*[2]/*[2]/text()[1]"),
        ("<p><template><i>a</i>", (0, 1, 0, 0, 0, 0), "/html[1]/body[1]/p[1]/template[1]/i[1]/text()[1]"),
    ],
)
def test_place(html: str, path: tuple[int, ...], xpath: str) -> None:
    assert one(html) == (path, xpath)


def test_a_place_is_the_first_text_node_of_its_line() -> None:
    html = b"<p>\n <b> </b><i>one</i> two<br>three</p><pre>four\nfive</pre>"
    cut = cut_html(html)
    parser = LexborHTMLParser(html)
    assert [text_at(parser, path) for path in places_of(cut).paths] == ["one", "three", "four\nfive", "four\nfive"]


def test_templates_in_templates() -> None:
    html = b"<template><p>a</p><template>b<p>c</template>d</template><p>e"
    parser = LexborHTMLParser(html)
    found = places_of(cut_html(html))
    assert [text_at(parser, path) for path in found.paths] == ["a", "b", "c", "d", "e"]


def test_flat_text_has_no_places() -> None:
    assert places_of(cut_text("one\ntwo")) == Places([], [])


def test_every_line_of_the_examples_is_found_again(examples: Path) -> None:
    for file in examples.glob("*.html"):
        data = file.read_bytes()
        cut = cut_html(data)
        parser = LexborHTMLParser(data)
        for text, path in zip(cut.texts, places_of(cut).paths, strict=True):
            first = bare(text_at(parser, path))
            assert first
            assert bare(text).startswith(first)


@pytest.mark.parametrize("page", ["keeper-interview", "midfielder-interview", "derby-report", "league-table"])
def test_a_browser_finds_them_too(page: str, examples: Path, shown: Callable[..., Page]) -> None:
    data = (examples / f"{page}.html").read_bytes()
    cut = cut_html(data)
    visible = [
        (text, place)
        for text, hidden, *place in zip(cut.texts, cut.hidden, *places_of(cut), strict=True)
        if hidden not in ("noscript", "template")
    ]
    found = shown(data).evaluate(FIND, [place for _, place in visible])
    for (text, place), (node, same) in zip(visible, found, strict=True):
        assert node is not None, place
        assert bare(text).startswith(bare(node)), place
        assert same, place


def test_a_browser_finds_what_has_no_plain_name(shown: Callable[..., Page]) -> None:
    html = (
        "<p>a<br><o:p>b</o:p><a:b:c>c</a:b:c><x\"y'z>d</x\"y'z><o_p>e</o_p><x.y>f</x.y>"
        "<svg><a>g</a><text>h</text><foreignObject><p>i</p></foreignObject><title>j</title></svg>"
        "<math><mi>k</mi></math><svg><text>l</text></svg><p>m"
    ).replace("><", "><br><")
    cut = cut_html(html.encode())
    found = shown(html.encode()).evaluate(FIND, list(zip(*places_of(cut), strict=True)))
    assert "".join(node for node, _ in found) == "abcdefghijklm"
    assert all(same for _, same in found), found


def test_deep_pages_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """One place as long as the page is deep for every line: without a limit that grows with the square."""
    cut = cut_html(b"<div>x" * 2000)
    monkeypatch.setattr(places, "MAX_STEPS", 10_000)
    tracemalloc.start()
    found = places_of(cut).paths
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 2000
    known = [path for path in found if path is not None]
    assert 100 < len(known) < 200
    assert found[: len(known)] == known
    assert found[-1] is None
    assert peak < 4 << 20


def test_neither_do_the_ways_that_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines at the bottom of a deep page, both of which stand in every element of it."""
    cut = cut_html(b"<div>" * 2000 + b"<p>a<p>b")
    monkeypatch.setattr(places, "MOST_HELD", 10_000)
    tracemalloc.start()
    found = places_of(cut).paths
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [path and path[-2:] for path in found] == [(0, 0), (1, 0)]
    assert peak < 4 << 20


def test_lines_need_not_stand_in_their_order() -> None:
    """Those that a script holds come last, and stand where it does."""
    cut = cut_html(b"<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>")
    tree = cut.tree
    assert tree is not None
    in_order = places_of(cut)
    tree.firsts.reverse()
    assert places_of(cut) == Places(in_order.paths[::-1], in_order.xpaths[::-1])


def test_a_first_child_and_those_after_it_are_counted_alike() -> None:
    cut = cut_html(b"<div><p><b>a</b></p><p>b<br>c<i>d</i><br><i>e</i></p></div><div>f")
    assert places_of(cut).xpaths == [
        "/html[1]/body[1]/div[1]/p[1]/b[1]/text()[1]",
        "/html[1]/body[1]/div[1]/p[2]/text()[1]",
        "/html[1]/body[1]/div[1]/p[2]/text()[2]",
        "/html[1]/body[1]/div[1]/p[2]/i[2]/text()[1]",
        "/html[1]/body[1]/div[2]/text()[1]",
    ]
