"""The JSON API: what stands on the site's pages, for programs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mixedzone.archive.archive import SAME, Added, Archive, Entry, NoSuchPage
from mixedzone.archive.corrections import Correction, NoSuchCorrection
from mixedzone.archive.people import Companion, NoSuchPerson, Person, Said
from mixedzone.archive.pictures import Credit
from mixedzone.archive.preparing import Original
from mixedzone.archive.query import LONGEST_QUERY
from mixedzone.archive.search import Filters, Results
from mixedzone.formats.html import web_address
from mixedzone.formats.printable import CONTROLS, printable
from mixedzone.site.asking import archive_of, tries_of
from mixedzone.site.openapi import (
    LARGEST_NUMBER,
    Operation,
    Parameter,
    Problem,
    date,
    document,
    number_in_path,
    whole,
    words,
)
from mixedzone.site.rendering import page
from mixedzone.site.suggesting import Suggestion, suggestions
from mixedzone.site.tries import name_of
from mixedzone.types import Failure, Line, Record, Role

MOST = 100
"""Things in one answer."""

JSON = "application/json"

LONGEST_ADDRESS = 2000
LONGEST_NAME = 120

Text = Annotated[str, msgspec.Meta(min_length=1, description="A page: HTML or flat text.")]
Address = Annotated[str, msgspec.Meta(max_length=LONGEST_ADDRESS)]
Number = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_NUMBER)]
Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page to be read, and where it came from."""

    page: Text
    url: Address | None = None


class LineCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="role"):
    """What a line is. Lines are counted from 1."""

    line: Number
    role: Role


class TurnCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="speaker"):
    """Who says a turn; "" for nobody known. Turns are counted from 1."""

    turn: Number
    speaker: Name


class Articles(msgspec.Struct, frozen=True):
    """Readings, those that came last first, and how many there are in all."""

    total: int
    articles: list[Entry]


class Kept(msgspec.Struct, frozen=True):
    """A reading with what the archive knows of it. The record is without its lines."""

    entry: Entry
    record: Record
    corrections: list[Correction]
    near_copies: list[Entry]


class Lines(msgspec.Struct, frozen=True):
    """Every line of a page."""

    lines: tuple[Line, ...]


class Corrections(msgspec.Struct, frozen=True):
    """Corrections of a page."""

    corrections: list[Correction]


class People(msgspec.Struct, frozen=True):
    """People, those on most pages first."""

    people: list[Person]


class Words(msgspec.Struct, frozen=True):
    """How many words were said in a month ("" where no page tells) in a paper."""

    month: str
    site: str | None
    words: int


class PersonTold(msgspec.Struct, frozen=True):
    """A person, how much they said when and where, and with whom they are named."""

    person: Person
    months: list[Words]
    interviewed_by: list[Companion]
    named_with: list[Companion]


class Sayings(msgspec.Struct, frozen=True):
    """What a person said, newest first."""

    said: list[Said]


class Credits(msgspec.Struct, frozen=True):
    """Pictures by agency and photographer."""

    credits: list[Credit]


class Suggestions(msgspec.Struct, frozen=True):
    """What the beginning of a query may mean."""

    suggestions: list[Suggestion]


class Health(msgspec.Struct, frozen=True):
    """That the site answers and its archive can be read."""

    ok: bool
    articles: int


def _articles(archive: Archive, limit: int, offset: int) -> Articles:
    return Articles(len(archive), archive.latest(limit, offset=offset))


def _article(archive: Archive, number: int) -> Kept:
    entry = archive.entry(number)
    copies = archive.near_copies(number)[:MOST] if entry.family is not None else []
    return Kept(entry, archive.get(number).record, archive.corrections.of(number), copies)


def _lines(archive: Archive, number: int) -> Lines:
    archive.entry(number)
    return Lines(archive.corrections.reading(number)[0].lines)


def _corrections(archive: Archive, number: int) -> Corrections:
    archive.entry(number)
    return Corrections(archive.corrections.of(number))


def _correct(archive: Archive, body: LineCorrection | TurnCorrection, number: int) -> Corrections:
    archive.entry(number)
    if isinstance(body, LineCorrection):
        archive.corrections.give_role(number, body.line, body.role)
    else:
        archive.corrections.give_speaker(number, body.turn - 1, body.speaker)
    return Corrections(archive.corrections.of(number))


def _take_back(archive: Archive, number: int) -> None:
    archive.corrections.take_back(number)


def _search(archive: Archive, limit: int, offset: int, facets: bool = False, q: str = "", **filters: Any) -> Results:
    return archive.search(q, Filters(**filters), limit=limit, offset=offset, facets=facets)


def _people(archive: Archive, limit: int, offset: int, name: str = "") -> People:
    return People(archive.people.listed(name, limit=limit, offset=offset))


def _person(archive: Archive, number: int) -> PersonTold:
    people = archive.people
    person = people.get(number)
    months = [Words(*row) for row in people.months(number)]
    return PersonTold(person, months, people.interviewed_by(number), people.named_with(number))


def _said(archive: Archive, number: int, limit: int, offset: int) -> Sayings:
    archive.people.get(number)
    return Sayings(archive.people.said_by(number, limit=limit, offset=offset))


def _pictures(archive: Archive, limit: int, offset: int, agency: str = "", photographer: str = "") -> Credits:
    found = archive.pictures.credits(agency=agency, photographer=photographer)
    return Credits(found[offset : offset + limit])


def _suggestions(archive: Archive, q: str = "") -> Suggestions:
    return Suggestions(suggestions(archive, q))


def _health(archive: Archive) -> Health:
    return Health(True, len(archive))


async def _read(request: Request, body: Page) -> Record:
    return (await _tried(request, body))[0]


async def _store(request: Request, body: Page) -> Added:
    record, original = await _tried(request, body)

    def stored() -> Added:
        with archive_of(request) as archive:
            return archive.add(record, original)

    return await run_in_threadpool(stored)


async def _tried(request: Request, body: Page) -> tuple[Record, Original]:
    original = Original(data=body.page.encode("utf-8", "replace"), url=web_address(body.url))
    name = printable(original.url or name_of(original.data))
    reading = await run_in_threadpool(tries_of(request).reading, original, name)
    if isinstance(reading, Failure):
        raise Unreadable(reading.reason)
    return reading, original


class Unreadable(ValueError):  # noqa: N818 - it says what happened
    """A page that cannot be read. Its text is one sentence."""


LEAF = (
    whole("limit", "How many are wanted.", low=1, high=MOST, default=20),
    whole("offset", "How many are left out before them.", low=0, high=10_000, default=0),
)
ARTICLE = number_in_path("The number of an article.")
PERSON = number_in_path("The number of a person.")

FILTERS = (
    words("q", "Words, “quoted phrases”, beginnings*, AND, OR, NOT.", LONGEST_QUERY),
    words("speaker", "Who says it: a name, a part of one, or a number."),
    words("person", "Who is on the page or named in its text."),
    Parameter("said", "Turns and quotes only.", {"type": "boolean"}),
    date("since", "From this day, month or year on."),
    date("until", "Up to this day, month or year."),
    words("site", "The paper."),
    words("agency", "The agency of its pictures."),
    words("kind", "What the page is: “interview”, “article” …"),
)

OPERATIONS = (
    Operation("GET", "/healthz", "health", "Whether the site answers.", _health, Health),
    Operation("GET", "/api/articles", "articles", "The latest readings.", _articles, Articles, parameters=LEAF),
    Operation(
        "POST",
        "/api/articles",
        "store",
        "Read a page and store it.",
        _store,
        Added,
        Page,
        status=201,
        also=(200,),
        refusals=(422,),
    ),
    Operation("GET", "/api/articles/{number}", "article", "A reading.", _article, Kept, parameters=(ARTICLE,)),
    Operation(
        "GET",
        "/api/articles/{number}/lines",
        "lines",
        "Every line of a page with its role and probability.",
        _lines,
        Lines,
        parameters=(ARTICLE,),
    ),
    Operation(
        "GET",
        "/api/articles/{number}/corrections",
        "corrections",
        "What was put right on a page.",
        _corrections,
        Corrections,
        parameters=(ARTICLE,),
    ),
    Operation(
        "POST",
        "/api/articles/{number}/corrections",
        "correct",
        "Put the role of a line or the speaker of a turn right.",
        _correct,
        Corrections,
        LineCorrection | TurnCorrection,
        parameters=(ARTICLE,),
    ),
    Operation(
        "DELETE",
        "/api/corrections/{number}",
        "takeBack",
        "Take a correction back.",
        _take_back,
        None,
        parameters=(number_in_path("The number of a correction."),),
        status=204,
    ),
    Operation(
        "POST",
        "/api/read",
        "read",
        "Read a page without storing it.",
        _read,
        Record,
        Page,
        refusals=(422,),
    ),
    Operation(
        "GET",
        "/api/search",
        "search",
        "What fits a query, the best first.",
        _search,
        Results,
        parameters=(
            *FILTERS,
            Parameter("facets", "Count the values of the facets.", {"type": "boolean"}),
            *LEAF,
        ),
    ),
    Operation(
        "GET",
        "/api/people",
        "people",
        "People, those on most pages first.",
        _people,
        People,
        parameters=(words("name", "Beginnings of names."), *LEAF),
    ),
    Operation("GET", "/api/people/{number}", "person", "A person.", _person, PersonTold, parameters=(PERSON,)),
    Operation(
        "GET",
        "/api/people/{number}/said",
        "said",
        "What a person said, newest first.",
        _said,
        Sayings,
        parameters=(PERSON, *LEAF),
    ),
    Operation(
        "GET",
        "/api/pictures",
        "pictures",
        "Pictures by agency and photographer.",
        _pictures,
        Credits,
        parameters=(words("agency", "An agency."), words("photographer", "A photographer."), *LEAF),
    ),
    Operation(
        "GET",
        "/api/suggestions",
        "suggestions",
        "What the beginning of a query may mean.",
        _suggestions,
        Suggestions,
        parameters=(words("q", "The beginning."),),
    ),
)


def routes() -> list[Route]:
    """The API's routes, its document and the page about it."""
    paths: dict[str, dict[str, Operation]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = operation
    found = [
        Route(path.replace("{number}", "{number:int}"), _endpoint(operations), methods=list(operations))
        for path, operations in paths.items()
    ]
    return [*found, Route("/api/openapi.json", described), Route("/api", about)]


def described(request: Request) -> Response:  # noqa: ARG001 - every endpoint takes its request
    """The OpenAPI document."""
    return Response(msgspec.json.encode(document(OPERATIONS, _version())), media_type=JSON)


def about(request: Request) -> Response:
    """A page about the API."""
    return page(request, "api.html", operations=OPERATIONS)


def told(status: int, sentence: str) -> Response:
    """A refusal."""
    return Response(msgspec.json.encode(Problem(printable(sentence))), status, media_type=JSON)


def _endpoint(operations: dict[str, Operation]) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    async def endpoint(request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        operation = operations[method]
        try:
            values = _values(operation, request)
            body = await _body(operation, request)
        except ValueError as error:
            return told(400, str(error))
        except LookupError as error:
            return told(404, str(error))
        try:
            return await _answered(operation, request, body, values)
        except (NoSuchPage, NoSuchPerson, NoSuchCorrection) as error:
            return told(404, str(error))
        except Unreadable as error:
            return told(422, str(error))

    return endpoint


async def _answered(operation: Operation, request: Request, body: object, values: dict[str, Any]) -> Response:
    if operation.does in (_read, _store):
        result = await operation.does(request, body)
    else:

        def does() -> object:
            with archive_of(request) as archive:
                return operation.does(archive, *([body] if operation.takes else []), **values)

        result = await run_in_threadpool(does)
    if operation.gives is None:
        return Response(status_code=operation.status)
    status = 200 if isinstance(result, Added) and result.outcome == SAME else operation.status
    return Response(_encoded(result), status, media_type=JSON)


def _encoded(result: object) -> bytes:
    """JSON; names of files need not be Unicode, JSON must."""
    encoded = msgspec.json.encode(result)
    return CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded.decode()).encode()


def _values(operation: Operation, request: Request) -> dict[str, Any]:
    """The parameters of a request. Raises ValueError, and LookupError for a number that nothing can have."""
    found: dict[str, Any] = {}
    queried = {one.name: one for one in operation.parameters if one.where == "query"}
    unknown = sorted(set(request.query_params) - set(queried))
    if unknown:
        raise ValueError(f"There is no parameter {unknown[0]}.")
    for name, parameter in queried.items():
        several = request.query_params.getlist(name)
        if len(several) > 1:
            raise ValueError(f"{name} is given more than once.")
        if several:
            found[name] = parameter.read(several[0])
        elif "default" in parameter.schema:
            found[name] = parameter.schema["default"]
    for parameter in operation.parameters:
        if parameter.where == "path":
            number = request.path_params[parameter.name]
            if not 1 <= number <= LARGEST_NUMBER:
                raise LookupError("There is nothing at this address.")
            found[parameter.name] = number
    return found


async def _body(operation: Operation, request: Request) -> object:
    """The body of a request. Raises ValueError."""
    if operation.takes is None:
        return None
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise ValueError("The body must be application/json.")
    try:
        return msgspec.json.decode(await request.body(), type=operation.takes)
    except msgspec.DecodeError as error:
        raise ValueError(f"The body does not fit: {error}") from None


def _version() -> str:
    try:
        return version("mixedzone")
    except PackageNotFoundError:
        return "0"
