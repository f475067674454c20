"""JSON that pages carry in scripts: linked data, broken or not, and the data that an application starts from."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

import msgspec

from mixedzone.label.linked_data import Script

LONGEST = 1 << 20
"""Characters of one script that are read; more is no metadata."""

MOST_ITEMS = 5_000
"""Objects and lists that are looked at in one script."""

DEEPEST = 16
"""Lists inside lists that are looked into; deeper ones are no metadata."""

_ARTICLE_TYPES = (
    "Article NewsArticle ReportageNewsArticle BlogPosting AnalysisNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "BackgroundNewsArticle AskPublicNewsArticle LiveBlogPosting TechArticle ScholarlyArticle SocialMediaPosting "
    "AdvertiserContentArticle MedicalScholarlyArticle Interview Report"
)
_ARTICLES = frozenset(_ARTICLE_TYPES.split())
_PAGE_TYPES = "WebPage CreativeWork ItemPage MedicalWebPage Recipe HowTo VideoObject Blog QAPage"
_PAGES = frozenset(_PAGE_TYPES.split())
"""Types that stand for the page where nothing says that it is an article."""

_COMMAS = re.compile(r",\s*(?=[}\]])")
_OPENS = re.compile(r"[{\[]")
_LENIENT = json.JSONDecoder(strict=False)


def decoded(text: str) -> Any:
    """What a script of JSON says; None where it cannot be mended.

    Mended are escaped quotation marks, raw line feeds in strings, commas before a closing bracket, and what stands
    around the JSON, such as comments and CDATA marks.

    >>> decoded('<!-- {"a": ["b",],} //-->')
    {'a': ['b']}
    """
    if len(text) > LONGEST:
        return None
    try:
        return msgspec.json.decode(text.strip().encode())
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return mended(text)


def mended(text: str) -> Any:
    """What a script of JSON says that does not read as such."""
    if "&quot;" in text:
        text = unescape(text)
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    opens = _OPENS.search(text)
    if opens is None:
        return None
    for whole in (text, _COMMAS.sub("", text)):
        try:
            return _LENIENT.raw_decode(whole, opens.start())[0]
        except (ValueError, RecursionError):
            continue
    return None


def items_in(data: object) -> Iterator[dict[str, Any]]:
    """Every object in decoded JSON, from the outside in."""
    waiting: deque[Any] = deque([data])
    for _ in range(MOST_ITEMS):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            yield item
            waiting += [value for value in item.values() if isinstance(value, (dict, list))]


class Graph:
    """The linked data of a page: all its objects, and the one that is the article."""

    def __init__(self, scripts: Iterable[Script]) -> None:
        self.items = [
            item
            for script in scripts
            if len(script.text) <= LONGEST
            for item in items_in(mended(script.text) if script.data is None else script.data)
        ]
        self._by_id: dict[str, dict[str, Any]] = {}
        for item in self.items:
            name = item.get("@id")
            if isinstance(name, str) and len(item) > 1:
                self._by_id.setdefault(name, item)

    @property
    def article(self) -> dict[str, Any]:
        """The first article, or else the first page that has a date; empty where there is neither."""
        articles = [item for item in self.items if not _ARTICLES.isdisjoint(texts(item.get("@type")))]
        pages = [item for item in self.items if not _PAGES.isdisjoint(texts(item.get("@type")))]
        described = [item for item in articles if "headline" in item or "datePublished" in item]
        dated = [item for item in pages if "datePublished" in item]
        return next(iter([*described, *articles, *dated]), {})

    def whole(self, value: object) -> object:
        """The object that a reference points to; anything else as it is."""
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return self._by_id.get(value["@id"], value)
        return value

    def objects(self, value: object, depth: int = DEEPEST) -> list[object]:
        """The values of a property, references followed."""
        if isinstance(value, list):
            return [item for each in value for item in self.objects(each, depth - 1)] if depth else []
        return [] if value is None else [self.whole(value)]


def texts(value: object, depth: int = DEEPEST) -> list[str]:
    """The texts among the values of a property."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if not isinstance(value, list) or not depth:
        return []
    return [text for item in value for text in texts(item, depth - 1)]
