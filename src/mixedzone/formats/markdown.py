"""An article as Markdown, with what is known of it as front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

from mixedzone.formats.html import web_address
from mixedzone.formats.parts import (
    WHO_SAID_WHAT,
    Items,
    Part,
    Picture,
    Reading,
    Said,
    Signature,
    Strip,
    Table,
    Words,
    days,
    has_matches,
    kickoffs,
    parts_of,
    rounds,
    said_by,
    short_day,
    times,
)
from mixedzone.formats.printable import escaped_json, printable
from mixedzone.types import Role

SPECIAL = re.compile(r"[\\`*\[\]<>~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
"""Characters that mean something inside a line; an underscore within a word does not."""

OPENING = re.compile(r"\d+[.)](?=\s|$)|[-+=#]")
"""What makes the beginning of a line a list, a heading or a rule; its last character is escaped."""

FRAMES = {
    Role.HEADLINE: "# {}",
    Role.LEAD: "*{}*",
    Role.HEADING: "## {}",
    Role.SPEAKER: "**{}**",
    Role.PULL_QUOTE: "> {}",
}
ADDRESS_CHARACTERS = ":/?#[]@!$&'*+,;=%~"
"""What stays in an address; brackets and spaces would end it."""


def render(article: Reading) -> str:
    """An article as CommonMark, tables and front matter apart, which are GitHub's and YAML."""
    paragraphs = (paragraph for part in parts_of(article) for paragraph in _paragraphs(part))
    return "\n\n".join([_front_matter(article), *paragraphs, *_said(article)]) + "\n"


def escaped(text: str) -> str:
    r"""Text as one line of Markdown that says the same and nothing more.

    >>> escaped("1. *Goal* [here](x)")
    '1\\. \\*Goal\\* \\[here\\](x)'
    """
    line = SPECIAL.sub(r"\\\g<0>", " ".join(printable(text).split()))
    opening = OPENING.match(line)
    return line[: opening.end() - 1] + "\\" + line[opening.end() - 1 :] if opening else line


def _front_matter(article: Reading) -> str:
    """Names and values; each value is JSON, which is YAML, so that no text of the page ends it early."""
    values = {
        "title": article.headline,
        "authors": article.authors,
        "published": article.published,
        "modified": article.modified,
        "site": article.site,
        "section": article.section,
        "topics": article.topics,
        "language": article.language,
        "kind": article.kind,
        "url": article.url,
        "captured_before": article.captured.before if article.captured else None,
    }
    lines = [f"{name}: {escaped_json(msgspec.json.encode(value))}" for name, value in values.items() if value]
    return "\n".join(["---", *lines, "---"])


def _said(article: Reading) -> Iterator[str]:
    """Who said what, as a list at the end."""
    said = said_by(article)
    if said:
        yield f"## {WHO_SAID_WHAT}"
        yield "\n".join(
            f"- **{escaped(name)}:** {' · '.join(f'“{escaped(text)}”' for text in quotes)}"
            for name, quotes in said.items()
        )


def _paragraphs(part: Part) -> Iterator[str]:
    match part:
        case Words():
            yield FRAMES.get(part.role, "{}").format(escaped(part.text))
        case Said():
            yield from _turn(part)
        case Picture():
            yield from _picture(part)
        case Strip():
            yield from _strip(part)
        case Signature():
            yield escaped(" · ".join(part.texts))
        case Items():
            yield "\n".join(f"- {escaped(text)}" for text in part.texts)
        case Table():
            yield _table(part)


def _strip(part: Strip) -> Iterator[str]:
    """Kick-offs in one line, or one each where it is known who plays."""
    if not has_matches(part):
        said = [f"{day} {times}".strip() for day, times in kickoffs(part)]
        yield escaped(" · ".join([*filter(None, [rounds(part)]), *said, *part.others]))
        return
    yield from map(escaped, filter(None, [rounds(part), *part.others]))
    yield "\n".join(
        f"- {escaped(' '.join(filter(None, [short_day(date), first.time, words])))}"
        for date, fixtures in days(part)
        for first, words in times(fixtures)
    )


def _turn(part: Said) -> Iterator[str]:
    speaker = escaped(part.speaker) if part.speaker and not part.continues else ""
    for number, paragraph in enumerate(part.paragraphs):
        label = f"{speaker}: " if speaker and not number else ""
        if part.role == "question":
            yield f"**{label}{escaped(paragraph)}**"
        elif label:
            yield f"**{speaker}:** {escaped(paragraph)}"
        else:
            yield escaped(paragraph)


def _picture(part: Picture) -> Iterator[str]:
    figure = part.figure
    address = next(filter(None, map(web_address, figure.urls)), None)
    if address:
        yield f"![{escaped(figure.alt or '')}](<{quote(address, safe=ADDRESS_CHARACTERS)}>)"
    words = [f"*{escaped(figure.caption)}*"] if figure.caption else []
    words += [escaped(" | ".join(figure.credits))] if figure.credits else []
    if words:
        yield "\\\n".join(words)


def _table(part: Table) -> str:
    """A table whose first row is its head, as Markdown knows no other."""
    width = max(len(row) for row in part.rows)
    rows = [[*map(escaped, row), *[""] * (width - len(row))] for row in part.rows]
    rows.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
