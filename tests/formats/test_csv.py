"""Tables for spreadsheets, read back by the standard library's reader and by the letter of RFC 4180."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import mixedzone
from mixedzone.formats.csv import BYTE_ORDER_MARK, COLUMNS, FORMULA, render, safe
from mixedzone.formats.printable import printable
from mixedzone.types import Figure, Interview, Quote, Record, Role, Turn

Make = Callable[..., Record]
EXAMPLES = Path(__file__).parents[2] / "examples"


def rows(table: str) -> list[dict[str, str]]:
    assert table.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(StringIO(table[1:], newline=""), strict=True))


def test_turns(make: Make) -> None:
    turns = (
        Turn(role="question", speaker=None, text="Cold?", lines=(1,)),
        Turn(
            role="answer",
            speaker="Joss Varrenby",
            text='"Yes,\n\nno", he says',
            notes=("(laughs)", "[x]"),
            lines=(2, 4),
        ),
    )
    page = make([], name="a.html", url="https://x.example/a", published="2026-02-25", interview=Interview(turns=turns))
    found = rows(render(page))
    assert [list(row) for row in found] == [list(COLUMNS["turns"])] * 2
    assert found[1] == {
        "page": "a.html",
        "url": "https://x.example/a",
        "published": "2026-02-25",
        "number": "2",
        "role": "answer",
        "speaker": "Joss Varrenby",
        "text": '"Yes,\n\nno", he says',
        "notes": "(laughs) | [x]",
        "lines": "2 | 4",
    }
    assert found[0]["speaker"] == ""


def test_quotes_and_figures(make: Make) -> None:
    quote = Quote(text="We won.", speaker="Cy Do", role=Role.PARAGRAPH, lines=(3,))
    figure = Figure(
        caption="A ferry", credits=("IMAGO/A", "dpa"), agency="IMAGO", urls=("https://i.example/1", "x"), lines=(4,)
    )
    page = make([], quotes=(quote,), figures=(figure,))
    (said,) = rows(render(page, table="quotes"))
    assert (said["role"], said["speaker"], said["text"], said["lines"]) == ("paragraph", "Cy Do", "We won.", "3")
    (picture,) = rows(render(page, table="figures"))
    assert (picture["caption"], picture["credits"], picture["agency"]) == ("A ferry", "IMAGO/A | dpa", "IMAGO")
    assert (picture["image"], picture["alt"], picture["photographer"]) == ("https://i.example/1", "", "")


def test_tables_of_several_pages_are_one_table(make: Make) -> None:
    turns = Interview(turns=(Turn(role="answer", speaker=None, text="Yes."),))
    whole = render(make([], name="a", interview=turns)) + render(make([], name="b", interview=turns), head=False)
    assert [row["page"] for row in rows(whole)] == ["a", "b"]
    assert render(make([]), head=False) == ""


CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')
"""A cell and what ends it, as the grammar of RFC 4180 has them."""


def by_the_letter(table: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    place = 0
    while place < len(table):
        cell = CELL.match(table, place)
        assert cell is not None, table[place : place + 40]
        found[-1].append(cell[1].replace('""', '"') if cell[1] is not None else cell[2])
        if cell[3] != ",":
            found.append([])
        place = cell.end()
    return found[:-1]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
@example([('"', ",\r\n"), ("", "=1")])
def test_any_turns_are_read_alike_by_two_readers(make: Make, said: list[tuple[str, str]]) -> None:
    turns = tuple(Turn(role="answer", speaker=speaker, text=text) for speaker, text in said)
    table = render(make([], interview=Interview(turns=turns)))[1:]
    found = by_the_letter(table)
    assert found == list(csv.reader(StringIO(table, newline=""), strict=True))
    assert all(len(row) == len(COLUMNS["turns"]) for row in found)
    assert [(row[5], row[6]) for row in found[1:]] == [(safe(speaker), safe(text)) for speaker, text in said]


@pytest.mark.parametrize("table", COLUMNS)
@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*-*.*")), ids=lambda page: page.name)
def test_real_pages(table: str, page: Path) -> None:
    article = mixedzone.read(page)
    parts = {"turns": article.interview.turns if article.interview else (), "quotes": article.quotes}
    assert len(rows(render(article, table=table))) == len(parts.get(table, article.figures))


@given(st.text())
@example("=HYPERLINK(1)")
@example("\n =1+1")
@example("\ufeff=1")
@example("＝1")
@example("\t=1")
def test_no_text_is_a_formula_and_all_of_it_comes_back(text: str) -> None:
    cell = safe(text)
    assert not cell.lstrip(" \n").startswith(tuple(FORMULA))
    assert cell.removeprefix("'") == printable(text).removeprefix("'")
    output = StringIO()
    csv.writer(output).writerow([cell, "next"])
    assert next(csv.reader(StringIO(output.getvalue(), newline=""), strict=True)) == [cell, "next"]


def test_a_file_name_that_is_no_unicode(make: Make) -> None:
    figure = Figure(caption="x")
    (row,) = rows(render(make([], name="f\udce4lle.html", figures=(figure,)), table="figures"))
    assert row["page"] == "f\ufffdlle.html"
