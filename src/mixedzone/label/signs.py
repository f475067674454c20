"""What single lines give away by their words alone: tickers, share bars, adverts, pointers to other stories.

The words are data: tables at the top, in the languages that press pages come in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from mixedzone.label.calendar_words import month_of, weekdays_of
from mixedzone.label.credits import KOREAN_REPORTER, split_credit
from mixedzone.types import Role

_SHARE = (
    "facebook|twitter|whats ?app|linkedin|reddit|telegram|pinterest|flipboard|bluesky|e-mail|email"
    "|share|shares|tweet|teilen|merken|drucken|kopieren|vorlesen|copier|partager|imprimer|compartir|copiar|imprimir"
    "|compartilhar|partilhar|condividi|stampa|delen|dela|udostępnij|поделиться|分享|シェア|مشاركة"
)
"""The words of share bars that are no other words; a line of nothing else, glued or not, is one."""

_SHARED = (
    "x|mail|copy|link|threads|messenger|signal|xing|pocket|sms|print|save|post|comments?|speichern|guardar|enlace"
    "|copia|del"
)
"""Words of share bars that have another meaning when they stand alone."""

_FILLERS = "auf|on|via|by|par|per|le lien|this|article|story|the|diesen|artikel"
"""What share bars have between those words."""

_ADVERT = (
    "advertisement|advertorial|advertising|advert|ads|ad|sponsored|promoted|article continues below"
    "|story continues below advertisement|continue reading below|this is a modal window\\."
    "|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama|reklam|annons|annonce|advertentie|mainos"
    "|реклама|広告|广告|إعلان"
)
"""What an advert announces itself by, on a line of its own."""

_RELATED = (
    "read more|read also|also read|see also|related articles|related stories|related|more on this|more stories"
    "|more from [^:]{1,60}|recommended|you may also like|don't miss|most read|trending"
    "|lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|das könnte sie auch interessieren|weitere artikel"
    "|à lire aussi|lire aussi|à lire|voir aussi|lee también|leer más|te puede interesar|leia também|leia mais"
    "|veja também|leggi anche|lees ook|läs också|les også|læs også|czytaj też|читайте также|関連記事|相关阅读"
    "|اقرأ أيضا|اقرأ أيضًا"
)
"""What points to another story: alone on a line (the story follows), or before a colon."""

_COMMENT = (
    "\\d+ comments?|comments?(?: \\(\\d+\\))?|leave a (?:comment|reply)|add a comment|join the conversation"
    "|ihre meinung|kommentare?|schreiben sie (?:uns )?einen kommentar|réagissez|réagir|commentaires?|comentarios"
    "|deja un comentario|comentários|commenti|reacties|kommentarer|комментарии|コメント|评论|تعليقات"
)
"""What opens the part of a page where readers write."""

_LEGAL = (
    "©\\s*(?:copyright\\s*)?(?:19|20)\\d\\d|copyright\\s*©?|impressum\\b|cookie|privacy policy"
    "|terms of (?:use|service)|mentions légales|aviso legal"
)
"""What notices open with."""

_RIGHTS = ("all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos")
"""What notices say anywhere."""

_NEWSLETTER = "sign up|subscribe|newsletter|abonnieren|s'abonner|suscr[ií]bete|inscreva-se|iscriviti"
"""What a box for subscribers opens with."""

_TOPICS = "tags|topics|themen|schlagworte|mots-clés|temas|etiquetas|palavras-chave|argomenti"
"""What a row of topics opens with, before a colon."""

_AUTHOR = "by|von|par|por|di|door|av|texte|texto|text|interview|propos recueillis par|written by|author|autora?|autor"
"""What a byline opens with before a name."""

_DATED = "published|updated|posted|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado"
"""What a long dateline opens with."""

_AT = "um|at|à|às|a las|kl\\.?"
"""What may stand between a kick-off's date and its time."""

_MONTH = r"[^\W\d_]{3,10}"
_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?{_MONTH}\.?,?\s+(?:de\s+)?(?:19|20)\d\d\b"
    rf"|\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
)

KICKOFF = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,12})\.?,?\s+)?"
    r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}(?!\d))?)?,?\s+"
    rf"(?:[–—-]\s+|(?:{_AT})\s+)?"
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>\d{2})(?!\d)|h(?!\w)|(?=\s?[ap]\.?m\b))"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*(?:uhr|h)\b)?",
    re.IGNORECASE,
)
"""A date and a time of day at the beginning of a line, in the order of any country."""

_CLOCK = r"\d{1,2}(?:\s?[:.h]\s?[0-5][05](?!\d)|h(?!\w)|(?=\s?[ap]\.?m\b))\s?(?:[ap]\.?m\b\.?)?(?:\s?(?:uhr|h)\b)?"
WORDED_KICKOFF = re.compile(
    r"(?P<weekday>[^\W\d_]{2,14}(?:-feira)?)\.?,?\s"
    r"(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s(?:de\s|of\s)?(?P<month>[^\W\d_]{3,13})"
    r"|(?P<month_first>[^\W\d_]{3,13})\.?\s\d{1,2}(?:st|nd|rd|th)?(?!\d))"
    rf"\.?,?\s(?:[–—-]\s|(?:{_AT})\s)?{_CLOCK}",
    re.IGNORECASE,
)
"""The same with weekday and month in words, on a minute that kick-offs are on, which five divides. Without a weekday,
or on another minute, it is rather the time at which something was posted."""

_SHARE_LINE = re.compile(rf"(?:(?:{_SHARE}|{_SHARED}|{_FILLERS})[\s\W]*+)+", re.IGNORECASE)
_SHARE_WORD = re.compile(_SHARE, re.IGNORECASE)
_SHARED_WORD = re.compile(_SHARED, re.IGNORECASE)
_ADVERT_LINE = re.compile(rf"[\W_]*(?:{_ADVERT})[\W_]*", re.IGNORECASE)
_RELATED_LINE = re.compile(rf"[\W_]*(?:{_RELATED})[\W_]*", re.IGNORECASE)
_RELATED_OPENING = re.compile(rf"(?:{_RELATED})\s*[:：|›»]\s*\S", re.IGNORECASE)
_LEGAL_OPENING = re.compile(_LEGAL, re.IGNORECASE)
_COMMENT_OPENING = re.compile(rf"(?:{_COMMENT})(?:\b|\s*$)", re.IGNORECASE)
_COMMENT_ANYWHERE = re.compile(rf"\b(?:{_COMMENT})\b", re.IGNORECASE)
_NEWSLETTER_OPENING = re.compile(rf"(?:{_NEWSLETTER})\b", re.IGNORECASE)
_BYLINE = re.compile(rf"(?:{_AUTHOR})\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)
_REPORTER = re.compile(rf"{KOREAN_REPORTER}(?:\s\S+@\S+)?")
_DATELINE = re.compile(rf"(?:{_DATED})\b", re.IGNORECASE)
_TOPICS_OPENING = re.compile(rf"(?:{_TOPICS})\s*[:：]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d\D+\d")
"""Two numbers, as a kick-off's date and its time are."""
_CRUMBS = re.compile(r"\s[>›»/|→]\s")

_OPENING_LETTERS = 3
"""Letters by which lines that open with none of the words above are passed over."""

_OPTIONAL = re.compile(r".(?=[?*])|[\\(\[.+?*].*")


def _openings(table: str) -> frozenset[str]:
    """The first letters of the words of a table, as far as they are plain ones."""
    words = (_OPTIONAL.split(word, maxsplit=1)[0] for word in table.split("|"))
    return frozenset(word[:_OPENING_LETTERS].casefold() for word in words if word)


_FIRST_LETTER = re.compile(r"[^\W_]|©")

SENTENCE_SPACES = 9
"""Spaces of a line from which on a date in it is a sentence's, unless the line opens as datelines do."""

SHORTEST_NOTICE = min(map(len, _RIGHTS))

LONGEST_SHARE, LONGEST_TICKER_REST, LONGEST_BYLINE, LONGEST_DATELINE = 120, 60, 80, 100
"""Characters: what is longer says more than these words."""


def sign_of(text: str) -> Role | None:
    """The role that a line's words alone give away, or None.

    >>> [str(sign_of(t)) for t in ("Advertisement", "TeilenMerkenDrucken", "12/12 7:30 PM", "Goal!")]
    ['advert', 'share', 'fixture', 'None']
    """
    if len(text) > LONGEST_SHARE:
        return None
    if _NUMBERS.search(text) is not None and _is_kickoff(text):
        return Role.FIXTURE
    opening = text[:_OPENING_LETTERS]
    if not opening[:1].isalnum():
        first = _FIRST_LETTER.search(text)
        opening = text[first.start() :][:_OPENING_LETTERS] if first is not None else ""
    for role, says in _said_after(opening):
        if says(text):
            return role
    return Role.LEGAL if len(text) >= SHORTEST_NOTICE and _reserves_rights(text) else None


@lru_cache(4096)
def _said_after(opening: str) -> Signs:
    """The signs that may begin with the first letters of a line."""
    opening = opening.casefold()
    if opening[:1].isdigit():
        return _NUMBERED
    signs = _SIGNS_BY_OPENING
    return signs.get(opening) or signs.get(opening[:2]) or signs.get(opening[:1]) or ()


def _reserves_rights(text: str) -> bool:
    lower = text.lower()
    for words in _RIGHTS:  # noqa: SIM110 - twice as fast as any(), and asked of most lines
        if words in lower:
            return True
    return False


def is_related_announcement(text: str) -> bool:
    """Whether a line announces a pointer to another story that follows on the next line."""
    return len(text) <= LONGEST_SHARE and _RELATED_LINE.fullmatch(text) is not None


def invites_comments(text: str) -> bool:
    """Whether a line asks readers to write, wherever in it."""
    return _COMMENT_ANYWHERE.search(text) is not None


def picture_role(text: str) -> Role | None:
    """Caption where a line ends in a credit, credit where it is one alone."""
    caption, credits = split_credit(text)
    if not credits:
        return None
    return Role.CAPTION if caption else Role.CREDIT


def is_byline(text: str) -> bool:
    """Whether a short line says who wrote the article."""
    if len(text) > LONGEST_BYLINE or text[-1:] in ".?!":
        return False
    if _REPORTER.fullmatch(text) is not None:
        return True
    found = _BYLINE.match(text)
    return found is not None and text[found.end()].isupper()


def is_dateline(text: str) -> bool:
    """Whether a short line is about when the article was published."""
    return (
        len(text) <= LONGEST_DATELINE
        and _DIGIT.search(text) is not None
        and _DATE.search(text) is not None
        and (text.count(" ") < SENTENCE_SPACES or opens_dated(text))
    )


def opens_dated(text: str) -> bool:
    """Whether a line opens as long date lines do: "Published"."""
    return _DATELINE.match(text) is not None


def is_breadcrumb(text: str) -> bool:
    """Whether a short line is a path through the paper's sections."""
    return len(text) <= LONGEST_DATELINE and len(_CRUMBS.findall(text)) >= 2


def _is_kickoff(text: str) -> bool:
    """Whether a line is a kick-off, with little after it; a date with all of its year is rather a dateline."""
    found = KICKOFF.match(text)
    if found is None:
        found = WORDED_KICKOFF.match(text)
        if found is None or not (weekdays_of(found["weekday"]) and month_of(found["month"] or found["month_first"])):
            return False
    elif len(found["year"] or "") == 4:
        return False
    rest = text[found.end() :].strip()
    return len(rest) <= LONGEST_TICKER_REST and not rest.endswith(".")


def _is_share_bar(text: str) -> bool:
    """Whether share words alone make up a line: one that is no other word, or two of any."""
    if _SHARE_LINE.fullmatch(text) is None:
        return False
    return _SHARE_WORD.search(text) is not None or len(_SHARED_WORD.findall(text)) > 1


Signs = tuple[tuple[Role, Callable[[str], object]], ...]

_ANNOUNCED_RELATED = re.compile(f"{_RELATED_LINE.pattern}$|{_RELATED_OPENING.pattern}", re.IGNORECASE)
_SIGNS: tuple[tuple[Role, str, Callable[[str], object]], ...] = (
    (Role.ADVERT, _ADVERT, _ADVERT_LINE.fullmatch),
    (Role.SHARE, f"{_SHARE}|{_SHARED}|{_FILLERS}", _is_share_bar),
    (Role.RELATED, _RELATED, _ANNOUNCED_RELATED.match),
    (Role.LEGAL, _LEGAL, _LEGAL_OPENING.match),
    (Role.COMMENT, _COMMENT, _COMMENT_OPENING.match),
    (Role.NAVIGATION, _TOPICS, _TOPICS_OPENING.match),
    (Role.ADVERT, _NEWSLETTER, _NEWSLETTER_OPENING.match),
)
"""What lines open with, in the order in which it is looked for."""


def _by_opening() -> dict[str, Signs]:
    """The signs by the first letters of their words; shorter words are looked for under the longer letters too."""
    openings = [(_openings(words), role, says) for role, words, says in _SIGNS]
    return {
        letters: tuple(
            (role, says) for known, role, says in openings if any(letters.startswith(opening) for opening in known)
        )
        for letters in frozenset().union(*(known for known, _, _ in openings))
    }


_SIGNS_BY_OPENING = _by_opening()
_NUMBERED: Signs = ((Role.COMMENT, _COMMENT_OPENING.match),)
