"""Sentences around speech → who says it: by the verb of speech, the source, or who spoke before.

The words in quotation marks are one sign here, so that nothing inside them is taken for the sentence's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from mixedzone.article.mentions import ABBREVIATIONS, LOWER, NAME, UPPER, Names, is_role
from mixedzone.article.quotation import CLOSERS
from mixedzone.article.speech_words import (
    AUXILIARY,
    BENEFITING,
    BODIES,
    CLOSING_WORDS,
    COMES,
    COMING_FROM,
    CONTRACTED,
    COORDINATING,
    DROPPING,
    ENCLITIC,
    GERMAN_BODIES,
    IMPERSONAL,
    LATER_SOURCES,
    NOUN_SOURCES,
    OBJECT_PRONOUNS,
    OPINIONS,
    PLATFORMS,
    PLURAL,
    PLURAL_ENDINGS,
    POSSESSIVE,
    STOP,
    Words,
    word_set,
)

SPEECH = "\ufffc"
"""Stands for what is in quotation marks."""

LONGEST_SENTENCE = 120
"""Words and signs of a sentence that are looked at; more are a list."""

NEAR_SUBJECT = 14
"""Words between a verb and the name of its subject at most: titles, functions and clubs stand there."""

FAR_VERB = 30
"""Words between speech and its verb at most."""

_TOKEN = re.compile(rf"(?:({NAME})|(\w+(?:[-'’]\w+)*['’]?)|([^\w\s]))(\s?)")
_JOINED = re.compile(r"\w+(?:[-'’]\w+)*")
_PARTS = re.compile("[-'’]")
_SURE_END = re.compile(
    rf"[.!?](?<=\w\w\w.){''.join(f'(?<!{chr(92)}b{short}.)' for short in ABBREVIATIONS)}[ \u00a0](?=[{UPPER}{SPEECH}])"
)
_ELIDED = re.compile(rf"\w{{1,7}}['’][{LOWER}]")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREPOSITIONS = word_set(
    "of from to in on at by with for against about like than as into over under near von vom mit bei beim "
    "gegenüber zu zum zur für gegen über aus an am im auf nach de du des d’ à au aux en dans chez avec pour "
    "contre sur dopo durante tra fra prima senza después tras desde hacia entre sin sobre ante após sem après "
    "lors pendant depuis sans vers tijdens na sinds efter före etter før po przed za pod nad przy podczas wobec "
    "bez před při během mezi k ve ze после до при во за из del al con para por di da dal della a nel com do no em "
    "van met voor bij aan op z w od dla o u v til av af hos på från till med mot с от для в на к unter laut seit "
    "despite until since und "
)
_OF = word_set("to of von de di do da d' d’ del des du dos das della dello dei con com van av af od")
"""What stands between the word for a source and whom it names."""
_BEHIND_SOURCES = word_set("di de d' d’ do da du des del dell' dell’")
_BEFORE_SOURCES = word_set("de a à d' d’ aux en na no em in nel nelle dans selon según segundo secondo per")
"""What stands before a noun that names a source, unless a genitive does behind it: "de acuerdo con", "na opinião de",
"le parole di"."""
_ENDS = frozenset(".!?…。！？")
_DASHES = frozenset("–—―-")
_FULL_STOPS = frozenset(".。…")
_ASIDE = frozenset(",–—-!?.…，")
_STOPPING = frozenset(".:;!?(")
_GENITIVE = word_set("der des dem den vom beim zum zur im am")
_VERB_SECOND = word_set("de nl sv da no")
_WORDS = frozenset(("word", "name"))
RELATIVE = ("en", "an")  # "diyen Ana": who follows
DEFINITE = word_set("fr es it pt")
SINGULAR = word_set("el la le il lo o")
_AND = frozenset(("and", "but", "or", "who"))
_IMPERSONAL = frozenset(("es", "man"))
_NEAR_START = 3
_CIRCUMSTANCE = 6


class Token(msgspec.Struct, frozen=True, gc=False):
    """A name, word, sign or stretch of speech in a text, and the white space behind it."""

    kind: str
    text: str
    space: str


Listener = Callable[["Memory"], object]
"""What reads a text that was left aside, for a memory."""


@dataclass
class Voice:
    """Whoever a sentence is about or lets speak: a name, or nobody that the page names."""

    name: str | None


@dataclass
class Memory:
    """Who spoke last and who was named last, and in which paragraph.

    `unread` has what stands since then without speech, with what reads it: only pronouns and speech that is carried on
    need it. What reads it is given the memory and holds none: the two would keep a page alive for each other.
    """

    paragraph: int = 0
    speaker: Voice | None = None
    speaker_at: int = 0
    topic: Voice | None = None
    topic_at: int = 0
    introduced: bool = False
    topic_is_newer: bool = False
    known: set[str] = field(default_factory=set)
    unread: list[tuple[int, str, Listener]] = field(default_factory=list)

    @property
    def speaker_age(self) -> int:
        """Paragraphs since somebody spoke."""
        return self.paragraph - self.speaker_at

    @property
    def topic_age(self) -> int:
        """Paragraphs since somebody was named."""
        return self.paragraph - self.topic_at

    def later(self, text: str, read: Listener) -> None:
        """Leave a text aside until somebody has to be remembered."""
        self.unread.append((self.paragraph, text, read))

    def may_tell_here(self, may_report: Callable[[str], bool]) -> bool:
        """Whether somebody speaks in this paragraph, or may do so in what is unread of it."""
        if self.speaker is not None and not self.speaker_age:
            return True
        return any(paragraph == self.paragraph and may_report(text) for paragraph, text, _ in self.unread)

    def recall(self) -> None:
        """Read what was left aside."""
        unread, self.unread = self.unread, []
        now = self.paragraph
        for self.paragraph, _, read in unread:
            read(self)
        self.paragraph = now

    def speaks(self, voice: Voice) -> None:
        if voice.name is None:
            self.recall()
        self.speaker, self.speaker_at = voice, self.paragraph
        if voice.name is not None:
            self.names(voice, in_full=False)
        self.topic_is_newer = False

    def goes_on(self) -> None:
        """Remember for longer who is spoken of still."""
        if self.speaker_age <= LONGEST_MEMORY:
            self.speaker_at = self.paragraph
        if self.topic_age <= LONGEST_MEMORY:
            self.topic_at = self.paragraph

    def names(self, voice: Voice, *, in_full: bool) -> None:
        self.unread.clear()
        self.topic, self.topic_at, self.topic_is_newer = voice, self.paragraph, True
        self.introduced = in_full and voice.name not in self.known
        self.known.add(voice.name or "")


LONG_AGO = 3
"""Paragraphs after which who spoke last gives way to whoever was named since."""

LONGEST_MEMORY = 3
"""Paragraphs after which nobody remembers whom a text was about; who spoke last is remembered longer."""


@dataclass
class Sentence:
    """A sentence's tokens with the numbers of the stretches of speech in it."""

    tokens: list[Token]
    speeches: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(token.text + token.space for token in self.tokens)


def sentences_of(text: str, endings: Sequence[str], stop: frozenset[str] = STOP) -> Iterator[Sentence]:
    """The sentences of a text whose speech is masked; `endings` are the last characters of each speech.

    `stop` are words that only a sentence's beginning capitalises.
    """
    found = _tokens(text, stop)
    start = number = 0
    speeches: list[int] = []
    for place, token in enumerate(found):
        kind = token.kind
        if kind == "speech":
            speeches.append(number)
            ended = endings[number] in _FULL_STOPS
            number += 1
        elif kind == "sign":
            ended = token.text in _ENDS and not _abbreviates(found, place)
        elif place - start < LONGEST_SENTENCE:
            continue
        else:
            ended = True
        after = place + 1
        if (ended and (after == len(found) or _begins(found, after))) or after - start >= LONGEST_SENTENCE:
            yield Sentence(found[start:after], speeches)
            start, speeches = after, []
    if start < len(found):
        yield Sentence(found[start:], speeches)


def coarse(text: str) -> Iterator[str]:
    """A text in parts of one sentence or several: cut only where sentences end for sure."""
    start = 0
    for found in _SURE_END.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


def _tokens(text: str, stop: frozenset[str]) -> list[Token]:
    """Names, words and signs; a small word that only a sentence's beginning capitalises is no part of a name."""
    tokens = []
    for name, word, sign, space in _TOKEN.findall(text):
        if word:
            tokens.append(Token("word", word, space))
        elif sign:
            tokens.append(Token("speech" if sign == SPEECH else "sign", sign, space))
        else:
            first, inner, rest = name.partition(" ")
            while inner and (first.lower() in stop or first.islower() or _ELIDED.match(first)):
                tokens.append(Token("word", first, inner))
                name = rest
                first, inner, rest = name.partition(" ")
            tokens.append(Token("word" if first.lower() in stop else "name", name, space))
    return tokens


def _abbreviates(found: Sequence[Token], place: int) -> bool:
    """Whether a full stop stands behind a single letter."""
    before = found[place - 1] if place else None
    return before is not None and not before.space and len(before.text) == 1 and before.text.isalpha()


def _begins(found: Sequence[Token], place: int) -> bool:
    """Whether a sentence may begin with a token: a name, speech, also behind its dash, a number."""
    token = found[place]
    if token.kind in ("name", "speech"):
        return True
    if token.text in _DASHES and place + 1 < len(found):
        return found[place + 1].kind == "speech"
    return not token.text[:1].islower() and token.text not in ",;:)]–—-"


class Attribution:
    """Who says what in the sentences of one page."""

    def __init__(self, words: Words, names: Names) -> None:
        self.words = words
        self.names = names
        self.auxiliary = AUXILIARY - words.pronouns  # "han" has in Spanish and is he in Swedish

    def voices(self, sentence: Sentence, memory: Memory) -> list[Voice | None]:
        """The speaker of each stretch of speech in a sentence, None where the sentence does not tell; memory learns."""
        reading = _Reading(self, sentence.tokens, memory)
        found = [reading.speaker(place) for place, token in enumerate(sentence.tokens) if token.kind == "speech"]
        known = [voice for voice in found if voice is not None]
        if not known and not found:
            known = [voice for voice in [reading.reporter()] if voice is not None]
        if known:
            memory.speaks(known[-1])
        elif not reading.learn_topic() and reading.has_pronoun():
            memory.goes_on()
        return [voice or (known[0] if known else None) for voice in found]

    def reporter(self, sentence: Sentence, memory: Memory) -> Voice | None:
        """The person who speaks in a sentence without direct speech."""
        return _Reading(self, sentence.tokens, memory).reporter()

    def may_report(self, text: str) -> bool:
        """Whether a text has words that tell who speaks: a verb of speech, or what stands before a source."""
        words = _JOINED.findall(text.lower())
        parts = [part for word in words if not word.isalpha() for part in _PARTS.split(word)]
        return not (self.words.telling.isdisjoint(words) and self.words.telling.isdisjoint(parts))

    def is_verb(self, word: str) -> bool:
        """Whether a word in small letters is a verb of speech, with what hangs on it or is run into it."""
        verbs = self.words.verbs
        if word in verbs:
            return True
        if "-" in word:
            return ENCLITIC.sub("", word) in verbs
        return "’" in word and word.rpartition("’")[2] in verbs

    def pronoun(self, memory: Memory) -> Voice:
        """The one heard last; the one named since, in the same paragraph or for the first time in full."""
        memory.recall()
        speaker = memory.speaker
        topic = memory.topic if memory.topic_age <= LONGEST_MEMORY else None
        if topic is None or speaker is None:
            return topic or speaker or Voice(None)
        newer = memory.topic_age < memory.speaker_age and (
            not memory.topic_age or memory.introduced or memory.speaker_age >= LONG_AGO
        )
        return topic if newer else speaker

    def role(self, role: str) -> Voice | None:
        """Whom a role stands for: the one introduced with it; None where it may be whoever is spoken of."""
        side = role.rpartition("-")[0]
        named = self.names.by_role(role) or (self.names.by_side(side.upper()) if side else None)
        if named is None and self.names.is_unnamed(role):
            return Voice(None)
        return Voice(named) if named is not None else None


class _Reading:
    """One sentence, read for its speakers."""

    def __init__(self, page: Attribution, tokens: list[Token], memory: Memory) -> None:
        self.page = page
        self.words = page.words
        self.names = page.names
        self.tokens = tokens
        self.small = [token.text.lower() for token in tokens]
        self.memory = memory
        self.auxiliary = page.auxiliary
        verbs = self.words.verbs
        self.verbs = [
            n for n, word in enumerate(self.small) if word in verbs or (not word.isalpha() and page.is_verb(word))
        ]

    def speaker(self, place: int) -> Voice | None:
        """Who says the speech at a place."""
        return (
            self._behind(place)
            or self._ahead(place)
            or self._source(place)
            or self._later(place)
            or self._announced(place)
            or self._turned(place)
        )

    def _announced(self, place: int) -> Voice | None:
        """Who opens a sentence that lets speech follow behind a colon, whatever it says of them."""
        if not place or self.small[place - 1] != ":":
            return None
        first = next((n + 1 for n in range(place - 1, -1, -1) if self.tokens[n].kind == "speech"), 0)
        for n in range(first, place - 1):
            if (owner := self._owner(n)) is not None:
                return owner
            free = self.tokens[n].kind == "name" and (not self._governed(n) or self._comes_from(n))
            name = self._name(n) if free else None
            if name and self.names.is_human(name):
                return Voice(name)
        opening = (self.small[n].split()[-1] for n in range(first, min(place - 1, first + _NEAR_START)))
        role = next(filter(is_role, opening), None)
        if role is None:
            return None
        spoken_of = self.words.language in DEFINITE
        return self.page.role(role) or (self.page.pronoun(self.memory) if spoken_of else None)

    def _comes_from(self, n: int) -> bool:
        """Whether something comes from a name: "Kritik kommt von Ana Soler"."""
        return n > 1 and self.small[n - 1] in COMING_FROM and self.small[n - 2] in COMES

    def _owner(self, n: int) -> Voice | None:
        """Whose words a sentence of a few words announces: "Solers Fazit: …", "His verdict: …"."""
        if self.words.language == "de" and self.tokens[n].kind == "name" and len(words := self.small[n].split()) == 2:
            if words[0] in POSSESSIVE["de"] and words[1] in CLOSING_WORDS:
                return self.page.pronoun(self.memory)
            owner = self.names.fullest(self.tokens[n].text.split()[0].removesuffix("s"))
            return Voice(owner) if words[1] in CLOSING_WORDS and self.names.is_person(owner) else None
        announces = self.tokens[n].kind == "word" and self.small[n] in POSSESSIVE.get(self.words.language or "", ())
        closed = announces and n + 2 < len(self.tokens) and self.tokens[n + 2].text == ":"
        return self.page.pronoun(self.memory) if closed and self.small[n + 1] in CLOSING_WORDS else None

    def _turned(self, place: int) -> Voice | None:
        """The person right behind speech and one word that is taken for its verb, whatever it is: "…", fumes Ana."""
        n = place + 1
        while n < len(self.tokens) and self.tokens[n].text in _ASIDE:
            n += 1
        if (
            n < place + 2
            or n + 1 >= len(self.tokens)
            or self.tokens[n].kind != "word"
            or not self.tokens[n].text.islower()
        ):
            return None
        if self.small[n + 1] in self.words.pronouns and self.words.language in _VERB_SECOND and n > place + 1:
            return self._pronoun(n + 1)
        if self.small[n] in STOP or self.small[n] in _PREPOSITIONS or self.tokens[n + 1].kind != "name":
            return None
        name = self._name(n + 1)
        return Voice(name) if name and self.names.is_human(name) else None

    def reporter(self) -> Voice | None:
        """The person who speaks in a sentence without direct speech, or whom it gives as its source."""
        source = self._source(0)
        if source is not None and source.name is not None and self.names.is_person(source.name):
            return source
        for verb in self.verbs[:2]:
            voice = self._subject(verb, 0, drops=False)
            if voice is not None and voice.name is not None and self.names.is_person(voice.name):
                return voice
        return None

    def has_pronoun(self) -> bool:
        """Whether a sentence is about somebody without a name."""
        return not self.words.pronouns.isdisjoint(self.small)

    def learn_topic(self) -> bool:
        """Remember the person whom a sentence is about: the first that it names, and that depends on nothing."""
        for n, token in enumerate(self.tokens):
            if token.kind == "name" and not self._governed(n) and not _POSSESSIVE.search(token.text):
                name = self._name(n)
                if name and self.names.is_human(name) and not (self._articled(n) and token.text.startswith(name)):
                    if n < _NEAR_START or self.memory.speaker is None or self.words.inverts:
                        self.memory.names(Voice(name), in_full=n < _NEAR_START and name in token.text)
                    return True
            if 0 < n < _NEAR_START and is_role(self.small[n]) and self.small[n - 1] in self.words.articles:
                role = self.names.by_role(self.small[n])
                if role is not None:
                    self.memory.names(Voice(role), in_full=False)
                    return True
        if len(self.tokens) > 1 and self.small[0] in BENEFITING and self.tokens[1].kind == "name":
            name = self._name(1)
            if name and self.names.is_human(name):
                self.memory.names(Voice(name), in_full=False)
                return True
        return False

    def _behind(self, place: int) -> Voice | None:
        """The speaker in the clause behind speech: "…," said Ana; "…", so Ana; "…," Ana said."""
        tokens = self.tokens
        start = place + 1
        while start < len(tokens) and tokens[start].text in _ASIDE:
            start += 1
        if start >= len(tokens) or tokens[start].kind == "speech":
            return None
        if self.small[start] in self.words.sources and self._names_source(start):
            return self._source_at(start + 1)
        limit = next((n for n in range(start, len(tokens)) if tokens[n].kind == "speech"), len(tokens))
        verb = next((n for n in self.verbs if start <= n < min(limit, start + NEAR_SUBJECT)), None)
        if verb is None or sum(text == "," for text in self.small[start:verb]) > 2:
            return None
        if self.words.language == "tr" and not self.small[verb].endswith(RELATIVE):
            return self._nearest(place) or self._opening(place) or self._pronoun(place)
        return self._subject(verb, start) or self._opening(place)

    def _ahead(self, place: int) -> Voice | None:
        """The speaker before speech: Ana said: "…"."""
        for verb in reversed([verb for verb in self.verbs if place - FAR_VERB <= verb < place]):
            participle = self.words.language == "en" and self.small[verb].endswith("ing")
            voice = self._opening(verb, people=True) if participle else self._subject(verb, 0)
            if voice is not None:
                return voice
        return self._opening(self.verbs[0], people=True) if self.verbs and self.verbs[0] < place else None

    def _later(self, place: int) -> Voice | None:
        for verb in self.verbs:
            if place < verb <= place + FAR_VERB:
                voice = self._subject(verb, place + 1)
                if voice is not None:
                    return voice
        return None

    def _opening(self, place: int, *, people: bool = False) -> Voice | None:
        """The first name before a place that depends on nothing; of people only, or of bodies too."""
        for n in range(place):
            if self.tokens[n].kind == "name" and not self._governed(n) and not _POSSESSIVE.search(self.tokens[n].text):
                name = self._name(n)
                if name and (
                    self.names.is_person(name) and not self._articled(n) if people else self._may_open(name, n)
                ):
                    return Voice(name)
        return None

    def _may_open(self, name: str, n: int) -> bool:
        """Whether a name may be a sentence's subject: German nouns look like names, so bodies stand first."""
        if self.words.language != "de":
            return not self.names.is_noun(name)
        return self.names.is_person(name) or (n < 2 and not self.names.is_noun(name)) or name.isupper()

    def _nearest(self, place: int) -> Voice | None:
        """The last person whom a sentence names before a place."""
        for n in range(place - 1, -1, -1):
            if self.tokens[n].kind == "name" and (name := self._name(n)) and self.names.is_person(name):
                return Voice(name)
        return None

    def _source(self, place: int) -> Voice | None:
        """Whom the sentence gives as its source: according to Ana, laut Ana, Ana'ya göre; Pour Ana, …"""
        for n, text in enumerate(self.small[: place + FAR_VERB]):
            if (
                text in self.words.sources
                and self._names_source(n)
                and (text != "so" or (n and self.small[n - 1] == ","))
            ):
                if self.small[n + 1 : n + 2] and self.small[n + 1] in OBJECT_PRONOUNS:
                    return self._pronoun(n)
                voice = self._source_at(n + 1)
                if voice is not None:
                    return voice
            if self.words.language == "de" and text.partition(" ")[0] in OPINIONS and (holder := self._holder(n)):
                return holder
            if text in LATER_SOURCES:
                names = (self._name(m) for m in range(n - 1, max(-1, n - 6), -1) if self.tokens[m].kind == "name")
                return Voice(next(filter(None, names), None))
        if self.small[0] in self.words.weak_sources and place > 1:
            voice = self._right(1)
            return voice if voice is not None and voice.name is not None else None
        return None

    def _names_source(self, n: int) -> bool:
        """Whether the word for a source names one: a noun does by the word before it or a genitive behind it."""
        if self.small[n] not in NOUN_SOURCES:
            return True
        before, after = self.small[max(0, n - 1) : n], self.small[n + 1 : n + 2]
        return not (_BEFORE_SOURCES.isdisjoint(before) and _BEHIND_SOURCES.isdisjoint(after))

    def _holder(self, n: int) -> Voice | None:
        """Whose opinion a German sentence gives: "nach Ansicht von Ana Soler", "nach Ansicht der Trainerin"."""
        if not n or self.small[n - 1] != "nach":
            return None
        _, von, run = self.tokens[n].text.partition(" von ")
        name = self.names.person(run) if von else None
        voice = Voice(self.names.fullest(name)) if name else self._source_at(n + 1)
        return voice if voice is not None and voice.name is not None and self.names.is_person(voice.name) else None

    def _source_at(self, n: int) -> Voice | None:
        """Whom a source is, behind the word for it and one for "of": "according to", "na opinião de"."""
        return self._right(n + (n < len(self.small) and self.small[n] in _OF))

    def _subject(self, verb: int, first: int, *, drops: bool = True) -> Voice | None:
        """Who does what a verb says; `first` is where its clause may begin."""
        if self.small[verb] not in self.words.verbs and ENCLITIC.search(self.small[verb]):
            return self._pronoun(verb)
        if self.words.language == "fr" and any(map(ENCLITIC.search, self.small[max(first, verb - 2) : verb])):
            return self._pronoun(verb)
        if unsaid := self._unsaid(verb):
            return unsaid
        opens = all(text in self.auxiliary for text in self.small[first:verb]) or (
            verb > 0 and self.tokens[verb - 1].kind == "speech"
        )
        if opens and first:
            voice = self._right(verb + 1)
        elif self._is_turned(verb) and (turned := self._right(verb + 1, strict=True) or self._body(verb + 1)):
            return turned
        elif verb and self.small[verb - 1] in COORDINATING and (first_subject := self._first_subject(verb, first)):
            return first_subject
        else:
            voice = self._beside(verb, first)
            if voice is None and self.words.inverts:
                voice = self._right(verb + 1, strict=True)
            voice = voice or self._left(verb, first)
        if voice is None and drops and self.words.language in (*DROPPING, None):
            several = self.small[verb].endswith(PLURAL_ENDINGS.get(self.words.language or "", ()))
            return Voice(None) if several else self._pronoun(verb)
        return voice

    def _is_turned(self, verb: int) -> bool:
        """Whether a verb stands right behind a comma, in languages whose subject then follows: "…, sagte Ana"."""
        return verb > 0 and self.small[verb - 1] == "," and self.words.inverts and self.words.language is not None

    def _body(self, n: int) -> Voice | None:
        """A name of one word that ends the clause: "…, betont HRW."""
        ends = n + 1 >= len(self.tokens) or self.tokens[n + 1].kind == "sign"
        if n >= len(self.tokens) or self.tokens[n].kind != "name" or not ends:
            return None
        name = self._name(n)
        return Voice(name) if name and not self.names.is_noun(name) else None

    def _first_subject(self, verb: int, first: int) -> Voice | None:
        """The subject of the first of several verbs, "Ana Soler came and said": who opens the sentence."""
        if first:
            return None
        for n in range(min(verb - 1, _NEAR_START)):
            voice = self._before(n) if not self._governed(n) else None
            if voice is not None:
                return voice
        return None

    def _beside(self, verb: int, first: int) -> Voice | None:
        """The subject right before a verb."""
        n = self._over_auxiliaries(verb - 1, first)
        if n >= first and self.small[n] == ")":
            n = self._over_brackets(n, first)
        if n > first and self.small[n] == "to" and self.words.language == "en" and self.tokens[n - 1].kind == "name":
            name = self._name(n - 1)  # "led Ana Soler to say"
            return Voice(name) if name and self.names.is_person(name) else None
        if n < first:
            return None
        if self.small[n] == "," and isinstance(apposed := self._aside(n, first), Voice):
            return apposed
        if self.small[n] in self.words.pronouns:
            return self._pronoun(n)
        if self.small[n] in PLURAL or (self.small[n] in BODIES and self._articled(n)):
            return Voice(None)
        if self.tokens[n].kind == "name" and not self._governed(n):
            name = self._name(n)
            if name and (self.names.is_person(name) or self._opens_clause(n)):
                return Voice(name)
        return None

    def _over_brackets(self, n: int, first: int) -> int:
        """The place before what stands in brackets, a party or an age: "Ana Soler (54) said"."""
        return next((m - 1 for m in range(n, first - 1, -1) if self.small[m] == "("), n)

    def _over_auxiliaries(self, n: int, first: int) -> int:
        adverbs = "ly" if self.words.language == "en" else "\n"
        while n >= first and (
            self.small[n] in self.auxiliary or (self.tokens[n].kind == "word" and self.small[n].endswith(adverbs))
        ):
            n -= 1
        return n

    def _opens_clause(self, n: int) -> bool:
        before = n - 1
        if before >= 0 and self.small[before] in self.words.articles:
            before -= 1
        return before < 0 or self.tokens[before].kind in ("sign", "speech") or self.words.language != "de"

    def _right(self, start: int, *, strict: bool = False) -> Voice | None:
        """The subject behind a verb. Strictly, it is a name or pronoun that follows at once."""
        n = start
        while n < len(self.tokens) and self.small[n] in self.auxiliary:
            n += 1
        n = self._over_paper(n)
        if n >= len(self.tokens) or self.tokens[n].kind in ("speech", "sign"):
            return None
        if self.small[n] == "es" and n + 1 < len(self.tokens) and self.tokens[n + 1].kind == "name":
            n += 1  # "so sieht es Ana"
        text = self.small[n]
        if text in self.words.pronouns:
            return self._pronoun(n)
        if text in PLURAL or (text in _IMPERSONAL and self.words.language == "de"):
            return Voice(None)
        if self.tokens[n].kind == "name":
            name = self._name(n)
            if name is not None and (self.names.is_person(name) or not strict):
                return Voice(name if self.names.is_person(name) else self._apposed(n) or name)
            return None if strict and name is not None else self._phrase(n)
        opens = CONTRACTED.match(text) or text in self.words.articles or text in self.words.indefinite or is_role(text)
        if strict:
            return self._phrase(n) if self.words.language in _VERB_SECOND and opens else None
        if opens or text not in _PREPOSITIONS:
            return self._phrase(n)
        return self._over_circumstance(n)

    def _over_circumstance(self, start: int) -> Voice | None:
        """The subject behind "sur son compte", "am Vormittag": where the next article, role or name opens it."""
        for n in range(start + 1, min(start + _CIRCUMSTANCE, len(self.tokens))):
            if self.tokens[n].kind in ("sign", "speech"):
                return None
            before = self.small[n - 1]
            if before in _PREPOSITIONS or before in self.words.articles or before in self.words.indefinite:
                continue
            if self.small[n] in self.words.articles or is_role(self.small[n].split()[-1]):
                return self._phrase(n)
            if self.tokens[n].kind == "name" and (name := self._name(n)) and self.names.is_person(name):
                return Voice(name)
        return None

    def _unsaid(self, verb: int) -> Voice | None:
        """Whom a verb without a doer comes from: "heißt es von Temu", "Von Temu heißt es", "lyder det fra hende"."""
        n = verb + 1
        if self.small[n : n + 1] and self.small[n] in IMPERSONAL:
            behind = n + 1 < len(self.tokens) and self.small[n + 1] in COMING_FROM
            ahead = self.small[0] in COMING_FROM and verb > 1
            n = n + 2 if behind else 1 if ahead else len(self.tokens)
            if n < len(self.tokens):
                if self.small[n] in OBJECT_PRONOUNS:
                    return self._pronoun(n)
                name = self._name(n) if self.tokens[n].kind == "name" else None
                return Voice(name) if name and not self.names.is_noun(name) else None
        return None

    def _over_paper(self, n: int) -> int:
        """The place behind a paper's name in quotation marks, to which something is said."""
        if n < len(self.tokens) and self.tokens[n].text in CLOSERS:
            marks = CLOSERS[self.tokens[n].text]
            return next((m + 1 for m in range(n + 1, min(n + 5, len(self.tokens))) if self.tokens[m].text in marks), n)
        return n

    def _apposed(self, n: int) -> str | None:
        """The person whose name stands in commas behind what they are."""
        if n + 2 < len(self.tokens) and self.small[n + 1] == "," and self.tokens[n + 2].kind == "name":
            name = self._name(n + 2)
            return name if name and self.names.is_person(name) else None
        return None

    def _phrase(self, start: int) -> Voice | None:
        """The subject that a role opens: "the Harbour coach Ana Soler", "le ministre, Ana Soler", "the coach"."""
        role: str | None = None
        named: str | None = None
        for n in range(start, min(start + NEAR_SUBJECT, len(self.tokens))):
            token, text = self.tokens[n], self.small[n]
            if token.kind == "speech" or text in _STOPPING or (n > start and n in self.verbs):
                break
            if text == "," and not (role and n + 1 < len(self.tokens) and self.tokens[n + 1].kind == "name"):
                break
            if token.kind == "name":
                name = self._name(n)
                after = n > start and self._depends(n)
                if name and not after and self.names.is_person(name) and not self._genitive(start, n):
                    return Voice(name)
                if name and not after:
                    named = named or name
            if role is None and is_role(text.split()[-1]):
                role = text.split()[-1]
        if re.split("['’]", self.small[start])[0] in self.words.indefinite:
            return Voice(None)
        if role is not None:
            return self.page.role(role) or self._pronoun(start)
        if named is None and self._is_anaphor(start):
            return self._pronoun(start)
        if named and self.small[start] in ("der", "die") and self._is_fellow(named):
            return self._pronoun(start)
        return Voice(named)

    def _is_fellow(self, noun: str) -> bool:
        """Whether a German noun behind its article stands for a person: "sagt der Wirt"."""
        return self.words.language == "de" and self.names.is_noun(noun) and not noun.lower().endswith(GERMAN_BODIES)

    def _is_anaphor(self, start: int) -> bool:
        """Whether an article and a noun stand for somebody who was spoken of: "añadió la gallega"."""
        article, noun = CONTRACTED.match(self.small[start]), CONTRACTED.sub("", self.small[start])
        if article is None:
            if self.small[start] not in SINGULAR or start + 1 >= len(self.tokens):
                return False
            noun = self.small[start + 1]
        return self.words.language in DEFINITE and noun.isalpha() and noun not in BODIES

    def _depends(self, n: int) -> bool:
        """Whether a preposition stands before a name, or before its article."""
        before = n - 1 if self.small[n - 1] not in self.words.articles else n - 2
        return before >= 0 and self.small[before] in _PREPOSITIONS

    def _genitive(self, start: int, n: int) -> bool:
        """Whether a name is part of what a role is over: "der Trainer der Saltmere Rovers"."""
        return n - 1 > start and self.small[n - 1] in _GENITIVE and self.words.language == "de"

    def _left(self, verb: int, first: int) -> Voice | None:
        """The subject before a verb, over what stands between commas and behind prepositions."""
        n = self._over_auxiliaries(verb - 1, first)
        if n >= first and self.small[n] == ",":
            apposed = self._aside(n, first)
            if isinstance(apposed, Voice):
                return apposed
            n = apposed
        elif n >= first and self._is_common(n):
            return self._common(n, first)
        for place in range(n, max(first - 1, n - FAR_VERB), -1):
            if self.tokens[place].kind == "speech" or self.small[place] in ":;":
                return None
            voice = self._before(place)
            if voice is not None:
                return voice
        return None

    def _is_common(self, n: int) -> bool:
        """Whether an English word right before a verb may be its subject."""
        text = self.small[n]
        return self.words.language == "en" and self.tokens[n].kind == "word" and text not in _AND and not is_role(text)

    def _common(self, n: int, first: int) -> Voice | None:
        """A common noun for a subject: nobody whom the page names. Other words leave the matter open."""
        determined = any(
            text in self.words.articles or text in self.words.indefinite for text in self.small[max(first, n - 4) : n]
        )
        return Voice(None) if determined or self.tokens[n - 1].kind == "name" or n == first else None

    def _before(self, n: int) -> Voice | None:
        """The subject at a place before its verb, if one stands there."""
        token, text = self.tokens[n], self.small[n]
        if text in self.words.pronouns:
            return self._pronoun(n)
        if text in PLURAL:
            return Voice(None)
        if token.kind not in _WORDS or self._governed(n):
            return None
        if token.kind == "name":
            if _POSSESSIVE.search(token.text):
                return None
            name = self._name(n)
            if name is not None and (self.names.is_person(name) or self._opens_clause(n)):
                return Voice(name)
            if name is not None:
                return None
        if is_role(text.split()[-1]):
            if n > 1 and self.small[n - 1] == "," and self.tokens[n - 2].kind == "name" and (name := self._name(n - 2)):
                return Voice(name)
            if any(word in self.words.indefinite for word in self.small[max(0, n - 3) : n]):
                return Voice(None)
            return self.page.role(text.split()[-1]) or self.page.pronoun(self.memory)
        return None

    def _aside(self, comma: int, first: int) -> Voice | int:
        """Who stands in the commas that end here, or where to look before them: "Ana Soler, from the harbour, said"."""
        n = comma - 1
        while n >= first and self.small[n] != ",":
            if self.tokens[n].kind == "speech":
                return comma - 1
            n -= 1
        if n < first:
            return comma - 1
        for place in (n + 1, n - 1):
            if place >= first and self.tokens[place].kind == "name" and not self._governed(place):
                name = self._name(place)
                if name and self.names.is_person(name):
                    return Voice(name)
        return n - 1

    def _governed(self, n: int) -> bool:
        """Whether a name depends on a preposition, or in German on the noun before."""
        while n > 1 and self.tokens[n - 1].kind == "word" and is_role(self.small[n - 1]):
            n -= 1  # "do avançado Rui Teles"
        if not n:
            return False
        before = self.small[n - 1]
        if before == "of" and _has_role(self.small[n]):
            return False
        if before in _PREPOSITIONS or (before in _GENITIVE and self.words.language == "de" and n > 1):
            return True
        return before in self.words.articles and n > 1 and self.small[n - 2] in _PREPOSITIONS

    def _articled(self, n: int) -> bool:
        return n > 0 and (self.small[n - 1] in self.words.articles or self.small[n - 1] in self.words.indefinite)

    def _pronoun(self, n: int) -> Voice:
        """Whom a pronoun stands for: somebody named earlier in the sentence, or else the one heard last."""
        for place in range(n - 1, -1, -1):
            if self.tokens[place].kind == "name" and not self._governed(place) and not self._articled(place):
                name = self._name(place)
                if name and self.names.is_human(name) and not _POSSESSIVE.search(self.tokens[place].text):
                    return Voice(name)
        return self.page.pronoun(self.memory)

    def _name(self, n: int) -> str | None:
        """The full name behind a run of capitalised words."""
        words = _POSSESSIVE.sub("", self.tokens[n].text).split()
        if len(words) > 1 and self.page.is_verb(words[0].lower()):
            words = words[1:]
        name = self.names.person(" ".join(words), opening=n == 0) if words else None
        return self.names.fullest(name) if name and name not in PLATFORMS else None


def _has_role(run: str) -> bool:
    """Whether a role stands before the name in a run: "Chief of Army Staff General Ana Soler" is one person."""
    return any(is_role(word) for word in run.split()[:-1])
