"""Lines of a ticker → kick-offs: dates, clocks, teams and scores, each as far as the whole list tells.

What a single line leaves open (which number is the month, which half of the day) is decided from all lines together.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date

from mixedzone.label.calendar_words import month_of, weekdays_of

LONGEST_LINE = 300
"""Characters of a line that are looked at: a ticker's lines are short, all else may be of any length."""

LONGEST_TEAM = 60
"""Characters of a team's name at most. The longest names of clubs have fewer than fifty."""

CENTURY = 2000
"""What a year of two digits is counted from: pages are younger than that."""

LEAP_YEAR = 2024
"""Stands in where a page gives no year, so that a 29 February is a date."""

ZONES = {
    **dict.fromkeys(("UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("CET", "MEZ", "BST", "WEST"), 60),
    **dict.fromkeys(("CEST", "MESZ", "EET"), 120),
    **dict.fromkeys(("JST", "KST"), 540),
}
"""Minutes from UTC by the names of clocks that mean one thing on press pages. EST, CST and IST mean several."""

_NUMERIC = re.compile(
    r"(?<![\d.,:/-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})"
    r"(?:(?P=mark)(?P<year>\d{4}(?!\d)|\d{2}(?![\d:h]))|(?P=mark)(?!\d))?(?![\d:])"
)
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_EAST = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:\s?[(（](?P<weekday>[月火水木金土日])[)）])?"
)
_DAY_MONTH = re.compile(
    r"(?<![\d.:/-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s?(?:(?:de|of)\s)?"
    r"(?P<month>[^\W\d_]{3,13})(?![^\W_])\.?(?:,?\s(?:de\s)?(?P<year>\d{4})(?![\d:]))?"
)
_MONTH_DAY = re.compile(
    r"(?<![^\W_])(?P<month>[^\W\d_]{3,13})\.?[\s/](?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d.:/h])(?:,?\s(?P<year>\d{4})(?![\d:]))?"
)
_WEEKDAY = re.compile(r"(?<![^\W_])(?P<weekday>[^\W\d_]{2,14}(?:-feira)?)\.?,?\s?$")

_CLOCK = re.compile(
    r"(?<![\d.,:/-])(?P<hour>\d{1,2})"
    r"(?:\s?(?P<mark>[:.h])\s?(?P<minute>\d{2})(?![\d])|h(?!\w)|(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half>[ap]\.?m\b\.?))?(?:\s?(?:uhr|h)\b)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"\(?(?<![^\W_])(?P<name>UTC|GMT|WET|CET|MEZ|BST|WEST|CEST|MESZ|EET|JST|KST)"
    r"(?:\s?(?P<sign>[+−–-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?(?![^\W_])\)?"
)
_SCORE = re.compile(r"(?<![\d:.-])(?P<home>\d{1,2})\s?[:–-]\s?(?P<away>\d{1,2})(?![\d:.-])(?:\s?\([\d:–, -]{3,20}\))?")
_VERSUS = re.compile(r"\s(?:v|vs|vs\.|gegen|contre|contra|–|—|-|:)\s", re.IGNORECASE)
_AWAY_FIRST = re.compile(r"\s(?:@|at)\s")
_EDGES = " \t,;:|·•–—-()[]"


@dataclass(frozen=True, slots=True)
class Day:
    """A date as printed: its two numbers, which is which as far as one knows, a year and a weekday where they stand.

    `numbers` are day and month, unless `open`: then either may be either.
    """

    numbers: tuple[int, int]
    open: bool
    mark: str
    year: int | None = None
    weekdays: frozenset[int] = frozenset()

    def month_and_day(self, day_first: bool) -> tuple[int, int]:
        """(month, day); they need not be a date."""
        first, second = self.numbers
        return (first, second) if self.open and not day_first else (second, first)

    @property
    def possible(self) -> bool:
        """Whether it is a date in any year, in any order."""
        return any(_exists(LEAP_YEAR, *self.month_and_day(day_first)) for day_first in (True, False))

    def on(self, year: int, day_first: bool) -> date | None:
        """The date in a year; None if there is none, or none that falls on the weekday that is printed."""
        month, day = self.month_and_day(day_first)
        if not _exists(year, month, day):
            return None
        found = date(year, month, day)
        return found if not self.weekdays or found.weekday() in self.weekdays else None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed; `afternoon` is None where the page does not say."""

    hour: int
    minute: int
    afternoon: bool | None = None

    @property
    def minutes(self) -> int | None:
        """Minutes since midnight, or None where it is no time of day."""
        hour = self.hour if self.afternoon is None else self.hour % 12 + 12 * self.afternoon
        valid = hour < 24 and self.minute < 60 and (self.afternoon is None or self.hour <= 12)
        return hour * 60 + self.minute if valid else None


@dataclass(frozen=True, slots=True)
class Kickoff:
    """One kick-off of a list. `teams` are home and away as printed, or none; `offset` is in minutes from UTC."""

    lines: tuple[int, ...]
    day: Day | None
    clock: Clock
    offset: int | None = None
    teams: tuple[str, ...] = ()
    score: str | None = None


@dataclass(frozen=True, slots=True)
class Ticker:
    """Kick-offs that stand together. `certain` tells that the order of day and month is sure and not only likely."""

    kickoffs: tuple[Kickoff, ...]
    day_first: bool
    certain: bool


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def tickers_of(lines: Sequence[tuple[int, str]]) -> tuple[Ticker, ...]:
    """The tickers of a page from (line number, text) pairs; a list that is printed twice is two."""
    kickoffs = _one_clock(list(_kickoffs(lines)))
    day_first, certain = _order(kickoffs)
    return tuple(Ticker(tuple(part), day_first, certain) for part in _parts(kickoffs, day_first))


def _parts(kickoffs: Sequence[Kickoff], day_first: bool) -> Iterator[Sequence[Kickoff]]:
    """Lists that stand behind each other: where one is printed again, and where the dates turn back."""
    if not kickoffs:
        return
    half = len(kickoffs) // 2
    first = _printed(kickoffs[:half])
    if len(set(first)) > 1 and first == _printed(kickoffs[half:]):
        yield from (kickoffs[:half], kickoffs[half:])
        return
    start = 0
    for place in range(1, len(kickoffs)):
        if _turns_back(kickoffs[place - 1], kickoffs[place], day_first):
            yield kickoffs[start:place]
            start = place
    yield kickoffs[start:]


def _printed(kickoffs: Sequence[Kickoff]) -> list[tuple[Day | None, Clock]]:
    return [(each.day, each.clock) for each in kickoffs]


def _turns_back(before: Kickoff, after: Kickoff, day_first: bool) -> bool:
    """Whether a date lies before the one over it, and lines between them say that a new list begins there."""
    if before.day is None or after.day is None or after.lines[0] - before.lines[-1] <= 1:
        return False
    (month, day), (next_month, next_day) = before.day.month_and_day(day_first), after.day.month_and_day(day_first)
    return (next_month, next_day) < (month, day) and (month - next_month) < 6


def _kickoffs(lines: Sequence[tuple[int, str]]) -> Iterator[Kickoff]:
    """Kick-offs one by one. A date alone on its line counts for those under it; teams may stand on a line below."""
    day: Day | None = None
    held: Kickoff | None = None
    for number, text in lines:
        text = text[:LONGEST_LINE]
        found = _kickoff(number, text, day)
        if found is not None:
            if held is not None:
                yield held
            held, day = found, found.day
        elif (alone := _day_of(text)) is not None:
            day = alone[0]
        elif held is not None:
            held = _with_teams(held, number, text)
    if held is not None:
        yield held


def _kickoff(number: int, text: str, day: Day | None) -> Kickoff | None:
    dated = _day_of(text)
    if dated is not None:
        own, start, end = dated
        clock = _clock_in(text, end, dotted=True) or _clock_in(text[:start], 0)
        spans = [(start, end)]
    elif day is not None:
        own, clock, spans = day, _clock_in(text, 0, dotted=re.match(r"\s*\d", text) is not None), []
    else:
        return None
    if clock is None:
        return None
    time, start, end = clock
    if dated is None and time.minutes is None:
        return None
    offset, zone = _offset_in(text)
    rest = _without(text, [*spans, (start, end), *([zone] if zone else [])])
    teams, score = _teams_and_score(rest)
    return Kickoff((number,), own, time, offset, teams, score)


def _day_of(text: str) -> tuple[Day, int, int] | None:
    """The date in a line, with its place."""
    for expression in (_ISO, _EAST):
        if (found := expression.search(text)) is not None:
            year = int(found["year"]) if found["year"] else None
            weekdays = weekdays_of(found.groupdict().get("weekday") or "")
            return Day((int(found["day"]), int(found["month"])), False, "", year, weekdays), *found.span()
    for expression in (_DAY_MONTH, _MONTH_DAY):
        for found in expression.finditer(text):
            month = month_of(found["month"])
            if month is not None:
                year = int(found["year"]) if found["year"] else None
                weekdays, start = _weekdays_before(text, found.start())
                return Day((int(found["day"]), month), False, "", year, weekdays), start, found.end()
    found = _NUMERIC.search(text)
    if found is None or (found["year"] is None and found["mark"] != "/" and not _is_dated(text, found)):
        return None
    weekdays, start = _weekdays_before(text, found.start())
    numbers = int(found["first"]), int(found["second"])
    return Day(numbers, True, found["mark"], _year(found["year"]), weekdays), start, found.end()


def _is_dated(text: str, found: re.Match[str]) -> bool:
    """Whether "15.30" or "2-1" is a date: it ends in a dot, or opens the line and a time of day follows."""
    ends_in_dot = found[0].endswith(".") and found["mark"] == "."
    before = _WEEKDAY.sub("", text[: found.start()]).strip(_EDGES)
    return ((ends_in_dot or not before) and _clock_in(text, found.end(), dotted=True) is not None) or (
        ends_in_dot and not text[found.end() :].strip(_EDGES)
    )


def _weekdays_before(text: str, start: int) -> tuple[frozenset[int], int]:
    found = _WEEKDAY.search(text[:start])
    weekdays = weekdays_of(found["weekday"]) if found is not None else frozenset()
    return weekdays, found.start() if found is not None and weekdays else start


def _year(written: str | None) -> int | None:
    if not written:
        return None
    return int(written) if len(written) == 4 else CENTURY + int(written)


def _clock_in(text: str, start: int, *, dotted: bool = False) -> tuple[Clock, int, int] | None:
    """The first time of day from a place on; with a dot between its numbers only where that is no score or date."""
    for found in _CLOCK.finditer(text, start):
        if found["mark"] == "." and not (dotted or found["half"]):
            continue
        half = found["half"]
        afternoon = None if half is None else half.lower().startswith("p")
        return Clock(int(found["hour"]), int(found["minute"] or 0), afternoon), *found.span()
    return None


def _offset_in(text: str) -> tuple[int | None, tuple[int, int] | None]:
    found = _OFFSET.search(text)
    if found is None:
        return None, None
    if not found["sign"]:
        return ZONES[found["name"]], found.span()
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    return (minutes if found["sign"] == "+" else -minutes), found.span()


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} | {text[end:]}"
    return text


def _teams_and_score(text: str) -> tuple[tuple[str, ...], str | None]:
    """Home and away team and the score in what a line has besides date and time: "A v B", "A 2:1 B", "A – B 2:1"."""
    score = _SCORE.search(text)
    shown = f"{score['home']}-{score['away']}" if score is not None else None
    for part in text.split("|"):
        found = _SCORE.search(part)
        between = found is not None and part[: found.start()].strip(_EDGES) and part[found.end() :].strip(_EDGES)
        if found is not None and between and not _VERSUS.search(part[: found.start()]):
            return _named(part[: found.start()], part[found.end() :]), shown
        words = f" {(part[: found.start()] if found is not None else part).strip(_EDGES)} "
        if (versus := _VERSUS.search(words)) is not None:
            return _named(words[: versus.start()], words[versus.end() :]), shown
        if (at := _AWAY_FIRST.search(words)) is not None:
            return _named(words[at.end() :], words[: at.start()]), shown
    return (), shown


def _named(home: str, away: str) -> tuple[str, ...]:
    teams = tuple(" ".join(name.split()).strip(_EDGES) for name in (home, away))
    return teams if all(1 < len(name) <= LONGEST_TEAM and re.search(r"[^\W\d_]", name) for name in teams) else ()


def _with_teams(kickoff: Kickoff, number: int, text: str) -> Kickoff:
    """A kick-off with what a line below it says of its match."""
    teams, score = _teams_and_score(text)
    if (kickoff.teams or not teams) and (kickoff.score or not score):
        return kickoff
    lines = (*kickoff.lines, number)
    return replace(kickoff, lines=lines, teams=kickoff.teams or teams, score=kickoff.score or score)


def _one_clock(kickoffs: list[Kickoff]) -> list[Kickoff]:
    """Times without a half of the day take that of the others, if those agree and none is past twelve."""
    halves = {each.clock.afternoon for each in kickoffs} - {None}
    if len(halves) != 1 or any(each.clock.afternoon is None and each.clock.hour > 12 for each in kickoffs):
        return kickoffs
    half = halves.pop()
    return [replace(each, clock=replace(each.clock, afternoon=half)) for each in kickoffs]


def _order(kickoffs: Sequence[Kickoff]) -> tuple[bool, bool]:
    """Whether the day comes first, and whether that is certain."""
    open_days = [each.day for each in kickoffs if each.day is not None and each.day.open]
    if not open_days:
        return True, True
    if any(day.numbers[0] > 12 for day in open_days):
        return True, True
    if any(day.numbers[1] > 12 for day in open_days):
        return False, True
    by_weekday = _order_by_weekday(open_days)
    if by_weekday is not None:
        return by_weekday, True
    if all(day.numbers[0] == day.numbers[1] for day in open_days):
        return True, True
    firsts, seconds = {day.numbers[0] for day in open_days}, {day.numbers[1] for day in open_days}
    if len(firsts) != len(seconds):  # a round spreads over days, not over months
        return len(firsts) > len(seconds), False
    halves = any(each.clock.afternoon is not None for each in kickoffs)
    return not halves or any(day.mark == "." for day in open_days), False


def _order_by_weekday(days: Sequence[Day]) -> bool | None:
    """The order in which every weekday falls on its date, where years and weekdays are given."""
    dated = [day for day in days if day.year is not None and day.weekdays]
    fits = {first for first in (True, False) if all(day.on(day.year or LEAP_YEAR, first) is not None for day in dated)}
    return fits.pop() if dated and len(fits) == 1 else None
