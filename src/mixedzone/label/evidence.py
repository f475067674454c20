"""What marks asking and answering on one page: labels, type, classes, dashes, quotation marks, or nothing at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mixedzone.label.candidates import Candidate
from mixedzone.label.speech import CLOSING, ROLE_WORDS, capitals_of, label_of, people_of, split_parted, without_time
from mixedzone.label.talk import Tongue, addresses, invites, speaks, tongue_of
from mixedzone.types import Role

FEWEST_EXCHANGES = 3
"""Fewer exchanges are a quotation or two, no interview."""

ASKED_SHARE = 0.4
"""A label asks when at least so many of its turns end in a question mark."""

ASKED_LEAST = 0.2
"""The same for a host who asks twice as often as anybody else: talks have more statements."""

HOSTS = 0.6
"""How often another label must ask, of how often the first one does, to be another host."""

COVERED = 0.6
"""Share of the lines that ask or answer which labels must stand before, to decide for all lines."""

CONTRAST = 0.5
"""How much oftener (as a difference of shares) lines that ask carry a mark than others, for the mark to count."""

NEARLY = 0.2
"""A second mark counts beside the best one when its contrast is no smaller than by this."""

CLASSED = 0.6
"""The contrast from which on a class of its own marks answers, where nothing marks questions."""

PUNCTUATED = 0.7
"""Share of marked lines that end in a mark of punctuation, from which on those that do not are crossheads."""

SURE = 0.8
"""Share of marked lines that are headings, from which on headings are all that marks them."""

LONGEST_QUESTION = 120
"""Words; longer lines are no questions unless they are labelled."""

SHORT, LONG = 45, 60
"""Words of most questions at most, and of a line that is rather an answer, where nothing marks either."""

INTERJECTION, TOWERING = 25, 1.5
"""Words of a statement that asks at most, and how many times as many the lines before and after it have at least,
where nothing marks it."""

PLAINLY = 2.0
"""Points from which on a line is a question where nothing marks any: a question mark alone, or its words, its length
and those around it together."""

MOST_SINGLE, SPOKEN_WORDS = 0.6, 4
"""Share of the answers that are a single line where nothing marks either, from which on three lines and more hold
another question, the shortest of them; words of that question at least."""

ANSWER_REACH = 30
"""Lines back in which an answer's label is looked for."""

BARE_LABEL = 3
"""How often a label without a colon stands alone on its line."""

_BASIC = ("bold", "italic", "heading", "dash", "quoted")


class Evidence:
    """What marks asking and answering on one page.

    `labels` has the role that each label speaks in; `asking` and `answering` are the marks that go with either.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.tongue = tongue_of(c for c in candidates if c.text_role)
        self.labels, self.people = _label_roles(candidates)
        asked = sum(c.asks and c.text_role for c in candidates)
        spoken = Counter(self.labels.get(c.label or "") for c in candidates)
        self.asker_labelled = spoken[Role.QUESTION] >= max(FEWEST_EXCHANGES, COVERED * asked)
        self.answerer_labelled = spoken[Role.ANSWER] >= max(FEWEST_EXCHANGES, COVERED * asked)
        self.both_labelled = self.asker_labelled and self.answerer_labelled
        self.asking, self.answering = _marks(candidates)
        if self.both_labelled:
            self.asking, self.answering = [], [mark for mark in self.answering if mark == "quoted"]
        self.asker_marked = self.asker_labelled or bool(self.asking)
        self.quoted = "quoted" in self.answering
        marked = [c for c in candidates if c.text_role and self._has(c, self.asking)]
        self.plain = not self.asker_labelled and sum(c.heading for c in marked) >= SURE * len(marked)
        self.punctuated = sum(not c.crosshead for c in marked) >= PUNCTUATED * len(marked)

    @property
    def by_role_words(self) -> bool:
        """Whether labels say "Q" and "A", as lists of frequent questions do too."""
        return any(label.casefold().rstrip(".") in ROLE_WORDS for label in self.labels)

    @property
    def introduced(self) -> bool:
        """Whether labels name somebody who asks and somebody who answers, be it only in the first exchange."""
        return not self.by_role_words and {Role.QUESTION, Role.ANSWER} <= set(self.labels.values())

    def role(self, candidate: Candidate) -> Role | None:
        """The role that a line's own label or marks give it."""
        if candidate.label in self.labels:
            return Role.SPEAKER if candidate.alone else self.labels[candidate.label]
        if not candidate.text_role and not (candidate.asks and candidate.place is not None):
            return None
        short = 0 < candidate.length <= LONGEST_QUESTION
        if short and self._has(candidate, self.asking):
            return Role.QUESTION if self._may_ask(candidate) else Role.HEADING
        if self._has(candidate, self.answering) and not candidate.crosshead:
            return Role.ANSWER
        return Role.QUESTION if short and candidate.asks and self.quoted else None

    def complete(self, lines: Sequence[Candidate], roles: list[Role | None]) -> None:
        """Find the questions that nothing marks: before an answer that something does, or by their words and length."""
        if self.both_labelled:
            return
        if not self.asker_marked and (self.answerer_labelled or self.answering):
            self._before_answers(lines, roles)
        elif not self.asker_marked:
            for number in range(len(lines)):
                if roles[number] is None and _asks_plainly(lines, number, self.tongue):
                    roles[number] = Role.QUESTION
            _ask_between(lines, roles)
        for number, candidate in enumerate(lines):
            after = next((r for r in roles[number + 1 : number + 3] if r is not Role.PARAGRAPH), None)
            lone = roles[number] is Role.QUESTION and candidate.crosshead and not self.turn(candidate)
            if lone and after is Role.QUESTION:
                roles[number] = Role.HEADING

    def answered(self, lines: Sequence[Candidate], numbers: Sequence[int]) -> bool:
        """Whether lines that look like an answer are one: where answers are labelled or quoted, one of them must be."""
        if not numbers or not self.answerer_labelled:
            return bool(numbers)
        held = [lines[n] for n in numbers]
        return any(c.label in self.labels or c.quoted for c in held) or lines[numbers[0] - 1].alone

    def turn(self, candidate: Candidate) -> bool:
        """Whether a line belongs to a turn even where it looks like a heading."""
        return candidate.asks or candidate.label in self.labels

    def _may_ask(self, candidate: Candidate) -> bool:
        if candidate.asks:
            return True
        return not candidate.quoted and not (candidate.crosshead and self.punctuated)

    def _before_answers(self, lines: Sequence[Candidate], roles: list[Role | None]) -> None:
        """A line without a mark right before an answer is a question, whether it asks or not."""
        answers = frozenset({Role.ANSWER, Role.SPEAKER})
        for number in range(len(roles) - 1, 0, -1):
            candidate = lines[number - 1]
            if roles[number - 1] is not None or candidate.note or candidate.crosshead:
                continue
            if (roles[number] in answers and not self._goes_on(lines, number)) or (
                roles[number] is Role.QUESTION
                and candidate.asks
                and candidate.length <= LONG
                and addresses(candidate, self.tongue)
            ):
                roles[number - 1] = Role.QUESTION

    def _goes_on(self, lines: Sequence[Candidate], number: int) -> bool:
        """Whether the line before an answer is one guest's words before another guest's."""
        candidate, speaker = lines[number - 1], self.people.get(lines[number].label or "")
        if candidate.asks or speaker is None:
            return False
        earlier = (lines[n].label for n in range(number - 1, max(-1, number - 1 - ANSWER_REACH), -1))
        before = next((self.people[label] for label in earlier if label in self.people), None)
        return before not in (None, speaker) and not addresses(candidate, self.tongue)

    @staticmethod
    def _has(candidate: Candidate, marks: Sequence[str]) -> bool:
        return bool(marks) and any(mark in marks for mark in _marks_of(candidate))


def name_bare_labels(candidates: Sequence[Candidate]) -> None:
    """Take names that stand alone on their line, without a colon, for labels, where such lines part a whole page."""
    if _are_labelled(candidates):
        return
    bare = [_bare_label(c) for c in candidates]
    lines = Counter(filter(None, bare))
    names = {text for text, count in lines.items() if count >= BARE_LABEL}
    after = defaultdict(list)
    for label, following in zip(bare, candidates[1:], strict=False):
        if label in names:
            after[label].append(following.asks)
    if len(names) > 1 and max(sum(asked) / len(asked) for asked in after.values() if asked) >= ASKED_SHARE:
        named = [n for n, label in enumerate(bare) if label in names]
        place, _ = Counter(candidates[n].place for n in named).most_common(1)[0]
        for number in named:
            if candidates[number].place == place:
                candidates[number].be_label()


def _are_labelled(candidates: Sequence[Candidate]) -> bool:
    """Whether a label stands before lines again and again, and not once or twice in boxes and credits."""
    counts = Counter(c.label for c in candidates if c.label is not None)
    return len(counts) > 0 and (max(counts.values()) >= FEWEST_EXCHANGES or counts.total() >= 2 * FEWEST_EXCHANGES)


def _bare_label(candidate: Candidate) -> str | None:
    """The name that a line is, without the place in a recording."""
    name = without_time(candidate.text)
    return name if (candidate.crosshead or name != candidate.text) and label_of(name + ":") is not None else None


def _name_openings(candidates: Sequence[Candidate]) -> None:
    """Take words in capitals or spans for labels where two of them open the lines of a whole page, and one asks."""
    opening = [[label for label in capitals_of(c.text) or [c.apart] if label not in ("", c.text)] for c in candidates]
    counts = Counter(label for labels in opening for label in labels)
    asked = defaultdict(list)
    found: list[tuple[Candidate, str]] = []
    for candidate, labels in zip(candidates, opening, strict=True):
        label = max(
            (label for label in labels if counts[label] >= FEWEST_EXCHANGES and len(label) > 1), key=len, default=""
        )
        if label:
            found.append((candidate, label))
            asked[label].append(candidate.asks)
    shares = sorted(sum(each) / len(each) for each in asked.values())
    if len(shares) > 1 and 2 * len(found) >= len(candidates) and shares[-1] >= ASKED_SHARE > shares[0]:
        for candidate, label in found:
            candidate.open_with(label)


def closes(text: str) -> bool:
    """Whether a line ends in a closing quotation mark."""
    return text.rstrip(" .,;!?…)")[-1:] in tuple(CLOSING)


def part_labels(candidates: Sequence[Candidate]) -> None:
    """Let labels that only a dash or capitals part from the words count where one of them asks again and again."""
    if _are_labelled(candidates):
        return
    _name_openings(candidates)
    asked = defaultdict(list)
    for candidate in candidates:
        label, _ = split_parted(candidate.said)
        if label is not None:
            asked[label].append(candidate.asks)
    recurring = {label: sum(each) / len(each) for label, each in asked.items() if len(each) >= FEWEST_EXCHANGES}
    if max(recurring.values(), default=0.0) >= ASKED_SHARE:
        for candidate in candidates:
            candidate.part(recurring)


def _label_roles(candidates: Sequence[Candidate]) -> tuple[dict[str, Role], dict[str, str]]:
    """The labels that stand for somebody, parted into those that ask and those that answer; and who they stand for."""
    people = people_of([(c.label, c.said, c.asks) for c in candidates])
    turns: dict[str, list[bool]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        if candidate.label in people:
            said = candidates[number + 1] if candidate.alone and number + 1 < len(candidates) else candidate
            turns[people[candidate.label]].append(said.asks)
    shares = {person: sum(asked) / len(asked) for person, asked in turns.items()}
    top, second, *_ = sorted([*shares.values(), 0.0, 0.0], reverse=True)
    asks_most = top >= ASKED_SHARE or (len(shares) > 1 and top >= max(ASKED_LEAST, 2 * second))
    hosts = {
        person
        for person, share in shares.items()
        if asks_most and (share == top or (share >= max(ASKED_SHARE, HOSTS * top) and len(turns[person]) > 1))
    }
    return {label: Role.QUESTION if person in hosts else Role.ANSWER for label, person in people.items()}, people


def _marks(candidates: Sequence[Candidate]) -> tuple[list[str], list[str]]:
    """The marks that go with asking and those that go with answering on this page."""
    asking = [n for n, c in enumerate(candidates) if c.text_role and c.asks and c.length <= LONGEST_QUESTION]
    span = candidates[asking[0] : asking[-1] + 2] if asking else ()
    asked = [candidates[n] for n in asking]
    others = [c for c in span if c.text_role and not c.asks and not c.alone and not c.linked]
    if not asked or not others:
        return [], []
    with_asking, with_others = _counted(asked), _counted(others)
    contrasts = {
        mark: with_asking[mark] / len(asked) - with_others[mark] / len(others) for mark in with_asking | with_others
    }
    best = max(CONTRAST, max(contrasts.values(), default=0.0) - NEARLY)
    found = [mark for mark, contrast in contrasts.items() if contrast >= best]
    least = {mark: -CONTRAST if mark in _BASIC else -CLASSED for mark in contrasts if mark in _BASIC or not found}
    return found, [mark for mark, limit in least.items() if contrasts[mark] <= limit]


def _counted(candidates: Sequence[Candidate]) -> Counter[str]:
    return Counter(mark for candidate in candidates for mark in _marks_of(candidate))


def _marks_of(candidate: Candidate) -> Iterator[str]:
    flags = (candidate.bold, candidate.italic, candidate.heading, candidate.dashed, candidate.quoted)
    for name, flag in zip(_BASIC, flags, strict=True):
        if flag:
            yield name
    yield from candidate.styles


def _asks_plainly(lines: Sequence[Candidate], number: int, tongue: Tongue) -> bool:
    """Whether a line is a question by its words and length alone, and by those of the lines around it."""
    candidate = lines[number]
    if not 0 < candidate.length <= LONGEST_QUESTION or candidate.note or candidate.crosshead:
        return False
    points = 2.0 if candidate.asks else 1.0 if "?" in candidate.text or "؟" in candidate.text else 0.0
    points += 1.0 if addresses(candidate, tongue) else 0.0
    points += 0.5 if candidate.length <= SHORT else -1.0 if candidate.length > LONG else 0.0
    points += 1.5 if invites(candidate) else 0.0
    if speaks(candidate, tongue) and not candidate.asks:
        points -= 0.5 if candidate.length <= INTERJECTION else 1.0
    around = [lines[n].length for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    if candidate.length <= INTERJECTION and len(around) == 2 and min(around) >= TOWERING * candidate.length:
        points += 1.5 if candidate.text.endswith(("…", "...")) else 1.0
    return points >= PLAINLY


def _ask_between(lines: Sequence[Candidate], roles: list[Role | None]) -> None:
    """Where nearly every answer is one line, the shortest line in the middle of several is a question."""
    asked = [n for n, role in enumerate(roles) if role is Role.QUESTION]
    spans = [range(a + 1, b) for a, b in pairwise(asked) if b - a > 1]
    if sum(len(span) == 1 for span in spans) < MOST_SINGLE * len(spans):
        return
    for span in spans:
        lengths = {n: lines[n].length for n in span if not (lines[n].note or lines[n].crosshead)}
        inner = list(lengths)[1:-1]
        shortest = min(inner, key=lengths.__getitem__, default=None)
        if shortest is None or not SPOKEN_WORDS <= lengths[shortest] <= INTERJECTION:
            continue
        if lengths[shortest] < min(length for n, length in lengths.items() if n != shortest):
            roles[shortest] = Role.QUESTION
