"""Sentences around speech → who says it: by the verb of speech, the source, or who spoke before.

The words in quotation marks are one sign here, so that nothing inside them is taken for the sentence's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mixedzone.article.names import NAME, Names
from mixedzone.article.speech_words import (
    AGED,
    AUXILIARY,
    ENCLITIC,
    INDEFINITE,
    LATER_SOURCES,
    PLURAL,
    ROLE,
    Words,
)

SPEECH = "\ufffc"
"""Stands for what is in quotation marks."""

LONGEST_SENTENCE = 120
"""Words and signs of a sentence that are looked at; more are a list."""

NEAR_SUBJECT = 14
"""Words between a verb and the name of its subject at most: titles, functions and clubs stand there."""

FAR_VERB = 30
"""Words between speech and its verb at most."""

_TOKEN = re.compile(rf"(?P<speech>{SPEECH})|(?P<name>{NAME})|(?P<word>\w+(?:[-'’]\w+)*['’]?)|(?P<sign>[^\w\s])")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREPOSITIONS = frozenset(
    "of from to in on at by with for against about like than as into over under near von vom mit bei beim gegenüber zu zum "
    "zur für gegen über aus an am im auf nach de du des d’ à au aux en dans chez avec pour contre sur del al con para "
    "por di da dal della a nel com do no na em van met voor bij aan op z w do od dla o u ze v fra til av af hos på från "
    "till med mot с от для в на к unter laut seit despite until since und".split()
)
_ENDS = frozenset(".!?…。！？")
_FULL_STOPS = frozenset(".。…")
_ASIDES = frozenset(",–—-(")


class Token(NamedTuple):
    """A name, word, sign or stretch of speech in a text."""

    kind: str
    text: str
    start: int
    end: int


@dataclass
class Voice:
    """Whoever a sentence is about or lets speak: a name, or nobody that the page names."""

    name: str | None


@dataclass
class Memory:
    """Who spoke last and who was named last, and how many paragraphs ago."""

    speaker: Voice | None = None
    speaker_age: int = 0
    topic: Voice | None = None
    topic_age: int = 0
    pending: bool = False

    def new_paragraph(self) -> None:
        self.speaker_age += 1
        self.topic_age += 1

    def speaks(self, voice: Voice) -> None:
        self.speaker, self.speaker_age = voice, 0
        if voice.name is not None:
            self.topic, self.topic_age = voice, 0

    def names(self, voice: Voice) -> None:
        self.topic, self.topic_age = voice, 0


LONGEST_MEMORY = 3
"""Paragraphs after which a pronoun or a speech without a speaker is nobody's."""


@dataclass
class Sentence:
    """A sentence's tokens with the numbers of the stretches of speech in it."""

    tokens: list[Token]
    speeches: list[int] = field(default_factory=list)


def sentences_of(text: str, endings: Sequence[str]) -> Iterator[Sentence]:
    """The sentences of a text whose speech is masked; `endings` are the last characters of each speech."""
    found = [Token(match.lastgroup or "", match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    sentence = Sentence([])
    number = 0
    for place, token in enumerate(found):
        sentence.tokens.append(token)
        if token.kind == "speech":
            sentence.speeches.append(number)
            ended = endings[number] in _FULL_STOPS
            number += 1
        else:
            ended = token.kind == "sign" and token.text in _ENDS and not _abbreviates(found, place)
        following = found[place + 1] if place + 1 < len(found) else None
        if (ended and _begins(following)) or len(sentence.tokens) >= LONGEST_SENTENCE:
            yield sentence
            sentence = Sentence([])
    if sentence.tokens:
        yield sentence


def _abbreviates(found: Sequence[Token], place: int) -> bool:
    """Whether a full stop stands behind a single letter."""
    before = found[place - 1] if place else None
    return before is not None and before.end == found[place].start and len(before.text) == 1 and before.text.isalpha()


def _begins(token: Token | None) -> bool:
    """Whether a sentence may begin with a token: a name, speech, a number."""
    if token is None or token.kind in ("name", "speech"):
        return True
    return not token.text[:1].islower() and token.text not in ",;:)]–—-"


class Attribution:
    """Who says what in the sentences of one page."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names

    def is_verb(self, token: Token) -> bool:
        if token.kind != "word" and token.kind != "name":
            return False
        text = token.text.lower()
        return text in self.words.verbs or ENCLITIC.sub("", text) in self.words.verbs or text.split("’")[-1] in self.words.verbs

    def voices(self, sentence: Sentence, memory: Memory) -> list[Voice | None]:
        """The speaker of each stretch of speech in a sentence, None where the sentence does not tell; memory learns."""
        tokens = sentence.tokens
        places = [place for place, token in enumerate(tokens) if token.kind == "speech"]
        verbs = [place for place, token in enumerate(tokens) if self.is_verb(token)]
        found = [self._voice(tokens, place, verbs, memory) for place in places]
        known = next((voice for voice in found if voice is not None), None)
        if known is None and not places:
            known = self._reported(tokens, verbs, memory)
        if known is not None:
            memory.speaks(next(voice for voice in reversed([*found, known]) if voice is not None))
        else:
            topic = self._topic(tokens)
            if topic is not None:
                memory.names(topic)
        return [voice if voice is not None else known for voice in found]

    def _voice(self, tokens: list[Token], place: int, verbs: list[int], memory: Memory) -> Voice | None:
        after = self._after(tokens, place, verbs, memory)
        if after is not None:
            return after
        before = [verb for verb in verbs if place - FAR_VERB <= verb < place]
        for verb in reversed(before):
            voice = self._subject(tokens, verb, memory, prefer_left=True)
            if voice is not None:
                return voice
        source = self._source(tokens, place, memory)
        if source is not None:
            return source
        later = [verb for verb in verbs if place < verb <= place + FAR_VERB]
        for verb in later:
            voice = self._subject(tokens, verb, memory, prefer_left=False)
            if voice is not None:
                return voice
        return None

    def _after(self, tokens: list[Token], place: int, verbs: list[int], memory: Memory) -> Voice | None:
        """The speaker in the clause behind speech: "…," said Ana; "…", so Ana; "…," Ana said."""
        start = place + 1
        while start < len(tokens) and tokens[start].kind == "sign" and tokens[start].text in ",–—-!?.…，":
            start += 1
        if start >= len(tokens) or tokens[start].kind == "speech":
            return None
        if tokens[start].text.lower() in self.words.sources:
            return self._first_after(tokens, start + (tokens[start].text.lower() == "according") + 1, memory)
        limit = next((n for n in range(start, len(tokens)) if tokens[n].kind == "speech"), len(tokens))
        verb = next((n for n in verbs if start <= n < min(limit, start + NEAR_SUBJECT)), None)
        if verb is None:
            return None
        commas = sum(token.text == "," for token in tokens[start:verb])
        if verb > start and commas > 2:
            return None
        return self._subject(tokens, verb, memory, prefer_left=True, first=start)

    def _source(self, tokens: list[Token], place: int, memory: Memory) -> Voice | None:
        """Whom the sentence gives as its source: according to Ana, laut Ana, Ana'ya göre; Pour Ana, …"""
        for n, token in enumerate(tokens[: place + FAR_VERB]):
            text = token.text.lower()
            if text in self.words.sources and (text != "so" or (n and tokens[n - 1].text == ",")):
                voice = self._first_after(tokens, n + 1 + (text == "according"), memory)
                if voice is not None:
                    return voice
            if text in LATER_SOURCES:
                names = [self._named(tokens, m) for m in range(max(0, n - 6), n) if tokens[m].kind == "name"]
                return next((Voice(name) for name in reversed(names) if name), Voice(None))
        if tokens[0].text.lower() in self.words.weak_sources and place > 1:
            return self._first_after(tokens, 1, memory)
        return None

    def _first_after(self, tokens: list[Token], start: int, memory: Memory) -> Voice | None:
        return self._right(tokens, start, memory)

    def _subject(
        self, tokens: list[Token], verb: int, memory: Memory, *, prefer_left: bool, first: int = 0
    ) -> Voice | None:
        """Who does what a verb says."""
        text = tokens[verb].text.lower()
        if text not in self.words.verbs and ENCLITIC.search(text):
            return self.pronoun(memory)
        left, right = None, None
        if self.words.inverts or verb == first or tokens[verb - 1].kind in ("speech", "sign"):
            right = self._right(tokens, verb + 1, memory, strict=verb != first and not self._opens_clause(tokens, verb))
            if right is not None and (right.name is not None or not prefer_left):
                return right
        left = self._left(tokens, verb, first, memory)
        return left if left is not None else right

    def _opens_clause(self, tokens: list[Token], verb: int) -> bool:
        return not verb or tokens[verb - 1].kind in ("speech", "sign")

    def _right(self, tokens: list[Token], start: int, memory: Memory, *, strict: bool = False) -> Voice | None:
        """The subject behind a verb. Strictly, it follows at once: the verb has another one before it otherwise."""
        n = start
        while n < len(tokens) and (tokens[n].text.lower() in AUXILIARY or (not strict and self.is_verb(tokens[n]) and tokens[n].kind == "word")):
            n += 1
        if n >= len(tokens):
            return None
        token = tokens[n]
        text = token.text.lower()
        if token.kind == "word" or token.kind == "name" and len(token.text.split()) == 1:
            if text in self.words.pronouns:
                return self.pronoun(memory)
            if text in PLURAL:
                return Voice(None)
        if token.kind == "name":
            name = self._named(tokens, n)
            if name is not None:
                follows = self._apposed(tokens, n) if not self.names.is_person(name) else None
                return Voice(follows or name)
            return self._phrase(tokens, n, memory)
        if token.kind == "word" and not strict:
            return self._phrase(tokens, n, memory)
        if token.kind == "word" and (text in self.words.articles or text in INDEFINITE):
            return self._phrase(tokens, n, memory)
        return None

    def _apposed(self, tokens: list[Token], n: int) -> str | None:
        """The person whose name stands in commas behind what they are."""
        if n + 2 < len(tokens) and tokens[n + 1].text == "," and tokens[n + 2].kind == "name":
            name = self._named(tokens, n + 2)
            return name if name and self.names.is_person(name) else None
        return None

    def _phrase(self, tokens: list[Token], start: int, memory: Memory) -> Voice | None:
        """The subject that a role opens: "the Harbour coach Ana Soler", "le ministre, Ana Soler", "the coach"."""
        role: str | None = None
        named: str | None = None
        for n in range(start, min(start + NEAR_SUBJECT, len(tokens))):
            token = tokens[n]
            if token.kind == "speech" or token.text in ".:;!?(" or (n > start and self.is_verb(token)):
                break
            if token.kind == "name":
                last = token.text.split()[-1].lower()
                name = self._named(tokens, n)
                if name and self.names.is_person(name) and not (
                    tokens[n - 1].text.lower() in _PREPOSITIONS and n > start
                ):
                    return Voice(name)
                if name is None and ROLE.search(last) or AGED.search(last):
                    role = role or last
                elif name and n > start and tokens[n - 1].text.lower() not in _PREPOSITIONS:
                    named = named or name
            elif role is None and (ROLE.search(token.text.lower()) or AGED.search(token.text.lower())):
                role = token.text.lower()
            elif token.text == "," and n + 1 < len(tokens) and tokens[n + 1].kind != "name":
                break
        first = tokens[start].text.lower().split("’")[0].split("'")[0]
        if first in INDEFINITE:
            return Voice(None)
        if role is not None:
            return self._role(role, memory)
        return Voice(named) if tokens[start].kind == "word" else Voice(None)

    def _left(self, tokens: list[Token], verb: int, first: int, memory: Memory) -> Voice | None:
        """The subject before a verb, over what stands between commas and behind prepositions."""
        n = verb - 1
        while n >= first and tokens[n].text.lower() in AUXILIARY:
            n -= 1
        if n >= first and tokens[n].text == ",":
            n = self._before_aside(tokens, n, first)
        steps = 0
        while n >= first and steps < FAR_VERB:
            token = tokens[n]
            text = token.text.lower()
            steps += 1
            if token.kind == "speech" or token.text in ":;":
                return None
            if text in self.words.pronouns:
                return self.pronoun(memory)
            if text in PLURAL:
                return Voice(None)
            governed = n > first and tokens[n - 1].text.lower() in _PREPOSITIONS
            if token.kind == "name" and not governed:
                if _POSSESSIVE.search(token.text) and n < verb - 1:
                    return self._head(tokens, n + 1, verb, memory)
                name = self._named(tokens, n)
                if name is not None and (self.names.is_person(name) or n == verb - 1 or not self.words.language == "de"):
                    return Voice(name)
                if name is None and (ROLE.search(text) or AGED.search(text)):
                    return self._role(text.split()[-1], memory)
            elif token.kind == "word" and not governed and (ROLE.search(text) or AGED.search(text)):
                if any(tokens[m].text.lower() in INDEFINITE for m in range(max(first, n - 3), n)):
                    return Voice(None)
                return self._role(text, memory)
            elif token.kind == "word" and n == verb - 1 and self.words.language == "en" and not token.text.endswith("ly"):
                determiner = any(
                    tokens[m].text.lower() in self.words.articles or tokens[m].text.lower() in INDEFINITE
                    for m in range(max(first, n - 4), n)
                )
                if determiner:
                    return Voice(None)
            n -= 1
        return None

    def _before_aside(self, tokens: list[Token], comma: int, first: int) -> int:
        """The place before the words in commas that end here: "Ana Soler, from the harbour, said"."""
        n = comma - 1
        while n >= first and tokens[n].text != ",":
            if tokens[n].kind == "speech":
                return comma - 1
            n -= 1
        return n - 1 if n > first else comma - 1

    def _head(self, tokens: list[Token], start: int, verb: int, memory: Memory) -> Voice:
        """Who belongs to a name in the genitive: "Harbour's coach Ana Soler said"."""
        for n in range(start, verb):
            if tokens[n].kind == "name":
                name = self._named(tokens, n)
                if name:
                    return Voice(name)
            if ROLE.search(tokens[n].text.lower()):
                return self._role(tokens[n].text.lower(), memory)
        return Voice(None)

    def _role(self, role: str, memory: Memory) -> Voice:
        """Whom a role stands for: the one introduced with it, or whoever is spoken of."""
        named = self.names.by_role(role)
        if named is not None:
            return Voice(named)
        return self.pronoun(memory)

    def pronoun(self, memory: Memory) -> Voice:
        """The one named or heard last."""
        speaker = memory.speaker if memory.speaker_age <= LONGEST_MEMORY else None
        topic = memory.topic if memory.topic_age <= LONGEST_MEMORY else None
        if speaker is not None and (topic is None or memory.speaker_age <= memory.topic_age):
            return speaker
        return topic or Voice(None)

    def _reported(self, tokens: list[Token], verbs: list[int], memory: Memory) -> Voice | None:
        """Who speaks in a sentence without direct speech."""
        for verb in verbs[:2]:
            voice = self._subject(tokens, verb, memory, prefer_left=True)
            if voice is not None and voice.name is not None and self.names.is_person(voice.name):
                return voice
        return None

    def _topic(self, tokens: list[Token]) -> Voice | None:
        """The first person whom a sentence names."""
        for n, token in enumerate(tokens):
            if token.kind == "name" and not _POSSESSIVE.search(token.text):
                name = self._named(tokens, n)
                if name and self.names.is_person(name):
                    return Voice(name)
        return None

    def _named(self, tokens: list[Token], n: int) -> str | None:
        run = _POSSESSIVE.sub("", tokens[n].text)
        words = run.split()
        if self.is_verb(Token("word", words[0], 0, 0)) and (n == 0 or tokens[n - 1].text in _ENDS):
            words = words[1:]
        if not words:
            return None
        name = self.names.person(" ".join(words), opening=n == 0)
        return self.names.fullest(name) if name else None
