"""How near the readers' texts come to the gold texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.corpora import ARTICLE, Page, Parts, of_kind, score
from benchmarks.evidence import OURS, Evidence
from benchmarks.table import Miss, Row, Section, row


def sections(found: Evidence) -> list[Section]:
    """Of each corpus, of pages without their mark-up, and of the other kinds of page."""
    flat = {OURS: {key: reading.text for key, reading in found.flat.items()}}
    parts = [
        ("articles/, kind article", found.pure, found.texts),
        ("press/", found.press, found.texts),
        ("articles/, kind article, flattened", found.pure, flat),
        ("press/, flattened", found.press, flat),
    ]
    made = [
        _section(title, pages, texts)
        for title, pages, texts in parts
        if any(page.key in read for page in pages for read in texts.values())
    ]
    return [*made, _kinds(found)] if found.articles and found.texts else made


def _section(title: str, pages: Sequence[Page], texts: Mapping[str, Mapping[str, str]]) -> Section:
    scores = {reader: by_page(pages, texts[reader]) for reader in texts}
    shingles = {reader: score().shingle_f1(_pairs(pages, texts[reader]))[2] for reader in texts}
    ours = scores.get(OURS, [])
    return Section(
        title=f"{title}: {len(pages)} pages",
        rows=[
            row("word F1", {reader: _mean(scores[reader], 2) for reader in scores}),
            row("precision", {reader: _mean(scores[reader], 0) for reader in scores}),
            row("recall", {reader: _mean(scores[reader], 1) for reader in scores}),
            row("shingle F1", shingles),
        ],
        misses={title: [_miss(page, parts) for page, parts in zip(pages, ours, strict=True)]} if ours else {},
    )


def by_page(pages: Sequence[Page], texts: Mapping[str, str]) -> list[Parts]:
    """Precision, recall and word F1 of each page; a page without a text has an empty one."""
    return [score().word_f1(texts.get(page.key, ""), page.text) for page in pages]


def _kinds(found: Evidence) -> Section:
    """All kinds together and one by one: listings and products are no press pages, and read all the same."""
    kinds = sorted({page.kind for page in found.articles} - {ARTICLE})
    scores = {reader: by_page(found.articles, texts) for reader, texts in found.texts.items()}
    rows = [row("word F1, all kinds", {reader: _mean(parts, 2) for reader, parts in scores.items()})]
    rows += [_kind(found, kind) for kind in kinds]
    misses = defaultdict(list)
    for page, parts in zip(found.articles, scores.get(OURS, ()), strict=OURS in scores):
        if page.kind != ARTICLE:
            misses[f"articles/, kind {page.kind}"].append(_miss(page, parts))
    return Section(f"articles/, all kinds: {len(found.articles)} pages", rows, dict(misses))


def _kind(found: Evidence, kind: str) -> Row:
    pages = of_kind(found.articles, kind)
    values = {reader: _mean(by_page(pages, texts), 2) for reader, texts in found.texts.items()}
    return row(f"{kind} ({len(pages)})", values)


def _pairs(pages: Sequence[Page], texts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(texts.get(page.key, ""), page.text) for page in pages]


def _mean(scores: Sequence[Parts], part: int) -> float:
    return sum(parts[part] for parts in scores) / max(1, len(scores))


def _miss(page: Page, parts: Parts) -> Miss:
    precision, recall, f1 = parts
    return Miss(f1, page.key, f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {page.gold.get('url') or ''}")
