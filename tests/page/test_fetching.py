from __future__ import annotations

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.page import fetching
from mixedzone.page.fetching import Fetched, FetchError, allows, fetch, is_public
from mixedzone.types import UnreadablePage

Route = bytes | Callable[[socket.socket], None]
MB = 1 << 20


class Server:
    """A server on 127.0.0.1 that sends what its routes hold, byte for byte, or lets them do as they like."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: list[str] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            if self._threads[-1] is None:
                connection.close()
                return
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with suppress(OSError), connection:
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                request = b""
                while b"\r\n\r\n" not in request:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    request += piece
                self.requests.append(request.decode())
                route = self.routes.get(request.split()[1].decode(), answer(b"", "404 Not Found"))
                if callable(route):
                    route(connection)
                else:
                    connection.sendall(route)

    def close(self) -> None:
        self._threads.append(None)  # type: ignore[arg-type]
        socket.create_connection(("127.0.0.1", self.port)).close()
        for thread in self._threads[:-1]:
            thread.join()
        self._socket.close()

    @property
    def paths(self) -> list[str]:
        return [request.split()[1] for request in self.requests]


def answer(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    head = {"Content-Type": "text/html; charset=koi8-r", "Content-Length": str(len(body))}
    head |= {name.replace("_", "-"): value for name, value in fields.items()}
    return f"HTTP/1.1 {status}\r\n{lines(head)}\r\n".encode() + body


def lines(head: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in head.items())


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=location)


def dripping(beginning: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """Sends `beginning`, then `drop` every hundredth of a second, for as long as anyone listens."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(beginning)
        for _ in range(500):
            connection.sendall(drop)
            time.sleep(0.01)

    return drip


def silent(connection: socket.socket) -> None:
    connection.recv(1)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def fetched(url: str, **limits: Any) -> Fetched:
    return fetch(url, allow_private=True, **{"timeout": 5.0, **limits})


def refused(url: str, *, allow_private: bool = True, **limits: Any) -> str:
    """The sentence with which a fetch is refused; it must come soon."""
    started = time.monotonic()
    with pytest.raises(FetchError) as caught:
        fetch(url, allow_private=allow_private, **{"timeout": 2.0, **limits})
    assert time.monotonic() - started < limits.get("timeout", 2.0) + 2
    assert isinstance(caught.value, UnreadablePage)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence and len(sentence) < 300
    return sentence


Resolver = Callable[[str], list[str]]


def resolve_with(monkeypatch: pytest.MonkeyPatch, resolver: Resolver) -> list[str]:
    """Names (not addresses) are resolved by `resolver`; gives the list of names that were asked for."""
    real, asked = socket.getaddrinfo, []

    def getaddrinfo(host: str, port: int, *rest: Any, **options: Any) -> list[Any]:
        if host[0].isdigit() or ":" in host:
            return real(host, port, *rest, **options)
        asked.append(host)
        return [info for address in resolver(host) for info in real(address, port, *rest, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


# What a page is fetched as


def test_a_page(server: Server) -> None:
    server.routes["/a?b=%C3%A4"] = answer(b"<p>page")
    assert fetched(f"{server.url}/a?b=ä#part") == Fetched(
        url=f"{server.url}/a?b=%C3%A4",
        status=200,
        content_type="text/html; charset=koi8-r",
        charset="koi8-r",
        body=b"<p>page",
    )


def test_the_requests_are_honest_and_keep_nothing(server: Server) -> None:
    server.routes["/robots.txt"] = answer(b"", Set_Cookie="a=1; Path=/")
    server.routes["/a"] = answer(b"", "302 Found", Location="/b", Set_Cookie="b=1; Path=/")
    server.routes["/b"] = answer(b"<p>page")
    assert fetched(f"http://user:password@127.0.0.1:{server.port}/a").url == f"{server.url}/b"
    assert server.paths == ["/robots.txt", "/a", "/b"]
    for request in server.requests:
        fields = dict(line.split(": ", 1) for line in request.split("\r\n")[1:-2])
        assert fields["User-Agent"].startswith("MixedZone/")
        assert fields["User-Agent"].endswith(" (reads one page on a person's request)")
        assert fields["Host"] == f"127.0.0.1:{server.port}"
        assert not {"cookie", "authorization", "referer"} & {name.lower() for name in fields}


def test_proxies_of_the_environment_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server.routes["/"] = answer(b"<p>page")
    assert fetched(server.url).body == b"<p>page"


def chunked(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body


@pytest.mark.parametrize(
    "route",
    [
        answer(gzip.compress(b"<p>page"), Content_Encoding="gzip"),
        answer(zlib.compress(b"<p>page"), Content_Encoding="deflate"),
        chunked(b"3;x=y\r\n<p>\r\n4\r\npage\r\n0\r\n\r\n"),
        b"HTTP/1.0 200 OK\r\n\r\n<p>page",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n<p>pageand more",
    ],
)
def test_bodies_are_read_as_their_headers_say(server: Server, route: bytes) -> None:
    server.routes["/"] = route
    assert fetched(server.url).body == b"<p>page"


def test_a_page_without_content_type(server: Server) -> None:
    server.routes["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
    page = fetched(server.url)
    assert (page.content_type, page.charset, page.body) == (None, None, b"")


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "304 Not Modified", "302 Nowhere", "999 What"])
def test_other_statuses_are_refused(server: Server, status: str) -> None:
    server.routes["/"] = answer(b"", status)
    assert refused(server.url).startswith(f"127.0.0.1 answered with status {status[:3]}")


def test_importing_does_not_load_httpx() -> None:
    code = "import sys, mixedzone.page.fetching; print('httpx' in sys.modules or 'httpcore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


# Redirects


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 There", "308 There"])
def test_redirects_are_followed(server: Server, status: str) -> None:
    server.routes["/a/b"] = redirect("../c?d", status)
    server.routes["/c?d"] = answer(b"<p>page")
    assert fetched(f"{server.url}/a/b").url == f"{server.url}/c?d"


def test_five_redirects_are_followed_and_no_more(server: Server) -> None:
    for number in range(6):
        server.routes[f"/{number}"] = redirect(f"/{number + 1}")
    server.routes["/6"] = answer(b"<p>page")
    assert fetched(f"{server.url}/1").body == b"<p>page"
    assert refused(f"{server.url}/0") == "127.0.0.1 redirects more than 5 times."


def test_a_redirect_loop_ends(server: Server) -> None:
    server.routes["/"] = redirect("/")
    assert refused(server.url) == "127.0.0.1 redirects more than 5 times."
    assert server.paths == ["/robots.txt", *["/"] * 6]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/", "data:text/html,a", "javascript:a"])
def test_redirects_lead_to_web_pages_only(server: Server, location: str) -> None:
    server.routes["/"] = redirect(location)
    assert refused(server.url) == f"{location} is no http or https address."


@pytest.mark.parametrize("location", ["http://[::1", "http://a:99999/", "http://a:0/", "//" + "a" * 9000])
def test_redirects_to_no_address_are_refused(server: Server, location: str) -> None:
    server.routes["/"] = redirect(location)
    refused(server.url)


# Addresses


@pytest.mark.parametrize(
    "url",
    ["", "page.html", "/etc/passwd", "file:///etc/passwd", "ftp://a.example/", "javascript:1", "http://", "http:///a",
     "//paper.example/a", "http://a b\x00/", "http://[::1", "http://paper.example:99999/", "http://\ud800/",
     "http://paper.example/" + "a" * 8000, "http://paper.example/" + "a" * 80_000],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    refused(url, allow_private=False)


PRIVATE = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "localhost", "0.0.0.0", "0",
    "user:password@127.0.0.1", "paper.example@127.0.0.1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[ff02::1]",
    "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "[fe80::1]", "[fc00::1]", "10.0.0.1",
    "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.0.8",
]  # fmt: skip


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_refused(host: str, server: Server) -> None:
    sentence = refused(f"http://{host}:{server.port}/", allow_private=False)
    assert sentence.endswith("is an address inside a private network, which is not allowed.")
    assert server.requests == []


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_private_addresses_are_fetched_where_they_are_allowed(host: str, server: Server) -> None:
    server.routes["/"] = answer(b"<p>page")
    assert fetched(f"http://{host}:{server.port}/").body == b"<p>page"


@pytest.mark.parametrize("host", ["paper.example", "paper.example.", "PAPER.example", "zeitung-schön.example"])
def test_a_public_name_of_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, server: Server, host: str
) -> None:
    asked = resolve_with(monkeypatch, lambda _: ["127.0.0.1", "::1", "10.0.0.1"])
    name = host.lower().encode("idna").decode()
    assert refused(f"http://{host}:{server.port}/", allow_private=False) == (
        f"{name} is an address inside a private network, which is not allowed."
    )
    assert asked == [name]
    assert server.requests == []


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    for location in (
        f"http://127.0.0.2:{server.port}/inside",
        f"http://[::1]:{server.port}/",
        "http://10.0.0.1/",
    ):
        server.routes["/"] = redirect(location)
        assert refused(server.url, allow_private=False).endswith("inside a private network, which is not allowed.")
    assert set(server.paths) == {"/robots.txt", "/"}


def test_a_robots_txt_that_redirects_to_a_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    server.routes["/robots.txt"] = redirect(f"http://127.0.0.2:{server.port}/inside")
    assert "private network" in refused(server.url, allow_private=False)
    assert server.paths == ["/robots.txt"]


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name leads to the open internet when it is checked, and inside right afterwards."""
    answers = iter([["93.184.215.14", "127.0.0.1", "2606:2800:21f::1"]])
    asked = resolve_with(monkeypatch, lambda _: next(answers, ["127.0.0.1"]))
    connected = []

    def create_connection(address: tuple[str, int], *_: object, **__: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", create_connection)
    assert refused("http://paper.example/", allow_private=False) == "The server paper.example could not be reached."
    assert asked == ["paper.example"]
    assert connected == [("93.184.215.14", 80), ("2606:2800:21f::1", 80)]


def test_the_server_is_asked_by_its_name(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    resolve_with(monkeypatch, lambda _: ["127.0.0.1"])
    server.routes["/"] = answer(b"<p>page")
    fetched(f"http://paper.example:{server.port}/")
    assert f"\r\nHost: paper.example:{server.port}\r\n" in server.requests[1]


def test_a_name_that_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_with(monkeypatch, lambda _: [])
    assert refused("http://paper.example/") == "The server paper.example could not be found."


def test_a_resolver_that_does_not_answer_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    resolve_with(monkeypatch, lambda _: ["127.0.0.1"] if over.wait(5) else [])
    try:
        assert refused("http://paper.example/", timeout=0.2) == "The server paper.example could not be found."
    finally:
        over.set()


def test_a_closed_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/") == "The server 127.0.0.1 could not be reached."


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"])
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_in_ipv6_is_as_public_as_itself(address: Any) -> None:
    for network in ("::ffff:", "64:ff9b::"):
        assert is_public(f"{network}{address}") == is_public(str(address))
    assert not is_public(f"::{address}")


@given(st.ip_addresses())
def test_public_addresses_are_none_of_the_special_kinds(address: Any) -> None:
    if is_public(str(address)) and not getattr(address, "ipv4_mapped", None):
        assert not (address.is_private or address.is_loopback or address.is_link_local or address.is_multicast)
        assert not (address.is_reserved and address not in fetching.NAT64) and not address.is_unspecified


# TLS


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of paper.example with its key, in one file."""
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl command")
    folder = tmp_path_factory.mktemp("certificate")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=paper.example"
    subprocess.run(
        [
            *command.split(),
            "-addext",
            "subjectAltName=DNS:paper.example",
            "-keyout",
            "key",
            "-out",
            "certificate",
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    both = folder / "both"
    both.write_bytes((folder / "key").read_bytes() + (folder / "certificate").read_bytes())
    return both


@pytest.fixture
def secure_server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    resolve_with(monkeypatch, lambda _: ["127.0.0.1"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Server(context)
    yield server
    server.close()


def test_https_asks_for_the_name_and_checks_it(
    secure_server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", os.fspath(certificate))
    secure_server.routes["/"] = answer(b"<p>page")
    assert fetched(f"https://paper.example:{secure_server.port}/").body == b"<p>page"
    assert refused(f"https://other.example:{secure_server.port}/") == (
        "No secure connection to other.example could be made."
    )


def test_certificates_that_nobody_vouches_for_are_refused(secure_server: Server) -> None:
    assert refused(f"https://paper.example:{secure_server.port}/") == (
        "No secure connection to paper.example could be made."
    )


def test_a_server_that_never_ends_the_handshake(server: Server) -> None:
    assert refused(f"https://127.0.0.1:{server.port}/", timeout=0.3) == (
        "No secure connection to 127.0.0.1 could be made."
    )


# Hostile servers


LARGE = "The answer of 127.0.0.1 is larger than the limit of 1,000,000 bytes."
LATE = "The page did not arrive within the time allowed."
SILENT = "127.0.0.1 did not answer in time."
IMPROPER = "The answer of 127.0.0.1 is cut short or no proper HTTP."
CUT = "The answer of 127.0.0.1 breaks off in the middle."
UNKNOWN = "The answer of 127.0.0.1 is packed as 'lzw', which is not known."
THREEFOLD = "The answer of 127.0.0.1 is packed 3 times over."
BOMB = "The answer of 127.0.0.1 grows more than 200-fold when it is unpacked."


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(100):
        connection.sendall(bytes(MB))


def endless_chunks(connection: socket.socket) -> None:
    connection.sendall(chunked(b""))
    for _ in range(1000):
        connection.sendall(b"1\r\na\r\n" * 10_000)


@pytest.mark.parametrize(
    ("route", "sentence"),
    [
        (endless, LARGE),
        (endless_chunks, None),
        (answer(bytes(1_000_001)), LARGE),
        (answer(gzip.compress(os.urandom(1_000_001)), Content_Encoding="gzip"), LARGE),
        (answer(gzip.compress(b"<p>page</p>" * 100_000), Content_Encoding="gzip"), LARGE),
        (answer(gzip.compress(b"<p>page")[:-9], Content_Encoding="gzip"), CUT),
        (answer(b"<p>page", Content_Encoding="gzip"), None),
        (answer(b"<p>page", Content_Encoding="lzw"), UNKNOWN),
        (answer(b"<p>page", Content_Encoding="gzip, br, gzip"), THREEFOLD),
        (dripping(b"", b"H"), None),
        (dripping(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"), None),
        (dripping(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"), None),
        (dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"a"), None),
        (dripping(chunked(b""), b"1\r\na\r\n"), None),
        (dripping(chunked(b""), b"1"), None),
        (silent, None),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 30_000 + b"\r\n", IMPROPER),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200_000 + b"\r\n\r\n", IMPROPER),
        (b"", IMPROPER),
        (b"SSH-2.0-OpenSSH_9.6\r\n", IMPROPER),
        (b"<p>page", IMPROPER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n<p>", IMPROPER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<p>", IMPROPER),
        (b"HTTP/1.1 200 OK\r\nContent-Le", IMPROPER),
        (answer(b"<p>page", Content_Length="9"), IMPROPER),
        (chunked(b"zz\r\n<p>\r\n0\r\n\r\n"), IMPROPER),
        (chunked(b"5\r\n<p>\r\n0\r\n\r\n"), IMPROPER),
        (chunked(b"fffffffffffffffffffff\r\n<p>\r\n0\r\n\r\n"), IMPROPER),
        (chunked(b"3\r\n<p>\r\n"), IMPROPER),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: a\r\n\r\n", None),
    ],
)  # fmt: skip
def test_hostile_answers_are_refused_in_time(server: Server, route: Route, sentence: str | None) -> None:
    server.routes["/"] = route
    given = refused(server.url, timeout=0.5, max_bytes=1_000_000)
    if sentence:
        assert given == sentence


@pytest.mark.parametrize("size", [16 * MB, 256 * MB])
def test_a_bomb_is_not_unpacked(server: Server, size: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(MB)) for _ in range(size // MB)) + packer.flush()
    server.routes["/"] = answer(bomb, Content_Encoding="gzip")
    assert refused(server.url) == BOMB


def test_the_deadline_ends_a_drip_that_never_pauses(server: Server) -> None:
    server.routes["/"] = dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"a")
    started = time.monotonic()
    assert refused(server.url, timeout=0.3) in (LATE, SILENT)
    assert 0.25 < time.monotonic() - started < 2.5


def test_redirects_share_one_deadline(server: Server) -> None:
    def late(connection: socket.socket) -> None:
        time.sleep(0.2)
        connection.sendall(redirect("/"))

    server.routes["/"] = late
    assert refused(server.url, timeout=0.5) in (LATE, SILENT)


# robots.txt


OURS = "User-agent: MixedZone\nDisallow: /ours\n"


def test_what_robots_txt_forbids_is_not_fetched(server: Server) -> None:
    server.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /private\n")
    server.routes["/public"] = redirect("/private")
    sentence = "The robots.txt of 127.0.0.1 does not allow this page to be read."
    assert refused(f"{server.url}/private/a") == sentence
    assert refused(f"{server.url}/public") == sentence
    assert server.paths == ["/robots.txt", "/robots.txt", "/public"]


def test_each_origin_of_a_redirect_has_its_own_robots_txt(server: Server) -> None:
    other = Server()
    try:
        server.routes["/"] = redirect(f"{other.url}/a")
        other.routes["/robots.txt"] = answer(b"User-agent: mixedzone\nDisallow: /\n")
        assert "does not allow" in refused(server.url)
        assert other.paths == ["/robots.txt"]
    finally:
        other.close()


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "404 Not Found", "410 Gone", "429 Slowly"])
def test_without_a_robots_txt_everything_is_allowed(server: Server, status: str) -> None:
    server.routes |= {"/robots.txt": answer(b"User-agent: *\nDisallow: /", status), "/": answer(b"<p>page")}
    assert fetched(server.url).body == b"<p>page"


@pytest.mark.parametrize(
    "route",
    [
        answer(b"", "500 Oops"),
        answer(b"", "503 Later"),
        b"nonsense",
        b"",
        silent,
        dripping(b"HTTP/1.1 200 OK\r\n\r\n", b"#"),
        answer(b"User-agent", Content_Length="99"),
        answer(b"User-agent", Content_Encoding="gzip"),
        redirect("file:///etc/hosts"),
    ],
)
def test_where_robots_txt_cannot_be_read_nothing_is_fetched(server: Server, route: Route) -> None:
    server.routes |= {"/robots.txt": route, "/": answer(b"<p>page")}
    assert refused(server.url, timeout=0.4) == (
        "The robots.txt of 127.0.0.1 cannot be read, so its pages are left alone."
    )
    assert "/" not in server.paths


def test_the_time_for_robots_txt_is_limited_too(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "ROBOTS_SECONDS", 0.2)
    server.routes["/robots.txt"] = silent
    started = time.monotonic()
    assert "robots.txt" in refused(server.url, timeout=5)
    assert time.monotonic() - started < 3


def test_redirects_of_robots_txt_are_followed_five_times(server: Server) -> None:
    server.routes["/robots.txt"] = redirect("/1")
    for number in range(1, 6):
        server.routes[f"/{number}"] = redirect(f"/{number + 1}")
    server.routes |= {"/5": answer(b"User-agent: *\nDisallow: /"), "/": answer(b"<p>page")}
    assert "does not allow" in refused(server.url)
    server.routes |= {"/5": redirect("/6"), "/6": answer(b"User-agent: *\nDisallow: /")}
    assert fetched(server.url).body == b"<p>page"


def test_the_beginning_of_a_long_robots_txt_counts(server: Server) -> None:
    filler = b"# a comment\n" * 100_000
    server.routes["/robots.txt"] = answer(b"User-agent: *\nDisallow: /a\n" + filler + b"Disallow: /b\n")
    server.routes["/b"] = answer(b"<p>page")
    assert "does not allow" in refused(f"{server.url}/a")
    assert fetched(f"{server.url}/b").body == b"<p>page"


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("\ufeffUser-agent: *\rDisallow: /a", "/b", True),
        ("user-agent : * # all\r\n  DISALLOW : /a # that", "/a/b", False),
        ("User-agent: *\nDisallow: /a", "/A", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: mixedzone\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: MixedZone/2.0\nDisallow: /", "/a", False),
        ("User-agent: Mixed\nDisallow: /", "/a", True),
        ("User-agent: MixedZoneBot\nDisallow: /", "/a", True),
        (f"User-agent: *\nDisallow: /\n\n{OURS}", "/a", True),
        (f"{OURS}\nUser-agent: *\nDisallow: /", "/ours", False),
        (f"{OURS}\nUser-agent: other\nDisallow: /\n\nUser-agent: mixedzone\nDisallow: /more", "/more", False),
        (f"{OURS}\nUser-agent: other\nDisallow: /\n\nUser-agent: mixedzone\nDisallow: /more", "/ours", False),
        ("User-agent: MixedZone\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: mixedzone\nDisallow: /a", "/a", False),
        ("User-agent: mixedzone\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: other\nSitemap: /s\nUser-agent: mixedzone\nDisallow: /a", "/a", False),
        ("Disallow: /\nUser-agent: *\nDisallow: /a", "/b", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?c", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*?", "/a?b", False),
        ("User-agent: *\nDisallow: /*?", "/a", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a-b-c-d", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a-c-b", True),
        ("User-agent: *\nDisallow: /*aa$", "/a", True),
        ("User-agent: *\nDisallow: *b", "/ab", False),
        ("User-agent: *\nDisallow: /ä", "/%C3%A4", False),
        ("User-agent: *\nDisallow: /%c3%a4", "/%C3%A4", False),
        ("User-agent: *\nDisallow: /%61", "/a", False),
        ("User-agent: *\nDisallow: /a%2Fb", "/a/b", True),
        ("User-agent: *\nDisallow: /a\x0bUser-agent: b", "/c", True),
        ("<html>Disallow: /</html>", "/a", True),
    ],
)
def test_the_rules_of_robots_txt(robots: str, path: str, allowed: bool) -> None:
    assert allows(robots.removeprefix("\ufeff"), path) is allowed


def test_a_robots_txt_with_a_byte_order_mark(server: Server) -> None:
    server.routes["/robots.txt"] = answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\xff")
    server.routes["/"] = answer(b"<p>page")
    assert "does not allow" in refused(f"{server.url}/%FF")
    assert fetched(server.url).body == b"<p>page"


@given(st.text(), st.text(alphabet="/a*$%4é?"))
def test_any_robots_txt_is_understood_somehow(robots: str, pattern: str) -> None:
    allows(robots, "/a")
    allows(f"User-agent: *\nDisallow: {pattern}", "/a%41?é")


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: a\n" * 20_000 + "Allow: /a\n" * 25_000,
        "User-agent: *\nDisallow: /" + "*a" * 250_000 + "b",
        "User-agent: *\n" + "Disallow: *b\n" * 40_000,
    ],
    ids=["groups", "wildcards", "rules"],
)
def test_a_crafted_robots_txt_takes_no_time(robots: str) -> None:
    started = time.process_time()
    allows(robots, "/" + "a" * 8000)
    assert time.process_time() - started < 2
