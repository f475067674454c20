"""Fixture lists in Football.TXT: every way in which dates, times, scores and remarks are written."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.football_txt import rounds_of
from mixedzone.article.matches import Match, Score

LEAGUE = """= Coastal League 2025/26   # invented

# Date       Fri Aug/22 2025 - Sat May/16 2026 (267d)
# Teams      4
# Matches    8
# Timezone   Europe/London

» Matchday 1
  Fri Aug/22 2025
    20.00  Saltmere Athletic       v Corran Rovers            6-0 (3-0)
  Sat Aug/23
    15.00  Eastlow                 v 1. FC Dunmere 04         2-1   # a comment
           Port Annick             v Skerrow Boys             [postponed]

» Matchday 2
  Sat Jan/3
    15.00  Eastlow                 v Saltmere Athletic        0-2    [awarded]
           Corran Rovers           v Port Annick              1-1 (*)
  Sun Jan/4
           Skerrow Boys            v 1. FC Dunmere 04

Matchday 1
[Wed Feb/4]
  19.45  Port Annick              2-2 (0-2)  Skerrow Boys
         Eastlow                  n/p  Corran Rovers
"""

CUP = """= Harbour Cup 2024

Group A  |  Saltmere   Corran
Group B  |  Eastlow    Dunmere
Matchday 1  |  Fri Jun/14 - Tue Jun/18

▪ Group A
Fri June 14
  18:00 UTC+1   Saltmere  1-0 (0-0)  Corran   @ Harbour Ground, Saltmere
     (Varrenby 12', Pellow 45+1' (pen.);
      Dunmore 60')
(2) Sat Jun/15 21:00   Eastlow  v  Dunmere  @ Long Pier

== Knock-out

Semi-finals
[20 June]
  20:45  Saltmere  3-4 pen. 1-1 a.e.t. (1-1, 1-0)  Eastlow
         Corran  3-2 a.e.t. (2-2, 0-1)  Dunmere
  Final
2024-06-24
  20:45  Eastlow v Corran   1-1 a.e.t. (1-1, 1-0), 3-4 pen.
  Eastlow - Dunmere
"""


def matches(text: str) -> list[Match]:
    return [match for each in rounds_of(text) for match in each.matches]


def test_a_league() -> None:
    rounds = rounds_of(LEAGUE)
    assert [(each.competition, each.name, len(each.matches), each.zone) for each in rounds] == [
        ("Coastal League 2025/26", "Matchday 1", 5, "Europe/London"),
        ("Coastal League 2025/26", "Matchday 2", 3, "Europe/London"),
    ]
    first, second, third, late, unplayed = rounds[0].matches
    assert first == Match("Saltmere Athletic", "Corran Rovers", date(2025, 8, 22), 1200, None, Score((6, 0), (3, 0)))
    assert second == Match("Eastlow", "1. FC Dunmere 04", date(2025, 8, 23), 900, None, Score((2, 1)))
    assert third == Match("Port Annick", "Skerrow Boys", date(2025, 8, 23), 900, note="postponed")
    assert late == Match("Port Annick", "Skerrow Boys", date(2026, 2, 4), 1185, None, Score((2, 2), (0, 2)))
    assert (unplayed.home, unplayed.away, unplayed.note, unplayed.score) == ("Eastlow", "Corran Rovers", "n/p", None)


def test_dates_go_on_into_the_next_year_and_times_to_the_next_date() -> None:
    awarded, starred, untimed = rounds_of(LEAGUE)[1].matches
    assert (awarded.day, awarded.clock, awarded.note) == (date(2026, 1, 3), 900, "awarded")
    assert (starred.day, starred.clock, starred.note) == (date(2026, 1, 3), 900, "(*)")
    assert starred.score == Score((1, 1))
    assert (untimed.day, untimed.clock, untimed.score) == (date(2026, 1, 4), None, None)


def test_a_cup() -> None:
    rounds = rounds_of(CUP)
    assert [each.name for each in rounds] == ["Group A", "Knock-out, Semi-finals", "Knock-out, Final"]
    group, semi, final = (each.matches for each in rounds)
    assert group == (
        Match("Saltmere", "Corran", date(2024, 6, 14), 1080, 60, Score((1, 0), (0, 0))),
        Match("Eastlow", "Dunmere", date(2024, 6, 15), 1260),
    )
    assert [each.score for each in semi] == [
        Score(full_time=(1, 1), half_time=(1, 0), after_extra_time=(1, 1), penalties=(3, 4)),
        Score(full_time=(2, 2), half_time=(0, 1), after_extra_time=(3, 2)),
    ]
    assert final[0].score == semi[0].score
    assert final[1] == Match("Eastlow", "Dunmere", date(2024, 6, 24), 1245)
    assert {each.day for each in semi} == {date(2024, 6, 20)}


@pytest.mark.parametrize(
    ("written", "score"),
    [
        ("2-1 (1-0)", Score((2, 1), (1, 0))),
        ("2:1 (1:0)", Score((2, 1), (1, 0))),
        ("10-0", Score((10, 0))),
        ("3-1 aet (1-1)", Score((1, 1), None, (3, 1))),
        ("3-1 (aet)", Score(None, None, (3, 1))),
        ("4-2p 0-0", Score((0, 0), None, None, (4, 2))),
        ("0-0, 4-2 pens", Score((0, 0), None, None, (4, 2))),
        ("", None),
    ],
)
def test_scores(written: str, score: Score | None) -> None:
    for line in (f"A Town v B Town  {written}", f"A Town  {written or 'v'}  B Town"):
        assert matches(f"= L 2025/26\nFri Aug/22\n 20.00 {line}\n") == [
            Match("A Town", "B Town", date(2025, 8, 22), 1200, None, score)
        ]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Fri Aug/22", date(2025, 8, 22)),
        ("[Fri Aug/22]", date(2025, 8, 22)),
        ("Fri Aug 22", date(2025, 8, 22)),
        ("Fri Aug 22 2025", date(2025, 8, 22)),
        ("22 August", date(2025, 8, 22)),
        ("[Fr 22. August]", date(2025, 8, 22)),
        ("[Fr 22.8.]", date(2025, 8, 22)),
        ("2025-08-22", date(2025, 8, 22)),
        ("Sat May/16", date(2026, 5, 16)),
        ("Wed Jul/1", date(2026, 7, 1)),
        ("Feb/29", None),
    ],
)
def test_dates(heading: str, day: date | None) -> None:
    assert [each.day for each in matches(f"= League 2025/26\n{heading}\n  20.00 A v B")] == [day]


def test_a_list_without_a_season_takes_it_from_its_first_year() -> None:
    text = "Matchday 1\nFri Aug/22 2025\n 20.00 A v B\nMatchday 2\nSat Jan/3\n 15.00 B v A\n"
    assert [each.day for each in matches(text)] == [date(2025, 8, 22), date(2026, 1, 3)]
    assert [each.day for each in matches("Fri Aug/22\n 20.00 A v B")] == [None]


@pytest.mark.parametrize("text", ["", "# Matches 3", "= Title", "Dear reader,\nnothing here.", "\0\0", "a | b v c"])
def test_no_matches(text: str) -> None:
    assert rounds_of(text) == ()


def test_the_list_of_every_file_is_whole(corpora: Path) -> None:
    files = sorted((corpora / "fixtures").rglob("*.txt"))
    if not files:
        pytest.skip("no fixture lists here")
    for path in files:
        text = path.read_text("utf-8")
        teams, counted = (int(re.findall(rf"# {name}\s+(\d+)", text)[0]) for name in ("Teams", "Matches"))
        found = matches(text)
        first, last = _span(text)
        assert len(found) == counted, path
        assert len({name for match in found for name in (match.home, match.away)} - {"N.N."}) == teams, path
        days = [match.day for match in found if match.day is not None]
        assert len(days) == counted, path
        assert (min(days), max(days)) == (first, last), path
        shown = len(re.findall(r"^(?! *#).*\d-\d", text, re.MULTILINE))
        assert sum(match.score is not None for match in found) == shown, path


def _span(text: str) -> tuple[date, date]:
    """The first and the last day that a list's header names."""
    line = re.findall(r"# Date\s+(.+)", text)[0]
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    found = re.findall(r"(\w{3})/(\d+) (\d{4})", line)
    first, last = (date(int(year), months.index(month) + 1, int(day)) for month, day, year in found)
    return first, last


PIECES = [
    "= T 2025",
    "Fri Aug/22",
    "20.00",
    " v ",
    "A",
    "2-1",
    "(1-0)",
    "pen.",
    "a.e.t.",
    "[x]",
    "(*)",
    "\n",
    "#",
    "|",
    "@",
    "» M",
    "'",
    "(",
]


@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_list(text: str) -> None:
    for match in matches(text):
        assert match.home
        assert match.away
        assert match.clock is None or 0 <= match.clock < 24 * 60


@pytest.mark.parametrize("piece", ["a", " ", "1-1 ", "(", "[", "a  ", " v ", "1-1 pen. ", "22 ", "- ", "#", "Fri "])
def test_long_lines_take_no_time(piece: str) -> None:
    begun = time.process_time()
    rounds_of("\n".join([f"= L 2025\nFri Aug/22\n{piece * 300_000}"] + [piece * 130] * 50))
    assert time.process_time() - begun < 1
