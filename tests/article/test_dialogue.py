"""Speech behind a dash."""

from __future__ import annotations

import pytest

from mixedzone.article.dialogue import dashed_spans, speech_end
from mixedzone.article.speech_words import words_of


@pytest.mark.parametrize(
    ("language", "text", "spoken"),
    [
        ("sv", "– Vi sprang, säger Sole.", ["Vi sprang"]),
        ("no", "– Vi løp hele natten.", ["Vi løp hele natten."]),
        ("es", "—Corrimos —dijo Soler—. Y mucho.", ["Corrimos", "Y mucho."]),
        ("pl", "– Biegliśmy – powiedziała Solarz. – Długo.", ["Biegliśmy", "Długo."]),
        ("pl", "– Biegliśmy – całą noc – powiedziała Solarz.", ["Biegliśmy – całą noc"]),
        ("en", "– We ran, said Soler.", []),
        ("fr", "- Du pain et du beurre", []),
    ],
)
def test_what_is_spoken(language: str, text: str, spoken: list[str]) -> None:
    assert [text[span.start : span.end].strip() for span in dashed_spans(text, words_of(language))] == spoken


def test_where_speech_that_nothing_closes_ends() -> None:
    text = "Vi løb hele natten, siger Sole."
    assert text[: speech_end(text, 0, len(text), words_of("da"))] == "Vi løb hele natten"
    assert speech_end("Vi løb.", 0, 7, words_of("da")) == 7
