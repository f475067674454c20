"""Lines of a ticker → fixtures, with only what the page says: no year unless it stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mixedzone.label.signs import KICKOFF
from mixedzone.types import Fixture

_LEAP_YEAR = 2024  # stands in where a page gives no year, so that a 29 February is a date


def fixtures_of(lines: Sequence[tuple[int, str]]) -> tuple[Fixture, ...]:
    """Fixtures of (line number, text) pairs. The whole list tells whether the day or the month comes first."""
    found = [(number, match) for number, text in lines if (match := KICKOFF.match(text)) is not None]
    day_first = _day_first([match for _, match in found])
    return tuple(_fixture(number, match, day_first) for number, match in found)


def _day_first(matches: Sequence[re.Match[str]]) -> bool:
    """Numbers above twelve are days; without any, a dot or a 24-hour clock speaks for the day first."""
    if any(int(match["first"]) > 12 for match in matches):
        return True
    if any(int(match["second"]) > 12 for match in matches):
        return False
    firsts, seconds = {match["first"] for match in matches}, {match["second"] for match in matches}
    if len(firsts) != len(seconds):  # a round spreads over days, not over months
        return len(firsts) > len(seconds)
    return not any(match["half"] for match in matches) or any(match["mark"] == "." for match in matches)


def _fixture(number: int, match: re.Match[str], day_first: bool) -> Fixture:
    year = _year(match["year"])
    day = _date(match, day_first, year)
    time = _time(match)
    kickoff = f"{day}T{time}" if year is not None and day is not None and time is not None else None
    return Fixture(date=day, time=time, year=year, kickoff=kickoff, lines=(number,))


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)


def _date(match: re.Match[str], day_first: bool, year: int | None) -> str | None:
    first, second = int(match["first"]), int(match["second"])
    day, month = (first, second) if day_first else (second, first)
    try:
        found = date(year or _LEAP_YEAR, month, day).isoformat()
    except ValueError:
        return None
    return found if year else found[5:]


def _time(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
