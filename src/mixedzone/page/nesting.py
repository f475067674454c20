"""Bounds on what a page may cost the HTML parser, checked before it is parsed.

The parser can't be interrupted, and four things cost it more than their length: deep nesting (a tag looks through
the elements it stands in, so the cost is the sum of the depths), formatting elements left open (copied into every
paragraph that follows), attributes (each is compared with those before it in its tag), and mere numbers of tags,
which cost memory. Counting tags and looking for long ones clears nearly every page. What is left is gone through
tag by tag, by the HTML standard's rules for which tag closes which.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mixedzone.page.decoding import ATTRIBUTE, COMMENT_END, TAG
from mixedzone.types import UnreadablePage

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAX_BYTES = 32 << 20
"""The longest page that is read. The longest of 1,643 pages from the web has 5 MB."""

MAX_TAGS = 1_000_000
"""The most tags, for memory: 0.2 KB each in the parser. Pages have up to 22,000, 20 MB of mark-up some 500,000."""

MAX_STEPS = 250_000_000
"""The largest sum of the depths of all tags, at 2 to 8 nanoseconds: that of 22,360 tags, each in the last one.
The 1,643 pages are up to 55 deep and sum up to 320,000."""

MAX_COPIES = 4_000_000
"""The most elements and attributes that the parser may add for formatting left open, at 0.2 to 0.4 KB each.
Pages have up to 700."""

MAX_FORMATTING = 128
"""The most formatting elements left open at a time, in pages that are gone through: it is what their pace hangs on."""

MAX_PAIRS = 250_000_000
"""The most pairs of attributes in one tag, summed over tags, at 3 nanoseconds: those of 22,360 in one tag."""

FEW_TAGS = 4_000
"""The number of tags that can't make `MAX_COPIES`: one half left open, and copied at each of the other half."""

NESTABLE_TAGS = int((2 * MAX_STEPS) ** 0.5)
"""The number of tags that can't make `MAX_STEPS`, however they are nested."""

PAIRABLE_ATTRIBUTES = int((2 * MAX_PAIRS) ** 0.5)
"""The number of attributes in one tag that makes `MAX_PAIRS`."""

SHORT_ATTRIBUTE = 3
"""Bytes of the shortest attributes, when there are many in a tag: two letters and a space."""

USUAL_ATTRIBUTE = 12
"""Bytes of a formatting tag, and of the text after it, that are taken for an attribute at first glance."""

LONG_TAG = 256
"""Bytes of a tag's attributes under which there are too few of them for `MAX_PAIRS`, in all of `MAX_BYTES`."""

LONG_VALUE = 256
"""Bytes of an attribute's value that weigh as much in a copy as the attribute."""

TWINS = 3
"""Formatting tags just alike that the standard keeps open."""

ADOPTIONS = 8
"""Block elements out of which the standard moves a formatting element at its end tag."""


def _names(names: str) -> frozenset[bytes]:
    return frozenset(names.encode().split())


FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
CELLS = _names("td th")
ROW_GROUPS = _names("tbody tfoot thead")
TABLE_PARTS = CELLS | ROW_GROUPS | _names("caption col colgroup tr")
RUBY = _names("rb rp rt rtc")
ITEMS = {b"li": _names("li"), b"dd": _names("dd dt"), b"dt": _names("dd dt")}
RAW = _names("iframe noembed noframes script style textarea title xmp")

VOID = _names(
    "area base basefont bgsound body br embed frame frameset head hr html image img input keygen link meta param"
    " source track wbr"
)
"""Elements that never stand open, and those that always do."""

MARKED = _names("applet caption marquee object td template th")
"""Elements that shut in the formatting that is left open in them."""

ENDS_ITSELF = _names("dd dt li optgroup option p") | RUBY

ENDS_PARAGRAPH = _names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary ul xmp"
)

PLAIN_START = ENDS_PARAGRAPH | _names(
    "base basefont bgsound body caption col colgroup frame frameset head html iframe link meta noembed noframes param"
    " rb rp rt rtc script source style table tbody td template textarea tfoot th thead title tr track"
)
"""Elements before whose start no formatting is reopened."""

SCOPES = _names("applet caption marquee object select table td template th")
"""Elements out of which no end tag of most others reaches."""

SPECIAL = _names(
    "address applet article aside blockquote button caption center colgroup dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee menu nav noscript object"
    " ol p plaintext pre search section select summary table tbody td template tfoot th thead tr ul"
)
"""Elements out of which no end tag of all the others reaches."""

FOREIGN_ROOTS = {b"svg": b"s", b"math": b"m"}
FOREIGN, BORDER = b"*", b"+"
"""What is set before the names of SVG's and MathML's elements, with a letter for which of the two: those with more
of their kind in them, and those with HTML in them."""

BORDERS = _names("mannotation-xml mmi mmn mmo mms mmtext sdesc sforeignobject stitle")

BREAKS_OUT = _names(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta"
    " nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
"""HTML elements that end an SVG or MathML around them."""

DEAD = b""
"""What stands in the place of an element that was closed from under others."""

SLASH = ord("/")

RAW_ENDS = {name: re.compile(rb"</" + name + rb"[\s/>]", re.IGNORECASE) for name in RAW}

FORMATTING_TAG = re.compile(rb"<(?:" + b"|".join(FORMATTING) + rb")[\s/]", re.IGNORECASE)


def _groups() -> dict[bytes, tuple[bytes, ...]]:
    """Tell for each element its name and the groups whose last open member is asked for."""
    borders = {BORDER + name for name in BORDERS}
    sets = {
        b"?scope": SCOPES | borders,
        b"?special": SPECIAL | borders,
        b"?item border": (SPECIAL | borders) - _names("address div p"),
        b"?foreign": borders,
        b"?list": _names("ol ul"),
        b"?heading": HEADINGS,
        b"?cell": CELLS,
        b"?row group": ROW_GROUPS,
    }
    names = frozenset[bytes]().union(*sets.values())
    groups = {name: (name, *(group for group, members in sets.items() if name in members)) for name in names}
    return groups | {DEAD: ()}


GROUPS = _groups()


def _formatting_pairs() -> NDArray[np.bool_]:
    """Mark the pairs of bytes, as numbers, that may follow "<" in a formatting tag that can be copied often.

    That is not so of `a`, since one at most stays open, nor of tags of one letter without attributes: they are
    `TWINS` of each kind at most.
    """
    marked = np.zeros(1 << 16, dtype=np.bool_)
    for name in FORMATTING - {b"a"}:
        for first in name[:1] + name[:1].upper():
            for second in name[1:2] + name[1:2].upper() if len(name) > 1 else b" \t\n\f\r/":
                marked[first << 8 | second] = True
    return marked


FORMATTING_PAIRS = _formatting_pairs()


def check_size(data: bytes) -> None:
    """Raise `UnreadablePage` where a page is longer than `MAX_BYTES`."""
    if len(data) > MAX_BYTES:
        raise UnreadablePage(f"The page is larger than the limit of {MAX_BYTES >> 20} MB.")


def check_nesting(data: bytes) -> None:
    """Raise `UnreadablePage` where an HTML page is longer, deeper or more tangled than the parser can bear.

    >>> check_nesting(b"<p>short and plain")
    >>> check_nesting(b"<div>" * 50_000)
    Traceback (most recent call last):
    mixedzone.types.UnreadablePage: The page's tags are nested too deep: their depths sum up to over 250,000,000.
    """
    check_size(data)
    chars = np.frombuffer(data, np.uint8)
    is_tag = chars[:-2] == ord("<")
    count = int(np.count_nonzero(is_tag))
    if count > MAX_TAGS:
        raise UnreadablePage(f"The page has more than {MAX_TAGS:,} tags.")
    stretch = _stretch(data, count)
    if count <= FEW_TAGS:
        suspect = _are_heavy(data, count, _long_gaps(data, stretch // 2))
    else:
        tags = is_tag.nonzero()[0]
        gaps = np.diff(tags, append=len(data))
        long = gaps > stretch
        ends = (tags + gaps)[long].tolist()
        suspect = (
            count > NESTABLE_TAGS
            or _may_copy(data, chars, tags, gaps)
            or _are_heavy(data, count, zip(tags[long].tolist(), ends, strict=True))
        )
    if suspect:
        _Scan(data).run()


def _stretch(data: bytes, count: int) -> int:
    """Give the length up to which tags may be without being looked at, though all be so long."""
    pairs = 2 * SHORT_ATTRIBUTE**2 * MAX_PAIRS // max(1, len(data))
    copies = USUAL_ATTRIBUTE * MAX_COPIES // max(1, count)
    return max(2, min(pairs, copies))


def _long_gaps(data: bytes, step: int) -> Iterator[tuple[int, int]]:
    """Find a tag and the next one, or the end, where more than two steps lie between them, and some more."""
    end = 0
    for place in range(0, len(data) - step, step):
        if place >= end and data.find(b"<", place, place + step) < 0:
            end = data.find(b"<", place)
            if end < 0:
                end = len(data)
            yield max(0, data.rfind(b"<", 0, place)), end


def _are_heavy(data: bytes, count: int, gaps: Iterable[tuple[int, int]]) -> bool:
    """Tell whether long tags may have too many attributes: for themselves, or to be copied.

    What looks like a long tag is most often a script's less-than sign.
    """
    long = sorted(gaps, key=_length, reverse=True)
    if _may_pair(data, long):
        return True
    formatting = [TAG.match(data, start, end) for start, end in long if FORMATTING_TAG.match(data, start)]
    return any(tag and _weight(tag[0]) * count > MAX_COPIES for tag in formatting)


def _may_pair(data: bytes, long: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the attributes of some tags, the longest first, make too many pairs.

    At first each tag is taken for full of the shortest attributes; then they are counted, for as few as will do.
    """
    squares = [(_length(gap) // SHORT_ATTRIBUTE) ** 2 for gap in long]
    total = sum(squares)
    for (start, end), square in zip(long, squares, strict=True):
        if total <= 2 * MAX_PAIRS:
            return False
        tag = TAG.match(data, start, end)
        total += (_attributes(tag[3]) if tag and tag[3] else 0) ** 2 - square
    return total > 2 * MAX_PAIRS


def _length(gap: tuple[int, int]) -> int:
    return gap[1] - gap[0]


def _attributes(text: bytes) -> int:
    return ATTRIBUTE.subn(b"", text, PAIRABLE_ATTRIBUTES + 1)[1]


def _may_copy(data: bytes, chars: NDArray[np.uint8], tags: NDArray[np.intp], gaps: NDArray[np.intp]) -> bool:
    """Tell whether formatting may be copied too often if none is closed but by an end tag that follows at once."""
    pairs = chars[1:].take(tags).astype(np.uint16) << 8 | chars[2:].take(tags)
    formatting = FORMATTING_PAIRS.take(pairs)
    starts, lengths = tags[formatting], gaps[formatting]
    if len(tags) * int((1 + lengths // USUAL_ATTRIBUTE).sum()) <= MAX_COPIES:
        return False
    kinds: Counter[bytes] = Counter()
    for start, following in zip(starts.tolist(), (starts + lengths).tolist(), strict=True):
        tag = TAG.match(data, start, following)
        if tag and tag[2].lower() in FORMATTING and not _ends(data, following, tag[2]):
            kinds[tag[0]] += 1
    return len(tags) * sum(min(TWINS, count) * _weight(tag) for tag, count in kinds.items()) > MAX_COPIES


def _ends(data: bytes, place: int, name: bytes) -> bool:
    return data[place : place + len(name) + 3].lower() == b"</%b>" % name.lower()


def _weight(tag: bytes) -> int:
    """Count a copy of an element and its attributes."""
    return _attributes(tag) + len(tag) // LONG_VALUE


def _tags(data: bytes, is_raw: Callable[[], bool]) -> Iterator[tuple[re.Match[bytes], bool]]:
    """Go through the start and end tags outside comments and raw text, and tell whether text stands before each.

    `is_raw` says, when the tag before has been dealt with, whether raw text may follow it.
    """
    position, text = 0, False
    while tag := TAG.search(data, position):
        text = text or tag.start() > position
        position = tag.end()
        if tag[1]:
            end = COMMENT_END.search(data, tag.start() + 2)
            if not end:
                return
            position = end.end()
        elif tag[2]:
            yield tag, text
            text = False
            raw_end = RAW_ENDS.get(tag[2].lower())
            if raw_end and data[tag.start() + 1] != SLASH and is_raw():
                end = raw_end.search(data, position)
                if not end:
                    return
                position = end.start()


@dataclass(slots=True, eq=False)
class _Formatting:
    """A formatting element that was not closed; `place` is its place among the open elements, or -1."""

    name: bytes
    tag: bytes
    place: int


class _Open:
    """The open elements, and the formatting left open.

    `places` are those of the open elements of each name and group, so that no tag costs a search. `formatting` has
    a list for each open element that shuts formatting in.
    """

    def __init__(self) -> None:
        self.names: list[bytes] = []
        self.places: dict[bytes, list[int]] = {}
        self.lists: dict[bytes, tuple[list[int], ...]] = {}
        self.foreign = self.places.setdefault(b"?foreign", [])
        self.formatting: list[list[_Formatting]] = [[]]
        self.owners: dict[int, _Formatting] = {}
        self.copies = 0

    def lists_of(self, name: bytes) -> tuple[list[int], ...]:
        """Give the lists of places that an element of a name is in."""
        lists = self.lists.get(name)
        if lists is None:
            default = (name, b"?foreign") if name.startswith(FOREIGN) else (name,)
            lists = tuple(self.places.setdefault(group, []) for group in GROUPS.get(name, default))
            self.lists[name] = lists
        return lists

    def push(self, name: bytes) -> None:
        place = len(self.names)
        for places in self.lists_of(name):
            places.append(place)
        self.names.append(name)
        if name in MARKED:
            self.formatting.append([])

    def pop_to(self, place: int) -> None:
        """Close the element at a place and those in it."""
        names, owners = self.names, self.owners
        while len(names) > place:
            name = names.pop()
            for places in self.lists_of(name):
                places.pop()
            if name in FORMATTING and (owner := owners.pop(len(names), None)):
                owner.place = -1
            elif name in CELLS or name == b"caption":
                self.forget_formatting()

    def forget_formatting(self) -> None:
        """Let go of the formatting that was last shut in."""
        if len(self.formatting) > 1:
            self.formatting.pop()

    def pop(self) -> None:
        self.pop_to(len(self.names) - 1)

    def kill(self, place: int) -> None:
        """Close an element but not those in it."""
        for places in self.lists_of(self.names[place]):
            places.remove(place)
        self.names[place] = DEAD
        if owner := self.owners.pop(place, None):
            owner.place = -1
        if place == len(self.names) - 1:
            self.pop()

    def top(self) -> bytes:
        return self.names[-1] if self.names else DEAD

    def find(self, name: bytes, *borders: bytes) -> int:
        """Give the place of the last open element of a name or group, if it is inside all borders; or -1."""
        places = self.places.get(name)
        if not places:
            return -1
        place = places[-1]
        for border in borders:
            others = self.places.get(border)
            if others and others[-1] > place:
                return -1
        return place

    def close(self, name: bytes, *borders: bytes) -> None:
        place = self.find(name, *borders)
        if place >= 0:
            self.pop_to(place)

    def close_ended(self, but: bytes = DEAD) -> None:
        while self.top() in ENDS_ITSELF and self.top() != but:
            self.pop()

    def is_foreign(self) -> bool:
        return bool(self.foreign) and self.top().startswith(FOREIGN)

    def leave_foreign(self) -> None:
        while self.is_foreign():
            self.pop()

    def find_formatting(self, name: bytes) -> _Formatting | None:
        for element in reversed(self.formatting[-1]):
            if element.name == name:
                return element
        return None

    def push_formatting(self, name: bytes, tag: bytes) -> None:
        elements = self.formatting[-1]
        twins = [element for element in elements if element.tag == tag]
        if len(twins) >= TWINS:
            elements.remove(twins[0])
            self.owners.pop(twins[0].place, None)
        self.reopen()
        element = _Formatting(name, tag, -1)
        elements.append(element)
        self.open_formatting(element)

    def reopen(self) -> None:
        """Copy the formatting that was left open into where the page goes on."""
        elements = self.formatting[-1]
        first = len(elements)
        while first and elements[first - 1].place < 0:
            first -= 1
        for element in elements[first:]:
            self.open_formatting(element)
            self.copies += _weight(element.tag)

    def open_formatting(self, element: _Formatting) -> None:
        element.place = len(self.names)
        self.owners[element.place] = element
        self.push(element.name)

    def end_formatting(self, element: _Formatting) -> None:
        """Close a formatting element as the standard's adoption agency does, which moves it into block elements."""
        elements, place = self.formatting[-1], element.place
        if place < 0:
            elements.remove(element)
            return
        if self.find(element.name, b"?scope") < 0:
            return
        blocks = self.places.get(b"?special", [])
        inside = len(blocks) - bisect_right(blocks, place)
        if inside:
            self.copies += min(inside, ADOPTIONS) * sum(_weight(other.tag) for other in elements)
        if inside >= ADOPTIONS:
            return
        elements.remove(element)
        if inside:
            self.pop_to(blocks[-1] + 1)
            self.kill(place)
        else:
            self.pop_to(place)


class _Scan(_Open):
    """What each tag of a page does to the open elements, and what the parser spends on it."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.raw = True
        self.form = False
        self.roots = 0
        self.steps = 0
        self.pairs = 0

    def run(self) -> None:
        for tag, text in _tags(self.data, lambda: self.raw):
            if text and not self.is_foreign():
                self.reopen()
            name, attributes = tag[2].lower(), tag[3]
            if len(attributes) > LONG_TAG:
                self.pairs += _attributes(attributes) ** 2 // 2
            if self.data[tag.start() + 1] == SLASH:
                self.end(name)
            elif name == b"plaintext":
                return
            else:
                self.start(name, tag[0], attributes)
            self.steps += len(self.names) + self.roots
            self.check()

    def check(self) -> None:
        if self.steps > MAX_STEPS:
            raise UnreadablePage(f"The page's tags are nested too deep: their depths sum up to over {MAX_STEPS:,}.")
        if self.copies > MAX_COPIES:
            raise UnreadablePage(f"The formatting left open makes more than {MAX_COPIES:,} copies of elements.")
        if len(self.formatting[-1]) > MAX_FORMATTING:
            raise UnreadablePage(f"The page leaves more than {MAX_FORMATTING} formatting elements open.")
        if self.pairs > MAX_PAIRS:
            raise UnreadablePage(f"The page's tags have too many attributes: over {MAX_PAIRS:,} pairs of them.")

    def start(self, name: bytes, tag: bytes, attributes: bytes) -> None:
        foreign = self.is_foreign()
        if foreign and name in BREAKS_OUT:
            self.leave_foreign()
            foreign = False
        self.raw = not foreign
        if foreign:
            self.start_foreign(name, attributes)
        elif name in FORMATTING:
            self.start_formatting(name, tag)
        elif name in TABLE_PARTS:
            self.start_table_part(name)
        elif name != b"form" or not self.form:
            self.start_other(name, attributes)

    def start_foreign(self, name: bytes, attributes: bytes) -> None:
        if attributes.endswith(b"/"):
            return
        if self.is_foreign() and self.top() + name != FOREIGN + b"mannotation-xmlsvg":
            name = self.top()[1:2] + name
        else:
            name = FOREIGN_ROOTS[name] + name
        is_border = name in BORDERS and (name != b"mannotation-xml" or b"encoding" in attributes.lower())
        self.push((BORDER if is_border else FOREIGN) + name)

    def start_formatting(self, name: bytes, tag: bytes) -> None:
        if name == b"a":
            self.end_other_one(name)
        elif name == b"nobr":
            self.reopen()
            if self.find(name, b"?scope") >= 0:
                self.end_other_one(name)
        self.push_formatting(name, tag)

    def end_other_one(self, name: bytes) -> None:
        """End a formatting element in which there can't be another one of its name."""
        element = self.find_formatting(name)
        if element:
            self.end_formatting(element)
            if element in self.formatting[-1]:
                self.formatting[-1].remove(element)
            if element.place >= 0:
                self.kill(element.place)

    def start_table_part(self, name: bytes) -> None:
        around = self.find(b"table", b"template")
        if around < 0:
            return
        if name in CELLS:
            if self.find(b"tr", b"table") < 0:
                self.start_table_part(b"tr")
            around = self.find(b"tr")
        elif name == b"tr":
            if self.find(b"?row group", b"table") < 0:
                self.start_table_part(b"tbody")
            around = self.find(b"?row group")
        self.pop_to(around + 1)
        if name != b"col":
            self.push(name)

    def start_other(self, name: bytes, attributes: bytes) -> None:
        if name in ENDS_PARAGRAPH:
            self.make_way_for_block(name)
        elif name in FOREIGN_ROOTS:
            self.reopen()
            self.start_foreign(name, attributes)
            return
        elif name == b"select" and self.find(name, b"?scope") >= 0:
            self.close(name)
            return
        elif name in MAKE_WAY:
            MAKE_WAY[name](self)
        if name not in PLAIN_START:
            self.reopen()
        if name not in VOID and name not in RAW:
            self.push(name)

    def make_way_for_block(self, name: bytes) -> None:
        if name in ITEMS:
            place = self.find(b"?item border")
            if place >= 0 and self.names[place] in ITEMS[name]:
                self.pop_to(place)
        elif name == b"hr" and self.find(b"select", b"?scope") >= 0:
            self.close_ended()
        elif name == b"form":
            self.form = True
        self.close(b"p", b"?scope", b"button")
        if name in HEADINGS and self.top() in HEADINGS:
            self.pop()

    def make_way_for_root(self) -> None:
        """Count a tag whose attributes go to an element that is already there, and are compared with all of its."""
        self.roots += 1

    def make_way_for_table(self) -> None:
        """Close the table that a table stands in outside of its cells, and the paragraph.

        What is in the paragraph stays open: in pages without a doctype the paragraph stays open too.
        """
        self.close(b"table", b"?cell", b"caption", b"template")
        paragraph = self.find(b"p", b"?scope", b"button")
        if paragraph >= 0:
            self.kill(paragraph)

    def make_way_for_button(self) -> None:
        self.close(b"button", b"?scope")

    def make_way_for_input(self) -> None:
        self.close(b"select", b"?scope")

    def make_way_for_option(self) -> None:
        if self.find(b"select", b"?scope") >= 0:
            self.close_ended(but=b"optgroup")
        elif self.top() == b"option":
            self.pop()

    def make_way_for_option_group(self) -> None:
        if self.find(b"select", b"?scope") >= 0:
            self.close_ended()
        elif self.top() == b"option":
            self.pop()

    def make_way_for_ruby(self) -> None:
        if self.find(b"ruby", b"?scope") >= 0:
            self.close_ended()

    def end(self, name: bytes) -> None:
        if self.foreign and self.top()[:1] in (FOREIGN, BORDER) and self.end_foreign(name):
            return
        if name in FORMATTING:
            element = self.find_formatting(name)
            if element:
                self.end_formatting(element)
                return
        if name == b"br":
            self.reopen()
        elif name == b"form":
            self.end_form()
        elif name in ENDS:
            if name in MARKED and name not in TABLE_PARTS and self.find(*ENDS[name]) >= 0:
                self.forget_formatting()
            self.close(*ENDS[name])
        else:
            self.close(name, b"?special")

    def end_foreign(self, name: bytes) -> bool:
        """Close an element of SVG or MathML, if no HTML is open in it; tell whether the tag is done with."""
        if name in (b"br", b"p"):
            self.leave_foreign()
            return False
        names = [kind + letter + name for kind in (FOREIGN, BORDER) for letter in FOREIGN_ROOTS.values()]
        place = max(map(self.find, names))
        if place < 0 or len(self.foreign) - bisect_left(self.foreign, place) < len(self.names) - place:
            return False
        self.pop_to(place)
        return True

    def end_form(self) -> None:
        place = self.find(b"form", b"?scope")
        if self.form and place >= 0:
            self.close_ended()
            self.kill(place)
        self.form = False


MAKE_WAY: dict[bytes, Callable[[_Scan], None]] = {
    b"body": _Scan.make_way_for_root,
    b"html": _Scan.make_way_for_root,
    b"table": _Scan.make_way_for_table,
    b"button": _Scan.make_way_for_button,
    b"input": _Scan.make_way_for_input,
    b"option": _Scan.make_way_for_option,
    b"optgroup": _Scan.make_way_for_option_group,
    **dict.fromkeys(RUBY, _Scan.make_way_for_ruby),
}

ENDS: dict[bytes, tuple[bytes, ...]] = (
    {name: (name, b"?scope") for name in SPECIAL - {b"noscript"}}
    | {name: (name, b"table", b"template") for name in TABLE_PARTS}
    | dict.fromkeys(HEADINGS, (b"?heading", b"?scope"))
    | {
        b"p": (b"p", b"?scope", b"button"),
        b"li": (b"li", b"?scope", b"?list"),
        b"table": (b"table", b"template"),
        b"template": (b"template",),
    }
)
"""What an end tag closes, and the borders that it must be inside of; of others, their own name inside `SPECIAL`."""
