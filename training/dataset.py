"""Pages and golds → examples: features with the labels that they should get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import html_text
import numpy as np
import numpy.typing as npt

from benchmarks.corpora import score
from mixedzone.label import features
from mixedzone.label.class_words import Around, words_around
from mixedzone.label.features import Features
from mixedzone.page.decoding import to_utf8
from mixedzone.page.html import cut_html
from mixedzone.page.lines import Lines
from mixedzone.page.text import cut_text
from training import labels
from training.corpus import Page

LONGEST = 3000
"""Lines of a page that is still learned from: longer ones are few and take as long as all the others."""

ALIGNED = 0.5
"""Word F1 of the aligned lines from which a page's gold is believed at all."""

_ATTRIBUTE = re.compile(rb"""\s(?:class|id)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(rb">\s+<")


@dataclass(slots=True)
class Example:
    """One page in one family of features. `words` are token counts by line, `weight` is 0…1 for the gold's quality."""

    page: Page
    features: Features
    share: npt.NDArray[np.float32]
    role: npt.NDArray[np.int64]
    words: npt.NDArray[np.float32]
    weight: float
    gold: Counter[str]
    tokens: list[list[str]]
    texts: list[str]
    hidden: npt.NDArray[np.bool_]
    around: list[Around]

    @property
    def gold_words(self) -> float:
        """Words of the gold text."""
        return float(self.gold.total())

    @property
    def teaches(self) -> bool:
        """Whether the page is learned from."""
        return self.weight > 0 and len(self.words) <= LONGEST

    def f1(self, chosen: npt.NDArray[np.bool_]) -> float:
        """Word F1 of a choice of lines, as the corpora's metrics have it."""
        mine = Counter(token for i in np.flatnonzero(chosen) for token in self.tokens[i])
        total = mine.total() + self.gold.total()
        return 2 * (mine & self.gold).total() / total if total else 1.0


def html_lines(page: Page) -> Lines:
    """The page as HTML."""
    return cut_html(to_utf8(page.html)[0])


def flat_lines(page: Page) -> Lines:
    """The page as the flat text that a scraper leaves behind."""
    return cut_text(flattened(page))


def flattened(page: Page) -> str:
    """The flat text of a page, empty where the flattener gives up."""
    try:
        return str(html_text.extract_text(to_utf8(page.html)[0].decode()))
    except ValueError:
        return ""


def stripped_lines(page: Page) -> Lines:
    """The page without its classes and ids."""
    return cut_html(_ATTRIBUTE.sub(b"", to_utf8(page.html)[0]))


def minified_lines(page: Page) -> Lines:
    """The page with the white space between tags folded into one space."""
    return cut_html(_BETWEEN_TAGS.sub(b"> <", to_utf8(page.html)[0]))


FAMILIES = {"html": html_lines, "flat": flat_lines}


def example(page: Page, lines: Lines) -> Example | None:
    """A page's features and labels; None for a page without lines."""
    if not len(lines):
        return None
    truth = labels.label(page, lines)
    token = score().TOKEN
    tokens = [token.findall(text.lower()) for text in lines.texts]
    return Example(
        page=page,
        features=features.measure(lines),
        share=truth.share,
        role=truth.role,
        words=np.fromiter(map(len, tokens), np.float32, len(tokens)),
        weight=max(0.0, truth.quality - ALIGNED) / (1 - ALIGNED),
        gold=Counter(token.findall(page.text.lower())),
        tokens=tokens,
        texts=lines.texts,
        hidden=np.array([reason is not None for reason in lines.hidden]),
        around=words_around(lines.tree, range(len(lines))) if lines.tree is not None else [],
    )


def examples(pages: Iterable[Page], family: str) -> list[Example]:
    """Every page that has lines."""
    found = (example(page, FAMILIES[family](page)) for page in pages)
    return [one for one in found if one is not None]
