"""Roles of the lines around an article's text: by their words where these give them away, then by their mark-up, then
by what the network takes them for; kicker, byline and date line by where the headline stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

import numpy as np

from mixedzone.label import pictures, signs
from mixedzone.label.class_words import Around, bits_of, words_around
from mixedzone.label.credits import KOREAN_REPORTER, is_agency, is_announcement, parts, split_credit
from mixedzone.label.labels import Named
from mixedzone.label.linked_data import declared
from mixedzone.label.model import OUTER, OUTER_PLACES, Prediction
from mixedzone.label.shape import count_words, ends_sentence
from mixedzone.label.signatures import holds_names, is_name, is_signature
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import Mark
from mixedzone.types import TEXT_ROLES, Role

LINKED = 0.5
"""Share of a line's characters in links from which on it leads elsewhere."""

RELATED_WORDS = 4
"""Words from which on a linked line is another story's headline rather than an entry of a menu."""

HEAD_REACH = 12
"""Lines before and after the headline, and after the first line of the text, in which byline and date line stand."""

BODY_REACH = 60
"""Lines between the headline and the first paragraph, with a summary and pictures, among which the byline stands."""

KICKER_WORDS, KICKER_REACH = 6, 5

FOOT_REACH = 6
"""Lines after the text in which an author may sign."""

LEAST_NAME, LONGEST_NAME = 4, 60
"""Characters of a declared author's name."""

MOST_AUTHORS = 50
"""Declared authors that are looked for: forums declare everybody who wrote."""

BYLINE_WORDS = 12
"""Words of the longest line that the network may take for a byline."""

CREDIT_REACH = 3
"""Lines after a picture in which a box that is called a credit holds that of the picture: a paper has rights too."""

LONGEST_BOX = 200
"""Lines of the longest box that its first line names."""

SURE = 0.95
"""The probability of what a line's own words give away."""

LONGEST_UNBOXED = 60
"""Words of the longest line that is taken for a caption or credit before the box of a picture is looked at."""

CAPTION_SURE = 0.8
"""Probability from which the network is believed that a line outside of figures is a caption."""

_FIGCAPTION, _FIGURE, _ARTICLE, _FOOTER, _LINK, _H1 = (
    int(mark) for mark in (Mark.FIGCAPTION, Mark.FIGURE, Mark.ARTICLE, Mark.FOOTER, Mark.LINK, Mark.H1)
)
_PRESSED = int(Mark.NAV | Mark.BUTTON | Mark.FORM)
_CLOSING = int(Mark.NAV | Mark.FOOTER)
_APART, _HEADING = int(Mark.BOLD | Mark.ITALIC), int(Mark.HEADING)
_OUTSIDE = int(Mark.NAV | Mark.FOOTER | Mark.FORM | Mark.BUTTON)
_QUOTE, _CODE = int(Mark.QUOTE), int(Mark.PRE | Mark.CODE)
_BOXED = frozenset({Role.ADVERT, Role.COMMENT, Role.RELATED})
"""What a line that opens a block says of the block: "More stories", "Comments (2)"."""
_WEAK = frozenset({Role.OTHER, Role.NAVIGATION, Role.RELATED})
"""Roles that give way to that of the box around them."""
_AUTHOR, _CREDIT, _PICTURED = bits_of("author"), bits_of("credit"), bits_of("picture", "credit")
_TOPIC = bits_of("topic")
_NAMELESS = bits_of("date", "share", "topic", "related", "comment", "picture", "credit")
_WITHIN = re.compile(r"\b(?i:von|by|par|por|av|af|di|door)\s+[^\W\d_a-z]")
_REPORTER = re.compile(rf"(?:^|\s){KOREAN_REPORTER}(?:\s|$)")
_NICKNAME = re.compile(r"\s*\([^()]*\)$")
_PICTURES = (Role.CAPTION, Role.CREDIT)
_RELATED, _NAVIGATION, _LEGAL, _DATELINE, _OTHER = Role.RELATED, Role.NAVIGATION, Role.LEGAL, Role.DATELINE, Role.OTHER
_CAPTION, _PARAGRAPH = Role.CAPTION, Role.PARAGRAPH
"""The members that most lines need, by plain names: Python 3.11 looks members up slowly."""
_UNNAMED = frozenset({Role.OTHER, Role.NAVIGATION})


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
        self.text = prediction.text
        outer = prediction.probabilities[:, OUTER_PLACES]
        self.likely = [OUTER[place] for place in outer.argmax(1).tolist()]
        self.captions = outer[:, OUTER.index(Role.CAPTION)].tolist()
        self.pictured = (outer[:, OUTER.index(Role.CAPTION)] + outer[:, OUTER.index(Role.CREDIT)]).tolist()
        self.marks = [cut.marks[run] for run in cut.runs[:-1]]
        told = [number for number, role in enumerate(inner) if role is not None]
        self.article = range(told[0], told[-1] + 1) if told else range(0)
        self.beside = {place + way for _, place, _ in tree.media for way in range(CREDIT_REACH)}
        self.near = range(self.article.start - HEAD_REACH, self.article.stop + HEAD_REACH)
        self.foot = range(self.article.stop, self.article.stop + FOOT_REACH)
        self.start = next((number for number in told if inner[number] in TEXT_ROLES), len(cut))

    def named(self) -> Named:
        """Roles first by each line's own evidence, then by that of the headline."""
        roles: list[Role] = []
        signed: list[int] = []
        for number, (role, text) in enumerate(zip(self.inner, self.cut.texts, strict=True)):
            if role is None:
                role = signs.sign_of(text)
                if role is None:
                    role = self.outside(number)
                else:
                    signed.append(number)
            roles.append(role)
        for number in [number for number in signed if roles[number] in _BOXED]:
            self.mark_box(roles, number)
        pictures.mark(self.cut, self.tree, roles, self.near, self.pictured, self.is_free)
        self.mark_head(roles)
        return roles, self.probabilities(signed)

    def probabilities(self, signed: Sequence[int]) -> list[float]:
        """How likely the roles are: as the text is, or as it is not; some lines' words give them away."""
        likely = self.text.astype(np.float64)
        chosen = np.array([role in TEXT_ROLES for role in self.inner], bool)
        probabilities = np.where(chosen, likely, 1.0 - likely)
        probabilities[signed] = SURE
        rounded: list[float] = probabilities.round(4).tolist()
        return rounded

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

    def is_free(self, number: int) -> bool:
        """Whether a line is shown and not of the text; what a script would write is shown."""
        return self.inner[number] is None and self.cut.hidden[number] in (None, "script")

    def outside(self, number: int) -> Role:
        """The role of a line that is not of the text and whose words give nothing away."""
        if self.cut.hidden[number] is None and (number in self.near or self.likely[number] in _PICTURES):
            role = self.beside_text(number)
            if role is not None:
                return role
        marks = self.marks[number]
        if marks & _CLOSING and not marks & _FIGURE:
            closing = marks & _FOOTER and not marks & _ARTICLE and not self.leads_away(number)
            return _LEGAL if closing else _NAVIGATION
        if self.leads_away(number):
            return _RELATED if count_words(self.cut.texts[number]) >= RELATED_WORDS else _NAVIGATION
        dated = self.likely[number] is _DATELINE and self.cut.hidden[number] is None
        return _DATELINE if dated else _OTHER

    def beside_text(self, number: int) -> Role | None:
        """What a shown line is that may be a picture's: its caption or its credit, or None."""
        marks, likely = self.marks[number], self.likely[number]
        short = count_words(self.cut.texts[number]) <= LONGEST_UNBOXED
        captioned = number in self.near and (marks & _FIGCAPTION or self.captions[number] > CAPTION_SURE)
        if captioned and short and not marks & _QUOTE and not self.leads_away(number):
            return signs.picture_role(self.cut.texts[number]) or _CAPTION
        if not short or marks & _CODE or (marks & _CLOSING and not marks & _FIGURE):
            return None
        if number not in self.article and likely not in _PICTURES:
            return None
        leads_away = self.leads_away(number)
        if leads_away and not (marks & _FIGURE or number in self.beside):
            return None
        picture = signs.picture_role(self.cut.texts[number])
        if picture is None and likely is _CAPTION and marks & _FIGURE:
            return likely if not leads_away or self.captions[number] > CAPTION_SURE else None
        return picture

    def leads_away(self, number: int) -> bool:
        """Whether more of a line's characters stand in links than not."""
        cut = self.cut
        first, last = cut.runs[number], cut.runs[number + 1]
        if last - first == 1:
            return cut.marks[first] & _LINK > 0
        sizes = [len(cut.pieces[run]) for run in range(first, last)]
        linked = sum(size for run, size in enumerate(sizes, first) if cut.marks[run] & _LINK)
        return linked / sum(sizes) > LINKED

    def mark_head(self, roles: list[Role]) -> None:
        """Kicker, byline and date line."""
        headline = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else None
        if headline is None:
            return
        self.mark_kicker(roles, headline)
        last = min(len(roles), max(headline, self.start) + HEAD_REACH)
        body = next((n for n in range(headline, min(len(roles), headline + BODY_REACH)) if self.is_body(n)), 0)
        near = [n for n in range(max(0, headline - KICKER_REACH), max(last, body)) if self.cut.hidden[n] is None]
        within = [n for n in near if n < self.article.stop]
        around = self.names_around([n for n in [*within, *self.after(roles)] if self.may_sign(n)])
        self.mark_credits(roles, around)
        self.mark_bylines(roles, around)
        for number in near:
            if (
                self.inner[number] is None
                and roles[number] in (Role.OTHER, Role.FIXTURE)
                and signs.is_dateline(self.cut.texts[number])
            ):
                roles[number] = Role.DATELINE
        if Role.BYLINE not in roles:
            self.mark_names_beside(roles, [n for n in within if n > headline], around)
        self.mark_signatures(roles, body)

    def is_body(self, number: int) -> bool:
        return self.inner[number] is _PARAGRAPH

    def may_sign(self, number: int) -> bool:
        """Whether a short line, no button, may be a byline or credit."""
        free = self.inner[number] is None and not self.marks[number] & _PRESSED
        return free and count_words(self.cut.texts[number]) <= BYLINE_WORDS

    def mark_bylines(self, roles: list[Role], around: dict[int, Around]) -> None:
        """The lines that name a declared author; where none does, those that look as if they named one."""
        authors = list(islice(_authors(self.tree), MOST_AUTHORS))
        free = [n for n in around if self.is_uncaptioned(n, roles[n])]
        named = {n for n in free if self.names_one(n, authors)}
        if not named.issubset(self.foot):
            named.difference_update(self.foot)
        for number in free:
            told = number in named or signs.is_byline(self.cut.texts[number])
            if told if named else self.says_who(number, around[number]):
                roles[number] = Role.BYLINE

    def is_uncaptioned(self, number: int, role: Role) -> bool:
        """Whether a line is no caption in a figure, or one that opens as bylines do."""
        captioned = role is Role.CAPTION and self.marks[number] & _FIGCAPTION
        return not captioned or signs.is_byline(self.cut.texts[number])

    def names_one(self, number: int, authors: Sequence[str]) -> bool:
        """Whether a line that is no credit names one of these."""
        text = self.cut.texts[number]
        credited = number in self.beside or self.marks[number] & _FIGURE
        if credited and signs.picture_role(text) is not None and not signs.is_dateline(text):
            return False
        return any(_names(author, text) for author in authors)

    def mark_signatures(self, roles: list[Role], body: int) -> None:
        """Names alone in the block of the text: right before its first paragraph, or set apart right after its end."""
        last = self.article.stop
        for number, neighbour in ((body - 1, body), (last, last - 1)):
            if not 0 <= number < len(roles) or self.cut.hidden[number] is not None:
                continue
            if self.inner[number] is not None or roles[number] not in _UNNAMED or self.leads_away(number):
                continue
            text, apart = self.cut.texts[number], self.marks[number] & _APART
            if self.around_own(number) == self.around_own(neighbour) and (apart or "/" in text) and is_signature(text):
                roles[number] = Role.BYLINE

    def around_own(self, number: int) -> int:
        """The block around a line's own."""
        return self.tree.opened[self.cut.blocks[self.cut.runs[number]]][1]

    def mark_names_beside(self, roles: list[Role], near: list[int], around: dict[int, Around]) -> None:
        """A name alone beside the date line, in no heading and in no box for topics."""
        dated = [place for place, n in enumerate(near) if roles[n] is Role.DATELINE]
        for place, number in enumerate(near):
            if roles[number] not in _UNNAMED or number not in around or not is_name(self.cut.texts[number]):
                continue
            beside = any(abs(place - other) <= 1 for other in dated)
            if beside and not self.marks[number] & _HEADING and not around[number].own & _TOPIC:
                roles[number] = Role.BYLINE

    def after(self, roles: Sequence[Role]) -> list[int]:
        """The shown lines right after the text, in which an author may sign, up to other stories."""
        shown = [n for n in self.foot if n < len(self.cut) and self.cut.hidden[n] in (None, "script")]
        return list(takewhile(lambda n: roles[n] is not Role.RELATED, shown))

    def names_around(self, numbers: list[int]) -> dict[int, Around]:
        """The names of the boxes around some lines."""
        return dict(zip(numbers, words_around(self.tree, numbers), strict=True))

    def says_who(self, number: int, around: Around) -> bool:
        """Whether a line says who wrote the article: by its words, or by its box and what looks like names."""
        text = self.cut.texts[number]
        if not text.isascii() and _REPORTER.search(text) is not None:
            return True
        if number in self.foot and not (around.own or around.near) & _AUTHOR:
            return False
        if signs.is_byline(text):
            return True
        if around.own & _AUTHOR and not around.own & _PICTURED and all(map(is_agency, parts(text))):
            return True
        boxed = around.own & _AUTHOR or (around.near & _AUTHOR and not around.own & _NAMELESS)
        if not boxed and (self.likely[number] is not Role.BYLINE or around.own & _TOPIC or signs.opens_dated(text)):
            return False
        if (around.own | around.near) & _PICTURED and not around.own & _AUTHOR:
            return False
        if ends_sentence(text) or signs.picture_role(text) is not None:
            return False
        return holds_names(text) or (bool(boxed) and is_name(text, BYLINE_WORDS)) or _WITHIN.search(text) is not None

    def mark_credits(self, roles: list[Role], around: dict[int, Around]) -> None:
        """What a box beside a picture calls a credit, or agencies' names alone, wherever in the article they stand."""
        for number, names in around.items():
            text = self.cut.texts[number]
            if names.own & _AUTHOR and not names.own & _PICTURED:
                continue
            alone = signs.picture_role(text) is Role.CREDIT
            signed = (name for credit in split_credit(text).credits for name in parts(credit)) if alone else ()
            agency = any(map(is_agency, signed))
            called = names.own & _CREDIT and number in self.beside and roles[number] in (Role.OTHER, Role.LEGAL)
            if agency or (called and not (is_announcement(text) or ends_sentence(text) or signs.is_byline(text))):
                roles[number] = Role.CREDIT

    def mark_kicker(self, roles: list[Role], headline: int) -> None:
        """The short line over the headline: in its own element, or linked to its section, or else right before it."""
        over = [n for n in range(headline) if self.cut.hidden[n] is None][-KICKER_REACH:]
        short = [
            n for n in reversed(over) if count_words(self.cut.texts[n]) <= KICKER_WORDS and self.may_be_kicker(roles, n)
        ]
        inside = [n for n in short if self.marks[n] & self.marks[headline] & _H1]
        linked = [n for n in short if self.leads_away(n)]
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


def _authors(tree: Tree) -> Iterator[str]:
    """The names of the authors that the page declares."""
    for author in declared(tree, "author"):
        for each in author if isinstance(author, list) else [author]:
            name = _name_of(each) if isinstance(each, dict) else each
            name = _NICKNAME.sub("", name).strip() if isinstance(name, str) else ""
            if is_agency(name) or (LEAST_NAME <= len(name) <= LONGEST_NAME and "/" not in name):
                yield name


def _names(author: str, text: str) -> bool:
    """Whether a text has an author's name; that of an agency, which is short, as a word of its own."""
    if len(author) < LEAST_NAME:
        return re.search(rf"\b{re.escape(author)}\b", text, re.IGNORECASE) is not None
    return author.lower() in text.lower()


def _name_of(author: Mapping[str, object]) -> object:
    """The name of an author as linked data has it: whole or in its parts."""
    return author.get("name") or f"{author.get('givenName') or ''} {author.get('familyName') or ''}"
