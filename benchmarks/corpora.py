"""Where the corpora lie, their pages with their golds, and their own metrics."""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

REPOSITORY = Path(__file__).parents[1]

ARTICLE = "article"
"""The kind of page that the readers are made for; every page of `press/` is one."""

Counts = tuple[int, int, int]
"""Hits, predicted, gold."""

Parts = tuple[float, float, float]
"""Precision, recall, F1."""


class Score(Protocol):
    """What `score.py` of the corpora defines."""

    TOKEN: re.Pattern[str]

    def norm(self, text: str | None) -> str: ...
    def prf(self, tp: float, predicted: float, gold: float) -> Parts: ...
    def word_f1(self, predicted: str, gold: str) -> Parts: ...
    def shingle_f1(self, pairs: Sequence[tuple[str, str]]) -> Parts: ...
    def press_text(self, gold: Mapping[str, object]) -> str: ...
    def captions(self, predicted: Sequence[str], gold: Sequence[str]) -> Counts: ...
    def credits(self, predicted: Sequence[str], gold: Sequence[str]) -> Counts: ...
    def same_names(self, predicted: Sequence[str], gold: Sequence[str]) -> bool: ...
    def turns(
        self, predicted: Sequence[tuple[str, str | None, str]], gold: Mapping[str, object]
    ) -> tuple[int, int, int, list[str]]: ...


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its gold. `text` is the gold text; `path` holds the page, gzipped or not."""

    corpus: str
    name: str
    kind: str
    path: Path
    gold: Mapping[str, Any]
    text: str = ""

    @property
    def key(self) -> str:
        """The page's name among those of all corpora."""
        return f"{self.corpus}/{self.name}"


def folder() -> Path:
    """Where the corpora are looked for: `MIXEDZONE_CORPORA`, or else beside the checkout."""
    return Path(os.environ.get("MIXEDZONE_CORPORA") or REPOSITORY / ".." / "shared" / "corpora").resolve()


def score() -> Score:
    """The corpora's own metrics."""
    return _module(folder() / "score.py")


@cache
def _module(path: Path) -> Score:
    spec = importlib.util.spec_from_file_location("corpora_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Score, module)


def pages(corpus: str, every: int = 1) -> list[Page]:
    """Every n-th page of one corpus, in the order of their names; none where the corpus is absent."""
    golds = sorted((folder() / corpus / "gold").glob("*.json"))[::every]
    return [_page(corpus, path) for path in golds]


def _page(corpus: str, path: Path) -> Page:
    gold = json.loads(path.read_bytes())
    text = score().press_text(gold) if "sections" in gold else gold.get("text") or ""
    html = path.parents[1] / "pages" / f"{path.stem}.html.gz"
    return Page(corpus, path.stem, gold.get("kind") or ARTICLE, html, gold, text)


def gold_of(page: Path) -> Mapping[str, Any]:
    """The gold that lies beside a page."""
    gold: Mapping[str, Any] = json.loads(page.with_suffix(".json").read_bytes())
    return gold


def of_kind(found: Sequence[Page], kind: str) -> list[Page]:
    """The pages of one kind."""
    return [page for page in found if page.kind == kind]
