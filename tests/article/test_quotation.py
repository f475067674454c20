"""What stands in quotation marks."""

from __future__ import annotations

import pytest

from mixedzone.article.quotation import first_close, opens, spans_in


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We ran”, she said.", ["We ran"]),
        ('"We ran", she said, "and ran".', ["We ran", "and ran"]),
        ("„Wir liefen“ und »wir liefen«", ["Wir liefen", "wir liefen"]),
        ("« Nous courions » et «encore»", [" Nous courions ", "encore"]),
        ("”Vi sprang” och »vi sprang»", ["Vi sprang", "vi sprang"]),
        ("他说：「我们跑了」。", ["我们跑了"]),
        ("„A „B“ C“", ["A „B“ C"]),
        ("‘It’s the players’ idea,’ he said.", ["It’s the players’ idea,"]),
        ("según él, “se trata de datos“. Fin", ["se trata de datos"]),
        ("The plank was 5'10\" long, the players' own.", []),
    ],
)
def test_marks_of_many_prints(text: str, inside: list[str]) -> None:
    assert [text[span.start : span.end] for span in spans_in(text)] == inside


def test_speech_that_the_text_leaves_open() -> None:
    (span,) = spans_in("He said: “We ran.")
    assert not span.closed
    assert span.after == len("He said: “We ran.")


def test_what_opens_and_what_closes() -> None:
    assert opens("“We ran")
    assert not opens("We ran”")
    assert first_close("and ran.” She left.") == 8
    assert first_close("She said: “We ran.”") is None
    assert first_close("She left.") is None
