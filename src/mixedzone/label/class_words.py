"""What the classes and ids around a line say of the box that it stands in: "related", "byline", "newsletter".

Words that the mark-up of many sites has in common, never the whole class of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from mixedzone.page.lines import Tree
from mixedzone.page.tags import BLOCKS, TAG

if TYPE_CHECKING:
    import numpy.typing as npt

GROUPS = {
    "body": "article-body|article__body|article-content|article__content|article-text|articletext|articlebody"
    "|story-body|storybody|post-content|post-body|entry-content|body-text|bodytext|rich-text|richtext|content-body|main-content"
    "|wysiwyg|prose",
    "content": "content|article|story|post|entry|main",
    "comment": "comment|reply|replies|discuss|disqus|kommentar|comentario",
    "related": "relat|recommend|more-|also|similar|popular|trending|teaser|promo|most-read|mostread|read-next|next"
    "|suggest|latest|recirc|carousel",
    "share": "share|social|sharing|follow",
    "menu": "nav|menu|breadcrumb|paginat|pager",
    "frame": "foot|header|sidebar|aside|widget|rail|toolbar|topbar",
    "author": "author|byline|bio|contributor|writer|autor|auteur|verfasser|firma",
    "date": "date|time|publish|datum|fecha",
    "picture": "caption|figure|image|photo|gallery|media|picture|video|legend|bild",
    "credit": "credit|copyright|source|rights|quelle|fotograf",
    "lead": "lead|lede|intro|standfirst|summary|excerpt|dek|chapo|abstract|subtitle|subhead|entradilla|tagline|deck"
    "|sapo|ingress|strapline",
    "advert": "newsletter|subscri|signup|sign-up|paywall|advert| ad |-ad | ad-|-ad-|-ads|banner|sponsor|cta|optin"
    "|donat",
    "topic": " tag|-tag|topic|categor|keyword|label|kicker|eyebrow|overline|rubric",
    "title": "title|headline|heading",
    "legal": "cookie|consent|legal|disclaimer|modal|popup|gdpr|privacy|overlay",
    "product": "product|price|review|rating|spec|cart|sku|variant|buy",
    "list": "list|item|card|grid|tile|row|col",
    "hidden": "hidden|hide|sr-only|visually|collapse|screen-reader",
    "quote": "quote|faq|accordion|toc|tab",
    "detail": "description|desc|detail|overview|about|feature",
}
"""Parts of class names and ids by what they speak of; a space stands for the border of a name."""

LONGEST_NAMES = 200
"""Characters of the classes and ids of one element that are looked at."""

DEEPEST = 100
"""Elements around a line that are looked at."""

_WORDS = [(word, 1 << group) for group, words in enumerate(GROUPS.values()) for word in words.split("|")]
_TOP = frozenset({TAG["html"], TAG["body"]})
_BITS = np.arange(len(GROUPS))


_Levels = tuple[int, int, int, int]
_NONE = (0, 0, 0, 0)


class Around(NamedTuple):
    """Groups as bits: those of a line's own block and the inline elements in it, of the two blocks around that one,
    and of all farther out."""

    own: int = 0
    near: int = 0
    far: int = 0


def words_around(tree: Tree, numbers: Sequence[int]) -> list[Around]:
    """The groups that the classes and ids around some lines belong to."""
    elements: dict[int, tuple[int, bool, str]] = {}
    ways = [_way(tree.firsts[number], elements) for number in numbers]
    names = {name for _, _, name in elements.values()}
    page = "".join(names)
    words = [(word, bit) for word, bit in _WORDS if word in page]
    groups = {name: _groups(name, words) for name in names}
    found: dict[int, _Levels] = {}
    return [_told(_levels(way, elements, groups, found)) for way in ways]


def columns(around: Sequence[Around]) -> npt.NDArray[np.float32]:
    """The same as numbers, of shape (lines, 3 × groups)."""
    bits = np.array(around, np.int64).reshape(-1, 3, 1)
    return ((bits >> _BITS) & 1).reshape(len(around), 3 * len(GROUPS)).astype(np.float32)


def _way(first: Any, elements: dict[int, tuple[int, bool, str]]) -> int:
    """The element that a text node stands in; it and those around it are noted, with the next one out."""
    element = getattr(first, "whole", first).parent
    start = inner = element.mem_id if element is not None else 0
    for _ in range(DEEPEST):
        if element is None or element.tag_id in _TOP or inner in elements:
            break
        attributes = element.attributes
        named = f" {attributes.get('class') or ''} {attributes.get('id') or ''} "[:LONGEST_NAMES] if attributes else ""
        around = element.parent
        outer = around.mem_id if around is not None else 0
        elements[inner] = outer, element.tag_id in BLOCKS, named.lower()
        element, inner = around, outer
    return start


def _groups(name: str, words: Sequence[tuple[str, int]]) -> int:
    found = 0
    for word, bit in words:
        if word in name:
            found |= bit
    return found


def _levels(
    inner: int, elements: dict[int, tuple[int, bool, str]], groups: dict[str, int], found: dict[int, _Levels]
) -> _Levels:
    """The groups of an element's block, of the next two blocks out and of all others, worked out once an element."""
    way = []
    while inner in elements and inner not in found:
        way.append(inner)
        inner = elements[inner][0]
    levels = found.get(inner, _NONE)
    for element in reversed(way):
        _, block, name = elements[element]
        own, nearest, next_out, far = levels
        bits = groups[name]
        levels = (bits, own, nearest, next_out | far) if block else (bits | own, nearest, next_out, far)
        found[element] = levels
    return levels


def _told(levels: _Levels) -> Around:
    own, nearest, next_out, far = levels
    return Around(own, nearest | next_out, far)
