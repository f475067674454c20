"""Whether a page breaks off: the lines that ask for a subscription right behind its text, or cut the text itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mixedzone.article.box_words import bits_of
from mixedzone.article.markup import Markup
from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Role

BEHIND = 6
"""Shown lines behind the text among which a wall stands; what comes later asks every reader to subscribe."""

LONGEST_ASKING = 300
"""Characters of a line that asks for a subscription."""

SHORT = 1500
"""Characters of a text that an ellipsis may have cut; longer ones end with one of their own."""

_ENGLISH = (
    r"(?:continue|keep) reading (?:with|for free|this (?:article|story|post))|to (?:continue|keep) reading"
    r"|(?:to|and) read the (?:full|whole|rest|complete)"
    r"|read the (?:full|whole|rest of th(?:e|is)) (?:story|article|piece)"
    r"|(?:subscribe|sign in|sign up|log in|register)(?: now)? to (?:read|continue|unlock)"
    r"|(?:unlock|access) (?:this|the full) (?:article|story)|already a (?:subscriber|member)\? (?:log|sign)"
    r"|(?:article|story|content|post) is (?:only |exclusively )?(?:for|reserved for|available to) (?:our )?"
    r"(?:paid |paying )?(?:subscribers|members)|(?:subscriber|member)s?[- ]only (?:article|story|content|post)"
    r"|for (?:paid )?subscribers only"
)
_GERMAN = (
    r"(?:jetzt|artikel) weiterlesen|weiterlesen (?:mit|für) |möchten sie weiterlesen"
    r"|um (?:diesen artikel )?weiterzulesen"
    r"|artikel (?:jetzt )?freischalten|(?:exklusiv|nur) für (?:unsere )?(?:abonnent|mitglieder)|bereits abonnent"
)
_ROMANCE = (
    r"(?:la suite|cet article|ce contenu).{0,30}réservée?s? (?:à nos|aux) abonnés|pour lire la suite|déjà abonné"
    r"|il vous reste \d{1,2}(?:[.,]\d{1,2})?\s?% de cet article|poursuivre (?:votre|la) lecture"
    r"|para (?:seguir|continuar) (?:leyendo|lendo|a ler)"
    r"|exclusivo para (?:suscriptores|assinantes)"
    r"|ya (?:eres|soy) suscriptor"
    r"|per continuare a leggere|riservato agli abbonati|già abbonato"
)
_NORTHERN = (
    r"lees verder met|om verder te lezen|fortsätt läsa med|läs vidare med|les videre med|for å lese (?:videre|hele)"
    r"|læs videre med|fortsæt læsningen"
)
_OTHERS = (
    r"czytaj dalej z|aby (?:czytać|przeczytać) (?:dalej|całość)|чтобы (?:дочитать|читать дальше)|devamını okumak için"
    r"|有料会員限定|会員限定記事|続きを読むには|この記事は有料|残り\s?[\d,]{2,6}\s?文字|구독자 전용|전문을 보시려면"
    r"|订阅后|阅读全文需"
)
_ASKS = re.compile("|".join([_ENGLISH, _GERMAN, _ROMANCE, _NORTHERN, _OTHERS]), re.IGNORECASE)
"""What a wall says, in the words of papers of many countries."""
_ASKING = (
    "read|continue|unlock|access|subscriber|member|weiterle|weiterzu|freischalt|abonn|mitglieder|cet article"
    "|ce contenu|la suite|lecture|seguir|continuar|suscriptor|assinantes|continuare|abbona|lees verder|verder te"
    "|fortsätt|läs vidare|les videre|å lese|læs videre|fortsæt|czyta|чтобы|okumak|会員限定|続きを|有料|残り|구독자"
    "|전문을|订阅后|阅读全文"
)
_ASKING_WORDS = tuple(_ASKING.split("|"))
"""Parts of these words, of which each has one; the expression looks at every letter."""

_WALL = bits_of("wall")

_LEFT = re.compile(
    r"read (?:more|on)|continue|weiterlesen|mehr lesen|lire la suite|leer más|leggi|lees (?:meer|verder)|続き",
    re.IGNORECASE,
)
"""What a link to the rest of a text says."""

_OPEN_ENDS = ("…", "...", "[…]", "[...]", "… ]")
_RUNNING = frozenset({Role.PARAGRAPH, Role.LEAD, Role.ANSWER})


def cut_at(cut: Lines, roles: Sequence[Role], markup: Markup) -> int | None:
    """The line, from 0, that shows that the text breaks off; None where nothing does.

    Nothing does where no text is left, and a wall that stands inside the text, or far behind it, cuts nothing.
    """
    last = next((n for n in range(len(roles) - 1, -1, -1) if roles[n] in TEXT_ROLES and cut.hidden[n] is None), None)
    if last is None:
        return None
    wall = next((n for n in [last, *_shown_behind(cut, last)] if _is_wall(cut, n, last, markup)), None)
    if wall is not None:
        return wall
    return last if _breaks_off(cut, roles, last) else None


def _shown_behind(cut: Lines, last: int) -> list[int]:
    shown = (n for n in range(last + 1, len(cut)) if cut.hidden[n] is None)
    return [line for line, _ in zip(shown, range(BEHIND), strict=False)]


def _is_wall(cut: Lines, line: int, last: int, markup: Markup) -> bool:
    text = cut.texts[line]
    if len(text) <= LONGEST_ASKING and asks(text):
        return True
    if line == last:
        return False
    walls = markup.words_around(line) & _WALL
    return bool(walls & ~markup.words_around(last))


def asks(text: str) -> bool:
    """Whether a line asks for a subscription."""
    return any(map(text.lower().__contains__, _ASKING_WORDS)) and _ASKS.search(text) is not None


def _breaks_off(cut: Lines, roles: Sequence[Role], last: int) -> bool:
    """Whether a short text ends with an ellipsis, and a link goes on."""
    if roles[last] not in _RUNNING or not cut.texts[last].endswith(_OPEN_ENDS):
        return False
    if sum(len(text) for text, role in zip(cut.texts, roles, strict=True) if role in TEXT_ROLES) > SHORT:
        return False
    return any(_LEFT.search(cut.texts[n]) for n in _shown_behind(cut, last)[:2])
