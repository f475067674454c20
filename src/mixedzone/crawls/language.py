"""The language of a page: what it declares, or else what its words look like."""

from __future__ import annotations

from mixedzone.types import Record

ENOUGH = 100
"""Letters of text from which on a guess is worth something."""


def language_of(record: Record) -> str | None:
    """The first part of a language tag ("de"), or None where nothing tells."""
    if record.language:
        return record.language.partition("-")[0].lower()
    if len(record.text) < ENOUGH:
        return None
    from resiliparse.parse.lang import detect_fast

    language: str = detect_fast(record.text)[0]
    return None if language == "unknown" else language
