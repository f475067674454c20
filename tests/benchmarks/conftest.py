"""Tiny corpora, written for the tests, with metrics that are easy to follow by hand."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks import site

SCORE = """
def norm(text):
    return " ".join(w.strip(".,:;!?()") for w in (text or "").lower().split())

def prf(tp, predicted, gold):
    p, r = (tp / predicted if predicted else 0.0), (tp / gold if gold else 0.0)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0

def word_f1(predicted, gold):
    mine, theirs = set(norm(predicted).split()), set(norm(gold).split())
    return prf(len(mine & theirs), len(mine), len(theirs))

def shingle_f1(pairs):
    scores = [word_f1(*pair) for pair in pairs]
    return tuple(sum(part) / max(1, len(scores)) for part in zip(*scores)) or (0.0, 0.0, 0.0)

def press_text(gold):
    return "\\n".join([*gold["lead"], *(t for s in gold["sections"] for t in [*s["headings"], *s["paragraphs"]])])

def captions(predicted, gold):
    return len(set(map(norm, predicted)) & set(map(norm, gold))), len(predicted), len(gold)

credits = captions

def same_names(predicted, gold):
    return set(map(norm, predicted)) - {""} == set(map(norm, gold)) - {""}

def turns(predicted, gold):
    theirs = [(t["role"], t["speaker"]) for t in gold["turns"]]
    hits = sum((role, speaker) in theirs for role, speaker, _ in predicted)
    return hits, len(predicted), len(theirs), [t for t in gold["traps"] if any(t in said for *_, said in predicted)]
"""

REPORT = """<!doctype html><html lang=en><head><title>Saltmere win the derby</title></head><body>
<nav><a href=/>Home</a> <a href=/sport>Sport</a></nav>
<article><h1>Saltmere win the derby</h1><p class=byline>By Ada Quill</p>
<p>Two goals in the last ten minutes turned the derby around for Saltmere, and the away end did not stop singing.</p>
<p>The visitors had led from the first corner, when their captain rose above three defenders and headed home.</p>
</article><footer>Imprint</footer></body></html>"""

TALK = "<html lang=en><body><h1>Quill: I like rain</h1><p><b>Why?</b></p><p>It is wet.</p></body></html>"

Write = Callable[[str, str, str, dict[str, Any]], None]


@pytest.fixture
def corpora_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Empty corpora with their metrics, pointed to by the environment."""
    folder = tmp_path / "corpora"
    folder.mkdir()
    (folder / "score.py").write_text(SCORE, "utf-8")
    monkeypatch.setenv("MIXEDZONE_CORPORA", str(folder))
    yield folder


@pytest.fixture
def write(corpora_folder: Path) -> Write:
    """Add a page and its gold to a corpus."""

    def add(corpus: str, name: str, html: str, gold: dict[str, Any]) -> None:
        pages, golds = corpora_folder / corpus / "pages", corpora_folder / corpus / "gold"
        pages.mkdir(parents=True, exist_ok=True)
        golds.mkdir(parents=True, exist_ok=True)
        (pages / f"{name}.html.gz").write_bytes(gzip.compress(html.encode()))
        (golds / f"{name}.json").write_text(json.dumps(gold), "utf-8")

    return add


@pytest.fixture
def tiny_corpora(corpora_folder: Path, write: Write) -> Path:
    """A page or two of each corpus, and a seed."""
    facts: dict[str, Any] = {
        "url": "https://paper.example/1",
        "title": "Saltmere win the derby",
        "authors": ["Ada Quill"],
    }
    body = ["Two goals in the last ten minutes turned the derby around for Saltmere", "The visitors had led"]
    for name, kind in (("0001", "article"), ("0002", "article"), ("0003", "listing")):
        gold = {**facts, "kind": kind, "date": "2025-03-01", "text": "\n".join(body)}
        write("articles", name, REPORT, gold)
    sections: list[dict[str, Any]] = [{"headings": [], "paragraphs": body}]
    press = {**facts, "date": "2025-03-01 10:00:00+01:00", "lead": [], "sections": sections, "figures": []}
    write("press", "xx-Paper", REPORT, press)
    turns = [{"role": "question", "speaker": None}, {"role": "answer", "speaker": "Ada Quill"}]
    write("interviews", "quill", TALK, {"turns": turns, "traps": ["Imprint"]})
    seed = corpora_folder / "seed"
    seed.mkdir()
    (seed / "backhaus.txt").write_text("league\n\nSaltmere win the derby\n\nTwo goals turned it.\n", "utf-8")
    gold = {
        "roles": {"1": "kicker", "3": "headline", "5": "paragraph"},
        "kicker": "league",
        "headline": "Saltmere win the derby",
        "lead": [],
        "figures": [],
        "turns": [],
        "fixtures": [],
    }
    (seed / "backhaus.json").write_text(json.dumps(gold), "utf-8")
    return corpora_folder


@pytest.fixture
def report() -> bytes:
    """An invented match report."""
    return REPORT.encode()


def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the site for a moment only."""
    for name, value in {"CLIENTS": 5, "TYPED": 20, "PAUSE": 0.05, "WARM": 0.1, "MEASURED": 0.4}.items():
        monkeypatch.setattr(site, name, value)
