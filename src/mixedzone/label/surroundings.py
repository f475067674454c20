"""Roles of the lines around an article's text: by their words where these give them away, then by their mark-up, then
by what the network takes them for; kicker, byline and date line by where the headline stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from mixedzone.label import signs
from mixedzone.label.labels import Named
from mixedzone.label.model import OUTER, OUTER_PLACES, Prediction
from mixedzone.label.shape import count_words, ends_sentence
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import Mark
from mixedzone.types import TEXT_ROLES, Role

LINKED = 0.5
"""Share of a line's characters in links from which on it leads elsewhere."""

RELATED_WORDS = 4
"""Words from which on a linked line is another story's headline rather than an entry of a menu."""

HEAD_REACH = 12
"""Lines before and after the headline, and after the first line of the text, in which byline and date line stand."""

KICKER_WORDS, KICKER_REACH = 6, 5

NAME_WORDS = (2, 4)
"""Words of a name that is a byline by where it stands."""

BYLINE_WORDS = 12
"""Words of the longest line that the network may take for a byline."""

LONGEST_BOX = 200
"""Lines of the longest box that its first line names."""

SURE = 0.95
"""The probability of what a line's own words give away."""

LONGEST_CAPTION = 60
"""Words of the longest line that is taken for a caption or credit."""

CAPTION_SURE = 0.8
"""Probability from which the network is believed that a line outside of figures is a caption."""

_FIGCAPTION, _FIGURE, _ARTICLE, _FOOTER, _LINK, _H1 = (
    int(mark) for mark in (Mark.FIGCAPTION, Mark.FIGURE, Mark.ARTICLE, Mark.FOOTER, Mark.LINK, Mark.H1)
)
_CLOSING = int(Mark.NAV | Mark.FOOTER)
_OUTSIDE = int(Mark.NAV | Mark.FOOTER | Mark.FORM | Mark.BUTTON)
_BOXED = frozenset({Role.ADVERT, Role.COMMENT, Role.RELATED})
"""What a line that opens a block says of the block: "More stories", "Comments (2)"."""
_WEAK = frozenset({Role.OTHER, Role.NAVIGATION, Role.RELATED})
"""Roles that give way to that of the box around them."""
_JOINTS = dict.fromkeys(map(ord, ".,-’'"))
_SIGNED = frozenset({Role.BYLINE, Role.DATELINE})


def name(cut: Lines, tree: Tree, prediction: Prediction, inner: Sequence[Role | None]) -> Named:
    """The roles and probabilities of all lines; the roles that `inner` gives stay."""
    return _Page(cut, tree, prediction, inner).named()


class _Page:
    """A page whose text is known, and what speaks for the role of each other line.

    `article` are the lines from the headline or first line of text to the last one, `near` those around them too.
    """

    def __init__(self, cut: Lines, tree: Tree, prediction: Prediction, inner: Sequence[Role | None]) -> None:
        self.cut = cut
        self.tree = tree
        self.inner = inner
        self.text = prediction.text.tolist()
        outer = prediction.probabilities[:, OUTER_PLACES]
        self.likely = [OUTER[place] for place in outer.argmax(1).tolist()]
        self.captions = outer[:, OUTER.index(Role.CAPTION)].tolist()
        self.marks = [cut.marks[run] for run in cut.runs[:-1]]
        told = [number for number, role in enumerate(inner) if role is not None]
        self.article = range(told[0], told[-1] + 1) if told else range(0)
        self.near = range(self.article.start - HEAD_REACH, self.article.stop + HEAD_REACH)
        self.start = next((number for number in told if inner[number] in TEXT_ROLES), len(cut))

    def named(self) -> Named:
        """Roles first by each line's own evidence, then by that of the headline."""
        roles: list[Role] = []
        probabilities: list[float] = []
        boxes: list[int] = []
        for number, role in enumerate(self.inner):
            probability = self.text[number] if role in TEXT_ROLES else 1.0 - self.text[number]
            if role is None:
                sign = signs.sign_of(self.cut.texts[number])
                role = sign or self.outside(number)
                if sign in _BOXED:
                    boxes.append(number)
                probability = SURE if sign else probability
            roles.append(role)
            probabilities.append(round(probability, 4))
        for number in boxes:
            self.mark_box(roles, number)
        self.mark_head(roles)
        return roles, probabilities

    def mark_box(self, roles: list[Role], opening: int) -> None:
        """Give the lines of the largest block without text that a line opens that line's role."""
        end = opening + 1
        block = self.cut.blocks[self.cut.runs[opening]]
        while block and self.tree.opened[block][3] == opening and self.tree.last[block] <= opening + LONGEST_BOX:
            if any(role is not None for role in self.inner[end : self.tree.last[block]]):
                break
            end = max(end, self.tree.last[block])
            block = self.tree.opened[block][1]
        for number in range(opening + 1, end):
            if roles[number] in _WEAK and self.cut.hidden[number] is None:
                roles[number] = roles[opening]

    def outside(self, number: int) -> Role:
        """The role of a line that is not of the text and whose words give nothing away."""
        text, marks, likely = self.cut.texts[number], self.marks[number], self.likely[number]
        shown = self.cut.hidden[number] is None
        pictured = shown and count_words(text) <= LONGEST_CAPTION
        captioned = pictured and (marks & _FIGCAPTION or self.captions[number] > CAPTION_SURE)
        if captioned and number in self.near and self.linked(number) <= LINKED:
            return signs.picture_role(text) or Role.CAPTION
        if marks & _CLOSING:
            closing = marks & _FOOTER and not marks & _ARTICLE and self.linked(number) <= LINKED
            return Role.LEGAL if closing else Role.NAVIGATION
        if pictured and (number in self.article or likely in (Role.CAPTION, Role.CREDIT)):
            picture = signs.picture_role(text)
            if picture is not None:
                return picture
            if likely is Role.CAPTION and marks & _FIGURE:
                return likely
        if self.linked(number) > LINKED:
            return Role.RELATED if count_words(text) >= RELATED_WORDS else Role.NAVIGATION
        return Role.DATELINE if shown and likely is Role.DATELINE else Role.OTHER

    def linked(self, number: int) -> float:
        """The share of a line's characters that stand in links."""
        cut = self.cut
        first, last = cut.runs[number], cut.runs[number + 1]
        if last - first == 1:
            return 1.0 if cut.marks[first] & _LINK else 0.0
        sizes = [len(cut.pieces[run]) for run in range(first, last)]
        return sum(size for run, size in enumerate(sizes, first) if cut.marks[run] & _LINK) / sum(sizes)

    def mark_head(self, roles: list[Role]) -> None:
        """Kicker, byline and date line."""
        headline = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else None
        if headline is None:
            return
        self.mark_kicker(roles, headline)
        last = min(len(roles), max(headline, self.start) + HEAD_REACH)
        near = [n for n in range(max(0, headline - KICKER_REACH), last) if self.cut.hidden[n] is None]
        for number in near:
            text = self.cut.texts[number]
            if self.inner[number] is not None:
                continue
            if signs.is_byline(text):
                roles[number] = Role.BYLINE
            elif roles[number] in (Role.OTHER, Role.FIXTURE) and signs.is_dateline(text):
                roles[number] = Role.DATELINE
            elif self.likely[number] is Role.BYLINE and _may_be_byline(text):
                roles[number] = Role.BYLINE
        signed = [place for place, n in enumerate(near) if roles[n] in _SIGNED]
        for place, number in enumerate(near):
            beside = any(abs(place - other) <= 1 for other in signed)
            if (
                beside
                and roles[number] in (Role.OTHER, Role.NAVIGATION)
                and number > headline
                and _is_name(self.cut.texts[number])
            ):
                roles[number] = Role.BYLINE

    def mark_kicker(self, roles: list[Role], headline: int) -> None:
        """The short line over the headline: in its own element, or linked to its section, or else right before it."""
        over = [n for n in range(headline) if self.cut.hidden[n] is None][-KICKER_REACH:]
        short = [
            n for n in reversed(over) if count_words(self.cut.texts[n]) <= KICKER_WORDS and self.may_be_kicker(roles, n)
        ]
        inside = [n for n in short if self.marks[n] & _H1]
        linked = [n for n in short if self.linked(n) > LINKED]
        nearest = [n for n in short if over[-1] == n]
        for number in [*inside, *linked, *nearest][:1]:
            roles[number] = Role.KICKER

    def may_be_kicker(self, roles: list[Role], number: int) -> bool:
        """Whether a line over the headline may say its topic or section."""
        text = self.cut.texts[number]
        if self.marks[number] & _H1:
            return True
        plain = roles[number] in (Role.OTHER, Role.NAVIGATION) and not self.marks[number] & _OUTSIDE
        return plain and not signs.is_breadcrumb(text) and not signs.is_dateline(text)


def _may_be_byline(text: str) -> bool:
    return count_words(text) <= BYLINE_WORDS and not ends_sentence(text) and not text[-1].isdigit()


def _is_name(text: str) -> bool:
    """Whether a line looks like somebody's name: a few words, all of them letters, all with a capital."""
    words = text.split()
    least, most = NAME_WORDS
    return least <= len(words) <= most and all(
        word[0].isupper() and word.translate(_JOINTS).isalpha() for word in words
    )
