"""Fixture lists in iCalendar, as clubs and leagues publish them."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from mixedzone.article.icalendar import rounds_of
from mixedzone.article.matches import Match, Round, Score


def calendar(*events: str, more: str = "") -> str:
    inner = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Coastal League 2025/26\r\n{more}{inner}END:VCALENDAR\r\n"


def one(event: str, more: str = "") -> Match:
    (found,) = rounds_of(calendar(event, more=more))
    return found.matches[0]


def test_rounds_that_are_named() -> None:
    text = calendar(
        "DTSTART:20250823T140000Z\r\nSUMMARY:Eastlow - Dunmere\r\nDESCRIPTION:Matchday 1\\nLong Pier",
        "DTSTART:20250822T190000Z\r\nSUMMARY:Saltmere Athletic - Corran Rovers\r\nDESCRIPTION:Matchday 1",
        "DTSTART:20250830T140000Z\r\nSUMMARY:Matchday 2: Corran Rovers v Eastlow (2:1)\r\nSTATUS:CONFIRMED",
        "DTSTART:20250901T100000Z\r\nSUMMARY:Members' meeting",
    )
    first, second = rounds_of(text)
    assert (first.competition, first.name, len(first.matches)) == ("Coastal League 2025/26", "Matchday 1", 2)
    assert first.matches[0] == Match("Saltmere Athletic", "Corran Rovers", date(2025, 8, 22), 1140, 0)
    assert second == Round(
        "Coastal League 2025/26",
        "Matchday 2",
        (Match("Corran Rovers", "Eastlow", date(2025, 8, 30), 840, 0, Score((2, 1))),),
    )


def test_rounds_that_are_not_named_are_runs_in_which_each_team_plays_once() -> None:
    days = ["20250822", "20250823", "20250824", "20250829", "20250830"]
    teams = ["A Town - B Town", "C Town - D Town", "A Town - C Town", "B Town - D Town", "A Town - B Town"]
    text = calendar(*(f"DTSTART:{day}T150000\r\nSUMMARY:{each}" for day, each in zip(days, teams, strict=True)))
    assert [(each.name, len(each.matches)) for each in rounds_of(text)] == [
        ("2025-08-22 to 2025-08-23", 2),
        ("2025-08-24", 1),
        ("2025-08-29", 1),
        ("2025-08-30", 1),
    ]


@pytest.mark.parametrize(
    ("start", "clock", "offset", "zone"),
    [
        ("DTSTART:20250822T190000Z", 1140, 0, None),
        ("DTSTART;TZID=Europe/Berlin:20250822T203000", 1230, None, "Europe/Berlin"),
        ('DTSTART;X-A="b;c:d";TZID="Europe/Berlin":20250822T203000', 1230, None, "Europe/Berlin"),
        ("DTSTART:20250822T203000", 1230, None, None),
        ("DTSTART;VALUE=DATE:20250822", None, None, None),
    ],
)
def test_moments(start: str, clock: int | None, offset: int | None, zone: str | None) -> None:
    (found,) = rounds_of(calendar(f"{start}\r\nSUMMARY:A Town - B Town"))
    match = found.matches[0]
    assert (match.day, match.clock, match.offset, found.zone) == (date(2025, 8, 22), clock, offset, zone)


def test_the_calendars_zone_counts_where_events_have_none() -> None:
    (found,) = rounds_of(calendar("DTSTART:20250822T203000\r\nSUMMARY:A - B", more="X-WR-TIMEZONE:Europe/Oslo\r\n"))
    assert found.zone == "Europe/Oslo"


@pytest.mark.parametrize(
    ("summary", "teams"),
    [
        ("⚽️ Saltmere – Corran", ("Saltmere", "Corran")),
        ("Coastal League: Saltmere vs Corran", ("Saltmere", "Corran")),
        ("Saltmere v Corran | Coastal League", ("Saltmere", "Corran")),
        ("Saltmere v Corran\\, Long Pier", ("Saltmere", "Corran")),
        ("Saltmere 2-1 Corran", ("Saltmere", "Corran")),
        ("1. FC Saltmere - Corran 04 [LIVE]", ("1. FC Saltmere", "Corran 04")),
        ("Rot-Weiß Saltmere - Corran", ("Rot-Weiß Saltmere", "Corran")),
    ],
)
def test_summaries(summary: str, teams: tuple[str, str]) -> None:
    match = one(f"DTSTART:20250822T190000Z\r\nSUMMARY:{summary}")
    assert (match.home, match.away) == teams


def test_lines_that_are_folded_and_parts_of_events() -> None:
    match = one(
        "DTSTART:2025082\r\n 2T190000Z\r\nBEGIN:VALARM\r\nSUMMARY:X - Y\r\nEND:VALARM\r\nSUMMARY:Saltmere\r\n\t - Corran"
        "\r\nSTATUS:CANCELLED"
    )
    assert match == Match("Saltmere", "Corran", date(2025, 8, 22), 1140, 0, None, "cancelled")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCALENDAR",
        calendar(),
        calendar("SUMMARY:A - B"),
        calendar("DTSTART:20251399T190000Z\r\nSUMMARY:A - B"),
    ],
)
def test_no_matches(text: str) -> None:
    assert rounds_of(text) == ()


names = st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=40)


@given(
    names, names, st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)), st.integers(1, 60), st.text(max_size=200)
)
def test_what_another_library_writes(home: str, away: str, at: datetime, number: int, more: str) -> None:
    at = at.replace(second=0, microsecond=0, tzinfo=timezone(timedelta(0)))
    written, event = Calendar(), Event()
    written.add("x-wr-calname", "Coastal, League; 2025")
    event.add("dtstart", at)
    event.add("summary", f"{home} - {away}")
    event.add("categories", [f"Matchday {number}"])
    event.add("location", more)
    written.add_component(event)
    (found,) = rounds_of(written.to_ical().decode())
    assert (found.competition, found.name) == ("Coastal, League; 2025", f"Matchday {number}")
    assert found.matches == (Match(home, away, at.date(), at.hour * 60 + at.minute, 0),)


@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:",
                "END:",
                "VEVENT",
                "\r\n",
                " ",
                "DTSTART",
                ":",
                ";",
                '"',
                "20250822",
                "T1900",
                "SUMMARY",
                "A",
                " - ",
                "\\",
                "Final",
            ]
        )
    ).map("".join)
)
def test_any_calendar(text: str) -> None:
    for each in rounds_of(calendar(text)):
        assert all(match.home and match.away for match in each.matches)


@pytest.mark.parametrize("piece", [" ", "a", ";A=", ';A="', "1 ", "a - ", "(", "\\", "1:", "a|"])
def test_long_lines_take_no_time(piece: str) -> None:
    begun = time.process_time()
    text = piece * (1_000_000 // len(piece))
    rounds_of(calendar(f"DTSTART:20250822T190000Z\r\nSUMMARY:{text}", f"SUMMARY:a\r\nDTSTART{text}:20250822"))
    assert time.process_time() - begun < 1
