"""Running text → the direct speech in it, with whoever says it.

Searched are paragraphs and list items: headline, lead, captions and pull quotes repeat what stands there, and turns
of an interview are somebody's words already.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate

import msgspec

from mixedzone.article.attribution import (
    RELATIVE,
    SPEECH,
    Attribution,
    Memory,
    Sentence,
    Voice,
    coarse,
    sentences_of,
)
from mixedzone.article.dialogue import DASHES, dashed_spans, is_verb, speech_end
from mixedzone.article.mentions import NAME, Names
from mixedzone.article.quotation import CLOSERS, SINGLE_OPENING, Span, first_close, opens, spans_in
from mixedzone.article.speech_words import (
    ENCLITIC,
    LOOKING_BACK,
    PLURAL,
    SO_CALLED,
    WORKS,
    Words,
    language_of,
    word_set,
    words_of,
)
from mixedzone.article.unspaced import fuller, speaker_of, speaks
from mixedzone.types import Block, Quote, Role

SEARCHED = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""Roles of running text. What stands around it, captions above all, names people in full besides."""

FEWEST_WORDS = 3
"""Words of a fragment at least; fewer are a doubt, a name or a term."""

FEWEST_SIGNS = 6
"""The same for scripts that part no words."""

LONGEST_PAGE = 200_000
"""Characters of running text that are searched; more is no article."""

LONGEST_INTERRUPTION = 120
"""Characters between two parts of one quotation at most."""

LONGEST_SAMPLE = 1000
"""Characters from which the language is told."""

PARAGRAPHS_BEFORE = 2
"""Paragraphs before speech that are read for the people whom it may be of."""

FEWEST_OF_ONE = 3
"""Quotes with one speaker, and none with another, that make a page one of a single voice."""

LONGEST_CONTEXT = 250
"""Characters that are read of such a paragraph: it opens with whom it is about."""

LONGEST_CARRY = 2
"""Paragraphs over which speech that nobody is named for is taken as going on."""

LONGEST_LEAD = 1
"""Paragraphs from whoever is named to speech that stands alone and is theirs."""

LONGEST_ASKED = 12
"""Words of a question behind a dash that may be the reporter's, where nobody is said to ask it."""

LONGEST_OPENING = 3
"""Words before a colon at most that leave open who speaks on."""

LONGEST_TITLE = 7
"""Words of a title at most, where capitals and a missing full stop speak for one."""

_DOUBLE = tuple(CLOSERS)
_DASHES = frozenset(DASHES)
_SINGLE = re.compile(rf"[{SINGLE_OPENING}](?<!\w.)(?=[^\W\d_]|[\[…¿¡])")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
_SET_OFF = re.compile(r"[\s\u00a0]*[,–—-][\s\u00a0]*\w")
_FIRST_WORD = re.compile(r"[\s\u00a0(]*([\w’'-]+)")
_STUCK = re.compile(r"-\w")
_SENTENCE_END = re.compile(r"[.!?…。！？](?=[\s\u00a0]|$)")
_INSIDE = re.compile(r",[\s\u00a0]+(?=([^\W\d_]+(?:[-'’][^\W\d_]+)*)[\s\u00a0.,]+(" + NAME + ")?)")
_NEAR = 60
_AND = word_set("and und et y e en i a og och ve и")
_TERMINAL = frozenset(".!?…。！？")
_TRIMMED = " \u00a0\u202f\t\n,，"


@dataclass(slots=True)
class _Part:
    """A stretch of speech in one paragraph; `paragraph` is its number among those searched."""

    paragraph: int
    span: Span


@dataclass(slots=True)
class _Said:
    """A quotation in the making: its parts in order, and who says it once that is known."""

    parts: list[_Part]
    voice: Voice | None = None
    dashed: bool = False
    alone: bool = False
    text: str = ""
    size: int = 0
    may_count: bool = False


def has_marks(texts: Iterable[str]) -> bool:
    """Whether texts have anything that speech may begin with: a quotation mark, or a dash at the beginning."""
    held = list(texts)
    page = "\n".join(held)
    return (
        any(mark in page for mark in _DOUBLE) or any(text[:1] in _DASHES for text in held if text) or _has_single(page)
    )


def _has_single(text: str) -> bool:
    """Whether a single mark may open speech in a text, and is no apostrophe."""
    for mark in SINGLE_OPENING:
        place = text.find(mark)
        while place >= 0:
            if _SINGLE.match(text, place) is not None:
                return True
            place = text.find(mark, place + 1)
    return False


def quotes_of(
    blocks: Sequence[Block], language: Callable[[], str | None] = lambda: None, naming: Sequence[str] = ()
) -> tuple[Quote, ...]:
    """The direct speech in blocks of running text, in page order.

    `language` tells the one that the page declares; `naming` are texts of the page that name people, in page order,
    where those are more than the running text.

    Speech that runs over paragraphs or is interrupted by its verb is one quote. The speaker is the fullest name on the
    page, None where the text names nobody.
    """
    searched = _within_limit([block for block in blocks if block.role in SEARCHED])
    return _Page(searched, language, naming or [block.text for block in blocks]).quotes()


def _within_limit(blocks: Sequence[Block]) -> list[Block]:
    if sum(len(block.text) for block in blocks) <= LONGEST_PAGE:
        return list(blocks)
    room = LONGEST_PAGE
    kept = []
    for block in blocks:
        kept.append(block if len(block.text) <= room else msgspec.structs.replace(block, text=block.text[:room]))
        room -= len(block.text)
        if room <= 0:
            break
    return kept


class _Page:
    """One pass over the running text of a page."""

    def __init__(self, blocks: Sequence[Block], language: Callable[[], str | None], naming: Sequence[str]) -> None:
        self.blocks = blocks
        self.texts = [block.text for block in blocks]
        self.language = language
        self.heard: list[str] = []
        self.naming = naming
        text = "\n".join(self.texts)
        if SPEECH in text:
            self.texts = [each.replace(SPEECH, " ") for each in self.texts]
        self.sample = text[:LONGEST_SAMPLE]
        self.marked = self._marked(text)

    def _marked(self, text: str) -> set[int]:
        """The numbers of the paragraphs that have a mark or open with a dash."""
        marks = [mark for mark in (*_DOUBLE, *(SINGLE_OPENING if _has_single(text) else "")) if mark in text]
        found = {number for number, text in enumerate(self.texts) if text[:1] in _DASHES}
        if marks:
            begins = list(accumulate((len(text) + 1 for text in self.texts), initial=0))
            mark = re.compile(f"[{''.join(marks)}]")
            place = mark.search(text)
            while place is not None:
                number = bisect_right(begins, place.start()) - 1
                found.add(number)
                place = mark.search(text, begins[number + 1])
        return found

    @cached_property
    def words(self) -> Words:
        return words_of(language_of(self.sample, self.language))

    @cached_property
    def attribution(self) -> Attribution:
        names = Names(self.naming, capital_nouns=self.words.language == "de", stop=self.words.stop)
        return Attribution(self.words, names)

    @cached_property
    def unspaced(self) -> bool:
        """Whether the page is in a script that parts no words."""
        return not self.sample.isascii() and len(_UNSPACED.findall(self.sample)) * 3 > len(self.sample)

    def quotes(self) -> tuple[Quote, ...]:
        said = self._said()
        if not any(each.may_count for each in said):
            return ()
        self._attribute(said)
        return tuple(self._quote(each) for each in said if self._counts(each))

    def _said(self) -> list[_Said]:
        """All stretches of speech, put together where they are one quotation."""
        said: list[_Said] = []
        unclosed: _Said | None = None
        for number, text in enumerate(self.texts):
            if unclosed is None and number not in self.marked:
                continue
            spans, dashed = self._spans(text)
            start = 0
            if unclosed is not None:
                start = self._continued(unclosed, number, text, spans)
                if not start:
                    self._cut(unclosed)
                    unclosed = None
                elif unclosed.parts[-1].span.closed:
                    unclosed = None
            for span in spans:
                if span.outer < start:
                    continue
                if said and said[-1].parts[-1].paragraph == number and self._goes_on(said[-1], span, text):
                    said[-1].parts.append(_Part(number, span))
                else:
                    said.append(_Said([_Part(number, span)], dashed=dashed))
                if not span.closed:
                    unclosed = said[-1]
        if unclosed is not None:
            self._cut(unclosed)
        for each in said:
            each.text = self._text(each)
            each.size = _size(each.text)
            each.may_count = self._may_count(each)
        return said

    def _spans(self, text: str) -> tuple[list[Span], bool]:
        dashed = dashed_spans(text, self.words) if text[:1] in _DASHES else []
        return (dashed, True) if dashed else (spans_in(text), False)

    def _continued(self, said: _Said, number: int, text: str, spans: Sequence[Span]) -> int:
        """Add what a paragraph continues of speech that the one before left open; how far it goes, 0 for nothing."""
        if opens(text) and spans and not spans[0].outer:
            said.parts.append(_Part(number, spans[0]))
            return spans[0].after
        end = first_close(text)
        if end is None:
            return 0
        said.parts.append(_Part(number, Span(0, 0, end, end + 1)))
        return end + 1

    def _cut(self, said: _Said) -> None:
        """End speech that nothing closes before the words by whom, or with its paragraph."""
        part = said.parts[-1]
        end = speech_end(self.texts[part.paragraph], part.span.start, part.span.end, self.words)
        part.span = part.span._replace(end=end, after=end)

    def _goes_on(self, said: _Said, span: Span, text: str) -> bool:
        """Whether speech goes on behind the words by whom: they end no sentence and have one verb of speech."""
        gap = text[said.parts[-1].span.after : span.outer]
        if not 0 < len(gap) <= LONGEST_INTERRUPTION or gap.rstrip()[-1:] not in ",:–—-，":
            return False
        if _SENTENCE_END.search(gap.rstrip(" –—-")) or _STUCK.match(gap):
            return False
        spoken = text[said.parts[-1].span.start : said.parts[-1].span.end].rstrip()
        if (spoken[-1:] in ".…" and gap.lstrip()[:1].isupper()) or (
            gap.rstrip().endswith(":") and spoken[:1].islower()
        ):
            return False
        if self.unspaced:
            return speaks(gap)
        words = _WORD.findall(gap)
        if self.words.language == "tr" and any(word in self.words.verbs and word.endswith(RELATIVE) for word in words):
            return False
        return bool(words) and sum(is_verb(word, self.words) for word in words) == 1 and _AND.isdisjoint(words)

    def _attribute(self, said: Sequence[_Said]) -> None:
        """Give each quotation its voice, paragraph by paragraph from a little before the first."""
        parts: dict[int, list[tuple[_Said, _Part]]] = {}
        for each in said:
            for part in each.parts:
                parts.setdefault(part.paragraph, []).append((each, part))
        memory = Memory()
        held = {part.paragraph for each in said if each.may_count for part in each.parts}
        for number in sorted({max(0, n - before) for n in held for before in range(PARAGRAPHS_BEFORE + 1)}):
            memory.paragraph = number
            spoken = parts.get(number, [])
            if spoken:
                self._paragraph(number, spoken, memory)
            elif not self.unspaced:
                opening = self.texts[number][:LONGEST_CONTEXT]
                memory.later(opening, partial(self._listen, opening))
        self._complete(said)

    def _complete(self, said: Sequence[_Said]) -> None:
        """Give speech that stands alone to the one person who speaks on a page, where there is but one."""
        named = [each.voice.name for each in said if each.voice is not None and each.may_count]
        if len(named) >= FEWEST_OF_ONE and len({*named}) == 1:
            for each in said:
                if each.voice is None and each.alone:
                    each.voice = Voice(named[0])

    def _paragraph(self, number: int, parts: Sequence[tuple[_Said, _Part]], memory: Memory) -> None:
        text = self.texts[number]
        if self.unspaced:
            self._unspaced_paragraph(text, parts, memory)
            return
        held = [(each, part) for each, part in parts if self._is_speech(each, text)]
        if not held:
            text = text[:LONGEST_CONTEXT]
        masked, endings, place = [], [], 0
        for _, part in held:
            masked += [text[place : part.span.outer], SPEECH]
            endings.append(text[part.span.start : part.span.end].rstrip()[-1:])
            place = part.span.after
        masked.append(text[place:])
        first = 0
        for clauses in coarse("".join(masked)):
            after = first + clauses.count(SPEECH)
            if after == first:
                memory.later(clauses, partial(self._listen, clauses))
            else:
                self._sentences(clauses, endings[first:after], held[first:after], memory)
            first = after

    def _listen(self, text: str, memory: Memory) -> None:
        """Learn from a text without speech whom it is about."""
        for sentence in sentences_of(text, (), self.words.stop):
            self.attribution.voices(sentence, memory)

    def _sentences(
        self, text: str, endings: Sequence[str], held: Sequence[tuple[_Said, _Part]], memory: Memory
    ) -> None:
        untold: _Said | None = None
        for sentence in sentences_of(text, endings, self.words.stop):
            read = partial(self.attribution.voices, sentence)
            if not sentence.speeches:
                if untold is not None and (voice := self._told_after(sentence, memory)):
                    untold.voice = voice
                else:
                    memory.later(sentence.text, read)
                untold = None
                continue
            for index, voice in zip(sentence.speeches, read(memory), strict=True):
                each, part = held[index]
                if each.voice is None:
                    each.voice = voice or self._carried(each, part, sentence, memory)
                    if each.voice is not None:
                        memory.speaks(each.voice)
                untold = each if voice is None else None

    def _told_after(self, sentence: Sentence, memory: Memory) -> Voice | None:
        """Who the sentence behind speech that stood alone says it was: "…" Con esas palabras, Ana Soler …"""
        if not LOOKING_BACK.match(" ".join(token.text for token in sentence.tokens[:3])):
            return None
        voice = self.attribution.reporter(sentence, memory)
        if voice is not None:
            memory.speaks(voice)
        return voice

    def _unspaced_paragraph(self, text: str, parts: Sequence[tuple[_Said, _Part]], memory: Memory) -> None:
        for each, part in parts:
            name = speaker_of(text, part.span.outer, part.span.after)
            if name is None:
                continue
            each.voice = Voice(self._unspaced_name(name)) if name else self.attribution.pronoun(memory)
            memory.speaks(each.voice)
            self.heard.append(name)

    def _unspaced_name(self, name: str) -> str:
        """The fullest name that a name is the beginning of: of those heard, or else of those on the page."""
        known = next((full for full in self.heard if full.startswith(name)), None)
        return known or next((full for text in self.texts if (full := fuller(name, text))), name)

    def _carried(self, said: _Said, part: _Part, sentence: Sentence, memory: Memory) -> Voice | None:
        """Who goes on speaking where a sentence does not say who does."""
        text = self.texts[part.paragraph]
        inside = self._inside(text[part.span.start : part.span.end], memory)
        if inside is not None:
            return inside
        alone = _is_alone(sentence, self.words)
        if alone and said.dashed and said.text.endswith("?") and said.size <= LONGEST_ASKED:
            return None
        said.alone = alone
        if not alone and not memory.may_tell_here(self.attribution.may_report):
            return None
        memory.recall()
        if alone and memory.topic_is_newer and memory.topic_age <= LONGEST_LEAD:
            return memory.topic
        if memory.speaker is None:
            return None
        return memory.speaker if memory.speaker_age <= (LONGEST_CARRY if alone else 0) else None

    def _inside(self, speech: str, memory: Memory) -> Voice | None:
        """Whom the speech itself names between its marks: « C’est fini, dit-elle. »"""
        for found in _INSIDE.finditer(speech):
            if is_verb(found[1], self.words):
                if ENCLITIC.search(found[1].lower()):
                    return self.attribution.pronoun(memory)
                if found[2] and (name := self.attribution.names.person(found[2])):
                    return Voice(self.attribution.names.fullest(name))
        return None

    def _is_speech(self, said: _Said, text: str) -> bool:
        """Whether what stands in marks may be somebody's words, and not a doubt about a word or a name."""
        first = said.parts[0]
        end = said.text[-1:]
        return said.size >= FEWEST_WORDS or end in _TERMINAL or text[: first.span.outer].rstrip()[-1:] == ":"

    def _may_count(self, said: _Said) -> bool:
        """Whether a stretch is long enough, and no name."""
        words = said.text
        if said.size < FEWEST_WORDS:
            return False
        if said.dashed:
            return True
        first = said.parts[0]
        text = self.texts[first.paragraph]
        before = _word_before(text, first.span.outer)
        if before in SO_CALLED or WORKS.fullmatch(before):
            return False
        return (
            said.size > LONGEST_TITLE
            or self._is_set_off(said)
            or words[-1:] in "!?"
            or not _is_title(words, self.words.language == "de")
        )

    def _counts(self, said: _Said) -> bool:
        """Whether a stretch is speech: somebody is known to say it, or it is more than a term."""
        if not said.may_count:
            return False
        words = said.text
        told = said.dashed or said.voice is not None or words[-1:] in _TERMINAL or said.size > FEWEST_WORDS
        return told or self._is_set_off(said)

    def _is_set_off(self, said: _Said) -> bool:
        """Whether a comma or a dash parts a quotation from a verb of speech."""
        part = said.parts[-1]
        text = self.texts[part.paragraph]
        behind = _SET_OFF.match(text, part.span.after)
        if behind is None and text[part.span.end - 1 : part.span.end] in ",，":
            behind = _WORD.match(text, part.span.after + 1)
        return behind is not None and any(
            is_verb(word[0], self.words) for word in _WORD.finditer(text, behind.start(), part.span.after + _NEAR)
        )

    def _text(self, said: _Said) -> str:
        texts = [""]
        last = said.parts[0].paragraph
        for part in said.parts:
            words = self.texts[part.paragraph][part.span.start : part.span.end].strip(_TRIMMED)
            texts.append(("\n\n" if part.paragraph != last else " ") + words)
            last = part.paragraph
        return "".join(texts).strip()

    def _quote(self, said: _Said) -> Quote:
        numbers = dict.fromkeys(part.paragraph for part in said.parts)
        return Quote(
            text=said.text,
            speaker=said.voice.name if said.voice is not None else None,
            role=self.blocks[said.parts[0].paragraph].role,
            lines=tuple(line for number in numbers for line in self.blocks[number].lines),
        )


def _is_alone(sentence: Sentence, words: Words) -> bool:
    """Whether a sentence has speech and little else: a word or two before a colon ("And then: …"), or behind speech.

    None of them may bring in somebody new: "a fan said", "And the fans: …".
    """
    told = [(n, token) for n, token in enumerate(sentence.tokens) if token.kind not in ("speech", "sign")]
    if not told:
        return True
    colon = next((n for n, token in enumerate(sentence.tokens) if token.text == ":"), -1)
    strange = words.indefinite if colon < 0 else words.indefinite | words.articles | PLURAL
    return len(told) <= LONGEST_OPENING and all(
        token.kind == "word" and token.text.lower() not in strange and (colon < 0 or n < colon) for n, token in told
    )


def _word_before(text: str, place: int) -> str:
    """The word before a place in small letters, empty where there is none: read backwards, it is the first one."""
    found = _FIRST_WORD.match(text[max(0, place - _NEAR) : place][::-1])
    return found[1][::-1].lower() if found is not None else ""


def _size(text: str) -> int:
    """Words, or what comes to as much in scripts that do not part them."""
    spaces = text.count(" ")
    if spaces > LONGEST_TITLE:
        return spaces
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    return unspaced * FEWEST_WORDS // FEWEST_SIGNS if unspaced * 2 > len(text) else len(_WORD.findall(text))


def _is_title(text: str, capital_nouns: bool) -> bool:
    """Whether all words of weight have capitals, as in the titles of works; all words where nouns have them anyway."""
    words = _WORD.findall(text)
    long = sum(len(word) > 3 for word in words)
    if text[-1:] == "." and len(words) > FEWEST_WORDS and not any(word[:1].isupper() for word in words[1:]):
        return False
    return (
        bool(long)
        and words[0][:1].isupper()
        and all(word[:1].isupper() or (len(word) < 4 and not capital_nouns) or word[0].isdigit() for word in words)
    )
