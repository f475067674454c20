from __future__ import annotations

import socket
import time
from urllib.parse import urlsplit

import httpx
import pytest

from mixedzone.site import guard
from tests.site.conftest import token_of

PATHS = ("/", "/articles/7", "/static/site.css", "/api/articles", "/nothing", "/articles/999999", "/search.atom")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers or "uvicorn" in headers["server"]


def test_a_failure_has_them_too(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("mixedzone.archive.people.People.listed", fail)
    answer = httpx.get(f"{client.base_url}/people")  # the server ends a connection on which it has failed
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "", "[::1", "a b"]
)
def test_other_hosts_are_refused(client: httpx.Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code in (400, 421)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "LOCALHOST:1", "[::1]:8000"])
def test_the_loopback_is_answered_by_all_its_names(client: httpx.Client, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/try", "/api/read", "/api/articles", "/settings/pictures", "/articles/7/correct"])
def test_what_other_sites_send_changes_nothing(client: httpx.Client, path: str, headers: dict[str, str]) -> None:
    token = token_of(client)
    answer = client.post(path, data={"token": token, "text": "Goal!"}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/try", "/settings/pictures", "/articles/7/correct", "/corrections/1/take-back"])
def test_forms_must_bring_back_their_token(client: httpx.Client, path: str) -> None:
    token_of(client)
    for token in ("", "wrong"):
        answer = client.post(path, data={"token": token, "text": "Goal!", "line": "3", "role": "other"})
        assert answer.status_code == 403
        assert "Nothing was changed" in answer.text
    assert httpx.post(f"{client.base_url}{path}", data={"token": ""}).status_code == 403


def test_nothing_is_changed_by_asking(client: httpx.Client) -> None:
    for path in ("/settings/pictures", "/corrections/1/take-back", "/try/x/store", "/api/read"):
        assert client.get(path).status_code in (404, 405)


def test_what_is_too_large_is_refused(client: httpx.Client) -> None:
    token = token_of(client)
    answer = client.post("/try", data={"token": token}, files={"file": ("a.html", b"x" * (guard.MOST_BYTES + 1))})
    assert answer.status_code == 413

    def pieces() -> object:
        for _ in range(guard.MOST_BYTES // (1 << 20) + 2):
            yield b"x" * (1 << 20)

    answer = client.post("/api/read", content=pieces(), headers={"Content-Type": "application/json"})  # type: ignore[arg-type]
    assert answer.status_code == 413


def test_what_arrives_too_slowly_is_refused(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.2)
    address = urlsplit(str(client.base_url))
    begun = time.monotonic()
    with socket.create_connection((address.hostname, address.port), timeout=10) as connection:
        connection.sendall(
            f"POST /api/read HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n"
            "Content-Length: 100\r\n\r\n{".encode()
        )
        assert connection.recv(1000).startswith(b"HTTP/1.1 408")
    assert time.monotonic() - begun < 5


def test_pictures_are_loaded_only_when_that_is_switched_on(client: httpx.Client) -> None:
    assert "<img" not in client.get("/articles/7").text
    answer = client.post(
        "/settings/pictures", data={"token": token_of(client), "pictures": "on", "back": "/articles/7"}
    )
    assert answer.headers["location"] == "/articles/7"
    shown = client.get("/articles/7")
    assert '<img src="https://img.quaysidewhistle.example/' in shown.text
    assert "img-src 'self' http: https:" in shown.headers["content-security-policy"]
    client.post("/settings/pictures", data={"token": token_of(client), "pictures": "off", "back": "//evil.example"})
    assert "<img" not in client.get("/articles/7").text


@pytest.mark.parametrize("back", ["//evil.example", "/\\evil.example", "https://evil.example", ""])
def test_nobody_is_led_away(client: httpx.Client, back: str) -> None:
    data = {"token": token_of(client), "pictures": "off", "back": back}
    assert client.post("/settings/pictures", data=data).headers["location"] == "/"
