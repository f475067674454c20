"""What stands between turns and belongs to nobody."""

from __future__ import annotations

import pytest

from mixedzone.label.boxes import foreign, repeats
from mixedzone.label.candidates import Candidate
from mixedzone.types import Role

Q = Role.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "Tom Ruiz, 27, plays for Harbour.",
        "The captain stays at the harbour. Read more",
        "Ruiz by the sea. Foto: Ana Soler/IMAGO",
    ],
)
def test_lines_that_tell_of_a_box_themselves(text: str) -> None:
    lines = [Candidate("Why?"), Candidate("Because I ran."), Candidate(text)]
    assert foreign(lines, [Q, None, None], {}) == [False, False, True]


def test_a_title_that_opens_the_next_line() -> None:
    lines = [Candidate("Why?"), Candidate("The captain stays"), Candidate("The captain stays until 2031.")]
    assert foreign(lines, [Q, None, None], {}) == [False, True, True]


def test_a_line_that_recurs_announces_boxes() -> None:
    box = [Candidate("Read on"), Candidate("The captain stays")]
    lines = [Candidate("Why?"), *box, Candidate("Because I ran."), Candidate("Who?"), *box]
    found = foreign(lines, [Q, None, None, Role.ANSWER, Q, None, None], {})
    assert found == [False, True, True, False, False, True, True]


def test_pull_quotes_repeat_a_longer_line() -> None:
    assert repeats(["I never wanted to leave this town.", "I never wanted to leave", "Why should I?"]) == [
        False,
        True,
        False,
    ]
