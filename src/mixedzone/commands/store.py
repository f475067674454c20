"""What goes into the archive and out of it: add, reread, remove."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from mixedzone.commands.shared import (
    SOME_FAILED,
    WRONG_USE,
    AllowPrivateOption,
    ArchiveOption,
    FixturesOption,
    Progress,
    WorkersOption,
    asked_for,
    bar_over,
    counted,
    opened,
    pages_at,
    quiet_endings,
    tell,
)

if TYPE_CHECKING:
    from mixedzone.archive.archive import Added, Archive
    from mixedzone.page.containers import Member
    from mixedzone.page.sources import Sources
    from mixedzone.types import Failure

app = typer.Typer()

MOST_REASONS = 8
"""Reasons that are counted at the end; each failure has been named with its own before."""

LONGEST_NUMBER = 15
"""Digits of a page's number; more are none."""


@app.command(rich_help_panel="The archive")
def add(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE",
            show_default=False,
            help="Files, folders, patterns, archives of pages, web addresses, or - for what is piped in.",
        ),
    ],
    archive: ArchiveOption = None,
    workers: WorkersOption = 1,
    fixtures: FixturesOption = None,
    allow_private: AllowPrivateOption = False,
) -> None:
    """Read pages and keep them in the archive, each with its original.

    Adding the same again changes nothing. A page whose text or headline has changed becomes a new version, and the old
    one stays. Pages that carry the same report are grouped as near copies.

    The exit status is 0 if all pages were stored and 1 if some could not be read, each of which is named with the
    reason. It is 2 for wrong use, for an archive that cannot be used, and where the only page is none.
    """
    with quiet_endings():
        from mixedzone.archive.adding import add_members
        from mixedzone.page.sources import Sources

        sources = Sources(pages)
        tally = _Tally()
        with opened(archive, create=True) as kept:
            found = _members(sources, allow_private)
            bar = bar_over(asked_for(sources), worded=True) if sys.stderr.isatty() else None
            with Progress(bar, tally.shown) as progress:
                for outcome in add_members(kept, found, workers=workers, fixtures=fixtures):
                    sentence = tally.count(outcome.name, outcome.result)
                    if sentence:
                        progress.tell(sentence)
                    progress.move(sources.given)
            print(tally.closing(str(kept.path)), flush=True)
        if sources.left_out:
            tell(f"Left out: {counted(sources.left_out, 'file')} of the folders, as no page.")
    if tally.failed:
        raise typer.Exit(WRONG_USE if tally.total == 1 else SOME_FAILED)


@app.command(rich_help_panel="The archive")
def reread(
    archive: ArchiveOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also pages that this version of the reader has read already.")
    ] = False,
    workers: WorkersOption = 1,
    fixtures: FixturesOption = None,
) -> None:
    """Read the kept pages again, where a better reader has come since.

    A run that is stopped goes on where it was when it is started again (without --all). People who were merged or split
    by hand stay so. A page that cannot be read any more keeps its old reading.
    """
    with quiet_endings(), opened(archive) as kept:
        from mixedzone.archive.rereading import left_to_reread, mark_all
        from mixedzone.archive.rereading import reread as read_again
        from mixedzone.types import Failure

        if everything:
            mark_all(kept)
        total = left_to_reread(kept)
        counts: Counter[str] = Counter()
        bar = bar_over(total, worded=True) if sys.stderr.isatty() else None
        with Progress(bar, lambda: _rate(begun, counts.total())) as progress:
            begun = monotonic()
            for outcome in read_again(kept, workers=workers, fixtures=fixtures):
                if isinstance(outcome.result, Failure):
                    counts["failed"] += 1
                    progress.tell(f"Page {outcome.page}, version {outcome.version}: {outcome.result.reason}")
                else:
                    counts["changed" if outcome.result else "same"] += 1
                progress.move(counts.total())
        print(
            f"{counted(counts.total(), 'page')} read again: {counts['changed']:,} changed, {counts['same']:,} the same"
            + (f", {counts['failed']:,} failed and kept as they were" if counts["failed"] else "")
            + ".",
            flush=True,
        )
    if counts["failed"]:
        raise typer.Exit(SOME_FAILED)


@app.command(rich_help_panel="The archive")
def remove(
    pages: Annotated[
        list[str], typer.Argument(metavar="PAGE", show_default=False, help="Numbers or addresses of pages.")
    ],
    archive: ArchiveOption = None,
) -> None:
    """Take pages out of the archive for good, with all their versions and what was said on them."""
    with quiet_endings(), opened(archive) as kept:
        from mixedzone.formats.printable import one_line

        found = [_page(kept, page) for page in dict.fromkeys(pages)]
        with kept.transaction():
            entries = [kept.entry(page) for page in dict.fromkeys(found)]
            for entry in entries:
                kept.remove(entry.page)
        kept.purge()
        for entry in entries:
            print(one_line(f"Removed page {entry.page}: {entry.headline or entry.url or entry.name}"), flush=True)


def _page(archive: Archive, given: str) -> int:
    """The number of a page that is given by it or by its address."""
    from mixedzone.archive.archive import NoSuchPage

    if given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER:
        return archive.entry(int(given)).page
    found = archive.page_at(given)
    if found is None:
        raise NoSuchPage(f"There is no page {given} in the archive.")
    return found


def _members(sources: Sources, allow_private: bool) -> Iterator[Member | Failure]:
    from mixedzone.page.containers import members

    for source in sources:
        if isinstance(source, Path):
            yield from members(str(source.absolute()), source)
        else:
            yield from pages_at(source, allow_private)


def _rate(begun: float, count: int) -> str:
    seconds = monotonic() - begun
    return f"{count / seconds:,.1f} a second" if seconds > 0 and count else ""


class _Tally:
    """Counts what became of the pages."""

    def __init__(self) -> None:
        self._begun = monotonic()
        self._counts: Counter[str] = Counter()
        self._reasons: Counter[str] = Counter()
        self._copies = 0

    @property
    def failed(self) -> int:
        return self._reasons.total()

    @property
    def total(self) -> int:
        return self._counts.total() + self.failed

    def count(self, name: str, result: Added | Failure) -> str | None:
        """Count a page; the sentence to be told of it, if there is one."""
        from mixedzone.page.sources import printable_name
        from mixedzone.types import Failure

        if isinstance(result, Failure):
            self._reasons[result.reason] += 1
            return printable_name(f"{name}: {result.reason}")
        self._counts[result.outcome] += 1
        self._copies += bool(result.copies)
        return None

    def shown(self) -> str:
        return _rate(self._begun, self.total)

    def closing(self, path: str) -> str:
        """The count at the end."""
        from mixedzone.formats.printable import one_line

        seconds = monotonic() - self._begun
        copies = f" ({_near(self._copies)})" if self._copies else ""
        new, updated, same = (self._counts[outcome] for outcome in ("new", "updated", "same"))
        known = f"{new:,} new{copies}, {updated:,} updated, {same:,} same"
        pace = ", ".join(filter(None, (f"{seconds:,.1f} seconds", _rate(self._begun, self.total))))
        lines = [
            f"{counted(self.total, 'page')}: {known}, {self.failed:,} failed.",
            f"{one_line(path)}, {pace}.",
        ]
        if self.failed > 1:
            lines += [f"{count:8,}  {reason}" for reason, count in self._reasons.most_common(MOST_REASONS)]
        return "\n".join(lines)


def _near(count: int) -> str:
    return "1 near copy of another" if count == 1 else f"{count:,} near copies of others"
