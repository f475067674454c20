"""Whether two names are one team's: pages print short names, fixture lists whole ones."""

from __future__ import annotations

import re
from functools import lru_cache

from mixedzone.label.calendar_words import plain_word

FORMS = frozenset(
    word
    for row in (
        "fc cf sc sv ac as afc bk bsc bvb fsv fk if ik jk kf ks mfc mks msv nk ogc rc rcd rsc sd sk sl spvgg ssc ssv",
        "sg tsg tsv tus ud us uc vfb vfl vfr zfc club de del la le the of calcio e ev und and",
    )
    for word in row.split()
)
"""What club names have besides the words that tell them apart."""

ELSEWHERE = {
    "munich": "munchen",
    "cologne": "koln",
    "koeln": "koln",
    "muenchen": "munchen",
    "nuremberg": "nurnberg",
    "hanover": "hannover",
    "brunswick": "braunschweig",
    "gladbach": "monchengladbach",
    "mgladbach": "monchengladbach",
    "moenchengladbach": "monchengladbach",
    "milan": "milano",
    "rome": "roma",
    "naples": "napoli",
    "turin": "torino",
    "seville": "sevilla",
    "lisbon": "lisboa",
    "copenhagen": "kobenhavn",
    "prague": "praha",
    "vienna": "wien",
    "brugge": "bruges",
    "bor": "borussia",
    "utd": "united",
    "man": "manchester",
    "spurs": "tottenham",
    "wolves": "wolverhampton",
    "st": "saint",
    "sankt": "saint",
}
"""Words that papers of other countries, or in a hurry, print for those of the club."""

RESERVES = frozenset({"ii", "iii", "u23", "u21", "u19", "b"})
"""What tells a club's second team from its first: never left out of either name."""

SHORTEST_PART = 4
"""Letters that the beginning of a word needs to stand for all of it: "Leverk", but not "Ber"."""

ABBREVIATION = re.compile(r"[^\W_a-zß-ÿ]{2,4}|[A-Z0-9]{1,4}")
"""Short names in capitals; what they stand for is not guessed."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def is_abbreviation(name: str) -> bool:
    """Whether a name is one of those like "SVW" that say too little by themselves."""
    return ABBREVIATION.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def same_team(printed: str, listed: str) -> bool:
    """Whether a name that is printed on a page can be that of a team in a list: all of its words are the team's.

    >>> same_team("Werder Bremen", "SV Werder Bremen"), same_team("Bayern Munich", "FC Bayern München")
    (True, True)
    >>> same_team("Borussia Dortmund", "Borussia Dortmund II"), same_team("Bayern München", "TSV 1860 München")
    (False, False)
    """
    words, others = _words(printed), _words(listed)
    if words & RESERVES != others & RESERVES:
        return False
    telling = {word for word in words if not _is_form(word)} - RESERVES
    if not telling:
        return words == others
    years = {word for word in words if word.isdigit() and len(word) == 4}
    return years <= others and all(any(_stands_for(word, other) for other in others) for word in telling)


def _words(name: str) -> frozenset[str]:
    plain = (plain_word(word.replace("'", "").replace("’", "")) for word in _WORD.findall(name))
    return frozenset(ELSEWHERE.get(word, word) for word in plain)


def _is_form(word: str) -> bool:
    return word in FORMS or word.isdigit()


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) >= SHORTEST_PART and other.startswith(word))
