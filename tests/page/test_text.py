from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.page.text import cut_text

TEXT = st.text(st.sampled_from(" \t\r\n\f\v\x1c\x85\u2028\u3000\xa0#*>|ab“é漢🙂") | st.characters())


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one\r\ntwo\rthree", ["one", "two", "three"]),
        ("one\n\n\n  two \n", ["one", "two"]),
        ("one   two", ["one   two"]),
        (
            "# Title\n* item\n> quoted\n[link](to)\n**Bold?**",
            ["# Title", "* item", "> quoted", "[link](to)", "**Bold?**"],
        ),
        ("half\u2028a line", ["half\u2028a line"]),
    ],
)
def test_lines_are_the_texts_own(text: str, texts: list[str]) -> None:
    assert cut_text(text).texts == texts


def test_flat_text_knows_nothing_of_a_tree() -> None:
    cut = cut_text("one\ntwo")
    assert cut.tree is None
    assert cut.hidden == [None, None]
    assert cut.continues == [False, False]
    assert len(cut) == 2


@given(TEXT)
def test_spans_are_exact(text: str) -> None:
    cut = cut_text(text)
    assert cut.spans is not None
    assert cut.texts == [text[start:end] for start, end in cut.spans]
    ends = [0, *(end for _, end in cut.spans)]
    assert all(end <= start for end, (start, _) in zip(ends, cut.spans, strict=False))


@given(TEXT)
def test_nothing_is_lost(text: str) -> None:
    assert bare("".join(cut_text(text).texts)) == bare(text)


@given(TEXT)
def test_no_line_is_blank_or_broken(text: str) -> None:
    for line in cut_text(text).texts:
        assert line == line.strip()
        assert line
        assert "\n" not in line
        assert "\r" not in line
