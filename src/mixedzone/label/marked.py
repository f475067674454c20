"""Roles of the lines of HTML that belong to the text: which do is the network's say, how they are called the mark-up's.

With them the headline, and the lead between the two: what stands there in another block than the body, or apart from
it.
"""

from __future__ import annotations

from mixedzone.label import signs
from mixedzone.label.model import CHOSEN, PLACES, Prediction
from mixedzone.label.shape import count_words, ends_sentence, is_sentence
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import Mark
from mixedzone.types import TEXT_ROLES, Role

LEAD_REACH = 16
"""Lines after the headline in which a lead stands."""

LEAD_LINES = 5
"""Lines of the longest lead; some are lists of three or four."""

LEAD_WORDS = 8
"""Words from which a line right under the headline is a lead that the network took for none."""

LEAD_DOUBT = 0.03
"""Probability of being text below which such a line is none after all."""

HEADLINES = 5
"""Lines most like a headline that are looked at: the others are hidden copies."""

HEADLINE_DOUBT = 0.02
"""Probability below which a line is no headline, though no other line is."""

_NAMES = (
    (int(Mark.HEADING), Role.HEADING),
    (int(Mark.CELL), Role.TABLE),
    (int(Mark.LIST), Role.LIST_ITEM),
)
_FIGCAPTION = int(Mark.FIGCAPTION)
_NO_LEAD = int(Mark.FIGURE | Mark.NAV | Mark.FORM | Mark.BUTTON | Mark.LINK)
_HEADLINE = PLACES[Role.HEADLINE]
_CHOICE = (Role.PARAGRAPH, Role.HEADING, Role.LEAD)
_CHOICE_PLACES = [PLACES[role] for role in _CHOICE]


def inside(cut: Lines, tree: Tree, prediction: Prediction) -> list[Role | None]:
    """The roles of headline and text; None for all other lines."""
    roles: list[Role | None] = [None] * len(cut)
    chosen = [n for n in (prediction.text > CHOSEN).nonzero()[0].tolist() if not _is_hidden_aside(cut, n)]
    likely = prediction.probabilities[chosen][:, _CHOICE_PLACES].argmax(1).tolist()
    for number, choice in zip(chosen, likely, strict=True):
        roles[number] = _inside(cut, number, _CHOICE[choice])
    headline = _headline(cut, prediction, roles)
    if headline is not None:
        roles[headline] = Role.HEADLINE
        _mark_lead(cut, tree, prediction, roles, headline, chosen)
    return roles


def _is_hidden_aside(cut: Lines, number: int) -> bool:
    """Whether a line is hidden in the middle of a shown one, as words for screen readers are."""
    return cut.hidden[number] is not None and number + 1 < len(cut) and cut.continues[number + 1]


def _inside(cut: Lines, number: int, likely: Role) -> Role:
    text, marks = cut.texts[number], cut.marks[cut.runs[number]]
    sign = signs.sign_of(text)
    if sign is not None:
        return sign
    if marks & _FIGCAPTION:
        return signs.picture_role(text) or Role.CAPTION
    if signs.is_byline(text):
        return Role.BYLINE
    for mark, role in _NAMES:
        if marks & mark:
            return role
    return Role.PARAGRAPH if likely is Role.HEADING and ends_sentence(text) else likely


def _headline(cut: Lines, prediction: Prediction, roles: list[Role | None]) -> int | None:
    """The shown line that is most likely the headline."""
    chances = prediction.probabilities[:, _HEADLINE]
    likely = chances.argsort()[: -HEADLINES - 1 : -1].tolist()
    return next((n for n in likely if cut.hidden[n] is None and roles[n] is None and chances[n] > HEADLINE_DOUBT), None)


def _mark_lead(
    cut: Lines, tree: Tree, prediction: Prediction, roles: list[Role | None], headline: int, chosen: list[int]
) -> None:
    """What stands between the headline and the first line of the body is the lead, if it is not too much."""
    bodies: dict[int, int] = {}
    for number in chosen:
        block = tree.opened[cut.blocks[cut.runs[number]]][1]
        size = len(cut.texts[number]) if roles[number] is Role.PARAGRAPH else 0
        bodies[block] = bodies.get(block, 0) + size
    body = max(bodies, key=bodies.__getitem__, default=0)
    lead: list[int] = []
    for number in range(headline + 1, min(len(cut), headline + LEAD_REACH)):
        if cut.hidden[number] is not None:
            continue
        if roles[number] in TEXT_ROLES:
            if roles[number] is not Role.LEAD and tree.opened[cut.blocks[cut.runs[number]]][1] == body:
                break
            lead.append(number)
        elif roles[number] is None and _may_be_lead(cut, prediction, number):
            lead.append(number)
    else:
        return
    if len(lead) <= LEAD_LINES:
        for number in lead:
            roles[number] = Role.LEAD


def _may_be_lead(cut: Lines, prediction: Prediction, number: int) -> bool:
    if prediction.text[number] <= LEAD_DOUBT or cut.marks[cut.runs[number]] & _NO_LEAD:
        return False
    text = cut.texts[number]
    words = count_words(text)
    return (
        words >= LEAD_WORDS
        and is_sentence(text, words)
        and not signs.is_byline(text)
        and not signs.is_dateline(text)
        and signs.picture_role(text) is None
    )
