"""People and picture credits, set for a terminal or as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from io import StringIO
from itertools import chain

from rich.cells import cell_len
from rich.text import Text

from mixedzone.archive.archive import Archive
from mixedzone.archive.people import Companion, Person, Said
from mixedzone.archive.pictures import Credit, Picture
from mixedzone.commands.shared import counted
from mixedzone.formats.columns import WIDTH, Columns, plain
from mixedzone.formats.csv import BYTE_ORDER_MARK, safe
from mixedzone.formats.parts import day
from mixedzone.formats.printable import one_line

ROLE_NOUNS = {"speaker": "speaks", "asker": "asks", "author": "writes", "photographer": "takes pictures"}
MOST_NAMED = 5
"""Companions named on one line."""

NOT_NAMED = "not named"
HEAD = tuple(field.name for field in fields(Picture))


def people(found: Sequence[Person], *, width: int = WIDTH, colour: bool = False) -> str:
    """A list of people: the number, the name, on how many pages and as what, and other spellings."""
    page = Columns(width, colour=colour)
    if not found:
        return "Nobody was found.\n"
    digits = max(len(str(person.id)) for person in found)
    for person in found:
        roles = ", ".join(f"{ROLE_NOUNS.get(role, role)} on {count:,}" for role, count in sorted(person.roles.items()))
        others = [spelling for spelling in person.spellings if spelling != person.name]
        also = f" · also {', '.join(others)}" if others else ""
        said = Text.assemble(
            plain(person.name, "bold"), "  ", plain(f"{counted(person.pages, 'page')}: {roles}{also}", "dim")
        )
        page.put(said, Text(f"{person.id:{digits}}  ", "dim"))
    return str(page)


def person(
    person: Person,
    said: Sequence[Said],
    words: int,
    named_with: Sequence[Companion],
    asked_by: Sequence[Companion],
    *,
    width: int = WIDTH,
    colour: bool = False,
) -> str:
    """One person: what is known, then what they said, the newest first, each under its question."""
    page = Columns(width, colour=colour)
    page.put(Text.assemble(plain(person.name, "bold"), Text(f"  {person.id}", "dim")))
    others = [spelling for spelling in person.spellings if spelling != person.name]
    facts = [
        f"On {counted(person.pages, 'page')}, {counted(words, 'word')} said.",
        f"Also spelled {', '.join(others)}." if others else "",
        f"Asked by {_names(asked_by)}." if asked_by else "",
        f"Named with {_names(named_with)}." if named_with else "",
    ]
    page.put(plain(" ".join(filter(None, facts)), "dim"))
    before = None
    for each in said:
        if each.page != before:
            page.gap()
            where = " · ".join(filter(None, (each.site, day(each.day or None), f"page {each.page}")))
            page.put(plain(each.headline or each.url or "A page without a headline", "bold"))
            page.put(plain(where, "dim"))
        before = each.page
        if each.question:
            page.put(plain(each.question, "dim bold"), Text("  "))
        page.put(plain(each.text), Text("│ ", "green"), then=Text("│ ", "green"))
    return str(page)


def credits(archive: Archive, found: Sequence[Credit], *, pages: bool, width: int = WIDTH, colour: bool = False) -> str:
    """Agencies, under each its photographers with their pictures."""
    page = Columns(width, colour=colour)
    if not found:
        return "No pictures were found.\n"
    agencies: dict[str | None, list[Credit]] = {}
    for credit in found:
        agencies.setdefault(credit.agency, []).append(credit)
    width = max(cell_len(one_line(credit.photographer or NOT_NAMED)) for credit in found)
    ordered = sorted(agencies.items(), key=lambda each: (each[0] is None, -sum(credit.pictures for credit in each[1])))
    for agency, its in ordered:
        page.gap()
        total = sum(credit.pictures for credit in its)
        on = len({number for credit in its for number in credit.pages})
        head = Text.assemble(plain(agency or "No agency named", "bold"), "  ", plain(_on(total, on), "dim"))
        page.put(head)
        for credit in its:
            name = plain(credit.photographer or NOT_NAMED, "" if credit.photographer else "dim")
            name.pad_right(max(0, min(width, 40) - cell_len(name.plain)))
            page.put(Text.assemble(name, Text(f"  {_on(credit.pictures, len(credit.pages))}", "dim")), Text("  "))
            if pages:
                for entry in archive.entries(credit.pages):
                    page.put(plain(f"{entry.page}  {entry.url or entry.name or entry.headline}", "dim"), Text("    "))
    return str(page)


def credits_csv(pictures: Iterable[Picture]) -> Iterator[str]:
    """Pictures as CSV, a row each, piece by piece."""
    yield BYTE_ORDER_MARK
    for row in chain([HEAD], map(astuple, pictures)):
        line = StringIO()
        csv.writer(line, lineterminator="\r\n").writerow([safe(value) for value in row])
        yield line.getvalue()


def _on(pictures: int, pages: int) -> str:
    return f"{counted(pictures, 'picture')} on {counted(pages, 'page')}"


def _names(companions: Sequence[Companion]) -> str:
    return ", ".join(f"{each.name} ({each.pages:,})" for each in companions[:MOST_NAMED])
