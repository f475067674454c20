"""The project's words as types."""

from __future__ import annotations

import msgspec
import pytest

from mixedzone import types
from mixedzone.types import (
    TEXT_ROLES,
    Block,
    Capture,
    Failure,
    Figure,
    Fixture,
    Interview,
    Line,
    Quote,
    Record,
    Role,
    Source,
    Turn,
)

STRUCTS = (Failure, Line, Block, Figure, Turn, Interview, Quote, Fixture, Source, Capture, Record)

LINE = Line(number=1, text="Goal!", role=Role.PARAGRAPH, probability=0.9)
RECORD = Record(
    name="page.html", url=None, kind="interview", confidence=0.9, headline="Goal!", titles=("Goal!",), kicker=None,
    lead=None, description=None, authors=("Ana Soler",), published=None, modified=None, site=None, section=None, topics=(),
    language="en", complete=True, text="Goal!", blocks=(Block(role=Role.PARAGRAPH, text="Goal!", lines=(1,)),),
    figures=(Figure(caption="Ruiz", credits=("AFP/Ana Soler",)),),
    interview=Interview(turns=(Turn(role="answer", speaker="Tom Ruiz", text="Goal!", lines=(1,)),)),
    quotes=(Quote(text="Goal!", speaker=None, role=Role.PARAGRAPH),), fixtures=(Fixture(date="12-12", time="19:30"),),
    captured=Capture(before="2025-12-12T19:30+00:00", reason="No score is shown."),
    lines=(LINE,),
)  # fmt: skip


def test_the_roles_are_a_newsrooms_words() -> None:
    words = (
        "kicker headline lead byline dateline heading paragraph list_item table question answer speaker pull_quote "
        "caption credit fixture share advert related comment navigation legal other"
    )
    assert [str(role) for role in Role] == words.split()


def test_the_text_roles() -> None:
    words = "lead heading paragraph question answer speaker list_item table"
    assert {str(role) for role in TEXT_ROLES} == set(words.split())


@pytest.mark.parametrize("struct", STRUCTS)
def test_structs_are_frozen_and_take_names_only(struct: type[msgspec.Struct]) -> None:
    assert struct.__struct_config__.frozen
    with pytest.raises(TypeError):
        struct("anything")


def test_a_struct_never_changes() -> None:
    with pytest.raises(AttributeError):
        LINE.text = "No goal."  # type: ignore[misc]


def test_a_record_goes_through_json_and_back() -> None:
    encoded = msgspec.json.encode(RECORD)
    assert msgspec.json.decode(encoded, type=Record) == RECORD
    assert msgspec.json.decode(encoded)["type"] == "article"


def test_records_and_failures_are_told_apart_in_a_stream() -> None:
    failure = Failure(name="b.html", reason="The page is empty.")
    for value in (RECORD, failure):
        assert msgspec.json.decode(msgspec.json.encode(value), type=Record | Failure) == value


def test_there_is_a_json_schema() -> None:
    schema = msgspec.json.schema(Record)
    assert set(schema["$defs"]["Record"]["required"]) >= {"lines", "text", "headline", "fixtures"}


def test_what_cannot_be_read_is_a_value_error() -> None:
    assert issubclass(types.UnreadablePage, ValueError)
    assert str(types.UnreadablePage("The page is empty.")) == "The page is empty."
