"""The tables of speech."""

from __future__ import annotations

import pytest

from mixedzone.article.speech_words import PRONOUNS, VERBS, language_of, words_of


def test_every_language_has_its_tables() -> None:
    assert VERBS.keys() >= {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "da", "sv", "no", "tr", "ru", "cs"}
    assert PRONOUNS.keys() <= VERBS.keys()


def test_an_unknown_language_has_all_tables() -> None:
    assert {"said", "sagte", "dijo"} <= words_of(None).verbs
    assert words_of("xx").language is None
    assert "said" not in words_of("de").verbs


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The harbour is closed, and the town is asleep.", None, "en"),
        ("Le port est fermé et les gens sont dans la ville.", None, "fr"),
        ("Hm.", "pt-BR", "pt"),
        ("Hm.", "nb", "no"),
        ("Hm.", None, None),
        ("The harbour is closed, and the town is asleep, said the man to the boy.", "de", "en"),
    ],
)
def test_the_language_of_a_text(text: str, declared: str | None, language: str | None) -> None:
    assert language_of(text, lambda: declared) == language
