"""What marks asking and answering on one page."""

from __future__ import annotations

from mixedzone.label.candidates import Candidate
from mixedzone.label.evidence import Evidence, closes, name_bare_labels, part_labels
from mixedzone.types import Role

ASKED, SAID = ("Why you?", "Who else?", "And now?"), ("I ran.", "My brother.", "I rest.")


def talk(asker: str, guest: str, bold: bool = False) -> list[Candidate]:
    pairs = zip(ASKED, SAID, strict=True)
    return [each for q, a in pairs for each in (Candidate(asker + q, bold=bold), Candidate(guest + a))]


def test_labels_that_ask_and_labels_that_answer() -> None:
    evidence = Evidence(talk("Post: ", "Ruiz: "))
    assert evidence.labels == {"Post": Role.QUESTION, "Ruiz": Role.ANSWER}
    assert evidence.both_labelled


def test_the_mark_that_goes_with_asking() -> None:
    evidence = Evidence(talk("", "", bold=True))
    assert evidence.asking == ["bold"]
    assert evidence.role(Candidate("Tell us more.", bold=True)) is Role.QUESTION
    assert evidence.role(Candidate("I ran on.")) is None


def test_labels_parted_by_a_dash() -> None:
    lines = talk("Post – ", "Tom Ruiz – ")
    part_labels(lines)
    assert [line.label for line in lines] == ["Post", "Tom Ruiz"] * 3


def test_labels_alone_without_a_colon() -> None:
    lines = [Candidate(text) for q, a in zip(ASKED, SAID, strict=True) for text in ("Ana Berg", q, "Tom Ruiz", a)]
    name_bare_labels(lines)
    assert [line.alone for line in lines] == [True, False] * 6


def test_speech_that_closes() -> None:
    assert closes("I ran.”")
    assert not closes("“I ran.")
