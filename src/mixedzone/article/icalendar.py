"""A fixture list in iCalendar (RFC 5545) → its rounds.

An event is a match if its summary names two teams: "A - B", "A v B". Its round is what summary, description or
categories say of a matchday. Where no event of the calendar says so, matches on days that follow each other are a
round, in which each team plays once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from mixedzone.article.matches import Match, Round, Score

MOST_EVENTS = 20_000
"""Events that are read; ten seasons of a league have about 3,500 matches."""

LONGEST_LINE = 2_000
"""Characters of an unfolded line that are read; descriptions may be of any length."""

ROUND_GAP = timedelta(days=2)
"""Matches that lie further apart are of two rounds, where no round is named."""

_PROPERTY = re.compile(r"(?P<name>[A-Za-z0-9-]{1,40})(?P<parameters>(?:;[A-Za-z0-9-]{1,40}=(?:\"[^\"]*\"|[^;:\"]*))*):")
_TZID = re.compile(r";TZID=\"?(?P<zone>[^\";:]+)", re.IGNORECASE)
_MOMENT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T(?P<hour>\d\d)(?P<minute>\d\d)\d{0,2}(?P<utc>Z)?)?"
)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_ROUND = re.compile(
    r"(?<![^\W_])(?:(?:matchday|match day|matchweek|match week|gameweek|round|week|spieltag|runde|journée|journee"
    r"|jornada|giornata|speelronde|rodada)\s{1,3}\d{1,2}"
    r"|\d{1,2}(?:\.|st|nd|rd|th|e|ª|a)?\s{1,3}(?:matchday|round|spieltag|runde|journée|journee|jornada|giornata"
    r"|speelronde|rodada)|round of \d{1,2}|quarter-?finals?|semi-?finals?|final)(?![^\W_])",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\d:.-])(\d{1,2})\s?[:–-]\s?(\d{1,2})(?![\d:.-])")
_VERSUS = re.compile(r"\s+(?:v|vs|vs\.|gegen|contre|–|—|-|:)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·]\s*|:\s+|,\s+")
_EDGES = " -–:,(["
_NOT_A_NAME = re.compile(r"^[^\w(]+|\s*[(\[][^)\]]*[)\]]\s*$")


@dataclass(slots=True)
class _Event:
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], self.properties.get(name, ("", ""))[1])


def rounds_of(text: str) -> tuple[Round, ...]:
    """The rounds of a calendar, in order of time; none where it holds no match. Never raises."""
    calendar, events = _read(text)
    title = calendar.text("X-WR-CALNAME") or calendar.text("NAME")
    zone = calendar.text("X-WR-TIMEZONE") or None
    found = [each for each in (_match(event, zone) for event in events) if each is not None]
    found.sort(key=lambda each: (each[0].day or date.min, each[0].clock or 0, each[0].home))
    zones = {each[2] for each in found}
    known = zones.pop() if len(zones) == 1 else None
    if not any(name for _, name, _ in found):
        return tuple(Round(title, _span(part), tuple(part), known) for part in _parts([each[0] for each in found]))
    named: dict[str, list[Match]] = {}
    for match, name, _ in found:
        if name:
            named.setdefault(name, []).append(match)
    return tuple(Round(title, name, tuple(matches), known) for name, matches in named.items())


def _read(text: str) -> tuple[_Event, list[_Event]]:
    """The calendar's own properties and its events'."""
    calendar, events = _Event(), list[_Event]()
    at: list[str] = []
    for line in _unfolded(text):
        found = _PROPERTY.match(line)
        if found is None:
            continue
        name, value = found["name"].upper(), line[found.end() :]
        if name == "BEGIN":
            at.append(value.strip().upper())
            if at[-1] == "VEVENT":
                events.append(_Event())
            if len(events) > MOST_EVENTS:
                break
        elif name == "END":
            at = at[:-1]
        elif at[-1:] == ["VEVENT"]:
            events[-1].properties.setdefault(name, (found["parameters"], value))
        elif at == ["VCALENDAR"]:
            calendar.properties.setdefault(name, (found["parameters"], value))
    return calendar, events


def _unfolded(text: str) -> Iterator[str]:
    """Lines, to which those that begin with white space belong."""
    held: list[str] = []
    for line in text.removeprefix("\ufeff").splitlines():
        if line[:1] in (" ", "\t") and held:
            held.append(line[1:])
        else:
            if held:
                yield "".join(held)[:LONGEST_LINE]
            held = [line]
    if held:
        yield "".join(held)[:LONGEST_LINE]


def _match(event: _Event, calendar_zone: str | None) -> tuple[Match, str, str | None] | None:
    """A match, the name of its round, and the zone of its clock."""
    parameters, value = event.properties.get("DTSTART", ("", ""))
    moment = _MOMENT.match(value)
    summary = event.text("SUMMARY")
    teams = _teams(summary)
    if moment is None or teams is None:
        return None
    try:
        day = date(int(moment["year"]), int(moment["month"]), int(moment["day"]))
    except ValueError:
        return None
    clock = int(moment["hour"]) * 60 + int(moment["minute"]) if moment["hour"] else None
    tzid = _TZID.search(parameters)
    zone = tzid["zone"] if tzid is not None else calendar_zone
    note = event.text("STATUS").lower()
    match = Match(
        *teams,
        day,
        clock,
        offset=0 if moment["utc"] else None,
        score=_score(summary),
        note=note if note in ("cancelled", "tentative") else None,
    )
    return match, _round(event), zone


def _round(event: _Event) -> str:
    texts = (event.text(name) for name in ("SUMMARY", "DESCRIPTION", "CATEGORIES"))
    found = next(filter(None, map(_ROUND.search, texts)), None)
    return " ".join(found[0].split()) if found is not None else ""


def _teams(summary: str) -> tuple[str, str] | None:
    """Home and away team, less pictures before, remarks behind and what stands before a colon or a bar."""
    words = _ROUND.sub("", summary)
    score = _SCORE.search(words)
    if score is not None:
        before, behind = words[: score.start()], words[score.end() :].lstrip(" )")
        words = f"{before} - {behind}" if behind and not _VERSUS.search(before) else before
    part = next((part for part in _PARTS.split(words) if _VERSUS.search(part)), "")
    sides = [_NOT_A_NAME.sub("", side).strip(_EDGES) for side in _VERSUS.split(part, maxsplit=1)]
    return (sides[0], sides[1]) if len(sides) == 2 and all(sides) else None


def _score(summary: str) -> Score | None:
    found = _SCORE.search(summary)
    return Score((int(found[1]), int(found[2]))) if found is not None else None


def _parts(matches: Sequence[Match]) -> Iterator[list[Match]]:
    """Runs of matches in order of time, in which no team plays twice."""
    part: list[Match] = []
    for before, match in pairwise([None, *matches]):
        if match is None or match.day is None:
            continue
        late = before is not None and before.day is not None and match.day - before.day > ROUND_GAP
        teams = {team for each in part for team in (each.home, each.away)}
        if part and (late or teams & {match.home, match.away}):
            yield part
            part = []
        part.append(match)
    if part:
        yield part


def _span(part: Sequence[Match]) -> str:
    first, last = str(part[0].day), str(part[-1].day)
    return first if first == last else f"{first} to {last}"
