"""Who may ask what of the site: hosts, origins, sizes and times of requests; what browsers may do with answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

MOST_BYTES = 24 << 20
"""Bytes of a request: a page of the largest size that is read, and the form around it."""

MOST_SECONDS = 30.0
"""How long a request may take to arrive; over a loopback it takes a moment."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

PICTURES_COOKIE, PICTURES_ON = "pictures", "on"
"""The reader's wish to have pictures loaded from the web."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'{pictures}; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing is loaded from elsewhere, and no script runs that stands in a page."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before the whole site. `hosts` are the names that it answers to, without a port."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOOPBACK, most: int = MOST_BYTES) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        policy = POLICY.format(pictures=" http: https:" if wants_pictures(headers) else "")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                answer.setdefault("Content-Security-Policy", policy)
                for name, value in HEADERS.items():
                    answer[name] = value
            await send(message)

        refusal = self._refusal(scope["method"], headers)
        answering = refusal or self.app
        await answering(scope, self._bounded(receive), guarded)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if host_name(headers.get("host", "")) not in self.hosts:
            return told(421, "This site does not answer to that host name; name it with --host-name if it should.")
        if method not in SAFE_METHODS and not same_origin(headers):
            return told(403, "A page of another site sent this, so nothing was changed.")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self.most:
            return told(413, self._too_large)
        return None

    @property
    def _too_large(self) -> str:
        return f"That is larger than the {self.most >> 20} MB that are read."

    def _bounded(self, receive: Receive) -> Receive:
        """What comes in, until it is too much or takes too long. Waiting after the last piece is no fault."""
        until = time.monotonic() + MOST_SECONDS
        taken = 0
        complete = False

        async def bounded() -> Message:
            nonlocal taken, complete
            if complete:
                return await receive()
            try:
                async with asyncio.timeout(max(0.0, until - time.monotonic())):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, "The request took too long to arrive. Send it again.") from None
            taken += len(message.get("body", b""))
            complete = not message.get("more_body", False)
            if taken > self.most:
                raise HTTPException(413, self._too_large)
            return message

        return bounded


def told(status: int, sentence: str) -> PlainTextResponse:
    """An answer of one sentence."""
    return PlainTextResponse(sentence + "\n", status)


def host_name(host: str) -> str:
    """The name in a Host header, without its port; nothing for what is none.

    >>> host_name("LOCALHOST:8000"), host_name("[::1]:8000"), host_name("a/b")
    ('localhost', '::1', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        port_is_one = parts.port is None or parts.port > 0
        return (parts.hostname or "") if port_is_one and parts.netloc == host and "@" not in host else ""
    except ValueError:
        return ""


def same_origin(headers: Headers) -> bool:
    """Whether a request comes from the site's own pages, or from no page at all."""
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def wants_pictures(headers: Headers) -> bool:
    """Whether the reader has switched on that pictures are loaded from the web."""
    return cookie(headers, PICTURES_COOKIE) == PICTURES_ON


def cookie(headers: Headers, name: str) -> str:
    """The value of a cookie, or nothing."""
    text = headers.get("cookie", "")
    if name not in text:
        return ""
    try:
        found = SimpleCookie(text).get(name)
    except CookieError:
        return ""
    return found.value if found is not None else ""
