"""The words that elements are named with."""

from __future__ import annotations

from mixedzone.article.box_words import bits_in
from mixedzone.article.markup import Markup
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text


def test_words_of_the_elements_around_a_line() -> None:
    cut = cut_html(
        b"<div class=credit><div id=b-2 class='figCaption__text x'><p itemprop=author><b>Ana</b></p></div></div>"
    )
    assert Markup(cut).words_around(0) == bits_in("caption fig text author")


def test_a_story_is_no_name() -> None:
    assert Markup(cut_html(b"<article class=related><p>Goal!</p></article>")).words_around(0) == 0


def test_elements_that_tell_by_themselves() -> None:
    assert Markup(cut_html(b"<address><time>now</time></address>")).words_around(0) == bits_in("address time")


def test_an_element_is_read_once() -> None:
    cut = cut_html(b"<p class=byline>By Ana</p>")
    markup = Markup(cut)
    assert cut.tree is not None
    node = cut.tree.firsts[0].parent
    assert markup.words_of(node) == bits_in("byline")
    node.attrs["class"] = "caption"
    assert markup.words_of(node) == bits_in("byline")


def test_flat_text_has_no_markup() -> None:
    assert Markup(cut_text("Goal!")).words_around(0) == 0
