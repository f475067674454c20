"""Matches of fixture lists and the rounds that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Score:
    """Goals of home and away team: at full time, and at the other whistles as far as they are known.

    `after_extra_time` and `penalties` are None where there were none.
    """

    full_time: tuple[int, int] | None = None
    half_time: tuple[int, int] | None = None
    after_extra_time: tuple[int, int] | None = None
    penalties: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One match of a list. `clock` is in minutes since midnight where it is played, or in `offset` minutes from UTC
    where the list gives that; what the list does not say is None. `note` is what it remarks, such as "postponed".
    """

    home: str
    away: str
    day: date | None = None
    clock: int | None = None
    offset: int | None = None
    score: Score | None = None
    note: str | None = None

    def __str__(self) -> str:
        return f"{self.home} v {self.away}"


@dataclass(frozen=True, slots=True)
class Round:
    """Matches that belong together. `zone` is the IANA name of the clock that its times are on, if that is known."""

    competition: str
    name: str
    matches: tuple[Match, ...]
    zone: str | None = None

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.competition, self.name]))
