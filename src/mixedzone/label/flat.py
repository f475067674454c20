"""Roles of the lines of flat text: what words give away comes first, then the network's say which lines are text.

Words, shapes and order are all there is: headline and kicker are found by where they stand over the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from mixedzone.label import signs
from mixedzone.label.credits import split_credit
from mixedzone.label.labels import Named
from mixedzone.label.model import CHOSEN, INNER, INNER_PLACES, Prediction
from mixedzone.label.shape import count_words, ends_sentence, is_sentence
from mixedzone.label.speech import label_of, opens_speech
from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Role

CAPTION_WORDS = 45
"""Words of the longest line before a credit that is its caption."""

DOUBTFUL = 0.3
"""Probability from which a line is text where the lines around it are."""

KICKER_WORDS = 8
HEADLINE_WORDS, HEADLINE_MOST_WORDS = 3, 25


def inside(cut: Lines, prediction: Prediction) -> list[Role | None]:
    """The roles of the lines of the text, and of all that words give away: they part what the text is from the rest."""
    texts = cut.texts
    roles = _signs(texts)
    words = [count_words(text) for text in texts]
    unnamed = [n for n, role in enumerate(roles) if role is None]
    for number in _chosen(unnamed, prediction.text.tolist(), list(map(ends_sentence, texts))):
        roles[number] = _inside(prediction, number, is_sentence(texts[number], words[number]))
    _mark_head(texts, words, roles, next((n for n, role in enumerate(roles) if role in TEXT_ROLES), len(texts)))
    return roles


def _chosen(unnamed: Sequence[int], chances: Sequence[float], ended: Sequence[bool]) -> list[int]:
    """The lines that the network takes for text, those that it leaves between two, and whole sentences after one.

    Lines whose words have given them away stand between no others.
    """
    chosen: list[int] = []
    for place, number in enumerate(unnamed):
        after = [chances[n] > CHOSEN for n in unnamed[place + 1 : place + 2]]
        follows = bool(chosen) and place > 0 and chosen[-1] == unnamed[place - 1]
        if chances[number] > CHOSEN or (chances[number] > DOUBTFUL and follows and (ended[number] or any(after))):
            chosen.append(number)
    return chosen


def _inside(prediction: Prediction, number: int, sentence: bool) -> Role:
    role = INNER[int(prediction.probabilities[number, INNER_PLACES].argmax())]
    return Role.HEADING if role is Role.PARAGRAPH and not sentence else role


def name(prediction: Prediction, inner: Sequence[Role | None]) -> Named:
    """The roles and probabilities of all lines: what has none of its own is other."""
    text = prediction.text.tolist()
    chances = [text[n] if role in TEXT_ROLES else 1 - text[n] for n, role in enumerate(inner)]
    return [role or Role.OTHER for role in inner], [round(chance, 4) for chance in chances]


def _signs(texts: list[str]) -> list[Role | None]:
    roles = [signs.sign_of(text) or _picture(text) for text in texts]
    captions = {split_credit(text).caption for text, role in zip(texts, roles, strict=True) if role is Role.CAPTION}
    for number, text in enumerate(texts):
        before = texts[number - 1] if number else ""
        if roles[number] is None and text in captions:
            roles[number] = Role.CAPTION
        elif roles[number] is None and before and signs.is_related_announcement(before):
            roles[number] = Role.RELATED
        elif roles[number] is Role.CREDIT and number and roles[number - 1] is None and _may_be_caption(before):
            roles[number - 1] = Role.CAPTION
        elif number and roles[number] is None and roles[number - 1] is Role.COMMENT and signs.invites_comments(text):
            roles[number] = Role.COMMENT
        elif roles[number] is None and signs.is_breadcrumb(text):
            roles[number] = Role.NAVIGATION
        elif roles[number] is None and signs.is_byline(text):
            roles[number] = Role.BYLINE
        elif roles[number] is None and signs.is_dateline(text):
            roles[number] = Role.DATELINE
    return roles


def _picture(text: str) -> Role | None:
    spoken = opens_speech(text) or (label_of(text) is not None and "?" in text)
    return None if spoken else signs.picture_role(text)


def _may_be_caption(text: str) -> bool:
    return count_words(text) <= CAPTION_WORDS and not opens_speech(text) and "?" not in text


def _mark_head(texts: list[str], words: list[int], roles: list[Role | None], start: int) -> None:
    """The headline is the longest plain line over the text, the kicker the short one right before it."""
    over = [n for n in range(start) if roles[n] is None and words[n] >= HEADLINE_WORDS]
    if start < len(texts) and words[start] <= HEADLINE_MOST_WORDS and not ends_sentence(texts[start]):
        over.append(start)
    if not over:
        return
    headline = max(over, key=lambda n: (min(words[n], 20), n))
    roles[headline] = Role.HEADLINE
    before = next((n for n in range(headline - 1, -1, -1) if roles[n] is None), None)
    if before is not None and words[before] <= KICKER_WORDS and headline - before <= 2:
        roles[before] = Role.KICKER
