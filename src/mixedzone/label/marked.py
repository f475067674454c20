"""The first labeller of HTML: the block with most of the page's running text, and what its mark-up calls it."""

from __future__ import annotations

from mixedzone.label import signs
from mixedzone.label.labels import Labels
from mixedzone.label.shape import GAP, MOST_WORDS, best_region, count_words, is_sentence
from mixedzone.page.lines import Lines
from mixedzone.page.tags import Mark
from mixedzone.types import TEXT_ROLES, Role

MAIN_SHARE = 0.6
"""Share of the running text that a block must hold for the search to go on inside it."""

LINKED = 0.5
"""Share of a line's characters in links from which on it leads elsewhere."""

HEADLINE_REACH = 12
"""Lines before the text in which the headline, byline and lead stand."""

KICKER_WORDS, KICKER_REACH = 6, 5

UNVEILED = 0.25
"""Share of the running text that is shown, below which the page hides its article until scripts have run."""

_NEVER = frozenset({"head", "textarea", "template"})

LEAD_WORDS, LEAD_ITEM_WORDS = 12, 6

ENOUGH_WORDS = 150
"""Words of text from which on a page is surely more than its teasers; with fewer the confidence shrinks."""
SURE, LIKELY, GUESSED = 0.95, 0.8, 0.6

_OUTSIDE = int(Mark.NAV | Mark.FOOTER | Mark.FORM | Mark.BUTTON)
_ASIDE = int(Mark.ASIDE)
_TABULAR = int(Mark.CELL | Mark.LIST)
_ROLES = (
    (int(Mark.H1), Role.HEADLINE),
    (int(Mark.HEADING), Role.HEADING),
    (int(Mark.CELL), Role.TABLE),
    (int(Mark.LIST), Role.LIST_ITEM),
)
_ELSEWHERE = (
    (int(Mark.NAV), Role.NAVIGATION),
    (int(Mark.FOOTER), Role.LEGAL),
)


class _Page:
    """What is measured of each line: words, the share of its characters in links, marks, and its score as text."""

    def __init__(self, cut: Lines) -> None:
        self.cut = cut
        self.words = [count_words(text) for text in cut.texts]
        self.marks = [cut.marks[run] for run in cut.runs[:-1]]
        self.linked = [_linked(cut, number) for number in range(len(cut))]
        self.signs = [signs.sign_of(text) for text in cut.texts]
        scores = [self._score(number) for number in range(len(cut))]
        shown = [score if hidden is None else 0.0 for score, hidden in zip(scores, cut.hidden, strict=True)]
        self.unveiled = sum(s for s in shown if s > 0) < UNVEILED * sum(s for s in scores if s > 0)
        self.scores = scores if self.unveiled else shown

    def _score(self, number: int) -> float:
        words, marks = self.words[number], self.marks[number]
        if marks & Mark.FIGCAPTION or self.cut.hidden[number] in _NEVER:
            return 0.0
        if marks & _OUTSIDE or self.signs[number] is not None or self.linked[number] > LINKED:
            return -GAP
        if not is_sentence(self.cut.texts[number], words):
            return -GAP / 3 if marks & (Mark.HEADING | Mark.LIST | Mark.CELL) else -GAP
        return min(words, MOST_WORDS) * (0.5 if marks & _ASIDE else 1.0)


def label(cut: Lines) -> Labels:
    """Roles by the region of running text inside the main block, and by mark-up and signs around it."""
    page = _Page(cut)
    first, last = _main_block(cut, page.scores)
    start, end = best_region(page.scores[first:last])
    start, end = start + first, _with_tables(page, end + first, last)
    roles = [_inside(page, n) if start <= n < end else _outside(page, n) for n in range(len(cut))]
    probabilities = [LIKELY if start <= n < end else SURE for n in range(len(cut))]
    _mark_head(page, roles, start)
    text = sum(words for words, role in zip(page.words, roles, strict=True) if role in TEXT_ROLES)
    leading = sum(words for words, linked in zip(page.words, page.linked, strict=True) if linked > LINKED)
    total = sum(score for score in page.scores if score > 0)
    held = sum(score for score in page.scores[start:end] if score > 0)
    confidence = held / total * min(1.0, text / ENOUGH_WORDS) if total else 0.0
    return Labels(roles, probabilities, round(confidence, 4), "listing" if leading > text else None)


def _with_tables(page: _Page, end: int, last: int) -> int:
    """Where the text ends once the tables and lists that follow it in the main block are counted in."""
    while end < last and page.signs[end] is None and page.linked[end] <= LINKED:
        marks = page.marks[end]
        if page.cut.hidden[end] is None and (marks & _OUTSIDE or not marks & (_TABULAR | int(Mark.HEADING))):
            break
        end += 1
    while end and page.marks[end - 1] & Mark.HEADING:
        end -= 1
    return end


def _linked(cut: Lines, number: int) -> float:
    first, last = cut.runs[number], cut.runs[number + 1]
    if last - first == 1:
        return 1.0 if cut.marks[first] & Mark.LINK else 0.0
    sizes = [len(cut.pieces[run]) for run in range(first, last)]
    linked = sum(size for run, size in enumerate(sizes, first) if cut.marks[run] & Mark.LINK)
    return linked / sum(sizes)


def _main_block(cut: Lines, scores: list[float]) -> tuple[int, int]:
    """The lines of the deepest block that holds most of the running text of each block around it."""
    tree = cut.tree
    if tree is None:
        return 0, len(cut)
    sums = [0.0]
    for score in scores:
        sums.append(sums[-1] + max(score, 0.0))
    block, held = 0, sums[-1]
    for number, (_, parent, _, first) in enumerate(tree.opened):
        inside = sums[tree.last[number]] - sums[first]
        if parent == block and inside >= MAIN_SHARE * held and tree.last[number] - first > 2:
            block, held = number, inside
    return tree.opened[block][3], tree.last[block]


def _inside(page: _Page, number: int) -> Role:
    text, marks = page.cut.texts[number], page.marks[number]
    if page.cut.hidden[number] is not None and (not page.unveiled or page.cut.hidden[number] in _NEVER):
        return Role.OTHER
    if page.signs[number] is not None:
        return page.signs[number] or Role.OTHER
    picture = signs.picture_role(text) if page.words[number] <= MOST_WORDS else None
    if marks & Mark.FIGCAPTION or (picture is not None and not marks & Mark.PARAGRAPH):
        return picture or Role.CAPTION
    if marks & _OUTSIDE:
        return Role.NAVIGATION
    if page.linked[number] > LINKED:
        return Role.RELATED if page.words[number] > 3 else Role.NAVIGATION
    for mark, role in _ROLES:
        if marks & mark:
            return role
    if is_sentence(text, page.words[number]):
        return Role.PARAGRAPH
    if signs.is_byline(text):
        return Role.BYLINE
    if signs.is_dateline(text):
        return Role.DATELINE
    return Role.PARAGRAPH if marks & Mark.PARAGRAPH else Role.OTHER


def _outside(page: _Page, number: int) -> Role:
    marks = page.marks[number]
    if page.signs[number] is not None:
        return page.signs[number] or Role.OTHER
    if marks & Mark.FIGCAPTION and page.cut.hidden[number] is None:
        return signs.picture_role(page.cut.texts[number]) or Role.CAPTION
    for mark, role in _ELSEWHERE:
        if marks & mark:
            return role
    return Role.NAVIGATION if page.linked[number] > LINKED else Role.OTHER


def _mark_head(page: _Page, roles: list[Role], start: int) -> None:
    """Headline, lead, byline and dateline in the lines just before the text."""
    shown = [n for n in range(start) if page.cut.hidden[n] is None][-HEADLINE_REACH:]
    headings = [n for n in [*shown, start] if n < len(roles) and page.marks[n] & Mark.HEADING]
    tops = [n for n in headings if page.marks[n] & Mark.H1]
    tops = tops or [n for n in range(start) if page.marks[n] & Mark.H1 and page.cut.hidden[n] is None][-1:] or headings
    if not tops:
        return
    headline = max(tops, key=lambda n: page.words[n])
    roles[headline] = Role.HEADLINE
    _mark_kicker(page, roles, headline)
    for number in range(headline + 1, start):
        text = page.cut.texts[number]
        if page.cut.hidden[number] is not None:
            continue
        if signs.is_byline(text):
            roles[number] = Role.BYLINE
        elif roles[number] is not Role.OTHER or page.linked[number] > LINKED:
            continue
        elif signs.is_dateline(text):
            roles[number] = Role.DATELINE
        elif page.words[number] >= (LEAD_ITEM_WORDS if page.marks[number] & Mark.LIST else LEAD_WORDS):
            roles[number] = Role.LEAD


def _mark_kicker(page: _Page, roles: list[Role], headline: int) -> None:
    """The short line over the headline: in its own element, or linked to its section, or else right before it."""
    over = [n for n in range(headline) if page.cut.hidden[n] is None][-KICKER_REACH:]
    short = [n for n in reversed(over) if page.words[n] <= KICKER_WORDS and _may_be_kicker(page, roles, n)]
    inside = [n for n in short if page.marks[n] & Mark.H1]
    linked = [n for n in short if page.linked[n] > LINKED]
    nearest = [n for n in short if over[-1] == n]
    for number in [*inside, *linked, *nearest][:1]:
        roles[number] = Role.KICKER


def _may_be_kicker(page: _Page, roles: list[Role], number: int) -> bool:
    text = page.cut.texts[number]
    if page.marks[number] & Mark.H1:
        return True
    plain = roles[number] in (Role.OTHER, Role.NAVIGATION) and not page.marks[number] & _OUTSIDE
    return plain and not signs.is_breadcrumb(text) and not signs.is_dateline(text)
