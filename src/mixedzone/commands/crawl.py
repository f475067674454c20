"""Reading a crawl into a folder, as the command `read` does it for JSON Lines and Parquet."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from mixedzone.commands.shared import INTERRUPTED, SOME_FAILED, counted, tell
from mixedzone.page.wanted import PAGE_TYPES, Wanted

if TYPE_CHECKING:
    from mixedzone.crawls.folder import CrawlFolder
    from mixedzone.crawls.passage import Found, Source
    from mixedzone.crawls.rows import Settings
    from mixedzone.crawls.run import Input
    from mixedzone.page.sources import Sources
    from mixedzone.types import Failure

PANEL = "Which pages of a crawl"

StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE", show_default="2xx", help="Answers with this status: 200, 4xx …", rich_help_panel=PANEL
    ),
]
TypeOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TYPE", show_default="HTML and text", help="Answers of this media type.", rich_help_panel=PANEL
    ),
]
HostsOption = Annotated[
    Path | None,
    typer.Option(
        "--hosts",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        show_default=False,
        help="Answers of the hosts that this file lists, one a line, and of those under them.",
        rich_help_panel=PANEL,
    ),
]
MinSizeOption = Annotated[
    str | None,
    typer.Option(
        metavar="BYTES", show_default=False, help="Pages of at least this size: 500, 20k, 2M.", rich_help_panel=PANEL
    ),
]
MaxSizeOption = Annotated[
    str | None,
    typer.Option(metavar="BYTES", show_default=False, help="Pages of at most this size.", rich_help_panel=PANEL),
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", show_default=False, help="Pages in this language: de, en …", rich_help_panel=PANEL),
]
LinesOption = Annotated[bool, typer.Option("--lines", help="In Parquet, every line with its role too.")]
SecondsOption = Annotated[
    float, typer.Option(min=0.01, metavar="N", help="In crawls, give a page up that takes longer than this.")
]

SHOWN_EVERY = 0.2
"""Seconds between two looks at the counts on a terminal."""


def wanted_of(
    statuses: list[str],
    types: list[str],
    hosts: Path | None,
    sizes: tuple[int, int | None],
    languages: list[str],
) -> Wanted:
    """The filters as they were given on the command line."""
    return Wanted(
        statuses=tuple(each.strip().lower().rstrip("x") for each in _parts(statuses)) or Wanted().statuses,
        types=frozenset(each.lower() for each in _parts(types)) or PAGE_TYPES,
        hosts=_hosts(hosts) if hosts is not None else frozenset(),
        smallest=sizes[0],
        largest=sizes[1],
        languages=frozenset(each.lower() for each in _parts(languages)),
    )


def _parts(values: list[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def _hosts(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        raise typer.BadParameter(f"it cannot be read: {error}.", param_hint="--hosts") from None
    hosts = (line.partition("#")[0].strip().lower().strip(".") for line in lines)
    if not (found := frozenset(host for host in hosts if host)):
        raise typer.BadParameter("it names no host.", param_hint="--hosts")
    return found


class Pace(NamedTuple):
    """How a crawl is read, which makes no difference to what is written."""

    workers: int
    seconds: float
    part_pages: int


def read_crawl(
    sources: Sources,
    out: Path,
    settings: Settings,
    wanted: Wanted,
    pace: Pace,
    opened: Callable[[str], Iterator[Found]],
) -> int:
    """Read what is not yet done; the exit status. `opened` opens what is neither a file nor standard input."""
    from mixedzone.crawls.folder import CrawlFolder, ForeignFolder
    from mixedzone.crawls.run import Stopped, run

    try:
        folder = CrawlFolder(out, settings.format, _agreed(settings, wanted), pace.part_pages)
    except ForeignFolder as error:
        raise typer.BadParameter(str(error), param_hint="--out") from None
    troubles = _Troubles()
    stopped = False
    with folder, _Counts(folder) as counts:
        before = folder.pages
        try:
            run(
                _inputs(sources, wanted, opened),
                folder,
                settings,
                wanted,
                workers=pace.workers,
                seconds=pace.seconds,
                tell=lambda failure: counts.tell(troubles.add(failure)),
                moved=counts.move,
            )
        except Stopped:
            stopped = True
    _tell_end(folder, before, stopped)
    if stopped:
        return INTERRUPTED
    return SOME_FAILED if troubles.count or folder.failed else 0


def _agreed(settings: Settings, wanted: Wanted) -> dict[str, Any]:
    """What two runs into one folder must agree on, as JSON has it."""
    return {
        "lines": settings.lines,
        "fixtures": str(settings.fixtures) if settings.fixtures else None,
        "statuses": sorted(wanted.statuses),
        "types": sorted(wanted.types),
        "hosts": sorted(wanted.hosts),
        "smallest": wanted.smallest,
        "largest": wanted.largest,
        "languages": sorted(wanted.languages),
    }


def _inputs(sources: Sources, wanted: Wanted, opened: Callable[[str], Iterator[Found]]) -> Iterator[Input | Failure]:
    from functools import partial

    from mixedzone.crawls.folder import Origin
    from mixedzone.crawls.run import Input

    for source in sources:
        if isinstance(source, Path):
            yield Input.of(source, wanted)
        elif isinstance(source, str):
            yield Input(origin=Origin(key=source), opened=partial(_source, source, wanted, opened))
        else:
            yield source


def _source(source: str, wanted: Wanted, opened: Callable[[str], Iterator[Found]]) -> Source:
    from mixedzone.crawls.passage import Opened
    from mixedzone.page.containers import PackedArchive
    from mixedzone.page.sources import STANDARD_INPUT

    if source == STANDARD_INPUT:
        return PackedArchive("standard input", sys.stdin.buffer, wanted)
    return Opened(opened(source))


class _Troubles:
    """Files that could not be read: they are told of at once, and the next run tries them again."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, failure: Failure) -> str:
        from mixedzone.page.sources import printable_name

        self.count += 1
        return printable_name(f"{failure.name}: {failure.reason}")


class _Counts:
    """The counts so far, on a terminal."""

    def __init__(self, folder: CrawlFolder) -> None:
        self._folder = folder
        self._begun = self._shown = monotonic()
        self._before = folder.pages
        self._terminal = sys.stderr.isatty()

    def __enter__(self) -> _Counts:
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def move(self) -> None:
        now = monotonic()
        if self._terminal and now - self._shown > SHOWN_EVERY:
            self._shown = now
            pages = self._folder.taken
            rate = (pages - self._before) / (now - self._begun)
            print(f"\r\x1b[K{pages:,} pages, {rate:,.0f} a second", end="", file=sys.stderr, flush=True)

    def tell(self, sentence: str) -> None:
        self._clear()
        tell(sentence)

    def _clear(self) -> None:
        if self._terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _tell_end(folder: CrawlFolder, before: int, stopped: bool) -> None:
    sentences = [f"{counted(folder.pages, 'page')} in {counted(folder.parts, 'part')}"]
    if before:
        sentences[0] += f", {folder.pages - before:,} of them new"
    if failed := _by(folder.failed):
        sentences.append(f"{folder.failed.total():,} could not be read ({failed}): see failures.jsonl")
    if left_out := _by(folder.left_out):
        sentences.append(f"{folder.left_out.total():,} left out ({left_out})")
    if stopped:
        sentences.append("Stopped before the end: the same command goes on from here")
    tell(". ".join(sentences) + ".")


def _by(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.most_common())


def parsed_sizes(smallest: str | None, largest: str | None) -> tuple[int, int | None]:
    """Sizes as they are given on the command line: "500", "20k", "2M".

    >>> parsed_sizes("20k", None)
    (20480, None)
    """
    return (_bytes(smallest, "--min-size") if smallest else 0, _bytes(largest, "--max-size") if largest else None)


def _bytes(size: str, option: str) -> int:
    units = {"k": 10, "m": 20}
    digits, unit = (size[:-1], size[-1].lower()) if size[-1:].lower() in units else (size, "")
    if not digits.isdecimal() or len(digits) > 12:
        raise typer.BadParameter("it is a number of bytes, as 500, 20k or 2M.", param_hint=option)
    return int(digits) << units.get(unit, 0)
