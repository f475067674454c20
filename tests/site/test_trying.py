from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from mixedzone.archive.preparing import Original
from mixedzone.site import tries
from mixedzone.site.tries import Tried, Tries
from mixedzone.types import Failure
from tests.site.conftest import HOSTILE, token_of


def test_a_file_is_read_and_not_stored(client: httpx.Client, examples: Path) -> None:
    before = client.get("/healthz").json()["articles"]
    file = ("derby.html", (examples / "derby-report.html").read_bytes())
    answer = client.post("/try", data={"token": token_of(client)}, files={"file": file})
    assert answer.status_code == 303
    shown = client.get(answer.headers["location"])
    assert "Wanderers take the derby" in shown.text
    assert "is not stored" in shown.text
    assert "navigation" in client.get(answer.headers["location"] + "/lines").text
    assert client.get("/healthz").json()["articles"] == before


def test_pasted_text_is_stored_with_one_click(client: httpx.Client) -> None:
    text = (
        "A harbour derby\n\nBy Mara Quillfeather\n\nSaltmere won in the rain, by two goals to one, on Friday evening."
    )
    data = {"token": token_of(client), "text": text, "address": "https://paper.example/harbour"}
    tried = client.post("/try", data=data).headers["location"]
    stored = client.post(f"{tried}/store", data={"token": token_of(client)})
    assert stored.status_code == 303
    assert "The page is in the archive now." in client.get(stored.headers["location"]).text
    again = client.post(f"{tried}/store", data={"token": token_of(client)})
    assert "had this page already" in client.get(again.headers["location"]).text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "Choose a file"), (b"%PDF-1.7\n1 0 obj", "The page is a PDF"), (b"\x89PNG\r\n\x1a\n\0\0", "image")],
)
def test_what_is_no_page_is_told(client: httpx.Client, data: bytes, sentence: str) -> None:
    answer = client.post("/try", data={"token": token_of(client)}, files={"file": ("a", data)})
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_page_that_takes_too_long_is_given_up() -> None:
    page = Original(data=("<p>" + "a goal, " * 2_000_000).encode())
    found = Tries(seconds=0.05).read(page, "slow")
    assert isinstance(found, Failure)
    assert "longer than 0.05 seconds" in found.reason


def test_only_the_last_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "MOST_KEPT", 2)
    kept = Tries()
    monkeypatch.setattr(kept, "reading", _record)
    keys = []
    for number in range(3):
        tried = kept.read(Original(data=b"x" * number), "x")
        assert isinstance(tried, Tried)
        keys.append(tried.key)
    assert [kept.get(key) is not None for key in keys] == [False, True, True]
    monkeypatch.setattr(tries, "MOST_BYTES_KEPT", 1)
    assert kept.get(keys[1]) is None
    monkeypatch.setattr(tries, "KEPT_SECONDS", -1.0)
    assert kept.get(keys[2]) is None


def _record(*_: object) -> object:
    import mixedzone

    return mixedzone.read("A goal in the rain.").record()


def test_a_hostile_page_is_shown_as_text(client: httpx.Client) -> None:
    answer = client.post("/try", data={"token": token_of(client), "text": HOSTILE, "address": "javascript:alert(1)"})
    shown = client.get(answer.headers["location"]).text
    assert "<script>window.hit" not in shown
    assert "javascript:" not in shown
    assert "{{7*7}}" in shown
