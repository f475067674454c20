from __future__ import annotations

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from mixedzone.formats.explain import render, thin_bar
from mixedzone.types import Line, Record, Role

Make = Callable[..., Record]


@pytest.fixture
def page(make: Make) -> Record:
    lines = (
        Line(number=1, text="Home", role=Role.NAVIGATION, probability=0.5, hidden="display:none"),
        Line(number=2, text="A [bold]long[/bold] \x1b[31mline " * 5, role=Role.PULL_QUOTE, probability=1.0),
    )
    return make([], lines=lines, kind="article", confidence=0.876)


def test_every_line_tells_number_role_probability_and_text(page: Record) -> None:
    first, _, entry, *rest = render(page).splitlines()
    assert first == "2 lines · article · confidence 0.88"
    assert entry == "1  navigation  ━━╸   0.50  Home  [hidden: display:none]"
    assert rest[0].startswith("2  pull quote  ━━━━━ 1.00  A [bold]long[/bold] \ufffd[31mline")
    assert rest[-1] == "navigation 1 · pull quote 1"


def test_the_text_stays_in_its_column(page: Record) -> None:
    lines = render(page, width=60).splitlines()
    assert all(cell_len(line) <= 60 for line in lines)
    assert all(line[:19].strip() == "" for line in lines[4:-2])


def test_a_narrow_page_does_without_bars(page: Record) -> None:
    assert "━" not in render(page, width=60)
    assert "0.50" in render(page, width=60)


def test_roles_have_their_colour_and_the_hidden_have_none(page: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = render(page, colour=True)
    assert "\x1b[38;2;0;114;178mpull quote" in shown
    assert "\x1b[90mnavigation" in shown


@pytest.mark.parametrize("probability", [-1.0, 0.0, 0.05, 0.95, 1.0, 7.0])
def test_a_bar_has_one_width(probability: float) -> None:
    assert len(thin_bar(probability)) == 5
