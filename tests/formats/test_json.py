from __future__ import annotations

import json as standard
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec
import pytest

import mixedzone
from mixedzone.formats import json, jsonl
from mixedzone.types import Record, Role

jsonschema = import_module("jsonschema")  # not imported by name: it has no types of its own
EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".html", ".txt"))


def test_there_are_pages() -> None:
    assert PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_real_records_fit_the_schema(page: Path) -> None:
    validator = jsonschema.Draft202012Validator(msgspec.json.schema(Record))
    article = mixedzone.read(page)
    for text in (json.render(article), jsonl.render(article.record())):
        validator.validate(standard.loads(text))


def test_the_schema_refuses_what_is_no_record() -> None:
    validator = jsonschema.Draft202012Validator(msgspec.json.schema(Record))
    assert not validator.is_valid({"type": "article"})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_record_comes_back_whole(page: Path) -> None:
    record = mixedzone.read(page).record()
    assert msgspec.json.decode(json.render(record), type=Record) == record
    assert msgspec.json.decode(jsonl.render(record), type=Record) == record


def test_indented_and_not(make: Callable[..., Record]) -> None:
    record = make([(Role.PARAGRAPH, "one\u2028two\x9b\x1b")])
    assert json.render(record).startswith('{\n  "type": "article",\n')
    assert len(jsonl.render(record).splitlines()) == 1
    assert "\\u009b\\u001b" in jsonl.render(record)


def test_a_file_name_that_is_no_unicode(make: Callable[..., Record]) -> None:
    record = make([], name="f\udce4lle.html")
    assert standard.loads(json.render(record))["name"] == "f\ufffdlle.html"
    assert standard.loads(jsonl.render(record))["name"] == "f\ufffdlle.html"
