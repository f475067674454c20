from __future__ import annotations

from pathlib import Path

import httpx
from selectolax.lexbor import LexborHTMLParser

from mixedzone.archive.archive import Archive
from mixedzone.archive.rereading import mark_all, reread
from tests.site.conftest import token_of


def test_a_line_gets_another_role_at_once(client: httpx.Client) -> None:
    lines = client.get("/api/articles/4/lines").json()["lines"]
    paragraph = next(line for line in lines if line["role"] == "paragraph")
    data = {"token": token_of(client), "line": str(paragraph["number"]), "role": "advert"}
    answer = client.post("/articles/4/correct", data=data)
    assert answer.headers["location"] == f"/articles/4/lines?done=corrected#line-{paragraph['number']}"
    shown = client.get(answer.headers["location"]).text
    assert "corrected, was paragraph" in shown
    assert paragraph["text"] not in client.get("/articles/4").text
    correction = client.get("/api/articles/4/corrections").json()["corrections"][0]
    client.post(f"/corrections/{correction['id']}/take-back", data={"token": token_of(client)})
    assert paragraph["text"] in client.get("/articles/4").text


def test_a_turn_gets_another_speaker_and_keeps_it(client: httpx.Client, archive_path: Path) -> None:
    data = {"token": token_of(client), "turn": "2", "speaker": "  Pellow  Dunmore "}
    answer = client.post("/articles/7/correct", data=data)
    assert answer.headers["location"] == "/articles/7?done=corrected#turn-2"
    with Archive(archive_path) as archive:
        mark_all(archive)
        assert list(reread(archive))
    turn = LexborHTMLParser(client.get("/articles/7").text).css_first("#turn-2 .speaker")
    assert turn is not None
    assert turn.text() == "Pellow Dunmore"
    number = client.get("/api/people?name=pellow+dunmore").json()["people"][0]["id"]
    assert "My parents ran the night boat" in client.get(f"/people/{number}").text


def test_what_cannot_be_is_told(client: httpx.Client) -> None:
    for data in (
        {"line": "9999", "role": "other"},
        {"line": "3", "role": "goalkeeper"},
        {"turn": "999", "speaker": "X"},
    ):
        answer = client.post("/articles/7/correct", data={"token": token_of(client), **data})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    assert client.post("/corrections/99/take-back", data={"token": token_of(client)}).status_code == 404
