"""The words of pictures: which of the lines that share a small box with a picture are its caption and its credit.

A box is told by the tree: the smallest block around a picture that holds lines, if these are few. What speaks for a
line in it are its words, the name of its own element, and what the network takes it for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from mixedzone.label import signs
from mixedzone.label.class_words import Around, bits_of, words_around
from mixedzone.label.credits import is_announcement, looks_like_names
from mixedzone.label.shape import count_words, ends_sentence
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import TAG, Mark, elements
from mixedzone.types import Role

MOST_LINES = 4
"""Lines of a box that still is a picture's: a caption in two, its credit, a label."""

HIGHEST = 6
"""Blocks around a picture that are looked at for its box."""

LIKELY, LIKELY_CALLED, LIKELY_ELSEWHERE = 0.2, 0.06, 0.5
"""Probabilities of caption and credit together from which a line in such a box is the picture's; where the names of
its boxes speak of pictures it takes less, where they speak of other stories or the box links to one, more."""

LONGEST_CAPTION, LONGEST_CREDIT = 80, 12
"""Words of the longest line that is taken for a caption, and for a credit."""

ALONE = 2
"""Lines of a box in which a line that looks like text is a caption: there are it and perhaps its credit."""

DOUBT = 0.15
"""Probability of being text from which a line might be taken for text or a lead."""

MOST_NAMES = 5
"""Words of a line of names that is the credit of the caption beside it."""

SHORT_CREDIT = 4
"""Words of a line that is a credit because it begins like one, whatever the rest looks like: "Source: the club"."""

LABEL = re.compile(
    r"(?:view|see|show|open)\s(?:all\s)?\d{0,3}\s?(?:this\s)?(?:images?|photos?|pictures?|gallery)(?:\sin\sgallery)?:?"
    r"|up next|(?:latest\s)?videos?(?:\sfrom)?:?|audio:?|zum\svideo|weitere\s(?:videos|bilder)|player wird geladen"
    r"|loading\W{0,3}|more\W{0,3}|play(?:\svideo)?|now playing|en lecture|copy to clipboard|(?:toggle|hide) caption"
    r"|press enter or click to view image in full size"
    r"|mehr (?:anzeigen|lesen)|(?:read|show) more|bild vergrößern|(?:article )?continues? below|advertisement|anzeige"
    r"|werbung|publicité|publicidad|enlarge(?: image)?|agrandir|ampliar|voir plus|ver más|leggi anche|vergroten"
    r"|powiększ|увеличить|拡大する?|크게보기|이미지 확대보기",
    re.IGNORECASE,
)
"""What players and galleries print beside a picture."""

_STOPS = elements("html body main article")
_AUDIO = TAG["audio"]
_OPEN = frozenset({Role.OTHER, Role.CAPTION, Role.CREDIT})
"""Roles of lines that may turn out to be a picture's."""
_NEVER, _BUTTON = int(Mark.NAV | Mark.FORM | Mark.QUOTE | Mark.PRE | Mark.CODE), int(Mark.BUTTON)
_FIGCAPTION, _HEADING = int(Mark.FIGCAPTION), int(Mark.HEADING)
_CREDIT, _PICTURED = bits_of("credit"), bits_of("picture", "credit")
_OTHERWISE = bits_of("related", "share", "advert", "comment", "author", "date", "menu", "topic")
_ELSEWHERE, _RELATED = bits_of("related", "advert"), bits_of("related")
_BRACKETS = "()[] "


def mark(
    cut: Lines,
    tree: Tree,
    roles: list[Role],
    lines: range,
    chances: Sequence[float],
    is_free: Callable[[int], bool],
) -> None:
    """Give captions and credits among some lines their roles.

    `chances` has each line's probability of being a caption or a credit; only lines that are free change.
    """
    held: set[int] = set()
    for box in [*boxes(tree, lines), *_captioned(roles, lines)]:
        free = [n for n in box if n not in held and is_free(n) and roles[n] in _OPEN]
        held.update(box)
        if free:
            _settle(cut, roles, box, dict(zip(free, words_around(tree, free), strict=True)), chances)
    _copy(cut, roles)


def _copy(cut: Lines, roles: list[Role]) -> None:
    """Give the hidden copies of captions and credits their roles: galleries keep them for larger pictures."""
    caption, credit, other = Role.CAPTION, Role.CREDIT, Role.OTHER
    known = {cut.texts[n]: role for n, role in enumerate(roles) if role is caption or role is credit}
    if known and any(cut.hidden):
        for number, reason in enumerate(cut.hidden):
            if reason is not None and roles[number] is other:
                roles[number] = known.get(cut.texts[number], other)


def printed(cut: Lines, tree: Tree, lines: range, likely: Sequence[float]) -> dict[int, Role]:
    """The roles of lines that are alone with a picture, in a box that is named for it or as words that are a credit.

    `likely` has each line's probability of being text: the network takes some of them for that.
    """
    alone = (n for box in boxes(tree, lines) if len(box) <= ALONE for n in box if likely[n] > DOUBT)
    found = [n for n in alone if cut.hidden[n] is None and count_words(cut.texts[n]) <= LONGEST_CAPTION]
    roles = {}
    for number, names in zip(found, words_around(tree, found), strict=True):
        told = signs.picture_role(cut.texts[number])
        named = names.own & _PICTURED or (names.near & _PICTURED and not names.own)
        dated = signs.is_dateline(cut.texts[number])
        if told is Role.CREDIT or (named and not dated and _may_be(cut, number, names)):
            roles[number] = role_of(cut.texts[number], names)
    return roles


def boxes(tree: Tree, lines: range) -> Iterator[range]:
    """The lines of the smallest box around each picture that stands among some lines, where these are few."""
    for block, place, node in tree.media:
        if lines.start <= place < lines.stop and node.tag_id != _AUDIO:
            for _ in range(HIGHEST):
                kind, parent, _, first = tree.opened[block]
                last = tree.last[block]
                if block == 0 or kind in _STOPS or last - first > MOST_LINES:
                    break
                if last > first:
                    yield range(first, last)
                    break
                block = parent


def _captioned(roles: Sequence[Role], lines: range) -> Iterator[range]:
    """The runs of captions and credits that are known before any box is looked at."""
    first, last = max(0, lines.start), min(lines.stop, len(roles))
    caption, credit = Role.CAPTION, Role.CREDIT
    known = [n for n, role in enumerate(roles[first:last], first) if role is caption or role is credit]
    start = 0
    for place, number in enumerate(known, 1):
        if place == len(known) or known[place] != number + 1:
            yield range(known[start], number + 1)
            start = place


def _settle(cut: Lines, roles: list[Role], box: range, around: dict[int, Around], chances: Sequence[float]) -> None:
    """Name the lines of one box, and the line of names that is the credit of another."""
    ours: list[int] = []
    linked = any(roles[n] is Role.RELATED for n in box)
    for number, names in around.items():
        if _is_ours(cut, number, names, roles[number], chances[number], linked):
            roles[number] = role_of(cut.texts[number], names)
            ours.append(number)
        elif roles[number] is Role.CAPTION:
            roles[number] = Role.RELATED if names.own & _RELATED else Role.OTHER
    if len(box) > MOST_LINES or any(roles[n] is Role.CREDIT for n in ours):
        return
    told = [n for n in ours if roles[n] is not Role.OTHER]
    named = [n for n in told if count_words(cut.texts[n]) <= MOST_NAMES and looks_like_names(cut.texts[n])]
    if len(told) > len(named) == 1:
        roles[named[0]] = Role.CREDIT


def _is_ours(cut: Lines, number: int, names: Around, role: Role, chance: float, linked: bool) -> bool:
    text, marks = cut.texts[number], cut.marks[cut.runs[number]]
    if not _may_be(cut, number, names) or (chance < LIKELY and signs.is_dateline(text)):
        return False
    if signs.picture_role(text) is not None:
        return True
    if marks & _FIGCAPTION:
        return not marks & _BUTTON or chance >= LIKELY
    called = (names.own | names.near) & _PICTURED
    if marks & _BUTTON or linked or (names.near & _ELSEWHERE and not called):
        return chance >= LIKELY_ELSEWHERE
    return role is not Role.OTHER or chance >= (LIKELY_CALLED if called else LIKELY)


def _may_be(cut: Lines, number: int, names: Around) -> bool:
    """Whether nothing speaks against a line's being the words of a picture."""
    text, marks = cut.texts[number], cut.marks[cut.runs[number]]
    words = count_words(text)
    if marks & _NEVER or (marks & _HEADING and not marks & _FIGCAPTION):
        return False
    if words > LONGEST_CAPTION or LABEL.fullmatch(text) is not None:
        return False
    shown = marks & _FIGCAPTION and not marks & _BUTTON
    if words == 1 and not (shown or names.own & _CREDIT or is_announcement(text) or "/" in text):
        return signs.picture_role(text) is not None  # not "Video", "Enlarge"
    return not names.own & _OTHERWISE or bool(names.own & _PICTURED) or signs.picture_role(text) is not None


def role_of(text: str, names: Around) -> Role:
    """Caption or credit, by the words of a line and the name of its element; what only announces one is neither."""
    bare = text.strip(_BRACKETS)
    if is_announcement(bare) or not any(map(str.isalnum, bare)):
        return Role.OTHER
    told = signs.picture_role(text) or signs.picture_role(bare)
    if told is not None:
        return told
    words = count_words(text)
    opening, colon, _ = bare.partition(":")
    opened = bool(colon) and is_announcement(opening + ":")
    short = words <= SHORT_CREDIT or opened or (words <= LONGEST_CREDIT and looks_like_names(text))
    called = names.own & _CREDIT and short and not ends_sentence(text)
    return Role.CREDIT if called or (opened and words <= SHORT_CREDIT) else Role.CAPTION
