"""What a page declares about itself."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from mixedzone.article.declared import Declared, Person, Said, Shot, declared
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Harbour turn the derby",
    "author": [{"@type": "Person", "name": "Ana Soler"}, "Jan Holm", {"@type": "Organization", "name": "Harbour Post"}],
    "datePublished": "2026-02-28T17:40:00+01:00",
    "dateModified": "2026-02-28T18:05:00Z",
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
    "articleSection": "Sport",
    "keywords": ["derby", "Ruiz, Tom"],
    "isAccessibleForFree": False,
    "image": {"@type": "ImageObject", "url": "/a.jpg", "caption": "Ruiz jumps.", "creditText": "AFP"},
}


def head(html: str) -> Declared:
    return declared(cut_html(f"<html lang=en><head>{html}</head><p>Goal!".encode()))


def linked(data: object) -> Declared:
    return head(f'<script type="application/ld+json">{json.dumps(data)}</script>')


def test_linked_data() -> None:
    found = linked(ARTICLE)
    assert found.titles == [Said("Harbour turn the derby", "ld+json headline")]
    assert found.authors == [
        Person("Ana Soler", "ld+json author", True),
        Person("Jan Holm", "ld+json author", None),
        Person("Harbour Post", "ld+json author", False),
    ]
    assert found.published == [Said("2026-02-28T17:40:00+01:00", "ld+json datePublished")]
    assert found.modified == [Said("2026-02-28T18:05:00Z", "ld+json dateModified")]
    assert found.sites == [Said("Harbour Post", "ld+json publisher")]
    assert found.sections == [Said("Sport", "ld+json articleSection")]
    assert [said.text for said in found.topics] == ["derby", "Ruiz, Tom"]
    assert found.locked == [Said("False", "ld+json isAccessibleForFree")]
    assert found.pictures == [Shot(("/a.jpg",), "Ruiz jumps.", "AFP", "ld+json image")]
    assert found.is_news


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("og:title", "titles"), ("twitter:title", "titles"), ("dc.title", "titles"), ("author", "authors"),
        ("DC.creator", "authors"), ("parsely-author", "authors"), ("article:published_time", "published"),
        ("DC.date.issued", "published"), ("parsely-pub-date", "published"), ("article:modified_time", "modified"),
        ("og:site_name", "sites"), ("article:section", "sections"), ("article:tag", "topics"), ("keywords", "topics"),
        ("og:description", "descriptions"), ("og:url", "addresses"), ("og:locale", "languages"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("attribute", ["name", "property", "itemprop"])
def test_meta_names(name: str, field: str, attribute: str) -> None:
    found: list[Any] = getattr(head(f"<meta {attribute}='{name}' content='Ana &amp;amp; Jan'>"), field)
    assert (found[-1].text, found[-1].source) == ("Ana & Jan", f"meta {name.lower()}")


@pytest.mark.parametrize(("value", "count"), [("locked", 1), ("Metered", 1), ("free", 0)])
def test_content_tiers(value: str, count: int) -> None:
    assert len(head(f"<meta property=article:content_tier content={value}>").locked) == count


def test_microdata_and_times() -> None:
    found = head("<p><time itemprop=datePublished datetime=2026-02-28>today</time><b itemprop=headline>Goal!</b><time>")
    assert found.published == [Said("2026-02-28", "itemprop datePublished")]
    assert found.titles == [Said("Goal!", "itemprop headline")]
    assert len(found.times) == 2


def test_links_and_titles() -> None:
    found = head(
        "<title> Derby |\n Post </title><link rel='alternate CANONICAL' href=https://post.example/a><title>B</title>"
    )
    assert found.titles == [Said("Derby | Post", "title")]
    assert found.addresses == [Said("https://post.example/a", "link canonical")]
    assert found.languages == [Said("en", "html lang")]


def test_a_page_that_declares_nothing_and_flat_text() -> None:
    assert declared(cut_html(b"<p>Goal!")) == Declared()
    assert declared(cut_text("Goal!")) == Declared()


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "Article", "headline": "a', "\x00", '{"@graph":' * 5_000, '{"@type":' + "[" * 900 + "]" * 900 + "}",
        '{"@type":"Article","author":' + "[" * 900 + '"x"' + "]" * 900 + "}",
        '{"@type":"Article","headline":[1,[2]],"author":5,"datePublished":{},"keywords":[null],"publisher":[[]],"image":[1,{}]}',
        '{"@type":"Article","headline":"' + "a" * (1 << 20) + '"}', f'[{"1," * 400_000}1]',
    ],
    ids=lambda text: text[:24],
)  # fmt: skip
def test_broken_and_hostile_linked_data_is_passed_over(text: str) -> None:
    begun = time.process_time()
    found = head(f'<script type="application/ld+json">{text}</script><title>Goal!</title>')
    assert found.titles == [Said("Goal!", "title")]
    assert time.process_time() - begun < 2


def test_many_declarations_are_bounded() -> None:
    assert len(head("<meta name=author content='Ana Soler'>" * 5_000).authors) <= 200


@pytest.mark.parametrize("spelt", ["time", "TIME"])
def test_times_are_found_however_they_are_spelt(spelt: str) -> None:
    assert len(declared(cut_html(f"<p><{spelt} datetime=2025-03-01>Saturday</{spelt}>".encode())).times) == 1


def test_a_link_to_something_else_is_no_address_of_the_page() -> None:
    html = b'<link rel="Alternate Canonical" href=/a><link rel=alternate href=/b><link itemprop=url href=/c><p>Text'
    assert [said.text for said in declared(cut_html(html)).addresses] == ["/a"]
