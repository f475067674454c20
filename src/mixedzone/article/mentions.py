"""Names in a text → the people and bodies whom they stand for: each by the fullest name that the page has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from operator import itemgetter

from mixedzone.article.speech_words import (
    AGED,
    CONTRACTED,
    FEMALE_ROLES,
    FIRST_NAMES,
    INDEFINITE,
    NOT_ROLES,
    ROLES,
    SHORTEST_ENDING,
    STOP,
    SURE_ENDINGS,
    SURNAMES,
    THINGS,
    TITLES,
    word_set,
)

UPPER = "".join(char for char in map(chr, range(0x590)) if char.isupper())
LOWER = "".join(char for char in map(chr, range(0x590)) if char.islower())

MOST_WORDS = 8
"""Capitalised words of one name at most, titles and roles before it included."""

_SPACE = "[ \u00a0\u202f]"
ABBREVIATIONS = sorted(word_set("Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Sgt Capt Rev St Jr Hr Mag Ing"))
"""Words that a full stop shortens before a name."""
_SMALL = (
    "van der|van den|van de|von der|von den|de la|de los|de las|al|bin|bint|da|das|de|del|della|di|dos|du|el|ibn"
    "|ten|ter|van|von|zu|ve"
)
_REST = r"\w{0,40}+(?:[-'’.]\w{1,40}+){0,4}+"
_DOT = rf"(?:\.(?:{'|'.join(rf'(?<={chr(92)}b{short}{chr(92)}.)' for short in [f'[{UPPER}]', *ABBREVIATIONS])}))?"


def _name(least: int) -> str:
    """The pattern of a name of at least so many words after the first."""
    first = rf"[{UPPER}](?<!\w[{UPPER}]){_REST}"
    return first + rf"(?:{_DOT}{_SPACE}(?:(?:{_SMALL}){_SPACE})?[{UPPER}]{_REST}){{{least},{MOST_WORDS - 1}}}"


NAME = _name(0)
"""A run of capitalised words, with the small words that names have inside."""

_NAME = re.compile(NAME)
_RUN = re.compile(_name(1))
_POSSESSIVE = re.compile(r"['’]s?$")

MOST_OF_A_NAME = 50
"""Places that are looked at for one word; a word that stands in more is settled by then."""

FAR_MORE = 3
"""Times as often as anybody else with a first name somebody is named whom it stands for alone."""

LONGEST_OFFICE = 4
"""Letters that stand for an office at most."""

LONGEST_INITIAL = 3
"""Letters of a shortened given name at most: "J.", "Ma."."""

MOST_BEFORE = 3
"""Places of a surname before the full name at most: the headline and the lead have it alone."""

LONGEST_SAMPLE = 6000
"""Characters of a page that tell which of its words are written in small letters too."""

LONGEST_TEXT = 30_000
"""Characters of a page that are searched for names; more have no new ones of weight."""

MOST_RUNS = 3000
"""Names on one page; more are a list."""


class Names:
    """The names of a page. `texts` are its texts in page order, those that introduce people first.

    `capital_nouns` tells that the language writes all nouns with a capital; `stop` are words that open no name.
    """

    def __init__(self, texts: Iterable[str], *, capital_nouns: bool = False, stop: frozenset[str] = STOP) -> None:
        self._text = "\n".join(texts)[:LONGEST_TEXT]
        self._capital_nouns = capital_nouns
        self._stop = stop
        self._people: dict[tuple[str, bool], str | None] = {}
        self._fullest: dict[str, str] = {}
        self._nouns: dict[str, bool] = {}
        self._human: dict[str, bool] = {}
        self._introduced: dict[str, str | None] = {}

    def person(self, run: str, *, opening: bool = False) -> str | None:
        """The name in a run of capitalised words: without titles, roles and, where it opens a sentence, small words.

        None where nothing of a name is left.
        """
        key = (run, opening)
        if key not in self._people:
            self._people[key] = self._person(run, opening=opening)
        return self._people[key]

    def is_noun(self, word: str) -> bool:
        """Whether a capitalised word stands behind an article on the page, where the language capitalises its nouns."""
        if not self._capital_nouns:
            return False
        if word not in self._nouns:
            before = [self._lower[max(0, place - 12) : place].split()[-2:] for place in _places(self._text, word)]
            articled = sum(bool(two) and two[-1] in _BEFORE_NOUNS and two[0] != "von" for two in before)
            self._nouns[word] = articled >= NOUN_SHARE * max(len(before), 1)
        return self._nouns[word]

    def fullest(self, name: str) -> str:
        """The fullest name on the page that a name is the end or the beginning of; itself where there is none."""
        if name not in self._fullest:
            self._fullest[name] = self._full(name)
        return self._fullest[name]

    def is_person(self, name: str) -> bool:
        """Whether a name has two words, or is short for one that has."""
        full = self.fullest(name)
        return " " in full and not self._is_thing(full.partition(" ")[0]) and not _is_body(full)

    def _is_thing(self, word: str) -> bool:
        """Whether a German word is a noun, by its articles on the page or by its ending."""
        return self._capital_nouns and (word.endswith(_NOUN_ENDINGS) or self.is_noun(word))

    def is_human(self, name: str) -> bool:
        """Whether a pronoun may stand for a name: it is a person's, and nothing is said to be in it or is the one."""
        if name not in self._human:
            full = self.fullest(name)
            self._human[name] = self.is_person(name) and not any(
                self._text[max(0, place - 6) : place].split()[-1:] in _BEFORE_PLACES
                for place in _places(self._text, full)
            )
        return self._human[name]

    def by_role(self, role: str) -> str | None:
        """Who was introduced with a role: "the keeper" → "Ana Soler"; None for nobody and for several."""
        if role not in self._introduced:
            self._introduced[role] = self._by_role(role)
        return self._introduced[role]

    def is_unnamed(self, role: str) -> bool:
        """Whether a role is somebody whom the page does not name: "a spokesman"."""
        if role.endswith(AGED):
            return False
        whole = (n for n in _places(self._lower, role) if not self._lower[n + len(role) : n + len(role) + 1].isalnum())
        before = [self._lower[max(0, n - 30) : n].split()[-2:] for n in whole]
        return any(words[-1:] and (words[-1] in INDEFINITE or words[0] in INDEFINITE - _AMBIGUOUS) for words in before)

    def by_side(self, side: str) -> str | None:
        """Who belongs to a side: "CDU" → the one who is "CDU-Chefin Eva Lind" or "Eva Lind (CDU)" to the page."""
        texts = (
            self._text[max(0, place - LONGEST_APPOSITION) : place + LONGEST_APPOSITION]
            for place in _places(self._text, side)
        )
        found = set()
        for text in texts:
            for run in re.findall(rf"{re.escape(side)}-\w+ ({NAME})|({NAME}) \({re.escape(side)}\)", text):
                found.add(self._known("".join(run)))
        return _only(found - {None})

    def _by_role(self, role: str) -> str | None:
        found = set()
        for place in _places(self._lower, role):
            end = place + len(role)
            if self._text[place - 1 : place].isalnum() or self._text[end : end + 1].isalnum():
                continue
            run = _NAME.match(self._text, end + 1)
            before = None
            if run is None and not role.endswith(AGED):
                run = _APPOSED.match(self._text, end, end + LONGEST_APPOSITION)
                before = _APPOSED_BEFORE.search(self._text, max(0, place - LONGEST_APPOSITION), place)
            found.add(self._known(run[run.lastindex or 0]) if run else None)
            found.add(self._known(before[1]) if before and not run else None)
        return _only(found - {None})

    def _known(self, run: str) -> str | None:
        """The full name of a person in a run of capitalised words."""
        name = self.person(_POSSESSIVE.sub("", run))
        full = self.fullest(name) if name is not None else ""
        return full if " " in full else None

    def _person(self, run: str, *, opening: bool) -> str | None:
        words = run.split()
        words[0] = CONTRACTED.sub("", words[0])
        while len(words) > 1 and words[0].islower():
            words = words[1:]
        roles = [n for n, word in enumerate(words) if is_role(word.lower())]
        if len(words) > 1 and words[-1].lower() in SURNAMES:
            roles = [n for n in roles if n < len(words) - 1]
        last_role = roles[-1] if roles else -1
        if last_role < 0 and len(words) > 1 and words[0].endswith(FEMALE_ROLES) and words[0].lower() not in NOT_ROLES:
            last_role = 0
        if last_role >= 0:
            words = words[last_role + 1 :]
            opening = False
        told_apart = len(words) > 2 and words[1].lower() in FIRST_NAMES and _is_unknown(words[0])
        if told_apart and opening and not self._is_inner(words[0]):
            words = words[1:]  # "Fisherman Tom Ruiz"
            opening = False
        while words and (words[0].lower() in self._stop or (opening and len(words) > 1 and self._is_small(words[0]))):
            words = words[1:]
        while self._capital_nouns and len(words) > 2 and self.is_noun(words[0]) and not _ADJECTIVE.fullmatch(words[0]):
            words = words[1:] if words[1][0].isupper() else []  # "der Hafenwart Tom Ruiz", "das Kind zu Hause"
        if self._capital_nouns and len(words) > 3 and _SMALL_WORD.fullmatch(words[2]):  # "Ana Soler von der Hafenpost"
            words = words[:2]
        shouted = bool(words) and words[0].isupper()
        clubs = (n for n, word in enumerate(words) if n > 1 and _CLUB.fullmatch(word) and not shouted)
        club = next(clubs, len(words))
        words = words[: club - (club < len(words) and words[club - 1].islower())]
        title = max((n for n, word in enumerate(words[:-1]) if word.rstrip(".").lower() in TITLES), default=-1)
        words = words[max(title + (len(words) - title > 2), 0) :]
        if opening and len(words) == 1 and (self._is_small(words[0]) or not self._is_inner(words[0])):
            return None
        return self._trimmed(words) or None

    def _full(self, name: str) -> str:
        words = name.split()
        while len(words) > 1 and (words[0].rstrip(".").lower() in TITLES or self._is_titled(words)):
            words = words[1:]
        ends = self._with(words[-1], -1)
        if len(words) > 1:
            two = self._capital_nouns and len(words) == 2 and len(ends) < 2
            if two and (first := self._with(words[0], -1)):  # "Soler Vorteile"
                return _commonest(first)
            return max((full for full in ends if full.split()[0] == words[0]), key=len, default=" ".join(words))
        if ends:
            full = _commonest(ends)
            return full if self._introduces(full, words[0]) else name
        return self._by_first(words[0], self._with(words[0], 0)) or name

    def _is_titled(self, words: list[str]) -> bool:
        """Whether a name opens with letters for an office: "MEC Soler", where the page has Ana Soler too."""
        office = len(words) == 2 and words[0].isupper() and 1 < len(words[0]) <= LONGEST_OFFICE
        return office and any(not full.split()[0].isupper() for full in self._with(words[1], -1))

    def _by_first(self, first: str, names: list[str]) -> str | None:
        """Whom a first name alone stands for: the one who has it, or of several the one named far more often."""
        owners = Counter(_bare(full, names).split()[-1] for full in names)
        ranked = owners.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] < FAR_MORE * ranked[1][1]):
            return None
        full = max((full for full in names if full.split()[-1] == ranked[0][0]), key=len)
        return full if not self._capital_nouns or self._introduces(full, first) else None

    def _trimmed(self, words: list[str]) -> str:
        """A German name without the noun behind it, "Ana Soler Bezug": the page has "Soler" alone, not "Bezug"."""
        if self._capital_nouns and len(words) == 3 and not self._is_small(words[1]):
            alone = self._text.count(words[1]) - self._text.count(f"{words[1]} {words[2]}")
            last = self._text.count(words[2]) - self._text.count(f"{words[1]} {words[2]}")
            if alone >= max(last, 1):
                return " ".join(words[:2])
        return " ".join(words)

    def _introduces(self, full: str, word: str) -> bool:
        """Whether a full name stands about as early as its last word alone: a person is introduced in full."""
        return self._text.count(word, 0, max(self._text.find(full), 0)) <= MOST_BEFORE

    def _is_small(self, word: str) -> bool:
        """Whether a word stands on the page in small letters too: with a capital it only opens a sentence."""
        small, text = word.lower(), self._text
        place = text.find(small, 0, LONGEST_SAMPLE)
        while place >= 0:
            end = place + len(small)
            if (not place or text[place - 1].isspace()) and (end >= len(text) or text[end].isspace()):
                return True
            place = text.find(small, place + 1, LONGEST_SAMPLE)
        return False

    def _is_inner(self, word: str) -> bool:
        """Whether a word has its capital inside a sentence somewhere, or is an acronym."""
        if word.isupper() and len(word) > 1:
            return True
        return any(_INNER.search(self._text, max(0, place - 2), place) for place in _places(self._text, word))

    @cached_property
    def _lower(self) -> str:
        """The text in small letters, sign for sign; what has no single small letter stays."""
        lower = self._text.lower()
        return lower if len(lower) == len(self._text) else self._text

    def _with(self, word: str, place: int) -> list[str]:
        """The names of several words that have a word first (0) or last (-1), as often as they stand on the page."""
        names: list[str] = []
        for run, count in self._runs.get(word, {}).items():
            name = self.person(run, opening=True)
            if name is None or " " not in name or name.split()[0].rstrip(".").lower() in TITLES:
                continue
            if any(map(self._is_thing, (name.split()[0], name.split()[-1]))) or _is_body(name):
                continue
            part = name.split()[place]
            if part == word or (place and part.rpartition("-")[2] == word):
                names += [name] * count
        return names

    @cached_property
    def _runs(self) -> dict[str, dict[str, int]]:
        """The runs of several capitalised words by each of their words, with how often they stand on the page."""
        counts = Counter(map(itemgetter(0), islice(_RUN.finditer(self._text), MOST_RUNS)))
        runs: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for found, count in counts.items():
            run = _POSSESSIVE.sub("", found)
            for word in run.split():
                for part in {word, word.rpartition("-")[2]} if "-" in word else (word,):
                    runs[part][run] = runs[part].get(run, 0) + count
        return runs


_BEFORE_NOUNS = word_set(
    "der die das dem den des ein eine einen einem einer eines kein keine keinen ihr ihre ihren ihrer sein seine "
    "seinen seiner ihrem ihres seinem seines zum zur im am vom beim ins ans dieser diese dieses diesem diesen "
    "mehr viele jeder jede jedes "
)
"""Words before German nouns, hardly before names."""

NOUN_SHARE = 0.3
"""Share of the places of a word behind an article from which it is a noun: some say "der Ruiz"."""

_PLURALS = ("ungen", "heiten", "keiten", "schaften", "tionen", "gramm", "platz", "haus", "werk", "stadt")
_NOUN_ENDINGS = ("ung", "heit", "keit", "schaft", "tion", "ität", "nis", "ismus", "namen", "zeit", *_PLURALS)
"""Endings of German nouns that hardly any first name has."""

_BEFORE_PLACES = tuple([word] for word in word_set("in at the im i på hos w v na nel nella el la le les das het"))
"""Words before places and bodies, hardly before people."""

LONGEST_APPOSITION = 90
"""Characters between a role and the name that stands in commas behind it at most, and the other way round."""

_APPOSED = re.compile(rf"[^.:;!?,\n“”„«»\"]{{0,60}}, ({NAME})(?=[,.])")
_APPOSED_BEFORE = re.compile(rf"({NAME}), (?:[{LOWER}’']{{1,12}} ){{0,3}}$")
_AMBIGUOUS = word_set("a en et")
_CLUB = re.compile("[A-Z]{2,4}")
_ADJECTIVE = re.compile(r".*(?:sch|lich|nal|mein|ig|rein)e[nrs]?")
_SMALL_WORD = re.compile("von|zu|van")
_INNER = re.compile(rf"[{LOWER},]{_SPACE}$|[{LOWER}]['’]$")


@lru_cache(maxsize=1 << 14)
def is_role(word: str) -> bool:
    """Whether a word in small letters says what somebody is: by function, or by age."""
    if word in ROLES or word.endswith(AGED) or (len(word) > SHORTEST_ENDING and word.endswith(SURE_ENDINGS)):
        return True
    behind = word[max(word.rfind(sign) for sign in "-'’") + 1 :]
    return behind in ROLES or any(word[n:] in ROLES for n in range(1, len(word) - SHORTEST_ENDING + 1))


def _is_unknown(word: str) -> bool:
    """Whether a word may be what somebody is, before a given name: it is none itself, nor an initial."""
    return len(word) > LONGEST_INITIAL and "-" not in word and word.lower() not in FIRST_NAMES


def _is_body(name: str) -> bool:
    """Whether a name is that of a body or a work, by its first or last word."""
    first, _, rest = name.lower().partition(" ")
    return (first in THINGS and first not in FIRST_NAMES) or rest.rpartition(" ")[2] in THINGS


def _bare(full: str, names: list[str]) -> str:
    """A name without the "s" of its genitive, where the page has it without too."""
    return full[:-1] if full.endswith("s") and full[:-1] in names else full


def _commonest(names: list[str]) -> str:
    """Of the names with one surname the commonest, and of those the first on the page."""
    return Counter(names).most_common(1)[0][0]


def _only(names: set[str | None]) -> str | None:
    """The one person in a set of names, one of which may be the beginning of another."""
    longest = max((name for name in names if name), key=len, default=None)
    return longest if longest and all(longest.startswith(name) for name in names if name) else None


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, as often as matters."""
    place = text.find(word)
    for _ in range(MOST_OF_A_NAME):
        if place < 0:
            return
        yield place
        place = text.find(word, place + 1)
