"""A fixture list in Football.TXT → its rounds.

The format is openfootball's (public domain; github.com/openfootball/spec): a title after "=", comments after "#",
rounds as headings, dates that count for all lines under them until the next one, times that count until the next time
or date, and matches as "A v B  2-1 (1-0)" or "A  2-1 (1-0)  B".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mixedzone.article.matches import Match, Round, Score
from mixedzone.label.calendar_words import month_of, weekdays_of

LONGEST_LINE = 400
"""Characters of a line at most; matches with grounds and goals stay below 200."""

FIRST_MONTH = 7
"""The month from which on dates without a year are in the first year of a season of two."""

_COMMENT = re.compile(r"(?:^|\s)#.*")
_TITLE = re.compile(r"=+\s*(?P<title>[^=].*?)\s*=*$")
_SPAN = re.compile(r"#\s*Date\s+\S.{4,30}\s-\s")
_ZONE = re.compile(r"#\s*(?:Time)?zone:?\s+(?P<zone>[A-Za-z]+(?:/[A-Za-z_]+){0,2})\s*$", re.IGNORECASE)
_SEASON = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:[/-](?P<last>\d{2,4}))?(?!\d)")
_HEADING_MARK = re.compile(r"^[»▪▸•*]+\s*|^\(\d{1,4}\)\s+")

_DATE = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,10})\.?,?\s+)?(?:"
    r"(?P<month>[A-Za-z]{3,9})\.?[/ ](?P<day>\d{1,2})(?![\d.:])"
    r"|(?P<day2>\d{1,2})\.?\s(?P<month2>[^\W\d_]{3,9})(?![^\W_])"
    r"|(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\."
    r"|(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})(?!\d)"
    r")(?:,?\s?(?P<year>\d{4})(?![\d.:]))?"
)
_CLOCK = re.compile(
    r"(?P<hour>[012]?\d)[.:h](?P<minute>[0-5]\d)(?![\d.])"
    r"(?:\s*\(?UTC(?P<offset>[+−-]\d{1,2}(?::?\d\d)?)?\)?)?(?=\s|$)"
)
_PENALTIES = r"(?:p|pens?)(?:\.|(?!\w))"
_EXTRA = r"\(?a\.?e\.?t\.?\)?"
_SCORE = re.compile(
    r"(?<!\S)"
    rf"(?:(?P<first_home>\d{{1,2}})[-–:](?P<first_away>\d{{1,2}})\s*{_PENALTIES}\s*,?\s*)?"
    rf"(?P<home>\d{{1,2}})[-–:](?P<away>\d{{1,2}})(?P<extra>\s*{_EXTRA})?(?=[\s,;]|$)"
    r"(?:\s*\((?P<parts>[\d:–,; -]{3,30})\))?"
    rf"(?:\s*,?\s*(?P<then_home>\d{{1,2}})[-–:](?P<then_away>\d{{1,2}})\s*{_PENALTIES})?"
)
"""A score with all that may stand around it: "3-4 pen. 1-1 a.e.t. (1-1, 1-0)", "1-1 a.e.t. (1-1, 1-0), 3-4 pen."."""

_GOALS = re.compile(r"(\d{1,2})[-–:](\d{1,2})")
_NOTE = re.compile(
    r"\[(?P<words>[^\]]{1,80})\]|(?P<star>\(\*\))"
    r"|(?<!\S)(?P<word>postponed|cancell?ed|abandoned|annulled|awarded|walkover|suspended|bye|n/p|p-p)(?!\S)",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\s+(?:v|vs)\.?\s+", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–]\s+")
_GROUND = re.compile(r"\s+@\s.*$")


def rounds_of(text: str) -> tuple[Round, ...]:
    """The rounds of a list, in its order; none where it holds no match. Never raises."""
    return tuple(_List(text).rounds())


class _List:
    """One pass over the lines: what stands over a match is remembered until it meets it."""

    def __init__(self, text: str) -> None:
        self.lines = [line.rstrip()[:LONGEST_LINE] for line in text.removeprefix("\ufeff").splitlines()]
        titles = (_TITLE.match(_COMMENT.sub("", line).rstrip()) for line in self.lines)
        self.title = next((found["title"] for found in titles if found), "")
        self.zone = next((found["zone"] for found in map(_ZONE.match, self.lines) if found), None)
        self.season = _season(self.title, self.lines)
        self.name = ""
        self.stage = ""
        self.day: date | None = None
        self.clock: int | None = None
        self.offset: int | None = None
        self.in_goals = False

    def rounds(self) -> Iterator[Round]:
        """Matches by their headings; a heading that comes back goes on."""
        held: dict[str, list[Match]] = {}
        for line in self.lines:
            match = self._match_of(line)
            if match is not None:
                held.setdefault(", ".join(filter(None, [self.stage, self.name])), []).append(match)
        for name, matches in held.items():
            yield Round(self.title, name, tuple(matches), self.zone)

    def _match_of(self, line: str) -> Match | None:
        """The match of a line, or None for a line of another kind, which is taken to heart."""
        line = _COMMENT.sub("", line).strip()
        if not line or self._names_goals(line) or "|" in line:
            return None
        if (title := _TITLE.match(line)) is not None:
            self._begin_stage(title["title"])
            return None
        rest = self._without_date(_HEADING_MARK.sub("", line) if line[0] == "(" else line)
        rest = self._without_clock(rest)
        if not rest:
            return None
        match = self._match(rest)
        if match is None and rest == line:
            self._begin_round(line)
        return match

    def _begin_stage(self, title: str) -> None:
        self.stage = "" if title == self.title else title
        self.name = ""

    def _begin_round(self, line: str) -> None:
        self.name = _HEADING_MARK.sub("", line).strip(" :[]")
        self.clock = self.offset = None

    def _names_goals(self, line: str) -> bool:
        """Whether a line names scorers: in brackets, over as many lines as it takes."""
        found = _DATE.match(line[1:]) if line[0] == "[" else _HEADING_MARK.match(line)
        opens = line[0] in "([" and (found is None or (line[0] == "[" and self._date(found) is None))
        if not (opens or self.in_goals):
            return False
        self.in_goals = not line.endswith((")", "]"))
        return True

    def _without_date(self, line: str) -> str:
        """What follows a date at the beginning of a line."""
        bracket = line.startswith("[")
        found = _DATE.match(line[1:] if bracket else line)
        day = self._date(found) if found is not None else None
        if found is None or day is None:
            return line
        self.day, self.clock, self.offset = day, None, None
        return line[found.end() + bracket :].lstrip("]").strip(" ,")

    def _date(self, found: re.Match[str]) -> date | None:
        given = found["weekday"]
        if given and not weekdays_of(given):
            return None
        word = found["month"] or found["month2"]
        month = month_of(word) if word else int(found["month3"] or found["month4"])
        day = int(found["day"] or found["day2"] or found["day3"] or found["day4"])
        year = found["year"] or found["year4"]
        if month is None:
            return None
        weekdays = weekdays_of(given) if given else frozenset()
        return _dated(day, month, [int(year)] if year else self._years(month), weekdays)

    def _years(self, month: int) -> list[int]:
        """The years that a date can be in, the likeliest first."""
        first, last = self.season
        if first is None or last is None:
            return [self.day.year] if self.day is not None else []
        return [first, last] if month >= FIRST_MONTH else [last, first]

    def _without_clock(self, line: str) -> str:
        found = _CLOCK.match(line)
        if found is None or int(found["hour"]) > 23:
            return line
        self.clock = int(found["hour"]) * 60 + int(found["minute"])
        self.offset = _minutes(found["offset"]) if "UTC" in found[0] else None
        return line[found.end() :].strip()

    def _match(self, rest: str) -> Match | None:
        note = _NOTE.search(rest)
        words = (note["words"] or note["star"] or note["word"]) if note is not None else None
        plain = _GROUND.sub("", _NOTE.sub("  ", rest))
        score = _SCORE.search(plain)
        teams = _teams(plain, score, named=words is not None)
        if teams is None:
            return None
        return Match(*teams, self.day, self.clock, self.offset, _score(score), words)


def _teams(plain: str, score: re.Match[str] | None, *, named: bool) -> tuple[str, str] | None:
    """Home and away team: on both sides of "v", of a score, of a dash, or of the wide space that a remark left."""
    versus = _VERSUS.search(plain)
    if versus is not None:
        end = score.start() if score is not None and score.start() > versus.end() else len(plain)
        sides = plain[: versus.start()], plain[versus.end() : end]
    elif score is not None and plain[: score.start()].strip() and plain[score.end() :].strip():
        sides = plain[: score.start()], plain[score.end() :]
    else:
        words = plain[: score.start()] if score is not None else plain
        parts = _DASH.split(words) if _DASH.search(words) else re.split(r"\s{2,}", words.strip()) if named else []
        if len(parts) != 2:
            return None
        sides = parts[0], parts[1]
    home, away = (" ".join(side.split()) for side in sides)
    return (home, away) if home and away else None


def _score(found: re.Match[str] | None) -> Score | None:
    """What the whistles said. In brackets stand the scores at the whistles before the last one, latest first."""
    if found is None:
        return None
    last = int(found["home"]), int(found["away"])
    penalties = _pair(found["first_home"], found["first_away"]) or _pair(found["then_home"], found["then_away"])
    earlier = [(int(home), int(away)) for home, away in _GOALS.findall(found["parts"] or "")]
    first, second = [*earlier, None, None][:2]
    if found["extra"] is None:
        return Score(full_time=last, half_time=first, penalties=penalties)
    return Score(full_time=first, half_time=second, after_extra_time=last, penalties=penalties)


def _pair(home: str | None, away: str | None) -> tuple[int, int] | None:
    return (int(home), int(away)) if home is not None and away is not None else None


def _minutes(written: str | None) -> int:
    """Minutes of "+2", "-3" or "+5:30".

    >>> _minutes("+5:30"), _minutes("−3"), _minutes(None)
    (330, -180, 0)
    """
    found = re.fullmatch(r"([+−-])(\d{1,2}):?(\d\d)?", written or "+0")
    if found is None:
        return 0
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return minutes if found[1] == "+" else -minutes


def _dated(day: int, month: int, years: list[int], weekdays: frozenset[int]) -> date | None:
    """The date in the first of the years in which it falls on its weekday, or else in the first year of all."""
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [each for each in found if each.weekday() in weekdays]
    return next(iter(fitting or found), None)


def _season(title: str, lines: list[str]) -> tuple[int | None, int | None]:
    """The first and the last year of a list: from its header's dates, its title, or the first year that it gives."""
    for line in lines:
        if _SPAN.match(line) is not None:
            years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", line)]
            if years:
                return years[0], years[-1]
    found = _SEASON.search(title)
    if found is None:
        given = next(filter(None, (_SEASON.search(_COMMENT.sub("", line)) for line in lines)), None)
        return (int(given["first"]), int(given["first"]) + 1) if given is not None else (None, None)
    first = int(found["first"])
    return first, first + 1 if found["last"] else first
