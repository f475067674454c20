from __future__ import annotations

import os
import warnings
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from mixedzone.site.api import OPERATIONS
from mixedzone.site.openapi import document

EXAMPLES = 8 if os.environ.get("CI") else 5
"""Requests made up for each operation, of each kind."""

schema = schemathesis.openapi.from_dict(document(OPERATIONS, "0"))


@pytest.fixture(autouse=True)
def _quiet() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_keeps_its_word(case: Any, site: str) -> None:
    # No schema tells which texts are pages; and 3.0 is a whole number to JSON Schema, but not to msgspec.
    excluded = [positive_data_acceptance] if case.operation.method.upper() == "POST" else []
    case.call_and_validate(base_url=site, excluded_checks=excluded)


def test_the_document_is_served(client: httpx.Client) -> None:
    served = client.get("/api/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert set(served["paths"]) == {operation.path for operation in OPERATIONS}


def test_a_page_is_read_stored_corrected_and_found(client: httpx.Client) -> None:
    page = {
        "page": "<h1>The roof moves</h1><p>Question?</p><p>Saltmere has a roof that nobody else would want to own.</p>",
        "url": "https://paper.example/roof",
    }
    assert client.post("/api/read", json=page).json()["headline"] == "The roof moves"
    added = client.post("/api/articles", json=page)
    assert (added.status_code, added.json()["outcome"]) == (201, "new")
    assert client.post("/api/articles", json=page).status_code == 200
    number = added.json()["page"]
    line = client.get(f"/api/articles/{number}/lines").json()["lines"][-1]
    answer = client.post(
        f"/api/articles/{number}/corrections", json={"kind": "role", "line": line["number"], "role": "lead"}
    )
    assert answer.json()["corrections"][0]["value"] == "lead"
    assert client.get(f"/api/articles/{number}").json()["record"]["lead"] == line["text"]
    correction = answer.json()["corrections"][0]["id"]
    assert client.delete(f"/api/corrections/{correction}").status_code == 204
    assert client.delete(f"/api/corrections/{correction}").status_code == 404
    hits = client.get("/api/search", params={"q": "roof nobody", "facets": "true"}).json()
    assert [hit["page"] for hit in hits["hits"]] == [number]


def test_unreadable_pages_are_told(client: httpx.Client) -> None:
    answer = client.post("/api/read", json={"page": " "})
    assert answer.status_code == 422
    assert answer.json()["error"].endswith(".")


def test_suggestions(client: httpx.Client) -> None:
    found = client.get("/api/suggestions?q=qua").json()["suggestions"]
    assert found[0] == {"kind": "paper", "words": "The Quayside Whistle", "address": found[0]["address"]}
    found = client.get("/api/suggestions?q=joss+va").json()["suggestions"]
    assert found[0] == {"kind": "person", "words": "Joss Varrenby", "address": found[0]["address"]}
    assert client.get(found[0]["address"]).status_code == 200
    found = client.get("/api/suggestions?q=car+deck").json()["suggestions"]
    assert "reading" in {one["kind"] for one in found}
    assert client.get('/api/suggestions?q="((*').json() == {"suggestions": []}
