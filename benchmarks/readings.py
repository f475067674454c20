"""What a reader found on a page, as far as a gold can judge it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

Reader = Callable[[bytes], object]
"""A page's bytes → its text, a Reading, or anything else where only the cost counts."""


class Picture(msgspec.Struct, frozen=True):
    """A figure's words."""

    caption: str | None
    credits: tuple[str, ...]


class Kickoff(msgspec.Struct, frozen=True):
    """A fixture, as much of it as golds tell."""

    date: str | None
    time: str | None
    kickoff: str | None


class ReadLine(msgspec.Struct, frozen=True):
    """A line with its role; `start` is its first character in flat text."""

    role: str
    text: str
    start: int | None = None


class Reading(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a reader found. What it does not look for stays empty; `turns` are role, speaker and text,
    `quotes` speaker and text."""

    text: str = ""
    confidence: float = 0.0
    kind: str | None = None
    headline: str | None = None
    kicker: str | None = None
    lead: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    complete: bool = True
    pictures: tuple[Picture, ...] = ()
    turns: tuple[tuple[str, str | None, str], ...] = ()
    quotes: tuple[tuple[str | None, str], ...] = ()
    kickoffs: tuple[Kickoff, ...] = ()
    lines: tuple[ReadLine, ...] = ()
