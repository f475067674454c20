"""The front page and the list of all readings."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from mixedzone.archive.archive import Archive, Entry
from mixedzone.archive.people import Person
from mixedzone.site.asking import archive_of, leaf_of, remembered
from mixedzone.site.rendering import page, with_query
from mixedzone.site.summaries import heard_on, summary_of, ticker_of
from mixedzone.types import Record

ON_THE_FRONT, IN_A_LIST = 13, 24
"""Readings on the front page, and on a page of the list."""

PEOPLE = 8


def front(request: Request) -> Response:
    """The latest readings, the newest kick-offs, and who was heard."""
    with archive_of(request) as archive:
        pages = _records(archive, archive.latest(ON_THE_FRONT + 1))
        shown = _without_copies(pages)[:ON_THE_FRONT]
        summaries = [summary_of(*one) for one in shown]
        first = next((summary for summary in summaries if summary.kind != "listing"), None)
        first = first or next(iter(summaries), None)
        return page(
            request,
            "front.html",
            strip=ticker_of(pages),
            first=first,
            rest=[summary for summary in summaries if summary is not first],
            more=len(archive) > ON_THE_FRONT,
            heard=heard_on(archive, shown),
            people=remembered(request, archive, "people", lambda: _people(archive)),
            count=len(archive),
            archive=archive.path.name,
        )


def latest(request: Request) -> Response:
    """All readings, those that came last first."""
    leaf = leaf_of(request)
    with archive_of(request) as archive:
        entries = archive.latest(IN_A_LIST + 1, offset=(leaf - 1) * IN_A_LIST)
        summaries = [summary_of(*one) for one in _records(archive, entries[:IN_A_LIST])]
        return page(
            request,
            "latest.html",
            summaries=summaries,
            number=leaf,
            back=with_query("/latest", {}, page=leaf - 1) if leaf > 1 else "",
            onward=with_query("/latest", {}, page=leaf + 1) if len(entries) > IN_A_LIST else "",
        )


def _records(archive: Archive, entries: list[Entry]) -> list[tuple[Entry, Record]]:
    return [(entry, archive.get(entry.page).record) for entry in entries]


def _without_copies(pages: list[tuple[Entry, Record]]) -> list[tuple[Entry, Record]]:
    """One page of each family of near copies: the one that tells its paper, or else the newest."""
    chosen: dict[int, tuple[Entry, Record]] = {}
    for entry, record in pages:
        family = entry.family or -entry.page
        known = chosen.get(family)
        if known is None or (entry.site and not known[0].site):
            chosen[family] = entry, record
    return list(chosen.values())


def _people(archive: Archive) -> list[Person]:
    """Who speaks on most pages."""
    rows = archive.connection.execute(
        "SELECT person FROM appearance WHERE role = 'speaker' GROUP BY person ORDER BY count(*) DESC, person LIMIT ?",
        (PEOPLE,),
    )
    return [archive.people.get(person) for (person,) in rows.fetchall()]
