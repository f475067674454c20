"""The site over an archive, and what its readers put right: serve, corrections."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from mixedzone.commands.shared import WRONG_USE, ArchiveOption, counted, opened, quiet_endings, tell, utf8_when_piped

app = typer.Typer()

PANEL = "The archive"

PORT = 8000

NOT_INSTALLED = "The site needs a few packages more: pip install 'mixedzone[site]'"


@app.command(rich_help_panel=PANEL)
def serve(
    archive: ArchiveOption = None,
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65_535, metavar="PORT", help="0 takes any.")] = PORT,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; other machines reach only some.")
    ] = "127.0.0.1",
    host_name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", show_default=False, help="A name that browsers may call the site by. May be repeated."
        ),
    ] = None,
) -> None:
    """Show the archive as a site, on this machine alone unless told otherwise.

    There are no users and no passwords: whoever reaches the address may read, store and correct. Ctrl-C ends it.
    """
    with quiet_endings():
        try:
            from mixedzone.site.serving import NotServed, run
        except ModuleNotFoundError as error:
            if error.name is not None and error.name.startswith("mixedzone"):
                raise
            tell(NOT_INSTALLED)
            raise typer.Exit(WRONG_USE) from None
        with opened(archive, create=True) as kept:
            path, pages = kept.path, len(kept)
        try:
            run(path, host=host, port=port, host_names=frozenset(host_name or ()), told=_opened_at(path, pages))
        except NotServed as error:
            tell(str(error))
            raise typer.Exit(WRONG_USE) from None


@app.command(rich_help_panel=PANEL)
def corrections(
    archive: ArchiveOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", file_okay=False, show_default=False, help="A folder for the cases."),
    ] = None,
) -> None:
    """List what was put right in readings; with --out, write a case for each corrected page.

    A case is the page as it came, and expected/PAGE.json beside it: the reading that it should have, the role of every
    line and the turns, in the form of the project's own examples. Tests and training take it as it is.
    """
    with quiet_endings(), opened(archive) as kept:
        if out is None:
            from mixedzone.formats.printable import one_line

            utf8_when_piped()
            for one in kept.corrections:
                what = "is" if one.kind == "role" else f"({one.of}) is said by"
                value, was = one.value or "nobody known", one.was or "nobody known"
                print(one_line(f"Page {one.page}, line {one.line} {what} {value}, not {was}: {one.text[:80]}"))
            sys.stdout.flush()
            return
        from json import dumps

        from mixedzone.archive.cases import EXPECTED, cases_of

        count = 0
        (out / EXPECTED).mkdir(parents=True, exist_ok=True)
        for count, case in enumerate(cases_of(kept), 1):  # noqa: B007 - the last count is wanted
            (out / case.name).write_bytes(case.data)
            text = dumps(case.expected, ensure_ascii=False, indent=1)
            (out / EXPECTED / f"{case.name}.json").write_text(text + "\n", "utf-8", "surrogatepass")
        tell(f"{counted(count, 'case')} written to {out}.")


def _opened_at(path: Path, pages: int) -> str:
    return f"{counted(pages, 'page')} of {path} at %s (Ctrl-C ends it)"
