"""Running the site."""

from __future__ import annotations

import socket
import sys
from ipaddress import ip_address
from pathlib import Path

import uvicorn

from mixedzone.site.app import create_app
from mixedzone.site.settings import Settings

MOST_REQUESTS = 200
"""Requests that are under way at the same time; more are turned away."""

MOST_WAITING = 128
"""Connections that wait to be taken; the system takes them from the first moment on."""

IDLE_SECONDS = 30
"""How long a connection stays open between requests."""


class NotServed(Exception):  # noqa: N818 - it says what happened
    """The site could not begin. Its text is one sentence."""


def run(path: Path, *, host: str, port: int, host_names: frozenset[str], told: str) -> None:
    """Serve until the process is interrupted. `told` is printed once the site answers, with its address for `%s`.

    Raises NotServed where the address cannot be listened at.
    """
    try:
        listening = bound(host, port)
    except OSError as error:
        raise NotServed(f"Nothing can listen at {host}, port {port}: {error.strerror or error}.") from None
    settings = Settings(path, host_names | _own_names(host))
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=5,
        limit_concurrency=MOST_REQUESTS,
    )
    print(told % address_of(listening), file=sys.stderr, flush=True)
    uvicorn.Server(config).run(sockets=[listening])


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens at an address."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(MOST_WAITING)
    except OSError:
        listening.close()
        raise
    return listening


def address_of(listening: socket.socket) -> str:
    """Where a browser finds the site."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _own_names(host: str) -> frozenset[str]:
    """The names that go with the address that is listened at: an address of all networks is no name."""
    try:
        address = ip_address(host)
    except ValueError:
        return frozenset({host})
    return frozenset() if address.is_unspecified else frozenset({str(address)})
