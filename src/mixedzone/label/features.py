"""Lines → numbers: what a line looks like, where it stands and what stands around it.

Shape, place and share, never words: these hold on sites and in languages that nobody has trained on. Everything is
computed by column over the whole page.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from mixedzone.label.lanes import product, room
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import TAG, Mark

if TYPE_CHECKING:  # numpy.typing costs a tenth of the whole import
    import numpy.typing as npt

    Column = npt.NDArray[Any]

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

LONGEST_TITLE = 1000
"""Characters of the page's title that lines are compared with."""

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


def _listed(*names: str) -> list[str]:
    return " ".join(names).split()


_SHAPE = _listed(
    "words stops commas quotes repeats sentence_length uppers word_length capitalised numbers",
    "dividers symbols brackets colons ends_stopping ends_asking ends_omitting begins_lower begins_digit begins_quote",
    "digits asks ends_sentence ends_colon seen",
)
_INLINE = _listed(
    "linked bold italic hidden_head hidden_style hidden_fold hidden_script",
    *(f"in_{mark.name}".lower() for mark in _TOLD),
)
_GAPS = _listed("gap_before gap_after indent")
_PLACE = _listed(
    "from_top from_bottom since_prose until_prose page_lines page_prose page_words position",
    "prose_before words_before prose_here page_linked",
)
_AROUND = _listed(
    "prose_share_1 prose_share_2 prose_share_3 prose_share_4",
    "prose_density_1 prose_density_2 prose_density_3 prose_density_4 links_1 links_2 links_3 links_4",
    "after_headline bulk_start bulk_end main_start main_end lines_1 lines_2 lines_4 media_1 media_2",
    "alike alike_length since_media until_media own_prose parent_prose grandparent_prose",
    *(f"is_{name}" for name in _OWN_TAGS),
    *(f"parent_is_{name}" for name in _PARENT_TAGS),
    "own_is_bulk parent_is_bulk grandparent_is_bulk in_title bulk_depth alike_prose alike_density",
)
_NAMES = {"html": [*_SHAPE, *_INLINE, *_PLACE, *_AROUND], "flat": [*_SHAPE, *_GAPS, *_PLACE]}


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
    n = len(lines)
    if not n:
        return Features(np.zeros((0, 0), np.float32), [])
    columns = np.empty((len(names(lines)), n), np.float32)
    words, prose = _shape(lines.texts, columns[: len(_SHAPE)])
    if lines.tree is None:
        _gaps(lines, columns[len(_SHAPE) :][: len(_GAPS)])
        _place(words, np.where(prose, words, 0.0), np.zeros(n), columns[-len(_PLACE) :])
        return Features(columns.T, _windows(n))
    runs = np.array(lines.runs[:-1])
    linked = _inline(lines, runs, columns[len(_SHAPE) :][: len(_INLINE)])
    weight = np.where(prose & (linked <= PROSE_LINKS), words, 0.0)
    _place(words, weight, linked, columns[len(_SHAPE) + len(_INLINE) :][: len(_PLACE)])
    own = np.array(lines.blocks)[runs]
    groups = _around(lines.texts, lines.tree, own, words, weight, linked, columns[-len(_AROUND) :])
    return Features(columns.T, groups)


def names(lines: Lines) -> list[str]:
    """The names of the features in the order of the columns."""
    return _NAMES["flat" if lines.tree is None else "html"]


_COUNTED = (
    (_IDEOGRAM,),
    (_LETTER, _UPPER, _IDEOGRAM),
    (_STOP, _ASKS, _OMITS),
    (_COMMA,),
    (_QUOTE,),
    (_UPPER,),
    (_WORD + _UPPER,),
    (_WORD + _DIGIT,),
    (_DIVIDER,),
    (_SYMBOL,),
    (_BRACKET,),
    (_COLON,),
    (_DIGIT,),
    (_ASKS,),
    range(_WORD, 2 * _WORD),
)
"""The classes of characters that are counted together, beginnings of words under numbers of their own."""

_SUMS = np.array(
    [[kind in kinds or kind - _WORD in kinds for kind in range(2 * _WORD)] for kinds in _COUNTED], np.float32
)


def _shape(texts: list[str], out: Column) -> tuple[Column, Column]:
    """What a line's characters are. Gives its number of words, and whether it could be prose."""
    n = len(texts)
    whole = np.fromiter(map(len, texts), np.int64, n)
    lengths = np.minimum(whole, SAMPLE) + 1
    sample = "\n".join(texts if whole.max() <= SAMPLE else [text[:SAMPLE] for text in texts]) + "\n"
    codes = np.frombuffer(sample.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _classes().take(codes, mode="clip")
    sums = product(_SUMS, _counted(kinds, lengths))[:, :n]
    size = np.maximum(lengths - 1, 1).astype(np.float32)
    stretch = np.maximum(whole, 1) / size
    initials = np.maximum(sums[-1], 1.0)
    units = initials + 0.5 * sums[0]
    words = units * stretch
    ends = lengths.cumsum() - 1
    first, last = kinds[ends - lengths + 1], kinds[ends - 1]
    closing = np.where((last == _QUOTE) | (last == _BRACKET), kinds[ends - np.minimum(lengths, 2)], last)
    firsts: dict[str, int] = {}
    seen = np.fromiter(map(firsts.setdefault, texts, range(n)), np.int64, n)
    out[0] = words
    np.multiply(sums[2:5], stretch, out=out[1:4])
    out[4] = np.bincount(seen, minlength=n)[seen] - 1
    np.divide(words, 1.0 + out[1], out=out[5])
    np.log1p(out[:6], out=out[:6])
    np.divide(sums[5], np.maximum(sums[1], 1.0), out=out[6])
    np.minimum(size / units, 20.0, out=out[7])
    np.divide(sums[6:12], initials, out=out[8:14])
    out[14:17] = closing == _ENDINGS
    out[17:20] = first == _BEGINNINGS
    np.divide(sums[12], size, out=out[20])
    out[21] = sums[13] > 0
    ends_sentence = out[14:17].any(0)
    out[22] = ends_sentence
    out[23] = last == _COLON
    out[24] = seen < np.arange(n)
    return words, (words >= PROSE_WORDS) & (ends_sentence | (words >= 2 * PROSE_WORDS))


def _counted(kinds: Column, lengths: Column) -> Column:
    """How many characters of each class a line has, beginnings of words apart: of shape (classes, whole lanes)."""
    spaces = kinds == _SPACE
    classes = kinds.copy()
    classes[0] += _WORD
    classes[1:] += (spaces[:-1] > spaces[1:]).view(np.uint8) << _WORD_BIT
    keys = np.repeat(np.arange(len(lengths)) << _WORD_BIT + 1, lengths)
    keys += classes
    counted = np.bincount(keys, minlength=room(len(lengths)) * 2 * _WORD)
    return counted.reshape(-1, 2 * _WORD).astype(np.float32).T


def _inline(lines: Lines, runs: Column, out: Column) -> Column:
    """What mark-up a line stands in, and whether the page hides it. Gives how much of it is linked."""
    marks = np.array(lines.marks)
    totals = np.empty((4, len(marks)), np.float32)
    totals[3] = np.fromiter(map(len, lines.pieces), np.float32, len(marks))
    np.multiply((marks & _INLINE_BITS) != 0, totals[3], out=totals[:3])
    totals = np.add.reduceat(totals, runs, axis=1)
    np.divide(totals[:3], np.maximum(totals[3], 1.0), out=out[:3])
    hiders = np.fromiter(map(_HIDERS.__getitem__, lines.hidden), np.int64, len(runs))
    out[3:7] = hiders == _HIDDEN
    out[7:] = (marks[runs] & _TOLD_BITS) != 0
    linked: Column = out[0]
    return linked


def _gaps(lines: Lines, out: Column) -> None:
    """What parts a line of flat text from the lines around it."""
    spans = np.array(lines.spans)
    gaps = np.full(len(spans) + 1, 2.0)
    gaps[1:-1] = np.minimum(spans[1:, 0] - spans[:-1, 1], 8)
    out[0], out[1], out[2] = gaps[:-1] > 1, gaps[1:] > 1, gaps[:-1]


def _windows(n: int) -> list[Group]:
    index = np.arange(n)
    return [(None, np.maximum(index - width, 0), np.minimum(index + width + 1, n)) for width in WINDOWS]


def _place(words: Column, weight: Column, linked: Column, out: Column) -> None:
    """Where in the page, and where in its prose, a line stands."""
    n = len(words)
    index = np.arange(n)
    sums = np.array([weight, words])
    sums.cumsum(axis=1, out=sums)
    totals = np.maximum(sums[:, -1:], 1.0)
    out[0], out[1] = index, index[::-1]
    _distances(weight.nonzero()[0], index, out[2:4])
    out[4] = n
    out[5:7] = totals
    np.log1p(out[:7], out=out[:7])
    out[7] = index / n
    np.divide(sums, totals, out=out[8:10])
    out[10] = weight / totals[0]
    out[11] = linked @ words / totals[1]


def _distances(places: Column, index: Column, out: Column) -> None:
    """Lines since the last of some places and until the next, the whole page where there is none."""
    out[:] = len(index)
    if len(places):
        first, last = places[0], places[-1] + 1
        after = places.searchsorted(index, side="right")
        out[0, first:] = index[first:] - places[after[first:] - 1]
        after = places.searchsorted(index[:last])
        out[1, :last] = places[after] - index[:last]


def _around(
    texts: list[str], tree: Tree, own: Column, words: Column, weight: Column, linked: Column, out: Column
) -> list[Group]:
    """What the blocks around a line hold, and how it stands to the headline and to the bulk of the prose."""
    n = len(texts)
    opened = np.fromiter(chain.from_iterable(tree.opened), np.int64, 4 * len(tree.opened))
    tags, parents, _, firsts = np.ascontiguousarray(opened.reshape(-1, 4).T)
    parents[0] = 0
    lasts = np.array(tree.last)
    lasts[0] = n
    index = np.arange(n)
    amounts = np.zeros((5, n + 1))
    amounts[0, 1:], amounts[1, 1:], amounts[2, 1:], amounts[3, 1:] = weight, words, words * linked, 1.0
    amounts[4, 1:] = media = np.bincount([line for _, line, _ in tree.media] or [n], minlength=n + 1)[:n]
    amounts.cumsum(axis=1, out=amounts)
    held = amounts.take(lasts, axis=1)
    held -= amounts.take(firsts, axis=1)
    total = max(float(amounts[0, -1]), 1.0)

    up = np.empty((LEVELS + 1, n), np.int64)
    up[0] = own
    for level in range(LEVELS):
        parents.take(up[level], out=up[level + 1])
    around = held.take(up[1:], axis=1)
    around_words = np.maximum(around[1], 1.0)
    depths = _depths(parents)
    own_depths = depths[own]
    direct = np.bincount(up[1], weights=weight, minlength=len(tags)) / total
    bulk = int(direct.argmax())
    main = int((held[0] > 0.5 * total).nonzero()[0][-1]) if amounts[0, -1] > 1 else 0

    own_tags, parent_tags, grandparent_tags = tags.take(up[:3])
    pattern = ((own_tags * 257 + parent_tags) * 257 + grandparent_tags) * (DEEPEST + 1)
    pattern += np.minimum(own_depths, DEEPEST)
    order = pattern.argsort(kind="stable")
    ordered = pattern.take(order)
    begins = np.ones(n + 1, bool)
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:-1])
    borders = begins.nonzero()[0]
    sizes = borders[1:] - borders[:-1]
    alike = np.empty(n, np.int64)
    alike[order] = begins[:-1].cumsum() - 1
    alike_sums = np.add.reduceat(np.array([weight, words]).take(order, axis=1), borders[:-1], axis=1)
    alike_prose, alike_words = alike_sums.take(alike, axis=1)
    of_kind = sizes[alike]

    title, headline = _headline(texts, own_tags)
    np.divide(around[0], total, out=out[:4])
    np.divide(around[0], around_words, out=out[4:8])
    np.divide(around[2], around_words, out=out[8:12])
    edges = np.array((headline, firsts[bulk], lasts[bulk], firsts[main], lasts[main]))
    np.subtract(index, edges[:, None], out=out[12:17])
    signs = np.sign(out[12:17])
    np.abs(out[12:17], out=out[12:17])
    out[17:20] = around[3].take((0, 1, 3), axis=0)
    out[20:22] = around[4, :2]
    out[22] = of_kind
    np.divide(alike_words, of_kind, out=out[23])
    _distances(media.nonzero()[0], index, out[24:26])
    np.log1p(out[12:26], out=out[12:26])
    out[12:17] *= signs
    out[26:29] = direct.take(up[:3])
    out[29:32] = own_tags == _OWN
    out[32:37] = parent_tags == _PARENT
    out[37:40] = up[:3] == bulk
    out[40] = title
    out[41] = own_depths - depths[bulk]
    np.divide(alike_prose, total, out=out[42])
    np.divide(alike_prose, np.maximum(alike_words, 1.0), out=out[43])
    groups: list[Group] = [(None, firsts[blocks], lasts[blocks]) for blocks in up[1:]]
    groups.append((order, borders[alike], borders[alike + 1]))
    return groups


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
    if len(titles) and (title := texts[titles[0]][:LONGEST_TITLE]):
        head, length = title[:TITLE_HEAD], len(title)
        held = np.fromiter(map(title.__contains__, texts), bool, len(texts))
        held |= np.fromiter(map(str.startswith, texts, repeat(head)), bool, len(texts))
        for number in held.nonzero()[0].tolist():
            share[number] = min(len(texts[number]), length) / length
        share[titles] = 0
    score = (tags == _H1) * (1.0 + share) + 2.0 * share * (share > TITLE_PART)
    return share, int(score.argmax())
