"""Fields of linked data."""

from __future__ import annotations

import json

import pytest

from mixedzone.label.linked_data import DEEPEST, declared, scripts_of
from mixedzone.page.html import cut_html


def found(*scripts: str) -> list[object]:
    page = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    cut = cut_html((page + "<p>Text").encode())
    assert cut.tree is not None
    return list(declared(cut.tree, "author"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"author": "Ada Marsh"}, ["Ada Marsh"]),
        ({"@graph": [{"author": {"name": "Ada Marsh"}}, {"author": None}]}, [{"name": "Ada Marsh"}, None]),
        ([[{"author": ["Ada Marsh"]}]], [["Ada Marsh"]]),
        ({"writer": "author"}, []),
        (7, []),
    ],
)
def test_every_value_of_a_field_is_found(data: object, expected: list[object]) -> None:
    assert found(json.dumps(data)) == expected


def test_broken_scripts_cost_nothing_but_themselves() -> None:
    assert found('{"author": "', '{"author": "Ada Marsh"}', "\ud83d author".encode("utf-8", "replace").decode()) == [
        "Ada Marsh"
    ]


def test_data_is_looked_through_to_a_limit() -> None:
    deep: object = {"author": "Ada Marsh"}
    for _ in range(DEEPEST + 1):
        deep = [deep]
    assert found(json.dumps(deep)) == []


def test_other_scripts_are_not_asked() -> None:
    cut = cut_html(b'<script>{"author": "Ada Marsh"}</script><p>Text')
    assert cut.tree is not None
    assert list(declared(cut.tree, "author")) == []


def test_scripts_are_read_once() -> None:
    cut = cut_html(b'<script type="Application/LD+JSON; charset=utf-8">\n{"author": "Ada Marsh"}</script><p>Text')
    assert cut.tree is not None
    assert scripts_of(cut.tree) is scripts_of(cut.tree)
    assert list(declared(cut.tree, "author")) == ["Ada Marsh"]
