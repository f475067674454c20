"""Roles of the lines of HTML that belong to the text: which do is the network's say, how they are called the mark-up's.

With them the headline, and the lead between the two: what stands there in another block than the body, or apart from
it.
"""

from __future__ import annotations

from mixedzone.label import signs
from mixedzone.label.copies import without_copies
from mixedzone.label.leads import mark_lead
from mixedzone.label.model import CHOSEN, PLACES, Prediction
from mixedzone.label.shape import ends_sentence
from mixedzone.page.lines import Lines, Tree
from mixedzone.page.tags import Mark
from mixedzone.types import Role

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
_HEADLINE = PLACES[Role.HEADLINE]
_CHOICE = (Role.PARAGRAPH, Role.HEADING, Role.LEAD)
_CHOICE_PLACES = [PLACES[role] for role in _CHOICE]


def inside(cut: Lines, tree: Tree, prediction: Prediction) -> list[Role | None]:
    """The roles of headline and text; None for all other lines."""
    roles: list[Role | None] = [None] * len(cut)
    likely_text = (prediction.text > CHOSEN).nonzero()[0].tolist()
    chosen = without_copies(cut, [n for n in likely_text if not _is_hidden_aside(cut, n)])
    likely = prediction.probabilities[chosen][:, _CHOICE_PLACES].argmax(1).tolist()
    for number, choice in zip(chosen, likely, strict=True):
        roles[number] = _inside(cut, number, _CHOICE[choice])
    headline = _headline(cut, prediction, roles)
    if headline is not None:
        roles[headline] = Role.HEADLINE
        mark_lead(cut, tree, prediction, roles, headline, chosen)
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
