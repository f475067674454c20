"""The roles of lines, beside what the golds of `press/` hold and the page shows.

An item is a piece of gold text of one role: the title, a heading, a caption. The lines that hold it are its
candidates. An item without candidates does not stand on the page and does not count, and a page on which none of
its items of a role stands says nothing about that role. Where words are wanted once and stand on the page three
times, one candidate with the role is enough, and the others may have it. A line that has the role and holds no
item of it is wrong. Credits are looked for on lines that hold no caption.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.corpora import Counts, Page, score
from benchmarks.evidence import Evidence
from benchmarks.figures import misses, summed
from benchmarks.readings import ReadLine
from benchmarks.table import Section

ROLES = ("headline", "lead", "heading", "caption", "credit", "byline")

SAME = 0.8
"""Word F1 from which a line is an item, as captions are judged by the corpora's metrics."""

PART = 4
"""Words from which a line that stands whole inside an item is part of it: leads and captions are cut at `<br>`."""

CREDIT_EXTRA, BYLINE_EXTRA = 4, 8
"""Words that a line may have besides the credit ("Photo by"), and besides the names ("By", a place, a date)."""

Words = tuple[str, ...]


def sections(found: Evidence) -> list[Section]:
    """F1 of each role, hits summed over pages."""
    pages = [page for page in found.press if page.key in found.readings]
    if not pages:
        return []
    counted = [count(found.readings[page.key].lines, page) for page in pages]
    return [
        Section(
            "roles of lines in press/",
            rows=[summed(role, [counts[role] for counts in counted]) for role in ROLES],
            misses={f"{role} lines of press/": misses(pages, [counts[role] for counts in counted]) for role in ROLES},
        )
    ]


def count(lines: Sequence[ReadLine], page: Page) -> dict[str, Counts]:
    """Hits, predicted and gold of each role on one page."""
    words = [_words(line.text) for line in lines]
    candidates = {role: _texts(role, items, words) for role, items in _items(page.gold).items()}
    captioned = {number for _, numbers in candidates["caption"] for number in numbers}
    candidates["credit"] = [
        (wanted, [n for n in _holding(credit, words, CREDIT_EXTRA) if n not in captioned])
        for credit, wanted in _credits(page.gold).items()
    ]
    candidates["byline"] = [(1, _bylines(page.gold["authors"], words))] if any(page.gold["authors"]) else []
    return {role: _count(role, candidates[role], lines) for role in ROLES}


def _count(role: str, candidates: Sequence[tuple[int, list[int]]], lines: Sequence[ReadLine]) -> Counts:
    if candidates and not any(numbers for _, numbers in candidates):
        return 0, 0, 0
    labelled = [number for number, line in enumerate(lines) if line.role == role]
    chosen = set(labelled)
    gold = sum(min(wanted, len(numbers)) for wanted, numbers in candidates)
    hits = sum(min(wanted, len(chosen.intersection(numbers))) for wanted, numbers in candidates)
    allowed = {number for _, numbers in candidates for number in numbers}
    parts = _runs(labelled) if role == "byline" else [[number] for number in labelled]
    wrong = sum(allowed.isdisjoint(part) for part in parts)
    return hits, hits + wrong, gold


def _items(gold: Mapping[str, Any]) -> dict[str, list[tuple[Words, ...]]]:
    """The items of each role, each with the wordings that it may have on the page."""
    headings = [heading for section in gold["sections"] for heading in section["headings"]]
    captions: list[tuple[Words, ...]] = [
        (_words(figure["caption"]), _words(" ".join([figure["caption"], *figure["credits"]])))
        for figure in gold["figures"]
        if _words(figure["caption"])
    ]
    return {
        "headline": [(_words(gold["title"]),)],
        "lead": [(_words(text),) for text in gold["lead"]],
        "heading": [(_words(text),) for text in headings],
        "caption": captions,
    }


def _credits(gold: Mapping[str, Any]) -> Counter[Words]:
    credits = (_words(credit) for figure in gold["figures"] for credit in figure["credits"])
    return Counter(credit for credit in credits if credit)


def _texts(role: str, items: Iterable[tuple[Words, ...]], words: Sequence[Words]) -> list[tuple[int, list[int]]]:
    """How often each item is wanted, and its candidates. Only a whole line is a heading."""
    wanted = Counter(item for item in items if item[0])
    part = 0 if role == "heading" else PART
    return [
        (times, [n for n, line in enumerate(words) if any(_is(line, wording, part) for wording in item)])
        for item, times in wanted.items()
    ]


def _is(line: Words, item: Words, part: int) -> bool:
    if part and part <= len(line) < len(item) and _inside(line, item):
        return True
    shorter, longer = sorted((len(line), len(item)))
    if not shorter or 2 * shorter < SAME * (shorter + longer):
        return False
    return 2 * (Counter(line) & Counter(item)).total() >= SAME * (shorter + longer)


def _inside(line: Words, item: Words) -> bool:
    return f" {' '.join(line)} " in f" {' '.join(item)} "


def _holding(credit: Words, words: Sequence[Words], extra: int) -> list[int]:
    return [n for n, line in enumerate(words) if set(credit) <= set(line) and len(line) <= len(credit) + extra]


def _bylines(authors: Iterable[str], words: Sequence[Words]) -> list[int]:
    names = [name for name in map(_words, authors) if name]
    found = []
    for number, line in enumerate(words):
        named = [name for name in names if _inside(name, line)]
        if named and len(line) <= sum(map(len, named)) + BYLINE_EXTRA:
            found.append(number)
    return found


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Neighbouring lines together: a byline may be several of them."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _words(text: str | None) -> Words:
    return tuple(score().norm(text).split())
