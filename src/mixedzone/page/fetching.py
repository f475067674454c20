"""Fetching one page over http or https, because a person asked for it, from servers that may be hostile.

A name is resolved once for each connection, its addresses are checked, and the connection goes to an address
that was checked: what the name resolves to a moment later has no say. Everything has a limit, time above all.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote

import msgspec

from mixedzone.page.containers import MEMBER_BYTES, DamagedError, charset_of, decoded
from mixedzone.types import UnreadablePage

if TYPE_CHECKING:
    import ssl

    import httpcore
    import httpx

PRODUCT = "MixedZone"
"""The product token: what a robots.txt calls this program."""

TIMEOUT = 30.0
"""Seconds for everything together: names, robots.txt, redirects and the page."""

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
"""The longest silence of a server."""

ROBOTS_SECONDS = 5.0
ROBOTS_BYTES = 512 << 10
"""What is read of a robots.txt; RFC 9309 asks for at least 500 KiB."""

REDIRECTS = 5
ADDRESSES = 4
"""How many of a name's addresses are tried."""

URL_CHARACTERS = 8_000
"""RFC 9110 asks that addresses of this length work; longer ones are no page's."""

PORTS = range(1, 1 << 16)
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})

PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that stand for the IPv4 address in their last bytes, where a network has no IPv4."""

NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20", "5f00::/16")
)
"""Reserved for protocols, tunnels and documents; Python's own table differs from release to release."""

ESCAPE = re.compile("%[0-9a-fA-F]{2}")
LINE_END = re.compile("\r\n|\r|\n")
TOKEN = re.compile(r"\*|[a-z_-]*")


class FetchError(UnreadablePage):
    """The page was not fetched, or not allowed to be; the text is one sentence that says why."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a server gave it. `url` is the one that the redirects led to, `body` is decoded from its
    content coding, `content_type` the whole header value and `charset` its parameter.
    """

    url: str
    status: int
    content_type: str | None
    charset: str | None
    body: bytes


def fetch(url: str, *, allow_private: bool = False, timeout: float = TIMEOUT, max_bytes: int = MEMBER_BYTES) -> Fetched:
    """Fetch the page at `url`, following at most five redirects, as far as each server's robots.txt allows.

    `timeout` are seconds for all of it, `max_bytes` bounds the body, packed and unpacked. Addresses inside
    private networks are refused unless `allow_private`. Raises FetchError.
    """
    limits = _Limits(time.monotonic() + timeout, max_bytes, allow_private)
    target = _parsed(url)
    robots: dict[str, str] = {}
    for _ in range(REDIRECTS + 1):
        origin = f"{target.scheme}://{target.netloc.decode()}"
        if origin not in robots:
            robots[origin] = _robots(target, limits)
        if not allows(robots[origin], target.raw_path.decode()):
            raise FetchError(f"The robots.txt of {_host(target)} does not allow this page to be read.")
        answer = _get(target, limits)
        redirect = _redirect(target, answer)
        if redirect is None:
            return _fetched(target, answer)
        target = redirect
    raise FetchError(f"{_host(target)} redirects more than {REDIRECTS} times.")


def allows(robots: str, path: str) -> bool:
    """Whether a robots.txt lets this program fetch `path`, its query included, by the rules of RFC 9309.

    >>> allows("User-agent: *\\nDisallow: /print/\\nAllow: /print/*.html$", "/print/a.html")
    True
    """
    path = _normal(path)
    longest = max(
        ((len(pattern), allowed) for pattern, allowed in _rules(robots) if _matches(pattern, path)),
        default=(0, True),
    )
    return longest[1] or path == "/robots.txt"


class _Limits(NamedTuple):
    """What an exchange may take; `until` is a moment of the monotonic clock."""

    until: float
    max_bytes: int
    allow_private: bool

    def seconds(self, at_most: float) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise FetchError("The page did not arrive within the time allowed.")
        return min(left, at_most)


class _Answer(NamedTuple):
    """A server's answer; the body is empty unless the status is 2xx."""

    status: int
    headers: httpx.Headers
    body: bytes


class _UnreachableError(FetchError):
    """No connection to the server was made."""


# Addresses


def _parsed(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """A URL that may be fetched, without credentials and fragment."""
    import httpx

    shown = url if len(url) <= 200 and url.isprintable() else "This"
    try:
        parsed = (base.join(url) if base else httpx.URL(url.strip())).copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, ValueError):
        raise FetchError(f"{shown} is no web address.") from None
    if parsed.scheme not in ("http", "https") or not parsed.raw_host:
        raise FetchError(f"{shown} is no http or https address.")
    if parsed.port not in PORTS and parsed.port is not None:
        raise FetchError(f"{shown} names a port that does not exist.")
    if len(str(parsed)) > URL_CHARACTERS:
        raise FetchError(f"The address is longer than the limit of {URL_CHARACTERS} characters.")
    return parsed


def _host(url: httpx.URL) -> str:
    return url.raw_host.decode()


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet.

    >>> is_public("::ffff:127.0.0.1")
    False
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip in NAT64:
            ip = ipaddress.IPv4Address(ip.packed[-4:])
        elif ip not in PUBLIC_IPV6:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in NOT_PUBLIC)


def _resolved(host: str, port: int, limits: _Limits) -> list[str]:
    """The addresses of a name; none if the system's resolver, which knows no deadline, is late."""
    answers: SimpleQueue[list[str]] = SimpleQueue()

    def resolve() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, ValueError):
            found = []
        answers.put([str(address[0]) for *_, address in found])

    Thread(target=resolve, daemon=True).start()
    try:
        return list(dict.fromkeys(answers.get(timeout=limits.seconds(CONNECT_SECONDS))))
    except Empty:
        return []


def _connected(host: str, port: int, limits: _Limits) -> httpcore.NetworkStream:
    import httpcore

    addresses = _resolved(host, port, limits)
    if not addresses:
        raise _UnreachableError(f"The server {host} could not be found.")
    if not limits.allow_private:
        addresses = [address for address in addresses if is_public(address)]
    if not addresses:
        raise _UnreachableError(f"{host} is an address inside a private network, which is not allowed.")
    for address in addresses[:ADDRESSES]:
        try:
            return httpcore.SyncBackend().connect_tcp(address, port, limits.seconds(CONNECT_SECONDS))
        except (httpcore.ConnectError, httpcore.ConnectTimeout):
            continue
    raise _UnreachableError(f"The server {host} could not be reached.")


class _Backend:
    """The network as httpcore sees it: connections go to checked addresses only and end at the deadline."""

    def __init__(self, limits: _Limits) -> None:
        self._limits = limits

    def connect_tcp(self, host: str, port: int, **_: object) -> _Stream:
        return _Stream(_connected(host, port, self._limits), self._limits)


class _Stream:
    """A connection that ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, limits: _Limits) -> None:
        self._stream = stream
        self._limits = limits

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._limits.seconds(timeout or READ_SECONDS))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._limits.seconds(timeout or READ_SECONDS))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> _Stream:
        seconds = self._limits.seconds(timeout or CONNECT_SECONDS)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._limits)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


# Exchanges


def _get(url: httpx.URL, limits: _Limits, *, cut: bool = False) -> _Answer:
    """One request and its answer, on a connection of its own. A body that is too long is `cut` or refused."""
    import httpcore
    import httpx

    host = _host(url)
    address = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    backend = cast("httpcore.NetworkBackend", _Backend(limits))
    try:
        with (
            httpcore.ConnectionPool(network_backend=backend) as pool,
            pool.stream("GET", address, headers=_headers(url)) as response,
        ):
            headers = httpx.Headers(response.headers)
            body = b""
            if 200 <= response.status < 300:
                coding = headers.get("content-encoding", "")
                body = _body(decoded(_wire(response.iter_stream(), limits), coding), limits, cut=cut)
            return _Answer(response.status, headers, body)
    except (httpcore.ConnectError, httpcore.ConnectTimeout):
        raise _UnreachableError(f"No secure connection to {host} could be made.") from None
    except httpcore.TimeoutException:
        raise FetchError(f"{host} did not answer in time.") from None
    except httpcore.ProtocolError:
        raise FetchError(f"The answer of {host} is cut short or no proper HTTP.") from None
    except httpcore.NetworkError:
        raise FetchError(f"The connection to {host} broke off.") from None
    except DamagedError as damage:
        raise FetchError(f"The answer of {host} {damage.predicate}.") from None


def _headers(url: httpx.URL) -> list[tuple[str, str]]:
    from importlib import metadata

    try:
        version = metadata.version("mixedzone")
    except metadata.PackageNotFoundError:
        version = "0"
    return [
        ("Host", url.netloc.decode()),
        ("User-Agent", f"{PRODUCT}/{version} (reads one page on a person's request)"),
        ("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1"),
        ("Accept-Encoding", "gzip, deflate, br, zstd"),
        ("Connection", "close"),
    ]


def _wire(pieces: Iterable[bytes], limits: _Limits) -> Iterator[bytes]:
    """The body as it comes; still packed, it may not be larger than unpacked."""
    size = 0
    for piece in pieces:
        yield piece
        size += len(piece)
        if size > limits.max_bytes:
            raise DamagedError(_too_large(limits))


def _body(pieces: Iterable[bytes], limits: _Limits, *, cut: bool) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limits.max_bytes:
            if cut:
                break
            raise DamagedError(_too_large(limits))
    return bytes(body[: limits.max_bytes])


def _too_large(limits: _Limits) -> str:
    return f"is larger than the limit of {limits.max_bytes:,} bytes"


def _redirect(url: httpx.URL, answer: _Answer) -> httpx.URL | None:
    location = answer.headers.get("location")
    if answer.status not in REDIRECT_STATUSES or location is None:
        return None
    return _parsed(location, url)


def _fetched(url: httpx.URL, answer: _Answer) -> Fetched:
    if not 200 <= answer.status < 300:
        phrase = f" ({HTTPStatus(answer.status).phrase})" if answer.status in set(HTTPStatus) else ""
        raise FetchError(f"{_host(url)} answered with status {answer.status}{phrase}.")
    content_type = answer.headers.get("content-type")
    return Fetched(
        url=str(url),
        status=answer.status,
        content_type=content_type,
        charset=charset_of(content_type),
        body=answer.body,
    )


# robots.txt


def _robots(url: httpx.URL, limits: _Limits) -> str:
    """The rules of a server: none where it has no robots.txt; FetchError where that cannot be found out."""
    limits = limits._replace(until=min(limits.until, time.monotonic() + ROBOTS_SECONDS), max_bytes=ROBOTS_BYTES)
    host = _host(url)
    target = url.copy_with(raw_path=b"/robots.txt")
    try:
        for _ in range(REDIRECTS + 1):
            answer = _get(target, limits, cut=True)
            redirect = _redirect(target, answer)
            if redirect is None:
                break
            target = redirect
        else:
            return ""
    except _UnreachableError:
        raise
    except FetchError:
        raise FetchError(f"The robots.txt of {host} cannot be read, so its pages are left alone.") from None
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise FetchError(f"The robots.txt of {host} cannot be read, so its pages are left alone.")
    return answer.body.decode("utf-8-sig", "surrogateescape")


def _rules(robots: str) -> list[tuple[str, bool]]:
    """The path patterns for this program, and whether each allows; those for all where it is not named."""
    ours = PRODUCT.lower()
    rules: dict[str, list[tuple[str, bool]]] = {}
    agents: set[str] = set()
    complete = False
    for line in LINE_END.split(robots):
        field, _, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if field == "user-agent":
            if complete:
                agents, complete = set(), False
            match = TOKEN.match(value.lower())
            if match and match[0] in (ours, "*"):
                agents.add(match[0])
                rules.setdefault(match[0], [])
        elif field in ("allow", "disallow"):
            complete = True
            if value:
                for agent in agents:
                    rules[agent].append((_normal(value), field == "allow"))
    return rules.get(ours, rules.get("*", []))


def _normal(path: str) -> str:
    """A path or pattern spelled in one way: escaped where it must be and nowhere else."""

    def spelled(escape: re.Match[str]) -> str:
        letter = chr(int(escape[0][1:], 16))
        return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else escape[0].upper()

    return ESCAPE.sub(spelled, quote(path, safe="!\"#$%&'()*+,/:;<=>?@[\\]^`{|}", errors="surrogateescape"))


def _matches(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says, in which * is anything and a last $ the end."""
    anchored = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not parts:
        return not anchored or place == len(path)
    for part in parts[:-1]:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if anchored:
        return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= place
    return path.find(parts[-1], place) >= 0
