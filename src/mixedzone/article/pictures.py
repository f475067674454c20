"""The addresses of a picture: from `src`, source sets, `<picture>` and the attributes of lazy loading."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SMALLEST = 100
"""Pixels: pictures declared narrower or lower are icons and avatars."""

LONGEST_ADDRESS = 2000
"""Characters of an address; longer ones are data."""

MOST_CANDIDATES = 60
"""Addresses of one picture that are looked at."""

TELLING, LONG_NUMBER = 5, 8
"""Letters of a word, and digits and letters of a number, by which a picture is known."""

_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)[wx]")
_SOURCES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-image",
    "data-full",
    "data-hi-res-src",
    "data-url",
    "data-original-src",
    "data-src-large",
    "data-large-file",
    "data-zoom-src",
)
_SOURCE_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "imagesrcset")
_WIDTH = itemgetter(0)
_SCHEMES = ("http", "https", "")  # none where the page has no address to complete it with
_NUMBER = re.compile(r"\d+")
_EMPTY = "placeholder|blank|spacer|pixel|transparent|loading|lazy|1x1|clear|dummy"
"""What names files that stand in until the picture is there."""
_EMPTY_WORDS = tuple(_EMPTY.split("|"))
_PLACEHOLDER = re.compile(rf"(?:^|[/_-])(?:{_EMPTY})[^/]{{0,20}}\.(?:gif|png|svg|jpg)")
_ROOTED = re.compile(r"/(?!/)(?:[\w%+,~@!$&'()*=:?-]|/(?!\.)|(?<!/)\.)*(?<!\?)")
"""Addresses on the page's own host that need no more than that in front; others have dots to follow or odd signs."""
_HOST = re.compile(r"^(?:https?:)?//[^/]*")
_WORD = re.compile(r"[^\W_]+")
_SIDE = re.compile(
    r"\d{3,4}|\d{2,4}x\d{2,4}|[wh]\d{2,4}|\d{2,4}[wh]|\dx|scaled|small|medium|large|thumb|thumbnail|crop|cropped"
)
"""Words of a file's name that tell its size."""


def picture_urls(node: LexborNode, base: str | None) -> tuple[str, ...]:
    """The addresses of a picture, the largest first; none for icons and for what is no web address."""
    attributes = node.attributes
    if _is_small(attributes.get("width")) or _is_small(attributes.get("height")):
        return ()
    holders = [attributes]
    parent = node.parent
    if parent is not None and parent.tag == "picture":
        holders += [source.attributes for source in parent.css("source")[:MOST_CANDIDATES]]
    sets = [said for holder in holders for name in _SOURCE_SETS if (said := holder.get(name))]
    sized = [each for said in sets for each in _candidates(said)]
    sized.sort(key=_WIDTH, reverse=True)
    plain = [said for name in _SOURCES if (said := attributes.get(name))]
    addresses = [address for address in [*(u for _, u in sized), *plain] if 0 < len(address) <= LONGEST_ADDRESS]
    found = dict.fromkeys([absolute(address, base) for address in addresses[:MOST_CANDIDATES]])
    return tuple([url for url in found if url and not _is_placeholder(url)])


def _is_placeholder(url: str) -> bool:
    """Whether an address is of a file that stands in for a picture, or of a drawing."""
    file = url.partition("?")[0].lower()
    if file.endswith(".svg"):
        return True
    return any(map(file.__contains__, _EMPTY_WORDS)) and _PLACEHOLDER.search(file) is not None


def media_urls(node: LexborNode, base: str | None) -> tuple[str, ...]:
    """The addresses of a video or an embed, as the page orders them."""
    holders = [node, *node.css("source")[:MOST_CANDIDATES]]
    plain = [holder.attributes.get(name) or "" for holder in holders for name in ("src", "data-src", "data")]
    addresses = [absolute(address, base) for address in plain if 0 < len(address) <= LONGEST_ADDRESS]
    return tuple(dict.fromkeys(address for address in addresses if address))


def key_of(url: str) -> str:
    """What two addresses of the same picture in two sizes share, and those of two pictures do not.

    That is the number by which a content system knows it, or else the words of its file's name without sizes; empty
    for names that say too little.

    >>> key_of("/w300/derby-winner-640x480.jpg") == key_of("https://cdn.example/derby-winner.webp?w=900")
    True
    >>> key_of("/derby-1.jpg") == key_of("/derby-2.jpg"), key_of("/img_12.jpg")
    (False, '')
    """
    path = unquote(_HOST.sub("", url.partition("#")[0].partition("?")[0])) if len(url) <= LONGEST_ADDRESS else ""
    folder, _, file = path.lower().rpartition("/")
    words: list[str] = _WORD.findall(file.rpartition(".")[0] or file)
    known: list[str] = [word for word in [*_WORD.findall(folder.rpartition("/")[2]), *words] if _is_number(word)]
    if known:
        return max(known, key=len)
    kept = [word for word in words if not _SIDE.fullmatch(word)]
    return "-".join(kept) if any(len(word) >= TELLING for word in kept) else ""


def _is_number(word: str) -> bool:
    return len(word) >= LONG_NUMBER and any(map(str.isdigit, word))


def absolute(address: str, base: str | None) -> str | None:
    """A whole address on the web, or a relative one where the page has none; None for anything else."""
    if address.startswith(("https://", "http://")) and "[" not in address:
        return address.strip()
    if address.startswith("data:"):
        return None
    if base is not None and (root := _root(base)) is not None and _ROOTED.fullmatch(address) is not None:
        return root + address
    try:
        full = urljoin(base or "", address.strip())
        return full if urlsplit(full).scheme in _SCHEMES else None
    except ValueError:
        return None


@lru_cache(16)
def _root(base: str) -> str | None:
    """Scheme and host of an address on the web."""
    try:
        scheme, host, *_ = urlsplit(base)
    except ValueError:
        return None
    return f"{scheme}://{host}" if scheme in ("http", "https") and host else None


def is_small(node: LexborNode) -> bool:
    """Whether a picture is declared to be as small as an icon."""
    attributes = node.attributes
    return _is_small(attributes.get("width")) or _is_small(attributes.get("height"))


def _is_small(side: str | None) -> bool:
    size = _NUMBER.match(side) if side else None
    return size is not None and len(size[0]) <= len(str(SMALLEST)) and int(size[0]) < SMALLEST


def _candidates(source_set: str) -> list[tuple[float, str]]:
    """Width (or pixel density) and address of each picture in a source set; addresses may have commas inside."""
    found: list[tuple[float, str]] = []
    address, size = "", 0.0
    for token in source_set.split():
        if address:
            described, comma, after = token.partition(",")
            known = _SIZE.fullmatch(described)
            size = float(known[1]) if known else size
        else:
            address, comma, after = token.strip(","), "," if token.endswith(",") else "", ""
        if comma:
            found.append((size, address))
            address, size = after, 0.0
    return [*found, (size, address)]
