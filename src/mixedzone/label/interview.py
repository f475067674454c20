"""Which lines are questions and which are answers: found from what the page itself marks them by.

No mark is taken for granted. Lines that end in a question mark show which marks go with asking on this page (bold
type, a dash, a heading, a class of their own, a label) and which with answering (quotation marks, another label);
those marks then decide for every line, also for questions that are statements and answers that end in a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mixedzone.label.boxes import foreign, repeats
from mixedzone.label.candidates import Candidate, Elements, candidate_of, halved, opens_apart
from mixedzone.label.evidence import FEWEST_EXCHANGES, Evidence, closes, name_bare_labels, part_labels
from mixedzone.label.shape import ends_sentence
from mixedzone.label.speech import label_of, without_time
from mixedzone.label.talk import LABEL_REACH, MOST_ANSWERS, declares, is_talk, may_be_talk, parts, takes_leave, thanks
from mixedzone.page.lines import Lines
from mixedzone.types import TEXT_ROLES, Role

FEWEST_PLAIN_EXCHANGES = 5
"""Fewest exchanges where questions are headings or marked by nothing: rhetoric and guides ask three or four times."""

ASKED_SHARE = 0.4
"""At least so many questions end in a question mark; statements are the exception in every interview."""

PLAINLY_ASKED = 0.6
"""The same where questions are headings or marked by nothing."""

MOST_QUESTIONS = 3
"""Lines of questions for each line of an answer, beyond which a page is a list."""

LABELLED = 0.5
"""Share of the answers that labels or quotation marks must mark, to make a page an interview without more proof."""

REACH_BEFORE, REACH_AFTER = 8, 60
"""Lines of text before the first line that asks and after the last one that may belong to the talk."""

SHORT_ANSWER = 3
"""Words of an answer that looks like no text."""

LATE = 0.7
"""Share of the questions after which a line of thanks is the reporter's leave."""

INTRODUCTION = 4
"""Lines before the first question that may say that an interview follows."""

LONGEST_FAREWELL = 30
"""Words of what a guest says after the thanks."""

SHORT_HEADING = 8
"""Words of a crosshead that asks, where labels open all turns."""

MOST_NAMES = 6
"""Names that part a talk alone on their lines at most; more are a list of people."""

QUOTED_REACH = 6
"""Lines within which a quotation mark that a paragraph opens must close, for what stands between to be speech."""

_TIME_ENDS = frozenset("0123456789)]")
_NEVER = frozenset({Role.HEADLINE, Role.KICKER, Role.BYLINE, Role.DATELINE, Role.CAPTION, Role.CREDIT, Role.FIXTURE})
_HEAD = frozenset({Role.HEADLINE, Role.KICKER, Role.LEAD})
_SPOKEN = frozenset({Role.QUESTION, Role.ANSWER})
_TURNS = _SPOKEN | {Role.SPEAKER}


def mark_turns(cut: Lines, roles: list[Role | None]) -> None:
    """Make the lines of an interview questions, answers and speakers, and what repeats them pull quotes.

    `roles` are the roles found so far, None for lines around the text. Those are looked at for labels alone.
    """
    texts = cut.texts
    text = [n for n, role in enumerate(roles) if role in TEXT_ROLES]
    shown = [n for n in text if cut.hidden[n] is None]
    if 2 * len(shown) > len(text):
        text = shown
    if not text:
        return
    head = [texts[n] for n, role in enumerate(roles[: text[-1]]) if role in _HEAD]
    head += [texts[n] for n in text[:INTRODUCTION]]
    asking = may_be_talk([texts[n] for n in text], head, lambda place: opens_apart(cut, text[place]))
    between = range(0) if asking and cut.tree is not None else _between_names(texts, timed=cut.tree is not None)
    if between and not asking:
        text = sorted({*text, *between})
        asking = may_be_talk([texts[n] for n in text], head, lambda _: False)
    if not asking:
        return
    first, last = text[max(0, asking[0] - REACH_BEFORE)], text[min(len(text) - 1, asking[-1] + REACH_AFTER)]
    held = set(text)
    numbers = [n for n in range(first, last + 1) if n in held or (cut.hidden[n] is None and roles[n] not in _NEVER)]
    elements = Elements(cut.tree) if cut.tree is not None else None
    candidates = [
        candidate_of(cut, n, roles[n] is Role.HEADING, roles[n] in TEXT_ROLES or n in between, elements)
        for n in numbers
    ]
    turns = find_turns(candidates, declares(head))
    if turns is None:
        return
    repeated = repeats([c.text for c in candidates])
    if any(repeat and role is Role.QUESTION for repeat, role in zip(repeated, turns, strict=True)):
        turns = _without(candidates, repeated, declares(head)) or turns
    opened = False
    for number, role, repeat in zip(numbers, turns, repeated, strict=True):
        if repeat and role is not None:
            role = Role.PULL_QUOTE
        if role is not None:
            roles[number] = role
            opened = True
        elif not opened and roles[number] is Role.PARAGRAPH and cut.tree is None:
            roles[number] = Role.LEAD


def _without(candidates: Sequence[Candidate], repeated: Sequence[bool], declared: bool) -> list[Role | None] | None:
    """The turns of a page where its pull quotes are left aside: some look like questions. They go on with the turn."""
    kept = [candidate for candidate, repeat in zip(candidates, repeated, strict=True) if not repeat]
    turns = find_turns(kept, declared)
    if turns is None:
        return None
    left = iter(turns)
    found: list[Role | None] = []
    for repeat in repeated:
        found.append((found[-1] if found else None) if repeat else next(left))
    return found


def _between_names(texts: Sequence[str], timed: bool) -> range:
    """The lines from the first to the last of those that are nothing but a name which parts the text again and again.

    Such text looks like a list to the labeller, and is often none of the article's to it. `timed` that only names
    with a place in the recording behind them count: in HTML, others stand in boxes of authors and readers.
    """
    short = [
        (n, without_time(text))
        for n, text in enumerate(texts)
        if len(text) <= 2 * LABEL_REACH and (not timed or (text[-1] in _TIME_ENDS and ":" in text))
    ]
    alone = Counter(text for _, text in short if len(text) <= LABEL_REACH)
    names = {name for name, count in alone.items() if count >= FEWEST_EXCHANGES and label_of(f"{name}:") == name}
    places = [n for n, text in short if text in names]
    if len(names) < 2 or len(names) > MOST_NAMES:
        return range(0)
    return range(places[0], min(places[-1] + 2, len(texts)))


def _promote(candidates: Sequence[Candidate]) -> None:
    """Take sentences for text that stand right between two lines of it, in the same place: answers of one word."""
    for before, candidate, after in zip(candidates, candidates[1:], candidates[2:], strict=False):
        if candidate.text_role or candidate.linked or candidate.heading or not ends_sentence(candidate.text):
            continue
        near = before.text_role and (after.text_role or after.place == candidate.place)
        if (
            near
            and before.place == candidate.place
            and (candidate.place is not None or candidate.length <= SHORT_ANSWER)
        ):
            candidate.text_role = True


def find_turns(candidates: Sequence[Candidate], declared: bool = False) -> list[Role | None] | None:
    """A role for each candidate inside the interview (None outside it), or None where the page holds none.

    `declared` tells that the page's head calls it an interview.
    """
    if sum(c.asks or c.halves() is not None for c in candidates) < FEWEST_EXCHANGES - 1:
        return None
    _promote(candidates)
    name_bare_labels(candidates)
    part_labels(candidates)
    inline = sum(c.halves() is not None for c in candidates) >= FEWEST_EXCHANGES
    numbered = list(halved(candidates)) if inline else list(enumerate(candidates))
    parts_of = [candidate for _, candidate in numbered]
    found = _find(parts_of, declared)
    if found is None:
        return None
    roles: list[Role | None] = [None] * len(candidates)
    for (number, _), role in zip(numbered, found, strict=True):
        roles[number] = role or roles[number]
    return roles


def _find(candidates: Sequence[Candidate], declared: bool) -> list[Role | None] | None:
    evidence = Evidence(candidates)
    own = [evidence.role(c) for c in candidates]
    outside = foreign(candidates, own, evidence.labels)
    kept = [n for n, out in enumerate(outside) if not out and (candidates[n].text_role or own[n] in _TURNS)]
    lines = [candidates[n] for n in kept]
    roles = [own[n] for n in kept]
    evidence.complete(lines, roles)
    _continue_turns(evidence, lines, roles)
    _bound(evidence, lines, roles)
    start = next((n for n, role in enumerate(roles) if role is not None), 0)
    declared = declared or declares(c.text for c in lines[max(0, start - INTRODUCTION) : start])
    if not _is_interview(evidence, lines, roles, declared):
        return None
    found: list[Role | None] = [None] * len(candidates)
    for number, role in zip(kept, roles, strict=True):
        found[number] = role
    return found


def _continue_turns(evidence: Evidence, lines: Sequence[Candidate], roles: list[Role | None]) -> None:
    """Give the lines without a mark the turn that they go on with; notes and crossheads belong to none."""
    turn: Role | None = None
    speech_ends = -1
    for number, candidate in enumerate(lines):
        role = roles[number]
        if role is Role.SPEAKER:
            turn = evidence.labels[candidate.label or ""]
        elif role is not None:
            turn = role if role in _SPOKEN else turn
        elif candidate.note:
            roles[number] = Role.PARAGRAPH
        elif number <= speech_ends:
            roles[number] = Role.ANSWER
        elif _is_heading(evidence, lines, roles, number):
            roles[number] = Role.HEADING
        elif turn is Role.QUESTION and not evidence.both_labelled:
            roles[number] = turn = Role.ANSWER
        else:
            roles[number] = Role.PARAGRAPH if evidence.quoted else turn
        if roles[number] is Role.ANSWER and candidate.quoted and evidence.quoted:
            speech_ends = _speech_end(lines, roles, number)


def _is_heading(evidence: Evidence, lines: Sequence[Candidate], roles: Sequence[Role | None], number: int) -> bool:
    """Whether a line without a mark is a crosshead, and not the short answer between two questions."""
    candidate = lines[number]
    before = roles[number - 1] if number else None
    if evidence.both_labelled and candidate.asks and candidate.length <= SHORT_HEADING:
        return before is not Role.SPEAKER
    if before is Role.SPEAKER or not (candidate.heading or candidate.crosshead):
        return False
    after = roles[number + 1] if number + 1 < len(roles) else None
    return candidate.heading or before is not Role.QUESTION or after is not Role.QUESTION or evidence.both_labelled


def _speech_end(lines: Sequence[Candidate], roles: Sequence[Role | None], start: int) -> int:
    """The line in which the quotation mark that opens a line closes, where lines without marks stand between."""
    if closes(lines[start].text):
        return -1
    for number in range(start + 1, min(start + QUOTED_REACH, len(lines))):
        if roles[number] is not None or lines[number].quoted:
            return -1
        if closes(lines[number].text):
            return number
    return -1


def _bound(evidence: Evidence, lines: Sequence[Candidate], roles: list[Role | None]) -> None:
    """Take the roles from what stands before the first question and after the last answer."""
    start, end = _start(evidence, lines, roles), _end(evidence, lines, roles)
    for number in range(len(roles)):
        if not start <= number < end:
            roles[number] = None
    if 0 < end < len(roles) and takes_leave(lines[end]):
        roles[end] = Role.QUESTION


def _start(evidence: Evidence, lines: Sequence[Candidate], roles: Sequence[Role | None]) -> int:
    first = next((n for n, (a, b) in enumerate(pairwise(roles)) if a is Role.QUESTION and b is Role.ANSWER), len(roles))
    if first == len(roles):
        first = next((n for n, role in enumerate(roles) if role is Role.SPEAKER), len(roles))
    while first > 0 and (
        roles[first - 1] is Role.SPEAKER or (roles[first - 1] is Role.QUESTION and evidence.turn(lines[first - 1]))
    ):
        first -= 1
    return first


def _end(evidence: Evidence, lines: Sequence[Candidate], roles: Sequence[Role | None]) -> int:
    """The line after the last answer, which is no longer than the longest one before it."""
    asked = [n for n, role in enumerate(roles) if role is Role.QUESTION]
    left_at = _leave(lines, asked) if not evidence.answerer_labelled else None
    if left_at is not None:
        return left_at
    asked = [n for n in asked if evidence.turn(lines[n]) or not lines[n].crosshead]
    spans = [range(first + 1, after) for first, after in pairwise([*asked, len(roles)])]
    answers = [[n for n in span if roles[n] is Role.ANSWER] for span in spans]
    while answers and not evidence.answered(lines, answers[-1]):
        asked.pop()
        answers.pop()
    if not asked:
        return 0
    left, end = max([1, *map(len, answers[:-1])]), asked[-1] + 1
    if thanks(lines[asked[-1]]):
        left = 1
    for number in range(end, len(roles)):
        ended = roles[number] is Role.HEADING and number > end
        if left == 0 or ended or roles[number] is Role.QUESTION or parts(lines[number]):
            break
        if roles[number] is Role.ANSWER:
            left -= 1
            end = number + 1
    return end


def _leave(lines: Sequence[Candidate], asked: Sequence[int]) -> int | None:
    """The line in which the reporter takes leave, late in the talk; what follows belongs to something else."""
    for place, number in enumerate(asked):
        if place >= LATE * len(asked) and takes_leave(lines[number]) and not lines[number].asks:
            after = lines[number + 1] if number + 1 < len(lines) else None
            farewell = after is not None and after.length <= LONGEST_FAREWELL and takes_leave(after)
            return number + 2 if farewell else number + 1
    for number in range(asked[int(LATE * len(asked))] if asked else 0, len(lines)):
        if takes_leave(lines[number]) and not lines[number].asks:
            return number
    return None


def _is_interview(evidence: Evidence, lines: Sequence[Candidate], roles: Sequence[Role | None], declared: bool) -> bool:
    said = [(c, role) for c, role in zip(lines, roles, strict=True) if role in _SPOKEN]
    questions = [c for c, role in said if role is Role.QUESTION]
    answers = [c for c, role in said if role is Role.ANSWER]
    exchanges = sum(a is Role.QUESTION and b is Role.ANSWER for (_, a), (_, b) in pairwise(said))
    if exchanges < FEWEST_EXCHANGES:
        return False
    if len(questions) > MOST_QUESTIONS * len(answers) or len(answers) > MOST_ANSWERS * len(questions):
        return False
    if evidence.both_labelled and not evidence.by_role_words:
        return True
    marked = sum(c.label in evidence.labels or (evidence.quoted and c.quoted) for c in answers)
    named = marked >= LABELLED * len(answers)
    plain = evidence.plain and not named
    asked = sum(c.asks for c in questions)
    if asked < (PLAINLY_ASKED if plain else ASKED_SHARE) * len(questions):
        return False
    if (named or evidence.asker_labelled) and not evidence.by_role_words:
        return True
    fewest = FEWEST_PLAIN_EXCHANGES if plain else FEWEST_EXCHANGES
    told = (declared and not plain) or evidence.introduced
    return exchanges >= fewest and is_talk(questions, answers, evidence.tongue, told, marked=bool(evidence.asking))
