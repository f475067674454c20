"""An article's page, every line of it, and what both share with pages that are only tried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from mixedzone.archive.archive import Archive, Entry
from mixedzone.archive.corrections import ROLE, Correction, found_again
from mixedzone.formats import jsonld, markdown
from mixedzone.formats.html import web_address
from mixedzone.formats.printable import escaped_json
from mixedzone.site.asking import archive_of, leaf_of, number_of
from mixedzone.site.reader_view import View, needs_lines, view_of
from mixedzone.site.rendering import page, with_query
from mixedzone.site.summaries import people_on
from mixedzone.types import Line, Record, Role

LINES_SHOWN = 150
"""Lines on one leaf of the ledger: some 40 KB."""

LONGEST_LINE = 600
"""Characters of a line that the ledger shows; the whole of it is in the article, or behind its correction."""

HIDDEN = "hidden"
"""What the ledger's filter calls the lines that the page hides."""

NOTICES = {
    "stored": "The page is in the archive now.",
    "same": "The archive had this page already.",
    "corrected": "The correction is kept, and stays when the page is read again.",
    "taken-back": "The correction is taken back.",
}
"""What a page may say of what has just been done, by the word in its address."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What an article's pages show: a reading, where its pages are, and what the archive knows of it if it is there."""

    record: Record
    base: str
    entry: Entry | None = None
    people: dict[str, int] = field(default_factory=dict)
    copies: Sequence[Entry] = ()
    corrections: Sequence[Correction] = ()
    notice: str = ""

    @property
    def tried(self) -> bool:
        return self.entry is None

    @property
    def correct(self) -> str:
        """Where it is corrected; what is only tried is not."""
        return "" if self.tried else f"{self.base}/correct"

    def values(self) -> dict[str, Any]:
        """What the templates of both pages take."""
        return {
            "record": self.record,
            "base": self.base,
            "tried": self.tried,
            "correct": self.correct,
            "source": web_address(self.record.url),
            "notice": self.notice,
        }


def article(request: Request) -> Response:
    """The reader's view."""
    number = number_of(request)
    with archive_of(request) as archive:
        entry = archive.entry(number)
        subject = Subject(
            record=whole_record(archive, number),
            base=f"/articles/{number}",
            entry=entry,
            people=people_on(archive, number),
            copies=archive.near_copies(number)[:10] if entry.family is not None else (),
            corrections=archive.corrections.of(number),
            notice=NOTICES.get(request.query_params.get("done", ""), ""),
        )
    return reading_page(request, subject)


def lines(request: Request) -> Response:
    """Every line of a page with its role and probability."""
    number = number_of(request)
    with archive_of(request) as archive:
        entry = archive.entry(number)
        corrections = archive.corrections.of(number)
        _, record = archive.corrections.reading(number)
    notice = NOTICES.get(request.query_params.get("done", ""), "")
    return lines_page(request, Subject(record, f"/articles/{number}", entry, {}, (), corrections, notice))


def as_markdown(request: Request) -> Response:
    """An article as Markdown."""
    number = number_of(request)
    with archive_of(request) as archive:
        text = markdown.render(whole_record(archive, number))
    return Response(text, media_type="text/markdown; charset=utf-8")


def as_jsonld(request: Request) -> Response:
    """An article in schema.org's words, with all that was said in it."""
    with archive_of(request) as archive:
        text = jsonld.render(archive.get(number_of(request)).record)
    return Response(text, media_type="application/ld+json")


def reading_page(request: Request, subject: Subject) -> Response:
    """The page of an article, or of one that is tried."""
    record = subject.record
    local = f"{str(request.base_url).rstrip('/')}{subject.base}"
    return page(
        request,
        "article.html",
        **subject.values(),
        ledger=False,
        view=view_of(record),
        number=subject.entry.page if subject.entry else 0,
        entry=subject.entry,
        people=subject.people,
        copies=subject.copies,
        corrections=subject.corrections,
        shared=web_address(record.url) or local,
        data="" if subject.tried else linked_data(record),
        unnamed=sum(quote.speaker is None for quote in record.quotes),
    )


def lines_page(request: Request, subject: Subject) -> Response:
    """The ledger of an article, or of one that is tried: a leaf of its lines, and the article beside it."""
    record = subject.record
    chosen = request.query_params.get("role", "")
    wanted = [line for line in record.lines if _is_wanted(line, chosen)]
    leaf = leaf_of(request)
    start = (leaf - 1) * LINES_SHOWN
    shown = wanted[start : start + LINES_SHOWN]
    counts = Counter(line.role for line in record.lines)
    here = f"{subject.base}/lines"
    view = view_of(record)
    known = {"role": chosen}
    return page(
        request,
        "lines.html",
        **subject.values(),
        ledger=True,
        lines=[_shortened(line) for line in shown],
        shown_lines=f"Lines {shown[0].number} to {shown[-1].number}" if shown else "",
        total=len(record.lines),
        hidden=sum(line.hidden is not None for line in record.lines),
        roles=[(role, counts[role]) for role in Role if role in counts],
        chosen=chosen,
        corrected=_corrected(subject, record.lines),
        view=view,
        beside=bool(record.text) and leaf == 1 and not chosen,
        part_of=_part_of(view) if leaf == 1 and not chosen else {},
        jumps={part.first_line: _leaf_of_line(here, part.first_line, leaf) for part in (*view.head, *view.body)},
        back=with_query(here, known, page=leaf - 1) if leaf > 1 else "",
        onward=with_query(here, known, page=leaf + 1) if start + LINES_SHOWN < len(wanted) else "",
    )


def whole_record(archive: Archive, number: int) -> Record:
    """The record of a page, with its lines where the view needs them."""
    record = archive.get(number).record
    return msgspec.structs.replace(record, lines=archive.reading(number).lines) if needs_lines(record) else record


def linked_data(record: Record) -> str:
    """What search engines and catalogues read of an article's page; its text stands there already."""
    thing = jsonld.thing(msgspec.structs.replace(record, text="", quotes=(), interview=None))
    return escaped_json(msgspec.json.encode(thing)).replace("<", "\\u003c")


def _is_wanted(line: Line, chosen: str) -> bool:
    return not chosen or line.role.value == chosen or (chosen == HIDDEN and line.hidden is not None)


def _shortened(line: Line) -> Line:
    if len(line.text) <= LONGEST_LINE:
        return line
    return msgspec.structs.replace(line, text=f"{line.text[:LONGEST_LINE]} … ({len(line.text):,} characters)")


def _corrected(subject: Subject, lines: Sequence[Line]) -> dict[int, str]:
    """What the reader had said of the lines that were put right."""
    found = {}
    for correction in subject.corrections:
        if correction.kind == ROLE:
            line = found_again(correction, lines)
            if line is not None:
                found[line] = correction.was
    return found


def _part_of(view: View) -> dict[int, int]:
    """The first line of the part that a line is in."""
    return {line: part.first_line for part in (*view.head, *view.body) for line in part.part.lines}


def _leaf_of_line(here: str, line: int, shown: int) -> str:
    """The leaf of the ledger on which a line stands; nothing where that is the one being shown."""
    leaf = (line - 1) // LINES_SHOWN + 1
    return "" if leaf == shown else with_query(here, {}, page=leaf)
