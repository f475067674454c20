"""The roles of lines, beside what the golds of `press/` hold and the page shows.

An item is a piece of gold text of one role: the title, a heading, a caption. The lines that hold it are its
candidates. An item without candidates does not stand on the page and does not count, and a page on which none of
its items of a role stands says nothing about that role. Where words are wanted once and stand on the page three
times, one candidate with the role is enough, and the others may have it. A line that has the role and holds no
item of it is wrong.

A line has one role, that of its larger part, and that says where credits and bylines are looked for:

- A credit that ends the line of its caption is no line of its own, and isn't looked for elsewhere: the photographer's
  name may stand there as the author's. Only the caption's own words make a line part of a caption; a line of its
  credit alone is a credit.
- A credit stands beside its caption where that is on the page, bylines and other credits in or around the article's
  text: an agency or the paper itself is named in menus too, an author in teasers of other stories.
- A line of names, date and more may be a byline or a date line. It must be a byline only with little else in it.
- The first words of a caption may have a short line of their own, beside the rest of it. A line without words, such
  as a bracket, is nothing.
- A gold caption in brackets that announces a name ("(Image: the agency)") is a credit.

Captions and credits that a gold leaves out (some list no pictures, others pictures without words) count as wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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

CREDIT_EXTRA, BYLINE_EXTRA, BYLINE_MOST = 4, 8, 12
"""Words that a line may have besides the credit ("Photo by"), and besides the names ("By", a place, a date); besides
these where date, time and a number of comments make it no less a date line."""

BESIDE, AROUND, HEADED = 3, 15, 40
"""Lines between a caption and its credit (a label, a button); around title and text, in which bylines and credits
stand; and between title and text (share bars, menus, a gallery)."""

TEXT_WORDS = 8
"""Words from which a line of the gold's paragraphs shows where the article's text stands."""

Words = tuple[str, ...]

_ANNOUNCED = re.compile(r"\(\w+:([^()]+)\)")
"""A gold caption that is nothing but a credit in brackets: "(Image: the agency)"."""


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


@dataclass(slots=True)
class _Wanted:
    """What one role has on a page: for each item how often it is wanted and its candidates; lines that may have it."""

    items: list[tuple[int, list[int]]]
    allowed: set[int]

    def count(self, labelled: Sequence[int], parts: Sequence[Sequence[int]]) -> Counts:
        """Hits, predicted and gold; each of the parts of the labelled lines that no item allows is wrong."""
        if self.items and not any(numbers for _, numbers in self.items):
            return 0, 0, 0
        chosen = set(labelled)
        gold = sum(min(wanted, len(numbers)) for wanted, numbers in self.items)
        hits = sum(min(wanted, len(chosen.intersection(numbers))) for wanted, numbers in self.items)
        return hits, hits + sum(self.allowed.isdisjoint(part) for part in parts), gold


def count(lines: Sequence[ReadLine], page: Page) -> dict[str, Counts]:
    """Hits, predicted and gold of each role on one page."""
    words = [_words(line.text) for line in lines]
    found = {role: _texts(role, items, words) for role, items in _items(page.gold).items()}
    near = _near_text(page.gold, words, found["headline"].allowed)
    found["credit"] = _credits(_figures(page.gold), words, near, found["caption"].allowed)
    found["byline"] = _bylines(page.gold["authors"], words, near)
    counts = {}
    for role in ROLES:
        labelled = [n for n, line in enumerate(lines) if line.role == role and words[n]]
        parts = _runs(labelled) if role == "byline" else [[number] for number in labelled]
        counts[role] = found[role].count(labelled, parts)
    return counts


def _figures(gold: Mapping[str, Any]) -> list[tuple[Words, list[Words]]]:
    """Captions and credits of the pictures that have any."""
    found = []
    for figure in gold["figures"]:
        announced = _ANNOUNCED.fullmatch(figure["caption"] or "")
        caption = () if announced else _words(figure["caption"])
        credits = [announced[1], *figure["credits"]] if announced else figure["credits"]
        found.append((caption, [words for credit in credits if (words := _words(credit))]))
    return found


def _items(gold: Mapping[str, Any]) -> dict[str, list[tuple[Words, ...]]]:
    """The items of each role, each with the wordings that it may have on the page."""
    headings = [heading for section in gold["sections"] for heading in section["headings"]]
    captions: list[tuple[Words, ...]] = [
        (caption, (*caption, *(word for credit in credits for word in credit)))
        for caption, credits in _figures(gold)
        if caption
    ]
    return {
        "headline": [(_words(gold["title"]),)],
        "lead": [(_words(text),) for text in gold["lead"]],
        "heading": [(_words(text),) for text in headings],
        "caption": captions,
    }


def _texts(role: str, items: Iterable[tuple[Words, ...]], words: Sequence[Words]) -> _Wanted:
    """The candidates of each item. Only a whole line is a heading; a part of another is one of its first wording."""
    wanted = Counter(item for item in items if item[0])
    part = 0 if role == "heading" else PART
    found = []
    beside: set[int] = set()
    for item, times in wanted.items():
        numbers = [
            n
            for n, line in enumerate(words)
            if _is_part(line, item[0], part) or any(_is(line, wording) for wording in item)
        ]
        found.append((times, numbers))
        ends = {n + way for n in numbers for way in (-1, 1)} if part else set()
        beside.update(n for n in ends if 0 <= n < len(words) and words[n] and _inside(words[n], item[0]))
    return _Wanted(found, beside.union(*(numbers for _, numbers in found)))


def _is_part(line: Words, item: Words, part: int) -> bool:
    return bool(part) and part <= len(line) < len(item) and _inside(line, item)


def _is(line: Words, item: Words) -> bool:
    shorter, longer = sorted((len(line), len(item)))
    if not shorter or 2 * shorter < SAME * (shorter + longer):
        return False
    return 2 * (Counter(line) & Counter(item)).total() >= SAME * (shorter + longer)


def _inside(line: Words, item: Words) -> bool:
    return f" {' '.join(line)} " in f" {' '.join(item)} "


def _near_text(gold: Mapping[str, Any], words: Sequence[Words], titled: set[int]) -> range:
    """The lines in and around the article, from its title on; all where none of its paragraphs stands on the page."""
    paragraphs = [_words(text) for section in gold["sections"] for text in section["paragraphs"]]
    texts = [
        n
        for n, line in enumerate(words)
        if len(line) >= TEXT_WORDS and any(_is_part(line, text, PART) or _is(line, text) for text in paragraphs)
    ]
    if not texts:
        return range(len(words))
    over = max((n for n in titled if texts[0] - HEADED <= n < texts[0]), default=texts[0])
    return range(over - AROUND, texts[-1] + AROUND + 1)


def _credits(
    figures: Iterable[tuple[Words, list[Words]]], words: Sequence[Words], near: range, captioned: set[int]
) -> _Wanted:
    """Credits by the lines that hold them and no caption, where no line holds both."""
    items: dict[Words, tuple[int, set[int]]] = {}
    allowed: set[int] = set()
    for caption, credits in figures:
        lines = [n for n in captioned if _is_part(words[n], caption, PART) or _is(words[n], caption)]
        for credit in credits:
            both = (*caption, *credit)
            if caption and any(_ends(words[n], both, credit) for n in captioned):
                continue
            beside = {m for n in lines for m in range(n - BESIDE, n + BESIDE + 1)} if lines else set(near)
            holding = {n for n in _holding(credit, words) if n in beside}
            wanted, numbers = items.get(credit, (0, set()))
            items[credit] = (wanted + 1, numbers | (holding - captioned))
            allowed |= holding
    return _Wanted([(wanted, sorted(numbers)) for wanted, numbers in items.values()], allowed)


def _ends(line: Words, both: Words, credit: Words) -> bool:
    """Whether a line holds a caption and its credit."""
    there, wanted = Counter(line), Counter(both)
    return _is(line, both) and all(there[word] >= wanted[word] for word in credit)


def _holding(credit: Words, words: Sequence[Words]) -> list[int]:
    return [n for n, line in enumerate(words) if set(credit) <= set(line) and len(line) <= len(credit) + CREDIT_EXTRA]


def _bylines(authors: Sequence[str], words: Sequence[Words], near: range) -> _Wanted:
    """The lines that name an author; a name of several words may be glued to the word before or after it."""
    names = [name for name in map(_words, authors) if name]
    if not names:
        return _Wanted([], set())
    found: list[int] = []
    allowed: set[int] = set()
    for number in near:
        line = words[number] if 0 <= number < len(words) else ()
        named = sum(len(name) for name in names if _names(line, name))
        if named and len(line) <= named + BYLINE_MOST:
            allowed.add(number)
            if len(line) <= named + BYLINE_EXTRA:
                found.append(number)
    return _Wanted([(1, found)], allowed)


def _names(line: Words, name: Words) -> bool:
    return _inside(name, line) or (len(name) > 1 and "".join(name) in "".join(line))


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
