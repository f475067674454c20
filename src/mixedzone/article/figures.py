"""Captions, credits and pictures → figures, in page order, doubles merged."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mixedzone.label.credits import is_agency, parts, split_credit
from mixedzone.page.lines import Lines
from mixedzone.page.tags import NAMES
from mixedzone.types import Figure, Role

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

NEAR = 2
"""Lines between a picture and its caption at most: a credit, and a label such as "1 of 8"."""

SMALLEST = 100
"""Pixels: pictures declared narrower or lower are icons and avatars."""

MOST_BESIDE = 20
"""Pictures looked at for one line; a page with more in one place shows a gallery of icons."""

_SIZE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)[wx]")
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-image")
_SOURCE_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SCHEMES = ("http", "https", "")  # none where the page has no address to complete it with
_NUMBER = re.compile(r"\d+")


@dataclass
class _Draft:
    caption: str | None = None
    credits: list[str] = field(default_factory=list)
    alt: str | None = None
    urls: tuple[str, ...] = ()
    lines: list[int] = field(default_factory=list)


def figures_of(cut: Lines, roles: Sequence[Role], url: str | None) -> tuple[Figure, ...]:
    """The article's pictures: captions with their credits, and the addresses of the pictures beside them."""
    drafts = _merged(_captions(cut, roles))
    _attach_pictures(cut, drafts, url)
    return tuple(_figure(draft) for draft in drafts if draft.caption or draft.credits)


def _captions(cut: Lines, roles: Sequence[Role]) -> list[_Draft]:
    """A draft for each caption; a credit joins the caption that it follows, or the one that follows it at once."""
    drafts: list[_Draft] = []
    last = -NEAR
    for number, role in enumerate(roles):
        if role not in (Role.CAPTION, Role.CREDIT):
            continue
        caption, credits = split_credit(cut.texts[number])
        if role is Role.CREDIT:
            caption, credits = None, credits or (cut.texts[number],)
        if not (last == number - 1 and _belongs(drafts[-1], role)):
            drafts.append(_Draft())
        drafts[-1].caption = caption or drafts[-1].caption
        drafts[-1].credits += credits
        drafts[-1].lines.append(number + 1)
        last = number
    return drafts


def _belongs(draft: _Draft, role: Role) -> bool:
    """Whether a line goes to the draft right before it: a caption to a lone credit, a credit to a caption without."""
    return draft.caption is None if role is Role.CAPTION else not draft.credits


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """One draft for each caption: a hero, its preview and its fall-back print the same words."""
    by_caption: dict[str, _Draft] = {}
    merged: list[_Draft] = []
    for draft in drafts:
        key = " ".join((draft.caption or "").split()).casefold()
        known = by_caption.get(key) if key else None
        if known is None:
            by_caption[key] = draft
            merged.append(draft)
            continue
        known.credits += draft.credits
        known.lines += draft.lines
    return merged


def _attach_pictures(cut: Lines, drafts: Sequence[_Draft], url: str | None) -> None:
    """Give each draft the nearest picture that no other has."""
    if cut.tree is None:
        return
    pictures = [(place, node) for _, place, node in cut.tree.media if NAMES.get(node.tag_id) == "img"]
    places = [place for place, _ in pictures]
    taken: set[int] = set()
    for draft in drafts:
        for index in _near(draft.lines, places):
            urls = () if index in taken else picture_urls(pictures[index][1], url)
            if urls:
                taken.add(index)
                draft.urls = urls
                draft.alt = pictures[index][1].attributes.get("alt") or None
                break


def _near(lines: Sequence[int], places: Sequence[int]) -> list[int]:
    """The pictures beside a draft's lines, line by line, the nearest first; `places` are in page order."""
    found: list[int] = []
    for line in lines:
        first, last = bisect_left(places, line - 1 - NEAR), bisect_right(places, line + NEAR)
        beside = range(first, min(last, first + MOST_BESIDE))
        found += sorted(beside, key=lambda index: abs(places[index] - (line - 1)))
    return found


def picture_urls(node: LexborNode, base: str | None) -> tuple[str, ...]:
    """The addresses of a picture, the largest first; none for icons and for what is no web address."""
    attributes = node.attributes
    if any(_is_small(attributes.get(side)) for side in ("width", "height")):
        return ()
    holders = [attributes]
    parent = node.parent
    if parent is not None and parent.tag == "picture":
        holders += [source.attributes for source in parent.css("source")]
    sized = [each for holder in holders for name in _SOURCE_SETS for each in _candidates(holder.get(name) or "")]
    sized.sort(key=lambda item: -item[0])
    plain = [attributes.get(name) or "" for name in _SOURCES]
    found = dict.fromkeys(_absolute(address, base) for address in [*(u for _, u in sized), *plain] if address)
    return tuple(address for address in found if address)


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


def _absolute(address: str, base: str | None) -> str | None:
    try:
        full = urljoin(base or "", address.strip())
        return full if urlsplit(full).scheme in _SCHEMES else None
    except ValueError:
        return None


def _figure(draft: _Draft) -> Figure:
    agency, photographer = None, None
    if draft.credits:
        names = parts(draft.credits[0])
        agency = next((name for name in names if is_agency(name)), None)
        people = [name for name in names if not is_agency(name)]
        photographer = people[-1] if agency is not None and people else None
    return Figure(
        caption=draft.caption,
        credits=tuple(dict.fromkeys(draft.credits)),
        agency=agency,
        photographer=photographer,
        alt=draft.alt,
        urls=draft.urls,
        lines=tuple(sorted(draft.lines)),
    )
