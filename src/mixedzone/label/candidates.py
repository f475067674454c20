"""Candidates: the lines that may belong to an interview, each with what its words and its mark-up tell of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from mixedzone.label.speech import (
    CLOSING,
    LONGEST_LABEL,
    QUESTION_MARKS,
    asks,
    opens_speech,
    opens_with_dash,
    split_label,
    split_parted,
    without_time,
)
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import BLOCKS, NAMES, TAG, Mark

LONGEST_HEADING = 18
"""Words of a crosshead between turns."""

MOSTLY = 0.9
"""Share of a line's characters that make it bold, italic or a link as a whole."""

LONGEST_OPENING = 1200
"""Characters of the longest question that may open a line whose rest is its answer."""

LEVELS = 5
"""Blocks around a line's own that tell where it stands: a box is seldom nested deeper in the column."""

ITEM_LEVELS = 3
"""Elements of lists and tables that a line may stand in besides."""

STYLED_LEVELS = 3
"""Elements from a line's own block outwards whose class and style may be those of questions."""

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[\w'’]+")
_BRACKETED = re.compile(r"[(\[].*[)\]]")
_ENDS = "".join((".!?…:;,", QUESTION_MARKS, CLOSING, "。！)]"))

_PLAIN = frozenset(("p", "div", "span", "section", "article", "main", "body", "html"))
"""Elements whose names say nothing of what stands in them."""

_HOLDERS = "p h1 h2 h3 h4 h5 h6 li ul ol dl dd dt blockquote pre table tbody tr td th"
_LEAVES = frozenset(_HOLDERS.split())
"""Elements that hold a paragraph or are part of an answer: where a line stands is told without them."""

_EMBEDS = ("twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "fb-post", "reddit-embed", "mastodon")
"""Classes of block quotations that are posts from elsewhere."""

Place = tuple[str, ...]
"""The blocks around a line's own, the nearest first, as "tag.classes"."""

Surroundings = tuple[frozenset[str], Place | None]

_NO_NAME_ENDS = "".join((".!…,;", QUESTION_MARKS))
_NO_NAMES = int(Mark.LINK | Mark.FIGURE | Mark.FIGCAPTION)
_BODY = TAG["body"]
_BOLD, _ITALIC, _LINK = int(Mark.BOLD), int(Mark.ITALIC), int(Mark.LINK)


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


@dataclass
class Candidate:
    """A line that may belong to an interview, with what its mark-up tells.

    `opening` are its first words where bold or italic type sets them apart from the rest, `apart` those that may be a
    name where an element sets them apart. `look` finds what the line stands in, when that is first asked for: `styles`,
    its elements, classes and styles, and `place`, the blocks around it, None where nothing is known of them (flat
    text). `text_role` tells that the line has been taken for the article's text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    heading: bool = False
    linked: bool = False
    opening: str = ""
    text_role: bool = True
    look: Callable[[], Surroundings] | None = field(default=None, compare=False, repr=False)
    apart: str = ""
    label: str | None = field(init=False, compare=False)
    said: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Part the label from the words, which `said` has without decoration."""
        self.label, self.said = split_label(self.text, self.opening)

    @cached_property
    def _surroundings(self) -> Surroundings:
        return self.look() if self.look is not None else (frozenset(), None)

    @property
    def styles(self) -> frozenset[str]:
        return self._surroundings[0]

    @property
    def place(self) -> Place | None:
        return self._surroundings[1]

    def be_label(self) -> None:
        """Take the whole line for a label, without the place in a recording."""
        self.label, self.said = without_time(self.text), ""

    def open_with(self, label: str) -> None:
        """Take the first words for a label."""
        self.label, self.said = label, self.text[len(label) :].strip()

    def part(self, labels: Container[str]) -> None:
        """Take what a dash parts from the words for a label, where it is one of these."""
        label, said = split_parted(self.said)
        if self.label is None and label in labels:
            self.label, self.said = label, said

    @property
    def alone(self) -> bool:
        """Whether the line is a label and nothing else."""
        return self.label is not None and not self.said

    @cached_property
    def asks(self) -> bool:
        return asks(self.text)

    @cached_property
    def quoted(self) -> bool:
        return opens_speech(self.said)

    @cached_property
    def dashed(self) -> bool:
        return opens_with_dash(self.text)

    @cached_property
    def length(self) -> int:
        """Words."""
        return len(_WORD.findall(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its different words, in lower case."""
        return words_of(self.text)

    @cached_property
    def note(self) -> bool:
        """Whether the line stands in brackets as a whole."""
        return self.text[-1:] in (")", "]") and _BRACKETED.fullmatch(self.text) is not None

    @cached_property
    def crosshead(self) -> bool:
        """Whether the line may be a heading by its words: no sentence ends it, nor what it quotes at its end."""
        if self.length > LONGEST_HEADING or self.label is not None:
            return False
        if self.text[-1] not in _ENDS:
            return True
        return self.text[-1] in CLOSING and self.text[-2:-1].isalnum() and not self.quoted and not self.asks

    def halves(self, stated: bool = False) -> tuple[Candidate, Candidate] | None:
        """Question and answer, where one line holds both: its opening, set apart, asks, or is a sentence at least."""
        said = self.text[len(self.opening) :].strip()
        if not self.opening or not said:
            return None
        if not asks(self.opening) and not (stated and self.opening[-1] in _ENDS and " " in self.opening):
            return None
        asked = Candidate(self.opening, bold=True, text_role=self.text_role, look=self.look)
        return asked, Candidate(said, text_role=self.text_role, look=self.look)


def candidate_of(
    cut: Lines, number: int, heading: bool, text_role: bool = True, elements: Elements | None = None
) -> Candidate:
    """The candidate that a line makes; `elements` remembers what lines of one page stand in."""
    text = cut.texts[number]
    if cut.tree is None:
        return Candidate(text, text_role=text_role)
    bold, italic, linked = _mostly(cut, number)
    opening = "" if heading else opening_of(cut, number)
    look = partial((elements or Elements(cut.tree)).around, number, len(text))
    apart = "" if opening or heading else named_apart(cut, number)
    return Candidate(text, bold, italic, heading, linked, opening, text_role, look, apart)


def opens_apart(cut: Lines, number: int) -> bool:
    """Whether a line begins in bold or italic type and does not stay so."""
    first, last = cut.runs[number : number + 2] if cut.tree is not None else (0, 0)
    return last - first > 1 and bool(cut.marks[first] & ~cut.marks[last - 1] & (_BOLD | _ITALIC))


def opening_of(cut: Lines, number: int) -> str:
    """The first words of a line, where bold or italic type sets them apart from the rest."""
    first, last = cut.runs[number : number + 2] if cut.tree is not None else (0, 0)
    if last - first < 2:
        return ""
    for mark in (_BOLD, _ITALIC):
        end = next((n for n in range(first, last) if not cut.marks[n] & mark and not cut.pieces[n].isspace()), last)
        opening = " ".join("".join(cut.pieces[first:end]).split())
        if first < end < last and len(opening) <= LONGEST_OPENING and cut.texts[number].startswith(opening):
            return opening
    return ""


def named_apart(cut: Lines, number: int) -> str:
    """The first words of a line, where they alone stand in an element inside its block, and may be a name."""
    if cut.tree is None or cut.runs[number + 1] - cut.runs[number] < 2:
        return ""
    first = cut.runs[number]
    opening = " ".join(cut.pieces[first].split())
    if not 1 < len(opening) <= LONGEST_LABEL:
        return ""
    if cut.marks[first] & _NO_NAMES or opening[-1] in _NO_NAME_ENDS:
        return ""
    node = cut.tree.firsts[number]
    around = getattr(node, "whole", node).parent
    apart = around is not None and around.tag == "span" and cut.texts[number].startswith(opening)
    return opening if apart else ""


def _mostly(cut: Lines, number: int) -> tuple[bool, bool, bool]:
    """Whether a line is bold, italic and a link as a whole."""
    first, last = cut.runs[number], cut.runs[number + 1]
    held = cut.marks[first] if last - first == 1 else _mostly_of(cut, range(first, last))
    return bool(held & _BOLD), bool(held & _ITALIC), bool(held & _LINK)


def _mostly_of(cut: Lines, runs: range) -> int:
    """The marks that most characters of several runs have."""
    sizes = [len(cut.pieces[run]) if _WORD.search(cut.pieces[run]) else 0 for run in runs]
    least = MOSTLY * sum(sizes)
    return sum(
        mark
        for mark in (_BOLD, _ITALIC, _LINK)
        if sum(size for run, size in zip(runs, sizes, strict=True) if cut.marks[run] & mark) >= least
    )


@dataclass(slots=True)
class _Element:
    """An element around lines: its name and classes, its class and style as marks, and the element around it."""

    node: Any
    name: str
    classes: str
    block: bool
    outer: _Element | None
    _styles: tuple[str, ...] | None = None
    _length: int = -1

    @property
    def length(self) -> int:
        """Characters of all the text that it holds."""
        if self._length < 0:
            self._length = len(self.node.text(deep=True))
        return self._length

    @property
    def embeds(self) -> bool:
        """Whether it holds a post from elsewhere."""
        return any(name in self.classes for name in _EMBEDS)

    @property
    def styles(self) -> tuple[str, ...]:
        if self._styles is None:
            self._styles = tuple(_styles(self.node, self.name, self.classes))
        return self._styles


class Elements:
    """What the lines of one page stand in. Lines share most of the elements around them, so those are kept."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._known: dict[int, _Element] = {}

    def around(self, number: int, size: int) -> Surroundings:
        """The styles of a line and the blocks around it, from the elements around its first text node."""
        styles: set[str] = set()
        around: list[_Element] = []
        element = self._of(number)
        while element is not None:
            if len(around) < STYLED_LEVELS and (element.block or element.length >= MOSTLY * size):
                styles.update(element.styles)
            if element.block:
                around.append(element)
            if element.name == "body" or len(around) == LEVELS + ITEM_LEVELS:
                break
            element = element.outer
        start = next((n for n, each in enumerate(around) if each.name not in _LEAVES or each.embeds), len(around))
        return frozenset(styles), tuple([f"{each.name}.{each.classes}" for each in around[start : start + LEVELS]])

    def _of(self, number: int) -> _Element | None:
        node = self._tree.firsts[number]
        node = getattr(node, "whole", node).parent
        inner: list[Any] = []
        while node is not None and node.tag_id and node.mem_id not in self._known:
            inner.append(node)
            if node.tag_id == _BODY:
                node = None
                break
            node = node.parent
        element = self._known.get(node.mem_id) if node is not None else None
        for node in reversed(inner):
            element = _Element(
                node, NAMES.get(node.tag_id) or node.tag or "", _classes(node), node.tag_id in BLOCKS, element
            )
            self._known[node.mem_id] = element
        return element


def _classes(node: Any) -> str:
    return _DIGITS.sub("", node.attributes.get("class") or "")


def _styles(node: Any, name: str, classes: str) -> Iterator[str]:
    if name not in _PLAIN:
        yield name
    attributes = node.attributes
    if not attributes:
        return
    for token in classes.split():
        yield f".{token}"
    style = attributes.get("style")
    if style:
        for rule in style.lower().split(";"):
            yield "".join(rule.split())
    if attributes.get("color"):
        yield f"color={attributes['color']}"


def halved(candidates: Sequence[Candidate]) -> Iterator[tuple[int, Candidate]]:
    """The candidates with their numbers; those that hold a question and its answer in two halves of one number."""
    for number, candidate in enumerate(candidates):
        halves = candidate.halves(stated=candidate.label is None)
        if halves is None:
            yield number, candidate
        else:
            yield number, halves[0]
            yield number, halves[1]
