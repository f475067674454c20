"""The addresses of a picture: from `src`, source sets, `<picture>` and the attributes of lazy loading."""

from __future__ import annotations

import re
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
_SCHEMES = ("http", "https", "")  # none where the page has no address to complete it with
_NUMBER = re.compile(r"\d+")
_PLACEHOLDER = re.compile(
    r"(?:^|[/_-])(?:placeholder|blank|spacer|pixel|transparent|loading|lazy|1x1|clear|dummy)[^/]{0,20}\.(?:gif|png|svg|jpg)|\.svg$",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:https?:)?//[^/]*")
_WORD = re.compile(r"[^\W_]+")
_SIDE = re.compile(
    r"\d{3,4}|\d{2,4}x\d{2,4}|[wh]\d{2,4}|\d{2,4}[wh]|\dx|scaled|small|medium|large|thumb|thumbnail|crop|cropped"
)
"""Words of a file's name that tell its size."""


def picture_urls(node: LexborNode, base: str | None) -> tuple[str, ...]:
    """The addresses of a picture, the largest first; none for icons and for what is no web address."""
    attributes = node.attributes
    if any(_is_small(attributes.get(side)) for side in ("width", "height")):
        return ()
    holders = [attributes]
    parent = node.parent
    if parent is not None and parent.tag == "picture":
        holders += [source.attributes for source in parent.css("source")[:MOST_CANDIDATES]]
    sized = [each for holder in holders for name in _SOURCE_SETS for each in _candidates(holder.get(name) or "")]
    sized.sort(key=lambda item: -item[0])
    plain = [attributes.get(name) or "" for name in _SOURCES]
    addresses = [address for address in [*(u for _, u in sized), *plain] if 0 < len(address) <= LONGEST_ADDRESS]
    found = dict.fromkeys(absolute(address, base) for address in addresses[:MOST_CANDIDATES])
    urls = [address for address in found if address]
    real = [url for url in urls if not _PLACEHOLDER.search(url.partition("?")[0])]
    return tuple(real)


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
    try:
        full = urljoin(base or "", address.strip())
        return full if urlsplit(full).scheme in _SCHEMES else None
    except ValueError:
        return None


def is_small(node: LexborNode) -> bool:
    """Whether a picture is declared to be as small as an icon."""
    attributes = node.attributes
    return any(_is_small(attributes.get(side)) for side in ("width", "height"))


def _is_small(side: str | None) -> bool:
    size = _NUMBER.match(side or "")
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
