"""Text set in the columns of a terminal, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from mixedzone.formats.printable import one_line

WIDTH = 88
"""Columns at most: beyond them the eye loses the next line."""

LEAST_WIDTH = 24
"""Narrower terminals break the lines themselves."""


class Columns:
    """Lines of text under construction; `str` gives them with the styles that the terminal can show, or none."""

    def __init__(self, width: int = WIDTH, *, colour: bool = False) -> None:
        self.width = max(LEAST_WIDTH, min(width, WIDTH))
        self._page = StringIO()
        self._console = Console(
            file=self._page,
            width=self.width,
            force_terminal=colour,
            color_system="auto" if colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    def __str__(self) -> str:
        return self._page.getvalue()

    def gap(self) -> None:
        """An empty line, but not at the beginning."""
        if self._page.tell():
            self._page.write("\n")

    def put(self, text: Text, *before: Text, then: Text | None = None) -> None:
        """Break a text into lines. The first ones begin with the texts `before`, which are of one width, all others
        with `then`, or else with as much white space.
        """
        width = max((cell_len(start.plain) for start in before), default=0)
        lines = self.broken(text, self.width - width)
        blank = Text(" " * width) if then is None else then
        for number in range(max(len(lines), len(before))):
            start = before[number] if number < len(before) else blank
            self._print(Text.assemble(start, lines[number] if number < len(lines) else ""))

    def broken(self, text: Text, width: int) -> Sequence[Text]:
        """The lines of a text of so many columns."""
        return list(text.wrap(self._console, max(1, width), overflow="fold"))

    def _print(self, line: Text) -> None:
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False)


def plain(text: str, style: str | Style = "") -> Text:
    """A page's words as terminal text on one line: neither control sequences nor mark-up work in it."""
    return Text(one_line(text), style=style)
