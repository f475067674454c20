"""The people of the archive, and all that one of them said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from mixedzone.archive.people import Person, Said
from mixedzone.formats.parts import day
from mixedzone.site.asking import archive_of, leaf_of, number_of
from mixedzone.site.rendering import counted, page, with_query
from mixedzone.site.timeline import chart_of

PEOPLE_SHOWN, SAID_SHOWN, COMPANIONS = 60, 25, 8
"""People, things said and companions on one leaf."""

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Sayings:
    """What somebody said on one page."""

    page: int
    headline: str | None
    site: str | None
    day: str
    sayings: tuple[Said, ...]


def people(request: Request) -> Response:
    """Everybody, or those with a name."""
    name = request.query_params.get("name", "")[:LONGEST_NAME]
    leaf = leaf_of(request)
    with archive_of(request) as archive:
        found = archive.people.listed(name, limit=PEOPLE_SHOWN + 1, offset=(leaf - 1) * PEOPLE_SHOWN)
    known = {"name": name}
    return page(
        request,
        "people.html",
        name=name,
        people=found[:PEOPLE_SHOWN],
        number=leaf,
        back=with_query("/people", known, page=leaf - 1) if leaf > 1 else "",
        onward=with_query("/people", known, page=leaf + 1) if len(found) > PEOPLE_SHOWN else "",
    )


def person(request: Request) -> Response:
    """Everything that somebody said, newest first."""
    number, leaf = number_of(request), leaf_of(request)
    with archive_of(request) as archive:
        somebody = archive.people.get(number)
        months = archive.people.months(number)
        said = archive.people.said_by(number, limit=SAID_SHOWN + 1, offset=(leaf - 1) * SAID_SHOWN)
        pages = [] if months else archive.entries(archive.people.pages_of(number, limit=SAID_SHOWN))
        interviewers = archive.people.interviewed_by(number, limit=COMPANIONS)
        companions = archive.people.named_with(number, limit=COMPANIONS)
    here = f"/people/{number}"
    return page(
        request,
        "person.html",
        person=somebody,
        sentence=sentence_of(somebody, months),
        chart=chart_of(months),
        said=grouped(said[:SAID_SHOWN]),
        pages=pages,
        interviewers=interviewers,
        companions=companions,
        number=leaf,
        back=with_query(here, {}, page=leaf - 1) if leaf > 1 else "",
        onward=with_query(here, {}, page=leaf + 1) if len(said) > SAID_SHOWN else "",
    )


def grouped(said: list[Said]) -> list[Sayings]:
    """What was said, page by page."""
    groups = (list(group) for _, group in groupby(said, key=lambda saying: saying.page))
    return [Sayings(first.page, first.headline, first.site, first.day, (first, *rest)) for first, *rest in groups]


def sentence_of(person: Person, months: list[tuple[str, str | None, int]]) -> str:
    """How many words in how many papers between which dates."""
    words = sum(count for _, _, count in months)
    if not words:
        return f"On {counted(person.pages, 'page')}, without a word of their own."
    papers = len({site for _, site, _ in months if site})
    dated = sorted({month for month, _, _ in months if month})
    told = f"{counted(words, 'word')} in {counted(papers, 'paper')}" if papers else counted(words, "word")
    if not dated:
        return f"{told}."
    if dated[0] == dated[-1]:
        return f"{told}, in {_in_words(dated[0])}."
    return f"{told}, between {_in_words(dated[0])} and {_in_words(dated[-1])}."


def _in_words(month: str) -> str:
    """The month of "YYYY-MM", or what else is known."""
    whole = day(f"{month}-01")
    return whole.partition(" ")[2] if whole and " " in whole else month
