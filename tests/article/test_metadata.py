"""What a page declares about itself."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.metadata import Declared, declared, names_in
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Harbour turn the derby",
    "description": "Two late goals.",
    "author": [{"@type": "Person", "name": "Ana Soler"}, {"@type": "Person", "name": "Jan Holm"}],
    "datePublished": "2026-02-28T17:40:00+01:00",
    "dateModified": "2026-02-28T18:05:00Z",
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
    "articleSection": "Sport",
    "keywords": ["derby", "Ruiz, Tom"],
    "isAccessibleForFree": False,
}


def head(html: str) -> Declared:
    return declared(cut_html(f"<html lang=en><head>{html}</head><p>Goal!".encode()))


def linked(*data: object) -> Declared:
    return head("".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in data))


def assert_article(found: Declared) -> None:
    assert found.titles == ["Harbour turn the derby"]
    assert found.description == "Two late goals."
    assert found.authors == ["Ana Soler", "Jan Holm"]
    assert (found.published, found.modified) == ("2026-02-28T17:40:00+01:00", "2026-02-28T18:05:00Z")
    assert (found.site, found.section) == ("Harbour Post", "Sport")
    assert found.topics == ["derby", "Ruiz", "Tom"]
    assert found.free is False


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebPage", "name": "Page"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "WebPage", "mainEntityOfPage": {"@graph": [[ARTICLE]]}},
        {**ARTICLE, "@type": ["Thing", "NewsArticle"]},
    ],
)
def test_linked_data(data: object) -> None:
    assert_article(linked(data))


def test_the_first_article_counts_wherever_it_stands() -> None:
    assert_article(linked({"@type": "Organization", "name": "Harbour Post"}, ARTICLE, {**ARTICLE, "headline": "Other"}))


@pytest.mark.parametrize(
    "kind", ["Article", "BlogPosting", "Interview", "LiveBlogPosting", "Report", "OpinionNewsArticle"]
)
def test_kinds_of_articles(kind: str) -> None:
    assert linked({"@type": kind, "headline": "Goal!"}).titles == ["Goal!"]


@pytest.mark.parametrize("kind", ["Person", "WebSite", "", None, 3, {"a": 1}, []])
def test_what_is_no_article(kind: object) -> None:
    assert linked({"@type": kind, "headline": "Goal!"}).titles == []


def test_open_graph_and_meta_names() -> None:
    found = head(
        "<meta property=og:title content='Derby turned'><meta name=twitter:title content='Derby'><title> Derby |\n Post </title>"
        "<meta name=description content='Search text'><meta property=og:description content='Two late goals.'>"
        "<meta name=author content='By Ana Soler and Jan Holm'><meta property=article:published_time content=2026-02-28>"
        "<meta property=article:modified_time content='2026-02-28 18:05'><meta property=og:site_name content='Harbour Post'>"
        "<meta property=article:section content=Sport><meta property=article:tag content=derby>"
        "<meta property=article:tag content=Ruiz><link rel=canonical href=https://post.example/derby>"
    )
    assert found == Declared(
        titles=["Derby turned", "Derby", "Derby | Post"], description="Two late goals.", authors=["Ana Soler", "Jan Holm"],
        published="2026-02-28", modified="2026-02-28 18:05", site="Harbour Post", section="Sport", topics=["derby", "Ruiz"],
        language="en", url="https://post.example/derby", free=True,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"])
def test_names_for_authors(name: str) -> None:
    assert head(f"<meta name={name} content='Ana Soler'>").authors == ["Ana Soler"]


@pytest.mark.parametrize("name", ["datePublished", "date", "DC.date.issued", "dcterms.created", "parsely-pub-date",
                                  "sailthru.date", "pubdate", "publishdate", "og:published_time"])  # fmt: skip
def test_names_for_the_date(name: str) -> None:
    assert head(f"<meta name={name} content='2026-02-28T17:40:00Z'>").published == "2026-02-28T17:40:00Z"


@pytest.mark.parametrize("name", ["dateModified", "og:updated_time", "lastmod", "dcterms.modified"])
def test_names_for_the_change(name: str) -> None:
    assert head(f"<meta itemprop={name} content='2026-02-28'>").modified == "2026-02-28"


@pytest.mark.parametrize("name", ["news_keywords", "keywords"])
def test_names_for_topics(name: str) -> None:
    assert head(f"<meta name={name} content='derby, Ruiz ,,derby'>").topics == ["derby", "Ruiz"]


def test_the_first_time_element_is_the_date_where_nothing_else_is() -> None:
    assert head("<time datetime=2026-02-28T17:40>").published == "2026-02-28T17:40"
    assert head("<time datetime=soon>").published is None


def test_linked_data_goes_before_meta_names() -> None:
    found = head(
        f'<script type="application/ld+json">{json.dumps(ARTICLE)}</script><meta name=author content="Desk">'
        "<meta property=og:title content='Derby turned'><meta name=date content=2020-01-01>"
    )
    assert found.authors == ["Ana Soler", "Jan Holm"]
    assert found.titles == ["Harbour turn the derby", "Derby turned"]
    assert found.published == "2026-02-28T17:40:00+01:00"


@pytest.mark.parametrize(("free", "expected"), [(True, True), ("True", True), (None, True), (False, False),
                                                ("False", False), ("false", False), ([], True)])  # fmt: skip
def test_whether_it_is_free(free: object, expected: bool) -> None:
    assert linked({**ARTICLE, "isAccessibleForFree": free}).free is expected


@pytest.mark.parametrize("href", ["/derby", "javascript:alert(1)", "", "ftp://post.example/a", "https://"])
def test_an_address_is_a_whole_one_on_the_web(href: str) -> None:
    link = f"<link rel=canonical href='{href}'>"
    assert head(link).url is None
    assert head(f"{link}<meta property=og:url content=https://post.example/b>").url == "https://post.example/b"


def test_a_link_of_several_relations() -> None:
    assert head("<link rel='alternate CANONICAL' href=https://post.example/b>").url == "https://post.example/b"


def test_a_page_that_declares_nothing_and_flat_text() -> None:
    assert declared(cut_html(b"<p>Goal!")) == Declared()
    assert declared(cut_text("Goal!")) == Declared()


@pytest.mark.parametrize(
    "text",
    [
        "{", "", "null", "3", '"x"', "{'@type': 'Article'}", '{"@type": "Article", "headline": "a', "\x00", "//<![CDATA[ {} //]]>",
        "[" * 100_000, '{"@graph":' * 5_000 + "1" + "}" * 5_000, '{"@type":' + "[" * 900 + "]" * 900 + "}",
        '{"@type":"Article","author":' + "[" * 900 + '"x"' + "]" * 900 + "}", '{"@type":"Article","headline":{"a":[null]}}',
        '{"@type":"Article","headline":[1,[2]],"author":5,"datePublished":{},"keywords":[null],"publisher":[[]]}',
        '{"@type":"Article","headline":"' + "a" * (1 << 20) + '"}',
    ],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_broken_and_hostile_linked_data_is_passed_over(text: str) -> None:
    found = head(f'<script type="application/ld+json">{text}</script><title>Goal!</title>')
    assert found.titles[-1] == "Goal!"
    assert found.authors in ([], ["x"])
    assert found.published is None


def test_a_broken_block_does_not_hide_the_next() -> None:
    good = json.dumps(ARTICLE)
    assert_article(
        head(f'<script type="application/ld+json">{{</script><script type="application/ld+json">{good}</script>')
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ana Soler", ["Ana Soler"]),
        ("Von Anna Berg und Tom Ruiz", ["Anna Berg", "Tom Ruiz"]),
        ("Par Léa Martin et Luc Petit", ["Léa Martin", "Luc Petit"]),
        ("Por Luis Mora y Ana Soler", ["Luis Mora", "Ana Soler"]),
        ("Ana Soler, Jan Holm & Eva Lind", ["Ana Soler", "Jan Holm", "Eva Lind"]),
        ("Ana Soler | Jan Holm; Eva Lind/Tom Ruiz", ["Ana Soler", "Jan Holm", "Eva Lind", "Tom Ruiz"]),
        ("Interview: Anna Berg", ["Anna Berg"]),
        ("Propos recueillis par Léa Martin", ["Léa Martin"]),
        ("Byron Ruiz", ["Byron Ruiz"]),
        ("https://post.example/ana", []),
        ("ana@post.example", []),
        ("  ", []),
        ("Ana" + " " * 1_000_000 + "Soler", []),
    ],
)
def test_names_in_a_byline(text: str, names: list[str]) -> None:
    begun = time.perf_counter()
    assert names_in(text) == names
    assert time.perf_counter() - begun < 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("Article"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@graph", "author", "name", "headline", "datePublished", "keywords"]), inner
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_linked_data(data: Any) -> None:
    found = linked(data)
    assert found == linked(data)
    assert all(isinstance(text, str) and text.strip() for text in [*found.titles, *found.authors, *found.topics])
    assert found.published is None or found.published[:4].isdigit()


def test_a_long_list_is_read_once() -> None:
    begun = time.perf_counter()
    head(f'<script type="application/ld+json">[{"1," * 400_000}1]</script>')
    assert time.perf_counter() - begun < 2
