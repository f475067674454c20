"""What a page declares about itself: titles, authors, dates, site, language, address."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from mixedzone.page.lines import Lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

LONGEST_DECLARATION = 1 << 20
"""Characters of declared data that are read; more is no metadata."""

LONGEST_BYLINE = 500
"""Characters of the longest line that is taken for names."""

DEEPEST_DECLARATION = 16
"""Lists inside lists that are looked into; deeper ones are no metadata."""

_TYPES = (
    "Article NewsArticle ReportageNewsArticle BlogPosting AnalysisNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "LiveBlogPosting TechArticle Interview Report"
)
_ARTICLE_TYPES = frozenset(_TYPES.split())
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_HEADLINE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_AUTHOR = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "og:published_time",
)
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "dcterms.modified")
_SITE = ("og:site_name", "application-name")
_SECTION = ("article:section",)
_TOPICS = ("article:tag", "news_keywords", "keywords")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|da|door|av|af|text|texte|texto|interview|propos recueillis par|écrit par"
    r"|written by|author|autor|autorin|auteur)\s*:?\s+",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PARTING = re.compile(r"\s*(?:,|;|/|\||&| and | und | et | y | e | og | en )\s*")


@dataclass
class Declared:
    """What the page's head and its linked data say, as they say it."""

    titles: list[str] = field(default_factory=list)
    description: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    section: str | None = None
    topics: list[str] = field(default_factory=list)
    language: str | None = None
    url: str | None = None
    free: bool = True


def declared(cut: Lines) -> Declared:
    """Read JSON-LD, OpenGraph and the head's other fields; empty for flat text."""
    if cut.tree is None:
        return Declared()
    parser = cut.tree.parser
    metas, item = _metas(parser), _linked_article(parser)

    def said(names: tuple[str, ...], key: str = "") -> list[str]:
        return [*_all(metas, names), *_texts(item.get(key))]

    authors = _people(item.get("author")) or [name for text in _all(metas, _AUTHOR) for name in names_in(text)]
    keywords = _all(metas, _TOPICS) or _texts(item.get("keywords"))
    return Declared(
        titles=_unique([*_texts(item.get("headline")), *said(_HEADLINE, "name"), *_title(parser)]),
        description=_one(said(_DESCRIPTION, "description")),
        authors=_unique(authors),
        published=_date([*_texts(item.get("datePublished")), *said(_PUBLISHED), *_times(parser)]),
        modified=_date([*_texts(item.get("dateModified")), *said(_MODIFIED)]),
        site=_one([*said(_SITE), *_people(item.get("publisher"))]),
        section=_one(said(_SECTION, "articleSection")),
        topics=_unique([word.strip() for text in keywords for word in text.split(",")]),
        language=_language(parser),
        url=_address(parser, metas),
        free=item.get("isAccessibleForFree") not in (False, "False", "false"),
    )


def names_in(text: str) -> list[str]:
    """The names in a byline: without "By", without addresses.

    >>> names_in("Von Anna Berg und Tom Ruiz")
    ['Anna Berg', 'Tom Ruiz']
    """
    text = _BYLINE.sub("", text.strip())
    if len(text) > LONGEST_BYLINE or "://" in text or "@" in text:
        return []
    return [name for name in _PARTING.split(text) if name]


def _metas(parser: LexborHTMLParser) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in parser.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), []).append(content)
    return metas


def _linked_article(parser: LexborHTMLParser) -> dict[str, Any]:
    """The first article among the page's linked data."""
    for node in parser.css('script[type="application/ld+json"]'):
        text = node.text()
        if len(text) > LONGEST_DECLARATION:
            continue
        try:
            data = msgspec.json.decode(text.strip().encode())
        except (msgspec.DecodeError, RecursionError):
            continue
        item = _first_article(data)
        if item is not None:
            return item
    return {}


def _first_article(data: object) -> dict[str, Any] | None:
    items = deque([data])
    while items:
        item = items.popleft()
        if isinstance(item, list):
            items += item
        elif isinstance(item, dict):
            if not _ARTICLE_TYPES.isdisjoint(_texts(item.get("@type"))):
                return item
            items += [item[key] for key in _WITHIN if key in item]
    return None


def _texts(value: object, depth: int = DEEPEST_DECLARATION) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if not isinstance(value, list) or not depth:
        return []
    return [text for item in value for text in _texts(item, depth - 1)]


def _people(value: object, depth: int = DEEPEST_DECLARATION) -> list[str]:
    if isinstance(value, dict):
        return _texts(value.get("name"))
    if isinstance(value, list) and depth:
        return [name for item in value for name in _people(item, depth - 1)]
    return names_in(value) if isinstance(value, str) else []


def _language(parser: LexborHTMLParser) -> str | None:
    root = parser.root
    return (root.attributes.get("lang") or None) if root is not None else None


def _address(parser: LexborHTMLParser, metas: dict[str, list[str]]) -> str | None:
    """The canonical address: a whole one on the web; anything else names no page."""
    links = [node.attributes.get("href") or "" for node in parser.css('link[rel~="canonical" i]')]
    whole = [address.strip() for address in [*links, *_all(metas, ("og:url",))]]
    return next((address for address in whole if _WEB.match(address)), None)


def _title(parser: LexborHTMLParser) -> list[str]:
    node = parser.css_first("head title")
    return [" ".join(node.text().split())] if node is not None and node.text().strip() else []


def _times(parser: LexborHTMLParser) -> list[str]:
    return [value for node in parser.css("time[datetime]")[:1] if (value := node.attributes.get("datetime"))]


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [content for name in names for content in metas.get(name, ())]


def _one(texts: list[str]) -> str | None:
    return texts[0] if texts else None


def _unique(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _date(texts: list[str]) -> str | None:
    return next((found[0] for text in texts if (found := _DATE.search(text)) is not None), None)
