from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import mixedzone
from mixedzone.site.reader_view import needs_lines, pieces_of, view_of
from mixedzone.types import Quote, Role


def test_the_head_stands_over_the_rest(examples: Path) -> None:
    view = view_of(mixedzone.read(examples / "keeper-interview.html").record())
    assert [getattr(shown.part, "role", shown.is_a) for shown in view.head] == [
        Role.KICKER,
        Role.HEADLINE,
        Role.LEAD,
        Role.LEAD,
        "signature",
    ]
    assert view.body[0].is_a == "picture"
    assert [day.words for day in view.strips[0].days] == ["27 Feb", "28 Feb", "1 Mar"]


def test_no_part_is_lost(examples: Path) -> None:
    from mixedzone.formats.parts import parts_of

    for path in sorted(examples.glob("*-*.*")):
        record = mixedzone.read(path).record()
        view = view_of(record)
        assert len(view.head) + len(view.body) + len(view.strips) == len(parts_of(record))


def test_tables_need_lines() -> None:
    page = "<h1>Scores</h1><p>All of them.</p><table><tr><td>Saltmere</td><td>2</td></tr></table>"
    record = mixedzone.read(page).record()
    assert not needs_lines(record)


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=4))
def test_pieces_make_the_text(text: str, quoted: list[str]) -> None:
    quotes = [Quote(text=part, speaker=None, role=Role.PARAGRAPH, lines=(1,)) for part in quoted]
    assert "".join(piece.text for piece in pieces_of(text, (1,), quotes)) == text
    assert all(piece.quote is None for piece in pieces_of(text, (2,), quotes))
