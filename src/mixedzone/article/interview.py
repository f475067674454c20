"""Questions and answers → turns: who said what, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mixedzone.label.speech import (
    ROLE_WORDS,
    is_initials,
    people_of,
    short_forms,
    split_label,
    strip_quotes,
    without_decoration,
)
from mixedzone.types import Block, Interview, Role, Turn

_ASIDE = re.compile(r"\(([^()]{2,40})\)|\[([^\[\]]{1,80})\]")
_BRACKETED = re.compile(r"[(\[].*[)\]]")  # an editorial note between turns; other paragraphs may be boxes
_SPOKEN = frozenset({Role.QUESTION, Role.ANSWER})
_NAMING = frozenset({Role.HEADLINE, Role.KICKER, Role.LEAD, Role.CAPTION})

_GUEST = re.compile(
    r"(?:interview|gespräch|conversation|entretien|interviewé|entrevista|intervista|vraaggesprek|intervju|rozmowa"
    r"|интервью)\s(?:\w+\s){0,3}?(?:mit|with|avec|con|com|met|med|z|с)\s",
    re.IGNORECASE,
)
"""What a page says before the name of whom it has interviewed."""

_AND = frozenset(("and", "und", "et", "y", "e", "en", "och", "og", "i", "и", "&"))

NAME_WORDS = (2, 3)
"""Words of a full name at least and at most."""


@dataclass
class _Turn:
    role: str
    label: str | None
    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def interview_of(blocks: Sequence[Block]) -> Interview | None:
    """The turns of a page whose lines are questions and answers; None where it has none."""
    turns = _turns(blocks)
    if not {"question", "answer"} <= {turn.role for turn in turns}:
        return None
    speakers = _Speakers(turns, blocks)
    return Interview(turns=tuple(_finished(turn, speakers) for turn in turns))


def _turns(blocks: Sequence[Block]) -> list[_Turn]:
    people = people_of([block.text for block in blocks if block.role in _SPOKEN or block.role is Role.SPEAKER])
    turns: list[_Turn] = []
    for block in blocks:
        if block.role is Role.SPEAKER:
            label, _ = split_label(block.text if block.text.endswith((":", "：")) else block.text + ":")
            turns.append(_Turn("", label or block.text, lines=list(block.lines)))
        elif block.role in _SPOKEN:
            _add(turns, block, people)
        elif block.role is Role.PARAGRAPH and turns and _BRACKETED.fullmatch(block.text):
            turns.append(_Turn("note", None, [block.text], list(block.lines)))
    turns = [turn for turn in turns if turn.texts]
    while turns and turns[-1].role == "note":
        turns.pop()
    return turns


def _add(turns: list[_Turn], block: Block, people: dict[str, str]) -> None:
    label, said = split_label(block.text)
    if label not in people:
        label, said = None, without_decoration(block.text)
    last = turns[-1] if turns else None
    if last is not None and not last.texts:
        last.role = block.role.value
    elif last is None or last.role != block.role.value or (label is not None and not _same(label, last.label, people)):
        last = _Turn(block.role.value, label)
        turns.append(last)
    last.texts.append(said)
    last.lines.extend(block.lines)


def _same(label: str, other: str | None, people: dict[str, str]) -> bool:
    return other is not None and people.get(label, label) == people.get(other, other)


def _finished(turn: _Turn, speakers: _Speakers) -> Turn:
    text = "\n\n".join(part if turn.role == "note" else strip_quotes(part) for part in turn.texts)
    notes = tuple(found[0] for found in _ASIDE.finditer(text))
    return Turn(role=turn.role, speaker=speakers.name(turn), text=text, notes=notes, lines=tuple(turn.lines))


class _Speakers:
    """The names behind the labels: each label stands for the fullest name on the page that fits it."""

    def __init__(self, turns: Sequence[_Turn], blocks: Sequence[Block]) -> None:
        sources = [block.text for block in blocks if block.role in _NAMING]
        self.names = _names(sources)
        self.spelled = {name.casefold(): name for name in reversed(self.names) if not name.isupper()}
        labels = dict.fromkeys((turn.role, turn.label) for turn in turns if turn.label)
        self.by_form = _by_form([*(label for _, label in labels), *_by_frequency(self.names)])
        self.sole = {role: self._sole(label for kind, label in labels if kind == role) for role in _TALKING}
        self.sole["answer"] = self.sole["answer"] or _guest([*sources, *_opening(blocks)], self.names)

    def name(self, turn: _Turn) -> str | None:
        """Who speaks: by the turn's label, or else the one who always does in this role."""
        return (self._full(turn.label) if turn.label else None) or self.sole.get(turn.role)

    def _sole(self, labels: Iterable[str]) -> str | None:
        names = {self._full(label) for label in labels}
        return names.pop() if len(names) == 1 else None

    def _full(self, label: str) -> str | None:
        if label.casefold().rstrip(".") in ROLE_WORDS:
            return None
        name = label
        if len(label.split()) == 1 or is_initials(label):
            name = next((full for form in short_forms(label)[:1] if (full := self.by_form.get(form))), label)
        return self.spelled.get(name.casefold(), name) if name.isupper() and not is_initials(name) else name


_TALKING = ("question", "answer")


def _by_form(names: Iterable[str]) -> dict[str, str]:
    """For each short form the first full name that it may stand for."""
    forms: dict[str, str] = {}
    for name in names:
        if len(name.split()) >= NAME_WORDS[0] and not is_initials(name):
            for form in short_forms(name):
                forms.setdefault(form, name)
    return forms


def _by_frequency(names: Counter[str]) -> list[str]:
    return [name for name, _ in sorted(names.items(), key=lambda item: (-item[1], len(item[0])))]


def _names(sources: Iterable[str]) -> Counter[str]:
    """What looks like a full name, with how often it does."""
    names: Counter[str] = Counter()
    for source in sources:
        words = source.split()
        for start in range(len(words)):
            for length in NAME_WORDS:
                run = [word.strip(".,:;!?\"“”„«»()’'") for word in words[start : start + length]]
                if len(run) == length and all(word[:1].isupper() for word in run):
                    names[" ".join(run)] += 1
    return names


def _opening(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs before the first turn."""
    first = next((n for n, block in enumerate(blocks) if block.role in _SPOKEN), 0)
    return [block.text for block in blocks[:first] if block.role is Role.PARAGRAPH]


def _guest(sources: Iterable[str], names: Counter[str]) -> str | None:
    """The one whom the page says that it has interviewed; None where it names nobody or several."""
    for source in sources:
        found = _GUEST.search(source)
        if found is None:
            continue
        words = source[found.end() :].split(maxsplit=NAME_WORDS[1] + 2)[: NAME_WORDS[1] + 2]
        size = next((n for n, word in enumerate(words) if not word[:1].isupper()), len(words))
        if size + 1 < len(words) and words[size] in _AND and words[size + 1][:1].isupper():
            continue
        ended = next((n + 1 for n in range(size) if words[n][-1] in ".,:;!?–|"), size)
        run = [word.strip(".,:;!?\"“”„«»()’'") for word in words[: min(ended, NAME_WORDS[1])]]
        parts = [" ".join(run), " ".join(run[-NAME_WORDS[0] :])]
        if len(run) >= NAME_WORDS[0]:
            return max(parts, key=lambda name: (names[name], -len(name)))
    return None
