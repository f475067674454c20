"""What every page asks of its request: the archive, numbers from its address, the fields of its form."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeVar

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from mixedzone.archive.archive import Archive
from mixedzone.site.archives import Archives
from mixedzone.site.guard import MOST_BYTES, cookie
from mixedzone.site.rendering import TOKEN_COOKIE, TOKEN_FIELD
from mixedzone.site.tries import Tries

LAST_PAGE = 1000
"""Nobody turns more leaves than this; later ones cost a search more and more."""

LARGEST_NUMBER = 2**53 - 1
"""Numbers of pages and people are those that JSON can carry; larger ones are nobody's."""

Result = TypeVar("Result")

STALE = "The form had expired. Nothing was changed; go back, load the page again and send it once more."


def archive_of(request: Request) -> AbstractContextManager[Archive]:
    """The archive, lent for the time of a block."""
    archives: Archives = request.app.state.archives
    return archives.lent()


def remembered(request: Request, archive: Archive, key: Hashable, asked: Callable[[], Result]) -> Result:
    """What is costly to ask of a lent archive; asked again when the archive has changed."""
    archives: Archives = request.app.state.archives
    return archives.remembered(archive, key, asked)


def tries_of(request: Request) -> Tries:
    """The pages that are being tried."""
    tries: Tries = request.app.state.tries
    return tries


def number_of(request: Request, name: str = "number") -> int:
    """A number in the path. Raises 404 for one that nothing can have."""
    number = int(request.path_params[name])
    if number > LARGEST_NUMBER:
        raise HTTPException(404, "There is nothing at this address.")
    return number


def leaf_of(request: Request) -> int:
    """Which leaf of a list is wanted, from 1; what is no number is the first."""
    text = request.query_params.get("page", "1")
    return min(max(int(text), 1), LAST_PAGE) if re.fullmatch(r"[0-9]{1,6}", text) else 1


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody sent: its fields, and the first file's name and bytes."""

    fields: dict[str, str]
    file: tuple[str, bytes] | None

    def __getitem__(self, name: str) -> str:
        """A field, empty where it is not there."""
        return self.fields.get(name, "")


async def form_of(request: Request) -> Form:
    """What was sent with a form. Raises 403 where it does not bring back the token of the page that it stood on."""
    file = None
    fields = {}
    async with request.form(max_files=4, max_fields=40, max_part_size=MOST_BYTES) as sent:
        for name, value in sent.multi_items():
            if not isinstance(value, UploadFile):
                fields[name] = value
            elif file is None and value.size:
                file = value.filename or "", await value.read()
    form = Form(fields, file)
    token = cookie(request.headers, TOKEN_COOKIE)
    if not token or not secrets.compare_digest(form[TOKEN_FIELD].encode(), token.encode()):
        raise HTTPException(403, STALE)
    return form
