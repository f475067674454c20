"""The gold of quotes: pages of the corpora with the first and last words, the length and the speaker of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.corpora import Page

PATH = Path(__file__).with_name("quotes.json")

HALVES = ("tuning", "final")
"""The pages that the rules were made with, and those that only figures were taken of."""


class GoldQuote(msgspec.Struct, frozen=True):
    """A quote by its first and last words and their number; `speakers` are the names that count as right.

    A `doubtful` one counts neither where it is found nor where it is missed.
    """

    first: str
    last: str
    words: int
    speakers: tuple[str | None, ...]
    doubtful: bool = False


class GoldPage(msgspec.Struct, frozen=True):
    """A page by its key, with all its quotes."""

    page: str
    language: str
    half: str
    quotes: tuple[GoldQuote, ...]


class _Gold(msgspec.Struct, frozen=True):
    pages: tuple[GoldPage, ...]


@cache
def gold() -> tuple[GoldPage, ...]:
    """All pages of the gold."""
    return msgspec.json.decode(PATH.read_bytes(), type=_Gold).pages


def named(pages: Sequence[Page]) -> list[Page]:
    """Of the pages those that the gold names."""
    keys = {page.page for page in gold()}
    return [page for page in pages if page.key in keys]
