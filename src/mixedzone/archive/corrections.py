"""What people put right in readings: the role of a line, the speaker of a turn.

A correction belongs to a page, not to a version: it is found again by the text of its line when the page changes, and
is applied whenever the page is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from mixedzone.archive import packing
from mixedzone.archive.preparing import LONGEST_NAME, Prepared, prepare
from mixedzone.types import Line, Record, Role, Turn

if TYPE_CHECKING:
    from mixedzone.archive.archive import Archive
    from mixedzone.article.article import Article

ROLE, SPEAKER = "role", "speaker"
"""What is put right."""

NOBODY = ""
"""The speaker of a turn that nobody is known to have said."""

_COLUMNS = "id, page, kind, line, of, text, value, was, made"


class Correction(msgspec.Struct, frozen=True):
    """`kind` is "role" or "speaker"; `line` is the number of the line, or of the first line of a turn whose role is
    `of`; `text` is that line's. `value` is the right role or name, "" for nobody; `was` is what the reader had said.
    """

    id: int
    page: int
    kind: str
    line: int
    of: str
    text: str
    value: str
    was: str
    made: str


class NoSuchCorrection(LookupError):  # noqa: N818 - it says what happened
    """A line, turn or correction that is not there. Its text is one sentence."""


class Corrections:
    """The corrections of an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __iter__(self) -> Iterator[Correction]:
        """All of them, page by page."""
        rows = self._archive.connection.execute(f"SELECT {_COLUMNS} FROM correction ORDER BY page, line, id")
        return (Correction(*row) for row in rows.fetchall())

    def of(self, page: int) -> list[Correction]:
        """Those of a page, in the order of its lines."""
        rows = self._archive.connection.execute(
            f"SELECT {_COLUMNS} FROM correction WHERE page = ? ORDER BY line, id", (page,)
        )
        return [Correction(*row) for row in rows]

    def pages(self) -> list[int]:
        """The pages that have any."""
        rows = self._archive.connection.execute("SELECT DISTINCT page FROM correction ORDER BY page")
        return [page for (page,) in rows]

    def give_role(self, page: int, line: int, role: Role) -> Record:
        """Say what a line is. The record that this makes. Raises NoSuchPage and NoSuchCorrection."""
        with self._archive.transaction():
            lines = self._archive.reading(page).lines
            if not 1 <= line <= len(lines):
                raise NoSuchCorrection(f"Page {page} has no line {line}.")
            found = lines[line - 1]
            self._keep(page, ROLE, line, "", found.text, role.value, found.role.value)
            return self.apply(page)

    def give_speaker(self, page: int, turn: int, speaker: str) -> Record:
        """Say who says a turn, counted from 0; "" for nobody. Raises NoSuchPage and NoSuchCorrection."""
        name = " ".join(speaker.split())
        if len(name) > LONGEST_NAME:
            raise NoSuchCorrection(f"Names have at most {LONGEST_NAME} characters.")
        with self._archive.transaction():
            article, record = self.reading(page)
            turns = record.interview.turns if record.interview else ()
            if not 0 <= turn < len(turns) or not turns[turn].lines:
                raise NoSuchCorrection(f"Page {page} has no turn {turn + 1}.")
            line = turns[turn].lines[0]
            of = turns[turn].role
            before = self._before(page, line, of, turns[turn].speaker)
            self._keep(page, SPEAKER, line, of, article.lines[line - 1].text, name, before)
            return self.apply(page)

    def take_back(self, id: int) -> int:
        """Forget a correction; the page that it was of. Raises NoSuchCorrection."""
        with self._archive.transaction():
            row = self._archive.connection.execute(
                "DELETE FROM correction WHERE id = ? RETURNING page", (id,)
            ).fetchone()
            if row is None:
                raise NoSuchCorrection(f"There is no correction {id}.")
            page: int = row[0]
            self.apply(page)
            return page

    def reading(self, page: int) -> tuple[Article, Record]:
        """A page read again, with its corrections: its lines, and the record that they make. Raises NoSuchPage."""
        return self._corrected(page, self._archive.get(page).record)

    def corrected(self, page: int, prepared: Prepared) -> Prepared:
        """What is about to be stored of a page, with its corrections. Its digests stay as they are: they tell whether
        the page comes again, not how it was read.
        """
        if not self.of(page):
            return prepared
        _, record = self._corrected(page, packing.unpacked_record(prepared.record))
        mine = prepare(record, self._archive.original(page))
        return msgspec.structs.replace(mine, text_digest=prepared.text_digest, page_digest=prepared.page_digest)

    def apply(self, page: int) -> Record:
        """Make what the archive holds of a page agree with its corrections. The record of it."""
        kept = self._archive.get(page)
        record = with_rounds(self._archive.reading(page).record(), kept.record)
        prepared = prepare(record, self._archive.original(page))
        self._archive.replace(page, kept.version, prepared, reader=kept.reader)
        return self._archive.get(page).record

    def _corrected(self, page: int, kept: Record) -> tuple[Article, Record]:
        article = self._archive.reading(page)
        corrections = self.of(page)
        roles = {
            line: Role(correction.value)
            for correction in corrections
            if correction.kind == ROLE and (line := found_again(correction, article.lines))
        }
        article = article.with_roles(roles) if roles else article
        return article, with_rounds(with_speakers(article.record(), corrections), kept)

    def _keep(self, page: int, kind: str, line: int, of: str, text: str, value: str, was: str) -> None:
        """Write a correction down; one that says what the reader says already takes an earlier one back."""
        key = (page, kind, line, of)
        execute = self._archive.connection.execute
        execute("DELETE FROM correction WHERE page = ? AND kind = ? AND line = ? AND of = ?", key)
        if value != was:
            made = datetime.now(UTC).isoformat(timespec="seconds")
            execute(
                "INSERT INTO correction (page, kind, line, of, text, value, was, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*key, text, value, was, made),
            )

    def _before(self, page: int, line: int, of: str, speaker: str | None) -> str:
        """Who said a turn before anybody put that right."""
        row = self._archive.connection.execute(
            "SELECT was FROM correction WHERE page = ? AND kind = ? AND line = ? AND of = ?", (page, SPEAKER, line, of)
        ).fetchone()
        return row[0] if row else speaker or NOBODY


def found_again(correction: Correction, lines: Sequence[Line]) -> int | None:
    """The number of a correction's line, or of the nearest one with the same text; None where there is none left."""
    if correction.line <= len(lines) and lines[correction.line - 1].text == correction.text:
        return correction.line
    same = [line.number for line in lines if line.text == correction.text]
    return min(same, key=lambda number: abs(number - correction.line), default=None)


def with_rounds(record: Record, kept: Record) -> Record:
    """A record whose kick-offs have what fixture lists told of them once: those lists are not in the archive."""
    if [one.lines for one in kept.fixtures] != [one.lines for one in record.fixtures]:
        return record
    return msgspec.structs.replace(record, fixtures=kept.fixtures, captured=kept.captured)


def with_speakers(record: Record, corrections: Sequence[Correction]) -> Record:
    """A record whose turns have the speakers that they were given."""
    if record.interview is None:
        return record
    turns = list(record.interview.turns)
    for correction in corrections:
        line = found_again(correction, record.lines) if correction.kind == SPEAKER else None
        for place, turn in enumerate(turns):
            if line in turn.lines and turn.role == correction.of:
                turns[place] = msgspec.structs.replace(turn, speaker=correction.value or None)
                break
    return msgspec.structs.replace(record, interview=msgspec.structs.replace(record.interview, turns=tuple(turns)))


def speakers_of(turns: Sequence[Turn]) -> list[str]:
    """Who speaks in an interview, in the order in which they begin."""
    return list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker))
