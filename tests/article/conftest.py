"""Invented fixture lists, whose rounds are played as those of leagues are: most at once, some by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest

from mixedzone.article.fixture_lists import FixtureLists
from mixedzone.article.matches import Match, Round

CLUBS = (
    "Saltmere Athletic", "Corran Rovers", "Eastlow Town", "1. FC Dunmere 04", "Port Annick", "Skerrow Boys",
    "Tidewater United", "Nettlebed", "Lornsen Albion", "SV Haverstoke", "Wimborne Harbour", "Quillfeather 1911",
)  # fmt: skip

WEEKEND = ((4, 20, 0), (5, 15, 0), (5, 15, 0), (5, 17, 30), (6, 14, 0), (6, 16, 30))
"""Weekday, hour and minute of the matches of a round."""

MakeRound = Callable[..., Round]


def round_of(
    monday: date,
    name: str = "Matchday 1",
    slots: Sequence[tuple[int, int, int]] = WEEKEND,
    competition: str = "Coastal League 2025/26",
    zone: str | None = "Europe/London",
    turn: int = 0,
) -> Round:
    """A round in the week of a Monday; `turn` tells who plays whom."""
    clubs = CLUBS[turn:] + CLUBS[:turn]
    matches = tuple(
        Match(clubs[2 * n % 12], clubs[(2 * n + 1) % 12], monday + timedelta(days=day), hour * 60 + minute)
        for n, (day, hour, minute) in enumerate(slots)
    )
    return Round(competition, name, matches, zone)


@pytest.fixture(scope="session")
def make_round() -> MakeRound:
    return round_of


@pytest.fixture(scope="session")
def season() -> FixtureLists:
    """Thirty rounds, a week apart, from August to March."""
    first = date(2025, 8, 18)
    return FixtureLists([round_of(first + timedelta(weeks=n), f"Matchday {n + 1}", turn=n % 12) for n in range(30)])
