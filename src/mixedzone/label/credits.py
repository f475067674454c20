"""Picture credits: where a caption ends and its credit begins.

A credit is one printed string with its slashes kept; " | " parts two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

AGENCIES = (
    "action images|action plus|afp|agefe|alamy|anadolu|anp|ansa|ap|ap photo|apa|associated press|belga|bildbyrån"
    "|bongarts|ctk|čtk|defodi|dfl|dpa|dppi|efe|eibner|epa|europa press|firo|fotoagenten|gepa|getty|icon sport|iconsport"
    "|imago|inpho|istock|jiji|keystone|kyodo|lapresse|lusa|nordphoto|ntb|nurphoto|offside|pa|pa media|panoramic|pap"
    "|picture alliance|picture-alliance|press association|presse sports|reuters|ria novosti|ritzau|scanpix|shutterstock"
    "|sipa|sipa usa|sportimage|sportsfile|spp|sven simon|tass|tt|usa today sports|witters|xinhua|yonhap|zuma|zuma press"
    "|supplied|handout|submitted|courtesy photo|unsplash|pexels|pixabay|midjourney"
    "|연합뉴스|뉴시스|뉴스1|로이터|共同|時事|ロイター|新华社"
)
"""Names that stand for a picture agency wherever they make up a part of a credit."""

WORDS = (
    "footage|image credits|photo credits|photo courtesy|"
    "photo credit|image credit|photographer|photograph|photos|photo|pictures|picture|images|image|credits|credit"
    "|bildquelle|bildnachweis|bilder|bild|fotos|foto|foto von|fotograf|quelle"
    "|symbolfoto|symbolbild|archivfoto|archivbild|collage|montage|screenshot|grafik"
    "|crédits photos|crédits photo|crédit photos|crédit photo|crédits|crédit"
    "|créditos|crédito|fotografía|foto de|imagen|isithombe|ljósmynd"
    "|fotografia|imagem|foto di|immagine"
    "|zdjęcie|fot\\.|zdroj|snímek|fotó|valokuva|kuva"
    "|фото|источник|коллаж|иллюстрация|джерело|снимка|φωτογραφία|写真|撮影|사진|图片|图|صورة|تصوير"
)
"""What a credit is announced by before a colon, in many languages."""

LONGEST = 120
"""Characters of the longest credit looked for: four agencies and a name."""

LONG, KEPT = 1000, 1024
"""Characters up to which a line is kept parted, and how many are: several views ask for the same captions."""

SHORTEST = 2
"""Characters before a credit that are no caption: an ellipsis and a space."""

MOST_WORDS, NAMED_SHARE = 12, 0.6
"""A credit has few words, most of them names: "Bild: Anna Berg für den Verein" has four of six."""

_BEGINS = re.compile(
    r"(?:^|[\s\-–—|(\[])(?<!FILE )"  # "FILE photo:" opens a caption
    rf"(?:©|\(c\)\s|copyright\s|(?:{WORDS})\s?[:：]|fot\.\s|(?:photo(?:s|graph|graphy)?|picture)\sby\s"
    r"|(?<!\w\s)screenshots?\s)\s*[©:：]?\s*",
    re.IGNORECASE,
)
_ANNOUNCING = ("©", "(c)", "copyr", "fot.", "photo", "picture", "screenshot")
"""What all of these hold that are announced by no word before a colon, in lower case."""
_ANNOUNCING_WORDS = tuple(WORDS.replace("\\", "").split("|"))
_PARTED = re.compile(r"(?:^|(?:\s[-–—|]|[.!?…\"”»])\s)(?=[^\s.!?(\[][^.!?]{1,80}$)")
_APART = re.compile(r"[-–—|.!?…\"”»]\s")
"""What all credits have before them that are parted from a caption."""
_EQUALS = re.compile(r"＝([^＝\s]{1,24})$")
"""As Japanese papers part them."""
_CALLED_REPORTER = r"\s(?:선임)?기자"
KOREAN_REPORTER = rf"[가-힣]{{2,4}}{_CALLED_REPORTER}"
"""How Korean papers name whoever wrote a story or took its pictures."""
_REPORTER = re.compile(rf"[.。]\s?([^\W\d_]{{2,5}}){_CALLED_REPORTER}$")
_SILENT = (
    r"von|by|par|por|copyright|(?:photo|image|picture|foto|bild|photographed|courtesy)\s(?:by|von|de|of)"
    r"|tous droits réservés|all rights reserved"
)
"""What announces a credit without a colon."""
_ANNOUNCES = re.compile(rf"(?:(?:{WORDS})\s?[:：]|©|(?:{_SILENT})(?=[\s:：]))[\s:：]*", re.IGNORECASE)
_ANNOUNCEMENT = re.compile(rf"(?:{WORDS}|©|{_SILENT})\s?[:：]?", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")  # after a copyright sign: a notice, no credit
_VIA = re.compile(r"\svia\s")
_OFFICES = "images|sport|sports|photo|pressefoto|gmbh"
"""What may follow an agency's name."""
_AGENCIES, _OFFICE_ENDS = frozenset(AGENCIES.split("|")), tuple(_OFFICES.split("|"))
_OFFICE = re.compile(rf"(?:{AGENCIES})(?:[ -](?:{_OFFICES}))+")
_FULL_STOPS = (".", "!", "?")
_EDGES = " \t\u00a0-–—|,;:("


class Split(NamedTuple):
    """A line parted into its caption (None where it is a credit alone) and its credits."""

    caption: str | None
    credits: tuple[str, ...]


def split_credit(text: str) -> Split:
    """Part a caption from the credit at its end.

    >>> split_credit("Ruiz lifts the cup. - © AFP/Ana Soler")
    Split(caption='Ruiz lifts the cup.', credits=('AFP/Ana Soler',))
    >>> split_credit("Foto: Jan Holm/dpa")
    Split(caption=None, credits=('Jan Holm/dpa',))
    >>> split_credit("No credit here.")
    Split(caption='No credit here.', credits=())
    """
    return (_split if len(text) <= LONG else _split.__wrapped__)(text)


@lru_cache(KEPT)
def _split(text: str) -> Split:
    ending = text if "(" in text else text.removesuffix(")")  # of a bracket that another line opens
    start, credit = _announced(ending) or _parted(ending) or _bracketed(text) or _eastern(ending) or (0, "")
    if not credit:
        return Split(text or None, ())
    return Split(text[:start].rstrip(_EDGES) or None, tuple(part for part in map(_clean, credit.split(" | ")) if part))


def is_agency(name: str) -> bool:
    """Whether a part of a credit is an agency's name."""
    name = name.strip().lower()
    return name in _AGENCIES or (name.endswith(_OFFICE_ENDS) and _OFFICE.fullmatch(name) is not None)


def credits_in(text: str) -> tuple[str, ...]:
    """The credits in a text that is known to be one, whatever it looks like.

    >>> credits_in("Bild: der Verein"), credits_in("© Ana Soler | Jan Holm")
    (('der Verein',), ('Ana Soler', 'Jan Holm'))
    """
    text = " ".join(text.split()).strip(_EDGES + "()[]")
    opened = _ANNOUNCES.match(text)
    if opened is not None:
        text = text[opened.end() :] or text
    return tuple(part for part in map(_clean, text.split(" | ")) if part)


def is_announcement(text: str) -> bool:
    """Whether a text only announces a credit: "Foto:", "©", "Picture by".

    >>> is_announcement("Foto:"), is_announcement("Foto: Jan Holm")
    (True, False)
    """
    return _ANNOUNCEMENT.fullmatch(text.strip()) is not None


def parts(credit: str) -> list[str]:
    """The names that a credit's slashes, "via" and commas part."""
    if "via" in credit:
        credit = _VIA.sub("/", credit)
    names = credit.replace("|", "/").replace(",", "/").split("/")
    return [name.strip() for name in names if name and not name.isspace()]


def _announced(text: str) -> tuple[int, str] | None:
    if not _may_announce(text):
        return None
    for found in _BEGINS.finditer(text, max(0, len(text) - LONGEST)):
        credit = text[found.end() :]
        if _YEAR.match(credit):
            continue
        if "©" in found[0] or looks_like_names(credit):
            return found.start(), credit
    return None


def _may_announce(text: str) -> bool:
    """Whether a text ends in any of the signs that all announcements have one of; the expression looks at each word."""
    lower = text[-LONGEST:].lower()
    for sign in _ANNOUNCING:
        if sign in lower:
            return True
    if ":" not in lower and "：" not in lower:
        return False
    before = lower.replace("：", ":").split(":")[:-1]
    return any(words.rstrip().endswith(_ANNOUNCING_WORDS) for words in before)


def _parted(text: str) -> tuple[int, str] | None:
    for start in _starts(text):
        credit = text[start:]
        by_agency = any(map(is_agency, parts(credit)))
        if (by_agency or (start > SHORTEST and "/" in credit)) and looks_like_names(credit) and not credit[0].isdigit():
            return max(0, start - 1), credit
    return None


def _starts(text: str) -> Iterable[int]:
    """The places from which on a text may be a credit: no sentence ends behind them."""
    if text.endswith(_FULL_STOPS):
        return ()
    first = max(text.rfind("."), text.rfind("!"), text.rfind("?"), len(text) - LONGEST, 0)
    if _APART.search(text, first) is not None:
        return (found.end() for found in _PARTED.finditer(text, first))
    return (0,) if not first and _PARTED.match(text) is not None else ()


def _bracketed(text: str) -> tuple[int, str] | None:
    if not text.rstrip().endswith((")", "]")):
        return None
    found = _BRACKETED.search(text, max(0, len(text) - LONGEST))
    if found is None:
        return None
    names = parts(found[1])
    if any(map(is_agency, names)) or (len(names) > 1 and "/" in found[1] and looks_like_names(found[1])):
        return found.start(), found[1]
    return None


def _eastern(text: str) -> tuple[int, str] | None:
    if text.isascii():
        return None
    found = _EQUALS.search(text) or ("기자" in text and _REPORTER.search(text)) or None
    return (found.start(), found[1]) if found is not None else None


def looks_like_names(text: str) -> bool:
    """Whether a text is made of names: few words, most of them capitalised, agencies, or of a caseless script."""
    words = text.replace("/", " ").replace("|", " ").split()
    if not words or len(words) > MOST_WORDS:
        return False
    named = sum(not word[0].islower() or is_agency(word.strip("()[].,")) for word in words)
    return named >= NAMED_SHARE * len(words)


def _clean(credit: str) -> str:
    credit = credit.strip().strip(_EDGES + "©").strip()
    opened, closed = (sum(map(credit.count, marks)) for marks in ("([", ")]"))
    if credit.endswith((")", "]")) and opened < closed:
        credit = credit[:-1].rstrip()
    return credit.rstrip(".") if not credit.endswith(("Inc.", "Co.")) else credit
