"""Corrected pages as cases: the page, and the reading that it should have, as tests and training take them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mixedzone.archive.archive import Archive
from mixedzone.archive.preparing import Original
from mixedzone.page import decoding
from mixedzone.types import Fixture, Line, Record, Role

EXPECTED = "expected"
"""The folder beside the pages that holds what is expected of them."""

Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CorrectedPage:
    """A page with the name of its file, and what is expected of it, as `examples/expected` has it.

    `roles` of HTML are [text, role] of every line that a browser shows, in order; of flat text they go by the numbers
    of the file's lines. `corrections` names what people put right; all else is what the reader found.
    """

    name: str
    data: bytes
    expected: Case


def cases_of(archive: Archive) -> Iterator[CorrectedPage]:
    """A case for every page that has been corrected."""
    for page in archive.corrections.pages():
        article, record = archive.corrections.reading(page)
        original = archive.original(page)
        lines = article.lines
        flat = bool(lines) and lines[0].span is not None
        name = f"page-{page}.{'txt' if flat else 'html'}"
        numbers = _numbers_in_file(original, lines) if flat else {}
        corrections = [
            {
                "kind": one.kind,
                "line": numbers.get(one.line, one.line),
                "text": one.text,
                "value": one.value,
                "was": one.was,
            }
            for one in archive.corrections.of(page)
        ]
        known = {"page": name, "url": original.url, "charset": original.charset}
        case = _known(known) | _expected(record, numbers) | _roles(lines, numbers) | {"corrections": corrections}
        yield CorrectedPage(name, original.data, case)


def _expected(record: Record, numbers: dict[int, int]) -> Case:
    """What is expected of the views."""
    turns = record.interview.turns if record.interview else ()
    return _known(
        {
            "kind": record.kind,
            "kicker": record.kicker,
            "headline": record.headline,
            "lead": [block.text for block in record.blocks if block.role is Role.LEAD],
            "authors": list(record.authors),
            "published": record.published,
            "modified": record.modified,
            "figures": [
                {"caption": one.caption, "credits": list(one.credits)} | _places(one.lines, numbers)
                for one in record.figures
            ],
            "turns": [
                {"role": one.role, "speaker": one.speaker, "text": one.text} | _places(one.lines, numbers)
                for one in turns
            ],
            "quotes": [{"speaker": one.speaker, "text": one.text} for one in record.quotes],
            "fixtures": [_fixture(one, numbers) for one in record.fixtures],
            "text": record.text,
        }
    )


def _fixture(fixture: Fixture, numbers: dict[int, int]) -> Case:
    """A kick-off as the page gives it: what a fixture list told of it is not on the page."""
    year = fixture.year if not fixture.round else None
    date = (fixture.date or "")[-5:] if fixture.round else fixture.date
    place = {"line": numbers[fixture.lines[0]]} if numbers and fixture.lines else {}
    return {"date": date, "time": fixture.time, "year": year} | place


def _roles(lines: tuple[Line, ...], numbers: dict[int, int]) -> Case:
    if numbers:
        return {"roles": {str(numbers[line.number]): line.role.value for line in lines}}
    return {"roles": [[line.text, line.role.value] for line in lines if line.hidden is None]}


def _places(lines: tuple[int, ...], numbers: dict[int, int]) -> Case:
    return {"lines": [numbers[line] for line in lines]} if numbers else {}


def _numbers_in_file(original: Original, lines: tuple[Line, ...]) -> dict[int, int]:
    """The numbers of lines as the file has them, where empty ones count too."""
    text = decoding.to_text(original.data, original.charset)[0]
    found, number, place = {}, 1, 0
    for line in lines:
        start = line.span[0] if line.span else place
        number += text.count("\n", place, start)
        place = start
        found[line.number] = number
    return found


def _known(values: Case) -> Case:
    return {name: value for name, value in values.items() if value not in (None, [], "")}
