"""Real pages: nothing is lost of any, and the readings are as good as promised."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from mixedzone import Article, read
from mixedzone.page import decoding
from mixedzone.page.html import cut_html
from mixedzone.page.nesting import check_nesting

FOLDERS = ("articles", "press", "interviews")
PAGES = 1643
SAMPLE = 4
"""Every so many articles are scored."""

FLOOR = 0.88
"""The least mean word F1."""


def page_paths(corpora: Path) -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((corpora / folder / "pages").glob("*.gz"))]


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def all_text(data: bytes) -> str:
    """All text outside script and style without white space, by a walk of its own."""
    root = LexborHTMLParser(data).root
    assert root is not None
    return "".join("".join(text_of(root)).split())


def text_of(root: LexborNode) -> Iterator[str]:
    """The text nodes of a tree in order; a template's content where the template stands."""
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            if node.parent is None or node.parent.tag not in ("script", "style"):
                yield node.text_content or ""
        elif node.tag == "template":
            for content in node.template_fragments():
                if content.parent is not None and content.parent.mem_id == node.mem_id:
                    yield from text_of(content)


def test_nothing_is_lost_of_any_page(corpora: Path) -> None:
    paths = page_paths(corpora)
    assert len(paths) == PAGES
    for path in paths:
        data = decoding.to_utf8(unpacked(path))[0]
        check_nesting(data)
        cut = cut_html(data)
        assert "".join("".join(cut.texts).split()) == all_text(data), path.name


def test_every_page_is_read_whole(corpora: Path) -> None:
    """Every twentieth: all views of it."""
    for path in page_paths(corpora)[::20]:
        record = read(unpacked(path)).record()
        assert [line.number for line in record.lines] == list(range(1, len(record.lines) + 1))


@pytest.fixture(scope="module")
def score(corpora: Path) -> ModuleType:
    """The metrics that come with the corpora."""
    spec = importlib.util.spec_from_file_location("score", corpora / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_articles(folder: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if gold.get("kind", "article") == "article":
            yield path.stem, gold


def mean_word_f1(folder: Path, every: int, gold_text: Callable[[Any], str], score: ModuleType) -> float:
    found = []
    for stem, gold in list(gold_articles(folder))[::every]:
        article: Article = read(unpacked(folder / "pages" / f"{stem}.html.gz"))
        found.append(score.word_f1(article.text, gold_text(gold))[2])
    return float(sum(found) / len(found))


def test_articles_are_read_well(corpora: Path, score: ModuleType) -> None:
    assert mean_word_f1(corpora / "articles", SAMPLE, lambda gold: str(gold["text"]), score) >= FLOOR


def test_press_pages_are_read_well(corpora: Path, score: ModuleType) -> None:
    assert mean_word_f1(corpora / "press", 1, score.press_text, score) >= FLOOR
