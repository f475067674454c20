"""Who is addressed, who speaks, and what a page calls itself."""

from __future__ import annotations

import time

import pytest

from mixedzone.label.candidates import Candidate
from mixedzone.label.talk import (
    TONGUES,
    addresses,
    declares,
    invites,
    may_be_talk,
    speaks_alone,
    takes_leave,
    tongue_of,
)
from tests.invented import TALKS, Talk


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_questions_address_and_answers_speak(talk: Talk) -> None:
    questions = [Candidate(question) for question, _ in talk.exchanges]
    answers = [Candidate(text) for _, answer in talk.exchanges for text in answer]
    tongue = tongue_of([*questions, *answers])
    assert sum(addresses(each, tongue) for each in questions) >= 2
    assert sum(speaks_alone(each, tongue) for each in answers) >= len(answers) / 2


def _plain(_: int) -> bool:
    """No line opens in type of its own."""
    return False


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.language)
def test_a_talk_may_be_one(talk: Talk) -> None:
    texts = [text for question, answer in talk.exchanges for text in (question, *answer)]
    assert may_be_talk(texts, [], _plain)[0] == 0
    assert may_be_talk(["They won.", "They ran."] * 9, [], _plain) == []


def test_a_guide_that_asks_its_readers_is_no_talk() -> None:
    guide = [
        line
        for n in range(6)
        for line in (
            f"Do you know boat {n}?",
            f"You can check rope {n} before you go out in it, and we like that.",
            "Sail.",
        )
    ]
    assert may_be_talk(guide, [], _plain) == []


def test_questions_far_apart_are_no_talk_unless_labels_recur() -> None:
    said = [f"I tied my boat to pier {n} and waited for you there." for n in range(12)]
    far = ["Did you sleep?", *said] * 4
    labelled = ["Post: Did you sleep?", *said] * 4
    assert may_be_talk(far, [], _plain) == []
    assert may_be_talk(labelled, [], _plain)


@pytest.mark.parametrize("text", ["An interview with Tom Ruiz", "Im Gespräch mit Tom Ruiz", "Entrevista a Ana Soler",
                                  "Entretien avec Léa Martin", "حوار مع سامر"])  # fmt: skip
def test_pages_that_call_themselves_interviews(text: str) -> None:
    assert declares([text])
    assert not declares(["Ten interview questions", "Late goal in the derby"])


def test_requests_and_thanks() -> None:
    assert invites(Candidate("Tell us about it."))
    assert takes_leave(Candidate("Vielen Dank!"))
    assert not invites(Candidate("I told them."))


@pytest.mark.parametrize("piece", ["a", "ت", "ك", "é", "ei", "Sie ", "' ", "، "])
def test_lines_of_a_million_characters(piece: str) -> None:
    line = Candidate(piece * (1_000_000 // len(piece)))
    begun = time.process_time()
    for tongue in TONGUES:
        addresses(line, tongue)
        speaks_alone(line, tongue)
    assert time.process_time() - begun < 8
