"""Pictures by whose they are: the licence audit, as a page and as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from mixedzone.archive.archive import Archive
from mixedzone.archive.folding import folded_name
from mixedzone.archive.pictures import Credit
from mixedzone.formats.html import web_address
from mixedzone.formats.parts import Picture
from mixedzone.formats.printable import printable
from mixedzone.site.asking import archive_of, leaf_of, remembered
from mixedzone.site.reader_view import Shown
from mixedzone.site.rendering import page, with_query

ROWS, PRINTED, PAGES_LOOKED_AT = 100, 3, 24
"""Rows on a leaf, credits printed in a row, and pages whose pictures are shown on a leaf."""

UNKNOWN = "-"
"""What an address says for an agency or photographer that is not told."""

COLUMNS = {
    "agency": ("Agency", False),
    "photographer": ("Photographer", False),
    "pictures": ("Pictures", True),
    "pages": ("Pages", True),
}
"""What the table can be sorted by: the head of the column, and whether it holds numbers."""

EVERYBODY = {"agency": "", "photographer": ""}

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets would run."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the audit."""

    agency: str | None
    photographer: str | None
    pictures: int
    pages: int
    printed: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: its words, where it leads, and how the table is sorted by it ("" for not)."""

    words: str
    number: bool
    address: str
    order: str


@dataclass(frozen=True, slots=True)
class OnPage:
    """A picture with the page that it is on."""

    shown: Shown
    page: int
    headline: str | None
    site: str | None
    day: str


def audit(request: Request) -> Response:
    """The audit as a page."""
    asked = _asked(request)
    leaf = leaf_of(request)
    with archive_of(request) as archive:
        credits = _sorted(_credits(request, archive, asked), asked)
    shown = credits[(leaf - 1) * ROWS : leaf * ROWS]
    return page(
        request,
        "pictures.html",
        agency=asked["agency"],
        photographer=asked["photographer"],
        rows=[_row(credit) for credit in shown],
        columns=[_column(name, asked) for name in COLUMNS],
        total=sum(credit.pictures for credit in credits),
        count=len(credits),
        download=with_query("/pictures.csv", asked),
        number=leaf,
        back=with_query("/pictures", asked, page=leaf - 1) if leaf > 1 else "",
        onward=with_query("/pictures", asked, page=leaf + 1) if leaf * ROWS < len(credits) else "",
    )


def as_csv(request: Request) -> Response:
    """The audit as a table: agency, photographer, pictures, pages, the addresses of the pages, credits as printed."""
    asked = _asked(request)
    with archive_of(request) as archive:
        credits = _sorted(_credits(request, archive, asked), asked)
        addresses = dict(archive.connection.execute("SELECT id, coalesce(url, name, id) FROM page").fetchall())
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["agency", "photographer", "pictures", "pages", "printed", "addresses"])
    for credit in credits:
        where = " ".join(str(addresses[number]) for number in credit.pages)
        row = (credit.agency or "", credit.photographer or "", credit.pictures, len(credit.pages))
        writer.writerow([_cell(value) for value in (*row, " | ".join(credit.printed), where)])
    headers = {"Content-Disposition": 'attachment; filename="pictures.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def of_one(request: Request) -> Response:
    """The pictures of one agency and photographer, each with its page."""
    agency, photographer = (request.query_params.get(name, "")[:200] for name in ("agency", "photographer"))
    leaf = leaf_of(request)
    with archive_of(request) as archive:
        found = [credit for credit in _credits(request, archive, EVERYBODY) if _is(credit, agency, photographer)]
        pages = sorted({number for credit in found for number in credit.pages}, reverse=True)
        start = (leaf - 1) * PAGES_LOOKED_AT
        pictures = [
            one
            for number in pages[start : start + PAGES_LOOKED_AT]
            for one in _pictures(archive, number, agency, photographer)
        ]
    known = {"agency": agency, "photographer": photographer}
    return page(
        request,
        "pictures_of.html",
        whose=" · ".join(name for name in (agency, photographer) if name != UNKNOWN) or "Nobody is told",
        pictures=pictures,
        number=leaf,
        back=with_query("/pictures/of", known, page=leaf - 1) if leaf > 1 else "",
        onward=with_query("/pictures/of", known, page=leaf + 1) if start + PAGES_LOOKED_AT < len(pages) else "",
    )


def _asked(request: Request) -> dict[str, str]:
    """What the address says: whom to show, and the order."""
    params = request.query_params
    sort = params.get("sort", "")
    return {
        "agency": params.get("agency", "")[:200],
        "photographer": params.get("photographer", "")[:200],
        "sort": sort if sort in COLUMNS else "pictures",
        "order": params.get("order", "") if params.get("order") in ("ascending", "descending") else "",
    }


def _order(asked: dict[str, str]) -> str:
    """Numbers begin with the largest, names with A."""
    return asked["order"] or ("descending" if COLUMNS[asked["sort"]][1] else "ascending")


def _credits(request: Request, archive: Archive, asked: dict[str, str]) -> list[Credit]:
    agency, photographer = asked["agency"], asked["photographer"]
    key = "credits", agency, photographer
    return remembered(request, archive, key, lambda: archive.pictures.credits(agency=agency, photographer=photographer))


def _sorted(credits: list[Credit], asked: dict[str, str]) -> list[Credit]:
    reverse = _order(asked) == "descending"
    match asked["sort"]:
        case "pages":
            return sorted(credits, key=lambda credit: len(credit.pages), reverse=reverse)
        case "pictures":
            return sorted(credits, key=lambda credit: credit.pictures, reverse=reverse)
        case name:
            named = [credit for credit in credits if getattr(credit, name)]
            others = [credit for credit in credits if not getattr(credit, name)]
            return sorted(named, key=lambda credit: folded_name(getattr(credit, name)), reverse=reverse) + others


def _column(name: str, asked: dict[str, str]) -> Column:
    words, number = COLUMNS[name]
    order = _order(asked) if asked["sort"] == name else ""
    turned = {"ascending": "descending", "descending": "ascending"}.get(order, "")
    return Column(words, number, with_query("/pictures", asked, sort=name, order=turned), order)


def _row(credit: Credit) -> Row:
    known = {"agency": credit.agency or UNKNOWN, "photographer": credit.photographer or UNKNOWN}
    more = len(credit.printed) - PRINTED
    printed = credit.printed[:PRINTED] + ((f"and {more:,} more",) if more > 0 else ())
    address = with_query("/pictures/of", known)
    return Row(credit.agency, credit.photographer, credit.pictures, len(credit.pages), printed, address)


def _is(credit: Credit, agency: str, photographer: str) -> bool:
    return _same(credit.agency, agency) and _same(credit.photographer, photographer)


def _same(name: str | None, asked: str) -> bool:
    return not name if asked == UNKNOWN else folded_name(name or "") == folded_name(asked)


def _pictures(archive: Archive, number: int, agency: str, photographer: str) -> Iterator[OnPage]:
    entry = archive.entry(number)
    for figure in archive.get(number).record.figures:
        if _same(figure.agency, agency) and _same(figure.photographer, photographer):
            address = next(filter(None, map(web_address, figure.urls)), None)
            shown = Shown("picture", Picture(figure, figure.lines), picture=address)
            yield OnPage(shown, number, entry.headline, entry.site, entry.day)


def _cell(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    text = printable(value)
    return f"'{text}" if text.startswith(FORMULA) else text
