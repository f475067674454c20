"""Lines → numbers: what a line looks like, where it stands and what stands around it.

Shape, place and share, never words: these hold on sites and in languages that nobody has trained on. Everything is
computed by column over the whole page.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import TAG, Mark

if TYPE_CHECKING:  # numpy.typing costs a tenth of the whole import
    import numpy.typing as npt

    Column = npt.NDArray[Any]

    Block = tuple[str, Column]
    """Names of features, blank-separated, and their values: of shape (names, lines)."""

    Group = tuple[Column | None, Column, Column]
    """Order of the lines (None for that of the page), first, end: all of shape (lines,)."""

SAMPLE = 600
"""Characters of a line that its shape is taken from: four lines of print tell what the rest is like."""

PROSE_WORDS = 10
"""Words from which an unlinked line counts as prose: few menu items or labels have as many."""

PROSE_LINKS = 0.3
"""Share of linked text up to which a line counts as prose."""

LEVELS = 4
"""Blocks around a line's own that are looked at: beyond, most pages have nothing but the whole page."""

WINDOWS = (8, 32)
"""Lines on either side that have a say in what a line is where flat text knows no blocks."""

TITLE_HEAD = 20
"""Characters of the page's title that make a line its headline where one of the two is cut."""

TITLE_PART = 0.3
"""Share of the title from which a line that repeats it is more than the name of the site or section."""

DEEPEST = 63
"""Depth from which lines of the same tags look alike however deep they stand."""

_LETTER, _UPPER, _DIGIT, _SPACE, _STOP, _COMMA, _QUOTE, _IDEOGRAM = range(8)
_BRACKET, _COLON, _DIVIDER, _SYMBOL, _MARK, _ASKS, _OMITS = range(8, 15)
_WORD_BIT = 4
_WORD = 1 << _WORD_BIT  # added to the class of a character that begins a word

_CHARACTERS = {
    _SPACE: " \t\n\u00a0\u2009\u202f\u3000",
    _STOP: ".!。！؟।۔︒｡",
    _ASKS: "?？;",
    _OMITS: "…",
    _COMMA: ",;،、，；",
    _QUOTE: '"“”„«»‹›‘‚「」『』',
    _BRACKET: "()[]{}（）【】",
    _COLON: ":：",
    _DIVIDER: "|/•·–—>→▶►",
    _SYMBOL: "©®™@#$€£¥%&*+=_~^<",
    _MARK: "'’-‑­`´",
}
_ENDINGS = np.array([[_STOP], [_ASKS], [_OMITS]])
_BEGINNINGS = np.array([[_LETTER], [_DIGIT], [_QUOTE]])
_CLASSED = 0x20000
_SCRIPTS = 0x3000
_UNSPACED = (
    (0x0E00, 0x0EDF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese and Korean: two of their characters count as a word."""

_HEAD, _STYLED, _FOLDED, _SCRIPTLESS = range(1, 5)
_HIDERS: defaultdict[str | None, int] = defaultdict(
    lambda: _STYLED,
    {
        None: 0,
        "head": _HEAD,
        "title": _HEAD,
        "desc": _HEAD,
        "details": _FOLDED,
        "dialog": _FOLDED,
        "noscript": _SCRIPTLESS,
        "template": _SCRIPTLESS,
        "script": _SCRIPTLESS,
    },
)
_HIDDEN = np.array([[_HEAD], [_STYLED], [_FOLDED], [_SCRIPTLESS]])

_UNTOLD = (Mark.LINK, Mark.BOLD, Mark.ITALIC, Mark.CODE, Mark.PRE, Mark.SMALL, Mark.DEFINITION)
_TOLD = [mark for mark in Mark if mark not in _UNTOLD]
_TOLD_BITS = np.array(_TOLD)[:, None]
_TOLD_NAMES = " ".join(f"in_{mark.name}".lower() for mark in _TOLD)
_INLINE_BITS = np.array([[Mark.LINK], [Mark.BOLD], [Mark.ITALIC]])
_OWN_TAGS, _PARENT_TAGS = (("p", "div", "li"), ("div", "li", "ul", "section", "td"))
_OWN, _PARENT = (np.array([[TAG[name]] for name in names]) for names in (_OWN_TAGS, _PARENT_TAGS))
_H1, _TITLE = TAG["h1"], TAG["title"]


@cache
def _classes() -> npt.NDArray[np.uint8]:
    """The class of every character below `_CLASSED`; what lies beyond is a letter of some script or an emoji."""
    table = np.zeros(_CLASSED, np.uint8)
    for code in range(_SCRIPTS):
        category = unicodedata.category(chr(code))
        if category in ("Lu", "Lt"):
            table[code] = _UPPER
        elif category[0] == "N":
            table[code] = _DIGIT
        elif category[0] in "SPC":
            table[code] = _MARK
        elif category[0] == "Z":
            table[code] = _SPACE
    for first, last in _UNSPACED:
        table[first : last + 1] = _IDEOGRAM
    for number, characters in _CHARACTERS.items():
        for character in characters:
            table[ord(character)] = number
    return table


@dataclass(slots=True)
class Features:
    """What the model sees of a page.

    `values` is float32 and finite, one row a line, one column a feature; flat text has other columns than HTML.
    Each of the `groups` puts lines together: an order of the lines, and for each line where in that order the lines
    that it stands with begin and end.
    """

    values: npt.NDArray[np.float32]
    groups: list[Group]


def measure(lines: Lines) -> Features:
    """The features of a page."""
    if not len(lines):
        return Features(np.zeros((0, 0), np.float32), [])
    blocks, groups = _measured(lines)
    values = np.concatenate([values for _, values in blocks], dtype=np.float32, casting="unsafe")
    return Features(values.T, groups)


def names(lines: Lines) -> list[str]:
    """The names of the features in the order of the columns."""
    return [name for block, _ in _measured(lines)[0] for name in block.split()]


def _measured(lines: Lines) -> tuple[list[Block], list[Group]]:
    n = len(lines)
    shape, words, prose = _shape(lines.texts)
    if lines.tree is None:
        weight = np.where(prose, words, 0.0)
        return [*shape, *_gaps(lines), _place(words, weight, np.zeros(n))], _windows(n)
    inline, linked = _inline(lines)
    weight = np.where(prose & (linked <= PROSE_LINKS), words, 0.0)
    around, groups = _around(lines, lines.tree, words, weight, linked)
    return [*shape, *inline, _place(words, weight, linked), *around], groups


def _shape(texts: list[str]) -> tuple[list[Block], Column, Column]:
    """What a line's characters are; also its number of words, and whether it could be prose."""
    n = len(texts)
    whole = np.fromiter(map(len, texts), np.int64, n)
    lengths = np.minimum(whole, SAMPLE) + 1
    sample = "\n".join(texts if whole.max() <= SAMPLE else [text[:SAMPLE] for text in texts]) + "\n"
    codes = np.frombuffer(sample.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes().take(codes, mode="clip")
    ends = lengths.cumsum() - 1
    spaces = kinds == _SPACE
    classes = kinds.copy()
    classes[0] += _WORD
    classes[1:] += (spaces[:-1] > spaces[1:]).view(np.uint8) << _WORD_BIT
    keys = np.repeat(np.arange(n) << _WORD_BIT + 1, lengths)
    keys += classes
    counted = np.bincount(keys, minlength=n * 2 * _WORD).reshape(n, 2 * _WORD).T.astype(np.float32)
    beginning = counted[_WORD:]
    counts = counted[:_WORD] + beginning
    size = np.maximum(lengths - 1, 1).astype(np.float32)
    stretch = np.maximum(whole, 1) / size
    initials = np.maximum(beginning.sum(0), 1.0)
    units = initials + 0.5 * counts[_IDEOGRAM]
    words = units * stretch
    letters = np.maximum(counts[_LETTER] + counts[_UPPER] + counts[_IDEOGRAM], 1.0)
    stops = (counts[_STOP] + counts[_ASKS] + counts[_OMITS]) * stretch
    first, last = kinds[ends - lengths + 1], kinds[ends - 1]
    closing = np.where((last == _QUOTE) | (last == _BRACKET), kinds[ends - np.minimum(lengths, 2)], last)
    closes = closing == _ENDINGS
    ends_sentence = closes.any(0)
    firsts: dict[str, int] = {}
    seen = np.fromiter(map(firsts.setdefault, texts, range(n)), np.int64, n)
    times = np.bincount(seen, minlength=n)[seen] - 1
    amounts = np.stack([words, stops, counts[_COMMA] * stretch, counts[_QUOTE] * stretch, times, words / (1.0 + stops)])
    np.log1p(amounts, out=amounts)
    rest = [counts[_DIGIT] / size, counts[_ASKS] > 0, ends_sentence, last == _COLON, seen < np.arange(n)]
    blocks: list[Block] = [
        ("words stops commas quotes repeats sentence_length", amounts),
        ("uppers word_length", np.stack([counts[_UPPER] / letters, np.minimum(size / units, 20.0)])),
        ("capitalised numbers", beginning[[_UPPER, _DIGIT]] / initials),
        ("dividers symbols brackets colons", counts[[_DIVIDER, _SYMBOL, _BRACKET, _COLON]] / initials),
        ("ends_stopping ends_asking ends_omitting", closes),
        ("begins_lower begins_digit begins_quote", first == _BEGINNINGS),
        ("digits asks ends_sentence ends_colon seen", np.stack(rest)),
    ]
    return blocks, words, (words >= PROSE_WORDS) & (ends_sentence | (words >= 2 * PROSE_WORDS))


def _inline(lines: Lines) -> tuple[list[Block], Column]:
    """How much of a line is linked, bold or italic, what mark-up it stands in, and whether the page hides it."""
    runs = np.array(lines.runs[:-1])
    marks = np.array(lines.marks)
    totals = np.empty((4, len(marks)), np.float32)
    totals[3] = np.fromiter(map(len, lines.pieces), np.float32, len(marks))
    np.multiply((marks & _INLINE_BITS) != 0, totals[3], out=totals[:3])
    totals = np.add.reduceat(totals, runs, axis=1)
    shares = totals[:3] / np.maximum(totals[3], 1.0)
    hiders = np.fromiter(map(_HIDERS.__getitem__, lines.hidden), np.int64, len(runs))
    blocks: list[Block] = [
        ("linked bold italic", shares),
        ("hidden_head hidden_style hidden_fold hidden_script", hiders == _HIDDEN),
        (_TOLD_NAMES, (marks[runs] & _TOLD_BITS) != 0),
    ]
    return blocks, shares[0]


def _gaps(lines: Lines) -> list[Block]:
    """What parts a line of flat text from the lines around it."""
    spans = np.array(lines.spans)
    gaps = np.full(len(spans) + 1, 2.0)
    gaps[1:-1] = np.minimum(spans[1:, 0] - spans[:-1, 1], 8)
    before, after = gaps[:-1], gaps[1:]
    return [("gap_before gap_after", np.stack([before, after]) > 1), ("indent", before[None])]


def _windows(n: int) -> list[Group]:
    index = np.arange(n)
    return [(None, np.maximum(index - width, 0), np.minimum(index + width + 1, n)) for width in WINDOWS]


def _place(words: Column, weight: Column, linked: Column) -> Block:
    """Where in the page, and where in its prose, a line stands."""
    n = len(words)
    index = np.arange(n)
    sums = np.stack([weight, words]).cumsum(axis=1)
    totals = np.maximum(sums[:, -1:], 1.0)
    table = np.empty((12, n))
    table[0], table[1] = index, n - 1 - index
    table[2:4] = _distances(weight.nonzero()[0], index)
    table[4], table[5], table[6] = n, totals[0], totals[1]
    np.log1p(table[:7], out=table[:7])
    table[7] = index / n
    table[8:10] = sums / totals
    table[10] = weight / totals[0]
    table[11] = (linked * words).sum() / totals[1]
    return (
        "from_top from_bottom since_prose until_prose page_lines page_prose page_words position "
        "prose_before words_before prose_here page_linked",
        table,
    )


def _distances(places: Column, index: Column) -> Column:
    """Lines since the last of some places and until the next, the whole page where there is none."""
    n = len(index)
    both = np.full((2, n), float(n))
    if len(places):
        first, last = places[0], places[-1] + 1
        after = places.searchsorted(index, side="right")
        both[0, first:] = index[first:] - places[after[first:] - 1]
        after = places.searchsorted(index[:last])
        both[1, :last] = places[after] - index[:last]
    return both


def _around(lines: Lines, tree: Tree, words: Column, weight: Column, linked: Column) -> tuple[list[Block], list[Group]]:
    """What the blocks around a line hold, and how it stands to the headline and to the bulk of the prose."""
    n = len(lines)
    opened = np.fromiter(chain.from_iterable(tree.opened), np.int64, 4 * len(tree.opened))
    tags, parents, _, firsts = np.ascontiguousarray(opened.reshape(-1, 4).T)
    parents[0] = 0
    lasts = np.array(tree.last)
    lasts[0] = n
    blocks_of_runs = lines.blocks
    own = np.array([blocks_of_runs[run] for run in lines.runs[:-1]])
    media = np.bincount([line for _, line, _ in tree.media] or [n], minlength=n + 1)[:n]
    amounts = np.zeros((5, n + 1))
    np.stack([weight, words, words * linked, np.ones(n), media]).cumsum(axis=1, out=amounts[:, 1:])
    held = amounts.take(lasts, axis=1) - amounts.take(firsts, axis=1)
    total = max(float(amounts[0, -1]), 1.0)

    up = np.empty((LEVELS + 1, n), np.int64)
    up[0] = own
    for level in range(LEVELS):
        up[level + 1] = parents.take(up[level])
    around = held.take(up[1:], axis=1)
    around_words = np.maximum(around[1], 1.0)
    depths = _depths(parents)
    own_depths = depths[own]
    direct = np.bincount(parents[own], weights=weight, minlength=len(tags)) / total
    bulk = int(direct.argmax())
    main = int((held[0] > 0.5 * total).nonzero()[0][-1]) if amounts[0, -1] > 1 else 0

    own_tags, parent_tags = tags[own], tags[up[1]]
    pattern = ((own_tags * 257 + parent_tags) * 257 + tags[up[2]]) * (DEEPEST + 1)
    pattern += np.minimum(own_depths, DEEPEST)
    order = pattern.argsort(kind="stable")
    borders = np.concatenate([[0], np.diff(pattern[order]).nonzero()[0] + 1, [n]])
    sizes = borders[1:] - borders[:-1]
    alike = np.empty(n, np.int64)
    alike[order] = np.repeat(np.arange(len(sizes)), sizes)
    alike_prose, alike_words = np.add.reduceat(np.stack([weight, words])[:, order], borders[:-1], axis=1)[:, alike]
    of_kind = sizes[alike]

    index = np.arange(n)
    title, headline = _headline(lines.texts, own_tags)
    distances = index - np.array([[headline], [firsts[bulk]], [lasts[bulk]], [firsts[main]], [lasts[main]]])
    counts = np.stack(
        [around[3, 0], around[3, 1], around[3, 3], around[4, 0], around[4, 1], of_kind, alike_words / of_kind]
    )
    logs = np.log1p(np.concatenate([np.abs(distances), counts, _distances(media.nonzero()[0], index)]))
    logs[:5] *= np.sign(distances)
    rest = [title, own_depths - depths[bulk], alike_prose / total, alike_prose / np.maximum(alike_words, 1.0)]
    blocks: list[Block] = [
        ("prose_share_1 prose_share_2 prose_share_3 prose_share_4", around[0] / total),
        ("prose_density_1 prose_density_2 prose_density_3 prose_density_4", around[0] / around_words),
        ("links_1 links_2 links_3 links_4", around[2] / around_words),
        ("after_headline bulk_start bulk_end main_start main_end", logs[:5]),
        ("lines_1 lines_2 lines_4 media_1 media_2 alike alike_length since_media until_media", logs[5:]),
        ("own_prose parent_prose grandparent_prose", direct.take(up[:3])),
        (" ".join(f"is_{name}" for name in _OWN_TAGS), own_tags == _OWN),
        (" ".join(f"parent_is_{name}" for name in _PARENT_TAGS), parent_tags == _PARENT),
        ("own_is_bulk parent_is_bulk grandparent_is_bulk", up[:3] == bulk),
        ("in_title bulk_depth alike_prose alike_density", np.stack(rest)),
    ]
    groups: list[Group] = [(None, firsts[blocks_up], lasts[blocks_up]) for blocks_up in up[1:]]
    groups.append((order, borders[alike], borders[alike + 1]))
    return blocks, groups


def _depths(parents: Column) -> Column:
    """How many blocks each block stands in: the way up is doubled until all have come to the document."""
    depths = (np.arange(len(parents)) > 0).astype(np.int64)
    while parents.any():
        depths += depths.take(parents)
        parents = parents.take(parents)
    return depths


def _headline(texts: list[str], tags: Column) -> tuple[Column, int]:
    """How much of the page's title each line repeats, and the line that is most likely its headline.

    That is the one that repeats most of the title, an `h1` before others; else the first `h1`, else the top.
    """
    share = np.zeros(len(texts))
    titles = (tags == _TITLE).nonzero()[0]
    if len(titles) and (title := texts[titles[0]]):
        head, room = title[:TITLE_HEAD], len(title)
        found = [i for i, text in enumerate(texts) if text in title or text.startswith(head)]
        share[found] = [min(len(texts[i]), room) / room for i in found]
        share[titles] = 0
    score = (tags == _H1) * (1.0 + share) + 2.0 * share * (share > TITLE_PART)
    return share, int(score.argmax())
