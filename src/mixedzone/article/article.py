"""An article: the reading of one page, its views computed when first asked for."""

from __future__ import annotations

from functools import cached_property

from mixedzone.article import blocks, figures, fixtures, interview, metadata, quotes
from mixedzone.label.labels import Labels
from mixedzone.page.lines import Lines
from mixedzone.page.places import places_of
from mixedzone.types import (
    Block,
    Figure,
    Fixture,
    Interview,
    Line,
    Quote,
    Record,
    Role,
)


class Article:
    """What a page says, as views of its labelled lines.

    A view is computed when it is first asked for and kept. What the page does not say is None or empty.
    """

    def __init__(self, cut: Lines, labels: Labels, name: str | None = None, url: str | None = None) -> None:
        self.name = name
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
        cut, labels = self._cut, self._labels
        places = places_of(cut)
        return tuple(
            Line(
                number=number + 1,
                text=text,
                role=labels.roles[number],
                probability=labels.probabilities[number],
                span=cut.spans[number] if cut.spans is not None else None,
                path=places[number].path if places else None,
                xpath=places[number].xpath if places else None,
                hidden=cut.hidden[number],
                continues=cut.continues[number],
            )
            for number, text in enumerate(cut.texts)
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Lines of one role that belong together, in page order."""
        return blocks.blocks_of(self._cut, self._labels.roles)

    @cached_property
    def text(self) -> str:
        """Lead, headings, paragraphs, questions, answers, speakers, list items and tables, a block a line."""
        return blocks.text_of(self._cut, self._labels.roles)

    @cached_property
    def headline(self) -> str | None:
        """The article's title as the page shows it, or else as it declares it."""
        shown = self._first(Role.HEADLINE)
        return shown or next(iter(self._declared.titles), None)

    @cached_property
    def kicker(self) -> str | None:
        """The short line over the headline."""
        return self._first(Role.KICKER)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The headline and all titles that the page declares."""
        return tuple(dict.fromkeys([*filter(None, [self._first(Role.HEADLINE)]), *self._declared.titles]))

    @cached_property
    def lead(self) -> str | None:
        """The standfirst, a line a block."""
        return "\n".join(block.text for block in self.blocks if block.role is Role.LEAD) or None

    @property
    def description(self) -> str | None:
        """What the page declares itself to be about."""
        return self._declared.description

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it: as declared, or else as the byline says."""
        shown = (block.text for block in self.blocks if block.role is Role.BYLINE)
        return tuple(self._declared.authors or [name for text in shown for name in metadata.names_in(text)])

    @property
    def published(self) -> str | None:
        """When it was published, ISO 8601, as precisely as the page declares it."""
        return self._declared.published

    @property
    def modified(self) -> str | None:
        """When it was last changed, ISO 8601."""
        return self._declared.modified

    @property
    def site(self) -> str | None:
        """The paper's name."""
        return self._declared.site

    @property
    def section(self) -> str | None:
        """The paper's section."""
        return self._declared.section

    @property
    def topics(self) -> tuple[str, ...]:
        """Topics and keywords that the page declares."""
        return tuple(self._declared.topics)

    @property
    def language(self) -> str | None:
        """The language that the page declares, a BCP 47 tag."""
        return self._declared.language

    @property
    def url(self) -> str | None:
        """The canonical address, or else the one that the page was read from."""
        return self._declared.url or self._given_url

    @property
    def complete(self) -> bool:
        """False where the page says that it is not free to read."""
        return self._declared.free

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures with caption and credits, in page order."""
        return figures.figures_of(self._cut, self._labels.roles, self.url)

    @cached_property
    def interview(self) -> Interview | None:
        """Who said what, turn by turn; None where the page is no interview."""
        return interview.interview_of(self.blocks)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Direct speech in running text, in page order, with whoever says it."""
        return quotes.quotes_of(self.blocks, self.language)

    @cached_property
    def fixtures(self) -> tuple[Fixture, ...]:
        """The kick-offs of the page's ticker, with only what the page says."""
        ticker = [(n + 1, self._cut.texts[n]) for n, role in enumerate(self._labels.roles) if role is Role.FIXTURE]
        return fixtures.fixtures_of(ticker)

    def record(self) -> Record:
        """All of the reading as frozen structs."""
        names = (name for name in Record.__struct_fields__)
        return Record(**{name: getattr(self, name) for name in names})

    @cached_property
    def _declared(self) -> metadata.Declared:
        return metadata.declared(self._cut)

    def _first(self, role: Role) -> str | None:
        return next((block.text for block in self.blocks if block.role is role), None)
