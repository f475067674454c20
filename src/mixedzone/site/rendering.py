"""Templates → pages. All that stands in a page is escaped and free of control characters."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from mixedzone.formats.colours import COLOURS, GREY, Colour, word_of
from mixedzone.formats.html import NO_ALT, NO_TITLE, web_address
from mixedzone.formats.parts import day, short_day
from mixedzone.formats.printable import printable
from mixedzone.site.guard import cookie, wants_pictures
from mixedzone.types import Role

TOKEN_COOKIE, TOKEN_FIELD, TOKEN_BYTES = "token", "token", 18
"""What a form must bring back from the page that it stood on."""

STATIC_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

ONE_YEAR = 31_536_000

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")

HUES = ("orange", "blue", "green", "vermillion", "sky", "purple", "grey")


def static_files() -> dict[str, tuple[bytes, str]]:
    """The style sheet, script and pictures that belong to the site, with their types."""
    found = {}
    for file in files("mixedzone.site").joinpath("static").iterdir():
        suffix = file.name[file.name.rfind(".") :]
        if suffix in STATIC_TYPES:
            found[file.name] = file.read_bytes(), STATIC_TYPES[suffix]
    return found


STATIC = static_files()


@lru_cache
def static(name: str) -> str:
    """The address of a file of the site's own, which changes when its content does."""
    return f"/static/{name}?{blake2b(STATIC[name][0], digest_size=6).hexdigest()}"


def with_query(path: str, values: Mapping[str, object], **changed: object) -> str:
    """A path with a query; values that are empty are left out.

    >>> with_query("/search", {"q": "a b", "site": ""}, page=2)
    '/search?q=a+b&page=2'
    """
    merged = {name: str(value) for name, value in {**values, **changed}.items() if value not in (None, "", False)}
    return f"{path}?{urlencode(merged)}" if merged else path


def counted(number: int, one: str, several: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "word"), counted(1200, "word"), counted(2, "story", "stories")
    ('1 word', '1,200 words', '2 stories')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a sentence has them.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def short_date(date: str | None) -> str:
    """The day of an ISO 8601 date as lists have it.

    >>> short_date("2026-02-25T09:40:00+00:00"), short_date("2026-02"), short_date(None)
    ('25 Feb 2026', '2026-02', '')
    """
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return date or ""
    return f"{short_day(moment.date().isoformat())} {moment.year}"


def hue_of(role: Role) -> str:
    """The name of a role's colour, as the style sheet has it."""
    return _HUE_OF.get(COLOURS.get(role, GREY), "grey")


def is_tag(language: str | None) -> bool:
    """Whether a language is what browsers take for one.

    >>> is_tag("de-CH"), is_tag("English"), is_tag(None)
    (True, False, False)
    """
    return _TAG.fullmatch(language or "") is not None


def marked(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is marked.

    >>> marked("a goal", ((2, 6),))
    [('a ', False), ('goal', True)]
    """
    pieces, place = [], 0
    for start, end in marks:
        pieces += [(text[place:start], False), (text[start:end], True)]
        place = end
    return [piece for piece in [*pieces, (text[place:], False)] if piece[0]]


def page(request: Request, template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made from a template. It brings a token for its forms."""
    token = cookie(request.headers, TOKEN_COOKIE)
    fresh = not token
    token = token or secrets.token_urlsafe(TOKEN_BYTES)
    content = _environment.get_template(template).render(
        values,
        path=request.url.path,
        here=with_query(request.url.path, dict(request.query_params)),
        token=token,
        pictures_on=wants_pictures(request.headers),
    )
    response = HTMLResponse(content, status, headers={"Cache-Control": "private, no-cache"})
    if fresh:
        response.set_cookie(TOKEN_COOKIE, token, httponly=True, samesite="strict")
    return response


def _finalized(value: object) -> object:
    return printable(value) if type(value) is str else value


def _hue_names() -> dict[Colour, str]:
    from mixedzone.formats import colours

    return {getattr(colours, name.upper()): name for name in HUES}


_HUE_OF = _hue_names()

_environment = Environment(
    loader=PackageLoader("mixedzone.site"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_finalized,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.filters.update(
    {
        "day": day,
        "short_date": short_date,
        "word": word_of,
        "hue": hue_of,
        "address": web_address,
        "marked": marked,
        "urlpart": lambda text: quote(text, safe=""),
        "listed": listed,
        "is_tag": is_tag,
    }
)
_environment.globals.update(
    {
        "static": static,
        "with_query": with_query,
        "counted": counted,
        "no_title": NO_TITLE,
        "no_alt": NO_ALT,
        "token_field": TOKEN_FIELD,
    }
)
