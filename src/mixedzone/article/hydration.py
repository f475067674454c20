"""What the data that a page's application starts from say of its article: Next, Nuxt and their like.

They hold menus and teasers too: only the object that has the article's own title counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from mixedzone.article.linked import LONGEST, decoded, items_in
from mixedzone.article.names import folded
from mixedzone.page.lines import Tree

MOST_SCRIPTS = 40
"""Scripts that are looked at, and at most `LONGEST` characters of all that are read."""

OPENING = 400
"""Characters of a script in which it sets the variable that holds the data."""

DEEPEST = 4
"""Objects inside objects that are put together again where data are kept as a flat list."""

_TITLES = ("headline", "title", "name")
_PUBLISHED = (
    "datepublished", "publishedat", "publisheddate", "publishdate", "publicationdate", "firstpublished",
    "firstpublishedat", "published", "pubdate", "postedat", "displaydate", "createdat",
)  # fmt: skip
_MODIFIED = ("datemodified", "modifiedat", "modifieddate", "updatedat", "lastmodified", "lastupdated", "modified")
_AUTHORS = ("authors", "author", "byline", "bylines", "writers", "creators", "contributors")
_NAMES = ("name", "displayname", "fullname", "title", "byline")
_STATE = re.compile(
    r"(?:window|self|globalThis)\s{0,3}[.\[]\s{0,3}[\"']?(\w{1,40})[\"']?\]?\s{0,3}=\s{0,3}(?=[{\[]|JSON\.parse)"
)
_QUOTED = re.compile(r"JSON\.parse\(\s{0,3}(?=\")")
_MOMENTS = ((1e12, 1000.0), (1e9, 1.0))
"""Unix time in milliseconds and in seconds: from which number on, and how many make a second."""


@dataclass(frozen=True, slots=True)
class Hydrated:
    """What the article's own object holds, and the script that it stands in: "__NEXT_DATA__ publishedAt" …"""

    published: list[tuple[str, str]] = field(default_factory=list)
    modified: list[tuple[str, str]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)


def hydrated(tree: Tree, titles: Iterable[str]) -> Hydrated:
    """The fields of the object that has one of the article's titles; empty where no script holds one.

    The object with the most fields counts, the first of several.
    """
    wanted = {folded(title) for title in titles} - {""}
    found = [
        read for name, data in _data(tree) for item in items_in(data) if (read := _read(name, item, wanted)) is not None
    ]
    return max(found, key=lambda read: bool(read.published) + bool(read.authors), default=Hydrated())


def _data(tree: Tree) -> Iterator[tuple[str, Any]]:
    """The name and data of each script that holds some."""
    left = LONGEST
    scripts = [node for node in tree.scripts if "src" not in node.attributes]
    for node in scripts[:MOST_SCRIPTS]:
        kind, name = node.attributes.get("type") or "", node.attributes.get("id") or ""
        text = node.text() if not kind or kind in ("application/json", "text/javascript") else ""
        if len(text) > left or not text:
            continue
        state = None if "json" in kind else _STATE.search(text, 0, OPENING)
        if "json" not in kind and state is None:
            continue
        left -= len(text)
        data = decoded(text) if state is None else _assigned(text, state.end())
        yield name or (state[1] if state is not None else kind), _revived(data)


def _assigned(text: str, start: int) -> Any:
    """What a script sets a variable to: JSON, or JSON in a string."""
    quoted = _QUOTED.match(text, start)
    if quoted is None:
        return decoded(text[start:])
    inner = decoded("[" + text[quoted.end() :])
    if inner is None:
        inner = decoded("[" + text[quoted.end() :].partition('")')[0] + '"]')
    return decoded(inner[0]) if isinstance(inner, list) and inner and isinstance(inner[0], str) else None


def _revived(data: Any) -> Any:
    """Data that are kept as one list, each value named by its place in it, as Nuxt keeps them, put together."""
    if not isinstance(data, list) or not any(isinstance(item, dict) for item in data):
        return data

    flat = all(isinstance(each, int) for item in data if isinstance(item, dict) for each in item.values())
    return [_value(data, n, DEEPEST) for n, item in enumerate(data) if isinstance(item, dict)] if flat else data


def _value(data: list[Any], place: Any, depth: int) -> Any:
    """The value at a place in such a list, with those that it names by their places."""
    if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < len(data) or not depth:
        return None
    held = data[place]
    if isinstance(held, dict):
        return {key: _value(data, each, depth - 1) for key, each in held.items()}
    return [_value(data, each, depth - 1) for each in held] if isinstance(held, list) else held


def _read(script: str, item: dict[str, Any], titles: set[str]) -> Hydrated | None:
    """An object's fields; None where it is not the article."""
    keys = {_plain(key): key for key in reversed(item) if isinstance(key, str)}
    if not any(
        isinstance(item.get(keys.get(name, "")), str) and folded(item[keys[name]]) in titles for name in _TITLES
    ):
        return None

    def said(names: Iterable[str], read: Any) -> list[tuple[str, str]]:
        return [(text, f"{script} {keys[name]}") for name in names if name in keys for text in read(item[keys[name]])]

    found = Hydrated(said(_PUBLISHED, _moments), said(_MODIFIED, _moments), said(_AUTHORS, _people))
    return found if found.published or found.authors else None


def _plain(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()


def _moments(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        for least, second in _MOMENTS:
            if least <= value < least * 10:
                return [datetime.fromtimestamp(value / second, UTC).isoformat(timespec="seconds")]
    return []


def _people(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for each in value if not isinstance(each, list) for name in _people(each)]
    if not isinstance(value, dict):
        return []
    keys = {_plain(key): key for key in reversed(value) if isinstance(key, str)}
    names = [value[keys[name]] for name in _NAMES if isinstance(value.get(keys.get(name, "")), str)]
    parts = [value.get(keys.get(name, "")) for name in ("firstname", "lastname")]
    if not names and all(isinstance(part, str) for part in parts):
        names = [" ".join(map(str, parts))]
    return names[:1]
