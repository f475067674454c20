"""Bylines → names: without "By", roles, places, dates and what else stands beside a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mixedzone.label.credits import is_agency

LONGEST_BYLINE = 500
"""Characters of the longest line that is taken for names."""

LONGEST_NAME, MOST_WORDS = 60, 6
"""A name has a few words; "Maria de los Ángeles Ortega Ruiz" has six."""

_INTRODUCED = (
    "written by|words by|story by|text by|posted by|published by|created by|reported by|authored by|article by"
    "|a post by|an article by|by|author|authors|writer|contributor|reporter"
    "|geschrieben von|verfasst von|ein beitrag von|ein artikel von|eine analyse von|ein kommentar von|ein interview von"
    "|ein gastbeitrag von|von|vom|text|texte|autor|autorin|autoren|autorinnen|interview"
    "|propos recueillis par|écrit par|rédigé par|publié par|par|auteur|auteurs"
    "|escrito por|publicado por|redactado por|por|texto|autora|redacción"
    "|scritto da|pubblicato da|articolo di|a cura di|di|autore|testo"
    "|geschreven door|door|skrevet av|skrevet af|skriven av|av|af|tekst|journalist"
    "|autor tekstu|napisał|napisała|opracował|opracowała|opracowanie|автор|автори|автора|текст|текста|yazar|yazan|haber"
    "|文|記者|作者|記事|글|بقلم|كتب|كتبت|penulis|oleh|szerző|írta|kirjoittanut|teksti|συντάκτης"
)
"""What a byline opens with."""

_BARE = frozenset({"by", "von", "vom", "par", "por", "di", "av", "af", "door", "oleh"})
"""Of these, the ones that need no colon; "Text" or "Interview" may open a sentence or be a heading."""

_ROLES = (
    "editor|editors|reporter|correspondent|writer|columnist|contributor|journalist|author|photographer|producer|anchor"
    "|analyst|strategist|specialist|manager|director|founder|co-founder|ceo|cto|cmo|president|professor|expert"
    "|intern|fellow|assistant|researcher|consultant|engineer|developer|designer|attorney|marketer|officer|head|chief"
    "|lead|senior|guest|freelance|redakteur|redakteurin|reporterin|korrespondent|korrespondentin|volontär|volontärin"
    "|autor|autorin|journalistin|chefredakteur|chefredakteurin|leiter|leiterin|rédacteur|rédactrice|journaliste"
    "|correspondante?|envoyée?|redactora?|periodista|corresponsal|giornalista|redaktør|journalisten|redaktor"
    "|dziennikarz|dziennikarka|корреспондент|журналист|редактор|reporteru?|dietitian|nutritionist"
)
"""Words that make a part of a byline a role, and no name."""

_DEGREES = "phd|ph\\.d|md|m\\.d|rn|mba|msc|ms|rd|esq|cpa|jd|facp|mph|dds|cfp|shrm-cp"
"""What makes a part of a byline a degree where it is all of it, or stands at its end in capitals."""

_ACCOUNTS = (
    "admin administrator adminuser webadmin root user editor redaktion webredaktion onlineredaktion redazione "
    "rédaction redacción redaccion redacao redação webmaster wordpress author autor autorin guest default unknown "
    "anonymous staff newsroom team contributor agencies agenturen news nachrichten blog blogger null none undefined "
    "n/a website"
)
_GENERIC = frozenset(_ACCOUNTS.split())
"""Who signs where nobody does: accounts of content systems."""

_SMALL = "van von de der den di da do dos das du del della la le el al bin ibn ben zu zum zur af av ter ten y e i"
_PARTICLES = frozenset(_SMALL.split())
"""Words in lower case that a name may hold."""

_OPENERS = (
    "in on at for from the a an with how why what when where im am der die das ein eine le la les un une el los las "
    "photo video recipe table"
)
_NO_FIRST = frozenset(_OPENERS.split())
"""Words that no name begins with."""

_NO_SIGNS = frozenset(":!?…=#")
"""Characters that no name has."""

_AND = "and|und|et|y|e|en|och|og|ja|oraz|i|ve|и|та|و"
_PARTS = re.compile(
    rf"\s*[;|&•·⋅∙●/、，،+]\s*|\s*,\s*(?:(?:{_AND})\s)?\s*|\s(?:{_AND}|with|mit|avec|con)\s", re.IGNORECASE
)
_OPENS = re.compile(rf"^[\s\-–—|•·(]*(?:({_INTRODUCED})\b\s*([:：]?)\s*)", re.IGNORECASE)
_OPENINGS = frozenset(word[:2] for word in _INTRODUCED.split("|"))
"""The letters that a byline opens with: the expression is asked of most lines, and tries all of its words."""
_ROLE = re.compile(rf"(?<![\w.])(?:{_ROLES})(?![\w])|^(?:{_DEGREES})\.?$", re.IGNORECASE)
_DEGREE = re.compile(rf"\s(?:{_DEGREES.upper()}|Ph\.?D|Esq)\.?$")
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_ENDS = re.compile(
    r"\s+[-–—]\s+(?=\d|\w{3,9}\.?\s\d)|\s\|\s|\s[•·⋅∙●]\s|\s[-–—]\s|\s@|\d{1,2}[.:/]\d{2}|(?:19|20)\d\d"
    r"|(?<![A-Z])\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bpublished\b|\bupdated\b|\bposted\b|\bfollow\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b"
    r"|\b\d{1,2}\.?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\s(?:in|on|at|for|from|am|auf|bei|für|le|le)\s"
    r"|\s(?:foto|fotos|photos?|photography|bild|bilder|grafik|video|edited|reviewed|illustrations?)\s?(?:by|von)?\b\s?:?"
    r"|\s(?:is|are|war|ist)\s|\b(?:min|minute|minutes|minuten)\b\s?(?:read|lesezeit)?",
    re.IGNORECASE,
)
_TITLE_ENDS = re.compile(r"\s(?:기자|記者|특파원)$")
_WORDS = re.compile(r"[^\W_]+")
_WEB = re.compile(r"https?://|www\.|@", re.IGNORECASE)
_EDGES = ' \t\u00a0\u200b,;:|•·⋅∙●→-–—/>»«"“”„*'


def introduced(text: str) -> str | None:
    """What follows the words that open a byline; None where none do.

    >>> introduced("Von Anna Berg"), introduced("Text: Tom Ruiz"), introduced("Text messages from Tom")
    ('Anna Berg', 'Tom Ruiz', None)
    """
    if text[:1].isalnum() and text[:2].lower() not in _OPENINGS and text[:1] not in _OPENINGS:
        return None
    found = _OPENS.match(text)
    if found is None or not (found[2] or found[1].lower().split()[-1] in _BARE):
        return None
    rest = text[found.end() :]
    return introduced(rest) or rest


def names_in(text: str, *, whole: bool = False) -> list[str]:
    """The names in a byline.

    Roles, places, dates and addresses fall off; agencies stay where they stand as authors. `whole` says that the text
    is known to name an author: then one that reads like a role is kept where there is no other.

    >>> names_in("Von Anna Berg und Tom Ruiz, dpa")
    ['Anna Berg', 'Tom Ruiz', 'dpa']
    >>> names_in("By Eva Lind, Senior Reporter - May 2, 2025")
    ['Eva Lind']
    >>> names_in("Harbour Post Editors"), names_in("Harbour Post Editors", whole=True)
    ([], ['Harbour Post Editors'])
    """
    text = text.strip()[: LONGEST_BYLINE + 1]
    if len(text) > LONGEST_BYLINE or _WEB.search(text):
        return []
    opened = introduced(text)
    text = _ASIDE.sub(" ", text if opened is None else opened)
    ends = _ENDS.search(text, 1)
    if ends is not None:
        text = text[: ends.start()]
    parts = [_trimmed(part) for part in _PARTS.split(text)]
    names: list[str] = []
    for part in parts:
        if _is_name(part) and not (names and _is_place(part, names[-1])):
            names.append(part)
    if whole and not names and len(parts) == 1 and _is_sized(parts[0]):
        return parts
    return unique(names)


def _trimmed(part: str) -> str:
    part = _TITLE_ENDS.sub("", " ".join(part.split()).strip(_EDGES)).strip(_EDGES)
    return _DEGREE.sub("", part).strip(_EDGES)


def is_full(name: str) -> bool:
    """Whether a name has a first and a last name, or is an agency's, or of a script without capitals.

    >>> is_full("Ana van der Soler"), is_full("Soler"), is_full("Keeper talks to the Post"), is_full("田中")
    (True, False, False, True)
    """
    if is_agency(name):
        return True
    words = name.split()
    if not any(c.islower() or c.isupper() for c in name):
        return any(map(str.isalpha, name))
    return (
        len(words) > 1
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and all(word[0].isupper() or word.lower() in _PARTICLES for word in words)
        and words[0].lower() not in _NO_FIRST
    )


def unique(names: list[str]) -> list[str]:
    """Each person once, in the spelling that came first but for shouting.

    >>> unique(["ANA SOLER", "Ana Soler", "Ana  Soler", "Ána Soler"])
    ['Ana Soler']
    """
    found: dict[str, str] = {}
    for name in names:
        key = folded(name)
        known = found.get(key)
        if known is None or (known.isupper() and not name.isupper()):
            found[key] = name
    return list(found.values())


@lru_cache(4096)
def folded(name: str) -> str:
    """A name or title without case, accents and punctuation: what two spellings of it share."""
    plain = name.lower() if name.isascii() else unicodedata.normalize("NFKD", name).casefold()
    if not name.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(plain))


def is_generic(name: str) -> bool:
    """Whether a name is an account's, or no person's."""
    return folded(name) in _GENERIC or name.lower() in _GENERIC


def is_login(name: str) -> bool:
    """Whether a name looks like what somebody signs in with: one word in lower case, or with digits or dots in it.

    >>> is_login("asoler"), is_login("ana.soler"), is_login("Soler"), is_login("田中")
    (True, True, False, False)
    """
    return " " not in name and (name[:1].islower() or any(c.isdigit() or c in "._-" for c in name))


def _is_name(name: str) -> bool:
    if not _is_sized(name) or not _NO_SIGNS.isdisjoint(name):
        return False
    return is_agency(name) or not (_ROLE.search(name) or any(map(str.isdigit, name)))


def _is_sized(name: str) -> bool:
    return 1 < len(name) <= LONGEST_NAME and len(name.split()) <= MOST_WORDS and any(map(str.isalpha, name))


def _is_place(name: str, before: str) -> bool:
    """Whether a part after a name is a place: a single capitalised word after a whole name, and no agency."""
    return " " not in name and " " in before and name[:1].isupper() and not is_agency(name) and name.isascii()
