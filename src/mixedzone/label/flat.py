"""The first labeller of flat text: words, shapes and order are all there is."""

from __future__ import annotations

from mixedzone.label import signs
from mixedzone.label.credits import split_credit
from mixedzone.label.labels import Labels
from mixedzone.label.shape import GAP, MOST_WORDS, best_region, count_words, ends_sentence, is_sentence
from mixedzone.label.speech import label_of, opens_speech
from mixedzone.page.lines import Lines
from mixedzone.types import Role

CAPTION_WORDS = 45
"""Words of the longest line before a credit that is its caption."""

KICKER_WORDS = 8
HEADLINE_WORDS, HEADLINE_MOST_WORDS = 3, 25
SURE, LIKELY, GUESSED = 0.95, 0.8, 0.6
"""Probabilities of roles given by a line's own words, by its shape and place, and by its place alone."""


def label(cut: Lines) -> Labels:
    """Roles by signs first, then the run of sentences as text, then what stands over it."""
    texts = cut.texts
    roles = _signs(texts)
    probabilities = [SURE if role is not None else LIKELY for role in roles]
    words = [count_words(text) for text in texts]
    start, end = best_region([_score(texts[n], words[n], roles[n]) for n in range(len(texts))])
    for number, text in enumerate(texts):
        if roles[number] is not None:
            continue
        if start <= number < end:
            roles[number] = Role.PARAGRAPH if is_sentence(text, words[number]) else Role.HEADING
        else:
            roles[number] = Role.OTHER
            probabilities[number] = GUESSED
    _mark_head(texts, words, roles, start)
    share = sum(words[start:end]) / max(1, sum(words))
    return Labels([role or Role.OTHER for role in roles], probabilities, round(0.5 + share / 2, 4), None)


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


def _score(text: str, words: int, role: Role | None) -> float:
    if role is not None:
        return 0.0 if role in (Role.CAPTION, Role.CREDIT, Role.ADVERT, Role.RELATED) else -GAP
    return float(min(words, MOST_WORDS)) if is_sentence(text, words) else -GAP


def _mark_head(texts: list[str], words: list[int], roles: list[Role | None], start: int) -> None:
    """The headline is the longest plain line over the text, the kicker the short one right before it."""
    over = [n for n in range(start) if roles[n] is Role.OTHER and words[n] >= HEADLINE_WORDS]
    if start < len(texts) and words[start] <= HEADLINE_MOST_WORDS and not ends_sentence(texts[start]):
        over.append(start)
    if not over:
        return
    headline = max(over, key=lambda n: (min(words[n], 20), n))
    roles[headline] = Role.HEADLINE
    before = next((n for n in range(headline - 1, -1, -1) if roles[n] is Role.OTHER), None)
    if before is not None and words[before] <= KICKER_WORDS and headline - before <= 2:
        roles[before] = Role.KICKER
