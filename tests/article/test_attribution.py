"""Sentences and their speakers."""

from __future__ import annotations

import pytest

from mixedzone.article.attribution import SPEECH, Attribution, Memory, sentences_of
from mixedzone.article.mentions import Names
from mixedzone.article.speech_words import words_of


def speakers(text: str, language: str = "en") -> list[str | None]:
    attribution = Attribution(words_of(language), Names([text]))
    memory = Memory()
    voices = []
    for sentence in sentences_of(text, [","] * text.count(SPEECH)):
        voices += attribution.voices(sentence, memory)
    return [voice.name if voice is not None else None for voice in voices]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("S said Ana Soler.", "en", ["Ana Soler"]),
        ("S Ana Soler, from the harbour, said.", "en", ["Ana Soler"]),
        ("Ana Soler, who came late, said: S", "en", ["Ana Soler"]),
        ("Tom Holm said Ana Soler told him: S", "en", ["Ana Soler"]),
        ("S, a spokesman said.", "en", [None]),
        ("S, sagte Ana Soler der Post.", "de", ["Ana Soler"]),
        ("Am Montag sagte Ana Soler: S", "de", ["Ana Soler"]),
        ("S, so Ana Soler.", "de", ["Ana Soler"]),
        ("S, a déclaré le ministre des sports, Paul Garnel.", "fr", ["Paul Garnel"]),
        ("Según Ana Soler, S", "es", ["Ana Soler"]),
    ],
)
def test_the_speaker_of_a_sentence(text: str, language: str, names: list[str | None]) -> None:
    masked = " ".join(SPEECH + word[1:] if word in ("S", "S,") else word for word in text.split())
    assert speakers(masked, language) == names


def test_sentences_end_at_full_stops_but_not_at_initials() -> None:
    assert len(list(sentences_of("J. Soler came. She ran! Did she?", []))) == 3
