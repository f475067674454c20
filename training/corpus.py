"""The pages that the labeller learns from: their bytes, their golds, and the fold that each belongs to."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from benchmarks.corpora import folder, score

FOLDS = 5

_SECOND_LEVEL = re.compile(r"^(?:co|com|org|net|gov|edu|ac|gob|gouv|go|or|ne|nic|nhs|govt|gc)$")
"""Labels under which countries register names, as in `co.uk`."""

NETWORKS = {
    "apa": "derstandard diepresse kleinezeitung",
    "funke": "morgenpost braunschweiger-zeitung waz abendblatt thueringer-allgemeine",
    "ippen": "fr merkur hna tz kreiszeitung",
    "ard": "tagesschau sportschau ndr wdr br swr mdr",
    "tamedia": "20min tagesanzeiger bazonline",
    "dumont": "mz-web mz ksta express-online",
    "prensa iberica": "mallorcazeitung diariodemallorca elperiodico levante-emv",
    "reach": "mirror dailystar express dailyrecord walesonline manchestereveningnews belfastlive",
    "dmg": "metro dailymail inews independent standard",
    "news uk": "thesun thetimes",
    "future": "techradar pcgamer tomsguide tomshardware livescience space gamesradar windowscentral",
    "postmedia": "canada nationalpost calgaryherald vancouversun",
    "caxton": "citizen durbanlocal lowvelder roodepoortrecord northcoastcourier",
    "isolezwe": "isolezwelesixhosa eyethunews iol isolezwe",
    "conde nast": "wired newyorker arstechnica vogue bonappetit vanityfair",
    "ringier": "blick businessinsider",
    "schibsted": "aftonbladet vg",
    "penske": "variety deadline hollywoodreporter rollingstone billboard indiewire",
    "dotdash": "investopedia verywellhealth thespruce seriouseats allrecipes people",
    "vox": "theverge vox polygon eater sbnation",
    "ziff": "pcmag mashable ign cnet zdnet lifehacker",
    "gannett": "usatoday azcentral freep",
    "stack exchange": "stackoverflow stackexchange serverfault superuser askubuntu",
    "amazon": "amazon",
    "ebay": "ebay",
}
"""Publishers that share a content system, by the label that they registered."""

_NETWORK_OF = {name: network for network, names in NETWORKS.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its gold. `text` is the gold text, `group` the site or network that it comes from."""

    name: str
    corpus: str
    kind: str
    html: bytes
    text: str
    gold: Mapping[str, Any]
    group: str
    fold: int


def registered(url: str) -> str:
    """The label that a site has registered, whatever the country: `bbc` of `www.bbc.co.uk`.

    >>> registered("https://www.bbc.co.uk/news"), registered("https://o.canada.com/travel")
    ('bbc', 'canada')
    """
    labels = (urlsplit(url).hostname or "").split(".")
    if len(labels) > 2 and _SECOND_LEVEL.match(labels[-2]):
        labels.pop()
    return labels[-2] if len(labels) > 1 else labels[0]


def _golds(corpus: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted((folder() / corpus / "gold").glob("*.json")):
        yield path.stem, json.loads(path.read_bytes())


def folds(groups: Counter[str]) -> dict[str, int]:
    """A fold for each group: the large ones first, each into the fold that has the fewest pages by then."""
    sizes = [0] * FOLDS
    fold_of = {}
    for group, pages in sorted(groups.items(), key=lambda item: (-item[1], item[0])):
        fold_of[group] = sizes.index(min(sizes))
        sizes[fold_of[group]] += pages
    return fold_of


def pages() -> list[Page]:
    """All pages of `articles/` and `press/` in a fixed order."""
    golds = [(corpus, name, gold) for corpus in ("press", "articles") for name, gold in _golds(corpus)]
    label = [registered(gold.get("url") or "") or name for _, name, gold in golds]
    groups = [_NETWORK_OF.get(site, site) for site in label]
    fold_of = folds(Counter(groups))
    found = []
    for (corpus, name, gold), group in zip(golds, groups, strict=True):
        press = corpus == "press"
        found.append(
            Page(
                name=f"{corpus}/{name}",
                corpus=corpus,
                kind="article" if press else gold["kind"],
                html=gzip.decompress((folder() / corpus / "pages" / f"{name}.html.gz").read_bytes()),
                text=score().press_text(gold) if press else gold["text"] or "",
                gold=gold,
                group=group,
                fold=fold_of[group],
            )
        )
    return found
