"""Printed and declared dates → ISO 8601.

The forms that most pages use are read here; others, such as month names of other languages and relative dates, by
dateparser, which is imported when the first such date is met.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from mixedzone.label.calendar_words import is_month, plain_word

LONGEST = 120
"""Characters of the longest text that is read for a date."""

EARLIEST = 1990
"""The first year that a web page can be of; the web began then."""

AHEAD = timedelta(days=1)
"""How far after its capture a page may be dated: the world's clocks lie up to a day apart."""

_MONTH_NAMES = (
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
    "|nov november|dec december"
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.split("|"), 1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_CLOCK = (
    r"(?:\s*(?:T|at|um|à|a las|kl\.?|[,·•|@–—-]|o|ore)?\s*(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))"
    r"(?::(?P<second>[0-5]\d))?(?:[.,]\d{1,9})?\s*(?P<half>[ap]\.?m\b)?"
    r"\s*(?P<zone>Z\b|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_CLOCK_AFTER = re.compile(_CLOCK)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)" + _CLOCK)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6}Z?)?(?!\d)")
_ENGLISH = re.compile(
    rf"(?<![a-z])(?P<name>{_MONTH})[a-z]{{0,6}}\.?\s{{1,3}}(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>(?:19|20)\d\d)"
    rf"(?!\d){_CLOCK}",
    re.IGNORECASE,
)
_BRITISH = re.compile(
    rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|\.)?[\s-]{{1,3}}(?:of\s)?(?P<name>{_MONTH})\.?,?[\s-]{{1,3}}(?P<year>(?:19|20)\d\d)"
    rf"(?!\d){_CLOCK}",
    re.IGNORECASE,
)
_UNIX = re.compile(
    rf"(?P<name>{_MONTH})\s{{1,2}}(?P<day>\d\d?)\s(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\s(?:[A-Z]{{2,5}}\s)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"(?<![\d./-])(?P<first>\d\d?)(?P<mark>[./-])\s?(?P<second_>\d\d?)(?P=mark)\s?(?P<year>(?:19|20)?\d\d)(?![\d./]\d|\d){_CLOCK}"
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:[./]|年|년)\s?(?P<month>\d\d?)(?:[./]|月|월)\s?(?P<day>\d\d?)(?!\d)日?일?\.?"
    rf"(?:[(（][^()（）]{{1,4}}[)）])?{_CLOCK}"
)
_FORMS = (_ISO, _ENGLISH, _BRITISH, _YEAR_FIRST, _NUMBERS, _UNIX, _COMPACT)
_UNNAMED_FORMS = (_ISO, _YEAR_FIRST, _NUMBERS, _COMPACT)
_MONTH_STARTS = tuple(sorted({name[:3] for name in _MONTHS}))
_NAMED = re.compile(
    r"(?<!\d)\d{1,2}(?:\.|º|er|-го)?(?:\s(?:de|di|d’))?[\s/.-]{1,3}[^\W\d]{3,12}\.?(?:\sde)?,?[\s/.-]{1,3}(?:19|20)\d\d(?!\d)"
    r"(?:\s*г\.)?|(?<![^\W\d])[^\W\d]{3,12}\.?\s\d{1,2}\.?,?\s(?:19|20)\d\d(?!\d)"
)
_FARTHER = (
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie ian noi "
    "januarie februarie junie julie gener febrer juny juliol setembre desembre "
    "januari februari maret april mei juni juli agustus september oktober november desember mac jun julai ogos "
    "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre "
    "machi aprili agosti septemba oktoba novemba desemba janar shkurt prill qershor korrik gusht shtator tetor "
    "nentor dhjetor junij julij avgust septembar oktobar novembar decembar sijecnja veljace ozujka travnja svibnja "
    "lipnja srpnja kolovoza rujna listopada studenoga prosinca sausio vasario kovo balandzio geguzes birzelio "
    "liepos rugpjucio rugsejo spalio lapkricio gruodzio janvaris februaris aprilis maijs junijs julijs augusts "
    "septembris oktobris novembris decembris jaanuar veebruar marts aprill juuni juuli oktoober detsember agust"
)
"""Months of languages that tickers hardly come in, without accents."""
_FARTHER_MONTHS = frozenset(_FARTHER.split())
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"\d{1,2}\s[\u0600-\u06ff/ ]{3,24}\s\d{4}")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "0123456789" * 3)
_RELATIVE = re.compile(
    r"\b(?:vor\s(?:\d{1,3}|einer|einem)\s(?:Sekunden?|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?)"
    r"|\d{1,3}\s(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\sago|yesterday|gestern"
    r"|il y a \d{1,3} (?:minutes?|heures?|jours?|semaines?|mois)|hace \d{1,3} (?:minutos?|horas?|días?|semanas?|meses)"
    r"|há \d{1,3} (?:minutos?|horas?|dias?)|\d{1,3} (?:minuti|ore|ora|giorni) fa"
    r"|\d{1,3} (?:minuten|uur|dagen) geleden)\b"
    r"|\d{1,3}\s?(?:分|時間|日)前|\d{1,3}\s?(?:分钟|小时|天)前|\d{1,3}\s?(?:분|시간|일)\s?전",
    re.IGNORECASE,
)
_YEARED = re.compile(r"[0-9](?:[0-9]{3}|[./-]\s?[0-9]{1,2}[./-]\s?[0-9]{2})")
"""What all dates hold that are not told from the moment of capture."""
_MONTH_FIRST = frozenset({"us", "ph", "ca"})
"""Countries whose numeric dates begin with the month."""


class Moment(NamedTuple):
    """A date as it was found: ISO 8601, as precise as it was given, and whether the order of its numbers is a guess."""

    text: str
    unsure: bool = False

    @property
    def day(self) -> str:
        return self.text[:10]


def may_hold_moment(text: str, captured: datetime | None = None) -> bool:
    """Whether it is worth while to look for a date in a text: the forms are many, and most lines have none.

    >>> may_hold_moment("3 minutes"), may_hold_moment("3/4/25"), may_hold_moment("3 minutes ago", datetime.now(UTC))
    (False, True, True)
    """
    return captured is not None or not text.isascii() or _YEARED.search(text) is not None


def moment_in(text: str, language: str | None = None, captured: datetime | None = None) -> Moment | None:
    """The first date in a text; None where there is none, and for one after the page's capture.

    `language` is a BCP 47 tag: it orders the numbers of 3/4/2025 and names the months. Relative dates need `captured`.

    >>> moment_in("Updated August 3rd, 2025 at 2:05 pm")
    Moment(text='2025-08-03T14:05', unsure=False)
    >>> moment_in("03/04/2025", "en-US").text, moment_in("03/04/2025", "de").text
    ('2025-03-04', '2025-04-03')
    >>> moment_in("vor 2 Stunden", "de", datetime(2025, 8, 3, 14, 5, tzinfo=UTC)).text
    '2025-08-03T12:05+00:00'
    """
    text = text.strip()
    if len(text) > LONGEST or not may_hold_moment(text, captured):
        return None
    if not text.isascii():
        text = text.translate(_DIGITS)
    found = _plain(text, language) or _worded(text, language or "", captured)
    if found is None or not int(found.text[:4]) >= EARLIEST:
        return None
    return None if captured is not None and _is_after(found.text, captured) else found


def _plain(text: str, language: str | None) -> Moment | None:
    """The forms that need no library, the surest first."""
    named = any(map(text.lower().__contains__, _MONTH_STARTS))
    for form in _FORMS if named else _UNNAMED_FORMS:
        for found in form.finditer(text):
            parts = found.groupdict()
            unsure = "first" in parts
            if unsure:
                day, month, unsure = _ordered(int(parts["first"]), int(parts["second_"]), parts["mark"], language)
            else:
                day, month = int(parts["day"]), _MONTHS.get((parts.get("name") or "").lower()) or int(parts["month"])
            written = _written(int(parts["year"]), month, day, parts)
            if written is not None:
                return Moment(written, unsure)
    return None


def _ordered(first: int, second: int, mark: str, language: str | None) -> tuple[int, int, bool]:
    """Day, month, and whether they could be the other way round."""
    country = (language or "").lower().replace("_", "-").rpartition("-")[2]
    month_first = mark == "/" and (country in _MONTH_FIRST or country == "en")
    day, month = (second, first) if month_first else (first, second)
    if month > 12:
        day, month = month, day
    return day, month, mark != "." and first <= 12 and second <= 12 and first != second


def _written(year: int, month: int, day: int, parts: dict[str, str | None]) -> str | None:
    year += 2000 if year < 100 else 0
    try:
        whole = date(year, month, day).isoformat()
    except ValueError:
        return None
    hour, minute = parts.get("hour"), parts.get("minute")
    if hour is None or minute is None:
        return whole
    hours, half = int(hour), (parts.get("half") or "").lower()[:1]
    if half:
        if not 1 <= hours <= 12:
            return whole
        hours = hours % 12 + (12 if half == "p" else 0)
    second, zone = parts.get("second"), parts.get("zone") or ""
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    zone = f"{zone[:3]}:{zone[-2:]}" if zone else ""
    return f"{whole}T{hours:02}:{minute}{f':{second}' if second else ''}{zone}"


def _worded(text: str, language: str, captured: datetime | None) -> Moment | None:
    """Dates in the words of a language, and those told from the moment of capture."""
    relative = _RELATIVE.search(text) if captured is not None else None
    if relative is not None and captured is not None:
        found = _parsed(relative[0], language, captured)
        if found is None:
            return None
        return Moment(found.replace(tzinfo=found.tzinfo or captured.tzinfo).isoformat(timespec="minutes"))
    form = _NAMED.search(text) or (_ARABIC.search(text) if not text.isascii() else None)
    if form is None or not _may_name_month(form[0], language):
        return None
    found = _parsed(form[0].replace("/", " "), language, None)
    if found is None:
        return None
    clock = _CLOCK_AFTER.match(text, form.end())
    written = _written(found.year, found.month, found.day, clock.groupdict() if clock else {})
    return None if written is None else Moment(written)


def _may_name_month(form: str, language: str) -> bool:
    """Whether what looks like a date may have a month's name.

    The library costs a blink to import, and a second or two where it has no language and tries all of them. Other
    languages than English, and other scripts than the Latin one, are left to it.
    """
    words = [plain_word(word) for word in _LETTERS.findall(form)]
    if not language:
        return any(not word.isascii() or word in _FARTHER_MONTHS or is_month(word) for word in words)
    return _tongue(language) != "en" or any(word in _MONTHS for word in words)


def _tongue(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]


@lru_cache(1024)
def _parsed(text: str, language: str, captured: datetime | None) -> datetime | None:
    import dateparser

    settings: dict[str, object] = {"STRICT_PARSING": captured is None, "DATE_ORDER": "DMY"}
    if captured is not None:
        settings |= {"RELATIVE_BASE": captured}
    tongue = _tongue(language)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own use of the standard library
        for languages in ([tongue], ["en"]) if tongue else (None,):
            try:
                found: datetime | None = dateparser.parse(text, languages=languages, settings=settings)
            except (ValueError, OverflowError, TypeError):  # a language that the library does not know
                continue
            if found is not None:
                return found
    return None


def _is_after(text: str, captured: datetime) -> bool:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=captured.tzinfo or UTC)
    if captured.tzinfo is None:
        captured = captured.replace(tzinfo=UTC)
    return moment.astimezone(UTC) > captured.astimezone(UTC) + AHEAD
