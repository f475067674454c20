"""A ticker and fixture lists → the round that it can only be.

A bare row of kick-offs is a pattern of gaps. A round fits if, on some clock of the world, each kick-off of the ticker
is one of its matches and next to none of its matches is missing. What the page gives besides (a year, weekdays, an
offset, teams) must agree. The pattern alone is believed only where it says enough; where two rounds fit, none is
chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mixedzone.article.fixture_lists import DAY, FixtureLists, Scheduled
from mixedzone.article.kickoffs import Day, Kickoff, Ticker
from mixedzone.article.matches import Match, Round
from mixedzone.article.teams import is_abbreviation, same_team

LEAST_MOMENTS = 4
"""Different kick-off times that a ticker without teams must show: three or fewer (all at once, Friday and Saturday and
Sunday) come alike in many leagues."""

LEAST_NAMED = 2
"""Kick-offs with teams that a ticker without a year must show: two teams do meet on one day of another season too."""

OLDEST_TICKER = 60
"""Days that the last match of a ticker may lie before the page that it is on: a winter break and some."""

MOST_LEFT_OUT = 2
"""Matches of a round that a ticker without teams may leave out: those that were postponed, or shown elsewhere."""

MOST_NAMED = 5
"""Rounds that are named where several fit; a ticker that fits more of them says nothing."""

MOST_KICKOFFS = 100
"""Kick-offs of a ticker that are looked at; the largest rounds, of cups, have 32."""

OFFSETS = frozenset(range(-11 * 60, 13 * 60 + 1, 30)) | {345, 525, 765}
"""Minutes from UTC that clocks of the world show: whole and half hours, and 5:45, 8:45 and 12:45. Clocks at -12 and
+14 are those of a few islands, and show what others show a day earlier or later."""

SEASON = 52 * 7
"""Days after which a league plays its next season's round: on the same weekdays, and so a day earlier by the date."""

MOST_APART = 14 * 60
"""Minutes between a page's clock and a list's whose zone is not known."""

CLOCKS = (
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "America/Havana",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Australia/Sydney",
    "Pacific/Auckland",
)
"""One zone for each day on which clocks are changed somewhere; where a round spans such a day, its pattern depends on
whose clock shows it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A ticker's round. For each kick-off: its year, minutes from UTC if they are known, and the matches it can be."""

    round: Round
    day_first: bool
    years: tuple[int | None, ...]
    offsets: tuple[int | None, ...]
    matches: tuple[tuple[Match, ...], ...]


def search(ticker: Ticker, lists: FixtureLists, since: date | None = None) -> tuple[Found | None, tuple[Round, ...]]:
    """The round that a ticker can only be, or None, and all rounds that fit, if they are few.

    `since` is the day on which the page was published: the ticker was on it then or later.
    """
    placed = [n for n, each in enumerate(ticker.kickoffs) if _is_placed(each)]
    if not placed or len(placed) > MOST_KICKOFFS:
        return None, ()
    kickoffs = [ticker.kickoffs[n] for n in placed]
    fits = dict.fromkeys(fit for fit in _fits(ticker, kickoffs, lists) if since is None or _is_late_enough(fit, since))
    rounds = tuple(dict.fromkeys(fit.round for fit in fits))
    if len(rounds) > MOST_NAMED:
        return None, ()
    if len(fits) != 1 or not _says_enough(kickoffs) or not _is_only_day(next(iter(fits)), kickoffs, lists):
        return None, rounds
    return _spread(next(iter(fits)), placed, len(ticker.kickoffs)), rounds


def _is_placed(kickoff: Kickoff) -> bool:
    return kickoff.day is not None and kickoff.day.possible and kickoff.clock.minutes is not None


def _spread(found: Found, placed: Sequence[int], length: int) -> Found:
    """The same with empty places for the kick-offs that have no date or time."""
    at = {place: number for number, place in enumerate(placed)}
    return Found(
        found.round,
        found.day_first,
        tuple(found.years[at[n]] if n in at else None for n in range(length)),
        tuple(found.offsets[at[n]] if n in at else None for n in range(length)),
        tuple(found.matches[at[n]] if n in at else () for n in range(length)),
    )


def _is_late_enough(found: Found, since: date) -> bool:
    last = max((match.day for matches in found.matches for match in matches if match.day is not None), default=since)
    return (since - last).days <= OLDEST_TICKER


def _says_enough(kickoffs: Sequence[Kickoff]) -> bool:
    """Whether teams are named, or the pattern is one of many kick-offs."""
    moments = {(each.day, each.clock) for each in kickoffs}
    named = [each for each in kickoffs if _tells_teams(each)]
    with_year = any(each.day is not None and each.day.year is not None for each in named)
    return with_year or len(named) >= LEAST_NAMED or len(moments) >= LEAST_MOMENTS


def _is_only_day(found: Found, kickoffs: Sequence[Kickoff], lists: FixtureLists) -> bool:
    """Whether it can't be the round of the season before or after, on a clock that shows a day later or earlier.

    At UTC+13 the round of one season looks like that of the season before at UTC-11: if one is found, the lists must
    hold the other season too, unless the page gives teams, a year or weekdays.
    """
    if any(_tells_teams(each) or (each.day is not None and (each.day.year or each.day.weekdays)) for each in kickoffs):
        return True
    for offset, matches in zip(found.offsets, found.matches, strict=True):
        day = matches[0].day
        for shift, days in ((DAY, SEASON), (-DAY, -SEASON)):
            if offset is not None and day is not None and offset + shift in OFFSETS:
                return lists.covers(found.round, day + timedelta(days=days))
    return True


def _tells_teams(kickoff: Kickoff) -> bool:
    return bool(kickoff.teams) and not any(map(is_abbreviation, kickoff.teams))


def _fits(ticker: Ticker, kickoffs: Sequence[Kickoff], lists: FixtureLists) -> Iterator[Found]:
    for day_first in (ticker.day_first,) if ticker.certain else (True, False):
        for year in _years(kickoffs[0].day, lists):
            days = _days(kickoffs, year, day_first)
            if days is None:
                continue
            shown = [
                day.toordinal() * DAY + (each.clock.minutes or 0) for day, each in zip(days, kickoffs, strict=True)
            ]
            for scheduled in lists.near(days[0]):
                for offsets, matches in _alignments(scheduled, shown, kickoffs):
                    years = tuple(day.year for day in days)
                    yield Found(scheduled.round, day_first, years, offsets, matches)


def _years(first: Day | None, lists: FixtureLists) -> Sequence[int]:
    """The years in which the first kick-off can be: those of the lists, and at New Year the ones beside them."""
    if first is not None and first.year is not None:
        return (first.year,)
    return range(lists.years[0] - 1, lists.years[-1] + 2) if lists.years else ()


def _days(kickoffs: Sequence[Kickoff], year: int, day_first: bool) -> list[date] | None:
    """The dates of a ticker whose first one is in a year: behind a December comes a January. None if one is none."""
    days: list[date] = []
    for each in kickoffs:
        if each.day is None:
            return None
        month = each.day.month_and_day(day_first)[0]
        then = year + _years_on(days[0].month, month) if days else year
        if each.day.year not in (None, then) or (day := each.day.on(then, day_first)) is None:
            return None
        days.append(day)
    return days


def _years_on(first_month: int, month: int) -> int:
    return 1 if month - first_month < -6 else -1 if month - first_month > 6 else 0


Alignment = tuple[tuple[int | None, ...], tuple[tuple[Match, ...], ...]]


def _alignments(scheduled: Scheduled, shown: Sequence[int], kickoffs: Sequence[Kickoff]) -> Iterator[Alignment]:
    """The ways to lay a ticker over a round: the offsets that it is shown in, and the matches of each kick-off."""
    named = any(_tells_teams(each) for each in kickoffs)
    if len(shown) > scheduled.size or (not named and scheduled.size - len(shown) > MOST_LEFT_OUT):
        return
    for changes in _clock_changes(scheduled):
        moments = [moment + change for moment, change in zip(scheduled.moments, changes, strict=True)]
        there = Counter(moments)
        for shift in {shown[0] - moment for moment in there}:
            wanted = Counter(moment - shift for moment in shown)
            if wanted <= there:
                offsets = _offsets(moments, changes, shown, shift)
                matches = _matches(scheduled, moments, [moment - shift for moment in shown], kickoffs)
                if matches is not None and _agree(scheduled, offsets, kickoffs):
                    yield tuple(offsets if scheduled.in_utc else [None] * len(offsets)), tuple(matches)


def _offsets(moments: Sequence[int], changes: Sequence[int], shown: Sequence[int], shift: int) -> list[int]:
    """How far the page's clock is from UTC, or from the list's, at each kick-off."""
    change_at = dict(zip(moments, changes, strict=True))
    return [shift + change_at[moment - shift] for moment in shown]


def _agree(scheduled: Scheduled, offsets: Sequence[int], kickoffs: Sequence[Kickoff]) -> bool:
    """Whether some clock of the world is so far from UTC, and the page says nothing else."""
    if not scheduled.in_utc:
        return all(abs(offset) <= MOST_APART and offset % 30 == 0 for offset in offsets)
    given = (each.offset in (None, offset) for each, offset in zip(kickoffs, offsets, strict=True))
    return all(given) and OFFSETS.issuperset(offsets)


def _matches(
    scheduled: Scheduled, moments: Sequence[int], shown: Sequence[int], kickoffs: Sequence[Kickoff]
) -> list[tuple[Match, ...]] | None:
    """The matches that each kick-off can be; None where one can be none, or teams contradict."""
    found = []
    for moment, kickoff in zip(shown, kickoffs, strict=True):
        then = [match for at, match in zip(moments, scheduled.matches, strict=True) if at == moment]
        fitting = tuple(match for match in then if _can_be(kickoff, match))
        if not fitting:
            return None
        found.append(fitting)
    named = Counter(fitting[0] for fitting in found if len(fitting) == 1)
    if any(count > 1 for count in named.values()):
        return None
    return [tuple(match for match in fitting if match not in named) or fitting for fitting in found]


def _can_be(kickoff: Kickoff, match: Match) -> bool:
    pairs = zip(kickoff.teams, (match.home, match.away), strict=False)
    return all(is_abbreviation(printed) or same_team(printed, listed) for printed, listed in pairs)


@lru_cache(maxsize=4096)
def _clock_changes(scheduled: Scheduled) -> tuple[tuple[int, ...], ...]:
    """How many minutes clocks have been put forward at each match since the round's first one: nowhere changed for
    most rounds, and then one row of noughts."""
    rows = {tuple(0 for _ in scheduled.moments): None}
    if scheduled.in_utc and scheduled.moments:
        for zone in _zones():
            offsets = [_offset(zone, moment) for moment in _thinned(scheduled.moments)]
            if any(before != after for before, after in pairwise(offsets)):
                all_of_them = [_offset(zone, moment) for moment in scheduled.moments]
                rows[tuple(offset - all_of_them[0] for offset in all_of_them)] = None
    return tuple(rows)


def _thinned(moments: Sequence[int]) -> Sequence[int]:
    """First and last of the moments, and one for each week between them."""
    last = moments[0]
    kept = [last]
    for moment in moments:
        if moment - last >= 7 * DAY:
            kept.append(moment)
            last = moment
    return [*kept, moments[-1]]


@lru_cache(maxsize=1)
def _zones() -> tuple[ZoneInfo, ...]:
    found = []
    for name in CLOCKS:
        try:
            found.append(ZoneInfo(name))
        except (ZoneInfoNotFoundError, OSError):
            continue
    return tuple(found)


def _offset(zone: ZoneInfo, moment: int) -> int:
    day, clock = divmod(moment, DAY)
    midnight = datetime.combine(date.fromordinal(day), datetime.min.time(), UTC)
    offset = (midnight + timedelta(minutes=clock)).astimezone(zone).utcoffset() or timedelta()
    return offset // timedelta(minutes=1)
