"""Articles of an invented press, as many as wanted: what the archive's figures are measured on.

Sentences are templates of the project's own, filled with invented words. How often each word comes follows Zipf's law
over a large vocabulary, articles are as long as papers make them, most people are named seldom and a few all the time.
One article in eight is an interview, every second one quotes somebody, one in twenty is a paper's copy of a report.
The same seed gives the same press.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from mixedzone.archive.preparing import Original
from mixedzone.types import Block, Figure, Interview, Quote, Record, Role, Turn

SEED = 1954

VOCABULARY = 60_000
"""Invented words; the rarest tenth of a press of this size stands in a handful of articles."""

ZIPF = 1.07
"""The exponent that word frequencies of newspapers follow."""

WORDS = (6.0, 0.55)
"""Mean and spread of the logarithm of an article's length: 400 words at the middle, 160 to 1,000 for nine in ten."""

PEOPLE, SITES = 6_000, 60
AGENCIES = ("IMAGO", "Getty Images", "dpa", "AFP", "Reuters", "picture alliance", "Icon Sport", "Action Images")

FIRST_DAY, DAYS = date(2022, 7, 1), 1_300

BOILERPLATE = 16_000
"""Bytes of mark-up around an article's text, which differ little from page to page."""

TEMPLATES = (
    "The {} of {} was a {} that nobody at the ground had seen before the {} came.",
    "After the {} they went back to the {}, where a {} and two {} were waiting for the {}.",
    "It took {} minutes until the {} found the {}, and by then the {} had become a {}.",
    "In the {} the club spoke of {} and {}, but the {} did not want to hear of it.",
    "Whoever remembers the {} knows that a {} like this one needs {} and, above all, {}.",
    "{} is the word that is used most often here, {} comes second, and {} is hardly heard at all.",
    "On the left the {} worked hard; on the right there was more {} than {} for most of the {}.",
    "That they could win the {} without the {} was the surprise of a {} evening in {}.",
    "The {} has been {} since the spring, and it will stay so until the {} is over.",
    "There was {} in the stands when the {} was read out, then {}, then a long {}.",
    "For the {} against {} the coach has to do without the {} and perhaps without the {}.",
    "So the {} goes on, with a little less {} and rather more {} than last year.",
    "Neither the {} nor the {} would say on Monday how much of the {} is left.",
    "{} points from {} games: with such a {} you are still in the {}, and no more than that.",
)
SPOKEN = (
    "We knew that the {} would be {}, and still we let the {} pass us.",
    "When I was young there was no {} in our street, only {} and a {}.",
    "You learn more from a {} than from all the {} of a season.",
    "I don't want to talk about the {}; the {} is what matters to me.",
    "My father always said that {} comes before {}, and I believe he was right.",
    "To be honest, I had never seen a {} like that, not even in {}.",
    "Ask me again after the {}. Today I am just happy about the {}.",
)
QUESTIONS = (
    "How did you find the {}?",
    "And what about the {} that everybody in {} speaks of?",
    "You once said that {} is worth more than {}. Do you still think so?",
    "Did the {} surprise you?",
)
SAID = ("said", "explained", "told reporters", "added", "insisted")

_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "sch",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
)
_VOWELS = ("a", "a", "e", "e", "i", "o", "u", "ä", "ö", "ü", "au", "ei", "ie")
_CODAS = ("", "n", "r", "l", "s", "t", "ck", "m", "nd", "rt")
_GIVEN = (
    "Joss",
    "Mio",
    "Kit",
    "Ada",
    "Petra",
    "Corin",
    "Hedda",
    "Imke",
    "Bram",
    "Ossian",
    "Lowell",
    "Rieke",
    "Maëlle",
    "Naïm",
    "Basile",
    "Jiří",
    "Łukasz",
)


class Press:
    """An invented press; iterating gives records without lines, each with its original page."""

    def __init__(self, articles: int, seed: int = SEED) -> None:
        self.articles = articles
        self._random = Random(seed)  # noqa: S311 - the same press every time is the point
        self.vocabulary = self._words(VOCABULARY)
        self._weights = self._cumulated(VOCABULARY, ZIPF)
        surnames = [word.capitalize() for word in self._words(PEOPLE // 3, syllables=2)]
        self.people = [f"{self._random.choice(_GIVEN)} {self._random.choice(surnames)}" for _ in range(PEOPLE)]
        self._fame = self._cumulated(PEOPLE, 1.0)
        self.sites = [f"{word.capitalize()} Post" for word in self._words(SITES, syllables=2)]
        self._boilerplate = self._page_around()

    def __iter__(self) -> Iterator[tuple[Record, Original]]:
        earlier: list[tuple[Role, str]] = []
        for number in range(self.articles):
            copied = number % 20 == 19 and bool(earlier)
            record, blocks = self._article(number, earlier if copied else None)
            if not copied and number % 20 < 10:
                earlier = blocks
            yield record, self._original(record)

    def _article(self, number: int, report: list[tuple[Role, str]] | None) -> tuple[Record, list[tuple[Role, str]]]:
        random = self._random
        site = random.choice(self.sites)
        length = min(4_000, max(40, int(random.lognormvariate(*WORDS))))
        headline = self._filled(random.choice(TEMPLATES), 8).rstrip(".")
        turns: list[Turn] = []
        quotes: list[Quote] = []
        if report is not None:
            blocks = [(Role.PARAGRAPH, self._paragraph(20)), *report]
        elif number % 8 == 0:
            blocks, turns = self._interview(length)
        else:
            blocks, quotes = self._story(length, quoting=number % 2 == 0)
        numbered = tuple(Block(role=role, text=text, lines=(n + 3,)) for n, (role, text) in enumerate(blocks))
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        host = site.split()[0].lower().encode("ascii", "ignore").decode()
        url = f"https://www.{host}.example/{day:%Y/%m}/story-{number}.html"
        record = Record(
            name=url,
            url=url,
            kind="interview" if turns else "article",
            confidence=0.95,
            headline=headline,
            titles=(headline,),
            kicker=None,
            lead=None,
            description=None,
            authors=(self._person(),) if number % 3 else (),
            published=f"{day.isoformat()}T{random.randrange(6, 23):02d}:00:00+00:00",
            modified=None,
            site=site,
            section=None,
            topics=(),
            language="en",
            complete=True,
            text="\n".join(text for _, text in blocks),
            blocks=numbered,
            figures=tuple(self._figure() for _ in range(random.choice((0, 1, 1, 2)))),
            interview=Interview(turns=tuple(turns)) if turns else None,
            quotes=tuple(quotes),
            fixtures=(),
            captured=None,
            lines=(),
        )
        return record, blocks

    def _story(self, length: int, *, quoting: bool) -> tuple[list[tuple[Role, str]], list[Quote]]:
        blocks: list[tuple[Role, str]] = []
        quotes: list[Quote] = []
        while length > 0:
            text = self._paragraph(min(length, 60))
            if quoting and self._random.random() < 0.3:
                who, said = self._person(), self._speech(2)
                text += f" “{said}”, {who} {self._random.choice(SAID)}."
                quotes.append(Quote(text=said, speaker=who, role=Role.PARAGRAPH, lines=(len(blocks) + 3,)))
            blocks.append((Role.PARAGRAPH, text))
            length -= len(text.split())
        return blocks, quotes

    def _interview(self, length: int) -> tuple[list[tuple[Role, str]], list[Turn]]:
        guest = self._person()
        blocks: list[tuple[Role, str]] = []
        turns: list[Turn] = []
        while length > 0:
            asked = self._filled(self._random.choice(QUESTIONS), 3)
            answer = self._speech(self._random.randrange(1, 6))
            for role, text, speaker in ((Role.QUESTION, asked, None), (Role.ANSWER, answer, guest)):
                turns.append(Turn(role=role.value, speaker=speaker, text=text, lines=(len(blocks) + 3,)))
                blocks.append((role, text))
            length -= len(asked.split()) + len(answer.split())
        return blocks, turns

    def _paragraph(self, words: int) -> str:
        sentences: list[str] = []
        while words > 0:
            sentences.append(self._filled(self._random.choice(TEMPLATES), 6))
            words -= len(sentences[-1].split())
        return " ".join(sentences)

    def _speech(self, sentences: int) -> str:
        return " ".join(self._filled(self._random.choice(SPOKEN), 4) for _ in range(sentences))

    def _filled(self, template: str, most: int) -> str:
        words = self._random.choices(self.vocabulary, cum_weights=self._weights, k=most)
        text = template.format(*words)
        return text[0].upper() + text[1:]

    def _figure(self) -> Figure:
        who, agency = self._person(), self._random.choice(AGENCIES)
        return Figure(
            caption=self._filled(self._random.choice(TEMPLATES), 6),
            credits=(f"{agency}/{who}",),
            agency=agency,
            photographer=who,
            urls=(f"https://pictures.example/{self._random.randrange(1 << 40):x}.jpg",),
        )

    def _person(self) -> str:
        return self._random.choices(self.people, cum_weights=self._fame)[0]

    def _original(self, record: Record) -> Original:
        body = "".join(f"<p>{block.text}</p>\n" for block in record.blocks)
        page = self._boilerplate.replace("<!-- story -->", f"<h1>{record.headline}</h1>\n{body}")
        return Original(data=page.encode(), url=record.url)

    def _page_around(self) -> str:
        links = [
            f'<li class="nav-item"><a href="/{word}/{word}.html">{word}</a></li>' for word in self.vocabulary[:400]
        ]
        half = "\n".join(links)[: BOILERPLATE // 2]
        head = "<!doctype html><html><head><title>A paper</title></head>"
        return f"{head}<body><ul>{half}</ul><!-- story -->{half}</body></html>"

    def _words(self, count: int, syllables: int = 0) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            parts = syllables or 1 + min(3, len(found) // 400)
            word = "".join(
                self._random.choice(_ONSETS) + self._random.choice(_VOWELS) + self._random.choice(_CODAS)
                for _ in range(parts)
            )
            found[word] = None
        return list(found)

    @staticmethod
    def _cumulated(count: int, exponent: float) -> Sequence[float]:
        total, cumulated = 0.0, []
        for rank in range(count):
            total += 1 / (rank + 2.7) ** exponent
            cumulated.append(total)
        return cumulated
