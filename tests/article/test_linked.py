"""JSON in scripts."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.linked import MOST_ITEMS, Graph, decoded, items_in, texts
from mixedzone.label.linked_data import Script

ARTICLE = {"@type": "NewsArticle", "headline": "Harbour turn the derby"}


@pytest.mark.parametrize(
    "text",
    [
        '{"a": ["b"]}', ' {"a": ["b"]} ', '{"a": ["b",],}', '{"a": ["b"]};', "//<![CDATA[\n{\"a\": [\"b\"]}\n//]]>",
        '<!-- {"a": ["b"]} -->', "{&quot;a&quot;: [&quot;b&quot;]}",
    ],
)  # fmt: skip
def test_json_is_mended(text: str) -> None:
    assert decoded(text) == {"a": ["b"]}


def test_raw_line_feeds_stand_in_strings() -> None:
    assert decoded('{"a": "b\nc"}') == {"a": "b\nc"}


@pytest.mark.parametrize("text", ["", "{", "null", "}{", "hello", "[" * 100_000, '{"a":' * 50_000, "\ud800{"])
def test_what_cannot_be_mended_is_none(text: str) -> None:
    begun = time.process_time()
    assert decoded(text) is None
    assert time.process_time() - begun < 2


def test_long_scripts_are_passed_over() -> None:
    assert decoded(json.dumps(["a" * (1 << 20)])) is None


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebPage", "name": "Page"}, ARTICLE]},
        {"@type": "WebPage", "datePublished": "2026-02-28", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": {"@graph": [[ARTICLE]]}},
        [{"@type": "Article"}, ARTICLE],
    ],
)
def test_the_article_wherever_it_stands(data: object) -> None:
    assert Graph([Script(json.dumps(data))]).article == ARTICLE


def test_a_dated_page_stands_for_the_article_where_there_is_none() -> None:
    page = {"@type": "WebPage", "datePublished": "2026-02-28"}
    assert Graph([Script(json.dumps([{"@type": "Organization"}, page]))]).article == page
    assert Graph([Script(json.dumps({"@type": "WebPage"}))]).article == {}


def test_references_are_followed() -> None:
    graph = Graph(
        [Script(json.dumps({"@graph": [{"@id": "#ana", "name": "Ana Soler"}, {**ARTICLE, "author": {"@id": "#ana"}}]}))]
    )
    assert graph.objects(graph.article["author"]) == [{"@id": "#ana", "name": "Ana Soler"}]
    assert graph.objects([{"@id": "#nobody"}, "Jan Holm", None]) == [{"@id": "#nobody"}, "Jan Holm"]


def test_items_are_bounded() -> None:
    assert len(list(items_in([{}] * 20_000))) < MOST_ITEMS


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["@type", "@id", "name"]), inner),
    max_leaves=10,
)


@given(JSON)
def test_any_data(data: object) -> None:
    graph = Graph([Script(json.dumps(data))])
    assert isinstance(graph.article, dict)
    assert all(isinstance(text, str) and text.strip() for text in texts(data))
