"""Whether questions and answers are a talk: who is addressed, who speaks of themselves, what a page calls itself.

The words are data: tables at the top, in the languages that press pages come in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mixedzone.label.candidates import Candidate

ADDRESSED, SPEAKING = 0.2, 0.35
"""Shares of questions that address somebody and of answers in the first person, for pages without labels or quotes:
a list of frequent questions asks in the first person and answers in the second, oftener than in the first."""

DECLARED_SPEAKING = 0.15
"""The same share of answers where the page's head calls it an interview."""

LONGEST_THANKS = 12
"""Words of the reporter's thanks at the end."""

ALONE = 0.2
"""Share of answers in which a single person speaks of themselves: companies that answer questions say "we"."""

SELDOM = 0.25
"""How many answers may address somebody, of those in the first person, where nobody speaks of themselves alone."""

UNSURE = 0.6
"""How many answers may address somebody, of those in the first person, where nothing marks the questions."""

LONGEST_ANSWERS = 3
"""Lines an answer has on average at most on such pages: a forum's or an essay's questions stand farther apart."""

SECOND_PERSON = frozenset(
    "you your yours you’re you've you’ve you'd"
    " du dich dir dein deine deinen deinem deiner euch euer eure euren eurem eurer"
    " vous votre vos tu te toi ton ta tes"
    " usted ustedes ti contigo tú eres estás tienes crees piensas sientes"
    " você vocês seu sua seus suas senhor senhora lei suo tua tuo"
    " u uw jij je jouw jullie ty pan pani twoje siz sen sizin вы вас вам ваш ваши ты тебя"
    " أنت أنتم لك لكم لديك لديكم عنك معك منك فيك عليك إليك رأيك برأيك نفسك حياتك كنت تعتقد ترى هل".split()
)
"""Words that address somebody."""

SELF = frozenset(
    "i i'm i’m i've i’ve i'd i’d i'll i’ll me my mine myself"
    " ich mich mir mein meine meinen meinem meiner"
    " j je j'ai j’ai moi mon ma mes"
    " yo me mi mis soy estoy tengo creo quiero pienso fui he"
    " eu meu minha meus minhas sou estou tenho acho quero"
    " io mio mia sono ho credo ik mij mijn mnie mój ben я меня мне мой"
    " أنا لي لدي عندي كنت أعتقد أظن أرى أشعر أريد أحب أقول بدأت رأيي نفسي حياتي بالنسبة".split()
)
"""Words in which somebody speaks of themselves; a company speaks of us."""

FIRST_PERSON = SELF | frozenset(
    "we we're we’re we've we’ve us our ours wir uns unser unsere unseren unserem nous notre nos"
    " nosotros nuestro nuestra nuestros nuestras hemos somos estamos tenemos nós nosso nossa gente temos"
    " abbiamo noi nostro nostra wij ons biz мы нас"
    " نحن لنا لدينا عندنا كنا نريد نحاول نحتاج علينا فريقنا".split()
)
"""Words of the first person."""

_FORMAL = re.compile(r"[\w,„“\"»(–:] (?:Sie|Ihre?[nmrs]?|Ihnen)\b")
"""German print addresses with a capital, inside a sentence: at its beginning the word may mean others."""

_UNSPACED_YOU = re.compile(r"あなた|さん|选手|選手|您|你|당신|씨")
_UNSPACED_I = re.compile(r"私|僕|俺|我|저|우리")
"""The same in scripts that do not part words."""

_ELIDED = re.compile(r"\b[jJ]['’]\w|\b(?:m|n)['’](?=\w)")
"""French and others cut the first person short before a vowel."""

_THANKS = re.compile(
    r"\b(?:thanks?|danke?|dank|merci|gracias|obrigad[oa]|grazie|bedankt|dank je|tack|takk?|dzięki|dziękuję|спасибо)\b"
    r"|ありがとう|谢谢|謝謝|감사|شكرا",
    re.IGNORECASE,
)
"""What a short line after the last answer says when the reporter takes leave."""

_LEAVE = re.compile(
    r"(?:das|dieses) (?:interview|gespräch)\b|(?:the|this) (?:interview|conversation|transcript) (?:was|has been|is|took)\b"
    r"|(?:interview|gespräch|entretien|entrevista|intervista|interviewed?|propos|rozmawiał|беседовал)"
    r"(?: \w+){0,2} ?(?::|by\b|von\b|par\b|por\b|di\b|geführt\b)|(?:die )?fragen stellte|l['’]intervista"
    r"|(?:esta|la|a|essa) entrevista (?:fue|foi|se)\b|(?:cet|l['’])\s?(?:entretien|interview) a\b"
    r"|(?:about|more about|über|zur person|zum autor|zur autorin|à propos|sobre) ?(?:\w+ ){0,3}:"
    r"|(?:mit|text) .{3,40} sprach\b|أجرى (?:الحوار|المقابلة)|حاوره|حاورها",
    re.IGNORECASE,
)
"""What a line after the last answer opens with when it tells who asked, or parts the interview from what follows."""

_DECLARES = re.compile(
    r"\binterviewe[der]\w*\b|\binterview (?:mit|with|avec|con|com|by|von|de|d['’]|über|zu[mr]?|di)\b"
    r"|\b(?:in|this|an|our|the|exclusive|im|ein|das|diesem|l['’]|une?|entretien|een|-) ?interviews?\b(?! (?:question|tip|process))"
    r"|-interview\b|^interview\b(?! (?:question|tip|process))"
    r"|\b(?:im|das|ein) gespräch\b|\bgespräch (?:mit|über)\b|\bentretien (?:avec|exclusif)\b|^entretien\b"
    r"|\bentrevist(?:a|amos|ado|ada|ou|ó)\b|\bintervista\b|\bpropos recueillis\b|\ba répondu à nos questions\b"
    r"|\bin conversation with\b|\bq ?& ?a with\b|\b(?:spoke|talked|chatted|sat down|speaks|talks|caught up) (?:to|with)\b"
    r"|\bsprach(?:en)? (?:mit|wir)\b|\bspricht (?:im|über|mit)\b|\bfragen an\b|\bgesprochen\b|\brencontre avec\b"
    r"|\b(?:habl[aó]|conversa|charl[aó]|conversó|hablamos|conversamos|charlamos|falou|fala|conversou) (?:con|com|sobre)\b"
    r"|حوار|مقابلة|لقاء مع|حديث مع",
    re.IGNORECASE,
)
"""What a headline, a lead or the paragraphs before the first question say when an interview follows."""


def declares(texts: Iterable[str]) -> bool:
    """Whether a page's head says that it is an interview."""
    return any(_DECLARES.search(text[:600]) is not None for text in texts)


def takes_leave(candidate: Candidate) -> bool:
    """Whether a line is the reporter's thanks at the end."""
    return candidate.length <= LONGEST_THANKS and _THANKS.search(candidate.text) is not None


def parts(candidate: Candidate) -> bool:
    """Whether a line parts the interview from what follows it."""
    return not candidate.length or takes_leave(candidate) or _LEAVE.match(candidate.text) is not None


def thanks(candidate: Candidate) -> bool:
    """Whether a line thanks somebody, however long it is."""
    return _THANKS.search(candidate.text) is not None


def addresses(candidate: Candidate) -> bool:
    """Whether a line speaks to somebody."""
    return (
        not SECOND_PERSON.isdisjoint(candidate.words)
        or _FORMAL.search(candidate.text) is not None
        or _UNSPACED_YOU.search(candidate.text) is not None
    )


def speaks_alone(candidate: Candidate) -> bool:
    """Whether somebody speaks of themselves in a line."""
    return (
        not SELF.isdisjoint(candidate.words)
        or _ELIDED.search(candidate.text) is not None
        or _UNSPACED_I.search(candidate.text) is not None
    )


def speaks(candidate: Candidate) -> bool:
    """Whether a line speaks in the first person."""
    return speaks_alone(candidate) or not FIRST_PERSON.isdisjoint(candidate.words)


def is_talk(questions: Sequence[Candidate], answers: Sequence[Candidate], declared: bool, marked: bool) -> bool:
    """Whether the questions address somebody and the answers speak of themselves.

    Less is asked of a page whose head calls it an interview, more of one where nothing marks the questions.
    """
    if len(answers) > LONGEST_ANSWERS * len(questions) * (2 if declared else 1):
        return False
    generic, speaking = sum(map(addresses, answers)), sum(map(speaks, answers))
    if declared:
        return speaking >= max(DECLARED_SPEAKING * len(answers), generic / 2)
    alone = sum(map(speaks_alone, answers))
    return (
        sum(map(addresses, questions)) >= ADDRESSED * len(questions)
        and speaking >= max(SPEAKING * len(answers), generic)
        and (alone >= ALONE * len(answers) or generic <= SELDOM * speaking)
        and (marked or generic <= UNSURE * speaking)
    )
