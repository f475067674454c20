"""How print marks who speaks: labels before a colon, quotation marks, dashes. Text in, parts of it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

OPENING = '"“”„«»‹›‟‚‘「『〝《'
CLOSING = '"”“»«›‹’‘」』〞〟》'
"""Quotation marks that open or close speech somewhere: German print closes with what English opens with, and Swedish
print opens with what English closes with."""

_FAMILIES = ('"“”„«»‟', "「」『』〝〞〟《》")
"""Marks that stand for each other: in speech that is closed their number is even. Single ones are apostrophes too."""

_SINGLE = "‘’‚‹›"

DASHES = "–—―‒-•*"

QUESTION_MARKS = "?？؟;⁇\u037e՞፧"
"""Latin, full-width, Arabic, Greek (which looks like a semicolon and may be one), Armenian and Ethiopic."""

_GREEK = re.compile(r"[\u0370-\u037d\u0386-\u03ff\u1f00-\u1fff]")
_WITHOUT_MARK = ("か。", "かー。", "까.")
"""Japanese and Korean sentences ask by their last syllable."""

LONGEST_LABEL = 60
MOST_LABEL_WORDS = 5
SAME_WORDS = 24
"""Characters after a label from which on two lines are taken for the same."""

LONGEST_FUNCTION = 4
"""Words after a name and a comma, which tell what somebody is."""

_SPACE = r"[ \u00a0\u202f]"
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_LETTER = r"[^\W\d_]"
_DOT = rf"\.(?>(?={_LETTER})|(?<=\b{_LETTER}\.)|(?<=\b{_LETTER}{{2}}\.))"  # of initials, sites, short titles
_NAME = (
    r"(?P<label>"
    rf"(?:{_LETTER}\.{_SPACE}?-?){{1,4}}"  # initials: "N. F."
    r"|[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}"  # one word, or a site's address: "DFB.de"
    rf"|{_LETTER}(?:[^\n:：.!?？؟\"“„«()\[\]]|{_DOT}){{0,58}}?"
    r")"
)
_ASIDE = rf"(?:{_SPACE}?[(\[][^()\[\]\n]{{1,40}}[)\]])?"  # the function, the club or the time after a name
_COLON = r"(?:：|:(?=[\s\u00a0\u202f]|$|[\"“„«»「『¿]))"
_LABEL = re.compile(rf"{_NAME}{_ASIDE}{_SPACE}?{_COLON}")
_PARTED = re.compile(
    rf"(?P<label>{_LETTER}[^\n:：.,;!?？؟\"“„«»()\[\]–—|]{{0,39}}?){_ASIDE}(?:{_SPACE}[–—|-]{_SPACE}|\.{_SPACE}?[–—-]{_SPACE}?)(?=\S)"
)
"""A label that a dash parts from the words: "Gazeta - Why?", "POST — Why?", "RUIZ. – Because." """
_WORDED = re.compile(
    rf"(?P<label>{_LETTER}{{1,12}})(?:{_SPACE}?\d{{1,3}})?[.)]"
    rf"(?:{_SPACE}?[–—-]{_SPACE}?(?=\S)|{_SPACE}(?=\S)|(?=[¿¡“„«\"]))"
)
"""The same for labels that say whether somebody asks: "P. ¿Por qué?", "Respuesta.- Porque…", "Q) Why?"."""
_TIME = re.compile(r"[(\[]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[)\]]?[\s\u00a0\u202f–—-]{1,3}")
"""The place in a recording, before the label of a transcript."""
_TIME_AT_END = re.compile(r"[\s\u00a0|,–—-]{0,3}[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?$")
_OPENS = re.compile(rf"[{re.escape(OPENING)}][\u00a0\u202f ]?")
_DECORATION = re.compile(r"::+\s*|[–—―‒]+(?!\d)[\s\u00a0\u202f]*|[-_•*■□▪▫●◆◇►▶◄◀▸▹➤➜➔→⇒>❯★☆‣·+~]+[\s\u00a0\u202f]+")
_NUMBERED = re.compile(r"[\s#]*\d{1,3}\.?$")
_SEPARATORS = " \u00a0\u202f:：.–—-|,"
_INITIALS = re.compile(rf"(?:{_LETTER}\.?{_SPACE}?-?){{1,4}}")
MOST_INITIALS = 5

_SMALL = "al bin d' da das de del della den der di do dos du e el ibn la le o' ten ter van vom von y zu"
_TITLES = (
    "mr mrs ms miss dr prof professor sir herr frau m mme mlle monsieur madame sr sra señor señora don doña "
    "senhor senhora signor signora dhr mevr pan pani"
)
_ROLES = (
    "q a f p r d v s question questions answer answers frage fragen antwort antworten pregunta respuesta réponse "
    "domanda risposta pergunta resposta vraag antwoord fråga svar spørgsmål spørsmål pytanie odpowiedź "
    "вопрос ответ в о 問 答 質問 回答 问 질문 답변 سؤال جواب"
)

PARTICLES = frozenset(_SMALL.split())
"""Words of a name that stay small."""

HONORIFICS = frozenset(_TITLES.split())
"""Words before a name that make nobody another person."""

ROLE_WORDS = frozenset(_ROLES.split())
"""Labels that say whether somebody asks or answers, not who."""


def split_label(text: str, opening: str = "") -> tuple[str | None, str]:
    """The speaker's label that a text opens with, without its colon and number, and the words after it.

    `opening` are the first words where print sets them apart from the rest: such a label needs no colon.

    >>> split_label('N. F. : « Oui. »')
    ('N. F.', '« Oui. »')
    >>> split_label("– Frage 2: Warum?")
    ('Frage', 'Warum?')
    >>> split_label("P. ¿Por qué?")
    ('P', '¿Por qué?')
    >>> split_label("What matters here: patience, and luck.")
    (None, 'What matters here: patience, and luck.')
    """
    said = without_decoration(text)
    head = said[: LONGEST_LABEL + 1]
    timed = _TIME.match(head)
    if timed is not None:
        said, head = said[timed.end() :], head[timed.end() :]
    found = _LABEL.match(head)
    label = _clean(found["label"]) if found is not None else ""
    if found is not None and label and _is_label(label):
        return label, said[found.end() :].strip()
    found = _WORDED.match(head)
    if found is not None and found["label"].casefold() in ROLE_WORDS and found["label"][0] != found["label"][0].lower():
        return found["label"], said[found.end() :].strip()
    set_apart = without_decoration(opening)
    if set_apart and said.startswith(set_apart):
        label = _clean(set_apart.rstrip(_SEPARATORS))
        words = said[len(set_apart) :].lstrip(_SEPARATORS).strip()
        if 0 < len(label) <= LONGEST_LABEL and _is_label(label) and not words[:1].islower():
            return label, words
    return None, without_decoration(text)


def without_time(text: str) -> str:
    """A label without the place in the recording that follows it: "Ana Soler 00:10", "Ana Soler (1:02:33)"."""
    found = _TIME_AT_END.search(text[: LONGEST_LABEL + 1])
    return text[: found.start()] if found is not None and found.start() else text


def capitals_of(text: str) -> list[str]:
    """The words in capitals that a text opens with, one more each time: they may be a label without a colon.

    >>> capitals_of("HARBOUR POST Why?")
    ['HARBOUR', 'HARBOUR POST']
    """
    words = text[: LONGEST_LABEL + 1].split()[:MOST_LABEL_WORDS]
    size = next((n for n, word in enumerate(words) if not word.isupper()), len(words))
    if size and words[size - 1].endswith(".") and words[size : size + 1] and words[size] in DASHES:
        return []  # "ANA SOLER. — …": a dash parts it
    return [" ".join(words[:end]) for end in range(1, size + 1)]


def split_parted(text: str) -> tuple[str | None, str]:
    """The same for a label that only a dash parts from the words, as any first words may be.

    >>> split_parted("Gazeta - Por quê?")
    ('Gazeta', 'Por quê?')
    """
    found = _PARTED.match(text[: LONGEST_LABEL + 1])
    if found is None or not (label := _clean(found["label"])) or not _is_label(label):
        return None, text
    return label, text[found.end() :].strip()


def _clean(label: str) -> str:
    """A label without the number of its turn, and without the function that follows the name after a comma.

    Nothing is left of words that are no label: steps and chapters are numbered too.
    """
    name, _, function = label.partition(",")
    if function.count(" ") > LONGEST_FUNCTION:
        return ""
    whole = _SPACES.sub(" ", name).strip()
    word = _NUMBERED.sub("", whole)
    return word if word == whole or word.casefold() in ROLE_WORDS else ""


def label_of(text: str) -> str | None:
    """The speaker's label that a text opens with; None where it opens with none.

    >>> label_of("SPIEGEL: Warum?")
    'SPIEGEL'
    """
    return split_label(text)[0]


def _is_label(label: str) -> bool:
    """Whether words may stand for somebody: a name's words are capitalised, or of a caseless script, or a site's."""
    words = label.split()
    if not 0 < len(words) <= MOST_LABEL_WORDS or not label[0].isalpha():
        return False
    if len(words) == 1 and "." in label.rstrip("."):
        return True
    return all(not word[0].islower() or word in PARTICLES for word in words)


Labelled = tuple[str | None, str, bool]
"""Of a line: its label, the words after it, and whether it asks."""


def people_of(lines: Sequence[Labelled]) -> dict[str, str]:
    """The labels that stand for somebody on a page: label → the fullest label of the same person.

    A label stands for somebody where the person recurs, with other words; one that stands once is a phrase before a
    colon. But print that labels nothing more than its first question and answer, or the first answer with a full
    name, is heard too.
    """
    labels = _without_repeats(lines)
    asked = [asks_here for _, _, asks_here in lines]
    people = _same_people(label for label in labels if label)
    turns = Counter(people[label] for label in labels if label)
    known = {person for person, count in turns.items() if count > 1}
    for before, asks_first, after in zip(labels, asked, labels[1:], strict=False):
        if before and after and asks_first and people[before] != people[after]:
            known |= {people[before], people[after]}
        if before:
            break
        if after and asks_first and after.count(" ") and after.lower() != after.upper():
            known.add(people[after])
    return {label: person for label, person in people.items() if person in known}


def _without_repeats(lines: Sequence[Labelled]) -> list[str | None]:
    """The labels without those that stand a second time before the same words, as a teaser's do."""
    seen: set[tuple[str | None, str]] = set()
    once: list[str | None] = []
    for label, words, _ in lines:
        key = label, words[:SAME_WORDS]
        once.append(None if words and key in seen else label)
        seen.add(key)
    return once


def _same_people(labels: Iterable[str]) -> dict[str, str]:
    """Each label with the longest one that it is a short form of: initials, a surname, a first name."""
    short: dict[str, str] = {}
    people: dict[str, str] = {}
    for label in sorted(dict.fromkeys(labels), key=len, reverse=True):
        person = people[label] = short.get(_key(label), label)
        for form in short_forms(label):
            short.setdefault(form, person)
    return people


def short_forms(name: str) -> list[str]:
    """The keys of what a name may be shortened to, itself first.

    >>> short_forms("Dr. Ana María Soler")
    ['ana maría soler', 'maría soler', 'soler', 'ana', 'ana maría', 'ams']
    """
    words = _key(name).split()
    if is_initials(name) or len(words) < 2:
        return [_key(name)]
    ends = [" ".join(words[start:]) for start in range(len(words)) if words[start] not in PARTICLES]
    begins = [" ".join(words[:end]) for end in range(1, len(words))]
    return [*ends, *begins, "".join(word[0] for word in re.split(r"[\s-]+", " ".join(words)) if word)]


def _key(label: str) -> str:
    """What is compared of a label: no case, no honorific, no dots between initials."""
    if is_initials(label):
        return "".join(letter for letter in label.casefold() if letter.isalpha())
    words = label.casefold().split()
    named = [word for word in words if word.rstrip(".") not in HONORIFICS]
    return " ".join(named or words)


def is_initials(label: str) -> bool:
    """Whether a label is made of initials: "MB", "W. T.", "A"."""
    return (
        len(label) <= LONGEST_LABEL
        and label.upper() == label
        and len(label.replace(".", "")) <= MOST_INITIALS
        and _INITIALS.fullmatch(label) is not None
    )


def stands_for(label: str, name: str) -> bool:
    """Whether a label is a name, a part that begins or ends it, or its initials, in the order of the name.

    >>> stands_for("W. T.", "Wiebke Tornhagen"), stands_for("Mr Ruiz", "Tom Ruiz"), stands_for("Tom", "Ana Ruiz")
    (True, True, False)
    """
    return _key(label) in short_forms(name)


def asks(text: str) -> bool:
    """Whether a text ends as a question does.

    >>> asks("Und jetzt?“"), asks("first item;"), asks("Και τώρα;"), asks("Nein.")
    (True, False, True, False)
    """
    end = text.rstrip(CLOSING + " \u00a0\u202f)]")
    if end[-1:] == ";":
        return _GREEK.search(end) is not None
    return end[-1:] in tuple(QUESTION_MARKS) or end.endswith(_WITHOUT_MARK) or "՞" in end


def opens_speech(text: str) -> bool:
    """Whether a text opens with a quotation mark."""
    return _OPENS.match(text) is not None


def opens_with_dash(text: str) -> bool:
    """Whether a text opens with the dash, dots or star that mark a turn."""
    return _DECORATION.match(text) is not None


def without_decoration(text: str) -> str:
    """A text without the dash, dots or star that opens a turn."""
    found = _DECORATION.match(text)
    return text if found is None or found.end() == len(text) else text[found.end() :]


def strip_quotes(text: str) -> str:
    """A paragraph of speech without the marks around it: one that opens it, one that closes it.

    A mark that closes inner speech stays.

    >>> strip_quotes("„Ja, „Balg“ nennen sie mich.“")
    'Ja, „Balg“ nennen sie mich.'
    >>> strip_quotes("„Mich nennen sie „Balg“")
    'Mich nennen sie „Balg“'
    """
    text = text.strip()
    opened = _OPENS.match(text)
    if opened is not None:
        text = text[opened.end() :]
    if text and text[-1] in CLOSING and _closes_all(text, opened[0][0] if opened else None):
        text = text[:-1]
    return text.strip(" \t\u00a0\u202f")


def _closes_all(text: str, opening: str | None) -> bool:
    """Whether the mark at the end closes the whole text, and not speech inside it."""
    if text[-1] in _SINGLE:
        return opening is not None and opening in _SINGLE
    family = next(family for family in _FAMILIES if text[-1] in family)
    return sum(map(text.count, family)) % 2 == 1
