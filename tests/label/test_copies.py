"""Lines that stand on a page more than once."""

from __future__ import annotations

import pytest

from mixedzone.label.copies import without_copies
from mixedzone.page.html import cut_html

LONG = "The ferry leaves the island at seven and comes back after the match."
SHORT = "The ferry was late again."


def kept(html: str) -> list[int]:
    cut = cut_html(html.encode())
    return without_copies(cut, range(len(cut)))


def test_a_carousels_clones_count_once() -> None:
    slides = f"<div><p>{LONG}</p></div><div><p>Tickets are sold on the pier from noon on match days only.</p></div>"
    assert kept(slides + slides + slides) == [0, 1]


def test_the_copy_that_is_shown_stays() -> None:
    assert kept(f"<div hidden><p>{LONG}</div><p>{SHORT}<p>{LONG}") == [1, 2]
    assert kept(f"<p>{LONG}<div hidden><p>{LONG}</div>") == [0]


@pytest.mark.parametrize("again", [f"<p>{SHORT}", f"<table><tr><td>{LONG}</table>", f"<pre>{LONG}</pre>"])
def test_a_refrain_a_table_and_a_program_may_repeat_themselves(again: str) -> None:
    assert kept(again * 2) == [0, 1]
