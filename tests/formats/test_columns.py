from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from mixedzone.formats.columns import LEAST_WIDTH, WIDTH, Columns, plain


@given(st.text(), st.integers(0, 200))
@example("守門員" * 40, 30)
@example("x" * 500, 88)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    page = Columns(width)
    page.put(plain(text), Text("• "))
    lines = str(page).splitlines()
    assert all(cell_len(line) <= max(LEAST_WIDTH, min(width, WIDTH)) for line in lines)
    assert lines[0].startswith("•")


@given(st.text())
@example("[bold]goal[/bold] :smile:")
@example("[/]")
def test_words_are_kept_and_not_obeyed(text: str) -> None:
    page = Columns()
    page.put(plain(text))
    assert "".join(str(page).split()) == "".join(plain(text).plain.split())


def test_later_lines_stand_under_the_first() -> None:
    page = Columns(LEAST_WIDTH)
    page.put(plain("one two three four five six"), Text("12  "))
    assert str(page) == "12  one two three four\n    five six\n"


def test_a_margin_can_be_longer_than_the_text() -> None:
    page = Columns()
    page.put(plain("Yes."), Text("Anna │ "), Text("Bo   │ "))
    assert str(page) == "Anna │ Yes.\nBo   │\n"


def test_a_gap_is_no_first_line() -> None:
    page = Columns()
    page.gap()
    page.put(plain("one"))
    page.gap()
    page.put(plain("two"))
    assert str(page) == "one\n\ntwo\n"


def test_styles_are_only_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for colour in (False, True):
        page = Columns(colour=colour)
        page.put(plain("goal", "bold green"))
        assert ("\x1b[" in str(page)) is colour


def test_no_color_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    page = Columns(colour=True)
    page.put(plain("goal", "bold green"))
    assert str(page) == "\x1b[1mgoal\x1b[0m\n"
