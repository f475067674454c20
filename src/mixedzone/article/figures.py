"""Frames, captions and credits → figures, in page order, doubles merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mixedzone.article.box_words import bits_of
from mixedzone.article.declared import Shot
from mixedzone.article.frames import MOST_LINES, NEAR, Frame, Part, end_of, frames_of, region_of, top_of
from mixedzone.article.markup import Markup
from mixedzone.article.names import folded, introduced
from mixedzone.article.pictures import is_small, key_of, media_urls, picture_urls
from mixedzone.label.credits import credits_in, is_agency, is_announcement, looks_like_names, parts, split_credit
from mixedzone.label.pictures import LABEL
from mixedzone.page.lines import Lines
from mixedzone.page.tags import NAMES, Mark
from mixedzone.types import Figure, Role

LONGEST_CREDIT = 140
"""Characters of an element that is a credit as a whole; four agencies and a name."""

LONGEST_CAPTION = 1000
"""Characters of a caption; a longer text is no picture's."""

MOST_AROUND = 4
"""Elements around a picture in which a link to another page is looked for."""

SHORT_CREDIT = 4
"""Words of a line that is a credit because it begins like one, whatever the rest looks like."""

SENTENCE = 6
"""Words from which on a text that is not made of names is a sentence, and no credit."""

MOST_PLAIN = 3
"""Lines of a box in which a credit's words tell more than roles."""

LONGEST_BESIDE = 300
"""Characters of a line that is taken for a caption because it shares a box with a picture, and for nothing else."""

_SIGNED = bits_of("signed")
_PICTURED = (Role.CAPTION, Role.CREDIT)
_NO_CAPTION = frozenset({Role.BYLINE, Role.DATELINE, Role.HEADLINE, Role.KICKER, Role.HEADING})
_UNLIKELY = frozenset(
    {Role.SHARE, Role.ADVERT, Role.RELATED, Role.COMMENT, Role.LEGAL, Role.NAVIGATION, Role.PARAGRAPH}
)
"""Roles of lines that only share a box with a picture."""

_OTHER_TEXT, _IN_FIGCAPTION, _IN_LINK = int(Mark.HEADING | Mark.QUOTE | Mark.CELL), int(Mark.FIGCAPTION), int(Mark.LINK)

_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:Uhr|Min|[ap]m))?|\d{1,3}\s(?:of|von|de|sur|di|av)\s\d{1,3}|\d[\d\s./:-]*"
)
"""The length of a video, its date, or a counter: no credit."""

_CREDITING = re.compile(r"credit|copyright|photographer|fotograf|attribution|rights|nachweis")
"""What names a data attribute that holds a credit."""

_INNER = re.compile(r"\s(?:fotos?|photos?|bild|image)\s?:\s", re.IGNORECASE)
"""What announces the photographer behind the owner of the rights: "© NDR Foto: Ana Soler"."""

_SEPARATOR = re.compile(r"\s?[,;]\s(?!(?:Inc|Ltd|LLC|Jr|CC|GmbH)\b)")

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
    place: int = 0


def figures_of(
    cut: Lines,
    roles: Sequence[Role],
    url: str | None,
    shots: Iterable[Shot] = (),
    markup: Markup | None = None,
) -> tuple[Figure, ...]:
    """The article's pictures, videos and embeds: captions, credits, addresses.

    `shots` are the pictures that the page declares: they tell the credit of a picture that prints none.
    """
    region = region_of(roles) if cut.tree is not None else (0, len(roles))
    markup = markup or Markup(cut)
    frames = frames_of(cut, roles, region, markup)
    top = top_of(roles)
    end = end_of(roles) or 1 + len(roles)
    ours = [frame for frame in frames if not frame.is_elsewhere]
    drafts = [draft for frame in ours if (draft := _draft(cut, roles, frame, top, end, url)) is not None]
    held = {line for frame in frames for line in range(frame.first, frame.last)}
    drafts += _labelled(cut, roles, held, region, markup)
    drafts.sort(key=lambda draft: draft.place)
    merged = _merged(drafts)
    if credited := [shot for shot in shots if shot.credit]:
        for draft in merged:
            _credit_from_declared(draft, credited)
    figures = map(_figure, merged)
    return tuple(figure for figure in figures if figure.caption or figure.credits or figure.urls)


def _draft(cut: Lines, roles: Sequence[Role], frame: Frame, first: int, end: int, url: str | None) -> _Draft | None:
    """What a frame shows; None where it is no figure of the article, whose text stands between two lines."""
    if frame.first == frame.last and (not (frame.is_figure or frame.is_named) or frame.first < first - NEAR):
        return None
    draft = _Draft(lines=list(range(frame.first + 1, frame.last + 1)) or [frame.first + 1], place=frame.first)
    draft.kind = _kind_of(frame)
    if frame.last > frame.first:
        if not _is_captioned(cut, roles, frame, draft, url):
            draft.lines = [frame.first + 1]
            frame.parts = []
        _read_parts(draft, frame.parts)
    shown = bool(draft.caption or draft.credits)
    if not frame.nodes and not frame.is_figure and not draft.caption and not any(map(_names_agency, draft.credits)):
        return None
    if not shown and frame.first < first - NEAR:
        return None
    if frame.first >= end and not draft.caption and not frame.is_figure:
        return None
    if not shown and (not (frame.is_figure or frame.is_named) or _leads_away(frame)):
        return None
    _read_picture(draft, frame, url)
    if not shown and not draft.urls:
        return None
    if not draft.credits:
        _credit_from_attributes(draft, frame)
    if not shown:
        draft.lines = []
    return draft


def _names_agency(credit: str) -> bool:
    return any(map(is_agency, parts(credit)))


def _leads_away(frame: Frame) -> bool:
    """Whether the picture is a link to another page: a teaser's."""
    node = frame.nodes[0].parent if frame.nodes else None
    for _ in range(MOST_AROUND):
        if node is None or node.tag in ("figure", "article", "body"):
            return False
        if node.tag == "a":
            path = (node.attributes.get("href") or "#").partition("?")[0].lower()
            return not path.startswith("#") and not path.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"))
        node = node.parent
    return False


def _credit_from_attributes(draft: _Draft, frame: Frame) -> None:
    """The credit in a data attribute of a picture or its box, or at the end of its alternative text or title."""
    for node in frame.nodes:
        around = node.parent
        boxes = [node] if around is None or around.tag in ("body", "article", "main") else [node, around]
        said = [(name, value) for box in boxes for name, value in box.attributes.items() if value]
        named = [(name, value) for name, value in said if name.startswith("data-") and _CREDITING.search(name)]
        own = [(name, value) for name in ("alt", "title") if (value := node.attributes.get(name))]
        for name, value in [*named, *own]:
            text = " ".join(value[:LONGEST_CAPTION].split())
            credits = split_credit(text).credits
            if credits or (name.startswith("data-") and _may_be_credit(text) and any(map(str.isalpha, text))):
                draft.credits, draft.declared = list(credits[-1:] or credits_in(text)), name
                return


def _read_picture(draft: _Draft, frame: Frame, url: str | None) -> None:
    """Addresses and alternative text: of the first picture that has an address, or else of the first medium."""
    for node in frame.nodes:
        if NAMES.get(node.tag_id) != "img":
            continue
        urls = picture_urls(node, url)
        draft.alt = draft.alt or (node.attributes.get("alt") or "").strip() or None
        if urls:
            draft.urls = urls
            break
    if draft.kind != "picture" and not draft.urls:
        draft.urls = media_urls(frame.nodes[0], url)


def _kind_of(frame: Frame) -> str:
    kinds = [_KINDS.get(NAMES.get(node.tag_id) or "", "picture") for node in frame.nodes]
    return "picture" if not kinds or "picture" in kinds else kinds[0]


def _is_captioned(cut: Lines, roles: Sequence[Role], frame: Frame, draft: _Draft, url: str | None) -> bool:
    """Whether the lines of a frame are a caption and credits, and not the text or another story beside a picture."""
    lines = range(frame.first, frame.last)
    marks = [cut.marks[cut.runs[line]] for line in lines]
    signed = any(part.sign in _PICTURED for part in frame.parts)
    labelled = any(roles[line] in _PICTURED for line in lines)
    if frame.nodes and all(map(is_small, frame.nodes)) and not (frame.is_figure or signed):
        return False
    other = {line for line, mark in zip(lines, marks, strict=True) if mark & _OTHER_TEXT and not mark & _IN_FIGCAPTION}
    if other and not (signed and frame.is_figure):
        return False
    if other:
        frame.parts = [part for part in frame.parts if part.line not in other]
        draft.lines = [line + 1 for line in lines if line not in other]
    texts = [cut.texts[line] for line in lines]
    plain = bool(frame.nodes) and len(lines) <= MOST_PLAIN and any(map(_is_credit, texts))
    if not (frame.is_figure or plain) and any(roles[line] in _NO_CAPTION for line in lines):
        return False
    if any(introduced(text) is not None for text in texts) and not (signed and frame.is_figure and len(texts) == 1):
        return False
    linked = all(_is_linked(cut, line) for line in lines)
    unlikely = not plain and all(roles[line] in _UNLIKELY for line in lines)
    if unlikely and linked and (not frame.is_figure or _leads_away(frame)):
        return False
    if unlikely and not frame.is_figure and not any(part.sign is Role.CAPTION for part in frame.parts):
        return False
    if signed or labelled or plain:
        return True
    if draft.kind != "picture":
        return False
    if len(texts) == 1 and len(texts[0].split()) == 1 and not split_credit(texts[0]).credits:
        return False  # "Video", "Anhören"
    if linked or not frame.nodes or len(lines) > MOST_LINES // 2 or sum(map(len, texts)) > LONGEST_BESIDE:
        return False
    if any(roles[line] is Role.RELATED for line in lines):
        return False
    if any(split_credit(text).credits for text in texts):
        return True
    if len(lines) > 2 or any(roles[line] in _UNLIKELY for line in lines):
        _read_picture(draft, frame, url)
        return bool(draft.alt) and [folded(draft.alt or "")] == [folded(text) for text in texts]
    return frame.is_figure or (len(texts) == 2 and looks_like_names(texts[1]) and not looks_like_names(texts[0]))


def _is_credit(text: str) -> bool:
    split = split_credit(text)
    return (split.caption is None and bool(split.credits)) or all(map(is_agency, parts(text) or [""]))


def _read_parts(draft: _Draft, found: Sequence[Part]) -> None:
    """Part what stands in a frame into caption and credits."""
    captions: list[str] = []
    line = -1
    announced = False
    signed = any(part.sign is Role.CAPTION for part in found)
    for number, part in enumerate(found):
        text = part.text.strip()
        if part.sign is Role.OTHER or not text or _CLOCK.fullmatch(text) or LABEL.fullmatch(text):
            continue
        if is_announcement(text):
            announced = True
            continue
        if part.sign is None and signed and part.line != line:
            caption, credits = split_credit(" ".join(text.split()))
            draft.credits += credits if caption is None else ()
            continue
        ends = number + 1 == len(found) or found[number + 1].line != part.line
        same_line = bool(captions) and part.line == line
        if (part.sign is Role.CREDIT or announced) and _may_be_credit(text):
            is_credit = True
        elif not same_line and ends and len(text.split()) <= SHORT_CREDIT and credits_in(text) != (text,):
            is_credit = is_announcement(text.partition(":")[0] + ":")
        elif same_line:
            is_credit = ends and _is_glued_credit(captions[-1], part.text)
        else:
            is_credit = bool(captions) and not (signed or draft.credits) and looks_like_names(text)
        if is_credit:
            draft.credits += credits_in(text)
        elif same_line:
            captions[-1] += part.text
        elif part.sign is not Role.CREDIT:
            captions.append(part.text)
        line, announced = part.line, False
    _settle(draft, captions)


def _settle(draft: _Draft, captions: list[str]) -> None:
    """Make one caption of the lines that are none of the marked credits; a line of names among them is the credit."""
    names = [text for text in captions if looks_like_names(text)]
    if not draft.credits and len(captions) > 1 and len(names) == 1:
        captions.remove(names[0])
        draft.credits += credits_in(names[0])
    for text in captions:
        caption, credits = split_credit(" ".join(text.split()))
        draft.credits += credits
        caption = (caption or "").rstrip(" \u00a0-–—|(")
        if any(map(str.isalpha, caption)):
            draft.caption = f"{draft.caption} {caption}" if draft.caption else caption
    if draft.caption and len(draft.caption) > LONGEST_CAPTION:
        draft.caption = None


def _may_be_credit(text: str) -> bool:
    """Whether what is marked as a credit can be one: no sentence, and not long."""
    if len(text) > LONGEST_CREDIT:
        return False
    plain = " ".join(text.split()).strip("()[] .")
    return looks_like_names(text) or len(text.split()) <= SENTENCE or credits_in(text) != (plain,)


def _is_glued_credit(before: str, text: str) -> bool:
    """Whether an element at the end of a caption is its credit: set off by the style sheet alone, or by a full stop."""
    text = text.strip()
    if len(text) > LONGEST_CREDIT or not looks_like_names(text):
        return False
    glued = not before[-1:].isspace() and not text[:1].isspace()
    return glued or before.rstrip()[-1:] in '.!?…"”»)' or "/" in text or _names_agency(text)


def _labelled(
    cut: Lines, roles: Sequence[Role], held: set[int], region: tuple[int, int], markup: Markup
) -> list[_Draft]:
    """A draft for each line labelled caption; a credit joins the caption before it, or the one that follows at once."""
    drafts: list[_Draft] = []
    last = -2
    for number in range(region[0], min(region[1], len(roles))):
        role = roles[number]
        if role not in _PICTURED or number in held or _is_linked(cut, number):
            continue
        caption, credits = split_credit(cut.texts[number])
        if cut.tree is not None and (markup.words_around(number) & _SIGNED or LABEL.fullmatch(cut.texts[number])):
            continue
        if role is Role.CREDIT:
            caption, credits = None, credits or (cut.texts[number],)
        if not (last == number - 1 and _belongs(drafts[-1], role)):
            drafts.append(_Draft(place=number))
        drafts[-1].caption = caption or drafts[-1].caption
        drafts[-1].credits += credits
        drafts[-1].lines.append(number + 1)
        last = number
    return drafts


def _is_linked(cut: Lines, line: int) -> bool:
    """Whether a line is a link as a whole: to another story, as a rule."""
    runs = range(cut.runs[line], cut.runs[line + 1]) if cut.tree is not None else range(0)
    return bool(runs) and all(cut.marks[run] & _IN_LINK for run in runs)


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


def _separate(credit: str) -> list[str]:
    """The credits that commas and semicolons part: "Ana Soler, Harbour Post" are two."""
    inner = _INNER.search(credit)
    found = _SEPARATOR.split(credit[inner.end() if inner else 0 :].partition("+++")[0].strip())
    return found if all(map(looks_like_names, found)) else [credit]


def _figure(draft: _Draft) -> Figure:
    printed = [part for credit in draft.credits for part in _separate(credit) if any(map(str.isalpha, part))]
    credits = list({folded(credit): credit for credit in reversed(printed)}.values())[::-1]
    names = [name for credit in credits for name in parts(credit)]
    agency = next((name for name in names if is_agency(name)), None)
    people = [name for name in parts(credits[0]) if not is_agency(name)] if agency is not None else []
    photographer = people[-1] if people else None
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
