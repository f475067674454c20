from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.archive.folding import index_text
from mixedzone.archive.query import parsed_query


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='ascii')")
    for row, text in enumerate(TEXTS):
        connection.execute("INSERT INTO texts (rowid, text) VALUES (?, ?)", (row, index_text(text)))
    return connection


TEXTS = ("goal in the last minute", "goalkeeper saves late", "last goal", "日本代表が勝った", "can't stop")


def found(index: sqlite3.Connection, query: str) -> list[int]:
    parsed = parsed_query(query)
    if parsed.wanted:
        rows = index.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", (parsed.wanted,))
        return [row for (row,) in rows]
    if parsed.unwanted:
        without = index.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (parsed.unwanted,)).fetchall()
        return [row for row in range(len(TEXTS)) if (row,) not in without]
    return list(range(len(TEXTS)))


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("goal last", [0, 2]),
        ('"last goal"', [2]),
        ("goal*", [0, 1, 2]),
        ('"last min"*', [0]),
        ("minute OR saves", [0, 1]),
        ("goal NOT minute", [2]),
        ("goal -minute", [2]),
        ("(minute OR saves) goal*", [0, 1]),
        ("goal AND (last NOT minute)", [2]),
        ("NOT goal", [1, 3, 4]),
        ("-goal -saves", [3, 4]),
        ("日本", [3]),
        ("日", [3]),
        ("表", [3]),
        ("代表", [3]),
        ("本表", []),
        ("can't", [4]),
        ("can`t", [4]),
        ("goal and", []),
        ('a" AND (', []),
        ("foo:bar", []),
        ("text:goal", []),
        ("goal OR", [0, 2]),
        ("OR goal", [0, 2]),
        ("AND", []),
        ("((((goal", [0, 2]),
        ("goal))))) last", [0, 2]),
        ("goal^2 NEAR(", []),
        ("", [0, 1, 2, 3, 4]),
        ("()", [0, 1, 2, 3, 4]),
        ('"', [0, 1, 2, 3, 4]),
    ],
)
def test_what_a_query_finds(index: sqlite3.Connection, query: str, rows: list[int]) -> None:
    assert found(index, query) == rows


CARELESS = st.lists(
    st.sampled_from(
        ["goal", "AND", "OR", "NOT", "(", ")", '"', "*", "-", "日本", "foo:bar", "can't", "NEAR", "^", "{", "+"]
    )
    | st.text(max_size=5),
    max_size=30,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@given(CARELESS)
def test_no_query_is_an_error(index: sqlite3.Connection, query: str) -> None:
    found(index, query)


@pytest.mark.parametrize("query", ["(" * 100_000, '"' * 100_001, "a " * 100_000, "NOT " * 50_000, "(a OR " * 20_000])
def test_long_queries_are_cut(index: sqlite3.Connection, query: str) -> None:
    found(index, query)
    assert len(parsed_query(query).terms) <= 64


def test_only_what_is_wanted_is_highlighted() -> None:
    assert [term.words for term in parsed_query('goal "last minute" NOT (rain OR wind) -snow').terms] == [
        ("goal",),
        ("last", "minute"),
    ]
    assert [term.words for term in parsed_query("goal NOT (rain NOT sun)").terms] == [("goal",), ("sun",)]
