from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mixedzone.formats.article import NOT_ALL, NOTHING_FOUND, render
from mixedzone.types import Capture, Fixture, Interview, Line, Record, Role, Turn

Make = Callable[..., Record]

WIDE = """\
                28 Feb 12:30 15:00 ×2

                COASTAL LEAGUE
                The keeper who came by ferry

                He learned to catch at sea.

                By Imke Sandvoort

                Was it cold?
Joss Varrenby │ My hands were.

                ▣ The ferry at night.
                └ Hedda Lornsen/dpa

              │ The rest was warm.

                On land

                Then the ferry came.
"""
NARROW = """\
28 Feb 12:30 15:00 ×2

COASTAL LEAGUE
The keeper who came by ferry

He learned to catch at sea.

By Imke Sandvoort

Was it cold?
Joss Varrenby
│ My hands were.

▣ The ferry at night.
└ Hedda Lornsen/dpa

│ The rest was warm.

On land

Then the ferry came.
"""


def test_a_wide_page_has_the_names_in_its_margin(interview: Record) -> None:
    assert render(interview) == WIDE


def test_a_narrow_page_has_the_names_above(interview: Record) -> None:
    assert render(interview, width=48) == NARROW


def test_the_styles_are_those_of_two_voices(interview: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    lines = render(interview, width=48, colour=True).splitlines()
    assert "\x1b[1;2mWas it cold?\x1b[0m" in lines
    assert "\x1b[1mJoss Varrenby\x1b[0m" in lines
    assert "\x1b[1mThe keeper who came by ferry\x1b[0m" in lines
    assert "\x1b[2m└ \x1b[0m\x1b[2mHedda Lornsen/dpa\x1b[0m" in lines


def test_a_long_name_is_broken_in_the_margin(make: Make) -> None:
    name = "Maximiliane von Hohenthal"
    page = make(
        [(Role.ANSWER, "Yes.")],
        interview=Interview(turns=(Turn(role="answer", speaker=name, text="Yes.", lines=(1,)),)),
    )
    assert render(page).splitlines() == [
        "   Maximiliane von │ Yes.",
        "         Hohenthal │",
    ]


def test_an_article_without_speakers_has_no_margin(make: Make) -> None:
    page = [(Role.HEADLINE, "Derby day"), (Role.LIST_ITEM, "one"), (Role.LIST_ITEM, "two"), (Role.PARAGRAPH, "Text.")]
    assert render(make(page, headline="Derby day")) == "Derby day\n\n• one\n• two\n\nText.\n"


def test_a_table_stands_in_columns_where_it_fits(make: Make) -> None:
    cells = ("Club", "Points", "Saltmere", "41")
    table = make([(Role.TABLE, text) for text in cells])
    lines = tuple(
        Line(number=n, text=text, role=Role.TABLE, probability=1.0, xpath=f"/table/tr[{(n + 1) // 2}]/td[{n}]")
        for n, text in enumerate(cells, 1)
    )
    table = make([(Role.TABLE, text) for text in cells], lines=lines)
    assert render(table) == "Club      Points\nSaltmere  41\n"
    wide = make([(Role.TABLE, text * 5) for text in cells], lines=lines)
    assert render(wide, width=30).splitlines()[0] == "ClubClubClubClubClub ·"


def test_a_page_without_an_article_says_what_to_do(make: Make) -> None:
    page = make([(Role.NAVIGATION, "Home")], text="")
    assert render(page).split() == NOTHING_FOUND.split()


def test_an_article_that_is_not_all_says_so(make: Make) -> None:
    assert render(make([(Role.PARAGRAPH, "Text.")], complete=False)).splitlines()[-1] == NOT_ALL


@given(st.text(), st.sampled_from(Role), st.integers(0, 120))
def test_no_page_leaves_its_columns(make: Make, text: str, role: Role, width: int) -> None:
    shown = render(make([(role, text or "x")]), width=width)
    assert all(cell_len(line) <= 88 for line in shown.splitlines())
    assert "\x1b" not in shown


def test_matches_stand_in_columns(make: Make) -> None:
    fixtures = (
        Fixture(date="2026-02-28", time="12:30", round="League, 1", matches=("A v B",), lines=(1,)),
        Fixture(date="2026-02-28", time="15:00", round="League, 1", matches=("C v D", "E v F"), lines=(2,)),
        Fixture(date="2026-02-28", time="15:00", round="League, 1", matches=("C v D", "E v F"), lines=(3,)),
        Fixture(date="2026-03-01", time="15:00", round="League, 1", teams=("G", "H"), score="2-1", lines=(4,)),
    )
    captured = Capture(before="2026-02-28T12:30", reason="No score.")
    page = make([(Role.FIXTURE, text) for text in "wxyz"], fixtures=fixtures, captured=captured)
    assert render(page).splitlines() == [
        "League, 1",
        "28 Feb  12:30  A v B",
        "        15:00  C v D, E v F",
        "1 Mar   15:00  G v H 2-1",
        "",
        "Probably captured before 28 February 2026, 12:30. No score.",
    ]
