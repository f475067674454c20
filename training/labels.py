"""Golds → what each line should be called: in or out of the text, and its role where the gold tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from mixedzone.label.model import KNOWN
from mixedzone.page.lines import Lines
from mixedzone.page.tags import Mark
from mixedzone.types import Role
from training import alignment
from training.corpus import Page

UNKNOWN = -1
"""The role of a line about which the gold says nothing."""

SAME = 0.8
"""Word F1 from which a line is a caption or title of the gold, as the corpora's metrics have it."""

BYLINE_EXTRA, CREDIT_EXTRA, DATE_WORDS = 8, 4, 14
"""Words that a byline may have besides its names, a credit line besides its credit, a date line at all."""

SURE_PARAGRAPH, FIRST_LINES = 14, 3
"""Words from which body text can't be a heading; lines of body text among which a lead may be."""

HEAD_LINES = 12
"""Lines around the headline in which a byline and a date line stand, and around the article a caption or credit."""

ITEM_WORDS = 60
"""Words up to which body text in a list is an item: whole articles stand in lists too."""

_ROLE = {role: number for number, role in enumerate(KNOWN)}


@dataclass(slots=True)
class Labels:
    """By line: `share` of its words in the gold text, `role` as an index into KNOWN or UNKNOWN. `quality`: 0…1."""

    share: npt.NDArray[np.float32]
    role: npt.NDArray[np.int64]
    quality: float


def label(page: Page, lines: Lines) -> Labels:
    """Align a page's lines with its gold."""
    hidden = [reason is not None for reason in lines.hidden]
    share, place = alignment.align(lines.texts, hidden, page.text)
    words = [alignment.tokens(text) for text in lines.texts]
    gold_words = Counter(alignment.tokens(page.text))
    mine: Counter[str] = Counter()
    for i in np.flatnonzero(share):
        mine.update(words[i])
    both = sum((mine & gold_words).values())
    quality = 2 * both / max(1, sum(mine.values()) + sum(gold_words.values()))
    marks = [lines.marks[run] for run in lines.runs[:-1]] if lines.tree is not None else [0] * len(lines)
    role = np.full(len(lines), UNKNOWN)
    role[share == 0] = _ROLE[Role.OTHER]
    _text_roles(role, page, share, place, words, marks)
    if page.kind == "article":
        _other_roles(role, page, share, words, hidden, marks)
    return Labels(share, role, quality)


def _text_roles(
    role: npt.NDArray[np.int64],
    page: Page,
    share: npt.NDArray[np.float32],
    place: npt.NDArray[np.int64],
    words: Sequence[Sequence[str]],
    marks: Sequence[int],
) -> None:
    """Lead, heading, paragraph, list item, table: by the gold's parts where it has them, else by the mark-up."""
    parts = _parts(page.gold) if page.corpus == "press" else None
    for rank, i in enumerate(np.flatnonzero(share).tolist()):
        if marks[i] & Mark.CELL:
            role[i] = _ROLE[Role.TABLE]
        elif parts is not None:
            role[i] = _ROLE[parts[place[i]]]
        elif marks[i] & Mark.HEADING:
            role[i] = _ROLE[Role.HEADING]
        elif len(words[i]) >= SURE_PARAGRAPH and rank >= FIRST_LINES:
            role[i] = _ROLE[Role.PARAGRAPH]
        if role[i] in (_ROLE[Role.PARAGRAPH], UNKNOWN) and marks[i] & Mark.LIST and len(words[i]) <= ITEM_WORDS:
            role[i] = _ROLE[Role.LIST_ITEM]


def _parts(gold: Mapping[str, Any]) -> list[Role]:
    """The role of every token of a press gold."""
    parts: list[Role] = []
    for text in gold["lead"]:
        parts += [Role.LEAD] * len(alignment.tokens(text))
    for section in gold["sections"]:
        for text in section["headings"]:
            parts += [Role.HEADING] * len(alignment.tokens(text))
        for text in section["paragraphs"]:
            parts += [Role.PARAGRAPH] * len(alignment.tokens(text))
    return parts


def _f1(mine: Sequence[str], gold: Sequence[str]) -> float:
    if not mine or not gold:
        return 0.0
    return 2 * sum((Counter(mine) & Counter(gold)).values()) / (len(mine) + len(gold))


def _other_roles(
    role: npt.NDArray[np.int64],
    page: Page,
    share: npt.NDArray[np.float32],
    words: list[list[str]],
    hidden: Sequence[bool],
    marks: Sequence[int],
) -> None:
    """Headline, byline, date line, captions and credits, which are no text.

    The golds of `articles/` have no captions and credits: nothing is known of the other lines inside the article.
    """
    gold = page.gold
    out = [i for i in range(len(words)) if share[i] == 0 and words[i]]
    shown = [i for i in out if not hidden[i]]
    text = np.flatnonzero(share)
    first = int(text[0]) if len(text) else len(words)
    title = alignment.tokens(gold["title"] or "")
    same = [i for i in out if _f1(words[i], title) >= SAME]
    candidates = [i for i in same if not hidden[i]] or [i for i in shown if marks[i] & Mark.H1 and i < first]
    role[same] = UNKNOWN
    near = first
    if candidates:
        near = max(candidates, key=lambda i: (bool(marks[i] & Mark.H1), bool(marks[i] & Mark.HEADING), i < first, i))
        role[near] = _ROLE[Role.HEADLINE]
    article = range(min(near, first) - HEAD_LINES, (int(text[-1]) if len(text) else len(words)) + HEAD_LINES)
    for figure in gold.get("figures") or ():
        caption = alignment.tokens(figure["caption"] or "")
        credits = [tokens for credit in figure["credits"] if (tokens := alignment.tokens(credit))]
        both = [*caption, *(token for credit in credits for token in credit)]
        for i in out:
            if i not in article:
                continue
            if caption and max(_f1(words[i], caption), _f1(words[i], both)) >= SAME:
                role[i] = _ROLE[Role.CAPTION]
            elif role[i] == _ROLE[Role.OTHER] and any(
                set(credit) <= set(words[i]) and len(words[i]) <= len(credit) + CREDIT_EXTRA for credit in credits
            ):
                role[i] = _ROLE[Role.CREDIT]
    last = int(text[min(len(text) - 1, FIRST_LINES)]) if len(text) else len(words)
    head = [
        i
        for i in shown
        if min(near, first) - HEAD_LINES <= i <= max(near + HEAD_LINES, last) and role[i] == _ROLE[Role.OTHER]
    ]
    names = [set(alignment.tokens(author)) for author in gold["authors"] or ()]
    date = re.match(r"(\d{4})-(\d\d)-(\d\d)", gold["date"] or "")
    for i in head:
        tokens = words[i]
        named = [name for name in names if name and name <= set(tokens)]
        if named and len(tokens) <= sum(map(len, named)) + BYLINE_EXTRA:
            role[i] = _ROLE[Role.BYLINE]
        elif date and len(tokens) <= DATE_WORDS and _dated(tokens, date):
            role[i] = _ROLE[Role.DATELINE]
    if page.corpus != "press" and len(text):
        inside = [i for i in out if min(near, first) <= i <= text[-1] + FIRST_LINES]
        role[[i for i in inside if role[i] == _ROLE[Role.OTHER]]] = UNKNOWN
    for i in out:
        if i not in head and role[i] == _ROLE[Role.OTHER] and any(name and name <= set(words[i]) for name in names):
            role[i] = UNKNOWN


def _dated(words: Sequence[str], date: re.Match[str]) -> bool:
    """Whether a line holds the year and the day of a date."""
    digits = {word.lstrip("0") for word in words}
    joined = " ".join(words)
    return date[1] in joined and (
        date[3].lstrip("0") in digits or bool(re.search(rf"\b0?{int(date[3])}(?:st|nd|rd|th|日)?\b", joined))
    )
