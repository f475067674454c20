from __future__ import annotations

import pytest

from benchmarks import corpora, quotes
from benchmarks.quote_gold import HALVES, GoldPage, GoldQuote, gold

LONGEST_CUE = 5

PAGE = GoldPage(
    page="press/derby",
    language="en",
    half="final",
    quotes=(
        GoldQuote("We never", "never stopped", 3, ("Ana Soler", "Soler")),
        GoldQuote("Nobody told us", "us to", 5, (None,)),
        GoldQuote("harbour of dreams", "harbour of dreams", 3, (None,), doubtful=True),
    ),
)


@pytest.mark.usefixtures("tiny_corpora")
def test_quotes_and_speakers_are_counted() -> None:
    assert corpora.score().norm("Soler") == "soler"
    assert quotes.judged(
        [("Soler", "We never stopped"), ("Tom", "Nobody told us to"), (None, "Other words")], PAGE
    ) == (
        2,
        3,
        2,
        1,
    )


@pytest.mark.usefixtures("tiny_corpora")
def test_a_doubtful_quote_counts_for_nothing() -> None:
    assert quotes.judged([("Ana", "harbour of dreams")], PAGE) == (0, 0, 2, 0)


def test_the_gold_is_large_and_holds_no_passages() -> None:
    pages = gold()
    certain = [each for page in pages for each in page.quotes if not each.doubtful]
    assert len(certain) >= 250
    assert len({page.language for page in pages}) >= 5
    assert {page.half for page in pages} == {*HALVES}
    assert len({page.page for page in pages}) == len(pages)
    for each in certain:
        assert len(each.first.split()) <= LONGEST_CUE
        assert len(each.last.split()) <= LONGEST_CUE
        assert each.speakers
