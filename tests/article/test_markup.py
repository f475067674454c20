"""The words that elements are named with."""

from __future__ import annotations

from mixedzone.article.markup import words_around
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text


def test_words_of_the_elements_around_a_line() -> None:
    cut = cut_html(
        b"<div class=far><div id=b-2 class='figCaption__text x'><p itemprop=author><b>Ana</b></p></div></div>"
    )
    assert words_around(cut, 0) == {"b", "fig", "caption", "text", "x", "author"}
    assert "far" in words_around(cut, 0, depth=4)


def test_a_story_is_no_name() -> None:
    assert words_around(cut_html(b"<article class=related><p>Goal!</p></article>"), 0) == frozenset()


def test_elements_that_tell_by_themselves() -> None:
    assert words_around(cut_html(b"<address><time>now</time></address>"), 0) == {"address", "time"}


def test_flat_text_has_no_markup() -> None:
    assert words_around(cut_text("Goal!"), 0) == frozenset()
