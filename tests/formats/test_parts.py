from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import mixedzone
from mixedzone.formats import renderer
from mixedzone.formats.parts import (
    Items,
    Picture,
    Said,
    Signature,
    Strip,
    Table,
    Words,
    day,
    kickoffs,
    parts_of,
    rounds,
    said_by,
)
from mixedzone.types import TEXT_ROLES, Figure, Fixture, Interview, Line, Record, Role, Turn

Make = Callable[..., Record]
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_parts_stand_in_page_order(interview: Record) -> None:
    kinds = [type(part) for part in parts_of(interview)]
    assert kinds == [Strip, Words, Words, Words, Signature, Said, Said, Picture, Said, Words, Words]


SAID = """<h1>Harbour win</h1>
<p>The derby was long and wet, and most of the town was there to see the end of it.</p>
<p>“We never stopped,” said captain Ana Soler when the lights had gone out. “Nobody told us to.”</p>
<p>“It rained on us all,” a fan said. The coach Tom Ruiz added: “It was {long}.”</p>
<p>“Next year again,” Soler said.</p>"""


def test_who_said_what_in_the_order_in_which_they_are_heard() -> None:
    assert said_by(mixedzone.read(SAID.format(long="cold"))) == {
        "Ana Soler": ["We never stopped", "Nobody told us to.", "Next year again"],
        "Tom Ruiz": ["It was cold."],
    }


def test_of_a_long_quote_the_beginning_is_listed() -> None:
    (said,) = said_by(mixedzone.read(SAID.format(long="cold and " * 40 + "wet")))["Tom Ruiz"]
    assert len(said) <= 164
    assert said.startswith("It was cold and") and said.endswith("cold and …")


@pytest.mark.parametrize("format", ["article", "markdown", "html"])
def test_who_said_what_ends_an_article(format: str) -> None:
    article = mixedzone.read(SAID.format(long="cold"))
    shown = renderer(format)(article)
    listed = shown[shown.index("Who said what") :]
    assert [listed.count(name) for name in ("Ana Soler", "Tom Ruiz")] == [1, 1]
    assert listed.index("We never stopped") < listed.index("Nobody told us to.") < listed.index("It was cold.")
    assert "It rained on us all" not in listed


@pytest.mark.parametrize("format", ["article", "markdown", "html"])
def test_a_page_without_speech_has_no_such_list(format: str) -> None:
    article = mixedzone.read("<h1>Harbour win</h1><p>The derby was long and wet, and most of the town was there.")
    assert "Who said what" not in renderer(format)(article)


def test_a_picture_interrupts_a_turn_and_does_not_end_it(interview: Record) -> None:
    said = [part for part in parts_of(interview) if isinstance(part, Said)]
    assert [(part.role, part.paragraphs, part.continues) for part in said] == [
        ("question", ("Was it cold?",), False),
        ("answer", ("My hands were.",), False),
        ("answer", ("The rest was warm.",), True),
    ]
    assert {part.speaker for part in said[1:]} == {"Joss Varrenby"}


def test_paragraphs_of_a_turn_that_stand_together_are_one_part(make: Make) -> None:
    page = [(Role.QUESTION, "Why?"), (Role.ANSWER, "One."), (Role.ANSWER, "Two.")]
    turns = (
        Turn(role="question", speaker=None, text="Why?", lines=(1,)),
        Turn(role="answer", speaker=None, text="One.\n\nTwo.", lines=(2, 3)),
    )
    _, answer = parts_of(make(page, interview=Interview(turns=turns)))
    assert isinstance(answer, Said)
    assert answer.paragraphs == ("One.", "Two.")
    assert answer.lines == (2, 3)


def test_no_words_of_a_turn_are_lost_where_its_paragraphs_are_not_its_blocks(make: Make) -> None:
    page = [(Role.ANSWER, "One. Two."), (Role.CAPTION, "A picture"), (Role.ANSWER, "Three.")]
    turns = (Turn(role="answer", speaker=None, text="One.\n\nTwo.\n\nThree.", lines=(1, 3)),)
    said = [part for part in parts_of(make(page, interview=Interview(turns=turns))) if isinstance(part, Said)]
    assert [part.paragraphs for part in said] == [("One.", "Two.", "Three.")]


def test_a_label_on_its_own_line_is_told_by_the_turn(make: Make) -> None:
    page = [(Role.SPEAKER, "Ana"), (Role.ANSWER, "Yes.")]
    turns = (Turn(role="answer", speaker="Ana", text="Yes.", lines=(2,)),)
    assert [type(part) for part in parts_of(make(page, interview=Interview(turns=turns)))] == [Said]
    assert [type(part) for part in parts_of(make(page))] == [Words, Words]


def test_a_figure_stands_once_where_it_stands_first(make: Make) -> None:
    page = [(Role.CAPTION, "A ship"), (Role.PARAGRAPH, "Text."), (Role.CAPTION, "A ship"), (Role.CREDIT, "dpa")]
    figure = Figure(caption="A ship", credits=("dpa",), lines=(1, 3, 4))
    assert [type(part) for part in parts_of(make(page, figures=(figure,)))] == [Picture, Words]


def test_captions_and_credits_of_no_figure_stay(make: Make) -> None:
    parts = parts_of(make([(Role.CAPTION, "A ship"), (Role.CREDIT, "dpa")]))
    assert [part.figure for part in parts if isinstance(part, Picture)] == [
        Figure(caption="A ship"),
        Figure(credits=("dpa",)),
    ]


def test_a_headline_that_stands_twice_is_given_once(make: Make) -> None:
    page = [(Role.HEADLINE, "Derby day"), (Role.PARAGRAPH, "Text."), (Role.HEADLINE, "Derby Day")]
    parts = parts_of(make(page, headline="Derby day"))
    assert [part.text for part in parts if isinstance(part, Words)] == ["Derby day", "Text."]


def test_paragraphs_that_stand_twice_are_given_twice(make: Make) -> None:
    assert len(parts_of(make([(Role.PARAGRAPH, "Goal!"), (Role.PARAGRAPH, "Goal!")]))) == 2


def test_what_the_page_only_declares_stands_where_it_belongs(make: Make) -> None:
    page = [(Role.KICKER, "Cup"), (Role.LEAD, "The lead."), (Role.PARAGRAPH, "Text.")]
    parts = parts_of(make(page, headline="Derby day", authors=("Ana Bo", "Cy Do"), published="2026-02-25T09:40:00Z"))
    assert [type(part) for part in parts] == [Words, Words, Words, Signature, Words]
    assert parts[1] == Words(Role.HEADLINE, "Derby day", ())
    assert parts[3] == Signature(("Ana Bo, Cy Do", "25 February 2026"), ())


def test_neighbours_make_one_part(make: Make) -> None:
    page = [(Role.BYLINE, "By A"), (Role.DATELINE, "Today"), (Role.LIST_ITEM, "one"), (Role.LIST_ITEM, "two")]
    assert parts_of(make(page)) == [Signature(("By A", "Today"), (1, 2)), Items(("one", "two"), (3, 4))]


def test_cells_make_rows_where_the_page_has_rows(make: Make) -> None:
    table = make([(Role.TABLE, text) for text in ("Club", "Points", "Saltmere", "41")])
    places = ("tr[1]/th[1]", "tr[1]/th[2]", "tr[2]/td[1]/b", "tr[2]/td[2]")
    lines = tuple(
        Line(number=line.number, text=line.text, role=line.role, probability=1.0, xpath=f"/html/table/{place}")
        for line, place in zip(table.lines, places, strict=True)
    )
    page = [(line.role, line.text) for line in lines]
    assert parts_of(make(page, lines=lines)) == [Table((("Club", "Points"), ("Saltmere", "41")), (1, 2, 3, 4))]
    assert parts_of(table) == [Table((("Club",), ("Points",), ("Saltmere",), ("41",)), (1, 2, 3, 4))]


def test_kickoffs_are_grouped_by_day_and_counted() -> None:
    fixtures = (
        Fixture(date="02-27", time="20:00", matches=("Corran – Saltmere",)),
        Fixture(date="2026-03-01", time="14:00"),
        Fixture(date="2026-03-01", time="14:00"),
    )
    strip = Strip(fixtures, (), ())
    assert kickoffs(strip) == [("27 Feb", "20:00 Corran – Saltmere"), ("1 Mar", "14:00 ×2")]


@pytest.mark.parametrize("date", ["13-45", "soon", "", None])
def test_a_day_that_is_none_does_no_harm(date: str | None) -> None:
    assert kickoffs(Strip((Fixture(date=date, time="14:00"),), (), ())) == [(date or "", "14:00")]


def test_a_round_is_named_if_it_is_one() -> None:
    first, second = Fixture(round="Round 1"), Fixture(round="Round 2")
    assert rounds(Strip((first, first), (), ())) == "Round 1"
    assert rounds(Strip((first, second), (), ())) is None
    assert rounds(Strip((), ("Saltmere – Corran",), ())) is None


def test_a_date_that_is_none_stays_as_it_is() -> None:
    assert day("yesterday") == "yesterday"


@pytest.mark.parametrize("page", sorted(EXAMPLES.glob("*-*.*")), ids=lambda page: page.name)
def test_every_word_of_the_text_is_in_a_part(page: Path) -> None:
    article = mixedzone.read(page)
    lines = {line for part in parts_of(article) for line in part.lines}
    kept = {line for block in article.blocks if block.role in TEXT_ROLES for line in block.lines}
    speakers = {line.number for line in article.lines if line.role is Role.SPEAKER}
    assert kept and kept - speakers <= lines


def test_rounds_that_fit_are_named_with_a_question_mark() -> None:
    one = Fixture(round="League, 1", rounds=("League, 1",))
    either = Fixture(rounds=("League, 1", "Cup, 2"))
    assert rounds(Strip((one, one), (), ())) == "League, 1"
    assert rounds(Strip((either,), (), ())) == "League, 1 or Cup, 2?"
    assert rounds(Strip((one, either), (), ())) is None
    assert rounds(Strip((Fixture(),), (), ())) is None
