"""The search page: hits with passages, and facets to narrow them down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from mixedzone.archive.archive import Archive
from mixedzone.archive.people import NoSuchPerson
from mixedzone.archive.query import LONGEST_QUERY, parsed_query
from mixedzone.archive.search import Facet, Filters, Results
from mixedzone.site.asking import archive_of, leaf_of, remembered
from mixedzone.site.rendering import page, with_query
from mixedzone.site.timeline import month_in_words

HITS = 10
"""Hits on a leaf."""

VALUES = 8
"""Values shown of one facet."""

MOST_COUNTED = 20_000
"""Pages with the words of a query up to which facets are counted; beyond, that takes seconds."""

FACETS = {
    "speaker": "Who says it",
    "person": "Who is on the page",
    "site": "Paper",
    "agency": "Picture agency",
    "kind": "Kind",
    "month": "Month",
}
"""The facets in their order, with their heads."""

NAMES = {"speaker": "says", "person": "with", "site": "in", "agency": "pictures", "kind": "kind", "since": "from"}

LONGEST_VALUE = 200
"""Characters of a filter's value."""

DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and where choosing it leads (or taking it away)."""

    words: str
    count: int
    address: str
    active: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """A facet."""

    name: str
    words: str
    values: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Active:
    """A filter that is set, and the search without it."""

    name: str
    words: str
    without: str


def search(request: Request) -> Response:
    """What fits a query."""
    asked = asked_of(request.query_params)
    leaf = leaf_of(request)
    with archive_of(request) as archive:
        is_counted = _is_narrow(archive, asked)
        results = remembered(request, archive, (leaf, *asked.items()), lambda: _found(archive, asked, leaf, is_counted))
        active = _active(archive, asked)
    seen = leaf * HITS
    hits_of_families = len(results.hits) == HITS and seen < results.total
    return page(
        request,
        "search.html",
        query=asked.get("q", ""),
        said=bool(asked.get("said")),
        since=asked.get("since", ""),
        until=asked.get("until", ""),
        kept=[(name, value) for name, value in asked.items() if name not in ("q", "said", "since", "until")],
        hits=results.hits,
        total=results.total,
        facets=list(_choices(asked, results.facets)),
        is_counted=is_counted,
        active=active,
        opened=bool(active),
        feed=with_query("/search.atom", asked),
        number=leaf,
        back=with_query("/search", asked, page=leaf - 1) if leaf > 1 else "",
        onward=with_query("/search", asked, page=leaf + 1) if hits_of_families else "",
    )


def _found(archive: Archive, asked: Mapping[str, str], leaf: int, facets: bool) -> Results:
    query = asked.get("q", "")
    return archive.search(query, filters_of(asked), limit=HITS, offset=(leaf - 1) * HITS, facets=facets)


def _is_narrow(archive: Archive, asked: Mapping[str, str]) -> bool:
    """Whether the words alone leave few enough pages for their facets to be counted; without words, they are."""
    wanted = parsed_query(asked.get("q", "")).wanted
    if not wanted:
        return True
    (count,) = archive.connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM page_index WHERE page_index MATCH ? LIMIT ?)", (wanted, MOST_COUNTED + 1)
    ).fetchone()
    return bool(count <= MOST_COUNTED)


def asked_of(params: Mapping[str, str]) -> dict[str, str]:
    """What an address asks for: the query and the filters that mean something."""
    asked = {"q": params.get("q", "")[:LONGEST_QUERY].strip()}
    asked |= {name: params.get(name, "")[:LONGEST_VALUE].strip() for name in ("speaker", "person", "site", "agency")}
    asked["kind"] = params.get("kind", "")[:LONGEST_VALUE].strip()
    asked |= {name: params.get(name, "") for name in ("since", "until") if DATE.fullmatch(params.get(name, ""))}
    asked["said"] = "1" if params.get("said") in ("1", "true", "on") else ""
    return {name: value for name, value in asked.items() if value}


def filters_of(asked: Mapping[str, str]) -> Filters:
    """The filters of an address."""
    return Filters(
        speaker=asked.get("speaker"),
        person=asked.get("person"),
        said=bool(asked.get("said")),
        since=asked.get("since"),
        until=asked.get("until"),
        site=asked.get("site"),
        agency=asked.get("agency"),
        kind=asked.get("kind"),
    )


def _active(archive: Archive, asked: Mapping[str, str]) -> list[Active]:
    """The filters that are set."""
    if "since" in asked and asked.get("since") == asked.get("until"):
        found = [Active("when", _when(asked["since"]), with_query("/search", asked, since="", until=""))]
    else:
        names = {"since": "from", "until": "to"}
        found = [
            Active(name, _when(asked[key]), with_query("/search", asked, **{key: ""}))
            for key, name in names.items()
            if key in asked
        ]
    for key in ("speaker", "person", "site", "agency", "kind"):
        if key in asked:
            words = _person(archive, asked[key]) if key in ("speaker", "person") else asked[key]
            found.append(Active(NAMES[key], words, with_query("/search", asked, **{key: ""})))
    if "said" in asked:
        found.append(Active("only", "what was said", with_query("/search", asked, said="")))
    return found


def _choices(asked: Mapping[str, str], facets: Mapping[str, tuple[Facet, ...]]) -> list[Choices]:
    found = []
    for name, words in FACETS.items():
        values = tuple(_choice(asked, name, facet) for facet in facets.get(name, ())[:VALUES])
        if values:
            found.append(Choices(name, words, values))
    return found


def _choice(asked: Mapping[str, str], name: str, facet: Facet) -> Choice:
    if name == "month":
        active = asked.get("since") == facet.key and asked.get("until") == facet.key
        key = "" if active else facet.key
        return Choice(_when(facet.label), facet.count, with_query("/search", asked, since=key, until=key), active)
    active = asked.get(name) == facet.key
    return Choice(facet.label, facet.count, with_query("/search", asked, **{name: "" if active else facet.key}), active)


def _when(date: str) -> str:
    """A month in words; other dates as they are."""
    return month_in_words(date) if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", date) else date


def _person(archive: Archive, name: str) -> str:
    try:
        return archive.people.find(name).name
    except NoSuchPerson:
        return name
