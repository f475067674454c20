"""The names behind the turns."""

from __future__ import annotations

import pytest

from mixedzone.article.speakers import Speakers, Spoken, names_in
from mixedzone.types import Block, Role


def speakers(question: Spoken, answer: Spoken, *over: tuple[Role, str]) -> list[str | None]:
    blocks = [Block(role=role, text=text, lines=(n,)) for n, (role, text) in enumerate(over, 1)]
    blocks += [Block(role=Role.QUESTION, text="Why?", lines=(8,)), Block(role=Role.ANSWER, text="So.", lines=(9,))]
    found = Speakers([question, answer], blocks)
    return [found.name(question), found.name(answer)]


def turns(question: str | None, answer: str | None) -> tuple[Spoken, Spoken]:
    return Spoken("question", question, ["Why?"]), Spoken("answer", answer, ["So."])


@pytest.mark.parametrize("label", ["Ruiz", "RUIZ", "Tom", "T. R.", "Mr Ruiz"])
def test_labels_stand_for_the_fullest_name(label: str) -> None:
    assert speakers(*turns(None, label), (Role.LEAD, "Tom Ruiz stays.")) == [None, "Tom Ruiz"]


def test_a_paper_stays_what_its_label_says() -> None:
    assert speakers(*turns("POST", "Ruiz"), (Role.LEAD, "The Harbour Post met Tom Ruiz."))[0] == "POST"


@pytest.mark.parametrize("credit", ["Interview: Ana Soler", "Das Gespräch führte Ana Soler.", "Interview by Ana Soler",
                                    "Propos recueillis par Ana Soler", "(Die Fragen stellte Ana Soler)"])  # fmt: skip
def test_who_asked(credit: str) -> None:
    assert speakers(*turns(None, "Tom Ruiz"), (Role.PARAGRAPH, credit))[0] == "Ana Soler"


def test_the_one_whom_a_question_calls() -> None:
    question, answer = turns(None, None)
    question.texts = ["Frau Soler, warum?"]
    assert speakers(question, answer, (Role.CAPTION, "Ana Soler am Hafen"))[1] == "Ana Soler"


def test_names_have_small_words_inside() -> None:
    assert "Ana van der Berg" in list(names_in("We met Ana van der Berg there."))
    assert list(names_in("The Of And")) == []
