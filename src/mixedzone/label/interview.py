"""Which lines are questions and which are answers: found from what the page itself marks them by.

No mark is taken for granted. Lines that end in a question mark show which marks go with asking on this page (bold
type, a dash, a heading, a label) and which with answering (quotation marks, another label); those marks then decide
for every line, also for questions that are statements and answers that end in a question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mixedzone.label.speech import (
    CLOSING,
    QUESTION_MARKS,
    ROLE_WORDS,
    asks,
    opens_speech,
    opens_with_dash,
    people_of,
    split_label,
)
from mixedzone.types import Role

FEWEST_EXCHANGES = 3
"""Fewer exchanges are a quotation or two, no interview."""

FEWEST_PLAIN_EXCHANGES = 5
"""The same where questions are headings or marked by nothing: rhetoric and guides ask so three or four times."""

ASKED_SHARE = 0.4
"""At least so many questions end in a question mark; statements are the exception in every interview."""

ASKED_LEAST = 0.2
"""The same for a host who is labelled and asks twice as often as anybody else: talks have more statements."""

CONTRAST = 0.5
"""How much oftener (as a difference of shares) lines that ask carry a mark than others, for the mark to count."""

LONGEST_QUESTION = 120
"""Words; longer lines are no questions unless they are labelled."""

LONGEST_HEADING = 12
"""Words of a crosshead between turns, and of the thanks at the end."""

ADDRESSED, SPEAKING = 0.2, 0.35
"""Shares of questions that address somebody and of answers in the first person, for pages without labels or quotes:
a list of frequent questions asks in the first person and answers in the second, oftener than in the first."""

LONGEST_ANSWERS = 3
"""Lines an answer has on average at most on such pages: a forum's or an essay's questions stand farther apart."""

LABELLED = 0.5
"""Share of the answers that labels or quotation marks must mark, to make a page an interview without more proof."""

_ADDRESSING = re.compile(
    r"\b(?:you|your|yours"
    r"|sie|ihr|ihre[nmrs]?|ihnen|du|dich|dir|deine?[nmrs]?|euch|eure[nmrs]?"
    r"|vous|votre|vos|tu|te|toi|ton|ta|usted|ustedes|su|sus|tú|ti|você|vocês|seu|sua|lei|suo|tua|tuo"
    r"|uw?|jij|je|jouw|ty|pan|pani|twoje|siz|sen|sizin|вы|вас|вам|ваш|ты|тебя|أنت|لك|لكم)\b"
    r"|あなた|さん|选手|選手|您|你|당신|씨",
    re.IGNORECASE,
)
"""Words that address somebody."""

_SPEAKING = re.compile(
    r"\b(?:i|me|my|we|our|us"
    r"|ich|mich|mir|meine?[nmrs]?|wir|uns|unsere?[nmrs]?"
    r"|j|je|moi|mon|ma|mes|nous|notre|nos|on|yo|mi|mis|nosotros|nuestr[oa]|eu|meu|minha|nós|nosso|io|mi[oa]|noi|nostro"
    r"|ik|mij|mijn|wij|ons|ja|mnie|mój|ben|biz|я|меня|мне|мы|нас|мой|أنا|نحن|لي)\b"
    r"|私|僕|俺|我|저|우리",
    re.IGNORECASE,
)
"""Words of the first person."""

_THANKS = re.compile(
    r"\b(?:thanks?|danke?|dank|merci|gracias|obrigad[oa]|grazie|bedankt|dank je|tack|takk?|dzięki|dziękuję|спасибо)\b"
    r"|ありがとう|谢谢|謝謝|감사|شكرا",
    re.IGNORECASE,
)
"""What a short line after the last answer says when the reporter takes leave."""

_LEAVE = re.compile(
    r"(?:das|dieses) (?:interview|gespräch)\b|(?:the|this) (?:interview|conversation) (?:was|has been|is|took)\b"
    r"|(?:interview|gespräch|entretien|entrevista|intervista|interviewed?|propos|rozmawiał|беседовал)"
    r"(?: \w+){0,2} ?(?::|by\b|von\b|par\b|por\b|di\b|geführt\b)|(?:die )?fragen stellte|l'intervista",
    re.IGNORECASE,
)
"""What a line after the last answer opens with when it tells who asked, or parts the interview from what follows."""

_WORD = re.compile(r"[\w'’]+")
_BRACKETED = re.compile(r"[(\[].*[)\]]")
_ENDS = "".join((".!?…:;", QUESTION_MARKS, CLOSING, "。！"))


@dataclass
class Candidate:
    """A line of the text that may belong to an interview, with what its mark-up tells."""

    text: str
    bold: bool = False
    italic: bool = False
    heading: bool = False

    @cached_property
    def label(self) -> str | None:
        return self._split[0]

    @property
    def said(self) -> str:
        """The words without label and decoration."""
        return self._split[1]

    @cached_property
    def _split(self) -> tuple[str | None, str]:
        return split_label(self.text)

    @property
    def alone(self) -> bool:
        """Whether the line is a label and nothing else."""
        return self.label is not None and not self.said

    @cached_property
    def asks(self) -> bool:
        return asks(self.text)

    @cached_property
    def quoted(self) -> bool:
        return opens_speech(self.said)

    @cached_property
    def dashed(self) -> bool:
        return opens_with_dash(self.text)

    @cached_property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)

    @cached_property
    def note(self) -> bool:
        """Whether the line stands in brackets as a whole."""
        return _BRACKETED.fullmatch(self.text) is not None

    @cached_property
    def crosshead(self) -> bool:
        """Whether the line may be a heading by its words."""
        return len(self.words) <= LONGEST_HEADING and self.text[-1] not in _ENDS and self.label is None


Mark = Callable[[Candidate], bool]


def _is_quoted(candidate: Candidate) -> bool:
    return candidate.quoted


def _is_heading(candidate: Candidate) -> bool:
    return candidate.heading


MARKS: tuple[Mark, ...] = (
    lambda c: c.bold,
    lambda c: c.italic,
    _is_heading,
    lambda c: c.dashed,
    _is_quoted,
)

_SPOKEN = frozenset({Role.QUESTION, Role.ANSWER})


def find_turns(candidates: Sequence[Candidate]) -> list[Role | None] | None:
    """A role for each candidate inside the interview (None outside it), or None where the page holds none."""
    if sum(c.asks for c in candidates) < FEWEST_EXCHANGES - 1:
        return None
    page = _Page(candidates)
    roles = [page.role(c) for c in candidates]
    if not page.asker_marked:
        _mark_statements(candidates, roles)
    _continue_turns(page, roles)
    _bound(page, roles)
    return roles if _is_interview(page, roles) else None


class _Page:
    """What marks asking and answering on one page."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.labels = _label_roles(candidates)
        self.asking, self.answering = _marks(candidates)
        asked = sum(self.labels.get(c.label or "") is Role.QUESTION for c in candidates)
        self.asker_labelled = asked >= FEWEST_EXCHANGES
        answered = sum(self.labels.get(c.label or "") is Role.ANSWER for c in candidates)
        self.answerer_labelled = answered >= FEWEST_EXCHANGES
        self.asker_marked = self.asker_labelled or bool(self.asking)
        self.quoted = _is_quoted in self.answering

    def role(self, candidate: Candidate) -> Role | None:
        """The role that a line's own label or marks give it."""
        if candidate.label in self.labels:
            return Role.SPEAKER if candidate.alone else self.labels[candidate.label]
        short = 0 < len(candidate.words) <= LONGEST_QUESTION
        if short and any(mark(candidate) for mark in self.asking):
            return Role.QUESTION if candidate.asks or not candidate.quoted else Role.HEADING
        if any(mark(candidate) for mark in self.answering):
            return Role.ANSWER
        unmarked = self.quoted or not self.asker_marked
        return Role.QUESTION if short and candidate.asks and unmarked else None

    def answered(self, numbers: Sequence[int]) -> bool:
        """Whether lines that look like an answer are one: where answers are labelled or quoted, one of them must be."""
        if not numbers or not self.answerer_labelled:
            return bool(numbers)
        held = [self.candidates[n] for n in numbers]
        return any(c.label in self.labels or c.quoted for c in held) or self.candidates[numbers[0] - 1].alone

    def turn(self, candidate: Candidate) -> bool:
        """Whether a line belongs to a turn even where it looks like a heading."""
        return candidate.asks or candidate.label in self.labels


def _label_roles(candidates: Sequence[Candidate]) -> dict[str, Role]:
    """The labels that stand for somebody, parted into those that ask and those that answer."""
    people = people_of([c.text for c in candidates])
    turns: dict[str, list[bool]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.label in people:
            said = candidates[number + 1] if candidate.alone and number + 1 < len(candidates) else candidate
            turns[people[candidate.label]].append(said.asks)
    shares = {person: sum(asked) / len(asked) for person, asked in turns.items()}
    top, second, *_ = sorted([*shares.values(), 0.0, 0.0], reverse=True)
    asks_most = top >= ASKED_SHARE or (len(shares) > 1 and top >= max(ASKED_LEAST, 2 * second))
    return {
        label: Role.QUESTION if asks_most and shares.get(person) == top else Role.ANSWER
        for label, person in people.items()
    }


def _marks(candidates: Sequence[Candidate]) -> tuple[list[Mark], list[Mark]]:
    """The marks that go with asking and those that go with answering on this page."""
    asked = [c for c in candidates if c.asks and len(c.words) <= LONGEST_QUESTION]
    others = [c for c in candidates if not c.asks and not c.alone]
    if not asked or not others:
        return [], []
    asking, answering = [], []
    for mark in MARKS:
        contrast = sum(map(mark, asked)) / len(asked) - sum(map(mark, others)) / len(others)
        if contrast >= CONTRAST:
            asking.append(mark)
        elif contrast <= -CONTRAST:
            answering.append(mark)
    return asking, answering


def _mark_statements(candidates: Sequence[Candidate], roles: list[Role | None]) -> None:
    """A line without a mark right before an answer is a question, whether it asks or not."""
    for number in range(len(roles) - 1, 0, -1):
        candidate = candidates[number - 1]
        if roles[number] is Role.ANSWER and roles[number - 1] is None and not (candidate.note or candidate.crosshead):
            roles[number - 1] = Role.QUESTION


def _continue_turns(page: _Page, roles: list[Role | None]) -> None:
    """Give the lines without a mark the turn that they go on with; notes and crossheads belong to none."""
    turn: Role | None = None
    for number, candidate in enumerate(page.candidates):
        role = roles[number]
        if role is Role.SPEAKER:
            turn = page.labels[candidate.label or ""]
        elif candidate.note:
            roles[number] = Role.PARAGRAPH
        elif role is not None:
            turn = role
        elif candidate.crosshead and roles[number - 1] is not Role.SPEAKER:
            roles[number] = Role.HEADING
        elif turn is Role.QUESTION and not (page.asker_labelled and page.answerer_labelled):
            roles[number] = turn = Role.ANSWER
        else:
            roles[number] = Role.PARAGRAPH if page.quoted else turn
    for number, (candidate, role) in enumerate(zip(page.candidates, roles, strict=True)):
        after = next((r for r in roles[number + 1 : number + 3] if r is not Role.PARAGRAPH), None)
        if role is Role.QUESTION and candidate.crosshead and not page.turn(candidate) and after is not Role.ANSWER:
            roles[number] = Role.HEADING


def _bound(page: _Page, roles: list[Role | None]) -> None:
    """Take the roles from what stands before the first question and after the last answer."""
    start, end = _start(page, roles), _end(page, roles)
    for number in range(len(roles)):
        if not start <= number < end:
            roles[number] = None
    if 0 < end < len(roles) and _takes_leave(page.candidates[end]):
        roles[end] = Role.QUESTION


def _start(page: _Page, roles: Sequence[Role | None]) -> int:
    first = next((n for n, (a, b) in enumerate(pairwise(roles)) if a is Role.QUESTION and b is Role.ANSWER), len(roles))
    if first == len(roles):
        first = next((n for n, role in enumerate(roles) if role is Role.SPEAKER), len(roles))
    while first > 0 and (
        roles[first - 1] is Role.SPEAKER
        or (roles[first - 1] is Role.QUESTION and page.turn(page.candidates[first - 1]))
    ):
        first -= 1
    return first


def _end(page: _Page, roles: Sequence[Role | None]) -> int:
    """The line after the last answer, which is no longer than the longest one before it."""
    asked = [n for n, role in enumerate(roles) if role is Role.QUESTION]
    asked = [n for n in asked if page.turn(page.candidates[n]) or not page.candidates[n].crosshead]
    spans = [range(first + 1, after) for first, after in pairwise([*asked, len(roles)])]
    answers = [[n for n in span if roles[n] is Role.ANSWER] for span in spans]
    while answers and not page.answered(answers[-1]):
        asked.pop()
        answers.pop()
    if not asked:
        return 0
    left, end = max([1, *map(len, answers[:-1])]), asked[-1] + 1
    for number in range(end, len(roles)):
        if left == 0 or roles[number] is Role.QUESTION or _parts(page.candidates[number]):
            break
        if roles[number] is Role.ANSWER:
            left -= 1
            end = number + 1
    return end


def _parts(candidate: Candidate) -> bool:
    """Whether a line parts the interview from what follows it."""
    return not candidate.words or _takes_leave(candidate) or _LEAVE.match(candidate.text) is not None


def _takes_leave(candidate: Candidate) -> bool:
    return len(candidate.words) <= LONGEST_HEADING and _THANKS.search(candidate.text) is not None


def _is_interview(page: _Page, roles: Sequence[Role | None]) -> bool:
    said = [(c, role) for c, role in zip(page.candidates, roles, strict=True) if role in _SPOKEN]
    questions = [c for c, role in said if role is Role.QUESTION]
    answers = [c for c, role in said if role is Role.ANSWER]
    exchanges = sum(a is Role.QUESTION and b is Role.ANSWER for (_, a), (_, b) in pairwise(said))
    if exchanges < FEWEST_EXCHANGES:
        return False
    if page.asker_labelled and not _by_role_words(page.labels):
        return True
    asked = sum(c.asks for c in questions)
    if asked < ASKED_SHARE * len(questions):
        return False
    named = sum(c.label in page.labels or c.quoted for c in answers) >= LABELLED * len(answers)
    if named and not _by_role_words(page.labels):
        return True
    plain = all(mark is _is_heading for mark in page.asking) and not page.labels
    return exchanges >= (FEWEST_PLAIN_EXCHANGES if plain else FEWEST_EXCHANGES) and _is_talk(questions, answers)


def _by_role_words(labels: Iterable[str]) -> bool:
    """Whether labels say "Q" and "A", as lists of frequent questions do too."""
    return any(label.casefold().rstrip(".") in ROLE_WORDS for label in labels)


def _is_talk(questions: Sequence[Candidate], answers: Sequence[Candidate]) -> bool:
    """Whether the questions address somebody and the answers speak of themselves."""
    addressed = sum(_ADDRESSING.search(c.text) is not None for c in questions)
    generic = sum(_ADDRESSING.search(c.text) is not None for c in answers)
    speaking = sum(_SPEAKING.search(c.text) is not None for c in answers)
    return (
        addressed >= ADDRESSED * len(questions)
        and speaking >= max(SPEAKING * len(answers), generic)
        and len(answers) <= LONGEST_ANSWERS * len(questions)
    )
