"""Bylines → names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.names import folded, introduced, is_generic, is_login, names_in, unique


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ana Soler", ["Ana Soler"]),
        ("Von Anna Berg und Tom Ruiz", ["Anna Berg", "Tom Ruiz"]),
        ("Par Léa Martin et Luc Petit", ["Léa Martin", "Luc Petit"]),
        ("Por Luis Mora y Ana Soler", ["Luis Mora", "Ana Soler"]),
        ("Ana Soler, Jan Holm & Eva Lind", ["Ana Soler", "Jan Holm", "Eva Lind"]),
        ("Ana Soler; Eva Lind/Tom Ruiz", ["Ana Soler", "Eva Lind", "Tom Ruiz"]),
        ("Text: Anna Berg", ["Anna Berg"]),
        ("Propos recueillis par Léa Martin", ["Léa Martin"]),
        ("Written by: By Ana Soler", ["Ana Soler"]),
        ("Byron Ruiz", ["Byron Ruiz"]),
        ("Anna Berg, dpa", ["Anna Berg", "dpa"]),
        ("Anna Berg, Saltmere", ["Anna Berg"]),
        ("Ana Soler, Senior Reporter", ["Ana Soler"]),
        ("Ana Soler (aso), Jan Holm (jho)", ["Ana Soler", "Jan Holm"]),
        ("By Ana Soler - Mar 27, 2024", ["Ana Soler"]),
        ("By Ana Soler December 2, 2025", ["Ana Soler"]),
        ("by Ana · Dec 20, 2025 at 3:00 am · One comment", ["Ana"]),
        ("Ana Soler in Saltmere", ["Ana Soler"]),
        ("ANA SOLER, Ana Soler", ["Ana Soler"]),
        ("김민수 기자", ["김민수"]),
        ("By", []),
        ("https://post.example/ana", []),
        ("ana@post.example", []),
        ("  ", []),
        ("Ana" + " " * 1_000_000 + "Soler", []),
    ],
)
def test_names_in_a_byline(text: str, names: list[str]) -> None:
    begun = time.process_time()
    assert names_in(text) == names
    assert time.process_time() - begun < 1


def test_a_known_author_may_be_called_like_a_role() -> None:
    assert names_in("The Post Editor", whole=True) == ["The Post Editor"]
    assert names_in("Ana Soler, Editor", whole=True) == ["Ana Soler"]


@pytest.mark.parametrize("text", ["Text messages", "Interview with a keeper", "Author", "Byron", "Vonda Lee"])
def test_what_opens_no_byline(text: str) -> None:
    assert introduced(text) is None


def test_a_label_alone_opens_an_empty_byline() -> None:
    assert introduced("Von") == introduced("By:") == ""


def test_accounts() -> None:
    assert all(map(is_generic, ["admin", "Redaktion", "Webmaster"]))
    assert not is_generic("Ana Soler")
    assert is_login("a.soler") and not is_login("Ana Soler")


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    names = names_in(text)
    assert names == unique(names)
    assert all(name == name.strip() and any(map(str.isalpha, name)) for name in names)
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("unit", ["by ", ", ", "a ", "- ", "(", "by:", "、"])
def test_long_bylines_cost_little(unit: str) -> None:
    begun = time.process_time()
    names_in(unit * 200_000)
    introduced(unit * 300)
    names_in((unit * 500)[:500])
    assert time.process_time() - begun < 1
