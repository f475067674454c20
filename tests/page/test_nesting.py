from __future__ import annotations

import gzip
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mixedzone.page.nesting import MAX_BYTES, MAX_TAGS, check_nesting
from mixedzone.types import UnreadablePage

MANY = 200_000


def numbered(tag: bytes, count: int) -> bytes:
    """Many tags that differ."""
    return b"".join(tag % number for number in range(count))


def parsed(data: bytes) -> LexborHTMLParser:
    return LexborHTMLParser(data, options=1)


@pytest.mark.parametrize(
    "unit",
    [
        b"<p>",
        b"<p>x",
        b"<br>",
        b"<li>x",
        b"<option>x",
        b"<select><option>x",
        b"<dl><dt>x</dl>",
        b"<div></div>",
        b"<b>x</b>",
        b"<p><b>x",
        b"<b><i>x</b></i>",
        b"<a href=/x>x",
        b"<h1>",
        b"<table><tr><td>x</table>",
        b"</div>",
        b"</p>",
        b"</br>",
        b"<my-card><p>x</p></my-card>",
        b"<form><input>",
        b"<ruby>x<rt>y</ruby>",
        b"<svg><path d='M0 0'/><g><title>x</title></g></svg>",
        b"<!-- <div><div> -->",
        b"<!--><!---><!-- --!>",
        b"<script>'<div>' < b </script>",
        b"<title><div></title>",
        b"<P><FONT COLOR=RED>x</FONT></P>",
    ],
)
def test_many_tags_are_read(unit: bytes) -> None:
    check_nesting(unit * (MANY // unit.count(b"<")))


@pytest.mark.parametrize(
    "data",
    [
        b"<ul>" + b"<li>x" * MANY,
        b"<select>" + b"<option>x" * MANY,
        b"<table>" + b"<tr><td>x" * MANY,
        b"<table>" + b"<tr><td><font color=red>x" * MANY,
        b"<table>" + b"x<tr>" * MANY,
        b"<dl>" + b"<dd>x" * MANY,
        b"<svg>" + b"<path d='M0 0'/>" * MANY,
        b"<script>" + b"if (i<n.length && a[i]='<div>') x=\"y\"; " * MANY + b"</script>",
        b"<!--" + b"<div>" * MANY,
        b"<textarea>" + b"<div>" * MANY,
        b"<p title='" + b"x " * 2_500_000 + b"'>x",
        b"<p>" + b"One word after another. " * 200_000,
        b"<p>x<p " + numbered(b"a%d=1 ", 20_000) + b">",
        b"",
        b"<",
        b"<p",
    ],
    ids=lambda data: data[:24].decode(),
)
def test_long_pages_are_read(data: bytes) -> None:
    check_nesting(data)


def test_twenty_megabytes_of_plain_mark_up_are_read() -> None:
    card = b"<div class='card'><h3><a href='/news/one'>A headline</a></h3><p>%b</p><ul><li>a<li>b</ul></div>\n"
    data = card % (b"Some words of body text. " * 12) * 50_000
    assert len(data) > 19_000_000
    check_nesting(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * MANY,
        b"<DIV>" * MANY,
        b"<div/>" * MANY,
        b"<div>" * MANY + b"</div>" * MANY,
        b"<span>" * MANY,
        b"<my-card>" * MANY,
        b"<b>" * MANY,
        b"<ul><li>" * MANY,
        b"<dl><dt>" * MANY,
        b"<table><tr><td>" * MANY,
        b"<svg>" * MANY,
        b"<svg><g>" + b"<g>" * MANY,
        b"<math><mi>" * MANY,
        b"<template>" * MANY,
        b"<object>" * MANY,
        b"<select><div>" * MANY,
        b"<span><div></span></div>" * MANY,
        b"<b><p>x</b></p>" * MANY,
        b"<span><p>x</span></p>" * MANY,
        b"<div><table></div></table>" * MANY,
        b"<div><!-- </div> -->" * MANY,
        b"<div><! </div>" * MANY,
        b"<div><script></div></script>" * MANY,
        b"<svg/><g/>" * MANY,
        numbered(b"<body a%d>", MANY),
    ],
    ids=lambda data: data[:24].decode(),
)
def test_deep_pages_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePage, match=r"nested too deep: their depths sum up to over 250,000,000\.$"):
        check_nesting(data)


@pytest.mark.parametrize(
    "data",
    [
        numbered(b"<p><b id=%d>x", 20_000),
        numbered(b"<p><font color=%d>x", 20_000),
        numbered(b"<b id=%d>", 20_000) + b"<p>x" * 20_000,
        numbered(b"<table><b id=%d></b></table>", 2) + numbered(b"<table><i id=%d>x", 20_000),
        numbered(b"<b id=%d><div><div><div><div><div><div><div><div><div></b></div></div></div></div>", 5_000),
        b"<p><b " + numbered(b"a%d ", 10_000) + b">" + b"<p>x" * 3_000,
        b"<p><a " + numbered(b"a%d ", 10_000) + b">" + b"<p>x" * 3_000,
        b"<p><b title='" + b"x" * 1_000_000 + b"'>" + b"<p>x" * 5_000,
    ],
    ids=lambda data: data[:24].decode(),
)
def test_formatting_left_open_is_refused(data: bytes) -> None:
    with pytest.raises(
        UnreadablePage, match=r"(4,000,000 copies of elements|more than 128 formatting elements open)\.$"
    ):
        check_nesting(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<p " + numbered(b"a%d=1 ", 100_000) + b">x",
        b"<p>x" * 5_000 + b"<p " + numbered(b"a%d=1 ", 100_000) + b">x",
        b"<p " + numbered(b'a%d="<b>" ', 100_000) + b">x",
        b"<p " + numbered(b"a%d/", 100_000),
        (b"<p " + numbered(b"a%d ", 2_000) + b">x") * 1_000,
    ],
    ids=lambda data: data[:24].decode(),
)
def test_too_many_attributes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePage, match=r"too many attributes: over 250,000,000 pairs of them\.$"):
        check_nesting(data)


def test_too_many_tags_are_refused() -> None:
    check_nesting(b"<p>" * (MAX_TAGS // 10))
    with pytest.raises(UnreadablePage, match=r"more than 1,000,000 tags\.$"):
        check_nesting(b"<p>" * (MAX_TAGS + 1))


def test_too_long_pages_are_refused() -> None:
    check_nesting(b"a" * MAX_BYTES)
    with pytest.raises(UnreadablePage, match=r"limit of 32 MB\.$"):
        check_nesting(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    "unit", [b"<", b"<a ", b"<b ", b"<!--", b"<!", b"<a b=\"'", b"<a b='", b"<a =", b"</", b"<script>"]
)
def test_unfinished_mark_up_takes_bounded_time(unit: bytes) -> None:
    data = unit * (MAX_TAGS // unit.count(b"<"))
    began = time.process_time()
    try:
        check_nesting(data)
    except UnreadablePage as refusal:
        assert re.search(r"\d,000", str(refusal))
    assert time.process_time() - began < 6


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 22_000,
        b"<ul><li>" * 11_000,
        numbered(b"<b id=%d>", 3_900),
        numbered(b"<p><b id=%d>x", 1_900),
        b"<p " + numbered(b"a%d ", 22_000) + b">",
        numbered(b"<body a%d>", 22_000),
    ],
    ids=lambda data: data[:24].decode(),
)
def test_what_is_just_not_refused_is_parsed_in_bounded_time(data: bytes) -> None:
    check_nesting(data)
    began = time.process_time()
    parsed(data)
    assert time.process_time() - began < 8


NAMES = (
    "div p span b i font a nobr table tr td th tbody caption col ul li dl dd dt select option optgroup button form h1"
    " h2 object marquee applet svg g math mi foreignObject title desc section my-card em br hr img input pre ruby rt"
    " details summary label noscript textarea style"
)
ELEMENTS = st.sampled_from(NAMES.split())
TOKENS = st.one_of(
    st.tuples(st.just("<"), ELEMENTS, st.sampled_from([">", ">", " id=%d>", "/>"])).map("".join),
    ELEMENTS.map("</{}>".format),
    st.sampled_from(["x", " ", "<!--c-->"]),
)
REPEATS = 45_000


def depth(data: bytes) -> int:
    deepest, depths = 0, {0: 0}
    root = parsed(data).root
    for node in root.traverse(include_text=False) if root else ():
        above = depths.get(node.parent.mem_id, 0) if node.parent else 0
        depths[node.mem_id] = above + 1
        deepest = max(deepest, above + 1)
    return deepest


@settings(deadline=None)
@given(st.lists(TOKENS, max_size=4), st.lists(TOKENS, min_size=1, max_size=8))
def test_any_pattern_that_nests_is_refused(start: list[str], unit: list[str]) -> None:
    """Whatever the parser nests deeper each time that it is repeated is refused when it is repeated often."""

    def page(times: int) -> bytes:
        return ("".join(start) + "".join("".join(unit).replace("%d", str(time)) for time in range(times))).encode()

    if depth(page(100)) < 90:
        return
    with pytest.raises(UnreadablePage):
        check_nesting(page(REPEATS))


def test_corpora_are_read(corpora: Path) -> None:
    paths = sorted(corpora.glob("*/pages/*.html.gz"))
    assert len(paths) > 1600
    for path in paths:
        check_nesting(gzip.decompress(path.read_bytes()))
