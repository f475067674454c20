"""Lines of a ticker → fixtures, with only what the page says; with fixture lists, also the round that they can only be.

No year unless it stands there or the round is found, and no round unless it is the only one that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mixedzone.article.kickoffs import LEAP_YEAR, Kickoff, Ticker, tickers_of
from mixedzone.types import Capture, Fixture

if TYPE_CHECKING:
    from mixedzone.article.fixture_lists import FixtureLists
    from mixedzone.article.matches import Round
    from mixedzone.article.matching import Found


class Fixtures(NamedTuple):
    """The fixtures of a page, and what its tickers tell of the time when it was captured."""

    fixtures: tuple[Fixture, ...]
    captured: Capture | None


def fixtures_of(
    lines: Sequence[tuple[int, str]], lists: FixtureLists | None = None, published: str | None = None
) -> Fixtures:
    """Fixtures of (line number, text) pairs; `published` is the page's own date, ISO 8601."""
    fixtures: list[Fixture] = []
    captures: list[Capture] = []
    since = _day(published)
    for ticker in tickers_of(lines):
        found, rounds = _search(ticker, lists, since) if lists is not None else (None, ())
        mine = [_fixture(ticker, number, found, tuple(map(str, rounds))) for number in range(len(ticker.kickoffs))]
        fixtures += mine
        captures += filter(None, [_capture(mine, found)])
    return Fixtures(tuple(fixtures), min(captures, key=lambda each: each.before, default=None))


def _search(ticker: Ticker, lists: FixtureLists, since: date | None) -> tuple[Found | None, tuple[Round, ...]]:
    from mixedzone.article.matching import search

    return search(ticker, lists, since)


def _fixture(ticker: Ticker, number: int, found: Found | None, rounds: tuple[str, ...]) -> Fixture:
    kickoff = ticker.kickoffs[number]
    year, offset = kickoff.day.year if kickoff.day is not None else None, kickoff.offset
    matches: tuple[str, ...] = ()
    if found is not None and found.matches[number]:
        year, matches = found.years[number], tuple(map(str, found.matches[number]))
        offset = found.offsets[number] if found.offsets[number] is not None else offset
    day = _date(kickoff, found.day_first if found is not None else ticker.day_first, year)
    time = _time(kickoff)
    return Fixture(
        date=day,
        time=time,
        year=year,
        kickoff=f"{day}T{time}" if year is not None and day is not None and time is not None else None,
        offset=_offset(offset) if offset is not None else None,
        teams=kickoff.teams,
        score=kickoff.score,
        round=str(found.round) if matches and found is not None else None,
        rounds=rounds,
        matches=matches,
        lines=kickoff.lines,
    )


def _date(kickoff: Kickoff, day_first: bool, year: int | None) -> str | None:
    """ "YYYY-MM-DD", or "MM-DD" without a year."""
    if kickoff.day is None:
        return None
    try:
        found = date(year or LEAP_YEAR, *kickoff.day.month_and_day(day_first)).isoformat()
    except ValueError:
        return None
    return found if year else found[5:]


def _time(kickoff: Kickoff) -> str | None:
    minutes = kickoff.clock.minutes
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _offset(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _capture(fixtures: Sequence[Fixture], found: Found | None) -> Capture | None:
    """What a matched ticker without a single score says: that its first match had not begun."""
    if found is None or any(fixture.score for fixture in fixtures):
        return None
    first = min((fixture for fixture in fixtures if fixture.matches), key=lambda each: each.kickoff or "")
    shown = sum(bool(fixture.matches) for fixture in fixtures)
    return Capture(
        before=f"{first.kickoff}{first.offset or ''}",
        reason=f"No score is shown at {shown} kick-off{'s' if shown > 1 else ''} of {found.round}, "
        f"the first of which was {_either(first.matches)}.",
    )


def _either(matches: Iterable[str]) -> str:
    return " or ".join(matches)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
