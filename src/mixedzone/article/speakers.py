"""The names behind the turns: labels in full, the guest whom nothing labels, and who asked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mixedzone.label.speech import HONORIFICS, PARTICLES, ROLE_WORDS, is_initials, short_forms
from mixedzone.types import Block, Role

NAME_WORDS = (2, 4)
"""Words of a full name at least and at most."""

LONGEST_SOURCE = 2000
"""Characters of a block that are searched for names."""

OPENING_BLOCKS, CLOSING_BLOCKS = 12, 12
"""Blocks of text before the first turn and after the last one in which a guest is introduced."""

CALLED, ANNOUNCED = 3.0, 4.0
"""What it adds to a name that a question calls somebody by it, or that the page says whom it has interviewed."""

ENOUGH, ENOUGH_UNTOLD, AHEAD = 3.0, 4.0, 1.5
"""What a name must have to be the guest's, also where nothing tells that it is one's, and how many times as much as
any other person's."""

LONGEST_CREDIT = 200
"""Characters of a line that tells who asked."""

_WEIGHTS = {Role.HEADLINE: 2.0, Role.LEAD: 1.5, Role.KICKER: 1.0, Role.CAPTION: 1.0}
_TURNS = frozenset({Role.QUESTION, Role.ANSWER, Role.SPEAKER})
_CREDITING = frozenset(
    {Role.BYLINE, Role.DATELINE, Role.LEAD, Role.PARAGRAPH, Role.HEADING, Role.OTHER, Role.LIST_ITEM, Role.ANSWER}
)
_AND = frozenset(("and", "und", "et", "y", "e", "en", "och", "og", "i", "и", "&"))
_ENDS = ".,:;!?–|…"
_AFTER_NAME = ".,;()[]|/–-*"
_STRIPPED = ".,:;!?\"“”„«»()[]’'‘…|"

_OPENERS = (
    "a an the of in on at to for from by with and or but if as is are was be it its this that these those he she"
    " they we you i my your our his her their not no yes so what who why how when where which hello hi dear after"
    " before mr mrs ms"
    " der die das den dem des ein eine einen einem einer und oder aber wenn als ist sind war es er sie wir ihr ich mein"
    " sein kein nicht ja nein wer warum wie wann wo welche hallo liebe lieber mit von vom zu zum zur im am auf über bei"
    " für nach vor aus diese dieser dieses herr frau hier jetzt auch neue neuer neues lesen mehr alle"
    " le la les un une du de et ou mais si est sont il elle ils elles nous vous je on mon ma notre votre son sa ce"
    " cette ces que qui quoi pourquoi comment quand où bonjour avec par pour dans sur après avant monsieur madame"
    " el los las una unos unas y o pero son era él ella ellos nosotros yo mi su sus este esta estos estas qué quién"
    " cómo cuándo dónde hola con para en sobre tras antes sí señor señora"
    " os as um uma uns umas e mas se foi ele ela eles elas nós eu meu minha seu sua esse essa isto isso quem"
    " como quando onde olá com em na nos nas ao à depois não sim senhor senhora mais"
)
_NO_NAMES = frozenset(_OPENERS.split())
"""Words that open sentences and titles with a capital, and are no part of a name there."""

_GUEST = re.compile(
    r"(?:interview|gespräch|conversation|entretien|interviewé|rencontre|entrevista|conversa|intervista|vraaggesprek"
    r"|intervju|rozmowa|интервью|q ?& ?a|spoke|talked|talks|chatted|sat down|caught up|sprach|gesprochen|unterhielten"
    r"|hablamos|conversamos|charlamos|falamos|discussion|chat)"
    r"\s(?:\w+\s){0,3}?(?:mit|with|to|avec|con|com|met|med|z|с)\s",
    re.IGNORECASE,
)
"""What a page says before the name of whom it has interviewed."""

_BIOGRAPHY = re.compile(
    r"((?:[^\W\d_][\w'’.-]{0,30} ){1,3}[^\W\d_][\w'’.-]{0,30}),?"
    r"(?: \(?\d\d\)?,?| (?:is|was|ist|war|est|es|é|è|wurde|has|hat) )"
)
"""What opens a line that tells who somebody is."""

_ASKER = re.compile(
    r"(?:^|[\s(*|/–—])(?:"
    r"interview(?:er|t)?(?:in)?(?: und \w+| and \w+| et \w+)?\s?(?::|by|von|par|por|di|door)\s"
    r"|(?:das |dieses )?(?:interview|gespräch) (?:führten?|wurde geführt von|geführt von)\s"
    r"|(?:die )?fragen stellten?:?\s|(?:interviewed|conducted|questions) by\s"
    r"|(?:geführt|gefragt|befragt|interviewt) (?:von|hat)\s|aufgezeichnet von\s"
    r"|(?:propos )?recueillis? par\s|entretien (?:réalisé|mené|conduit)? ?par\s|interview réalisée par\s"
    r"|entrevista(?: por|:| realizada por| conduzida por)\s|entrevistou\s|preguntas?:\s"
    r"|intervista (?:di|a cura di)\s|a cura di\s|door:\s"
    r"|(?:حاوره|حاورها|حاورته|حاورتها|أجرى الحوار|أجرت الحوار|أجرى المقابلة|أجرت المقابلة|حوار)\s?[:：]\s?)",
    re.IGNORECASE,
)
"""What a page says before the name of whoever asked."""

_TITLED = "|".join(sorted(HONORIFICS, key=len, reverse=True))
_WORD = r"[^\W\d_][\w'’-]{1,30}"
_CALLED = re.compile(rf"\b(?:{_TITLED})\.? ({_WORD}(?: {_WORD})?)", re.IGNORECASE)
"""A question that calls somebody by a title and a surname."""

_FIRST = re.compile(
    rf"^(?:[^\W\d_]{{1,30}} ){{0,2}}({_WORD}),\s|,\s(?:(?:liebe[r]?|dear|caro|cara) )?({_WORD})\s?[.!?]"
)
"""A question that opens or ends with a first name: "Jan, how was it?", "Is that so, Jan?"."""


@dataclass
class Spoken:
    """A turn as printed: its label, and its paragraphs without it."""

    role: str
    label: str | None
    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


class Speakers:
    """Each label stands for the fullest name on the page that fits it."""

    def __init__(self, turns: Sequence[Spoken], blocks: Sequence[Block]) -> None:
        self.sources = _sources(blocks)
        self.names = _weighed(self.sources)
        self.titles = [block.text for block in blocks if block.role is Role.HEADLINE]
        self.others = [block.text for block in blocks if block.role not in _TURNS and block.role is not Role.BYLINE]
        labels = dict.fromkeys((turn.role, turn.label) for turn in turns if turn.label)
        self.spelled = {name.casefold(): name for name in reversed(self.names) if not name.isupper()}
        written = [label for _, label in labels]
        self.by_form = _by_form([*written, *self.names])
        asking = {label for role, label in labels if role == "question"}
        signed = [name for block in blocks if block.role is Role.BYLINE for name in names_in(block.text)]
        self.by_signature = _by_form([*written, *filter(None, [_asker(blocks)]), *signed])
        self.full = {label: self._full(label, label in asking) for label in written if label}
        self.sole = {role: self._sole(turns, role) for role in ("question", "answer")}
        answering = {self.full[turn.label] for turn in turns if turn.role == "answer" and turn.label} - {None}
        if not answering:
            self.sole["answer"] = self._guest([turn for turn in turns if turn.role == "question"])
        if self.sole["question"] is None and not any(
            self.full[t.label] for t in turns if t.role == "question" and t.label
        ):
            asker = _asker(blocks)
            self.sole["question"] = asker if asker not in (answering | {self.sole["answer"]}) else None

    def name(self, turn: Spoken) -> str | None:
        """Who speaks: by the turn's label, or else the one who always does in this role."""
        return (self.full.get(turn.label) if turn.label else None) or self.sole.get(turn.role)

    def _sole(self, turns: Sequence[Spoken], role: str) -> str | None:
        names = {self.full[turn.label] for turn in turns if turn.role == role and turn.label} - {None}
        return names.pop() if len(names) == 1 else None

    def _full(self, label: str, asks: bool) -> str | None:
        if label.casefold().rstrip(".") in ROLE_WORDS:
            return None
        words = [word for word in label.split() if word.casefold().rstrip(".") not in HONORIFICS] or label.split()
        bare = " ".join(words)
        whole = len(words) > 1 and len(words) == len(label.split()) and not is_initials(label)
        name = label if whole else self._named(label, bare, asks)
        return self.spelled.get(name.casefold(), name) if name.isupper() and not is_initials(name) else name

    def _named(self, label: str, bare: str, asks: bool) -> str:
        """The name that a short label stands for. Who asks is often a paper, whose name is part of other names."""
        if bare.upper() == bare.lower():
            return _fuller_caseless(bare, (text for text, _ in self.sources)) or label
        form = short_forms(bare)[0]
        named = self.by_form.get(form, label)
        if asks and (bare.isupper() or not named.casefold().startswith(f"{form} ")):
            return self.by_signature.get(form, label)
        return named

    def _guest(self, questions: Sequence[Spoken]) -> str | None:
        """The one whom the page has interviewed; None where it names nobody or several."""
        told: defaultdict[str, float] = defaultdict(float, _called(questions, self.by_form))
        for text, _ in self.sources:
            announced = _announced(text, self.names)
            if announced == "":
                return None
            if announced:
                told[announced] += ANNOUNCED
        for text in self.titles:
            name = text.partition(":")[0].strip()
            if name in self.names and name != text:
                told[name] += CALLED
        for text in self.others:
            opening = _BIOGRAPHY.match(text[:LONGEST_SOURCE])
            if opening is not None and opening[1] in self.names:
                told[opening[1]] += CALLED
        scores = {name: weight + told[name] for name, weight in self.names.items() if name in told or not told}
        scores |= {name: weight for name, weight in told.items() if name not in scores}
        ranked = sorted(scores, key=lambda name: (-scores[name], len(name)))
        if not ranked or scores[ranked[0]] < (ENOUGH if told else ENOUGH_UNTOLD):
            return None
        rivals = (scores[name] for name in ranked[1:] if set(name.split()).isdisjoint(ranked[0].split()))
        return ranked[0] if scores[ranked[0]] >= AHEAD * next(rivals, 0.0) else None


def _sources(blocks: Sequence[Block]) -> list[tuple[str, float]]:
    """The texts that name people, with their weights: the head, captions, and the text around the turns."""
    spoken = [number for number, block in enumerate(blocks) if block.role in _TURNS]
    first, last = (spoken[0], spoken[-1]) if spoken else (len(blocks), len(blocks))
    near = {n for n in range(first - 1, -1, -1) if blocks[n].role is Role.PARAGRAPH}
    near = set(sorted(near)[-OPENING_BLOCKS:]) | set(range(last + 1, min(last + 1 + CLOSING_BLOCKS, len(blocks))))
    near |= set(range(max(0, first - OPENING_BLOCKS), first))
    return [
        (block.text[:LONGEST_SOURCE], _WEIGHTS.get(block.role, 1.0))
        for number, block in enumerate(blocks)
        if block.role in _WEIGHTS or (number in near and block.role not in _TURNS)
    ]


def _weighed(sources: Iterable[tuple[str, float]]) -> dict[str, float]:
    """What looks like a full name, the weightiest first, the shorter of two alike."""
    names: defaultdict[str, float] = defaultdict(float)
    for text, weight in sources:
        share = 0.5 if text.istitle() or text.isupper() else 1.0
        for name in set(names_in(text)):
            names[name] += weight * share
    return dict(sorted(names.items(), key=lambda item: (-item[1], len(item[0]))))


def names_in(text: str) -> Iterator[str]:
    """Runs of capitalised words, with the small words that names have inside, and all parts of them.

    >>> list(names_in("We met Ana de Soler."))
    ['Ana de Soler']
    """
    for run in _runs(text):
        for start in range(len(run)):
            for end in range(start + NAME_WORDS[0], min(len(run), start + NAME_WORDS[1]) + 1):
                part = run[start:end]
                if not (_small(part[0]) or _small(part[-1])) and sum(not _small(word) for word in part) > 1:
                    yield " ".join(part)


def _runs(text: str) -> Iterator[list[str]]:
    if text.upper() == text.lower():
        words = [word.strip(_STRIPPED + "،؛؟") for word in text.split()]
        yield from ([a, b] for a, b in pairwise(words) if len(a) > 2 and len(b) > 2)
        return
    run: list[str] = []
    for word in text.split():
        plain = word.strip(_STRIPPED)
        opens = word[:1] in _STRIPPED
        named = bool(plain) and _may_name(plain, inside=bool(run))
        if opens or not named:
            yield run
            run = []
        if named and (run or not _small(plain)):
            run.append(plain)
        if word[-1] in _STRIPPED and not (len(plain) == 1 and word[-1] == "."):
            yield run
            run = []
    yield run


def _may_name(word: str, inside: bool) -> bool:
    if inside and _small(word):
        return True
    return word[0].isupper() and word.casefold() not in _NO_NAMES and not any(map(str.isdigit, word))


def _small(word: str) -> bool:
    return word in PARTICLES


def _by_form(names: Iterable[str]) -> dict[str, str]:
    """For each short form the first full name that it may stand for."""
    forms: dict[str, str] = {}
    for name in names:
        titled = name.split()[0].casefold().rstrip(".") in HONORIFICS
        if len(name.split()) >= NAME_WORDS[0] and not titled and not is_initials(name):
            for form in short_forms(name):
                forms.setdefault(form, name)
    return forms


def _fuller_caseless(label: str, texts: Iterable[str]) -> str | None:
    """In a script without capitals, the label with the word that stands before it more than once."""
    before: Counter[str] = Counter()
    if " " in label:
        return None
    for text in texts:
        words = [word.strip(_STRIPPED + "،؛؟") for word in text.split()]
        before.update(a for a, b in pairwise(words) if b == label and len(a) > 2)
    word, count = next(iter(before.most_common(1)), ("", 0))
    return f"{word} {label}" if count > 1 else None


def _announced(text: str, names: dict[str, float]) -> str | None:
    """The one whom a text says that the page has interviewed; empty where it names several."""
    found = _GUEST.search(text)
    if found is None:
        return None
    words = text[found.end() :].split(maxsplit=8)[:8]
    first = next((n for n, word in enumerate(words[:5]) if word[:1].isupper()), len(words))
    words = words[first:]
    size = next((n for n, word in enumerate(words) if not (word[:1].isupper() or _small(word))), len(words))
    if size + 1 < len(words) and words[size] in _AND and words[size + 1][:1].isupper():
        return ""
    ended = next((n + 1 for n in range(size) if words[n][-1] in _ENDS), size)
    run = [word.strip(_STRIPPED) for word in words[:ended]]
    parts = [" ".join(run[s:e]) for s in range(len(run)) for e in range(s + NAME_WORDS[0], len(run) + 1)]
    return max(parts, key=lambda name: (names.get(name, 0.0), -len(name)), default=None)


def _called(questions: Iterable[Spoken], by_form: dict[str, str]) -> dict[str, float]:
    """The people whom questions call by a title and surname or by a first name."""
    called: dict[str, float] = {}
    for turn in questions:
        for text in turn.texts:
            found = [each[1] for each in _CALLED.finditer(text[:LONGEST_SOURCE])]
            found += [name for each in _FIRST.finditer(text[:LONGEST_SOURCE]) for name in each.groups() if name]
            for words in found:
                forms = [words, words.split()[0]]
                called |= {by_form[form.casefold()]: CALLED for form in forms if form.casefold() in by_form}
    return called


def _asker(blocks: Sequence[Block]) -> str | None:
    """Who asked, where a line says so in so many words."""
    title = " ".join(block.text for block in blocks if block.role in (Role.HEADLINE, Role.KICKER))
    spoken = [number for number, block in enumerate(blocks) if block.role in _TURNS]
    first, last = (spoken[0], spoken[-1]) if spoken else (0, 0)
    for block in blocks[max(0, first - OPENING_BLOCKS) : last + 1 + CLOSING_BLOCKS]:
        if block.role not in _CREDITING:
            continue
        found = _ASKER.search(
            block.text[:LONGEST_CREDIT] if len(block.text) <= LONGEST_CREDIT else block.text[-LONGEST_CREDIT:]
        )
        if found is None:
            continue
        text = found.string[found.end() :]
        run = next(_runs(text), [])
        rest = text.partition(run[-1])[2].lstrip()[:4] if run else ""
        ended = not rest or rest[0] in _AFTER_NAME or rest.split()[0] in _AND
        if NAME_WORDS[0] <= len(run) <= NAME_WORDS[1] and ended and " ".join(run) not in title:
            return " ".join(run)
        words = text.split()
        if len(words) >= NAME_WORDS[0] and text.upper() == text.lower():
            return " ".join(words[: NAME_WORDS[0]]).strip(_STRIPPED)
    return None
