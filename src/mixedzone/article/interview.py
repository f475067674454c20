"""Questions and answers → turns: who said what, in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mixedzone.article.speakers import Speakers, Spoken
from mixedzone.label.candidates import Candidate, halved, named_apart, opening_of
from mixedzone.label.evidence import FEWEST_EXCHANGES, part_labels
from mixedzone.label.speech import people_of, strip_quotes, without_decoration, without_time
from mixedzone.page.lines import Lines
from mixedzone.types import Block, Interview, Role, Turn

_ASIDE = re.compile(r"\(([^()]{2,40})\)|\[([^\[\]]{1,80})\]")
_BRACKETED = re.compile(r"[(\[].*[)\]]")  # an editorial note between turns; other paragraphs may be boxes
_NUMBER = re.compile(r"#?(\d{1,2})[.):][ \u00a0]{1,3}(?=\S)")
_SPOKEN = frozenset({Role.QUESTION, Role.ANSWER})


def interview_of(blocks: Sequence[Block], cut: Lines | None = None) -> Interview | None:
    """The turns of a page whose lines are questions and answers; None where it has none.

    `cut` are the lines that the blocks are made of: their mark-up parts a question from an answer in the same line.
    """
    spoken = _spoken(blocks, cut)
    if not {"question", "answer"} <= {turn.role for turn in spoken}:
        return None
    speakers = Speakers(spoken, blocks)
    return Interview(turns=tuple(_finished(turn, speakers) for turn in spoken))


def _spoken(blocks: Sequence[Block], cut: Lines | None) -> list[Spoken]:
    candidates = {
        number: Candidate(
            block.text,
            opening=opening_of(cut, block.lines[0] - 1) if cut is not None else "",
            apart=named_apart(cut, block.lines[0] - 1) if cut is not None else "",
        )
        for number, block in enumerate(blocks)
        if block.role in _SPOKEN
    }
    part_labels(list(candidates.values()))
    labels = [_label(block, candidates.get(number)) for number, block in enumerate(blocks)]
    people = people_of(
        [
            (labels[number], candidates[number].said if number in candidates else "", block.role is Role.QUESTION)
            for number, block in enumerate(blocks)
            if block.role in _SPOKEN or block.role is Role.SPEAKER
        ]
    )
    inline = sum(candidate.halves() is not None for candidate in candidates.values()) >= FEWEST_EXCHANGES
    turns: list[Spoken] = []
    for number, block in enumerate(blocks):
        if block.role is Role.SPEAKER:
            turns.append(Spoken("", labels[number] or block.text, lines=list(block.lines)))
        elif number in candidates and inline and len(parts := list(halved([candidates[number]]))) > 1:
            for (_, half), role in zip(parts, ("question", "answer"), strict=True):
                _add(turns, role, half, block.lines, people)
        elif number in candidates:
            _add(turns, block.role.value, candidates[number], block.lines, people)
        elif block.role is Role.PARAGRAPH and turns and _BRACKETED.fullmatch(block.text):
            turns.append(Spoken("note", None, [block.text], list(block.lines)))
    turns = [turn for turn in turns if turn.texts]
    _strip_numbers([turn for turn in turns if turn.role == "question"])
    while turns and turns[-1].role == "note":
        turns.pop()
    return turns


def _strip_numbers(questions: Sequence[Spoken]) -> None:
    """Take the numbers from questions that are counted from one."""
    found = [_NUMBER.match(question.texts[0]) for question in questions]
    counted = [int(each[1]) for each in found if each is not None]
    if len(counted) >= FEWEST_EXCHANGES and counted == list(range(1, len(counted) + 1)):
        for question, number in zip(questions, found, strict=True):
            if number is not None:
                question.texts[0] = question.texts[0][number.end() :]


def _label(block: Block, candidate: Candidate | None) -> str | None:
    if block.role is Role.SPEAKER:
        name = without_time(block.text)
        return Candidate(name if name.endswith((":", "：")) else f"{name}:").label
    return candidate.label if candidate is not None else None


def _add(turns: list[Spoken], role: str, candidate: Candidate, lines: Sequence[int], people: Mapping[str, str]) -> None:
    label, said = candidate.label, candidate.said
    if label not in people:
        label, said = None, without_decoration(candidate.text)
    last = turns[-1] if turns else None
    if last is not None and not last.texts:
        last.role = role
    elif last is None or last.role != role or (label is not None and not _same(label, last.label, people)):
        last = Spoken(role, label)
        turns.append(last)
    last.texts.append(said)
    last.lines.extend(line for line in lines if line not in last.lines)


def _same(label: str, other: str | None, people: Mapping[str, str]) -> bool:
    return other is not None and people.get(label, label) == people.get(other, other)


def _finished(turn: Spoken, speakers: Speakers) -> Turn:
    text = "\n\n".join(part if turn.role == "note" else strip_quotes(part) for part in turn.texts)
    notes = tuple(found[0] for found in _ASIDE.finditer(text))
    return Turn(role=turn.role, speaker=speakers.name(turn), text=text, notes=notes, lines=tuple(turn.lines))
