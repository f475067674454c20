"""An article as a person reads it in a terminal: in the page's order, two voices, pictures by their captions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest

from rich.cells import cell_len
from rich.text import Text

from mixedzone.formats.columns import WIDTH, Columns, plain
from mixedzone.formats.parts import (
    WHO_SAID_WHAT,
    Items,
    Part,
    Picture,
    Reading,
    Said,
    Signature,
    Strip,
    Table,
    Words,
    captured,
    days,
    has_matches,
    kickoffs,
    parts_of,
    rounds,
    said_by,
    short_day,
    times,
)
from mixedzone.formats.printable import one_line
from mixedzone.types import Role

MEASURE = 70
"""Columns of a line of text that read well."""

WIDE = 64
"""From this width on the speakers' names stand in the margin, below it above their words."""

MARGIN = range(8, 19)
"""Columns of that margin."""

RULE = "│ "
CAPTION_MARK, CREDIT_MARK, ITEM_MARK = "▣ ", "└ ", "• "

GUTTER = "  "
NO_CAPTION = "A picture without a caption"

STYLES = {
    Role.KICKER: "green",
    Role.HEADLINE: "bold",
    Role.LEAD: "italic",
    Role.HEADING: "bold",
    Role.SPEAKER: "bold",
    Role.PULL_QUOTE: "italic",
}
VOICES = {
    "question": ("dim bold", "dim bold", ""),
    "answer": ("", "bold", RULE),
    "note": ("italic", "dim", ""),
}
"""How each role of a turn is set: its words, its speaker, and what runs along it."""

NOTHING_FOUND = "No article was found on this page; --explain shows what its lines are."
NOT_ALL = "The page says that this is not all of the article."


def render(article: Reading, *, width: int = WIDTH, colour: bool = False) -> str:
    """An article set in at most `width` columns; with `colour`, in the styles that the terminal can show."""
    parts = parts_of(article)
    page = _Page(_margin(parts, width), width, colour=colour)
    for before, part in pairwise([None, *parts]):
        if not _close(before, part):
            page.gap()
        page.set(part)
    page.quotes(said_by(article))
    if not article.text:
        page.tell(NOTHING_FOUND)
    if not article.complete:
        page.tell(NOT_ALL)
    page.tell(captured(article))
    return str(page)


def _close(before: Part | None, part: Part | None) -> bool:
    """Whether no empty line parts two parts: a question from its answer, a kicker from its headline."""
    if isinstance(before, Said) and isinstance(part, Said):
        return before.role == "question" and part.role == "answer"
    if isinstance(before, Words) and isinstance(part, Words):
        return before.role is Role.KICKER and part.role is Role.HEADLINE
    return False


def _margin(parts: Sequence[Part], width: int) -> int:
    """Columns for the speakers' names: none on narrow pages, and none where nobody is named."""
    names = {part.speaker for part in parts if isinstance(part, Said) and part.speaker}
    if width < WIDE or not names:
        return 0
    return max(MARGIN[0], min(MARGIN[-1], max(cell_len(name) for name in names)))


class _Page(Columns):
    """A page in the making: speakers' names in `margin` columns, then the rule, then the text."""

    def __init__(self, margin: int, width: int, *, colour: bool) -> None:
        indent = margin + 1 + len(RULE) if margin else 0
        super().__init__(min(width, indent + MEASURE), colour=colour)
        self.margin = margin
        self.indent = Text(" " * indent)

    def set(self, part: Part | None) -> None:
        match part:
            case Words():
                text = part.text.upper() if part.role is Role.KICKER else part.text
                self.put(plain(text, STYLES.get(part.role, "")), self.indent)
            case Said():
                self._said(part)
            case Picture():
                self._picture(part)
            case Strip():
                self._strip(part)
            case Signature():
                self.put(plain(" · ".join(part.texts), "dim"), self.indent)
            case Items():
                for text in part.texts:
                    self.put(plain(text), self.indent + Text(ITEM_MARK))
            case Table():
                self._table(part)

    def quotes(self, said: Mapping[str, Sequence[str]]) -> None:
        """A list of who said what."""
        if said:
            self.gap()
            self.put(plain(WHO_SAID_WHAT, "bold"), self.indent)
        for name, quotes in said.items():
            self.put(plain(name, "bold"), self.indent)
            for quote in quotes:
                self.put(plain(f"“{quote}”"), self.indent + Text(RULE, "green"), then=self.indent + Text(RULE, "green"))

    def tell(self, sentence: str | None) -> None:
        """A sentence of the program's own, if there is one."""
        if sentence:
            self.gap()
            self.put(plain(sentence, "dim"), self.indent)

    def _said(self, part: Said) -> None:
        style, name_style, rule = VOICES[part.role]
        name = plain("" if part.continues else part.speaker or "", name_style)
        start = Text(rule, "green")
        if self.margin:
            start = Text(" " * (self.margin + 1 + len(RULE) - len(rule))) + start
            first = self._names(name, rule)
        else:
            first = [start]
            if name:
                self.put(name)
        for number, paragraph in enumerate(part.paragraphs):
            if number:
                self.put(Text(), start)
            self.put(plain(paragraph, style), *(first if not number else [start]), then=start)

    def _names(self, name: Text, rule: str) -> list[Text]:
        """What stands before the first lines of a turn: the name in the margin, and the rule."""
        lines = self.broken(name, self.margin) if name else [name]
        for line in lines:
            line.rstrip()
            line.pad_left(self.margin - cell_len(line.plain))
        return [Text.assemble(line, " ", (rule.ljust(len(RULE)), "green")) for line in lines]

    def _picture(self, part: Picture) -> None:
        figure = part.figure
        shown = figure.caption or figure.alt or NO_CAPTION
        self.put(plain(shown, "dim"), self.indent + Text(CAPTION_MARK, "dim"))
        if figure.credits:
            self.put(plain(" | ".join(figure.credits), "dim"), self.indent + Text(CREDIT_MARK, "dim"))

    def _strip(self, part: Strip) -> None:
        if has_matches(part):
            self._matches(part)
            return
        days = [f"{day} {times}".strip() for day, times in kickoffs(part)]
        said = [*filter(None, [rounds(part)]), *days, *part.others]
        self.put(Text("  ·  ").join(plain(text) for text in said), self.indent)

    def _matches(self, part: Strip) -> None:
        """A line for each kick-off time, the days in a column of their own."""
        for line in filter(None, [rounds(part), *part.others]):
            self.put(plain(line), self.indent)
        width = max(cell_len(short_day(date)) for date, _ in days(part))
        for date, fixtures in days(part):
            shown = short_day(date)
            for first, words in times(fixtures):
                start = Text(f"{one_line(shown).ljust(width)}{GUTTER}{one_line(first.time or ''):5}{GUTTER}")
                self.put(plain(words), self.indent + start)
                shown = ""

    def _table(self, part: Table) -> None:
        """Rows in columns where they fit, cells behind each other where they don't."""
        cells = [[plain(cell) for cell in row] for row in part.rows]
        widths = [max((cell_len(cell.plain) for cell in column if cell), default=0) for column in zip_longest(*cells)]
        fits = sum(widths) + len(GUTTER) * (len(widths) - 1) <= self.width - len(self.indent)
        for row in cells:
            if fits:
                for cell, width in zip(row, widths, strict=False):
                    cell.pad_right(width - cell_len(cell.plain))
            self.put(Text(GUTTER if fits else " · ").join(row), self.indent)
