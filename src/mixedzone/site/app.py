"""The site as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from mixedzone.archive.archive import NoSuchPage
from mixedzone.archive.connection import ArchiveError
from mixedzone.archive.corrections import NoSuchCorrection
from mixedzone.archive.people import NoSuchPerson
from mixedzone.site import api, articles, correcting, credits, feeds, finding, front, persons, trying
from mixedzone.site.archives import Archives
from mixedzone.site.asking import form_of
from mixedzone.site.guard import PICTURES_COOKIE, PICTURES_ON, Guard
from mixedzone.site.rendering import ONE_YEAR, STATIC, page
from mixedzone.site.settings import Settings
from mixedzone.site.tries import Tries

SMALLEST_PACKED = 32 << 10
"""Bytes from which on an answer is packed: below, packing costs more time than it saves on the way."""

HEADINGS = {
    404: "There is nothing here",
    403: "That was not done",
    405: "That cannot be done here",
    413: "That is too large",
}


def create_app(settings: Settings) -> ASGIApp:
    """The site over an archive. It stands behind its guard, so that whatever answers has the guard's headers."""
    archives = Archives(settings.archive)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(archives.close)

    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(GZipMiddleware, minimum_size=SMALLEST_PACKED, compresslevel=3)],
        exception_handlers={
            HTTPException: _refused,
            NoSuchPage: _not_there,
            NoSuchPerson: _not_there,
            NoSuchCorrection: _not_there,
            ArchiveError: _no_archive,
            Exception: _failed,
        },
        lifespan=lifespan,
    )
    app.state.archives = archives
    app.state.tries = Tries()
    return Guard(app, settings.hosts)


def _routes() -> list[Route]:
    return [
        Route("/", front.front),
        Route("/latest", front.latest),
        Route("/articles/{number:int}", articles.article),
        Route("/articles/{number:int}.md", articles.as_markdown),
        Route("/articles/{number:int}.jsonld", articles.as_jsonld),
        Route("/articles/{number:int}/lines", articles.lines),
        Route("/articles/{number:int}/correct", correcting.correct),
        Route("/articles/{number:int}/correct", correcting.keep, methods=["POST"]),
        Route("/corrections/{number:int}/take-back", correcting.take_back, methods=["POST"]),
        Route("/people", persons.people),
        Route("/people/{number:int}", persons.person),
        Route("/people/{number:int}.atom", feeds.of_person),
        Route("/pictures", credits.audit),
        Route("/pictures.csv", credits.as_csv),
        Route("/pictures/of", credits.of_one),
        Route("/search", finding.search),
        Route("/search.atom", feeds.of_search),
        Route("/try", trying.form),
        Route("/try", trying.read, methods=["POST"]),
        Route("/try/{key}", trying.shown),
        Route("/try/{key}/lines", trying.lines),
        Route("/try/{key}/store", trying.store, methods=["POST"]),
        Route("/settings/pictures", set_pictures, methods=["POST"]),
        Route("/static/{name}", static_file),
        *api.routes(),
    ]


async def static_file(request: Request) -> Response:
    """A file of the site's own. Its address changes with its content, so it may be kept for ever."""
    found = STATIC.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "There is no such file.")
    data, media_type = found
    headers = {"Cache-Control": f"public, max-age={ONE_YEAR}, immutable", "Content-Type": media_type}
    return Response(data, headers=headers)


async def set_pictures(request: Request) -> Response:
    """Switch on or off that pictures are loaded from the web, and go back to where the reader was."""
    form = await form_of(request)
    back = form["back"]
    response = RedirectResponse(back if _is_here(back) else "/", 303)
    if form["pictures"] == PICTURES_ON:
        response.set_cookie(PICTURES_COOKIE, PICTURES_ON, httponly=True, samesite="strict", max_age=ONE_YEAR)
    else:
        response.delete_cookie(PICTURES_COOKIE)
    return response


def _is_here(path: str) -> bool:
    """Whether a path leads to this site, and to no other whose name it begins with."""
    return path.startswith("/") and not path.startswith(("//", "/\\"))


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    detail = error.detail if isinstance(error, HTTPException) else ""
    sentence = (
        detail if detail.endswith(".") else "There is nothing at this address. Look for it with the search above."
    )
    if status == 405:
        sentence = "This address does not take such a request."
    return _message(request, status, sentence, headers)


async def _not_there(request: Request, error: Exception) -> Response:
    return _message(request, 404, str(error))


async def _no_archive(request: Request, error: Exception) -> Response:
    return _message(request, 503, str(error))


async def _failed(request: Request, error: Exception) -> Response:
    return _message(request, 500, f"The site failed on this: {type(error).__name__}. What is stored is untouched.")


def _message(request: Request, status: int, sentence: str, headers: object = None) -> Response:
    """A page of one sentence; for programs, the sentence."""
    if request.url.path.startswith(("/api/", "/healthz")):
        response = api.told(status, sentence)
    else:
        response = page(
            request, "message.html", status, heading=HEADINGS.get(status, "That went wrong"), sentence=sentence
        )
    if isinstance(headers, dict):
        response.headers.update(headers)
    return response
