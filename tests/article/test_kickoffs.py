"""Dates, clocks, teams and scores of tickers, as far as the whole list tells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.kickoffs import LONGEST_LINE, Kickoff, Ticker, tickers_of


def ticker(*texts: str) -> Ticker:
    found = tickers_of(list(enumerate(texts, 1)))
    assert len(found) == 1
    return found[0]


def one(*texts: str) -> Kickoff:
    return ticker(*texts).kickoffs[0]


def month_and_day(*texts: str) -> list[tuple[int, int] | None]:
    found = ticker(*texts)
    return [each.day.month_and_day(found.day_first) if each.day else None for each in found.kickoffs]


@pytest.mark.parametrize(
    ("text", "date", "minutes"),
    [
        ("Sat 28 February 15:30", (2, 28), 930),
        ("Saturday, February 28, 3:30 PM", (2, 28), 930),
        ("Feb 28 3 pm", (2, 28), 900),
        ("28th February 2026, 15:30", (2, 28), 930),
        ("Samstag, 28. Februar, 15.30 Uhr", (2, 28), 930),
        ("Sa 28. Feb. 2026 um 15:30 Uhr", (2, 28), 930),
        ("samedi 28 février à 20h45", (2, 28), 1245),
        ("sam. 28 févr. 21h", (2, 28), 1260),
        ("sábado, 28 de febrero, 18:30 h", (2, 28), 1110),
        ("sábado, 28 de fevereiro de 2026 às 18h30", (2, 28), 1110),
        ("sabato 28 febbraio ore 20:45", (2, 28), 1245),
        ("zaterdag 28 februari 18.45", (2, 28), 1125),
        ("lör 28 feb 15.00", (2, 28), 900),
        ("sobota, 28 lutego, 17:30", (2, 28), 1050),
        ("28 Şubat Cumartesi 19:00", (2, 28), 1140),
        ("суббота, 28 февраля, 19:30", (2, 28), 1170),
        ("2月28日(土) 14:00", (2, 28), 840),
        ("2026-02-28 14:00", (2, 28), 840),
        ("2026-02-28T14:00", (2, 28), 840),
        ("15:30 Uhr, 28.02.", (2, 28), 930),
        ("15:30 28/02", (2, 28), 930),
        ("Sa 28.02.2026 15:30", (2, 28), 930),
        ("28.2.26, 15.30", (2, 28), 930),
        ("28-02-2026 15:30", (2, 28), 930),
        ("Saltmere Athletic v Corran Rovers, 28/02 15:30", (2, 28), 930),
    ],
)
def test_dates_and_times_of_many_countries(text: str, date: tuple[int, int], minutes: int) -> None:
    assert month_and_day(text) == [date]
    assert one(text).clock.minutes == minutes


@pytest.mark.parametrize(
    "text",
    ["28 points 15:30", "Matchday 28", "15:30", "15.30", "28.02.", "Saltmere 2:1 Eastlow", ""],
)
def test_no_kick_offs(text: str) -> None:
    assert tickers_of([(1, text)]) == ()


@pytest.mark.parametrize(
    ("text", "weekdays"),
    [
        ("Sa., 28.02. 15.30", {5}),
        ("Sat 28/02 15:30", {5}),
        ("dom 01/03 15:30", {6}),
        ("Mar 24/03 15:30", {1}),
        ("Ave 01/03 15:30", set()),
    ],
)
def test_weekdays(text: str, weekdays: set[int]) -> None:
    day = one(text).day
    assert day is not None
    assert day.weekdays == weekdays


def test_a_weekday_that_is_none_of_the_dates() -> None:
    day = one("Fri 28.02. 15:30").day
    assert day is not None
    assert day.on(2026, True) is None
    assert str(day.on(2025, True)) == "2025-02-28"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("28/02 15:30 UTC", 0),
        ("28/02 15:30 GMT+1", 60),
        ("28/02 15:30 (UTC-03:30)", -210),
        ("28/02 15:30 CET", 60),
        ("28/02 15:30 MESZ", 120),
        ("28/02 15:30 EST", None),
        ("28/02 15:30 West Ham v Crystal Palace", None),
    ],
)
def test_a_clock_that_the_page_names(text: str, offset: int | None) -> None:
    assert one(text).offset == offset


@pytest.mark.parametrize(
    ("text", "teams", "score"),
    [
        ("28/02 15:30 Saltmere Athletic v Corran Rovers", ("Saltmere Athletic", "Corran Rovers"), None),
        ("28/02 15:30 Saltmere vs. Corran", ("Saltmere", "Corran"), None),
        ("28.02. 15:30 Uhr: Saltmere – Corran 2:1", ("Saltmere", "Corran"), "2-1"),
        ("28.02. 15:30 Uhr Saltmere 2:1 (1:0) Corran", ("Saltmere", "Corran"), "2-1"),
        ("28/02 15:30 | Saltmere | 2-1", (), "2-1"),
        ("28/02 15:30 Corran @ Saltmere", ("Saltmere", "Corran"), None),
        ("Saltmere - Corran 28/02 15:30", ("Saltmere", "Corran"), None),
        ("28/02 15:30 SAL - COR", ("SAL", "COR"), None),
        ("28/02 15:30", (), None),
    ],
)
def test_teams_and_scores(text: str, teams: tuple[str, ...], score: str | None) -> None:
    assert (one(text).teams, one(text).score) == (teams, score)


def test_a_date_counts_for_the_lines_under_it() -> None:
    found = ticker(
        "Matchday 3",
        "Saturday 28 February",
        "15:30 Saltmere v Corran",
        "18.30 Eastlow v Dunmere",
        "Sunday 1 March",
        "14:00",
    )
    assert [each.day.numbers for each in found.kickoffs if each.day] == [(28, 2), (28, 2), (1, 3)]
    assert [each.clock.minutes for each in found.kickoffs] == [930, 1110, 840]
    assert [each.lines for each in found.kickoffs] == [(3,), (4,), (6,)]


def test_under_a_date_only_times_of_day_are_kick_offs() -> None:
    assert len(ticker("28/02 15:30", "90:00", "Half-time 45:00").kickoffs) == 1


def test_teams_and_scores_on_the_lines_below() -> None:
    found = ticker("28/02 15:30", "Saltmere v Corran", "28/02 18:30", "Eastlow 2:0 Dunmere", "Next round soon")
    assert [(each.teams, each.score, each.lines) for each in found.kickoffs] == [
        (("Saltmere", "Corran"), None, (1, 2)),
        (("Eastlow", "Dunmere"), "2-0", (3, 4)),
    ]


def test_half_a_day_that_one_line_leaves_out_is_that_of_the_others() -> None:
    found = ticker("28/02 2:30 PM", "28/02 5:30", "28/02 8:00 PM")
    assert [each.clock.minutes for each in found.kickoffs] == [870, 1050, 1200]
    mixed = ticker("28/02 11:30 AM", "28/02 5:30", "28/02 8:00 PM")
    assert [each.clock.minutes for each in mixed.kickoffs] == [690, 330, 1200]
    other = ticker("28/02 2:30 PM", "28/02 17:30")
    assert [each.clock.minutes for each in other.kickoffs] == [870, 1050]


@pytest.mark.parametrize("text", ["28/02 13:30 PM", "28/02 24:00", "28/02 12:61"])
def test_a_time_that_is_none(text: str) -> None:
    assert one(text).clock.minutes is None


@pytest.mark.parametrize(
    ("texts", "first", "certain"),
    [
        (("13/02 15:30", "04/02 15:30"), True, True),
        (("02/13 15:30", "02/04 15:30"), False, True),
        (("Sat 04/05/2025 15:30",), False, True),
        (("Sun 04/05/2025 15:30",), True, True),
        (("Mon 05/05 15:30",), True, True),
        (("04/05 15:30", "05/05 15:30"), True, False),
        (("04/05 15:30", "04/06 15:30"), False, False),
        (("04/05 15:30",), True, False),
        (("04/05 3:30 PM",), False, False),
        (("04.05. 3:30 PM",), True, False),
        (("4 May 15:30",), True, True),
    ],
)
def test_which_number_is_the_day(texts: tuple[str, ...], first: bool, certain: bool) -> None:
    found = ticker(*texts)
    assert (found.day_first, found.certain) == (first, certain)


def test_a_list_printed_twice_is_two() -> None:
    texts = ["27/02 20:00", "28/02 15:00", "28/02 15:00"]
    found = tickers_of(list(enumerate([*texts, *texts], 1)))
    assert [[each.lines[0] for each in part.kickoffs] for part in found] == [[1, 2, 3], [4, 5, 6]]


def test_kick_offs_all_at_once_are_one_list() -> None:
    assert [len(part.kickoffs) for part in tickers_of([(n, "16/05 15:30") for n in range(1, 11)])] == [10]


def test_a_new_list_begins_where_the_dates_turn_back_behind_other_lines() -> None:
    lines = [(1, "27/02 20:00"), (2, "28/02 15:00"), (9, "24/02 20:00"), (10, "25/02 20:00")]
    assert [len(part.kickoffs) for part in tickers_of(lines)] == [2, 2]
    assert [len(part.kickoffs) for part in tickers_of([(1, "30/12 20:00"), (3, "02/01 15:00")])] == [2]


WORDS = [
    "28/02",
    "15:30",
    "3:30 PM",
    "Sat",
    "28.",
    "February",
    "Saltmere",
    " v ",
    " - ",
    "2:1",
    "(1-0)",
    "|",
    "UTC+1",
    "\n",
    "月",
    "13",
    ".",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), max_size=5))
def test_any_lines(texts: list[str]) -> None:
    for part in tickers_of(list(enumerate(texts, 1))):
        for each in part.kickoffs:
            assert each.clock.minutes is None or 0 <= each.clock.minutes < 24 * 60
            assert len(each.teams) in (0, 2)
            assert set(each.lines) <= set(range(1, len(texts) + 1))
            assert each.day is not None


@pytest.mark.parametrize(
    "piece", [" ", "1", "a", "1:", "28/02 ", "28/02 15:30 a v ", "a ", "1 de ", "Mar ", ".", "(1-", "12月", "١"]
)
def test_long_lines_take_no_time(piece: str) -> None:
    text = piece * (100 * LONGEST_LINE // len(piece))
    begun = time.process_time()
    for line in (text, f"28/02{text}", f"28/02 15:30 {text}", f"{text[: LONGEST_LINE - 12]} 28/02 15:30"):
        tickers_of([(1, line), (2, text)])
    assert time.process_time() - begun < 0.5
