"""The commands. They say what the options mean and in which words it ends; the work is done on the floors below."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from itertools import groupby
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from mixedzone.commands import find, keep, scale, site, store
from mixedzone.commands.crawl import (
    HostsOption,
    LanguageOption,
    LinesOption,
    MaxSizeOption,
    MinSizeOption,
    Pace,
    SecondsOption,
    StatusOption,
    TypeOption,
    parsed_sizes,
    read_crawl,
    wanted_of,
)
from mixedzone.commands.shared import (
    INTERRUPTED,
    SOME_FAILED,
    WRONG_USE,
    AllowPrivateOption,
    FixturesOption,
    Progress,
    WorkersOption,
    asked_for,
    bar_over,
    coloured,
    pages_at,
    quiet_endings,
    tell,
    terminal_width,
    utf8_when_piped,
    wanted_pages_at,
)

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # products of small matrices only wait for threads

if TYPE_CHECKING:
    from mixedzone.formats.writing import Folder, Stream
    from mixedzone.page.sources import Sources
    from mixedzone.types import Failure, Record

ONE_DOCUMENT = "several pages make several documents: name a folder for them with --out."

app = typer.Typer(
    name="mixedzone",
    help="Reads press pages: every line labelled, the article, its pictures and credits, and who said what.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """What a page is given as."""

    ARTICLE = "article"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"
    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    JSONLD = "jsonld"
    CSV = "csv"


class Table(StrEnum):
    """What the rows of a CSV table are."""

    TURNS = "turns"
    QUOTES = "quotes"
    FIGURES = "figures"


PARTED = frozenset({Format.JSONL, Format.PARQUET})
"""What goes into a folder as parts of many pages."""

EXPLAINED = {
    Format.ARTICLE: "explain",
    Format.TEXT: "explain",
    Format.HTML: "explain_html",
}


for commands in (store, find, keep, scale, site):
    app.add_typer(commands.app)


def main() -> None:
    """Run the command line; what the program is given is in `sys.argv`."""
    try:
        app(prog_name="mixedzone")
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"mixedzone {version('mixedzone')}")
        except PackageNotFoundError:
            typer.echo("mixedzone, run from its source")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and stop.", callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    pass


@app.command()
def read(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE",
            show_default=False,
            help="Files, folders, patterns, web addresses, or - for what is piped in.",
        ),
    ],
    format: Annotated[
        Format, typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(Format)}.")
    ] = Format.ARTICLE,
    explain: Annotated[
        bool,
        typer.Option("--explain", "-e", help="Show every line of the page with its role and probability."),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            file_okay=False,
            show_default=False,
            help="Write into this folder: a file for each page, or with jsonl and parquet parts of many pages. "
            "Running the same again goes on where it stopped.",
        ),
    ] = None,
    workers: WorkersOption = 1,
    fixtures: FixturesOption = None,
    table: Annotated[
        Table, typer.Option("--table", metavar="TABLE", help=f"The rows of --format csv: {', '.join(Table)}.")
    ] = Table.TURNS,
    allow_private: AllowPrivateOption = False,
    status: StatusOption = None,
    type: TypeOption = None,
    hosts: HostsOption = None,
    min_size: MinSizeOption = None,
    max_size: MaxSizeOption = None,
    language: LanguageOption = None,
    lines: LinesOption = False,
    seconds: SecondsOption = 30,
    part_pages: Annotated[int, typer.Option(min=1, metavar="N", help="Pages of a part of a crawl.")] = 2000,
) -> None:
    """Read pages and show what is on them.

    Archives (gzip, zip, WARC) give every page that they hold. Of a folder, all files below it are read that hold HTML,
    text or archives; style sheets, scripts, data and pictures are left out and counted.

    The formats:

    - article: set in columns, to be read here
    - json: all that was found, indented; jsonl: the same, a line a page
    - markdown, html: the article as a document of its own
    - text: the article's text alone, a paragraph a line
    - jsonld: the article in schema.org's words, for search engines and catalogues
    - csv: its turns, quotes or figures as a table for a spreadsheet
    - parquet: a table with a row a page; it goes with --out

    With --explain, article and text give a ledger of all lines, and html the same as a document.

    The exit status is 0 if all pages were read and 1 if some were not, each of which is named with the reason. It is 2
    for wrong use, and where the only page is none.
    """
    shape = _shape(format, explain)
    if out is None and shape == Format.PARQUET:
        raise typer.BadParameter("it goes with --out.", param_hint="--format parquet")
    filters = _given(status=status, type=type, hosts=hosts, min_size=min_size, max_size=max_size, language=language)
    with quiet_endings():
        from mixedzone.page.sources import Sources

        sources = Sources(pages, besides=out)
        if out is not None and shape in PARTED:
            from mixedzone.crawls.rows import Settings

            wanted = wanted_of(status or [], type or [], hosts, parsed_sizes(min_size, max_size), language or [])
            settings = Settings(
                format=shape, lines=lines, languages=wanted.languages, fixtures=_fixture_lists(fixtures)
            )
            opened = partial(wanted_pages_at, wanted=wanted, allow_private=allow_private)
            pace = Pace(workers=workers, seconds=seconds, part_pages=part_pages)
            ending = read_crawl(sources, out, settings, wanted, pace, opened)
            _tell_left_out(sources)
            raise typer.Exit(ending)
        if filters:
            raise typer.BadParameter(f"{filters[0]} goes with --out and --format jsonl or parquet.")
        output = _folder(out, shape) if out else _stream(shape, several=sources.several)
        readings = _readings(sources, workers, allow_private, _fixture_lists(fixtures))
        failed = _write(readings, output, _renderer(shape, output, table), _progress(sources, output, shape), sources)
    _tell_end(sources, output, failed)
    if failed:
        raise typer.Exit(WRONG_USE if failed + output.count == 1 else SOME_FAILED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what --format json and jsonl give."""
    import msgspec

    from mixedzone.types import Record

    with quiet_endings():
        text = msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Record)), indent=2).decode()
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def _given(**options: object) -> list[str]:
    """The names of the options that were given."""
    return [f"--{name.replace('_', '-')}" for name, value in options.items() if value]


def _shape(format: Format, explain: bool) -> str:
    """The name of the format that is rendered."""
    if explain and format not in EXPLAINED:
        raise typer.BadParameter("it goes with --format article, text and html.", param_hint="--explain")
    return EXPLAINED[format] if explain else format.value


def _stream(shape: str, *, several: bool) -> Stream:
    from mixedzone.formats.writing import DOCUMENTS, Stream

    if several and shape in DOCUMENTS:
        raise typer.BadParameter(ONE_DOCUMENT, param_hint="--format")
    utf8_when_piped()
    return Stream(shape, width=terminal_width(), several=several)


def _folder(out: Path, shape: str) -> Folder:
    from mixedzone.formats import SUFFIXES
    from mixedzone.formats.writing import Folder

    return Folder(out, SUFFIXES[shape])


def _fixture_lists(folder: Path | None) -> Path | None:
    """The folder, if any, once it is known to hold lists."""
    from mixedzone.article.fixture_lists import load
    from mixedzone.types import NoFixtureLists

    try:
        if folder is not None:
            load(folder)
    except NoFixtureLists as error:
        raise typer.BadParameter(str(error), param_hint="--fixtures") from None
    return folder


def _readings(sources: Sources, workers: int, allow_private: bool, fixtures: Path | None) -> Iterator[Record | Failure]:
    """What the sources hold, in the order in which they were named."""
    from mixedzone.reading import read_many, read_member

    for is_path, group in groupby(sources, key=lambda source: isinstance(source, Path)):
        if is_path:
            paths = (source for source in group if isinstance(source, Path))
            yield from read_many(paths, workers=workers, fixtures=fixtures)
        else:
            for source in group:
                if not isinstance(source, Path):
                    yield from (read_member(member, fixtures) for member in pages_at(source, allow_private))


def _renderer(shape: str, output: Stream | Folder, table: Table) -> Callable[[Record], str]:
    """What turns a reading into text. A stream of tables is one table, and has one head."""
    from mixedzone.formats import renderer
    from mixedzone.formats.writing import Stream

    render = partial(renderer(shape), **_setting(shape, output))
    if shape != Format.CSV:
        return render
    return lambda reading: render(reading, table=table.value, head=not (isinstance(output, Stream) and output.count))


def _write(
    readings: Iterable[Record | Failure],
    output: Stream | Folder,
    render: Callable[[Record], str],
    progress: Progress,
    sources: Sources,
) -> int:
    """Render what was read, and tell at once what could not be; how many those were.

    The progress is how many sources are done: all that were asked for but the last.
    """
    from mixedzone.page.sources import printable_name
    from mixedzone.types import Failure

    failed = 0
    with progress:
        for reading in readings:
            if isinstance(reading, Failure):
                failed += 1
                progress.tell(printable_name(f"{reading.name}: {reading.reason}"))
            else:
                _put(output, reading.name or "page", render(reading))
            progress.move(sources.given - 1)
    output.close()
    return failed


def _put(output: Stream | Folder, name: str, content: str) -> None:
    from mixedzone.formats.writing import SecondDocument

    try:
        output.write(name, content)
    except SecondDocument:
        raise typer.BadParameter(ONE_DOCUMENT, param_hint="--format") from None


def _setting(shape: str, output: Stream | Folder) -> dict[str, Any]:
    """How a format is set that is set in columns: as the terminal wants it, or as anyone can read it."""
    from mixedzone.formats.writing import HEADED, Stream

    if shape not in HEADED or not isinstance(output, Stream):
        return {}
    return {"width": output.width, "colour": coloured()}


def _progress(sources: Sources, output: Stream | Folder, shape: str) -> Progress:
    """Progress is shown while the pages go elsewhere or fly past."""
    from mixedzone.formats.writing import HEADED, Stream

    elsewhere = not isinstance(output, Stream) or _is_file(sys.stdout)
    set_here = sys.stdout.isatty() and shape in HEADED
    if not (sources.several and sys.stderr.isatty() and (elsewhere or set_here)):
        return Progress(None)
    return Progress(bar_over(asked_for(sources), worded=False, redirect_stdout=sys.stdout.isatty()))


def _is_file(stream: TextIO) -> bool:
    try:
        return S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _tell_left_out(sources: Sources) -> None:
    if sources.left_out == 1:
        tell("1 file of the folders is no page and was left out.")
    elif sources.left_out:
        tell(f"{sources.left_out:,} files of the folders are no pages and were left out.")


def _tell_end(sources: Sources, output: Stream | Folder, failed: int) -> None:
    """What is left to say when all is done; where one page was read and shown, nothing."""
    _tell_left_out(sources)
    if failed and failed + output.count > 1:
        tell(f"{failed:,} of {failed + output.count:,} pages could not be read.")
