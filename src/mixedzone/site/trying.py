"""Try a page: drop or paste it, see how it is read, store it if it is worth it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mixedzone.archive.archive import SAME
from mixedzone.archive.preparing import Original
from mixedzone.formats.html import web_address
from mixedzone.formats.printable import one_line
from mixedzone.site.articles import Subject, lines_page, reading_page
from mixedzone.site.asking import Form, archive_of, form_of, tries_of
from mixedzone.site.rendering import page, with_query
from mixedzone.site.tries import Tried, name_of
from mixedzone.types import Failure

LONGEST_NAME = 200
"""Characters of a file's name."""

KEPT_TEXT = 30_000
"""Characters of what was pasted that come back with a refusal."""

GONE = "This try is forgotten: tries are kept for an hour, and only the last few. Give the page once more."
NOTHING = "Choose a file, or paste a page's text or HTML."


def form(request: Request) -> Response:
    """Where a page is dropped or pasted."""
    return page(request, "try.html", notice="", text="", address="")


async def read(request: Request) -> Response:
    """Read what was dropped or pasted, and show it at an address of its own."""
    sent = await form_of(request)
    name, data = _given(sent)
    address = web_address(sent["address"].strip())
    if not data.strip():
        return _refused(request, sent, NOTHING)
    original = Original(data=data, url=address)
    tried = await run_in_threadpool(tries_of(request).read, original, name)
    if isinstance(tried, Failure):
        return _refused(request, sent, tried.reason)
    return RedirectResponse(f"/try/{tried.key}", 303)


def shown(request: Request) -> Response:
    """The reading of a page that is tried."""
    tried = _tried(request)
    return reading_page(request, Subject(tried.record, f"/try/{tried.key}"))


def lines(request: Request) -> Response:
    """Every line of a page that is tried."""
    tried = _tried(request)
    return lines_page(request, Subject(tried.record, f"/try/{tried.key}"))


async def store(request: Request) -> Response:
    """Put a page that was tried into the archive."""
    await form_of(request)
    tried = _tried(request)

    def stored() -> Response:
        with archive_of(request) as archive:
            added = archive.add(tried.record, tried.original)
        done = "same" if added.outcome == SAME else "stored"
        return RedirectResponse(with_query(f"/articles/{added.page}", {"done": done}), 303)

    return await run_in_threadpool(stored)


def _tried(request: Request) -> Tried:
    tried = tries_of(request).get(request.path_params["key"])
    if tried is None:
        raise HTTPException(404, GONE)
    return tried


def _given(sent: Form) -> tuple[str, bytes]:
    """The name and the bytes of a page: a file's before what was pasted."""
    if sent.file is not None:
        name, data = sent.file
        return one_line(name)[-LONGEST_NAME:] or "a file", data
    data = sent["text"].encode("utf-8", "replace")
    return name_of(data), data


def _refused(request: Request, sent: Form, sentence: str) -> Response:
    text = sent["text"]
    return page(
        request,
        "try.html",
        422,
        notice=sentence,
        text=text if len(text) <= KEPT_TEXT else "",
        address=sent["address"],
    )
