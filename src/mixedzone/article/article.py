"""An article: the reading of one page, its views computed when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

from mixedzone.article import blocks
from mixedzone.label.labels import Labels
from mixedzone.page.lines import Lines
from mixedzone.page.places import places_of
from mixedzone.types import (
    Block,
    Capture,
    Figure,
    Fixture,
    Interview,
    Line,
    Quote,
    Record,
    Role,
    Source,
)

if TYPE_CHECKING:
    from mixedzone.article.fixture_lists import FixtureLists
    from mixedzone.article.fixtures import Fixtures
    from mixedzone.article.markup import Markup
    from mixedzone.article.metadata import Metadata


class Article:
    """What a page says, as views of its labelled lines.

    A view is computed when it is first asked for and kept. What the page does not say is None or empty.
    """

    def __init__(
        self,
        cut: Lines,
        labels: Labels,
        name: str | None = None,
        url: str | None = None,
        captured: datetime | None = None,
        lists: FixtureLists | None = None,
    ) -> None:
        self.name = name
        self._captured = captured
        self._lists = lists
        self._cut = cut
        self._labels = labels
        self._given_url = url

    def __repr__(self) -> str:
        return f"<Article {self.headline!r}, {len(self._cut)} lines, confidence {self.confidence:.2f}>"

    @property
    def confidence(self) -> float:
        """The word F1 that this reading can expect, 0 to 1."""
        return self._labels.confidence

    @property
    def kind(self) -> str | None:
        """ "article", "interview", "match report", "listing" …, or None where nothing speaks for one."""
        return "interview" if self.interview is not None else self._labels.kind

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the page, in order, with its role and its place in the source."""
        cut, labels, places = self._cut, self._labels, places_of(self._cut)
        columns = (
            range(1, len(cut) + 1),
            cut.texts,
            labels.roles,
            labels.probabilities,
            cut.spans or repeat(None),
            places.paths or repeat(None),
            places.xpaths or repeat(None),
            cut.hidden,
            cut.continues,
        )
        return tuple(map(Line, *columns))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Lines of one role that belong together, in page order."""
        return blocks.blocks_of(self._cut, self._labels.roles)

    @cached_property
    def text(self) -> str:
        """Lead, headings, paragraphs, questions, answers, speakers, list items and tables, a block a line."""
        return blocks.text_of(self._cut, self._labels.inner)

    @property
    def headline(self) -> str | None:
        """The article's title as the page shows it, or else as it declares it."""
        return _value(self._metadata.headline)

    @cached_property
    def kicker(self) -> str | None:
        """The short line over the headline."""
        return None if self._kicker is None else self._kicker.text

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The headline and all titles that the page declares, without the paper's name."""
        return tuple(dict.fromkeys([*filter(None, [self.headline]), *_values(self._metadata.titles)]))

    @cached_property
    def lead(self) -> str | None:
        """The standfirst, a line a block."""
        return "\n".join([block.text for block in self._lead]) or None

    @property
    def description(self) -> str | None:
        """What the page declares itself to be about."""
        return _value(self._metadata.description)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it, as the page shows or declares: persons, or else an agency or the paper itself."""
        return _values(self._metadata.authors)

    @property
    def published(self) -> str | None:
        """When it was published, ISO 8601, as precisely as the page says."""
        return _value(self._metadata.published)

    @property
    def modified(self) -> str | None:
        """When it was last changed, ISO 8601."""
        return _value(self._metadata.modified)

    @property
    def site(self) -> str | None:
        """The paper's name."""
        return _value(self._metadata.site)

    @property
    def section(self) -> str | None:
        """The paper's section."""
        return _value(self._metadata.section)

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics and keywords that the page declares."""
        return _values(self._metadata.topics)

    @property
    def language(self) -> str | None:
        """The language that the page declares, a BCP 47 tag."""
        return _value(self._metadata.language)

    @property
    def url(self) -> str | None:
        """The canonical address, or else the one that the page was read from."""
        return _value(self._metadata.url) or self._given_url

    @property
    def complete(self) -> bool:
        """False where the page says that it is not free to read, or breaks off before a paywall."""
        return self._metadata.locked is None

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where each value of the metadata comes from: the lines that print it or the field that declares it."""
        found = [*self._metadata.sources]
        if self._kicker is not None:
            found.append(Source(of="kicker", value=self._kicker.text, lines=self._kicker.lines))
        if self.lead is not None:
            lines = tuple([number for block in self._lead for number in block.lines])
            found.append(Source(of="lead", value=self.lead, lines=lines))
        return tuple(found)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures with caption and credits, in page order."""
        from mixedzone.article.figures import figures_of

        return figures_of(self._cut, self._labels.roles, self.url, self._metadata.declared.pictures, self._markup)

    @cached_property
    def interview(self) -> Interview | None:
        """Who said what, turn by turn; None where the page is no interview."""
        from mixedzone.article.interview import interview_of

        return interview_of(self.blocks, self._cut) if Role.ANSWER in self._labels.inner else None

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Direct speech in running text, in page order, with whoever says it."""
        from mixedzone.article.quotes import SEARCHED, has_marks, quotes_of

        inner = self._labels.inner
        if not has_marks(self._cut.texts[n] for n, role in enumerate(inner) if role in SEARCHED):
            return ()
        running = blocks.running_blocks(self._cut, inner, SEARCHED)
        return quotes_of(running, lambda: self.language, blocks.stretch_of(self._cut, inner))

    @property
    def fixtures(self) -> tuple[Fixture, ...]:
        """The kick-offs of the page's ticker, with only what the page says and what fixture lists make of it."""
        return self._ticker.fixtures

    @property
    def captured(self) -> Capture | None:
        """When the page was probably captured; None where no ticker with a known round tells."""
        return self._ticker.captured

    def with_roles(self, roles: Mapping[int, Role]) -> Article:
        """The same page where some lines, by their numbers, are what somebody says that they are; that is certain."""
        labels = self._labels.corrected({number - 1: role for number, role in roles.items()})
        return Article(self._cut, labels, self.name, self._given_url, self._captured, self._lists)

    def record(self) -> Record:
        """All of the reading as frozen structs."""
        names = (name for name in Record.__struct_fields__)
        return Record(**{name: getattr(self, name) for name in names})

    @cached_property
    def _metadata(self) -> Metadata:
        from mixedzone.article.metadata import Metadata

        return Metadata(self._cut, self._labels.roles, self._given_url, self._captured, self._markup)

    @cached_property
    def _markup(self) -> Markup:
        from mixedzone.article.markup import Markup

        return Markup(self._cut)

    @cached_property
    def _ticker(self) -> Fixtures:
        from mixedzone.article.fixtures import fixtures_of

        fixture = Role.FIXTURE
        lines = [(n + 1, self._cut.texts[n]) for n, role in enumerate(self._labels.roles) if role is fixture]
        return fixtures_of(lines, self._lists, self.published if lines and self._lists else None)

    @cached_property
    def _kicker(self) -> Block | None:
        return next(iter(self._blocks_of(Role.KICKER)), None)

    @cached_property
    def _lead(self) -> list[Block]:
        return self._blocks_of(Role.LEAD)

    def _blocks_of(self, role: Role) -> list[Block]:
        return [block for block in self.blocks if block.role is role]


def _value(source: Source | None) -> str | None:
    return None if source is None else source.value


def _values(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.value for source in sources)
