"""What the elements around a line or a picture are named after: "byline", "caption", "related".

Words that the mark-up of many sites has in common. Each has a bit of its own, so that the words of an element, of all
elements around a line, and of a group are numbers, and `&` tells what they share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

GROUPS = {
    "author": "author authors byline bylines writer writers autor autoren autorin auteur auteurs autore redactor"
    " contributor contributors address creator signature reporter journalist forfatter verfasser",
    "no author": "image photo foto picture media share sharing social reviewer reviewed breadcrumb breadcrumbs nav"
    " menu caption credit figcaption copyright bio biography card newsletter avatar title job position role tag tags"
    " category categories date",
    "not the article": "comment comments teaser teasers related recommended reviewer",
    "dated": "date published publish datetime timestamp datum fecha dateline",
    "date": "date",
    "beside a date": "dates updated byline meta",
    "changed": "updated modified changed lastmod datemodified lastupdated aktualisiert",
    "publication": "published pubdate publish publication entry",
    "no date": "comment comments related event events teaser teasers recommended trending ticker caption figcaption"
    " copyright",
    "captioned": "caption captions figcaption copyright credit credits fotograf photographer",
    # What names the box of a line that is no caption, whatever its role.
    "signed": "byline author authors autor meta metadata date time newsletter paywall",
    "caption": "caption captions figcaption legend legende bildunterschrift bildtext infotext bildinfo cutline"
    " undertext",
    # What names a caption together with a word for a picture: "image-description".
    "described": "description desc descr info text label",
    # What makes "hasCaption" the name of a box that holds more than a caption.
    "negated": "has with without no",
    "credit": "credit credits copyright source quelle photographer fotograf rights courtesy photocredit fotocredit"
    " copyrights fotonachweis bildnachweis",
    # What names a credit inside a figure; outside one it may name the story's author.
    "credit inside": "author autor auteur authors agency agentur owner attribution byline src",
    "picture": "image images img photo photos picture pictures pic media figure bild foto gallery galerie slide"
    " carousel illustration lightbox video thumbnail visual fig",
    "elsewhere": "related teaser teasers recommended recommendations avatar newsletter promo advert advertisement ads"
    " sponsor sponsored sidebar logo profile bio comments comment footer nav navbar menu breadcrumb podcast"
    " latest trending readmore onward similar product shop author authors autor byline paywall abo",
    # Of these, what even a picture with a caption or a credit may stand in that is not the story's.
    "other stories": "related teaser teasers recommended recommendations comments latest trending readmore onward"
    " similar avatar bio newsletter",
    # Names of boxes that are the story's own, whatever else they are called: "article-teaser-image".
    "ours": "article lead hero opener story main post entry detail content",
    "button": "button btn counter zoom enlarge expand close icon share",
    "wall": "paywall regwall registrationwall metered meteredwall subscriptionwall paygate",
}

LONGEST = 300
"""Characters of an element's names that are read; style sheets without names make long ones."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_BITS = {word: 1 << place for place, word in enumerate(sorted(set(" ".join(GROUPS.values()).split())))}


def bits_of(*groups: str) -> int:
    """The words of some groups."""
    return _sum(word for group in groups for word in GROUPS[group].split())


@lru_cache(8192)
def bits_in(named: str) -> int:
    """The words that an element is named with: of "figCaption__text" there are "caption", "fig" and "text".

    >>> bits_in("figCaption__text") & bits_of("caption") > 0, bits_in("figCaption__text") & bits_of("credit") > 0
    (True, False)
    """
    return _sum(map(str.lower, _WORD.findall(named[:LONGEST])))


def _sum(words: Iterable[str]) -> int:
    bits = 0
    for word in words:
        bits |= _BITS.get(word, 0)
    return bits
