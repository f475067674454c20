"""A folder of fixture lists → their rounds, in order and by the days on which they are played."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mixedzone.article import football_txt, icalendar
from mixedzone.article.matches import Match, Round
from mixedzone.types import NoFixtureLists

READERS = {".txt": football_txt.rounds_of, ".ics": icalendar.rounds_of}
"""The endings of the files that are lists, each with its reader."""

SEASON = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[/–-]\d{2,4})?(?!\d)")
"""What a title has besides the competition."""

MAX_BYTES = 8 << 20
"""Length of the longest list that is read: a season has 30 kB."""

DAY = 24 * 60
"""Minutes."""

YEARS = range(1850, 2200)
"""In which matches are played; on other dates, moments have no zone."""

MOST_FILES = 5_000
"""Files of a folder that are looked at."""

ZONES = (
    ("Österreich", "Europe/Vienna"),
    ("Austria", "Europe/Vienna"),
    ("Deutsche", "Europe/Berlin"),
    ("DFB", "Europe/Berlin"),
    ("Bundesliga", "Europe/Berlin"),
    ("English", "Europe/London"),
    ("England", "Europe/London"),
    ("Scot", "Europe/London"),
    ("España", "Europe/Madrid"),
    ("Spanish", "Europe/Madrid"),
    ("Spain", "Europe/Madrid"),
    ("Ital", "Europe/Rome"),
    ("French", "Europe/Paris"),
    ("France", "Europe/Paris"),
    ("Portug", "Europe/Lisbon"),
    ("Dutch", "Europe/Amsterdam"),
    ("Netherlands", "Europe/Amsterdam"),
    ("Eredivisie", "Europe/Amsterdam"),
    ("Belgi", "Europe/Brussels"),
    ("Swiss", "Europe/Zurich"),
    ("Schweiz", "Europe/Zurich"),
    ("Türkiye", "Europe/Istanbul"),
    ("Turk", "Europe/Istanbul"),
    ("Gree", "Europe/Athens"),
    ("Japan", "Asia/Tokyo"),
)
"""Words of a title that tell in which country a list's times are local. The first that fits counts."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A round with the moments of those of its matches whose time is known.

    `moments` are minutes since the day before the year 1, in order, in UTC if `in_utc`, else on the list's own clock;
    `matches` belong to them one by one. `size` counts all of the round's matches.
    """

    round: Round
    in_utc: bool
    matches: tuple[Match, ...]
    moments: tuple[int, ...]
    size: int


class FixtureLists:
    """Rounds of all lists of a folder. `years` are those in which there are matches whose time is known."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self.rounds = tuple(_scheduled(each) for each in rounds)
        self._by_day: defaultdict[int, list[Scheduled]] = defaultdict(list)
        for scheduled in self.rounds:
            for day in sorted({moment // DAY for moment in scheduled.moments}):
                self._by_day[day].append(scheduled)
        self.years = tuple(sorted({date.fromordinal(day).year for day in self._by_day}))
        self._days: defaultdict[str, set[int]] = defaultdict(set)
        for scheduled in self.rounds:
            self._days[_competition(scheduled.round)].update(moment // DAY for moment in scheduled.moments)

    def near(self, day: date) -> list[Scheduled]:
        """Rounds with a match on a day, or on the one before or after it, where clocks elsewhere may show that day."""
        number = day.toordinal()
        around = (scheduled for near in (number - 1, number, number + 1) for scheduled in self._by_day.get(near, ()))
        return list({id(scheduled): scheduled for scheduled in around}.values())

    def covers(self, each: Round, day: date) -> bool:
        """Whether the lists hold matches of a round's competition within a week of a day."""
        days = self._days[_competition(each)]
        return any(day.toordinal() + shift in days for shift in range(-7, 8))


def load(folder: Path) -> FixtureLists:
    """The lists of a folder and the folders in it, read once for as long as its files stay the same.

    Raises `NoFixtureLists` where there is none.
    """
    try:
        files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in READERS and path.is_file()]
        stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files[:MOST_FILES])
    except OSError as error:
        raise NoFixtureLists(f"{folder} cannot be read: {error.strerror or error}.") from None
    lists = _load(stamps)
    if not lists.rounds:
        raise NoFixtureLists(f"{folder} holds no fixture list in Football.TXT (.txt) or iCalendar (.ics).")
    return lists


@lru_cache(maxsize=8)
def _load(stamps: tuple[tuple[Path, int, int], ...]) -> FixtureLists:
    found: list[Round] = []
    for path, _, size in stamps:
        if size <= MAX_BYTES:
            found += READERS[path.suffix.lower()](path.read_bytes().decode("utf-8", "replace"))
    return FixtureLists(found)


def _competition(each: Round) -> str:
    """The competition without its season."""
    return SEASON.sub("", each.competition).strip()


def _scheduled(each: Round) -> Scheduled:
    zone = _zone(each)
    timed = [match for match in each.matches if match.clock is not None and match.day and match.day.year in YEARS]
    moments = [_moment(match, zone) for match in timed]
    order = sorted(range(len(timed)), key=moments.__getitem__)
    known = zone is not None or (bool(timed) and all(match.offset is not None for match in timed))
    return Scheduled(each, known, tuple(timed[n] for n in order), tuple(moments[n] for n in order), len(each.matches))


def _zone(each: Round) -> ZoneInfo | None:
    name = each.zone or next((zone for word, zone in ZONES if word in each.competition), None)
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _moment(match: Match, zone: ZoneInfo | None) -> int:
    """Minutes since the year 1 in UTC, or on the list's clock where its zone is not known."""
    day, clock = match.day or date.min, match.clock or 0
    local = day.toordinal() * DAY + clock
    if match.offset is not None:
        return local - match.offset
    if zone is None:
        return local
    offset = datetime(day.year, day.month, day.day, clock // 60, clock % 60, tzinfo=zone).utcoffset() or timedelta()
    return local - offset // timedelta(minutes=1)
