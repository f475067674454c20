"""Reading many archives on one machine or a cluster."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from mixedzone.commands.crawl import (
    HostsOption,
    LanguageOption,
    LinesOption,
    MaxSizeOption,
    MinSizeOption,
    SecondsOption,
    StatusOption,
    TypeOption,
    parsed_sizes,
    wanted_of,
)
from mixedzone.commands.shared import INTERRUPTED, SOME_FAILED, WRONG_USE, counted, quiet_endings, tell

if TYPE_CHECKING:
    from mixedzone.scale import Summary

MISSING = "mixedzone scale needs more than is installed: pip install 'mixedzone[scale]'."

app = typer.Typer()


@app.command(rich_help_panel="Crawls")
def scale(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT", show_default=False, help="Web archives: paths, folders, patterns, also as s3://bucket/…"
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR", help="A folder, also as s3://bucket/…")],
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=1, metavar="N", show_default="one a processor", help="Readers at a time."),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            show_default=False,
            help="The Ray cluster to run on; auto finds the one here, local starts one.",
        ),
    ] = None,
    partition: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", show_default=False, help="Part files by kind, language, section or site too."),
    ] = None,
    status: StatusOption = None,
    type: TypeOption = None,
    hosts: HostsOption = None,
    min_size: MinSizeOption = None,
    max_size: MaxSizeOption = None,
    language: LanguageOption = None,
    lines: LinesOption = False,
    seconds: SecondsOption = 30,
    copies: Annotated[bool, typer.Option(help="Find copies and near copies when all is read.")] = True,
) -> None:
    """Read web archives into Parquet, on this machine or on a Ray cluster.

    Each input becomes files of its own, and is entered in the manifest when they are in place. Running the same again
    reads what is not in it yet. When all is read, copies/ tells which pages are copies of each other.
    """
    from mixedzone.crawls.rows import Settings

    if not all(find_spec(name) for name in ("daft", "pyarrow", *(["ray"] if ray else []))):
        tell(MISSING)
        raise typer.Exit(WRONG_USE)
    from mixedzone.scale import Plan, Storage
    from mixedzone.scale import scale as read_all
    from mixedzone.scale.plan import PARTITIONS
    from mixedzone.scale.run import ForeignRun, NoInputs, find_copies

    if partition is not None and partition not in PARTITIONS:
        raise typer.BadParameter(f"it is one of {', '.join(PARTITIONS)}.", param_hint="--partition")
    wanted = wanted_of(status or [], type or [], hosts, parsed_sizes(min_size, max_size), language or [])
    plan = Plan(
        out=out,
        settings=Settings(format="parquet", lines=lines, languages=wanted.languages),
        wanted=wanted,
        storage=Storage.from_environment(),
        partition=partition,
        seconds=seconds,
    )
    with quiet_endings():
        try:
            summaries = read_all(sources, plan, workers=workers, ray=ray, told=_tell)
        except NoInputs as error:
            raise typer.BadParameter(str(error), param_hint="INPUT") from None
        except ForeignRun as error:
            raise typer.BadParameter(str(error), param_hint="--out") from None
        except KeyboardInterrupt:
            tell("Stopped before the end: the same command goes on with the inputs that are left.")
            os._exit(INTERRUPTED)  # the engine aborts the process when it is taken down
        if copies and any(summary.pages for summary in summaries):
            find_copies(plan, ray=ray)
    if _tell_end(summaries):
        raise typer.Exit(SOME_FAILED)


def _tell(summary: Summary) -> None:
    from mixedzone.page.sources import printable_name

    source = printable_name(summary.source)
    if summary.trouble:
        tell(f"{source}: {printable_name(summary.trouble)}")
    else:
        rate = summary.pages / summary.seconds if summary.seconds else 0
        tell(f"{source}: {counted(summary.pages, 'page')}, {rate:,.0f} a second")


def _tell_end(summaries: list[Summary]) -> bool:
    """Say what became of all inputs; whether something could not be read."""
    troubles = sum(summary.trouble is not None for summary in summaries)
    failed = sum(sum(summary.failed.values()) for summary in summaries)
    pages = counted(sum(summary.pages for summary in summaries), "page")
    sentences = [f"{pages} of {counted(len(summaries) - troubles, 'input')}"]
    if failed:
        sentences.append(f"{counted(failed, 'page')} could not be read: see failures/")
    if troubles:
        sentences.append(f"{counted(troubles, 'input')} could not be read: the same command tries again")
    tell(". ".join(sentences) + ".")
    return bool(failed or troubles)
