from __future__ import annotations

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from mixedzone.page.tags import (
    BLOCK,
    BLOCKS,
    CLASSES,
    COMMENT,
    INLINE,
    LEAF,
    MARKS,
    MEDIA,
    NAMES,
    PRE,
    SPECIAL,
    TAG,
    TEXT,
    UNSEEN,
    Mark,
    elements,
)

FIXED = 256
"""lexbor numbers the names that it knows from 1; one that it does not know gets an address, another on each page."""


def test_every_name_has_a_number_of_its_own() -> None:
    assert len(set(TAG.values())) == len(TAG)
    assert {NAMES[number]: number for number in NAMES} == TAG


def test_numbers_are_the_same_on_every_page() -> None:
    assert {name: number for name, number in TAG.items() if number >= FIXED} == {}


def test_numbers_are_those_of_parsed_pages() -> None:
    odd = {"html", "head", "body", "frameset", "image"}
    table = {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}
    for name in sorted(TAG.keys() - odd):
        parser = LexborHTMLParser(f"<table><{name}>" if name in table else f"<body><{name}>")
        node = parser.css_first(name)
        assert node is not None, name
        assert node.tag_id == TAG[name], name


def test_numbers_of_text_and_comments() -> None:
    body = LexborHTMLParser("<body>text<!-- comment -->").body
    assert body is not None
    assert [node.tag_id for node in body.iter(include_text=True)] == [TEXT, COMMENT]


def test_marks_are_single_bits() -> None:
    assert all(mark.bit_count() == 1 for mark in Mark)
    assert len({int(mark) for mark in Mark}) == len(Mark)


def test_every_mark_belongs_to_an_element() -> None:
    marked = 0
    for bits in MARKS:
        marked |= bits
    assert marked == sum(Mark)


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("a", Mark.LINK),
        ("strong", Mark.BOLD),
        ("em", Mark.ITALIC),
        ("h1", Mark.H1 | Mark.HEADING),
        ("h4", Mark.HEADING),
        ("p", Mark.PARAGRAPH),
        ("li", Mark.LIST),
        ("td", Mark.CELL),
        ("th", Mark.CELL),
        ("blockquote", Mark.QUOTE),
        ("figcaption", Mark.FIGCAPTION),
        ("nav", Mark.NAV),
        ("textarea", Mark.FORM | Mark.PRE),
        ("pre", Mark.PRE),
        ("div", Mark(0)),
    ],
)
def test_marks_of(name: str, marks: Mark) -> None:
    assert MARKS[TAG[name]] == marks


@pytest.mark.parametrize(
    ("name", "treated"),
    [("div", BLOCK), ("a", INLINE), ("br", LEAF), ("template", SPECIAL), ("pre", SPECIAL), ("img", LEAF)],
)
def test_class_of(name: str, treated: int) -> None:
    assert CLASSES[TAG[name]] == treated


def test_comments_are_leaves_and_unknown_elements_are_in_no_table() -> None:
    assert CLASSES[COMMENT] == LEAF
    custom = LexborHTMLParser("<my-element>").css_first("my-element")
    assert custom is not None
    assert custom.tag_id >= len(CLASSES)


def test_what_needs_care_is_special_or_a_leaf() -> None:
    for number in UNSEEN | elements(MEDIA) | elements(PRE):
        assert CLASSES[number] in (SPECIAL, LEAF)


def test_blocks_are_the_browsers_blocks(browser_page: Page) -> None:
    names = sorted(name for name, number in TAG.items() if number < FIXED)
    displays = browser_page.evaluate(
        """names => names.map(name => {
            const element = document.body.appendChild(document.createElement(name));
            return getComputedStyle(element).display;
        })""",
        names,
    )
    for name, display in zip(names, displays, strict=True):
        if display == "none":
            assert TAG[name] in UNSEEN or CLASSES[TAG[name]] == LEAF, name
            continue
        inline = display.startswith(("inline", "ruby")) or display == "contents"
        assert (TAG[name] in BLOCKS) != inline, f"{name} is {display}"
