"""What HTML's element names mean for cutting a page into lines: tables of facts.

They follow the user-agent style sheet of the HTML standard ("Rendering": display types, hidden elements). Elements
are known by lexbor's tag numbers; unknown and custom elements are in no table: they are plain inline elements.
"""

from __future__ import annotations

from enum import IntFlag

from selectolax.lexbor import create_tag


class Mark(IntFlag):
    """What an element, or one that it stands in, makes of its text."""

    LINK = 1 << 0
    BOLD = 1 << 1
    ITALIC = 1 << 2
    H1 = 1 << 3
    HEADING = 1 << 4
    PARAGRAPH = 1 << 5
    LIST = 1 << 6
    CELL = 1 << 7
    QUOTE = 1 << 8
    FIGURE = 1 << 9
    FIGCAPTION = 1 << 10
    ARTICLE = 1 << 11
    MAIN = 1 << 12
    HEADER = 1 << 13
    FOOTER = 1 << 14
    NAV = 1 << 15
    ASIDE = 1 << 16
    FORM = 1 << 17
    BUTTON = 1 << 18
    TIME = 1 << 19
    PRE = 1 << 20
    CODE = 1 << 21
    SMALL = 1 << 22
    DEFINITION = 1 << 23


PRE = "pre textarea listing plaintext xmp"

_MARKED = {
    Mark.LINK: "a",
    Mark.BOLD: "b strong",
    Mark.ITALIC: "i em cite",
    Mark.H1: "h1",
    Mark.HEADING: "h1 h2 h3 h4 h5 h6",
    Mark.PARAGRAPH: "p",
    Mark.LIST: "li",
    Mark.CELL: "td th",
    Mark.QUOTE: "blockquote q",
    Mark.FIGURE: "figure",
    Mark.FIGCAPTION: "figcaption",
    Mark.ARTICLE: "article",
    Mark.MAIN: "main",
    Mark.HEADER: "header",
    Mark.FOOTER: "footer",
    Mark.NAV: "nav menu",
    Mark.ASIDE: "aside",
    Mark.FORM: "form fieldset label legend select option optgroup textarea",
    Mark.BUTTON: "button",
    Mark.TIME: "time",
    Mark.PRE: PRE,
    Mark.CODE: "code kbd samp",
    Mark.SMALL: "small sub sup",
    Mark.DEFINITION: "dd dt",
}

_BLOCK = (
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p plaintext "
    "pre search section summary ul xmp table caption colgroup col tbody thead tfoot tr td th title frameset text"
)
_UNSEEN = (
    "head title noscript noembed noframes template datalist rp iframe canvas audio video textarea dialog details "
    "desc metadata defs annotation progress meter"
)
"""Not rendered unless something says otherwise."""
_LEAF = (
    "script style area base br col embed hr img input link meta param source svg track wbr "
    "circle ellipse line path polygon polyline rect stop use"
)
"""As a rule without text: the walk enters one only where it has some."""
MEDIA = "img video audio iframe embed object"

TEXT, COMMENT = 2, 4
"""lexbor's numbers of text nodes and comments. The walk treats a comment as an element without text."""

_NAMES = sorted(set(" ".join([*_MARKED.values(), _BLOCK, _UNSEEN, _LEAF, MEDIA, "summary"]).split()))
KNOWN = 1 << 10
"""lexbor numbers the tags that it knows from 0, and others, SVG's shapes among them, anew in each document."""

TAG = {name: number for name in _NAMES if (number := create_tag(name).tag_id) < KNOWN}
"""Name → lexbor's tag number, for the tags that it knows."""
NAMES = {number: name for name, number in TAG.items()}


def elements(names: str) -> frozenset[int]:
    """The tag numbers of a blank-separated list of element names."""
    return frozenset(TAG[name] for name in names.split() if name in TAG)


def _marks(name: str) -> int:
    return int(sum(mark for mark, names in _MARKED.items() if name in names.split()))


BLOCKS, UNSEEN = elements(_BLOCK), elements(_UNSEEN)
MARKS = [_marks(NAMES.get(number, "")) for number in range(max(NAMES) + 1)]
"""Tag number → what the element makes of its text, for the numbers of the tables; others are plain."""

PLAIN, INLINE, BLOCK, LEAF, SPECIAL, WATCHED = range(6)
"""How the walk treats an element: by its own text alone, for its marks, as a block, as (mostly) empty, with care,
with care if it is one of those that its own attributes make special."""


_LEAVES, _ODD = elements(_LEAF), UNSEEN | elements(MEDIA) | elements(PRE) | elements("summary")


def _class(number: int) -> int:
    if number not in NAMES and number != COMMENT:
        return PLAIN
    if number in _LEAVES or number == COMMENT:
        return LEAF
    if number in _ODD:
        return SPECIAL
    return BLOCK if number in BLOCKS else INLINE


CLASSES = [_class(number) for number in range(len(MARKS))]
