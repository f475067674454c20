"""What a page declares about itself: linked data, OpenGraph, Dublin Core, microdata, `<time>`.

Each value comes with the field that declares it. Nothing is weighed here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from mixedzone.article.linked import Graph, texts
from mixedzone.label.linked_data import scripts_of
from mixedzone.label.metas import metas
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import TAG, elements

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

LONGEST = 1000
"""Characters of a declared value; a description may be long, anything longer is something else."""

MOST = 200
"""Values that one field is read for."""

_HEADLINE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description", "dcterms.description")
_AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "byl",
    "og:article:author",
    "twitter:creator:name",
)
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "publication_date",
    "pubdate",
    "publishdate",
    "publish-date",
    "published",
    "published-date",
    "w-published-date",
    "article_date_original",
    "displaydate",
)
_MODIFIED = (
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "og:article:modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "updated",
)
_SITE = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "apple-mobile-web-app-title")
_SECTION = ("article:section", "og:article:section", "parsely-section", "section")
_TOPICS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_PICTURE = ("og:image:secure_url", "og:image:url", "og:image", "twitter:image", "twitter:image:src")
_TIER = ("article:content_tier", "og:article:content_tier", "content_tier")
_NOT_FREE = frozenset({"locked", "metered", "premium", "paid", "false"})

_LINK, _TIME = TAG["link"], TAG["time"]
_HEADS = elements("meta link script title")
_ELEMENTS = "time,[itemprop]"
"""Elements that declare something, besides those of the head: looked for in one walk, a tenth of a parse."""


class Said(NamedTuple):
    """A value and the field that declares it, such as "og:title" or "ld+json headline"."""

    text: str
    source: str


class Person(NamedTuple):
    """A declared author; `is_person` is None where the page does not say whether it is one."""

    text: str
    source: str
    is_person: bool | None


class Shot(NamedTuple):
    """A picture that linked data or the head declare."""

    urls: tuple[str, ...]
    caption: str | None
    credit: str | None
    source: str


@dataclass
class Declared:
    """What a page says of itself, as it says it; the most trusted field first.

    `times` are its `<time>` elements, which may be of other stories: where they stand tells. `is_news` tells that
    linked data call it news.
    """

    titles: list[Said] = field(default_factory=list)
    descriptions: list[Said] = field(default_factory=list)
    authors: list[Person] = field(default_factory=list)
    published: list[Said] = field(default_factory=list)
    modified: list[Said] = field(default_factory=list)
    sites: list[Said] = field(default_factory=list)
    sections: list[Said] = field(default_factory=list)
    topics: list[Said] = field(default_factory=list)
    languages: list[Said] = field(default_factory=list)
    addresses: list[Said] = field(default_factory=list)
    locked: list[Said] = field(default_factory=list)
    pictures: list[Shot] = field(default_factory=list)
    times: list[LexborNode] = field(default_factory=list)
    is_news: bool = False


def declared(cut: Lines) -> Declared:
    """All that a page declares; empty for flat text."""
    if cut.tree is None:
        return Declared()
    return _Found(cut.tree).declared()


class _Found:
    """The page's declaring elements, sorted by what they are."""

    def __init__(self, tree: Tree) -> None:
        self.root = tree.parser.root
        self.metas: dict[str, list[str]] = {}
        self.items: dict[str, list[Said | Person]] = {}
        self.times: list[LexborNode] = []
        self.links: list[str] = []
        for meta in metas(tree):
            self._meta(meta)
        for link in (node.attributes for node in tree.heads if node.tag_id == _LINK):
            if "canonical" in (link.get("rel") or "").lower().split():
                self.links.append((link.get("href") or "").strip())
        self.title = _title(tree.parser)
        found = {node.mem_id: node for node in tree.parser.css(_ELEMENTS)}  # once, though both selectors may fit
        for node in found.values():
            if node.tag_id not in _HEADS:
                self._element(node)
        self.graph = Graph(scripts_of(tree))
        self.article = self.graph.article

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and 0 < len(content) <= LONGEST:
            values = self.metas.setdefault(name.strip().lower(), [])
            if len(values) < MOST:
                values.append(content)

    def _element(self, node: LexborNode) -> None:
        if node.tag_id == _TIME:
            self.times.append(node)
        name = node.attributes.get("itemprop")
        if name in ("datePublished", "dateModified", "headline"):
            value = node.attributes.get("datetime") or node.attributes.get("content") or node.attributes.get("title")
            value = " ".join((value or node.text() or "").split())
            if 0 < len(value) <= LONGEST:
                self.items.setdefault(name, []).append(Said(value, f"itemprop {name}"))

    def said(self, names: tuple[str, ...], *keys: str) -> list[Said]:
        """What linked data say under some keys, and the head under some names."""
        linked = [Said(text, f"ld+json {key}") for key in keys for text in texts(self.article.get(key))]
        head = [Said(text, f"meta {name}") for name in names for text in self.metas.get(name, ())]
        return [Said(_plain(text), source) for text, source in [*linked, *head] if len(text) <= LONGEST]

    def declared(self) -> Declared:
        titles = self.said(_HEADLINE, "headline") + self._items("headline")
        titles += self.said((), "name", "alternativeHeadline")
        return Declared(
            titles=titles + [Said(_plain(self.title), "title")] * bool(self.title),
            descriptions=self.said(_DESCRIPTION, "description"),
            authors=list(self._authors()),
            published=self.said(_PUBLISHED, "datePublished", "dateCreated") + self._items("datePublished"),
            modified=self.said(_MODIFIED, "dateModified") + self._items("dateModified"),
            sites=self.said(_SITE) + self._publishers(),
            sections=self.said(_SECTION, "articleSection"),
            topics=self.said(_TOPICS[:2]) or self.said(_TOPICS[2:]) or self._keywords(),
            languages=self._languages(),
            addresses=[Said(link, "link canonical") for link in self.links] + self.said(("og:url",), "url"),
            locked=self._locked(),
            pictures=list(self._pictures()),
            times=self.times[:MOST],
            is_news=any(kind.endswith("NewsArticle") for kind in texts(self.article.get("@type"))),
        )

    def _items(self, name: str) -> list[Said]:
        return [Said(text, source) for text, source, *_ in self.items.get(name, ())]

    def _authors(self) -> list[Person]:
        people = []
        for key in ("author", "creator"):
            for item in self.graph.objects(self.article.get(key)):
                kinds = texts(item.get("@type")) if isinstance(item, dict) else []
                is_person = None if not kinds else "Person" in kinds
                names = texts(item.get("name")) if isinstance(item, dict) else texts(item)
                people += [Person(_plain(name), f"ld+json {key}", is_person) for name in names]
        people += [Person(text, source, None) for text, source in self.said(_AUTHOR)]
        return [person for person in people if len(person.text) <= LONGEST][:MOST]

    def _publishers(self) -> list[Said]:
        names = [
            name
            for item in self.graph.objects(self.article.get("publisher"))
            for name in (texts(item.get("name")) if isinstance(item, dict) else texts(item))
        ]
        return [Said(_plain(name), "ld+json publisher") for name in names]

    def _keywords(self) -> list[Said]:
        return self.said((), "keywords")

    def _languages(self) -> list[Said]:
        shown = (self.root.attributes.get("lang") or "").strip() if self.root is not None else ""
        return [Said(shown, "html lang")] * bool(shown) + self.said(("og:locale", "content-language"), "inLanguage")

    def _locked(self) -> list[Said]:
        """What says that the page is not free to read."""
        free = self.article.get("isAccessibleForFree")
        linked = [Said(str(free), "ld+json isAccessibleForFree")] if free in (False, "False", "false") else []
        return linked + [said for said in self.said(_TIER) if said.text.lower() in _NOT_FREE]

    def _pictures(self) -> list[Shot]:
        shots = []
        for item in self.graph.objects(self.article.get("image")):
            shot = _shot(item, "ld+json image")
            if shot is not None:
                shots.append(shot)
        shots += [Shot((said.text,), None, None, said.source) for said in self.said(_PICTURE)]
        return shots[:MOST]


def _title(parser: LexborHTMLParser) -> str:
    """The document's own title, which may stand outside of its head."""
    head = parser.head
    title = (head.css_first("title") if head is not None else None) or parser.css_first("title")
    return " ".join(title.text().split()) if title is not None else ""


def _shot(item: object, source: str) -> Shot | None:
    if isinstance(item, str):
        return Shot((item,), None, None, source) if 0 < len(item) <= LONGEST else None
    if not isinstance(item, dict):
        return None
    makers = [item.get(key) for key in ("creator", "author", "copyrightHolder")]
    named: list[Any] = [each for maker in makers for each in (maker if isinstance(maker, list) else [maker])]
    credits = [
        *texts(item.get("creditText")),
        *(name for each in named for name in texts(each.get("name") if isinstance(each, dict) else each)),
    ]
    urls = tuple(url for url in [*texts(item.get("url")), *texts(item.get("contentUrl"))] if len(url) <= LONGEST)
    caption = next((text for text in texts(item.get("caption")) if len(text) <= LONGEST), None)
    credit = next((text for text in credits if len(text) <= LONGEST), None)
    return Shot(urls, caption and _plain(caption), credit and _plain(credit), source)


def _plain(text: str) -> str:
    """A value without the references that pages escape twice, white space folded."""
    return " ".join((unescape(text) if "&" in text else text).split())
