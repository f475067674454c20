"""Kick-offs with only what the page says."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article import fixtures
from mixedzone.article.fixture_lists import FixtureLists
from mixedzone.types import Capture, Fixture
from tests.article.conftest import round_of


def fixtures_of(lines: Sequence[tuple[int, str]]) -> tuple[Fixture, ...]:
    return fixtures.fixtures_of(lines).fixtures


def one(text: str, *others: str) -> Fixture:
    return fixtures_of([(number, line) for number, line in enumerate([text, *others], 1)])[0]


@pytest.mark.parametrize(
    ("text", "date", "clock"),
    [
        ("28.02. 15:30 Uhr", "02-28", "15:30"),
        ("Sa., 28.02. 15.30", "02-28", "15:30"),
        ("28/02 à 20h45", "02-28", "20:45"),
        ("28/02 21h", "02-28", "21:00"),
        ("28-02 kl. 18:00", "02-28", "18:00"),
        ("02/28 7:30 PM", "02-28", "19:30"),
        ("02/28 7:30 p.m.", "02-28", "19:30"),
        ("02/28 7 PM", "02-28", "19:00"),
        ("02/28 12:00 AM", "02-28", "00:00"),
        ("02/28 12:30 PM", "02-28", "12:30"),
        ("02/28 9:05 a.m.", "02-28", "09:05"),
        ("29.02. 15:30", "02-29", "15:30"),
        ("31.02. 15:30", None, "15:30"),
        ("28.02. 25:30", "02-28", None),
        ("28.02. 15:75", "02-28", None),
        ("40/50 15:30", None, "15:30"),
    ],
)
def test_dates_and_times(text: str, date: str | None, clock: str | None) -> None:
    fixture = one(text)
    assert (fixture.date, fixture.time) == (date, clock)
    assert (fixture.year, fixture.kickoff, fixture.offset, fixture.round) == (None,) * 4
    assert fixture.matches == ()
    assert fixture.lines == (1,)


@pytest.mark.parametrize(("text", "year"), [("28/02/26 20:45", 2026), ("28/02/2026 20:45", 2026)])
def test_a_year_that_the_page_gives(text: str, year: int) -> None:
    fixture = one(text)
    assert (fixture.year, fixture.date, fixture.kickoff) == (year, "2026-02-28", "2026-02-28T20:45")


def test_a_leap_day_of_a_common_year_is_no_date() -> None:
    fixture = one("29/02/26 20:45")
    assert (fixture.date, fixture.kickoff, fixture.year) == (None, None, 2026)


def test_a_number_above_twelve_anywhere_is_a_day() -> None:
    assert one("04/05 15:30", "14/05 15:30").date == "05-04"
    assert one("04/05 15:30", "04/15 15:30").date == "04-05"


def test_a_round_spreads_over_days_not_months() -> None:
    assert one("04/05 15:30", "05/05 15:30", "06/05 15:30").date == "05-04"
    assert one("04/05 15:30", "04/06 15:30", "04/07 15:30").date == "04-05"


def test_otherwise_the_clock_and_the_dot_tell() -> None:
    assert one("04/05 15:30").date == "05-04"
    assert one("04/05 3:30 PM").date == "04-05"
    assert one("04.05. 3:30 PM").date == "05-04"


def test_lines_without_a_kick_off_are_no_fixtures() -> None:
    assert fixtures_of([(1, "Matchday 13"), (2, "12.12. 20:30"), (3, "12.12.")]) == (
        Fixture(date="12-12", time="20:30", lines=(2,)),
    )
    assert fixtures_of([]) == ()


@given(st.lists(st.text(alphabet="0123456789./-: hPMpmuU,", max_size=24), max_size=6))
def test_any_lines(texts: list[str]) -> None:
    lines = list(enumerate(texts, 1))
    found = fixtures_of(lines)
    assert found == fixtures_of(lines)
    assert all(fixture.lines[0] <= len(texts) for fixture in found)
    assert all(fixture.kickoff is None or fixture.year is not None for fixture in found)


@pytest.mark.parametrize("piece", ["1", "12/12 ", " ", "a", "12/12 7:30" + " " * 50])
def test_a_line_of_a_million_characters(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    fixtures_of([(1, text), (2, f"12/12{text}b"), (3, f"12/12 7:30{text}b")])
    assert time.process_time() - begun < 1


LISTS = FixtureLists([round_of(date(2025, 11, 3)), round_of(date(2025, 11, 10), "Matchday 2", turn=4)])
TICKER = ["07/11 9:00 PM", "08/11 4:00 PM", "08/11 4:00 PM", "08/11 6:30 PM", "09/11 3:00 PM", "09/11 5:30 PM"]


def found_in_lists(texts: Sequence[str], published: str | None = None) -> fixtures.Fixtures:
    return fixtures.fixtures_of(list(enumerate(texts, 1)), LISTS, published)


def test_a_ticker_gets_its_round_and_matches() -> None:
    first, second, *_ = found_in_lists(TICKER).fixtures
    assert first == Fixture(
        date="2025-11-07",
        time="21:00",
        year=2025,
        kickoff="2025-11-07T21:00",
        offset="+01:00",
        round="Coastal League 2025/26, Matchday 1",
        rounds=("Coastal League 2025/26, Matchday 1",),
        matches=("Saltmere Athletic v Corran Rovers",),
        lines=(1,),
    )
    assert second.matches == ("Eastlow Town v 1. FC Dunmere 04", "Port Annick v Skerrow Boys")


def test_a_page_without_scores_was_probably_captured_before_the_first_match() -> None:
    captured = found_in_lists(TICKER).captured
    assert captured == Capture(
        before="2025-11-07T21:00+01:00",
        reason="No score is shown at 6 kick-offs of Coastal League 2025/26, Matchday 1, the first of which was "
        "Saltmere Athletic v Corran Rovers.",
    )
    assert found_in_lists([*TICKER[:-1], f"{TICKER[-1]} Lornsen 2:1 Haverstoke"]).captured is None
    assert found_in_lists(TICKER[:2]).captured is None


def test_where_nothing_is_found_nothing_is_claimed() -> None:
    for texts in (TICKER[:2], [*TICKER[:-1], "09/11 5:45 PM"]):
        alone = fixtures_of(list(enumerate(texts, 1)))
        searched = found_in_lists(texts).fixtures
        assert [(each.date, each.year, each.offset, each.round, each.matches) for each in searched] == [
            (each.date, None, None, None, ()) for each in alone
        ]


def test_a_page_that_was_published_a_year_later_shows_another_round() -> None:
    assert found_in_lists(TICKER, "2025-11-01T10:00:00Z").captured is not None
    assert found_in_lists(TICKER, "2026-11-01").captured is None
    assert found_in_lists(TICKER, "last Tuesday").captured is not None


def test_two_tickers_are_searched_one_by_one() -> None:
    shown = found_in_lists([*TICKER, *TICKER])
    assert len(shown.fixtures) == 12
    assert shown.fixtures[0].matches == shown.fixtures[6].matches
    assert shown.captured is not None


def test_teams_scores_and_offsets_are_those_of_the_page() -> None:
    fixture = one("08/11 16:00 CET Eastlow 2:1 Dunmere")
    assert (fixture.teams, fixture.score, fixture.offset) == (("Eastlow", "Dunmere"), "2-1", "+01:00")
    assert one("08/11 16:00 UTC-3:30").offset == "-03:30"
