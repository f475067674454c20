"""Titles: without the paper's name at their end, and which of them is the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mixedzone.article.names import folded

NEAR = 8
"""Lines between what the page calls its headline and what it shows as one; captions and menus are further away."""

_SEPARATOR = re.compile(r"\s+[|–—·•:»«<>/-]{1,2}\s+|\s?[|｜ㅣ]\s?|\s[-–—]\s?|:\s")
_SHORTEST_SITE = 3


def without_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """A title without the paper's name at its end or beginning, and without what stands between.

    `sites` are names of the paper, `others` other titles of the page: what one of them ends before is no part of it.

    >>> without_site("Late goal - Sport - Harbour Post", ["Harbour Post"])
    'Late goal'
    >>> without_site("Late goal | News", [], ["Late goal"])
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
    tail = folded(title[breaks[-1].end() :]).replace(" ", "")
    if _is_site(tail, names):
        return without_site(title[: breaks[-1].start()].rstrip(), [], known)
    head = folded(title[: breaks[0].start()]).replace(" ", "")
    if head in names:
        return title[breaks[0].end() :].lstrip()
    return title


def _is_site(tail: str, names: set[str]) -> bool:
    return len(tail) >= _SHORTEST_SITE and any(
        tail == name or (len(name) >= _SHORTEST_SITE and (tail.startswith(name) or name.startswith(tail)))
        for name in names
    )


def shown_title(shown: int | None, lines: Sequence[str], usable: Sequence[bool], titles: Sequence[str]) -> int | None:
    """The line that is the headline, counted from 0.

    It is the one labelled so, unless that is not what the page declares first and a line beside it is. Papers put a
    line for search engines into the first heading and the headline that readers see below it.
    """
    wanted = {folded(title): place for place, title in reversed(list(enumerate(titles)))}
    where = range(len(lines)) if shown is None else range(max(0, shown - NEAR), min(len(lines), shown + NEAR + 1))
    known = [(wanted[key], abs(n - (shown or 0)), n) for n in where if usable[n] and (key := folded(lines[n])) in wanted]
    if not known:
        return shown
    return min(known)[2]
