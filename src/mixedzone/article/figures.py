"""Frames, captions and credits → figures, in page order, doubles merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mixedzone.article.declared import Shot
from mixedzone.article.frames import MOST_LINES, Frame, Part, frames_of, region_of
from mixedzone.article.names import folded, introduced
from mixedzone.article.pictures import is_small, key_of, picture_urls
from mixedzone.label.credits import is_agency, is_announcement, looks_like_names, parts, split_credit
from mixedzone.page.lines import Lines
from mixedzone.page.tags import NAMES, Mark
from mixedzone.types import TEXT_ROLES, Figure, Role

LONGEST_CREDIT = 140
"""Characters of an element that is a credit as a whole; four agencies and a name."""

LONGEST_CAPTION = 1000
"""Characters of a caption; a longer text is no picture's."""

LONGEST_BESIDE = 300
"""Characters of a line that is taken for a caption because it shares a box with a picture, and for nothing else."""

_NO_CAPTION = frozenset({Role.BYLINE, Role.DATELINE, Role.HEADLINE, Role.KICKER, Role.HEADING})
_UNLIKELY = frozenset({Role.SHARE, Role.ADVERT, Role.RELATED, Role.COMMENT, Role.LEGAL, Role.NAVIGATION, Role.PARAGRAPH})
"""Roles of lines that only share a box with a picture."""

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:Uhr|Min|[ap]m))?|\d{1,2}/\d{1,2}|\d[\d\s./:-]*")
"""The length of a video, its date, or a counter: no credit."""

_KINDS = {"img": "picture", "video": "video", "iframe": "embed", "audio": "embed", "embed": "embed", "object": "embed"}


@dataclass
class _Draft:
    caption: str | None = None
    credits: list[str] = field(default_factory=list)
    alt: str | None = None
    urls: tuple[str, ...] = ()
    lines: list[int] = field(default_factory=list)
    kind: str = "picture"
    declared: str | None = None


def figures_of(cut: Lines, roles: Sequence[Role], url: str | None, shots: Iterable[Shot] = ()) -> tuple[Figure, ...]:
    """The article's pictures, videos and embeds: captions, credits, addresses.

    `shots` are the pictures that the page declares: they tell the credit of a picture that prints none.
    """
    frames = frames_of(cut, roles)
    ours = [frame for frame in frames if not frame.is_elsewhere]
    drafts = [draft for frame in ours if (draft := _draft(cut, roles, frame, url)) is not None]
    held = {line for frame in frames if frame.parts for line in range(frame.first, frame.last)}
    drafts += _labelled(cut, roles, held)
    drafts.sort(key=lambda draft: draft.lines[0] if draft.lines else 0)
    merged = _merged(drafts)
    for draft in merged:
        _credit_from_declared(draft, shots)
    return tuple(_figure(draft) for draft in merged)


def _draft(cut: Lines, roles: Sequence[Role], frame: Frame, url: str | None) -> _Draft | None:
    """What a frame shows; None where it is no figure of the article."""
    draft = _Draft(lines=list(range(frame.first + 1, frame.last + 1)) or [frame.first + 1])
    _read_picture(draft, frame, url)
    if frame.last > frame.first:
        if not _is_captioned(cut, roles, frame, draft):
            draft.lines = [frame.first + 1]
            frame.parts = []
        _read_parts(draft, frame.parts)
    if draft.alt and not draft.credits:
        _, credits = split_credit(draft.alt)
        if credits:
            draft.credits, draft.declared = list(credits), "alt"
    if draft.caption or draft.credits:
        return draft
    draft.lines = []
    inside = region_of(roles)[0] <= frame.first
    return draft if draft.urls and inside and (frame.is_figure or frame.is_named) else None


def _read_picture(draft: _Draft, frame: Frame, url: str | None) -> None:
    """Addresses, alternative text and kind: of the first picture that has an address, or else of the first medium."""
    for node in frame.nodes:
        if NAMES.get(node.tag_id) != "img":
            continue
        urls = picture_urls(node, url)
        draft.alt = draft.alt or (node.attributes.get("alt") or "").strip() or None
        if urls:
            draft.urls = urls
            break
    kinds = [_KINDS.get(NAMES.get(node.tag_id) or "", "picture") for node in frame.nodes]
    draft.kind = "picture" if not kinds or "picture" in kinds else kinds[0]


def _is_captioned(cut: Lines, roles: Sequence[Role], frame: Frame, draft: _Draft) -> bool:
    """Whether the lines of a frame are a caption and credits, and not the text or another story beside a picture."""
    lines = range(frame.first, frame.last)
    marks = [cut.marks[cut.runs[line]] for line in lines]
    signed = any(part.sign in (Role.CAPTION, Role.CREDIT) for part in frame.parts)
    labelled = any(roles[line] in (Role.CAPTION, Role.CREDIT) for line in lines)
    if frame.nodes and all(map(is_small, frame.nodes)) and not frame.is_figure:
        return False
    if any(mark & (Mark.HEADING | Mark.QUOTE | Mark.CELL) and not mark & Mark.FIGCAPTION for mark in marks):
        return False
    if not frame.is_figure and any(roles[line] in _NO_CAPTION for line in lines):
        return False
    if any(introduced(cut.texts[line]) is not None for line in lines):
        return False
    if signed or labelled:
        return True
    linked = all(_is_linked(cut, line) for line in lines)
    texts = [cut.texts[line] for line in lines]
    if linked or not frame.nodes or len(lines) > MOST_LINES // 2 or sum(map(len, texts)) > LONGEST_BESIDE:
        return False
    if any(split_credit(text).credits for text in texts) or (draft.alt and folded(draft.alt) in map(folded, texts)):
        return True
    return (frame.is_figure or frame.is_named) and not any(roles[line] in _UNLIKELY for line in lines)


def _read_parts(draft: _Draft, found: Sequence[Part]) -> None:
    """Part what stands in a frame into caption and credits."""
    captions: list[str] = []
    line = -1
    signed = any(part.sign is Role.CAPTION for part in found)
    for number, part in enumerate(found):
        text = part.text.strip()
        if part.sign is Role.OTHER or not text or _CLOCK.fullmatch(text):
            continue
        if part.sign is None and signed and part.line != line:
            caption, credits = split_credit(" ".join(text.split()))
            draft.credits += credits if caption is None else ()
            continue
        ends = number + 1 == len(found) or found[number + 1].line != part.line
        if part.sign is Role.CREDIT and len(text) <= LONGEST_CREDIT:
            if not is_announcement(text):
                caption, credits = split_credit(text)
                draft.credits += credits if credits and caption is None else [_bare(text)]
        elif captions and part.line == line and ends and _is_glued_credit(captions[-1], part.text):
            draft.credits += split_credit(text).credits or (_bare(text),)
        elif part.line == line and captions:
            captions[-1] += part.text
            continue
        else:
            captions.append(part.text)
        line = part.line
    for text in captions:
        caption, credits = split_credit(" ".join(text.split()))
        draft.credits += credits
        if caption and any(map(str.isalnum, caption)):
            draft.caption = f"{draft.caption} {caption}" if draft.caption else caption
    if draft.caption and len(draft.caption) > LONGEST_CAPTION:
        draft.caption = None


def _is_glued_credit(before: str, text: str) -> bool:
    """Whether an element at the end of a caption is its credit: set off by the style sheet alone, or by a full stop."""
    text = text.strip()
    if len(text) > LONGEST_CREDIT or not looks_like_names(text):
        return False
    glued = not before[-1:].isspace() and not text[:1].isspace()
    return glued or before.rstrip()[-1:] in ".!?…\"”»)" or "/" in text or any(map(is_agency, parts(text)))


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" \u00a0()[]©|–—-/,;:")


def _labelled(cut: Lines, roles: Sequence[Role], held: set[int]) -> list[_Draft]:
    """A draft for each line labelled caption; a credit joins the caption before it, or the one that follows at once."""
    drafts: list[_Draft] = []
    last = -2
    first, end = (0, len(roles)) if cut.tree is None else region_of(roles)
    for number in range(first, min(end, len(roles))):
        role = roles[number]
        if role not in (Role.CAPTION, Role.CREDIT) or number in held or _is_linked(cut, number):
            continue
        caption, credits = split_credit(cut.texts[number])
        if role is Role.CREDIT:
            caption, credits = None, credits or (cut.texts[number],)
        if not (last == number - 1 and _belongs(drafts[-1], role)):
            drafts.append(_Draft())
        drafts[-1].caption = caption or drafts[-1].caption
        drafts[-1].credits += credits
        drafts[-1].lines.append(number + 1)
        last = number
    return drafts


def _is_linked(cut: Lines, line: int) -> bool:
    """Whether a line is a link as a whole: to another story, as a rule."""
    runs = range(cut.runs[line], cut.runs[line + 1]) if cut.tree is not None else range(0)
    return bool(runs) and all(cut.marks[run] & Mark.LINK for run in runs)


def _belongs(draft: _Draft, role: Role) -> bool:
    """Whether a line goes to the draft right before it: a caption to a lone credit, a credit to a caption without."""
    return draft.caption is None if role is Role.CAPTION else not draft.credits


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """One draft for each picture: a hero, its preview and its fall-back print the same words or have one file."""
    by_caption: dict[str, _Draft] = {}
    by_picture: dict[str, _Draft] = {}
    merged: list[_Draft] = []
    for draft in drafts:
        key = folded(draft.caption or "")
        picture = key_of(draft.urls[0]) if draft.urls else ""
        known = by_caption.get(key) if key else None
        if known is None and picture and (same := by_picture.get(picture)) is not None:
            known = same if not key or not same.caption else None
        if known is None:
            merged.append(draft)
            known = draft
        else:
            known.caption = known.caption or draft.caption
            known.credits += draft.credits
            known.lines += draft.lines
            known.urls, known.alt = known.urls or draft.urls, known.alt or draft.alt
        if key:
            by_caption.setdefault(key, known)
        if picture:
            by_picture.setdefault(picture, known)
    return merged


def _credit_from_declared(draft: _Draft, shots: Iterable[Shot]) -> None:
    """Give a picture without a credit the one that the page declares for the same file."""
    if draft.credits or not draft.urls:
        return
    key = key_of(draft.urls[0])
    for shot in shots:
        if key and shot.credit and any(key_of(url) == key for url in shot.urls):
            draft.credits = list(split_credit(shot.credit).credits or (shot.credit,))
            draft.declared = shot.source
            return


def _figure(draft: _Draft) -> Figure:
    credits = list({folded(credit): credit for credit in reversed(draft.credits) if any(map(str.isalpha, credit))}.values())[::-1]
    agency, photographer = None, None
    if credits:
        names = parts(credits[0])
        agency = next((name for name in names if is_agency(name)), None)
        people = [name for name in names if not is_agency(name)]
        photographer = people[-1] if agency is not None and people else None
    return Figure(
        kind=draft.kind,
        caption=draft.caption,
        credits=tuple(credits),
        agency=agency,
        photographer=photographer,
        alt=draft.alt,
        urls=draft.urls,
        lines=tuple(sorted(set(draft.lines))),
        declared=draft.declared,
    )
