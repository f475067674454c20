"""Titles: without the paper's name at their end, and which of them is the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mixedzone.article.names import folded

NEAR = 8
"""Lines between what the page calls its headline and what it shows as one; captions and menus are further away."""

_SEPARATOR = re.compile(r"\s+[|–—·•:»«<>/-]{1,2}\s+|\s?[|｜ㅣ]\s?|\s[-–—]\s?|(?<=[^\x00-\x7f])-(?=[^\x00-\x7f])|:\s")
_SHORTEST_SITE = 3


_SECTION_NAMES = (
    "news sport sports football soccer politics world business opinion culture entertainment lifestyle tech "
    "technology science health money travel blog uk us politik wirtschaft kultur panorama nachrichten aktuell wissen "
    "gesellschaft fussball regional lokales actualité actualités politique économie société monde culture deportes "
    "política economía sociedad internacional cultura mundo esporte esportes economia politica cronaca calcio nieuws "
    "voetbal nyheter nyheder wiadomości спорт политика новости общество экономика haberler spor gündem ekonomi 정치 "
    "경제 "
    "사회 국제 문화 스포츠 ニュース 国際 政治 経済 社会 スポーツ 体育 新闻 国际 财经"
)
_SECTIONS = frozenset(map(folded, _SECTION_NAMES.split()))
"""Sections that stand between a title and the paper's name."""


def without_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """A title without the paper's name at its end or beginning, and without a section before that.

    `sites` are names of the paper. What stands behind one of the `others` is the document's and no headline's.

    >>> without_site("Late goal - Sport - Harbour Post", ["Harbour Post"])
    'Late goal'
    >>> without_site("Late goal | Match day", [], ["Late goal"])
    'Late goal'
    """
    breaks = list(_SEPARATOR.finditer(title))
    if not breaks:
        return title
    known = {folded(other) for other in others}
    for found in breaks:
        if folded(title[: found.start()]) in known:
            return title[: found.start()].rstrip()
    names = {folded(site).replace(" ", "") for site in sites} - {""}
    if _is_site(_tail(title), names):
        title = title[: breaks[-1].start()].rstrip()
        if _tail(title) in _SECTIONS:
            title = title[: list(_SEPARATOR.finditer(title))[-1].start()].rstrip()
        return title
    head = folded(title[: breaks[0].start()]).replace(" ", "")
    return title[breaks[0].end() :].lstrip() if head in names else title


def _tail(title: str) -> str:
    """The words behind the last separator, folded into one; empty where there is none."""
    breaks = list(_SEPARATOR.finditer(title))
    return folded(title[breaks[-1].end() :]).replace(" ", "") if breaks else ""


def _is_site(tail: str, names: set[str]) -> bool:
    return len(tail) >= _SHORTEST_SITE and any(
        tail == name or (len(name) >= _SHORTEST_SITE and (tail.startswith(name) or name.startswith(tail)))
        for name in names
    )


def shown_title(
    shown: int | None, lines: Sequence[str], hidden: Sequence[str | None], titles: Sequence[str]
) -> int | None:
    """The line that is the headline, counted from 0; `hidden` is why a line is not shown, or None.

    It is the one labelled so, unless that is not what the page declares first and a line beside it is. Papers put a
    line for search engines into the first heading and the headline that readers see below it.
    """
    wanted = {folded(title): place for place, title in reversed(list(enumerate(titles)))}
    longest = 2 * max(map(len, titles), default=0)
    where = range(len(lines)) if shown is None else range(max(0, shown - NEAR), min(len(lines), shown + NEAR + 1))
    known = [
        (wanted[key], abs(n - (shown or 0)), n)
        for n in where
        if hidden[n] is None and len(lines[n]) <= longest and (key := folded(lines[n])) in wanted
    ]
    if not known:
        return shown
    return min(known)[2]
