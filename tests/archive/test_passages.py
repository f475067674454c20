from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from mixedzone.archive.passages import LONGEST, excerpt, marked, passages_of
from mixedzone.archive.query import parsed_query
from tests.archive.conftest import record_of

WORDS = st.lists(st.sampled_from(["ferry", "Fähre", "sea", "日本代表", "can’t", "-", "a" * 40]), max_size=120)


@given(WORDS, st.sampled_from(["ferry sea", "fahre", "日本", '"ferry sea"', "f*", "can't"]))
def test_marks_are_in_order_and_inside(words: list[str], query: str) -> None:
    text = " ".join(words)
    terms = parsed_query(query).terms
    marks = marked(text, terms)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(marks))
    shown, inside, cut = excerpt(text, marks)
    assert len(shown) <= LONGEST
    assert shown in text
    assert all(text[start:end] and 0 <= start < end <= len(shown) for start, end in inside)
    assert bool(inside) == bool(marks)
    assert (len(shown) < len(text)) == any(cut)


def test_passages_together_have_as_many_terms_as_they_can() -> None:
    record = record_of("The ferry and the ferry.\nThe ferry again.\nThe sea at last.")
    found = passages_of(record, parsed_query("ferry sea").terms, 2)
    assert [passage.text for passage in found] == ["The ferry and the ferry.", "The sea at last."]
    assert [passage.lines for passage in found] == [(1,), (3,)]
