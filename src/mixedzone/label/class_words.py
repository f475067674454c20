"""What the classes and ids around a line say of the box that it stands in: "related", "byline", "newsletter".

Words that the mark-up of many sites has in common, never the whole class of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
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
    "|sapo|ingress|strapline|sub-tit|preface|einleitung|vorspann|bajada|copete|sommario|catenaccio",
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

_BIT_OF = {name: 1 << number for number, name in enumerate(GROUPS)}


def bits_of(*groups: str) -> int:
    """Some groups as bits."""
    return sum(_BIT_OF[group] for group in groups)


_Start = tuple[str, ...]
"""The three characters by which a word is looked up: no word is shorter."""


def _by_start() -> dict[_Start, list[tuple[str, int]]]:
    found: dict[_Start, list[tuple[str, int]]] = {}
    for group, words in GROUPS.items():
        for word in words.split("|"):
            found.setdefault(tuple(word[:3]), []).append((word, _BIT_OF[group]))
    return found


_WORDS = _by_start()
_STARTS = frozenset(_WORDS)
_UTILITY = re.compile(r"(?<![^ :!])leading-")
"""The names of a line's height, which begin like the word for a lead."""
_TOP = frozenset({TAG["html"], TAG["body"]})
_BITS = np.arange(len(GROUPS))

KEPT_NAMES = 8192
"""Names whose groups are kept from page to page, at 1 KB each at most: the pages of a site, or of a content system,
share them."""


class Around(NamedTuple):
    """Groups as bits: those of a line's own block and the inline elements in it, of the two blocks around that one,
    and of all farther out."""

    own: int = 0
    near: int = 0
    far: int = 0


_Levels = tuple[int, int, int, int]
"""Groups of the nearest block with the inline elements in it, of each of the two around it, of all farther out."""
_NONE = (0, 0, 0, 0)
_NOTHING = Around()


def words_around(tree: Tree, numbers: Sequence[int]) -> list[Around]:
    """The groups that the classes and ids around some lines belong to."""
    return [_around(tree.named, tree.firsts[number]) for number in numbers]


def columns(around: Sequence[Around]) -> npt.NDArray[np.float32]:
    """The same as numbers, of shape (lines, 3 × groups)."""
    bits = np.fromiter(chain.from_iterable(around), np.int64, 3 * len(around))
    return ((bits[:, None] >> _BITS) & 1).astype(np.float32).reshape(len(around), 3 * len(GROUPS))


def _around(levels: dict[int, _Levels], first: Any) -> Around:
    """The groups around a text node; `levels` keeps those of each element on the way up."""
    element = getattr(first, "whole", first).parent
    way: list[tuple[int, Any]] = []
    found = _NONE
    while element is not None and element.tag_id not in _TOP and len(way) < DEEPEST:
        known = levels.get(number := element.mem_id)
        if known is not None:
            found = known
            break
        way.append((number, element))
        element = element.parent
    for number, element in reversed(way):
        said = element.attributes
        bits = _groups_of(f" {said.get('class') or ''} {said.get('id') or ''} "[:LONGEST_NAMES]) if said else 0
        own, nearest, next_out, far = found
        if element.tag_id in BLOCKS:
            found = (bits, own, nearest, next_out | far)
        elif bits:
            found = (bits | own, nearest, next_out, far)
        levels[number] = found
    own, nearest, next_out, far = found
    return Around(own, nearest | next_out, far) if found != _NONE else _NOTHING


@lru_cache(KEPT_NAMES)
def _groups_of(named: str) -> int:
    """The groups of an element's class and id, with spaces around each."""
    *parts, last = _UTILITY.sub("", named.lower()).split(" ")
    found = _groups(f" {last}")
    for part in parts:
        if part:
            found |= _groups(f" {part} ")
    return found


@lru_cache(KEPT_NAMES)
def _groups(part: str) -> int:
    """The groups of the words in a name between two spaces, the spaces included."""
    found = 0
    for start in _STARTS.intersection(zip(part, part[1:], part[2:], strict=False)):
        for word, bit in _WORDS[start]:
            if word in part:
                found |= bit
    return found
