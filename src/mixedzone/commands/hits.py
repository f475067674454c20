"""What was found, set for a terminal: the headline, where it stands, and the passages beside who said them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from mixedzone.archive.passages import Passage
from mixedzone.archive.search import Hit, Results
from mixedzone.commands.shared import counted
from mixedzone.formats.columns import WIDTH, Columns, plain
from mixedzone.formats.parts import day
from mixedzone.formats.printable import one_line

NUMBER = 3
"""Columns for a hit's number."""

MARGIN, WIDE = range(8, 19), 64
"""Columns for the speakers' names, and the width from which on they stand in the margin."""

RULE, GAP = "│ ", "… "
MARKED = "bold green"
STARS = "*"
"""What stands around the words found where nothing can be set in another type."""

ROLE_WORDS = {"caption": "caption", "credit": "credit", "headline": "headline", "question": "asked", "note": "note"}
"""What is said of a passage that nobody says."""


def render(results: Results, skipped: int = 0, *, width: int = WIDTH, colour: bool = False) -> str:
    """The hits in at most `width` columns. Without colour, stars stand around the words found."""
    page = _Page(results.hits, width, colour=colour)
    first, last = skipped + 1, skipped + len(results.hits)
    if not results.total:
        return "Nothing was found. Try fewer words, the beginning of one (keep*), or leave out an option.\n"
    shown = f", {first:,} to {last:,}" if (first, last) != (1, results.total) and results.hits else ""
    copies = results.with_copies - results.total
    also = f" and {copies_of(copies)}" if copies else ""
    page.put(Text(f"{counted(results.total, 'hit')}{also}{shown}", style="dim"))
    for number, hit in enumerate(results.hits, first):
        page.gap()
        page.hit(number, hit)
    return str(page)


class _Page(Columns):
    def __init__(self, hits: Sequence[Hit], width: int, *, colour: bool) -> None:
        super().__init__(width, colour=colour)
        self.stars = "" if colour else STARS
        names = [_voice(passage) for hit in hits for passage in hit.passages]
        longest = max(map(cell_len, names), default=0)
        self.margin = max(MARGIN[0], min(MARGIN[-1], longest)) if self.width >= WIDE and longest else 0
        self.indent = " " * (NUMBER + 1)

    def hit(self, number: int, hit: Hit) -> None:
        start = Text(f"{number:{NUMBER}} ", style="dim")
        self.put(plain(hit.headline or hit.name or hit.url or "A page without a headline", "bold"), start)
        facts = [hit.site, day(hit.published), hit.kind if hit.kind != "article" else None, f"page {hit.page}"]
        if hit.copies:
            facts.append(copies_of(hit.copies))
        self.put(plain(" · ".join(filter(None, facts)), "dim"), Text(self.indent))
        for passage in hit.passages:
            self._passage(passage)
        if hit.url:
            self.put(plain(hit.url, "dim"), Text(self.indent))

    def _passage(self, passage: Passage) -> None:
        voice = _voice(passage)
        rule = RULE if passage.speaker else " " * len(RULE)
        style = "dim bold" if passage.role == "question" else ""
        name_style = "bold" if passage.speaker else "dim"
        if not self.margin:
            if voice:
                self.put(plain(voice, name_style), Text(self.indent))
            self.put(self._words(passage, style), Text.assemble(self.indent, (rule, "green")), then=self._rule(rule))
            return
        names = self.broken(plain(voice, name_style), self.margin) or [Text()]
        for line in names:
            line.rstrip()
            line.pad_left(self.margin - cell_len(line.plain))
        starts = [Text.assemble(self.indent, line, " ", (rule, "green")) for line in names]
        self.put(self._words(passage, style), *starts, then=self._rule(" " * (self.margin + 1) + rule))

    def _rule(self, rule: str) -> Text:
        return Text.assemble(self.indent, (rule, "green"))

    def _words(self, passage: Passage, style: str) -> Text:
        """A passage with what was found in it set off."""
        before, after = passage.cut
        found = Text(GAP if before else "", style=style)
        last = 0
        for start, end in passage.marks:
            found.append(_flat(passage.text[last:start]))
            found.append(f"{self.stars}{_flat(passage.text[start:end])}{self.stars}", style=MARKED)
            last = end
        found.append(_flat(passage.text[last:]) + (" …" if after else ""))
        return found


def copies_of(count: int) -> str:
    """So many near copies, in words."""
    return "1 near copy" if count == 1 else f"{count:,} near copies"


def _voice(passage: Passage) -> str:
    """Who says a passage, or what it is, where it is not of the text."""
    return one_line(passage.speaker) if passage.speaker else ROLE_WORDS.get(passage.role, "")


def _flat(text: str) -> str:
    """A piece of a line: its spaces at both ends stay."""
    inner = one_line(text)
    left = " " if text[:1].isspace() and inner else ""
    right = " " if text[-1:].isspace() and inner else ""
    return f"{left}{inner}{right}" if inner else " " if text else ""
