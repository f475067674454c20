from __future__ import annotations

import pytest

from mixedzone.archive.preparing import ASKER, AUTHOR, PHOTOGRAPHER, SPEAKER, Original, is_person, prepare
from tests.archive.conftest import record_of


def test_what_is_worked_out_of_a_page() -> None:
    record = record_of(
        "Rain fell.",
        url="https://www.paper.example/rain",
        headline="Straße",
        turns=[("question", "Kit Mallory", "Why?"), ("answer", "Ada Quill", "So.")],
        authors=["Eva Lind"],
        figures=[("IMAGO", "Jan Holm")],
        captions=["A kite"],
        published="2025-08-03T10:00:00+02:00",
    )
    found = prepare(record, Original(data=b"page"))
    assert found.columns == ("strasse", "rain fell why so", "a kite imago jan holm eva lind")
    assert found.people == (
        (ASKER, "Kit Mallory"),
        (SPEAKER, "Ada Quill"),
        (AUTHOR, "Eva Lind"),
        (PHOTOGRAPHER, "Jan Holm"),
    )
    assert [(each.kind, each.place, each.role) for each in found.sayings] == [
        ("turn", 0, "question"),
        ("turn", 1, "answer"),
    ]
    assert (found.day, found.site) == ("2025-08-03", "paper.example")
    assert found.pictures == (("IMAGO", "Jan Holm", "IMAGO/Jan Holm"),)


@pytest.mark.parametrize(
    "name", ["dpa", "IMAGO", "Question", "the coach", "orf.at", "Blaulicht-News.de", "X", "", "A" * 500]
)
def test_who_is_nobody(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize("name", ["Ada Quill", "Backhaus", "M. Backhaus", "本田圭佑", "Pelé"])
def test_who_is_somebody(name: str) -> None:
    assert is_person(name)
