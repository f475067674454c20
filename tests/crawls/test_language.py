from __future__ import annotations

import pytest

import mixedzone
from mixedzone.crawls.language import language_of

GERMAN = "Der Torwart hielt in der letzten Minute den Elfmeter und rettete seiner Mannschaft den Sieg im Derby. "
ENGLISH = "The keeper saved the penalty in the last minute and kept the win for his side in front of a full stand. "


@pytest.mark.parametrize(
    ("page", "language"),
    [
        (f"<html lang=pt-BR><p>{ENGLISH * 3}", "pt"),
        (f"<p>{GERMAN * 3}", "de"),
        (f"<p>{ENGLISH * 3}", "en"),
        ("<p>Tor!", None),
    ],
)
def test_what_a_page_declares_or_what_it_looks_like(page: str, language: str | None) -> None:
    assert language_of(mixedzone.read(page).record()) == language
