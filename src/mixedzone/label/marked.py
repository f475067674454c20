"""Roles of the lines of HTML that belong to the text: which do is the network's say, how they are called the mark-up's.

With them the headline, and the lead between the two: what stands there in another block than the body, or apart from
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from mixedzone.label import pictures, signs
from mixedzone.label.class_words import bits_of, words_around
from mixedzone.label.copies import without_copies
from mixedzone.label.leads import mark_lead
from mixedzone.label.metas import content_of
from mixedzone.label.model import CHOSEN, PLACES, Prediction
from mixedzone.label.shape import PARAGRAPH_WORDS, count_words, ends_sentence, letters_of
from mixedzone.label.signatures import is_signature
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import Mark
from mixedzone.types import Role

if TYPE_CHECKING:
    from mixedzone.label.model import Array

HEADLINES = 5
"""Lines most like a headline that are looked at: the others are hidden copies."""

HEADLINE_DOUBT = 0.02
"""Probability below which a line is no headline, though no other line is."""

RIVAL_REACH, RIVAL = 4, 0.2
"""Lines below a heading of the first order in which another heading may be the title that readers see, and its
probability of being a headline from which it need not be marked as a heading."""

CAPTIONED = 0.2
"""Share of the characters taken for text that stand with pictures, up to which these are captions: on a page that
shows a product, each picture with its words is a part of the text."""

NOTE = 3
"""Lines from which on what stands in `noscript` is more than a note to whoever runs no scripts."""

SIGNED_LINES = 4
"""Lines of text, a lead in two and three names, among which an author signs over the first paragraph."""

TITLE_LETTERS = 15
"""Letters from which a line and the declared title are compared."""

_NAMED = int(Mark.HEADING | Mark.CELL | Mark.LIST)
_NAMES = {
    marks: Role.HEADING if marks & Mark.HEADING else Role.TABLE if marks & Mark.CELL else Role.LIST_ITEM
    for marks in range(1, _NAMED + 1)
    if marks & _NAMED == marks
}
_FIGCAPTION = int(Mark.FIGCAPTION)
_H1, _HEADING, _RIVAL = int(Mark.H1), int(Mark.HEADING), int(Mark.HEADING | Mark.LINK | Mark.ASIDE)
_BOLD, _TIME = int(Mark.BOLD), int(Mark.TIME)
_LISTED, _MENU = int(Mark.LIST | Mark.NAV), bits_of("menu")
_NOSCRIPT = "noscript"
_HEADLINE = PLACES[Role.HEADLINE]
_CHOICE = (Role.PARAGRAPH, Role.HEADING, Role.LEAD)
_CHOICE_PLACES = [PLACES[role] for role in _CHOICE]


def inside(cut: Lines, tree: Tree, prediction: Prediction) -> list[Role | None]:
    """The roles of headline and text; None for all other lines."""
    roles: list[Role | None] = [None] * len(cut)
    hidden = cut.hidden
    chosen = without_copies(
        cut,
        [
            n
            for n in (prediction.text > CHOSEN).nonzero()[0].tolist()
            if hidden[n] is None or not (_is_in_shown_line(cut, n) or _asks_for_scripts(cut, n))
        ],
    )
    likely = prediction.probabilities.take(chosen, 0).take(_CHOICE_PLACES, 1).argmax(1).tolist()
    texts, marks, runs = cut.texts, cut.marks, cut.runs
    for number, choice in zip(chosen, likely, strict=True):
        begun = marks[runs[number]]
        timed = begun & _TIME and _is_all(cut, number, _TIME)
        roles[number] = Role.DATELINE if timed else _inside(texts[number], begun, _CHOICE[choice])
    headline = _headline(cut, tree, prediction, roles)
    article = [n for n in (headline, *chosen) if n is not None]
    lines = range(min(article), max(article) + 1) if article else range(0)
    printed = pictures.printed(cut, tree, lines, prediction.text.tolist())
    captions = [n for n in chosen if n in printed and not marks[runs[n]] & _LISTED]
    if sum(len(texts[n]) for n in captions) <= CAPTIONED * sum(len(texts[n]) for n in chosen):
        for number in captions:
            roles[number] = printed[number]
    if headline is not None:
        roles[headline] = Role.HEADLINE
        _mark_signature(cut, roles, [n for n in chosen if n > headline])
        mark_lead(cut, tree, prediction, roles, headline, chosen, printed)
    return roles


def _is_all(cut: Lines, number: int, mark: int) -> bool:
    """Whether the whole of a line stands in an element that makes this of its text."""
    return all(marks & mark for marks in cut.marks[cut.runs[number] : cut.runs[number + 1]])


def _is_in_shown_line(cut: Lines, number: int) -> bool:
    """Whether a hidden line stands in the middle of a shown one, as words for screen readers do."""
    return number + 1 < len(cut) and cut.continues[number + 1]


def _asks_for_scripts(cut: Lines, number: int) -> bool:
    """Whether a line tells readers to let the page run scripts."""
    if cut.hidden[number] != _NOSCRIPT or "javascript" not in cut.texts[number].lower():
        return False
    around = (number - NOTE, number + NOTE)
    return not any(0 <= n < len(cut) and cut.hidden[n] == _NOSCRIPT for n in around)


def _inside(text: str, marks: int, likely: Role) -> Role:
    sign = signs.sign_of(text)
    if sign is not None:
        return sign
    if marks & _FIGCAPTION:
        return signs.picture_role(text) or Role.CAPTION
    if signs.is_byline(text):
        return Role.BYLINE
    named = _NAMES.get(marks & _NAMED)
    if named is not None:
        return named
    return Role.PARAGRAPH if likely is Role.HEADING and (marks & _TIME or ends_sentence(text)) else likely


def _mark_signature(cut: Lines, roles: list[Role | None], text: list[int]) -> None:
    """Take names in bold type over the first paragraph for the byline, unless they stand there once more: as labels."""
    for number, following in pairwise(text[: SIGNED_LINES + 1]):
        if roles[number] is Role.PARAGRAPH and count_words(cut.texts[number]) >= PARAGRAPH_WORDS:
            return
        plain = not cut.marks[cut.runs[number]] & (_HEADING | _LISTED | _FIGCAPTION)
        if (
            plain
            and _is_all(cut, number, _BOLD)
            and roles[following] is Role.PARAGRAPH
            and is_signature(cut.texts[number])
        ):
            if cut.texts.count(cut.texts[number]) == 1:
                roles[number] = Role.BYLINE
            return


def _headline(cut: Lines, tree: Tree, prediction: Prediction, roles: list[Role | None]) -> int | None:
    """The shown line that is most likely the headline, or the one below it that readers see as such."""
    chances = prediction.probabilities[:, _HEADLINE]
    likely = chances.argsort()[: -HEADLINES - 1 : -1].tolist()
    first = next(
        (n for n in likely if cut.hidden[n] is None and roles[n] is None and chances[n] > HEADLINE_DOUBT), None
    )
    if first is None or not cut.marks[cut.runs[first]] & _H1:
        return first
    rivals = []
    for number in range(first + 1, min(first + RIVAL_REACH + 1, len(cut))):
        marks = cut.marks[cut.runs[number]]
        if roles[number] is Role.PARAGRAPH or marks & _H1:
            break
        if cut.hidden[number] is None and (marks & _RIVAL == _HEADING or chances[number] > RIVAL):
            rivals.append(number)
    return _shown_title(cut, tree, first, rivals, chances) if rivals else first


def _shown_title(cut: Lines, tree: Tree, first: int, rivals: Sequence[int], chances: Array) -> int:
    """The title that readers see, where the page's first heading ends a path through its sections.

    Other headings tell that too: one that says what the page declares as its title where the first one does not.
    """
    title = letters_of(content_of(tree, property="og:title"))
    told = [number for number in (first, *rivals) if _is_titled(letters_of(cut.texts[number]), title)]
    if told and first not in told:
        return max(told, key=lambda number: len(cut.texts[number]))
    (around,) = words_around(tree, [first])
    if cut.marks[cut.runs[first]] & _LISTED or (around.own | around.near) & _MENU:
        return max(rivals, key=lambda number: (number in told, chances[number]))
    return first


def _is_titled(letters: str, title: str) -> bool:
    return min(len(letters), len(title)) >= TITLE_LETTERS and (letters in title or title in letters)
