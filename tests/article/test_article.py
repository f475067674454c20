"""The reading of one page as a whole: views, text, record."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mixedzone
from mixedzone.article import blocks, figures, fixtures, interview, metadata
from mixedzone.article.article import Article
from mixedzone.label.labels import Labels, Whole
from mixedzone.page.text import cut_text
from mixedzone.types import TEXT_ROLES, Figure, Record, Role, UnreadablePage

PAGE = """<html lang=en><head><title>Harbour turn the derby | Post</title>
<link rel=canonical href=https://post.example/derby><meta property=og:site_name content="Harbour Post">
<meta name=date content=2026-02-28></head><body><nav><a href=/>Home</a></nav><article>
<h1>Harbour turn the derby</h1><div>By Ana Soler</div>
<p>Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match at home.
<figure><img src=/a.jpg alt="Ruiz in the air"><figcaption>Ruiz jumps. - © AFP/Eva Lind</figcaption></figure>
<h2>A late turn</h2>
<p>Ruiz scored the first of them with his left foot, <span hidden>Read on</span>and Holm scored the second one of them with his head.
<ul><li>A corner that nobody had wanted</ul>
<p>“We never stopped,” the captain said when the lights had gone out and the stand was empty again.
</article><footer>The Harbour Post is the paper by the sea.</footer></body></html>"""

FLAT = "\n".join(["28.02. 15:30", "02.03. 20:45", "Harbour turn the derby around", "They won it late, and all the town was out on"
                  " the streets to see them come home by the sea.", "Ruiz jumps. - © AFP/Eva Lind"])  # fmt: skip


def known(roles: list[Role], kind: str | None) -> Labels:
    return Labels(
        roles, lambda inner: ([role or Role.OTHER for role in inner], [1.0] * len(inner)), lambda: Whole(1.0, kind)
    )


@pytest.fixture
def article() -> Article:
    return mixedzone.read(PAGE, url="https://mirror.example/x", name="derby.html")


def test_what_the_page_says(article: Article) -> None:
    assert article.headline == "Harbour turn the derby"
    assert article.titles == ("Harbour turn the derby", "Harbour turn the derby | Post")
    assert article.authors == ("Ana Soler",)
    assert (article.published, article.modified) == ("2026-02-28", None)
    assert (article.site, article.section, article.language) == ("Harbour Post", None, "en")
    assert article.url == "https://post.example/derby"
    assert article.name == "derby.html"
    assert article.complete is True
    assert article.interview is None
    assert [quote.speaker for quote in article.quotes] == [None]
    assert not (article.fixtures or article.topics)
    assert 0 <= article.confidence <= 1
    assert "Harbour turn the derby" in repr(article)


def test_the_text_is_as_printed_a_block_a_line(article: Article) -> None:
    assert article.text.split("\n") == [
        "Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match at home.",
        "A late turn",
        "Ruiz scored the first of them with his left foot, and Holm scored the second one of them with his head.",
        "A corner that nobody had wanted",
        "“We never stopped,” the captain said when the lights had gone out and the stand was empty again.",
    ]


@pytest.mark.parametrize("role", list(Role))
def test_the_text_has_the_text_roles_and_no_other(role: Role) -> None:
    article = Article(cut_text("One line.\nAnother."), known([role, Role.PARAGRAPH], None))
    assert article.text == ("One line.\nAnother." if role in TEXT_ROLES else "Another.")


def test_labels_and_quotation_marks_stay_in_the_text() -> None:
    cut = cut_text("Post: Why?\nRuiz: “So.” (laughs)")
    article = Article(cut, known([Role.QUESTION, Role.ANSWER], None))
    assert article.text == "Post: Why?\nRuiz: “So.” (laughs)"
    assert article.interview is not None
    assert [turn.text for turn in article.interview.turns] == ["Why?", "So.” (laughs)"]


def test_kicker_and_lead() -> None:
    cut = cut_text("coastal league\nHarbour turn the derby\nTwo goals.\nTen minutes.\nThey won.")
    roles = [Role.KICKER, Role.HEADLINE, Role.LEAD, Role.LEAD, Role.PARAGRAPH]
    article = Article(cut, known(roles, "match report"))
    assert (article.kicker, article.headline) == ("coastal league", "Harbour turn the derby")
    assert article.lead == "Two goals.\nTen minutes."
    assert article.kind == "match report"


def test_figures_and_fixtures() -> None:
    article = mixedzone.read(FLAT, flat=True)
    assert [(fixture.date, fixture.time, fixture.year) for fixture in article.fixtures] == [
        ("02-28", "15:30", None),
        ("03-02", "20:45", None),
    ]
    assert [(figure.caption, figure.credits) for figure in article.figures] == [("Ruiz jumps.", ("AFP/Eva Lind",))]
    assert mixedzone.read(PAGE).figures[0].urls == ("https://post.example/a.jpg",)


def test_what_the_page_does_not_say_is_none_or_empty() -> None:
    article = mixedzone.read("Goal", flat=True)
    nothing = (article.lead, article.kicker, article.description, article.published, article.site, article.url)
    assert nothing == (None,) * 6
    assert not (article.authors or article.figures or article.fixtures)


def test_the_declared_title_stands_in_for_a_headline() -> None:
    html = "<title>Goal! | Post</title><p>They won it late, and all the town was out on the streets to see it."
    assert mixedzone.read(html).headline == "Goal! | Post"


def test_the_address_given_stands_in_for_the_declared_one() -> None:
    assert mixedzone.read("<p>Goal!", url="https://post.example/g").url == "https://post.example/g"


def test_lines_know_their_place(article: Article) -> None:
    assert [line.number for line in article.lines] == list(range(1, len(article.lines) + 1))
    assert all(line.span is None and line.path and line.xpath for line in article.lines)
    flat = mixedzone.read(FLAT, flat=True)
    assert [FLAT[slice(*line.span)] for line in flat.lines if line.span] == [line.text for line in flat.lines]
    assert all(line.path is None and line.xpath is None for line in flat.lines)


def test_views_name_lines_that_exist(article: Article) -> None:
    numbers = {line.number for line in article.lines}
    for named in (*(block.lines for block in article.blocks), *(figure.lines for figure in article.figures)):
        assert named
        assert set(named) <= numbers


VIEWS = {
    "blocks": (blocks, "blocks_of"),
    "text": (blocks, "text_of"),
    "figures": (figures, "figures_of"),
    "fixtures": (fixtures, "fixtures_of"),
    "interview": (interview, "interview_of"),
    "published": (metadata, "declared"),
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_computed_when_asked_for_and_kept(view: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: dict[str, int] = dict.fromkeys(VIEWS, 0)

    def counted(name: str) -> None:
        module, function = VIEWS[name]
        real = getattr(module, function)

        def call(*arguments: object) -> object:
            calls[name] += 1
            return real(*arguments)

        monkeypatch.setattr(module, function, call)

    for name in VIEWS:
        counted(name)
    article = mixedzone.read(PAGE)
    assert not any(calls.values())
    first = getattr(article, view)
    once = int(view != "interview")  # no line is an answer: nothing to compute
    assert calls[view] == once
    assert getattr(article, view) == first
    assert calls[view] == once


def test_who_only_wants_the_text_pays_for_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("not asked for")

    for module, function in (view for name, view in VIEWS.items() if name != "text"):
        monkeypatch.setattr(module, function, never)
    assert "They won it late" in mixedzone.read(FLAT, flat=True).text


@pytest.mark.parametrize(("page", "flat"), [(PAGE, False), (FLAT, True), ("<p>Goal!", False)])
def test_the_record_is_the_properties_and_goes_through_json(page: str, flat: bool) -> None:
    article = mixedzone.read(page, flat=flat)
    record = article.record()
    for name in Record.__struct_fields__:
        assert getattr(record, name) == getattr(article, name)
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record


def test_a_reading_is_the_same_every_time() -> None:
    assert mixedzone.read(PAGE).record() == mixedzone.read(PAGE.encode()).record()


def checked(page: str, flat: bool) -> None:
    try:
        record = mixedzone.read(page, flat=flat).record()
    except UnreadablePage as error:
        assert str(error)
        return
    assert record == mixedzone.read(page, flat=flat).record()
    numbers = {line.number for line in record.lines}
    turns = record.interview.turns if record.interview else ()
    for views in (record.blocks, record.figures, record.fixtures, turns):
        for view in views:
            assert view.lines or isinstance(view, Figure)
            assert set(view.lines) <= numbers
    assert sorted(line for block in record.blocks for line in block.lines) == sorted(numbers)
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_flat_text(text: str) -> None:
    checked(text, flat=True)


PIECES = st.sampled_from(
    ["<p>", "<b>", "</b>", "<h1>", "<h2>", "<figure>", "<figcaption>", "</figure>", "<img src=a.jpg>", "<li>", "<td>", "<br>",
     "<script type=application/ld+json>{", "</script>", "<template>", "<nav>", "</nav>", "<p hidden>", "Why do you ask?",
     "Ruiz: “I never plan a thing.”", "Post:", "12/12 7:30 PM", "Foto: Jan Holm", "Anzeige", "– ", "“", "\x00", "&#0;", "\ud800",
     "They won it late, and all the town was out on the streets to see them come home by the sea."]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_html(page: str) -> None:
    checked(page, flat=False)
    checked(page, flat=True)


@pytest.mark.parametrize(
    "piece",
    [
        "Why? ",
        "Ruiz: yes.\n",
        "Post: Why?\nRuiz: “So.”\n",
        "Ruiz:\n",
        "“",
        "Foto: AFP\n",
        "12/12 7:30 PM\n",
        "(a)\n",
        "A",
    ],
)
def test_a_page_of_a_million_characters_costs_no_more_than_its_length(piece: str) -> None:
    page = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    mixedzone.read(page, flat=True).record()
    assert time.process_time() - begun < 30
