"""What the data that a page's application starts from say of its article."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mixedzone
from mixedzone import Article
from mixedzone.article.hydration import Hydrated, hydrated
from mixedzone.page.html import cut_html

TITLE = "Harbour turn the derby"
BODY = "<p>Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match at home.</p>" * 3


def page(script: str, head: str = "") -> Article:
    return mixedzone.read(f"<html lang=en><head>{head}</head><body><h1>{TITLE}</h1>{BODY}{script}")


def state(**fields: object) -> str:
    return json.dumps({"props": {"menu": [{"title": "Sport"}], "story": {"title": TITLE, **fields}}})


def in_next(text: str) -> str:
    return f"<script id=__NEXT_DATA__ type=application/json>{text}</script>"


FIELDS = {"publishedAt": "2026-02-28T17:40:00Z", "authors": [{"firstName": "Ana", "lastName": "Soler"}]}
STATE = state(**FIELDS)
FLAT = json.dumps(
    [
        {"story": 1},
        {"title": 2, "published_at": 3, "author": 4},
        TITLE,
        "2026-02-28T17:40:00Z",
        {"name": 5},
        "Ana Soler",
    ]
)


@pytest.mark.parametrize(
    ("script", "name"),
    [
        (in_next(STATE), "__NEXT_DATA__"),
        (f"<script id=__NUXT_DATA__ type=application/json>{FLAT}</script>", "__NUXT_DATA__"),
        (f"<script>window.__INITIAL_STATE__ = {STATE};</script>", "__INITIAL_STATE__"),
        (f"<script>window['__STATE__']=JSON.parse({json.dumps(STATE)});</script>", "__STATE__"),
    ],
)
def test_the_articles_own_fields(script: str, name: str) -> None:
    article = page(script)
    assert (article.published, article.authors) == ("2026-02-28T17:40:00+00:00", ("Ana Soler",))
    declared = {source.of: source.declared or "" for source in article.sources}
    assert declared["published"].startswith(name)
    assert declared["authors"].startswith(name)


@pytest.mark.parametrize("moment", [1772300400, 1772300400000])
def test_unix_time(moment: int) -> None:
    assert page(in_next(state(createdAt=moment))).published == "2026-02-28T17:40:00+00:00"


def test_another_story_is_not_the_article() -> None:
    other = json.dumps({"story": {"title": "Saltmere sign a keeper", **FIELDS}})
    article = page(in_next(other))
    assert (article.published, article.authors) == (None, ())


def test_what_the_page_declares_or_shows_counts_first() -> None:
    head = "<meta name=date content=2026-02-27><meta name=author content='Jan Holm'>"
    article = page(in_next(STATE), head)
    assert (article.published, article.authors) == ("2026-02-27", ("Jan Holm",))


def test_persons_beat_the_papers_own_account() -> None:
    article = page(in_next(STATE), "<meta name=author content=admin>")
    assert article.authors == ("Ana Soler",)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.sampled_from([TITLE, "2026-02-28", "x"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["title", "headline", "author", "authors", "name", "publishedAt", "updated_at", "firstName"]), inner
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_any_data(data: object) -> None:
    tree = cut_html(in_next(json.dumps(data)).encode() + b"<p>x").tree
    assert tree is not None
    found = hydrated(tree, [TITLE])
    assert isinstance(found, Hydrated)
    assert all(isinstance(text, str) for text, _ in [*found.published, *found.modified, *found.authors])
