"""What is asked of the archive: search, people, credits."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from mixedzone.commands.shared import (
    SOME_FAILED,
    ArchiveOption,
    coloured,
    counted,
    opened,
    quiet_endings,
    terminal_width,
    utf8_when_piped,
)

if TYPE_CHECKING:
    from mixedzone.archive.archive import Archive
    from mixedzone.archive.people import Person

app = typer.Typer()

PANEL = "The archive"

DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")

JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, max=1000, metavar="N", help="How many at most.")]


@app.command(rich_help_panel=PANEL)
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            show_default=False,
            help='Words that must all be there; "in quotation marks", next to each other; begin*, OR, NOT, ( ).',
        ),
    ] = None,
    archive: ArchiveOption = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", show_default=False, help="On which this person speaks; with --said, what they say."
        ),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option(metavar="NAME", show_default=False, help="With this person on the page, in whatever role."),
    ] = None,
    said: Annotated[bool, typer.Option("--said", help="Only in what was said: in turns and quotes.")] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", show_default=False, help="Published then or later: 2025, 2025-08, 2025-08-03."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", show_default=False, help="Published then or earlier.")
    ] = None,
    site: Annotated[
        str | None, typer.Option(metavar="NAME", show_default=False, help="In this paper: its name or host.")
    ] = None,
    agency: Annotated[
        str | None, typer.Option(metavar="NAME", show_default=False, help="With a picture of this agency.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", show_default=False, help="article, interview, match report …")
    ] = None,
    limit: LimitOption = 10,
    skip: Annotated[int, typer.Option(min=0, metavar="N", help="Hits that are left out before the first.")] = 0,
    json: JsonOption = False,
) -> None:
    """Search the archive, the best hits first, with the passages that were found and who said them.

    "Jiri" finds Jiří, "Moenchengladbach" and "Monchengladbach" find Mönchengladbach, "strasse" finds Straße. Without
    words, all pages that pass the options are shown, the newest first. Near copies of a page are counted with it.
    """
    with quiet_endings(), opened(archive) as kept:
        from mixedzone.archive.search import Filters
        from mixedzone.commands.hits import render

        filters = Filters(
            speaker=speaker,
            person=person,
            said=said,
            since=_date(since, "--since"),
            until=_date(until, "--until"),
            site=site,
            agency=agency,
            kind=kind,
        )
        results = kept.search(" ".join(words or ()), filters, limit=limit, offset=skip)
        utf8_when_piped()
        if json:
            _print_json(results)
        else:
            _print(render(results, skip, width=terminal_width(), colour=coloured()))
    if not results.total:
        raise typer.Exit(SOME_FAILED)


@app.command(rich_help_panel=PANEL)
def people(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", show_default=False, help="A name, a part of one, or a number of the list."),
    ] = None,
    archive: ArchiveOption = None,
    merge: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", show_default=False, help="This entry is the same person. May be repeated."),
    ] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(metavar="SPELLING", show_default=False, help="This spelling is somebody else. May be repeated."),
    ] = None,
    page: Annotated[
        list[int] | None,
        typer.Option(metavar="PAGE", show_default=False, help="With --split: only on this page. May be repeated."),
    ] = None,
    limit: LimitOption = 20,
    json: JsonOption = False,
) -> None:
    """List the people of the archive, or show one of them and what they said; merge and split entries by hand.

    What is merged or split stays so, also when pages are read again. A name that may be several people's lists them.
    """
    with quiet_endings(), opened(archive) as kept:
        utf8_when_piped()
        if merge or split:
            if not name or (merge and split):
                raise typer.BadParameter("give one NAME, and either --merge or --split.")
            _print(_decided(kept, name, merge or [], split or [], page or []))
            return
        from mixedzone.commands import lists

        given = name or ""
        found = [kept.people.find(given)] if given.isdecimal() else kept.people.listed(given, limit=limit)
        if name and len(found) == 1:
            _show_person(kept, found[0], limit, json=json)
        elif json:
            _print_json(found)
        else:
            _print(lists.people(found, width=terminal_width(), colour=coloured()))
    if not found:
        raise typer.Exit(SOME_FAILED)


@app.command(rich_help_panel=PANEL)
def credits(
    archive: ArchiveOption = None,
    agency: Annotated[str, typer.Option(metavar="NAME", show_default=False, help="Pictures of this agency.")] = "",
    photographer: Annotated[
        str, typer.Option(metavar="NAME", show_default=False, help="Pictures by this photographer.")
    ] = "",
    pages: Annotated[bool, typer.Option("--pages", help="Name the pages too.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="As a table for a spreadsheet, a row for each page.")] = False,
    json: JsonOption = False,
) -> None:
    """List the pictures by agency and photographer, with the pages that they are on: the licence audit."""
    with quiet_endings(), opened(archive) as kept:
        from mixedzone.commands import lists

        utf8_when_piped()
        if csv:
            for piece in lists.credits_csv(kept.pictures.listed(agency=agency, photographer=photographer)):
                sys.stdout.write(piece)
            return
        found = kept.pictures.credits(agency=agency, photographer=photographer)
        if json:
            _print_json(found)
        else:
            _print(lists.credits(kept, found, pages=pages, width=terminal_width(), colour=coloured()))


def _decided(archive: Archive, name: str, merge: Sequence[str], split: Sequence[str], pages: Sequence[int]) -> str:
    """Merge or split; what was decided, in a sentence."""
    from mixedzone.formats.printable import one_line

    person = archive.people.find(name)
    if merge:
        others = [archive.people.find(other) for other in merge]
        merged = archive.people.merge(person.id, [other.id for other in others])
        return one_line(f"{merged.name} ({merged.id}) is now {', '.join(merged.spellings)}.") + "\n"
    new = archive.people.split(person.id, split, pages=pages)
    return one_line(f"{new.name} ({new.id}) is now an entry of its own, on {counted(new.pages, 'page')}.") + "\n"


def _show_person(archive: Archive, person: Person, limit: int, *, json: bool) -> None:
    from mixedzone.commands import lists

    said = archive.people.said_by(person.id, limit=limit)
    named_with, asked_by = archive.people.named_with(person.id), archive.people.interviewed_by(person.id)
    if json:
        _print_json({"person": person, "named_with": named_with, "interviewed_by": asked_by, "said": said})
        return
    words = sum(count for _, _, count in archive.people.months(person.id))
    width, colour = terminal_width(), coloured()
    _print(lists.person(person, said, words, named_with, asked_by, width=width, colour=colour))


def _date(given: str | None, option: str) -> str | None:
    """A year, a month or a day of one."""
    if given is not None and not DATE.fullmatch(given):
        raise typer.BadParameter("give a year, a month or a day: 2025, 2025-08, 2025-08-03.", param_hint=option)
    return given


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _print_json(found: object) -> None:
    import msgspec

    from mixedzone.formats.printable import escaped_json

    _print(escaped_json(msgspec.json.format(msgspec.json.encode(found), indent=2)) + "\n")
