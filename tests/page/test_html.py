from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mixedzone.page.html import cut_html
from mixedzone.page.lines import Lines
from mixedzone.page.tags import NAMES, Mark


def bare(text: str) -> str:
    return "".join(text.split())


def texts(html: str) -> list[str]:
    return cut_html(html.encode()).texts


def marks(html: str) -> list[tuple[str, Mark]]:
    """Each run's text and marks."""
    cut = cut_html(html.encode())
    return [(piece.strip(), Mark(bits)) for piece, bits in zip(cut.pieces, cut.marks, strict=True)]


def hidden(html: str) -> list[tuple[str, str | None]]:
    cut = cut_html(html.encode())
    return list(zip(cut.texts, cut.hidden, strict=True))


# What a browser shows


def shown_lines(cut: Lines) -> list[str]:
    """The lines that a browser shows, those put together again that only hidden text parts."""
    found: list[str] = []
    for text, reason, continues in zip(cut.texts, cut.hidden, cut.continues, strict=True):
        if reason is not None:
            continue
        text = " ".join(text.split())
        if continues:
            found[-1] += " " + text
        else:
            found.append(text)
    return found


def inner_text(page: Page) -> list[str]:
    """The lines of the browser's own text of a page; between a table's cells it has tabs."""
    text = str(page.evaluate("document.body.innerText"))
    return [" ".join(line.split()) for line in re.split(r"[\n\t]", text) if line.strip()]


@pytest.mark.parametrize("page", ["keeper-interview", "midfielder-interview", "derby-report", "league-table"])
def test_examples_break_where_a_browser_breaks_them(page: str, examples: Path, shown: Callable[..., Page]) -> None:
    data = (examples / f"{page}.html").read_bytes()
    assert shown_lines(cut_html(data)) == inner_text(shown(data))


SNIPPETS = [
    "<p>foo <i>bar</i>baz<br>qux<br><br> quux",
    "<p>a <b> b </b> c",
    "<p>a<wbr>b",
    "a<img>b <img>c",
    "foo<b> </b>bar",
    "foo<b></b> <i></i>bar",
    "foo<b> <i></i></b>bar",
    "foo<span>&nbsp;</span>bar",
    "foo<span>&#8195;</span><b>bar</b>",
    "foo<!-- c --> <!-- d --><b>bar</b>",
    "foo<!-- c --><b>bar</b>",
    "foo <script>x</script>bar",
    "foo<script>x</script> bar",
    "foo<script>x</script>bar",
    "foo<b> </b><script>x</script>bar",
    "foo<b> </b><style>p { color: red }</style>bar",
    "<p>a &nbsp; b&#8195;c",
    "<p>a&#9;b&#10;c",
    "<p>日本\n語",
    "<p>one<span style='display:block'>two</span>three",
    "<span>a</span><div style='display:inline'>b</div><div style='display:inline-block'>c</div>d",
    "a<span style='display:flex'>b</span>c",
    "a<span style='color:red; Display : Grid !important'>b</span>c",
    "<div style='display:block;display:none'>x</div>y",
    "<div style='display:none;display:block'>x</div>y",
    "<div hidden style='display:block'>x</div>y",
    "<table><tr><td>a<td>b<tr><td>c<td>d</table>e",
    "<table><tr><td><p>a</p><p>b</p><td>c</table>",
    "<table><tr><td>a<br>b<td>c</table>",
    "<table>x<tr><td>a</table>",
    "<table><caption>C</caption><thead><tr><th>h<tbody><tr><td>1</table>y",
    "<ul><li>a<ul><li>b</ul>c</ul>",
    "<ol><li value=3>a<li>b</ol>",
    "<dl><dt>a<dd>b</dl>c",
    "<details><summary>S</summary>x</details>y",
    "<details open><summary>S</summary>x</details>y",
    "<details><details><summary>S</summary>x</details></details>y",
    "a<button>b</button>c",
    "a<select><option>x<option>y</select>c",
    "a<label>b</label> <input value=z>c",
    "<fieldset><legend>L</legend>x</fieldset>y",
    "<pre>a<b> </b>b</pre>",
    "<pre>a<b> </b>b\nc</pre>",
    "<pre>\n a\n   b\n\nc</pre>e",
    "<pre>a<br>b\nc</pre>",
    "<pre><code>x = 1\n  y</code>\n</pre>z",
    "a <textarea>t\nu</textarea> z",
    "a<hr>b<center>c</center>d<address>e</address>f<search>g</search><hgroup>h</hgroup>i",
    "<figure>a<figcaption>b</figcaption></figure>c",
    "a<q>b</q>c<cite>d</cite><font>e</font><tt>f</tt><custom-element>g</custom-element><o:p>h</o:p>",
    "<a href=#><div>x</div></a>y",
    "<a href=#>x</a><a href=#>y</a> <a href=#>z</a>",
    "<ruby>漢<rt>kan</rt></ruby>字",
    "foo<svg><path/></svg>bar",
    "foo<svg><title>t</title><desc>d</desc><text>x</text></svg>bar",
    "foo<svg><g><text>Mon</text><text>T<tspan>ue</tspan></text></g></svg>bar",
    "foo<svg><svg><text>Mon</text></svg><text>Tue</text></svg>bar",
    "<p>foo <noscript>bar</noscript> baz",
    "<p>foo <template><p>bar</template> baz",
    "<div>foo <div hidden>bar</div> baz</div>",
    "<div>foo<div hidden>bar</div></div><p>baz",
    "<p>foo <span style='visibility:hidden'>bar</span> baz",
    "<p hidden>a<p>b",
    "a <object>b</object> c <dialog>d</dialog> e <dialog open>f</dialog> g",
    "a <audio>b</audio> c <video>d</video> e <canvas>f</canvas> g <iframe>h</iframe>",
    "a <progress>b</progress> c <meter>d</meter> e",
    "<!-- a --><p>b<p>c</p></body></html>d",
]


def test_snippets_break_where_a_browser_breaks_them(browser_page: Page) -> None:
    for snippet in SNIPPETS:
        browser_page.set_content(f"<!doctype html><body>{snippet}")
        expected = inner_text(browser_page)
        assert shown_lines(cut_html(f"<!doctype html><body>{snippet}".encode())) == expected, snippet


# White space and runs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p>", []),
        ("<p> \n\t ", []),
        ("<p>&nbsp;<p>x", ["x"]),
        ("<p>  one\n\ttwo  ", ["one two"]),
        ("<p>un<b>break</b>able", ["unbreakable"]),
        ("<p>one<!-- -->word", ["oneword"]),
        ("<p>AT&amp;T &lt;b&gt; &#x1F600;", ["AT&T <b> 😀"]),
        ("<p>a&shy;b", ["a\xadb"]),
        ("<pre>one\n  two   three\n\n", ["one", "  two   three"]),
        ("<pre>  <b>x</b>", ["x"]),
        ("<p>a\0b", ["ab"]),
        ("<title>T</title><p>x", ["T", "x"]),
    ],
)
def test_texts(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


def test_broken_utf8_reads_as_a_browser_reads_it() -> None:
    assert cut_html(b"<p>caf\xe9 au \xe2\x82 lait").texts == ["caf\ufffd au \ufffd lait"]


def test_a_run_for_each_part_of_a_text_node() -> None:
    cut = cut_html(b"<p>one <b>two</b> three<p>four")
    assert cut.runs == [0, 3, 4]
    assert cut.pieces == ["one ", "two", " three", "four"]
    assert len(cut.blocks) == len(cut.marks) == len(cut.pieces)


# What is known of a line


@pytest.mark.parametrize(
    ("html", "text", "mark"),
    [
        ("<p>see <a href=x>here</a>", "here", Mark.LINK),
        ("<p><strong>bold</strong>", "bold", Mark.BOLD),
        ("<p><b><i>both</i></b>", "both", Mark.BOLD | Mark.ITALIC),
        ("<h1>Title</h1>", "Title", Mark.H1 | Mark.HEADING),
        ("<h3><a>Linked</a></h3>", "Linked", Mark.HEADING | Mark.LINK),
        ("<p>body", "body", Mark.PARAGRAPH),
        ("<ul><li>item", "item", Mark.LIST),
        ("<table><tr><td>cell", "cell", Mark.CELL),
        ("<table><tr><th>head", "head", Mark.CELL),
        ("<blockquote><p>said", "said", Mark.QUOTE | Mark.PARAGRAPH),
        ("<figure><figcaption>caption", "caption", Mark.FIGURE | Mark.FIGCAPTION),
        ("<article><main>x", "x", Mark.ARTICLE | Mark.MAIN),
        ("<header>x", "x", Mark.HEADER),
        ("<footer><small>x", "x", Mark.FOOTER | Mark.SMALL),
        ("<nav>x", "x", Mark.NAV),
        ("<aside>x", "x", Mark.ASIDE),
        ("<form><button>x", "x", Mark.FORM | Mark.BUTTON),
        ("<p><time>x", "x", Mark.PARAGRAPH | Mark.TIME),
        ("<pre><code>x", "x", Mark.PRE | Mark.CODE),
        ("<dl><dd>x", "x", Mark.DEFINITION),
        ("<div>x", "x", Mark(0)),
    ],
)
def test_marks_are_known_on_runs(html: str, text: str, mark: Mark) -> None:
    found = dict(marks(html))
    assert found[text] & mark == mark
    assert bool(found[text]) == bool(mark)


def test_marks_end_with_their_element() -> None:
    assert marks("<p>a<b>b</b>c</p>d") == [
        ("a", Mark.PARAGRAPH),
        ("b", Mark.PARAGRAPH | Mark.BOLD),
        ("c", Mark.PARAGRAPH),
        ("d", Mark(0)),
    ]


def test_pictures_are_known_with_their_place() -> None:
    html = b"<p>one<figure><img src=a.jpg alt=A><video poster=b>no</video><figcaption>two</figcaption></figure>"
    html += b"<p>three<iframe src=c></iframe><template><img src=d></template>"
    tree = cut_html(html).tree
    assert tree is not None
    found = [(node.tag, NAMES.get(tree.opened[block][0]), lines) for block, lines, node in tree.media]
    assert found == [("img", "figure", 1), ("video", "figure", 1), ("iframe", "p", 4), ("img", "p", 4)]
    assert tree.media[0][2].attributes == {"src": "a.jpg", "alt": "A"}


def test_blocks_nest_and_span_their_lines() -> None:
    tree = cut_html(b"<body><div>a<p>b</p><p>c</p></div><p>d").tree
    assert tree is not None
    found: dict[tuple[str | None, str | None], list[tuple[int, int]]] = {}
    for (kind, parent, _, first), last in zip(tree.opened, tree.last, strict=True):
        found.setdefault((NAMES.get(kind), NAMES.get(tree.opened[parent][0]) if parent > 0 else None), []).append(
            (first, last)
        )
    assert found[("div", "body")] == [(0, 3)]
    assert found[("p", "div")] == [(1, 2), (2, 3)]
    assert found[("p", "body")] == [(3, 4)]


# Hidden text


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div hidden>x", "hidden"),
        ("<div hidden=until-found>x", "hidden"),
        ("<p style='display:none'>x", "display:none"),
        ("<p style='color:red;DISPLAY : none !important'>x", "display:none"),
        ("<p style='visibility:hidden'>x", "visibility:hidden"),
        ("<body><noscript>x", "noscript"),
        ("<body><template>x", "template"),
        ("<title>x", "head"),
        ("<body><title>x", "title"),
        ("<details>x", "details"),
        ("<dialog>x", "dialog"),
        ("<textarea>x", "textarea"),
        ("<datalist><option>x", "datalist"),
        ("<iframe>x", "iframe"),
        ("<video>x", "video"),
        ("<svg><title>x", "title"),
        ("<div hidden><p style='display:none'>x", "hidden"),
        ("<body><template><p hidden>x", "template"),
        ("<details><p hidden><b>x", "details"),
        ("<p aria-hidden=true>x", None),
        ("<details open>x", None),
        ("<dialog open>x", None),
        ("<details><summary>x", None),
        ("<div hidden style='display:block'>x", None),
        ("<p style='--display:none'>x", None),
        ("<p style='overflow:hidden'>x", None),
        ("<p class=hidden>x", None),
        ("<div><template shadowrootmode=open>x</template></div>", None),
        ("<div><template shadowrootmode=open><p hidden>x</template></div>", "hidden"),
        ("<div><template shadowrootmode=open><p style='display:none'>x</template></div>", "display:none"),
        ("<div hidden><template shadowrootmode=open>x</template></div>", "hidden"),
    ],
)
def test_hidden_text_has_its_reason(html: str, reason: str | None) -> None:
    assert hidden(html) == [("x", reason)]


def test_hidden_text_is_a_line_of_its_own() -> None:
    cut = cut_html(b"<p>one <span hidden>two</span> three<p>four <span hidden>five")
    assert cut.texts == ["one", "two", "three", "four", "five"]
    assert cut.hidden == [None, "hidden", None, None, "hidden"]
    assert cut.continues == [False, False, True, False, False]


def test_hidden_text_side_by_side_keeps_its_own_reasons() -> None:
    assert hidden("<p><i hidden>a</i><i style='display:none'>b</i><i hidden>c</i>d") == [
        ("a", "hidden"),
        ("b", "display:none"),
        ("c", "hidden"),
        ("d", None),
    ]


def test_a_hidden_block_is_no_boundary_for_what_is_shown() -> None:
    cut = cut_html(b"<div>a<div hidden><p>b<p>c</div>d</div>")
    assert cut.texts == ["a", "b", "c", "d"]
    assert cut.continues == [False, False, False, True]


# Nothing is lost


def text_nodes(data: bytes) -> Iterator[str]:
    """All text outside script and style by a walk of its own; what templates hold, where they stand."""
    root = LexborHTMLParser(data).root
    stack: list[LexborNode] = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if node.tag == "-text":
            yield node.text_content or ""
        if node.tag in ("script", "style"):
            continue
        inside = [node, *(f for f in _fragments(node) if f.parent is not None and f.parent.mem_id == node.mem_id)]
        children = []
        for parent in inside:
            child = parent.first_child
            while child is not None:
                children.append(child)
                child = child.next
        stack.extend(reversed(children))


def _fragments(node: LexborNode) -> list[LexborNode]:
    return list(node.template_fragments()) if node.tag == "template" else []


ELEMENTS = (
    "a b i p div span h1 h2 ul li table tr td th caption br hr img nobr font center form fieldset legend button select "
    "optgroup option textarea pre listing xmp plaintext template noscript iframe video object svg text tspan "
    "foreignObject title desc math mi mtext annotation-xml script style details summary dialog figure figcaption ruby "
    "rp rt frameset html head body my-box o:p"
)
STYLES = ("hidden", "style=display:none", "style='display: block'", "style='visibility:hidden'")
REFERENCES = "&amp; &nbsp; &#0; &#13; &#12; &#x85; &notit; &#xD800; &#1114112; < > </ <! ]]> -->"
TAG_NAMES = st.sampled_from(ELEMENTS.split())
ATTRIBUTES = st.one_of(
    st.sampled_from(["", " ", " open", " href=#", " shadowrootmode=open", " id='a", ' title="', "/"]),
    st.sampled_from(STYLES).map(" ".__add__),
)
WORDS = st.one_of(
    st.sampled_from(["word", " ", "  two  words ", "\n", "\t", "\r\n", "\0", "é", "漢", "\u2028", "\x0b", "\x1c"]),
    st.sampled_from(REFERENCES.split()),
    st.sampled_from(["<!-- c -->", "<!---->", "<!--", "<![CDATA[x]]>", "<?php ?>", "<!doctype html>"]),
)
OPENING = st.builds("<{}{}>".format, TAG_NAMES, ATTRIBUTES)
CLOSING = st.builds("</{}>".format, TAG_NAMES)
SOUP = st.lists(st.one_of(WORDS, OPENING, CLOSING, OPENING), max_size=40).map("".join)
BROKEN = st.lists(
    st.one_of(
        SOUP.map(str.encode), st.sampled_from([b"\xff", b"\xe2\x82", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\0"])
    ),
    max_size=4,
).map(b"".join)


@settings(max_examples=500, deadline=None)
@given(BROKEN)
def test_nothing_is_lost(data: bytes) -> None:
    assert bare("".join(cut_html(data).texts)) == bare("".join(text_nodes(data)))


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_nothing_of_any_bytes_is_lost(data: bytes) -> None:
    assert bare("".join(cut_html(data).texts)) == bare("".join(text_nodes(data)))


@settings(max_examples=200, deadline=None)
@given(BROKEN)
def test_columns_fit_together(data: bytes) -> None:
    cut = cut_html(data)
    tree = cut.tree
    assert tree is not None
    count = len(cut.texts)
    assert len(cut.hidden) == len(cut.continues) == len(tree.firsts) == count
    assert cut.runs == sorted(set(cut.runs))
    assert len(cut.runs) == count + 1
    assert cut.runs[-1] == len(cut.pieces) == len(cut.blocks) == len(cut.marks)
    assert all(text and not text[-1].isspace() for text in cut.texts)
    assert all(0 <= block < len(tree.opened) for block in cut.blocks)
    assert len(tree.last) == len(tree.opened)
    for number, (_, parent, _, first) in enumerate(tree.opened):
        assert parent < number
        assert first <= tree.last[number] <= count
        if parent > 0:
            assert tree.opened[parent][3] <= first
            assert tree.last[number] <= tree.last[parent]


@settings(max_examples=100, deadline=None)
@given(BROKEN)
def test_the_same_page_is_cut_the_same(data: bytes) -> None:
    first, second = cut_html(data), cut_html(data)
    assert first.texts == second.texts
    assert first.hidden == second.hidden
    assert first.continues == second.continues
    assert (first.runs, first.pieces, first.marks, first.blocks) == (
        second.runs,
        second.pieces,
        second.marks,
        second.blocks,
    )


@settings(max_examples=100, deadline=None)
@given(SOUP)
def test_white_space_is_folded(html: str) -> None:
    cut = cut_html(html.encode())
    for number, text in enumerate(cut.texts):
        if not cut.marks[cut.runs[number]] & Mark.PRE:
            assert text == text.strip()
            assert re.search(r"[\n\t]|  ", text) is None


# What it costs


def seconds(data: bytes) -> float:
    start = time.process_time()
    cut_html(data)
    return time.process_time() - start


SHAPES: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda n: b"<p>some words" * n,
    "one line": lambda n: b"word " * (10 * n),
    "inline": lambda n: b"<p>" + b"<b>a</b> <i>b</i>" * n,
    "gaps": lambda n: b"<p>" + b"a<i></i><b></b>" * n,
    "one wide gap": lambda n: b"<p>a" + b"<i></i>" * n + b"b",
    "hidden": lambda n: b"<p>" + b"<i hidden>a</i>b" * n,
    "styles": lambda n: b"<p style='display:none;color:red'>a" * n,
    "long style": lambda n: b"<p style='" + b"display:" * n + b"'>a",
    "cells": lambda n: b"<table>" + b"<tr><td>a<td>b" * n,
    "preformatted": lambda n: b"<pre>" + b"a\n  b\n" * n,
    "templates": lambda n: b"<template>a</template>b" * n,
    "details": lambda n: b"<details><summary>a</summary>b</details>" * n,
    "drawings": lambda n: b"<svg><path/></svg><svg><text>a</text></svg>" * n,
    "nested": lambda n: b"<b>a" * (n // 8),
    "nested drawings": lambda n: b"<svg>" * (n // 8) + b"<text>" + b"word " * (20 * n),
    "nested templates": lambda n: b"<template>a" * (n // 32),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length_of_a_page(shape: str) -> None:
    """Eight times the page, eight times the time; 64 times if it grew with the square."""
    make = SHAPES[shape]
    small, large = make(1500), make(12000)
    ratio = min(
        min(seconds(large) for _ in range(2)) / max(1e-4, min(seconds(small) for _ in range(3))) for _ in range(3)
    )
    assert ratio < 32
