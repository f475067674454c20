"""Declared data and visible lines, weighed against each other: headline, authors, dates and the rest.

Every value comes with its source: the lines that print it, or the field that declares it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from mixedzone.article.box_words import bits_of
from mixedzone.article.complete import cut_at
from mixedzone.article.dates import LONGEST as LONGEST_DATE
from mixedzone.article.dates import Moment, may_hold_moment, moment_in
from mixedzone.article.declared import Declared, Person, Said, declared
from mixedzone.article.hydration import Hydrated, hydrated
from mixedzone.article.markup import Markup
from mixedzone.article.names import folded, introduced, is_full, is_generic, is_login, names_in, unique
from mixedzone.article.titles import shown_title, without_site
from mixedzone.label.credits import is_agency, split_credit
from mixedzone.page.lines import Lines
from mixedzone.page.tags import Mark
from mixedzone.types import TEXT_ROLES, Role, Source

BEFORE, AFTER = 8, 25
"""Lines before and after the headline where byline and date stand; a paragraph ends the search earlier."""

FOOT = 12
"""Lines after the text where signatures and notes such as "Last updated" stand."""

PARAGRAPH = 160
"""Characters of a line of text that is no byline and no lead any more."""

LONGEST_NOTE = 300
"""Characters of a note that tells when a text was first published."""

LONG = 80
"""Characters of a paragraph beside which a line of names is a signature."""

OPENING = 2
"""Paragraphs after which the head of an article is over: a lead may be as long as one."""

LONGEST_BYLINE = 160
"""Characters of a line that may be a byline."""

LONGEST_SIGNATURE = 60
"""Characters of a line of text that is a signature: a name alone, or with a short word before it."""

MOST_RUNS = 40
"""Elements of a line whose words are looked at one by one."""

CLOSE = 4
"""Lines below the headline in which one word in an element named after authors is a name."""

BESIDE = 12
"""Lines below the headline in which a byline may contradict what the page declares."""

_AUTHOR, _NO_AUTHOR, _NOT_THE_ARTICLE = bits_of("author"), bits_of("no author"), bits_of("not the article")
_DATED, _DATES, _NO_DATE = bits_of("dated"), bits_of("dated", "beside a date"), bits_of("no date")
_DATE = bits_of("date")
_CHANGED, _PUBLICATION, _CAPTIONED = bits_of("changed"), bits_of("publication"), bits_of("captioned")
_ELSEWHERE = frozenset({Role.RELATED, Role.COMMENT, Role.ADVERT, Role.LEGAL, Role.FIXTURE, Role.TABLE})
_CHANGES = (
    r"updat|\bakt\.|modifi|revis|review|aktualisier|stand:|stand vom|zuletzt|geändert|mis à jour|actualizad"
    r"|atualizad|aggiornat"
    r"|bijgewerkt|oppdatert|opdateret|uppdaterad|zaktualizowan|aktualiz|обновлен|güncelle|更新|수정|تحديث"
)
_FIRST = (
    r"publish|posted|created|written|submitted|veröffentlicht|erstellt|publié|publicad|pubblicat|gepubliceerd|publiser"
    r"|publicerad|opublikowan|опубликован|yayın|公開|発行|입력|نشر|erschienen"
)
_ORIGINALLY = re.compile(
    r"(?:originally|first) (?:published|appeared|posted)|(?:ursprünglich|zuerst|erstmals) (?:veröffentlicht|erschienen)"
    r"|publié (?:initialement|à l'origine)|publicado originalmente|pubblicato originariamente"
    r"|oorspronkelijk gepubliceerd",
    re.IGNORECASE,
)
_UPDATED = re.compile(_CHANGES, re.IGNORECASE)
_LABELS = re.compile(rf"(?P<changed>{_CHANGES})|{_FIRST}", re.IGNORECASE)
_LABEL_WORDS = tuple(rf"{_CHANGES}|{_FIRST}".replace("\\b", "").replace("\\", "").split("|"))
"""The same as plain words: most lines have none of them, and the expression tries all at each letter."""
_ON = re.compile(r"\b(?:am|on)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\s(?:[Bb]y|von|par|por|di)\s(?=[^\W\d_])")
_FROM = re.compile(
    r"^(?:quellen?|sources?|fuentes?|fonti|fontes?|bron|källa|kilder?|źródło|zdroj|источник|джерело|kaynak"
    r"|出典|来源|출처)\s?[:：]",
    re.IGNORECASE,
)
"""What names a source: who wrote it only where nobody else is said to have."""
_COLONS = frozenset(":：")
_NEWSROOM = re.compile(
    r"redaktion|redaction|rédaction|redacción|redação|redazione|redakcja|redactie|newsroom|news desk|editorial staff"
    r"|редакция|编辑部|編集部",
    re.IGNORECASE,
)
_STOCK = "Getty Images|Getty|Shutterstock|iStock|Alamy|Imago|Unsplash|Pexels|Pixabay|Adobe Stock"
_LIBRARIES = frozenset(map(folded, _STOCK.split("|")))
"""Whose pictures papers buy, and who write nothing."""
_YEAR = re.compile(r"(?:19|20)(?<!\w\w\w)\d\d\b")  # a whole word; found by its first letters
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w'’.-]{0,30}(?:\s(?:(?:van|von|de|der|den|la|le|di|da|al|bin|el)\s)?[A-ZÀ-ÞĀ-Ž][\w'’.-]{0,30}){1,3}"
)
_LISTED = re.compile(r"\s?[/,&]\s?|\s(?:and|und|et|y|e|og|och|en)\s")
_SET_APART = int(Mark.HEADING | Mark.LINK | Mark.LIST | Mark.FIGCAPTION | Mark.QUOTE | Mark.BUTTON)
_IN_FIGCAPTION = int(Mark.FIGCAPTION)
_PARTED = re.compile(r"\s[•·|–—/-]\s")
_OTHER_TITLES = frozenset({"title", "ld+json alternativeHeadline", "ld+json name"})
"""Fields that hold other lines than headlines too."""


class Signed(NamedTuple):
    """Names that the page shows, the line, and how plainly it says that they are the authors'."""

    names: list[str]
    line: int
    weight: int


class Metadata:
    """What is known of the article besides its text; each part computed when first asked for."""

    def __init__(
        self,
        cut: Lines,
        roles: Sequence[Role],
        url: str | None = None,
        captured: datetime | None = None,
        markup: Markup | None = None,
    ) -> None:
        self._cut = cut
        self._markup = markup or Markup(cut)
        self._roles = roles
        self._given_url = url
        self._captured = captured

    @cached_property
    def declared(self) -> Declared:
        return declared(self._cut)

    @cached_property
    def headline(self) -> Source | None:
        """The title as the page shows it, or else as it declares it."""
        if self._outvoted is not None:
            return self._outvoted
        if self._shown is not None:
            text = self._block(self._shown)
            return Source(of="headline", value=self._headline_text(text), lines=(self._shown + 1,))
        title = next(iter(self.titles), None)
        return title and Source(of="headline", value=title.value, declared=title.declared)

    @cached_property
    def titles(self) -> list[Source]:
        """All declared titles, without the paper's name at their ends."""
        texts = [said.text for said in self.declared.titles if said.source != "title"]
        sources = [
            Source(
                of="titles",
                value=without_site(text, self._site_names, texts if source == "title" else ()),
                declared=source,
            )
            for text, source in self.declared.titles
        ]
        return _unique(sources)

    @cached_property
    def authors(self) -> list[Source]:
        """Who wrote it: the persons that the page declares or shows; an agency or the paper where nobody else does."""
        good, weak = self._authors_among(self.declared.authors)
        shown = self._shown_authors()
        if good and shown is not None and not self._is_same(good, shown):
            good = []
        if good:
            return good
        if shown is not None and (shown.weight or not weak):
            return [Source(of="authors", value=name, lines=(shown.line + 1,)) for name in shown.names]
        return self._authors_among(Person(*said, None) for said in self._hydrated.authors)[0] or weak

    @property
    def published(self) -> Source | None:
        return self._dates[0]

    @property
    def modified(self) -> Source | None:
        return self._dates[1]

    @cached_property
    def site(self) -> Source | None:
        """The paper's name."""
        return _first("site", self.declared.sites)

    @cached_property
    def section(self) -> Source | None:
        return _first("section", self.declared.sections)

    @cached_property
    def description(self) -> Source | None:
        return _first("description", self.declared.descriptions)

    @cached_property
    def topics(self) -> list[Source]:
        parts = [Said(part.strip(), source) for text, source in self.declared.topics for part in text.split(",")]
        return _unique([Source(of="topics", value=text, declared=source) for text, source in parts if text])

    @cached_property
    def language(self) -> Source | None:
        return _first("language", self.declared.languages)

    @cached_property
    def url(self) -> Source | None:
        """The canonical address: a whole one on the web; anything else names no page."""
        whole = [said for said in self.declared.addresses if _WEB.match(said.text)]
        return _first("url", whole)

    @cached_property
    def locked(self) -> Source | None:
        """What tells that the page is not free to read, or breaks off."""
        declared = _first("complete", self.declared.locked)
        line = cut_at(self._cut, self._roles, self._markup) if declared is None else None
        return declared if line is None else Source(of="complete", value=self._cut.texts[line], lines=(line + 1,))

    @cached_property
    def _hydrated(self) -> Hydrated:
        """What the page's application knows: looked up only where the page neither declares nor shows it."""
        if self._cut.tree is None:
            return Hydrated()
        shown = [] if self._shown is None else [self._block(self._shown)]
        return hydrated(self._cut.tree, [*shown, *(source.value for source in self.titles)])

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where each value comes from."""
        single = (self.headline, self.description, self.published, self.modified, self.site, self.section)
        rest = (self.language, self.url, self.locked)
        found = [*single[:1], *self.titles, *self.authors, *single[1:], *self.topics, *rest]
        return tuple(source for source in found if source is not None)

    # The headline

    @cached_property
    def _shown(self) -> int | None:
        """The line of the headline, counted from 0."""
        labelled = self._roles.index(Role.HEADLINE) if Role.HEADLINE in self._roles else None
        titles = [source.value for source in self.titles if source.declared not in _OTHER_TITLES]
        return shown_title(labelled, self._cut.texts, self._cut.hidden, titles)

    @cached_property
    def _outvoted(self) -> Source | None:
        """The declared headline of a news story, where the document's own title agrees with it against the heading.

        Such a heading is mostly another line: one for search engines, a live ticker's latest, a section's name.
        """
        linked = next((source for source in self.titles if source.declared == "ld+json headline"), None)
        if linked is None or not self.declared.is_news or self._shown is None:
            return None
        key = folded(linked.value)
        if key == folded(self._headline_text(self._block(self._shown))):
            return None
        titles = [said.text for said in self.declared.titles if said.source == "title"]
        agree = any(folded(without_site(title, self._site_names, [linked.value])) == key for title in titles)
        return Source(of="headline", value=linked.value, declared=linked.declared) if agree else None

    def _block(self, line: int) -> str:
        """A headline's text: its line, and those that continue it."""
        texts = [self._cut.texts[line].replace("\u00ad", "")]
        for n in range(line + 1, len(self._cut)):
            if not (self._cut.continues[n] and self._roles[n] is self._roles[line] and self._cut.hidden[n] is None):
                break
            texts.append(self._cut.texts[n])
        return " ".join(texts)

    def _headline_text(self, text: str) -> str:
        """The shown title, without a kicker that stands in the same heading, and without the paper's name."""
        key = folded(text)
        declared_titles = [source.value for source in self.titles if source.declared != "title"]
        for title in declared_titles:
            if key == folded(title) or key.replace(" ", "") == folded(title).replace(" ", ""):
                return text if key == folded(title) else title
        for title in declared_titles:
            if len(folded(title)) > len(key) / 2 and (key.endswith(" " + folded(title))):
                return title
        return without_site(text, self._site_names)

    @cached_property
    def _site_names(self) -> list[str]:
        names = [said.text for said in self.declared.sites]
        url = self._given_url or next((said.text for said in self.declared.addresses), "")
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            host = ""
        labels = host.split(".")
        return [*names, *([host.removeprefix("www.")] if host else []), *(labels[-2:-1] if len(labels) > 1 else [])]

    # The head of the article

    @cached_property
    def _head(self) -> list[int]:
        """The lines around the headline, the nearest first, those after it before those before it."""
        top = self._shown
        count = len(self._cut)
        if top is None:
            top = next((n for n, role in enumerate(self._roles) if role in TEXT_ROLES), None)
            if top is None:
                return []
        after, paragraphs = [], 0
        for n in range(top + 1, min(count, top + 1 + AFTER)):
            if self._roles[n] in TEXT_ROLES and len(self._cut.texts[n]) >= PARAGRAPH:
                paragraphs += 1
                if paragraphs == OPENING:
                    break
            after.append(n)
        before = list(range(top - 1, max(-1, top - 1 - BEFORE), -1))
        return [n for n in [*after, *before] if self._cut.hidden[n] is None or self._cut.hidden[n] == "display:none"]

    @cached_property
    def _foot(self) -> list[int]:
        """The lines after the text, and the last ones of it."""
        last = next((n for n in range(len(self._roles) - 1, -1, -1) if self._roles[n] in TEXT_ROLES), None)
        if last is None:
            return []
        where = range(max(0, last - 3), min(len(self._cut), last + 1 + FOOT))
        return [n for n in where if self._cut.hidden[n] is None]

    # Authors

    def _authors_among(self, declared: Iterable[Person]) -> tuple[list[Source], list[Source]]:
        """Declared names by field: those of the first that has good ones; and what is better than nothing."""
        weak: list[Source] = []
        persons = list(declared)
        sites = {*self._sites, *(folded(person.text) for person in persons if person.is_person is False)}
        for source in dict.fromkeys(person.source for person in persons):
            people = [person for person in persons if person.source == source]
            good = [name for person in people for name in _names_of(person) if _is_good(name, person, sites)]
            if good:
                return [Source(of="authors", value=name, declared=source) for name in unique(good)], weak
            if not weak:
                names = unique([name for person in people for name in _names_of(person) if not is_generic(name)])
                weak = [Source(of="authors", value=name, declared=source) for name in names]
        return [], weak

    def _shown_authors(self) -> Signed | None:
        """The byline that the page shows most plainly."""
        signed = [found for n in self._head if (found := self._signed(n)) is not None]
        if not signed:
            signed = [found for n in self._foot if (found := self._signed(n)) is not None and found.weight != 1]
        best = max(signed, key=lambda found: found.weight, default=None)
        if best is not None and best.weight and not all(map(self._is_the_papers, best.names)):
            return best
        return self._signed_beside_a_date() or self._signed_at_an_edge() or best

    def _signed_beside_a_date(self) -> Signed | None:
        """A name that stands alone on a line beside the date, or with it on one line, between dots or bars."""
        texts = self._cut.texts
        short = [line for line in self._head if len(texts[line]) <= LONGEST_SIGNATURE]
        years = {line for line in short if _YEAR.search(texts[line])}
        for line in short:
            dated = line in years
            if not (dated or line - 1 in years or line + 1 in years):
                continue
            text = texts[line]
            parts = [part for part in _PARTED.split(text) if _NAME.fullmatch(part)]
            if len(parts) == 1 and (dated or parts[0] == text) and not self._is_the_papers(parts[0]):
                names = names_in(parts[0])
                words = self._markup.words_around(line) & ~(_DATE if dated else 0)
                if names == parts and not words & (_NO_AUTHOR | _NOT_THE_ARTICLE) and self._is_persons(names[0]):
                    return Signed(names, line, 1)
        return None

    def _signed_at_an_edge(self) -> Signed | None:
        """Names that stand alone on a line right before the first paragraph or behind the last one, in their box.

        Papers that sign every story with an account of their own print its author so.
        """
        texts, roles = self._cut.texts, self._roles
        paragraph = Role.PARAGRAPH
        long = [n for n, role in enumerate(roles) if role is paragraph and len(texts[n]) >= LONG]
        if not long:
            return None
        for beside, line in ((long[0], long[0] - 1), (long[-1], long[-1] + 1)):
            if 0 <= line < len(texts) and len(texts[line]) <= LONGEST_SIGNATURE and self._is_beside(line, beside):
                names = self._signature(texts[line])
                newsroom = line > beside and _NEWSROOM.search(texts[line]) and names == [texts[line]]
                if names and (newsroom or (self.declared.authors and all(map(self._is_persons, names)))):
                    return Signed(names, line, 1)
        return None

    def _signature(self, text: str) -> list[str]:
        """The names that a line is made of, without the paper's; none where it holds anything else."""
        names = [name for name in names_in(text) if not self._is_the_papers(name)]
        known = all(part.strip() in names or self._is_the_papers(part) for part in _LISTED.split(text))
        return names if known and not any(map(self._is_library, names)) else []

    def _is_library(self, name: str) -> bool:
        return folded(name) in _LIBRARIES

    def _is_beside(self, line: int, paragraph: int) -> bool:
        """Whether a line is set as a paragraph beside another: in a block of its own in the same box."""
        cut = self._cut
        if cut.tree is None or line == self._shown or cut.hidden[line] or cut.marks[cut.runs[line]] & _SET_APART:
            return False
        words = self._markup.words_around(line)
        if words & (_NO_AUTHOR | _NOT_THE_ARTICLE) or self._is_of_a_picture(line, words):
            return False
        opened = cut.tree.opened
        blocks = [cut.blocks[cut.runs[n]] for n in (line, paragraph)]
        return blocks[0] == blocks[1] or opened[blocks[0]][1] == opened[blocks[1]][1]

    def _is_the_papers(self, name: str) -> bool:
        return folded(name) in self._sites

    @cached_property
    def _sites(self) -> frozenset[str]:
        return frozenset(map(folded, self._site_names))

    def _is_persons(self, name: str) -> bool:
        """Whether a name reads like a person's: first and last name, and none of its words is a common one here."""
        return is_full(name) and (
            is_agency(name) or not any(self._is_common(word) for word in name.split() if word[0].isupper())
        )

    def _is_phrase(self, name: str) -> bool:
        """Whether a name is made of common words alone: "Key Takeaways"."""
        return not is_agency(name) and all(map(self._is_common, name.split()))

    def _is_common(self, word: str) -> bool:
        """Whether the page prints a word in lower case too."""
        low = word.lower()
        return low in self._print and _is_word_of(low, self._print)

    @cached_property
    def _print(self) -> str:
        return "\n".join(self._cut.texts)

    def _signed(self, line: int) -> Signed | None:
        """The names that a line signs with."""
        cut, role = self._cut, self._roles[line]
        text = cut.texts[line]
        if len(text) <= LONGEST_BYLINE:
            text = self._parted(line)
        if len(text) > LONGEST_BYLINE or (role in TEXT_ROLES and len(text) > LONGEST_SIGNATURE):
            return None
        words = self._markup.words_around(line)
        if words & _NOT_THE_ARTICLE:
            return None
        rest = introduced(text)
        if rest is None and (inside := _INSIDE.search(text)) is not None and _YEAR.search(text):
            rest = text[inside.end() :]
        if rest is None and not _COLONS.isdisjoint(text) and (source := _FROM.match(text)) is not None:
            names = self._names_at(line, text[source.end() :])
            return Signed(names, line, 0) if names and not self._is_of_a_picture(line, words) else None
        at = line
        if rest is not None and not rest.strip(" :") and line + 1 < len(cut):
            at, rest = line + 1, self._parted(line + 1)
        if rest is not None:
            weight = 3
        elif words & _AUTHOR and not words & _NO_AUTHOR:
            weight = 2
        elif role is Role.BYLINE and line in self._head:
            weight = 1
        else:
            return None
        names = self._names_at(at, rest or text)
        if not names and weight == 3 and (role is Role.BYLINE or words & _AUTHOR):
            names = names_in(text, whole=True)
        if not names or len(rest or text) > LONGEST_BYLINE or any(map(is_generic, names)):
            return None
        if self._is_of_a_picture(line, words):
            return None
        if all(map(self._is_library, names)):
            return None
        if weight == 1 and not all(map(self._is_persons, names)):
            return None
        if weight == 3:
            return Signed(names, at, 3) if all(map(_is_capital, names)) or len(names) == 1 else None
        if all(map(is_full, names)):
            return None if any(map(self._is_phrase, names)) else Signed(names, at, weight)
        alone = len(names) == 1 and names[0][0].isupper() and not self._is_common(names[0])
        return Signed(names, at, 1) if alone and line - CLOSE <= (self._shown or line) < line else None

    def _is_of_a_picture(self, line: int, words: int) -> bool:
        """Whether a line says who took a picture: it is a caption or a credit, by its box or by its words."""
        cut = self._cut
        if words & _CAPTIONED or (cut.tree is not None and cut.marks[cut.runs[line]] & _IN_FIGCAPTION):
            return True
        if words & _AUTHOR:
            return False
        split = split_credit(cut.texts[line])
        credited = split.caption is None and bool(split.credits) and introduced(cut.texts[line]) is None
        return credited or self._roles[line] in (Role.CAPTION, Role.CREDIT)

    def _parted(self, line: int) -> str:
        """A line's text, its elements parted by a semicolon where only a style sheet parts them."""
        cut = self._cut
        runs = cut.pieces[cut.runs[line] : cut.runs[line + 1]] if cut.tree is not None else []
        if not 1 < len(runs) <= MOST_RUNS:
            return cut.texts[line]
        text = runs[0]
        for run in runs[1:]:
            glued = not (text[-1:].isspace() or run[:1].isspace())
            text += (" ; " if glued and run[:1].isalnum() and text[-1:].isalnum() else "") + run
        return " ".join(text.split())

    def _names_at(self, line: int, text: str) -> list[str]:
        """The names of a line; its elements part them too, where a page prints no comma."""
        cut = self._cut
        names = names_in(text)
        runs = cut.pieces[cut.runs[line] : cut.runs[line + 1]] if cut.tree is not None else []
        if 1 < len(runs) <= MOST_RUNS:
            parts = [name for run in runs for name in names_in(run)]
            if len(parts) > len(names) and all(map(is_full, parts)):
                return unique(parts)
        return names

    def _is_same(self, sources: list[Source], shown: Signed) -> bool:
        """Whether a byline names one of the declared authors, or is too far away to say better."""
        top = self._shown
        if shown.weight < 3 or top is None or not -2 <= shown.line - top <= BESIDE:
            return True
        if not all(map(is_full, shown.names)):
            return True
        printed = " ".join(map(folded, shown.names))
        return any(
            folded(source.value) in printed or any(folded(each) in folded(source.value) for each in shown.names)
            for source in sources
        )

    # Dates

    @cached_property
    def _dates(self) -> tuple[Source | None, Source | None]:
        """When it was published, and when changed."""
        tongue = self.language.value if self.language is not None else None
        published = self._declared_date("published", self.declared.published, tongue)
        modified = self._declared_date("modified", self.declared.modified, tongue)
        shown, changed = self._shown_dates(tongue)
        if published is None or (shown is not None and self._goes_by(shown, published)):
            published = shown or self._timed(tongue) or self._kept("published", tongue) or self._far_date(tongue)
        if modified is None:
            modified = changed or (self._kept("modified", tongue) if published is None else None)
        if published is None and modified is not None:
            published = Source(of="published", value=modified.value, lines=modified.lines, declared=modified.declared)
        return published, modified

    def _goes_by(self, shown: Source, published: Source) -> bool:
        """Whether the page goes by the date that it shows.

        A declared publication that is later than the day beside the headline is a content system's: of a change, or of
        the move to another system.
        """
        return shown.value[:10] < published.value[:10]

    def _kept(self, of: str, tongue: str | None) -> Source | None:
        """A date in the data that the page's application starts from."""
        kept = self._hydrated.published if of == "published" else self._hydrated.modified
        return self._declared_date(of, itertools.starmap(Said, kept), tongue)

    def _timed(self, tongue: str | None) -> Source | None:
        """The date of a `<time>`: the one that is said to be of the publication, or else the only one there is."""
        moments = {}
        for node in self.declared.times:
            moment = moment_in(node.attributes.get("datetime") or "", tongue, self._captured)
            if moment is None:
                continue
            if node.attributes.get("pubdate") is not None or self._markup.words_of(node) & _PUBLICATION:
                return Source(of="published", value=moment.text, declared="time")
            moments[moment.day] = moment
        if len(moments) != 1:
            return None
        return Source(of="published", value=next(iter(moments.values())).text, declared="time")

    def _far_date(self, tongue: str | None) -> Source | None:
        """A date far from the headline: in an element that is named after dates, or the only one on a short line."""
        others: dict[str, Source] = {}
        changed: Source | None = None
        for line, (text, role) in enumerate(zip(self._cut.texts, self._roles, strict=True)):
            if len(text) > LONGEST_SIGNATURE or role in _ELSEWHERE or self._cut.hidden[line] is not None:
                continue
            if not (may_hold_moment(text, self._captured) and any(map(str.isdigit, text))):
                continue
            moment = moment_in(text, tongue, self._captured)
            if moment is None or (words := self._markup.words_around(line)) & _NO_DATE:
                continue
            if _UPDATED.search(text):
                changed = changed or (
                    Source(of="published", value=moment.text, lines=(line + 1,)) if words & _DATES else None
                )
                continue
            found = Source(of="published", value=moment.text, lines=(line + 1,))
            if words & _DATED or _labels_in(text) or _ON.search(text):
                return found
            others.setdefault(moment.day, found)
        if len(others) == 1:
            return next(iter(others.values()))
        return None if self.declared.modified else changed

    def _declared_date(self, of: str, sayings: Iterable[Said], tongue: str | None) -> Source | None:
        for text, source in sayings:
            moment = moment_in(text, tongue, self._captured)
            if moment is not None:
                return Source(of=of, value=moment.text, declared=source)
        return None

    def _shown_dates(self, tongue: str | None) -> tuple[Source | None, Source | None]:
        """The date of publication and of change among the lines of the head, or else of the foot."""
        first = next(self._originally(tongue), None)
        for lines, wants_label in ((self._head, False), (self._foot, True)):
            published, modified = first, None
            for line, moment, changed in self._printed(lines, tongue, wants_label):
                if changed:
                    modified = modified or Source(of="modified", value=moment.text, lines=(line + 1,))
                else:
                    published = published or Source(of="published", value=moment.text, lines=(line + 1,))
            if published or modified:
                return published, modified
        return None, None

    def _originally(self, tongue: str | None) -> Iterator[Source]:
        """The days that a note calls those of the first publication."""
        for line in self._foot:
            text = self._cut.texts[line]
            if len(text) > LONGEST_NOTE or not may_hold_moment(text, self._captured):
                continue
            said = _ORIGINALLY.search(text)
            moment = moment_in(text[said.end() :][:LONGEST_DATE], tongue, self._captured) if said is not None else None
            if moment is not None:
                yield Source(of="published", value=moment.text, lines=(line + 1,))

    def _printed(
        self, lines: Iterable[int], tongue: str | None, wants_label: bool
    ) -> Iterator[tuple[int, Moment, bool]]:
        """The lines that print a date: the line, the date, and whether it is one of a change."""
        for line in lines:
            text = self._cut.texts[line]
            if len(text) > LONGEST_DATE or not may_hold_moment(text, self._captured):
                continue
            if not any(map(str.isdigit, text)):
                continue
            labels = _labels_in(text)
            is_labelled = bool(labels) or _ON.search(text) is not None
            if wants_label and not is_labelled:
                continue
            if is_labelled or len(text) < 60 or self._roles[line] in (Role.DATELINE, Role.BYLINE):
                moments = list(self._moments(text, labels, tongue))
                words = self._markup.words_around(line) if moments else 0
                if words & _NO_DATE:
                    continue
                is_change = not words & _PUBLICATION and bool(words & _CHANGED)
                for moment, changed in moments:
                    yield line, moment, is_change if changed is None else changed

    def _moments(
        self, text: str, labels: list[re.Match[str]], tongue: str | None
    ) -> Iterator[tuple[Moment, bool | None]]:
        """The dates of a line, and whether each is one of a change; None where the line says nothing of it.

        What a label says holds up to the next label, and for the whole line where that has one date alone.
        """
        edges = [0, *(label.start() for label in labels), len(text)]
        meant = [None, *(label["changed"] is not None for label in labels)]
        found = [
            (moment, changed)
            for (start, end), changed in zip(itertools.pairwise(edges), meant, strict=True)
            if (moment := moment_in(text[start:end], tongue, self._captured)) is not None
        ]
        if len(found) == 1 and found[0][1] is None and labels:
            found = [(found[0][0], any(label["changed"] for label in labels))]
        elif len(found) > 1 and found[0][1] is None:
            found[0] = (found[0][0], False)
        yield from found


def _names_of(person: Person) -> list[str]:
    """The names of a declared author. Linked data tell an organisation from a person; only persons are parted."""
    if person.source == "meta citation_author" and person.text.count(",") == 1:
        last, first = person.text.split(",")
        return [f"{first.strip()} {last.strip()}".strip()]
    if person.is_person is False and len(person.text) <= LONGEST_BYLINE and not _WEB.match(person.text):
        return [person.text]
    return names_in(person.text, whole=True)


def _is_good(name: str, person: Person, sites: set[str]) -> bool:
    """Whether a declared name is a person's or an agency's, and neither the paper's own nor an account's."""
    if is_generic(name) or folded(name) in sites:
        return False
    return is_agency(name) or (person.is_person is not False and not is_login(name))


def _labels_in(text: str) -> list[re.Match[str]]:
    """The words for a publication or a change in a line."""
    return list(_LABELS.finditer(text)) if any(map(text.lower().__contains__, _LABEL_WORDS)) else []


def _is_word_of(word: str, text: str) -> bool:
    """Whether a word stands in a text by itself."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        around = text[at - 1 : at] + text[end : end + 1]
        if not any(character.isalnum() or character == "_" for character in around):
            return True
        at = text.find(word, at + 1)
    return False


def _is_capital(name: str) -> bool:
    return not name[0].islower() or is_agency(name)


def _first(of: str, sayings: Sequence[Said]) -> Source | None:
    return next((Source(of=of, value=text, declared=source) for text, source in sayings if text), None)


def _unique(sources: Iterable[Source]) -> list[Source]:
    """Each value once, from where it is said first."""
    found: dict[str, Source] = {}
    for source in sources:
        found.setdefault(source.value, source)
    return list(found.values())
