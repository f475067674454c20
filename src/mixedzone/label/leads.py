"""The lead: what stands between the headline and the body, or what the page itself calls its summary.

A lead is told by its place (another block than the body's, right under the headline), by the name of its box, or by
the description that the page declares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mixedzone.label import signs
from mixedzone.label.class_words import Around, bits_of, words_around
from mixedzone.label.shape import count_words, is_sentence, letters_of
from mixedzone.page.tags import Mark
from mixedzone.types import TEXT_ROLES, Role

if TYPE_CHECKING:
    from mixedzone.label.model import Prediction
    from mixedzone.page.lines import Lines, Tree

REACH = 16
"""Lines after the headline in which a lead stands."""

MOST_LINES, MOST_UNCALLED = 5, 3
"""Lines of the longest lead, some are lists of three or four; and of the longest that only its place gives away."""

FEWEST_WORDS = 8
"""Words from which a line right under the headline is a lead that the network took for none."""

DOUBT = 0.03
"""Probability of being text below which such a line is none after all, unless its box or the page calls it one."""

SAME_LETTERS = 40
"""Letters that a line shares with the page's description to be what it describes the story by."""

COMPARED = 1000
"""Characters of a line, and of what the page declares, that are compared."""

_DESCRIPTION = 'meta[property="og:description"],meta[name="description"]'
_NO_LEAD = int(Mark.FIGURE | Mark.NAV | Mark.FORM | Mark.BUTTON | Mark.LINK)
_LEAD = bits_of("lead")
_ELSEWHERE = bits_of("author", "share", "picture", "credit", "related", "advert", "comment")


def mark_lead(
    cut: Lines, tree: Tree, prediction: Prediction, roles: list[Role | None], headline: int, chosen: list[int]
) -> None:
    """Give the lines of the lead their role, if they are not too many."""
    body = _body(cut, tree, roles, chosen)
    first = next((n for n in chosen if n > headline and _is_body(cut, tree, roles, n, body)), None)
    if first is None:
        return
    reach = min(first, headline + REACH)
    numbers = [n for n in range(headline + 1, reach + 1) if n < len(cut) and cut.hidden[n] is None]
    around = dict(zip(numbers, words_around(tree, numbers), strict=True))
    description = _description(tree)
    title = _letters(cut.texts[headline])
    lead: list[int] = []
    called: list[int] = []
    for number in numbers:
        letters = _letters(cut.texts[number])
        boxed = _is_boxed(around[number])
        if number == first:
            if boxed and roles[number] is Role.PARAGRAPH:
                called.append(number)
        elif letters not in title and title not in letters:
            told = boxed or _is_described(letters, description)
            fits = roles[number] in TEXT_ROLES
            if fits or (roles[number] is None and _may_be_lead(cut, prediction, number, told)):
                if told:
                    called.append(number)
                elif not _is_elsewhere(around[number]):
                    lead.append(number)
    lead = called or lead
    if len(lead) <= (MOST_LINES if called or all(roles[n] is Role.LIST_ITEM for n in lead) else MOST_UNCALLED):
        for number in lead:
            roles[number] = Role.LEAD


def _body(cut: Lines, tree: Tree, roles: list[Role | None], chosen: list[int]) -> int:
    """The block that holds most of the paragraphs."""
    sizes: dict[int, int] = {}
    opened, blocks, runs, texts = tree.opened, cut.blocks, cut.runs, cut.texts
    for number in chosen:
        block = opened[blocks[runs[number]]][1]
        size = len(texts[number]) if roles[number] is Role.PARAGRAPH else 0
        sizes[block] = sizes.get(block, 0) + size
    return max(sizes, key=sizes.__getitem__, default=0)


def _is_body(cut: Lines, tree: Tree, roles: list[Role | None], number: int, body: int) -> bool:
    return (
        cut.hidden[number] is None
        and roles[number] in TEXT_ROLES
        and roles[number] is not Role.LEAD
        and _around_own(cut, tree, number) == body
    )


def _around_own(cut: Lines, tree: Tree, number: int) -> int:
    """The block around a line's own."""
    return tree.opened[cut.blocks[cut.runs[number]]][1]


def _is_boxed(around: Around) -> bool:
    """Whether the name of a line's own box calls it a lead."""
    return bool(around.own & _LEAD) and not around.own & _ELSEWHERE


def _is_described(letters: str, description: str) -> bool:
    """Whether a line is what the page says of the story."""
    shared = letters[:SAME_LETTERS]
    return len(shared) == SAME_LETTERS and description.startswith(shared)


def _is_elsewhere(around: Around) -> bool:
    return bool((around.own | around.near) & _ELSEWHERE) and not (around.own | around.near) & _LEAD


def _may_be_lead(cut: Lines, prediction: Prediction, number: int, called: bool) -> bool:
    if (prediction.text[number] <= DOUBT and not called) or cut.marks[cut.runs[number]] & _NO_LEAD:
        return False
    text = cut.texts[number]
    words = count_words(text)
    return (
        words >= FEWEST_WORDS
        and is_sentence(text, words)
        and not signs.is_byline(text)
        and not signs.is_dateline(text)
        and signs.picture_role(text) is None
    )


def _description(tree: Tree) -> str:
    """The letters of the first summary that the page declares."""
    declared = tree.parser.css_first(_DESCRIPTION)
    return _letters(declared.attributes.get("content") or "") if declared is not None else ""


def _letters(text: str) -> str:
    """The letters that a line begins with, as far as they are compared."""
    return letters_of(text[:COMPARED])
