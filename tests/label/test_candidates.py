"""What a line offers as evidence of an interview."""

from __future__ import annotations

import pytest

from mixedzone.label.candidates import Candidate, candidate_of, halved, opening_of
from mixedzone.page.html import cut_html


def candidates(html: str) -> list[Candidate]:
    cut = cut_html(html.encode())
    return [candidate_of(cut, number, heading=False) for number in range(len(cut))]


def test_type_that_sets_a_whole_line_apart() -> None:
    bold, italic, linked, plain = candidates("<p><b>Why?</b>, <p><i>Why?</i><p><a href=/>Why?</a><p>A <b>b</b> cd efg.")
    assert (bold.bold, italic.italic, linked.linked, plain.bold) == (True, True, True, False)


def test_the_first_words_that_are_set_apart() -> None:
    cut = cut_html(b"<p><b>Why not?</b> Because.<p>Plain <b>bold</b>")
    assert [opening_of(cut, 0), opening_of(cut, 1)] == ["Why not?", ""]
    (asked,) = [each for _, each in halved(candidates("<p><b>Why not?</b> Because.")) if each.asks]
    assert asked.text == "Why not?"


def test_what_a_line_stands_in() -> None:
    first, second = candidates('<div class=body><p class="q a7">Why?</p><div class=box><ul><li>So.</ul></div></div>')
    assert {".q", ".a"} <= first.styles
    assert first.place is not None
    assert second.place is not None
    assert first.place[0] == "div.body"
    assert second.place[0] == "div.box"


@pytest.mark.parametrize(("text", "may_be"), [("A house by the sea", True), ("It is late.", False), ("Why?", False),
                                              ('Ruiz speaks: "We will win"', True), ("Ruiz: yes", False)])  # fmt: skip
def test_crossheads_end_in_no_sentence(text: str, may_be: bool) -> None:
    assert Candidate(text).crosshead is may_be
