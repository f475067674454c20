"""Keeping the archive: check, export, import."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from mixedzone.commands.shared import SOME_FAILED, WRONG_USE, ArchiveOption, counted, opened, quiet_endings, tell

app = typer.Typer()

PANEL = "The archive"


@app.command(rich_help_panel=PANEL)
def check(archive: ArchiveOption = None) -> None:
    """Verify the whole archive: the file, its indexes, every reading and every original page.

    The exit status is 0 where all is well, and 1 where something is not, which is then named.
    """
    with quiet_endings(), opened(archive) as kept:
        from mixedzone.archive.checking import check as faults_of

        faults = 0
        for fault in faults_of(kept):
            faults += 1
            print(fault, flush=True)
        if not faults:
            versions, originals, size = kept.sizes()
            print(
                f"All is well: {counted(len(kept), 'page')} in {counted(versions, 'version')},"
                f" {megabytes(size - originals)}, and {megabytes(originals)} of original pages.",
                flush=True,
            )
    if faults:
        raise typer.Exit(SOME_FAILED)


@app.command(rich_help_panel=PANEL)
def export(
    archive: ArchiveOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", dir_okay=False, show_default=False, help="Into this file."),
    ] = None,
    originals: Annotated[bool, typer.Option("--originals", help="With the original pages, in Base64.")] = False,
) -> None:
    """Write the archive as JSON Lines, a line for each version of a page.

    A line has what `read --format jsonl` gives, without the lines of the page, and the turns of an interview on top.
    """
    with quiet_endings(), opened(archive) as kept:
        from mixedzone.archive.exchange import exported

        if out is None:
            _write(exported(kept, originals=originals), sys.stdout.buffer)
            return
        part = out.with_name(f"{out.name}.part")
        with part.open("wb") as file:
            count = _write(exported(kept, originals=originals), file)
        part.replace(out)
        tell(f"{counted(count, 'version')} written to {out}.")


@app.command(name="import", rich_help_panel=PANEL)
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", show_default=False, help="What export wrote; - is what is piped in."),
    ],
    archive: ArchiveOption = None,
) -> None:
    """Take in what `export` wrote. What is here already changes nothing."""
    with quiet_endings():
        from mixedzone.archive.exchange import imported
        from mixedzone.types import Failure

        counts: Counter[str] = Counter()
        with opened(archive, create=True) as kept:
            for path in files:
                for outcome in imported(kept, _lines(path)):
                    if isinstance(outcome.result, Failure):
                        counts["failed"] += 1
                        tell(f"{path}, line {outcome.line}: {outcome.result.reason}")
                    else:
                        counts[outcome.result.outcome] += 1
        print(
            f"{counted(counts.total(), 'version')}: {counts['new']:,} of new pages, {counts['updated']:,} of pages that"
            f" were here, {counts['same']:,} the same, {counts['failed']:,} failed.",
            flush=True,
        )
    if counts["failed"]:
        raise typer.Exit(WRONG_USE if counts.total() == counts["failed"] else SOME_FAILED)


def _write(lines: Iterator[bytes], file: BinaryIO) -> int:
    count = 0
    for count, line in enumerate(lines, 1):  # noqa: B007 - the last count is wanted
        file.write(line)
    file.flush()
    return count


def _lines(path: Path) -> Iterator[bytes]:
    from mixedzone.archive.exchange import LONGEST_LINE

    with sys.stdin.buffer if str(path) == "-" else path.open("rb") as file:
        while line := file.readline(LONGEST_LINE + 1):
            yield line


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
