"""What several commands share: exit statuses, what is said on standard error, pages that are no files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import rich.progress

    from mixedzone.archive.archive import Archive
    from mixedzone.page.containers import Member
    from mixedzone.page.sources import Sources
    from mixedzone.page.wanted import Wanted
    from mixedzone.types import Failure, LeftOut

SOME_FAILED, WRONG_USE, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141
"""Exit statuses. The last two are those that shells give to programs which these signals end."""


@contextmanager
def quiet_endings() -> Iterator[None]:
    """Ends without a traceback where the reader of a pipe has gone, a person has had enough or a disk is full."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(BROKEN_PIPE) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        tell(f"Nothing more could be written: {error.strerror or error}.")
        raise typer.Exit(WRONG_USE) from None


def tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def coloured() -> bool:
    """Whether standard output shows colours."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def utf8_when_piped() -> None:
    """Write what is no terminal's as UTF-8, whatever the system's character set is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace", newline="\n")


def terminal_width() -> int:
    from mixedzone.formats.columns import WIDTH

    return get_terminal_size((WIDTH, 24)).columns


def pages_at(source: str | Failure, allow_private: bool) -> Iterator[Member | Failure]:
    """The pages that are piped in or that an address gives."""
    from mixedzone.page.wanted import Wanted
    from mixedzone.types import LeftOut

    if not isinstance(source, str):
        yield source
        return
    for found in wanted_pages_at(source, Wanted(), allow_private):
        if not isinstance(found, LeftOut):
            yield found


def wanted_pages_at(source: str, wanted: Wanted, allow_private: bool) -> Iterator[Member | Failure | LeftOut]:
    """Those of them that are wanted, with what stands in the place of the others."""
    from mixedzone.page.containers import wanted_members
    from mixedzone.page.sources import STANDARD_INPUT

    if source == STANDARD_INPUT:
        yield from wanted_members("standard input", sys.stdin.buffer, wanted)
    else:
        yield from _fetched(source, wanted, allow_private)


def _fetched(address: str, wanted: Wanted, allow_private: bool) -> Iterator[Member | Failure | LeftOut]:
    from msgspec.structs import replace

    from mixedzone.page.containers import Member, wanted_members
    from mixedzone.page.fetching import FetchError, fetch
    from mixedzone.page.sources import printable_name
    from mixedzone.types import Cause, Failure

    try:
        page = fetch(address, allow_private=allow_private)
    except FetchError as error:
        yield Failure(name=printable_name(address), reason=str(error), cause=Cause.FILE)
        return
    for found in wanted_members(page.url, page.body, wanted):
        if isinstance(found, Member) and not found.url:
            yield replace(found, url=page.url, charset=page.charset)
        else:
            yield found


WorkersOption = Annotated[
    int, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that read at the same time.")
]
FixturesOption = Annotated[
    Path | None,
    typer.Option(
        "--fixtures",
        metavar="DIR",
        exists=True,
        file_okay=False,
        show_default=False,
        help="A folder of fixture lists (Football.TXT or iCalendar) in which the rounds of tickers are looked up.",
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses inside private networks too.")
]
ArchiveOption = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        "-a",
        metavar="FILE",
        dir_okay=False,
        show_default=False,
        help="The archive's file; mixedzone.db if none is named.",
    ),
]


@contextmanager
def opened(path: Path | None, *, create: bool = False) -> Iterator[Archive]:
    """The archive; what cannot be done with it, or is not in it, ends the command with a sentence."""
    from mixedzone.archive.archive import DEFAULT, Archive, NoSuchPage
    from mixedzone.archive.connection import ArchiveError, told
    from mixedzone.archive.people import NoSuchPerson
    from mixedzone.formats.printable import printable

    try:
        with Archive(path or DEFAULT, create=create) as archive, told(archive.path):
            yield archive
    except ArchiveError as error:
        tell(printable(str(error)))
        raise typer.Exit(WRONG_USE) from None
    except (NoSuchPage, NoSuchPerson) as error:
        tell(printable(str(error)))
        raise typer.Exit(SOME_FAILED) from None


class Progress:
    """Progress for who waits at a terminal, where there is a `bar` for it; `shown` gives the words beside that."""

    def __init__(self, bar: rich.progress.Progress | None, shown: Callable[[], str] = str) -> None:
        self._shown = shown
        self._bar = bar

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def move(self, done: int) -> None:
        """Show how many things are done of `total`, and the words of now."""
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, shown=self._shown())

    def tell(self, sentence: str) -> None:
        """Say something above the bar."""
        if self._bar is not None:
            self._bar.console.print(sentence, markup=False, highlight=False, emoji=False, soft_wrap=True)
        else:
            tell(sentence)


def asked_for(sources: Sources) -> int:
    """How many sources there will be: folders are gone through for it."""
    return sum(1 for _ in sources.again())


def bar_over(total: int, *, worded: bool, redirect_stdout: bool = True) -> rich.progress.Progress:
    """A bar on standard error over so many things, with or without room for words."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    words = [TextColumn("{task.fields[shown]}")] if worded else []
    columns = (BarColumn(), MofNCompleteColumn(), *words, TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=redirect_stdout)
    bar.add_task("", total=total, shown="")
    return bar


def counted(count: int, word: str) -> str:
    """A number with its noun: "1 page", "2,000 pages"."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
