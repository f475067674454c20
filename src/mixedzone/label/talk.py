"""Whether questions and answers are a talk: who is addressed, who speaks of themselves, what a page calls itself.

The words are data: tables at the top, in the languages that press pages come in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mixedzone.label.candidates import Candidate, words_of
from mixedzone.label.speech import QUESTION_MARKS, ROLE_WORDS, asks, opens_speech, without_time

FEWEST_QUESTIONS, LEAST_ASKING = 3, 0.06
"""Lines that hold a question on the page of a talk, and their share of its lines of text."""

FEWEST_PLAIN, LEAST_PLAIN = 2, 0.04
"""The same of lines that are nothing but a question, or open with one that type sets apart."""

SAMPLE, SAMPLED = 12, 600
"""Questions whose next line is looked at first, and characters of it."""

LEAST_SPEAKING, LEAST_ALONE, LEAST_ADDRESSED = 0.35, 0.08, 0.1
"""Share of these lines in the first person, of those where a single person speaks, and of questions to somebody; few
pages that hold enough questions have as many, and every interview does."""

LEAST_ANSWERED = 0.12
"""Questions that something else follows, for each line from the first to the last of them, of a talk without labels
or quotation marks; half as many where the page's head calls it an interview."""

MOST_GENERIC = 1.25
"""How many of these lines may address somebody, of those in the first person; guides speak to their readers."""

LABEL_REACH = 40
"""Characters that a label has at most, when labels are counted first."""

ADDRESSED, SPEAKING = 0.2, 0.35
"""Shares of questions that address somebody and of answers in the first person, for pages without labels or quotes:
a list of frequent questions asks in the first person and answers in the second, oftener than in the first."""

DECLARED_SPEAKING = 0.15
"""The same share of answers where the page's head calls it an interview."""

LONGEST_THANKS = 12
"""Words of the reporter's thanks at the end."""

ALONE = 0.15
"""Share of answers in which a single person speaks of themselves: companies that answer questions say "we"."""

SELDOM = 0.25
"""How many answers may address somebody, of those in the first person, where nobody speaks of themselves alone."""

UNSURE = 0.6
"""How many answers may address somebody, of those in the first person, where nothing marks the questions."""

LONGEST_ANSWERS, MOST_ANSWERS = 3, 8
"""Lines an answer has on average at most on such pages, and on others: a forum's or an essay's questions stand
farther apart, and so do the labels of lists."""


@dataclass(frozen=True)
class Tongue:
    """The small words that tell a language, and those that address somebody or speak of oneself or of us.

    `you_like` and `self_like` are what the same is told by where it is part of the verb or cut short.
    """

    small: frozenset[str]
    you: frozenset[str]
    self: frozenset[str]
    us: frozenset[str]
    you_like: re.Pattern[str] | None = None
    self_like: re.Pattern[str] | None = None


def _tongue(small: str, you: str, self: str, us: str, you_like: str = "", self_like: str = "") -> Tongue:
    like = [re.compile(each) if each else None for each in (you_like, self_like)]
    words = [frozenset(each.split()) for each in (small, you, self, us)]
    return Tongue(words[0], words[1], words[2], words[3], like[0], like[1])


TONGUES = (
    _tongue(
        "the and of to is was that for with it",
        "you your yours you’re you've you’ve you'd you’d yourself",
        "i i'm i’m i've i’ve i'd i’d i'll i’ll me my mine myself",
        "we we're we’re we've we’ve us our ours",
    ),
    _tongue(
        "der die das und ist nicht mit auf ein eine zu den war auch",
        "du dich dir dein deine deinen deinem deiner euch euer eure euren",
        "ich mich mir mein meine meinen meinem meiner",
        "wir uns unser unsere unseren unserem unserer",
        r"[\w,„“\"»(–:] (?:Sie|Ihre?[nmrs]?|Ihnen)\b",  # inside a sentence: at its beginning it may mean others
    ),
    _tongue(
        "le la les des et est une dans que qui pas pour du",
        "vous votre vos tu te toi ton ta tes",
        "j je moi mon ma mes",
        "nous notre nos on",
        r"-(?:vous|tu)\b|\bt['’]",
        r"\b[jJmM]['’]\w",
    ),
    _tongue(
        "el los las y que una del por es con no se al",
        "usted ustedes ti te contigo tú tu tus su sus le les os vosotros",
        "yo me mi mis mí conmigo soy estoy tengo creo quiero pienso fui estuve he voy hago puedo era",
        "nosotros nuestro nuestra nuestros nuestras nos hemos somos estamos tenemos",
        r"\b(?!más|además|atrás|jamás|detrás|quizás|estás\b)\w{3,}(?:ás|aste|iste)\b|\bestás\b|\w(?:nos|me)\b",
        r"\b(?!qué|porqué|café|aunqué)\w{2,}(?:é|uve|ije|ice)\b",
    ),
    _tongue(
        "o os e que um uma da em não com para na mas",
        "você vocês te ti contigo tu teu tua seu sua seus suas lhe senhor senhora vosso vossa",
        "eu me mim comigo meu minha meus minhas sou estou tenho acho quero fui vou posso era estava tinha",
        "nós nosso nossa nossos nossas nos temos somos estamos fomos gente",
        r"\w(?:ste|aste|este)\b|-nos\b",
        r"\b(?!sei\b|lei\b|rei\b|hei\b)\w{2,}ei\b|\w-me\b",
    ),
    _tongue(
        "il che di e la per un una non con del sono gli è",
        "lei tu ti te suo sua suoi tuo tua tuoi voi vostro vostra vi",
        "io mi me mio mia miei mie sono ho penso credo",
        "noi nostro nostra nostri ci abbiamo siamo",
    ),
    _tongue(
        "het een de van en is niet dat op met",
        "u uw je jij jouw jullie",
        "ik mij mijn me",
        "wij we ons onze",
    ),
    _tongue(
        "w na z się nie że jest ale jak", "pan pani ty twoje twój cię ci panu", "ja mnie mi mój moja moje", "my nas nam"
    ),
    _tongue("ve bir bu da de için ile çok", "siz sizin size sen senin sana", "ben benim bana beni", "biz bizim bize"),
    _tongue(
        "и в не на что с как это по",
        "вы вас вам ваш ваша ваши ты тебя тебе",
        "я меня мне мой моя мои",
        "мы нас нам наш",
    ),
    _tongue(
        "och att det som en är på för",
        "du dig din ditt dina ni er",
        "jag mig min mitt mina jeg meg mig mit",
        "vi oss vår våra os vores",
    ),
    _tongue(
        "في من على إلى أن ما هذا هذه التي الذي عن مع كان لا",
        "أنت أنتم لك لكم هل نفسك",
        "أنا لي لدي عندي معي كنت أعتقد أظن أرى أشعر أريد أردت أحب أقول بدأت نفسي أبي أمي",
        "نحن لنا لدينا عندنا كنا نريد نحاول نحتاج علينا",
        r"\b(?!ذلك|تلك|هناك|لذلك|كذلك|هنالك|بذلك|ال|ي|أ)\w{2,}(?:ك|كم)\b|(?:هل|ماذا|كيف|لماذا|متى|أين|أن) [ست]\w{2,}",
        r"\b\w{2,}ني\b|\bس?أ(?!ن|و|ي|كثر|ما|سبوع|هل)\w{2,}\b|\b\w{2,}(?:بي|تي|ربي|يدي)\b",
    ),
)
"""Languages that press pages come in, those that share words parted by their commonest ones."""

_SPEAKING: frozenset[str] = frozenset().union(*(tongue.self | tongue.us for tongue in TONGUES))
_ALONE: frozenset[str] = frozenset().union(*(tongue.self for tongue in TONGUES))
_ASKING = ("?", *(mark for mark in QUESTION_MARKS if mark not in "?;"), "か。", "까.")
_GREEK_ASKING, _GREEK_LETTER = ";", "α"
"""What asks; the Greek mark is another script's semicolon."""

_UNSPACED_YOU = re.compile(r"あなた|さん|选手|選手|您|你|당신|씨")
_UNSPACED_I = re.compile(r"私|僕|俺|我|저|우리")
"""The same in scripts that do not part words."""

_THANKS = re.compile(
    r"\b(?:thanks?|danke?|dank|merci|gracias|obrigad[oa]|grazie|bedankt|dank je|tack|takk?|dzięki|dziękuję|спасибо)\b"
    r"|ありがとう|谢谢|謝謝|감사|شكرا",
    re.IGNORECASE,
)
"""What a short line after the last answer says when the reporter takes leave."""

_INVITES = re.compile(
    r"(?:please )?(?:tell|talk to|describe|explain|walk)\b|(?:bitte )?(?:erzählen|beschreiben|erklären|schildern) sie\b"
    r"|(?:erzähl|beschreib|erklär)\b|(?:parlez|racontez|décrivez|expliquez|raconte|parle)[ -]"
    r"|(?:h[aá]ble|cu[eé]nte|hábla|cuénta|describ|expl[ií]que)\w*\b|(?:conte|fale|descreva|explique)(?:-\w+)?\b"
    r"|(?:mi |ci )?(?:racconti|parli|descriva)\b|حدثنا|حدثني|صف لنا|أخبرنا|كلمنا",
    re.IGNORECASE,
)
"""What a question opens with that is put as a request."""

_LEAVE = re.compile(
    r"(?:das|dieses) (?:interview|gespräch)\b"
    r"|(?:the|this) (?:interview|conversation|transcript) (?:was|has been|is|took)\b"
    r"|(?:interview|gespräch|entretien|entrevista|intervista|interviewed?|propos|rozmawiał|беседовал)"
    r"(?: \w+){0,2} ?(?::|by\b|von\b|par\b|por\b|di\b|geführt\b)|(?:die )?fragen stellte|l['’]intervista"
    r"|(?:esta|la|a|essa) entrevista (?:fue|foi|se)\b|(?:cet|l['’])\s?(?:entretien|interview) a\b"
    r"|(?:about|more about|über|zur person|zum autor|zur autorin|à propos|sobre) ?(?:\w+ ){0,3}:"
    r"|(?:mit|text) .{3,40} sprach\b|أجرى (?:الحوار|المقابلة)|حاوره|حاورها|(?:حوار|مقابلة|لقاء) ?:",
    re.IGNORECASE,
)
"""What a line after the last answer opens with when it tells who asked, or parts the interview from what follows."""

_DECLARES = re.compile(
    r"\binterviewe[der]\w*\b|\binterview (?:mit|with|avec|con|com|by|von|de|d['’]|über|zu[mr]?|di)\b"
    r"|\b(?:in|this|an|our|the|exclusive|im|ein|das|diesem|l['’]|une?|een) ?interviews?\b(?! (?:question|tip|process))"
    r"|-interview\b|^interview\b(?! (?:question|tip|process))"
    r"|\b(?:im|das|ein) gespräch\b|\bgespräch (?:mit|über)\b|\bentretien (?:avec|exclusif)\b|^entretien\b"
    r"|\bentrevist(?:a|amos|ado|ada|ou|ó)\b|\bintervista\b|\bpropos recueillis\b|\ba répondu à nos questions\b"
    r"|\bin conversation with\b|\bq ?& ?a with\b"
    r"|\b(?:spoke|talked|chatted|sat down|speaks|talks|caught up) (?:to|with)\b"
    r"|\bsprach(?:en)? (?:mit|wir)\b|\bspricht (?:im|über|mit)\b|\bfragen an\b|\bgesprochen\b|\brencontre avec\b"
    r"|\b(?:habl[aó]|conversa|charl[aó]|conversó|hablamos|conversamos|charlamos|falou|fala|conversou)"
    r" (?:con|com|sobre)\b"
    r"|حوار|مقابلة|لقاء مع|حديث مع",
    re.IGNORECASE,
)
"""What a headline, a lead or the paragraphs before the first question say when an interview follows."""


def may_be_talk(texts: Sequence[str], head: Sequence[str], opens_apart: Callable[[int], bool]) -> list[int]:
    """The lines that hold a question, where they and what follows them may be a talk; none where they can't.

    Cheap, since most pages are none: enough questions that address somebody, and after them somebody who speaks of
    themselves or of us, or labels that recur. `head` are the texts over the talk; `opens_apart` tells of a line
    whether type sets its first words apart.
    """
    asking = _asking(texts)
    if len(asking) < FEWEST_QUESTIONS or len(asking) < LEAST_ASKING * len(texts):
        return []
    ends = {n for n in asking if asks(texts[n])}
    plain = [n for n in asking if n in ends or opens_apart(n)]
    if len(plain) < FEWEST_PLAIN:
        return []
    labels = _recurring(texts, asking)
    if not labels <= ROLE_WORDS:
        return asking
    if not labels and len(plain) < LEAST_PLAIN * len(texts):
        return []
    answered = [n for n in plain if n not in ends or (n + 1 < len(texts) and n + 1 not in ends)]
    density = 1.0 if labels else _density(answered)
    return asking if _may_be_answered(texts, head, asking, density) else []


def _recurring(texts: Sequence[str], asking: Sequence[int]) -> frozenset[str]:
    """What the lines that hold a question, and those behind them, open with again and again before a colon."""
    near = sorted({n for number in asking for n in (number, number + 1) if n < len(texts)})
    words = Counter(texts[n][: texts[n].index(":")] for n in near if ":" in texts[n][:LABEL_REACH])
    alone = Counter(without_time(texts[n]) for n in near if len(texts[n]) <= LABEL_REACH)
    words.update(alone)
    often = [word for word, count in words.items() if count >= FEWEST_QUESTIONS and not asks(word)]
    plain = {word: word.strip(" .)0123456789").casefold() if word not in alone else word for word in often}
    return frozenset(label for label in plain.values() if any(map(str.isalnum, label)))


def _density(answered: Sequence[int]) -> float:
    """Questions that something else follows, for each line from the first to the last of them."""
    return len(answered) / (answered[-1] - answered[0] + 1) if answered else 0.0


def _may_be_answered(texts: Sequence[str], head: Sequence[str], asking: Sequence[int], density: float) -> bool:
    """Whether what follows questions may be answers: quoted, or by somebody who speaks of themselves."""
    after = [texts[number + 1][:SAMPLED] for number in asking[:SAMPLE] if number + 1 < len(texts)]
    if 2 * sum(map(_caseless, after)) > len(after):
        return True
    quoted = sum(map(opens_speech, after)) >= LEAST_SPEAKING * len(after)
    if not quoted and density < LEAST_ANSWERED / 2:
        return False
    words = [words_of(text) for text in after]
    if sum(not _SPEAKING.isdisjoint(each) for each in words) < LEAST_SPEAKING * len(after):
        return False
    if sum(not _ALONE.isdisjoint(each) for each in words) < LEAST_ALONE * len(after):
        return False
    if quoted or declares(head):
        return True
    return density >= LEAST_ANSWERED and _is_addressed([texts[number][:SAMPLED] for number in asking[:SAMPLE]], after)


def _is_addressed(questions: Sequence[str], answers: Sequence[str]) -> bool:
    """Whether questions speak to somebody, and what follows them hardly more to others than of itself."""
    asked, said = [Candidate(text) for text in questions], [Candidate(text) for text in answers]
    tongue = tongue_of([*asked, *said])
    if sum(addresses(each, tongue) for each in asked) < LEAST_ADDRESSED * len(asked):
        return False
    generic = sum(addresses(each, tongue) for each in said)
    return generic <= MOST_GENERIC * sum(speaks(each, tongue) for each in said)


def _asking(texts: Sequence[str]) -> list[int]:
    """The lines that hold a question mark of those that the page has."""
    page = "\n".join(texts)
    marks = [mark for mark in _ASKING if mark in page]
    if _GREEK_LETTER in page:
        marks.append(_GREEK_ASKING)
    return sorted({n for mark in marks for n, text in enumerate(texts) if mark in text})


def _caseless(text: str) -> bool:
    return text.upper() == text.lower()


def declares(texts: Iterable[str]) -> bool:
    """Whether a page's head says that it is an interview."""
    return any(_DECLARES.search(text[:600]) is not None for text in texts)


def takes_leave(candidate: Candidate) -> bool:
    """Whether a line is the reporter's thanks at the end."""
    return candidate.length <= LONGEST_THANKS and _THANKS.search(candidate.text) is not None


def parts(candidate: Candidate) -> bool:
    """Whether a line parts the interview from what follows it."""
    return not candidate.length or takes_leave(candidate) or _LEAVE.match(candidate.text) is not None


def invites(candidate: Candidate) -> bool:
    """Whether a line asks somebody to tell something."""
    return _INVITES.match(candidate.said) is not None


def thanks(candidate: Candidate) -> bool:
    """Whether a line thanks somebody, however long it is."""
    return _THANKS.search(candidate.text) is not None


def tongue_of(candidates: Iterable[Candidate]) -> Tongue:
    """The language of a talk: the one whose small words, and those for you and me, its lines hold most often."""
    counts: Counter[str] = Counter()
    for candidate in candidates:
        counts.update(candidate.words)
    return max(TONGUES, key=lambda tongue: sum(counts[word] for word in tongue.small | tongue.you | tongue.self))


def addresses(candidate: Candidate, tongue: Tongue) -> bool:
    """Whether a line speaks to somebody."""
    return (
        not tongue.you.isdisjoint(candidate.words)
        or (tongue.you_like is not None and tongue.you_like.search(candidate.text) is not None)
        or _UNSPACED_YOU.search(candidate.text) is not None
    )


def speaks_alone(candidate: Candidate, tongue: Tongue) -> bool:
    """Whether somebody speaks of themselves in a line."""
    return (
        not tongue.self.isdisjoint(candidate.words)
        or (tongue.self_like is not None and tongue.self_like.search(candidate.text) is not None)
        or _UNSPACED_I.search(candidate.text) is not None
    )


def speaks(candidate: Candidate, tongue: Tongue) -> bool:
    """Whether a line speaks in the first person."""
    return speaks_alone(candidate, tongue) or not tongue.us.isdisjoint(candidate.words)


def is_talk(
    questions: Sequence[Candidate], answers: Sequence[Candidate], tongue: Tongue, declared: bool, marked: bool
) -> bool:
    """Whether the questions address somebody and the answers speak of themselves.

    Less is asked of a page whose head calls it an interview, more of one where nothing marks the questions.
    """
    if len(answers) > LONGEST_ANSWERS * len(questions) * (2 if declared else 1):
        return False
    generic = sum(addresses(c, tongue) for c in answers)
    speaking = sum(speaks(c, tongue) for c in answers)
    if declared:
        return speaking >= max(DECLARED_SPEAKING * len(answers), generic / 2)
    alone = sum(speaks_alone(c, tongue) for c in answers)
    return (
        sum(addresses(c, tongue) for c in questions) >= ADDRESSED * len(questions)
        and speaking >= max(SPEAKING * len(answers), generic)
        and (alone >= ALONE * len(answers) or generic <= SELDOM * speaking)
        and (marked or generic <= UNSURE * speaking)
    )
