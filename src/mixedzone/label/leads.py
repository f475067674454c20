"""The lead: what stands between the headline and the body, or what the page itself calls its summary.

A lead is told by the name of its box, by the description that the page declares, or by its look: another block than
the body's, another class or bold type. A first paragraph that looks like any other is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from mixedzone.label import signs
from mixedzone.label.class_words import Around, bits_of, words_around
from mixedzone.label.metas import content_of
from mixedzone.label.model import PLACES
from mixedzone.label.shape import count_words, is_sentence, letters_of
from mixedzone.page.tags import BLOCKS, Mark
from mixedzone.types import TEXT_ROLES, Role

if TYPE_CHECKING:
    from mixedzone.label.model import Prediction
    from mixedzone.page.lines import Lines, Tree

REACH = 60
"""Lines before and after the first line of text in which a lead stands: share bars and a gallery may part the two."""

COMPARED_LINES = 8
"""Paragraphs that show what the body looks like."""

MOST_LINES, MOST_UNCALLED = 5, 3
"""Lines of the longest lead, some are lists of three or four; and of the longest that only its look gives away."""

FEWEST_WORDS, FEWEST_CALLED = 8, 6
"""Words of the shortest heading that is a lead because its box is called one, and of the shortest sentence that is a
lead though the network took it for no text; and of the shortest line that is called one, sentence or not."""

LIKELY = 0.15
"""Probability of being a lead from which the look decides, where nothing is called one: first paragraphs have drop
caps and classes of their own too."""

SURE = 0.35
"""The same for what is marked as a heading, for italic type, in which editors write notes, and in a box that is named
for teasers, as some papers call a lead."""

NAMES = 0.4
"""Probability of being a byline from which a line that is no sentence is one, whatever its box is called."""

DOUBT = 0.03
"""Probability of being text below which a line is no lead."""

DISCLOSURES = (
    "affiliate|commission at no|a (?:small )?commission|independently (?:chosen|selected|review)|editors endorse"
)
"""What papers say of the products that they write about, in a line of its own before the story."""

SAME_LETTERS = 40
"""Letters that a line shares with the page's description to be what it describes the story by."""

COMPARED = 1000
"""Characters of a line, and of what the page declares, that are compared."""

_NO_LEAD = int(Mark.FIGURE | Mark.NAV | Mark.FORM | Mark.BUTTON | Mark.LINK)
_HEADING, _BOLD, _ITALIC, _ASIDE, _LINK = map(int, (Mark.HEADING, Mark.BOLD, Mark.ITALIC, Mark.ASIDE, Mark.LINK))
_LEAD = bits_of("lead")
_DISCLOSED = re.compile(rf"\b(?:{DISCLOSURES})", re.IGNORECASE)
_TEASER, _AUTHOR = bits_of("related"), bits_of("author")
_ELSEWHERE = bits_of("author", "share", "picture", "credit", "related", "advert", "comment")
_PARAGRAPHS = frozenset({Role.PARAGRAPH, Role.LEAD})
_BLOCKS_OF_A_LOOK = 2


class Look(NamedTuple):
    """What a line looks like: its block and the one around it, each by name and class, and its type."""

    own: tuple[int, str | None]
    around: tuple[int, str | None]
    type: int


class _Found(NamedTuple):
    """A line that may be of the lead; `called` that its box or the page says so."""

    number: int
    look: Look
    called: bool


def mark_lead(
    cut: Lines,
    tree: Tree,
    prediction: Prediction,
    roles: list[Role | None],
    headline: int,
    chosen: list[int],
    pictured: Container[int] = (),
) -> None:
    """Give the lines of the lead their role, if they are not too many, and no other line.

    The lines that stand with a picture are none.
    """
    text = [n for n in chosen if n > headline]
    lead = _Page(cut, tree, prediction, roles).lead(headline, text) if text else []
    for number in chosen:
        if roles[number] is Role.LEAD:
            roles[number] = None if signs.is_dateline(cut.texts[number]) else Role.PARAGRAPH
    for number in lead:
        if number not in pictured:
            roles[number] = Role.LEAD


class _Page:
    """A page whose headline and text are known."""

    def __init__(self, cut: Lines, tree: Tree, prediction: Prediction, roles: list[Role | None]) -> None:
        self.cut = cut
        self.tree = tree
        self.roles = roles
        self.text = prediction.text.tolist()
        self.signed = prediction.probabilities[:, PLACES[Role.BYLINE]].tolist()
        self.chances = prediction.probabilities[:, PLACES[Role.LEAD]].tolist()

    def lead(self, headline: int, text: list[int]) -> list[int]:
        """The lines of the lead: those that are called one, or else those that look like one; none if too many."""
        body = self.body(text)
        if body is None:
            return []
        lines = range(max(headline + 1, text[0] - REACH), min(max(headline, text[0]) + REACH, len(self.cut)))
        found = self.candidates(self.looks(lines, body), body, _letters(self.cut.texts[headline]))
        called = [each for each in found if each.called]
        apart = [each for each in called if each.look.around != body.around]
        lead = apart or called or found
        return [each.number for each in lead] if len(lead) <= (MOST_LINES if called else MOST_UNCALLED) else []

    def body(self, text: list[int]) -> Look | None:
        """What most of the text looks like."""
        paragraphs = [n for n in text if self.roles[n] in _PARAGRAPHS and self.cut.hidden[n] is None]
        sizes: Counter[Look] = Counter()
        for number in paragraphs[:: -(-len(paragraphs) // COMPARED_LINES) or 1]:
            sizes[self.look(number)] += len(self.cut.texts[number])
        return max(sizes, key=sizes.__getitem__, default=None)

    def looks(self, lines: range, body: Look) -> dict[int, Look]:
        """The looks of the lines that may be text, up to the first paragraph that looks like the body."""
        looks: dict[int, Look] = {}
        for number in lines:
            if self.cut.hidden[number] is None and (self.roles[number] in TEXT_ROLES or self.text[number] > DOUBT):
                looks[number] = self.look(number)
                if looks[number] == body and self.roles[number] in _PARAGRAPHS:
                    break
        return looks

    def candidates(self, looks: dict[int, Look], body: Look, title: str) -> list[_Found]:
        """The lines that are called a lead or look like one, and those after them that look the same."""
        description = _description(self.tree)
        found: list[_Found] = []
        before = -1
        for (number, look), around in zip(looks.items(), words_around(self.tree, list(looks)), strict=True):
            letters = _letters(self.cut.texts[number])
            if letters in title or title in letters:
                continue
            called = self.is_boxed(number, around) or (look != body and _is_described(letters, description))
            same = bool(found) and look == found[-1].look != body and found[-1].number == before
            told = called or same or bool(around.near & _LEAD)
            if (called or same or self.is_apart(number, look, body, around)) and self.may_be(number, told, called):
                found.append(_Found(number, look, called or (same and found[-1].called)))
                before = number
            elif self.roles[number] in TEXT_ROLES:
                before = number
        return found

    def look(self, number: int) -> Look:
        """What a line looks like."""
        node = self.tree.firsts[number]
        node = getattr(node, "whole", node).parent
        blocks: list[tuple[int, str | None]] = []
        while node is not None and len(blocks) < _BLOCKS_OF_A_LOOK:
            if node.tag_id in BLOCKS:
                blocks.append((node.tag_id, node.attributes.get("class")))
            node = node.parent
        own, outer = (*blocks, *[(0, None)] * _BLOCKS_OF_A_LOOK)[:_BLOCKS_OF_A_LOOK]
        marks = self.cut.marks[self.cut.runs[number] : self.cut.runs[number + 1]]
        return Look(own, outer, min(mark & _BOLD for mark in marks) | min(mark & _ITALIC for mark in marks))

    def is_boxed(self, number: int, around: Around) -> bool:
        """Whether the name of a line's own box calls it a lead.

        Short headings are called subtitles too, and what is told of an author an excerpt.
        """
        if not around.own & _LEAD or around.own & _ELSEWHERE:
            return False
        if around.near & _AUTHOR and self.chances[number] < SURE:
            return False
        return not self.marks(number) & _HEADING or count_words(self.cut.texts[number]) >= FEWEST_WORDS

    def is_apart(self, number: int, look: Look, body: Look, around: Around) -> bool:
        """Whether a line's look sets it off from the body as that of a lead does."""
        named = around.own | around.near
        elsewhere = named & _ELSEWHERE and not named & _LEAD
        if look == body or self.marks(number) & _ASIDE or (elsewhere and named & _ELSEWHERE != _TEASER):
            return False
        bold = look.type & _BOLD and not body.type & _BOLD and not elsewhere
        noted = look.type & _ITALIC and not body.type & _ITALIC
        likely = self.chances[number] >= (SURE if elsewhere or noted else LIKELY)
        return bool(bold or around.near & _LEAD or likely)

    def may_be(self, number: int, told: bool, called: bool) -> bool:
        """Whether nothing in a line's words and mark-up speaks against its being a lead.

        `told` that something besides its look tells it, `called` that its box or the page says so.
        """
        text, role, marks = self.cut.texts[number], self.roles[number], self.marks(number)
        if role is not None and role not in TEXT_ROLES:
            return False
        if signs.is_byline(text) or signs.is_dateline(text) or signs.picture_role(text) is not None:
            return False
        if _DISCLOSED.search(text) is not None:
            return False
        words = count_words(text)
        sentence = is_sentence(text, words)
        if not sentence and words < (FEWEST_WORDS if marks & _HEADING and not called else FEWEST_CALLED):
            return False
        if role is None:
            if self.signed[number] > NAMES and not sentence:
                return False
            if marks & _NO_LEAD and not (called and marks & _NO_LEAD == _LINK):
                return False
            return words >= FEWEST_CALLED if told else words >= FEWEST_WORDS and sentence
        sure = role is not Role.HEADING or self.chances[number] >= SURE
        return told or (sure and sentence)

    def marks(self, number: int) -> int:
        """The mark-up that a line begins in."""
        return self.cut.marks[self.cut.runs[number]]


def _is_described(letters: str, description: str) -> bool:
    """Whether a line is what the page says of the story."""
    shared = letters[:SAME_LETTERS]
    return len(shared) == SAME_LETTERS and description.startswith(shared)


def _description(tree: Tree) -> str:
    """The letters of the first summary that the page declares."""
    return _letters(content_of(tree, property="og:description", name="description"))


def _letters(text: str) -> str:
    """The letters that a line begins with, as far as they are compared."""
    return letters_of(text[:COMPARED])
