"""Declared data and visible lines, weighed against each other."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mixedzone
from mixedzone import Article

BODY = "".join(
    f"<p>Harbour won the {which} derby on Saturday with two goals in the last ten minutes of a wild match at home.</p>"
    for which in ("first", "second", "third")
)


def page(top: str = "<h1>Harbour turn the derby</h1>", head: str = "", foot: str = "", **linked: object) -> Article:
    if linked:
        data = json.dumps({"@type": "Article", **linked})
        head += f'<script type="application/ld+json">{data}</script>'
    return mixedzone.read(f"<html lang=en><head>{head}</head><body><article>{top}{BODY}{foot}</article>")


def person(*names: str) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def test_the_headline_is_as_shown_and_names_its_line() -> None:
    article = page("<h1>Harbour turn<wbr> the derby</h1>", headline="Derby: what happened", name="Derby")
    assert article.headline == "Harbour turn the derby"
    (source,) = [source for source in article.sources if source.of == "headline"]
    assert article.lines[source.lines[0] - 1].text == "Harbour turn the derby"
    assert article.titles == ("Harbour turn the derby", "Derby: what happened", "Derby")


def test_a_page_that_shows_no_headline_declares_one() -> None:
    article = mixedzone.read(
        f"<meta property=og:title content='Derby turned | Post'><meta property=og:site_name content=Post>{BODY}"
    )
    assert article.headline == "Derby turned"
    assert [source.declared for source in article.sources if source.of == "headline"] == ["meta og:title"]


def test_the_headline_below_a_heading_for_search_engines() -> None:
    article = page(
        "<h1>Derby Harbour Saltmere result</h1><h2>Harbour turn the derby</h2>", headline="Harbour turn the derby"
    )
    assert article.headline == "Harbour turn the derby"


def test_a_kicker_in_the_heading_is_no_part_of_it() -> None:
    article = page("<h1>Derby: Harbour win it late</h1>", head="<meta property=og:title content='Harbour win it late'>")
    assert article.headline == "Harbour win it late"


def test_declared_persons_are_the_authors() -> None:
    assert page(author=person("Ana Soler", "ANA SOLER", "Jan Holm")).authors == ("Ana Soler", "Jan Holm")


@pytest.mark.parametrize("name", ["admin", "asoler", "Redaktion", "Harbour Post"])
def test_a_byline_beats_an_account(name: str) -> None:
    top = "<h1>Harbour turn the derby</h1><p class=byline>By Ana Soler</p>"
    article = page(top, head="<meta property=og:site_name content='Harbour Post'>", author=person(name))
    assert article.authors == ("Ana Soler",)
    assert [source.lines for source in article.sources if source.of == "authors"] == [(2,)]


def test_a_byline_beside_the_headline_beats_somebody_else() -> None:
    assert page("<h1>Harbour turn the derby</h1><p>By Eva Lind</p>", author=person("Jan Holm")).authors == ("Eva Lind",)


def test_an_organisation_signs_where_nobody_else_does() -> None:
    assert page(author={"@type": "Organization", "name": "Harbour Post"}).authors == ("Harbour Post",)


@pytest.mark.parametrize(
    "top",
    [
        "<p>By <a>Ana Soler</a></p>", "<p>By</p><p>Ana Soler</p>", "<div class=article-author>Ana Soler</div>",
        "<p>Published 28 February 2026 by Ana Soler</p>", "<p>28 February 2026 • Ana Soler • 3 min</p>",
        "<p class=author><a>Ana Soler</a><span>Senior Writer</span></p>", "<p>28 February 2026</p><p>Ana Soler</p>",
    ],
)  # fmt: skip
def test_shown_authors(top: str) -> None:
    assert page(f"<h1>Harbour turn the derby</h1>{top}").authors == ("Ana Soler",)


@pytest.mark.parametrize(
    "top", ["<div class=comment-author>Tom Ruiz</div>", "<p>Tom Ruiz</p>", "<p class=photo-author>Tom Ruiz</p>"]
)
def test_who_wrote_nothing(top: str) -> None:
    assert page(f"<h1>Harbour turn the derby</h1>{top}").authors == ()


@pytest.mark.parametrize(
    "top",
    [
        "<figure><img src=a.jpg><figcaption>Ruiz, 28 February 2026. Picture by Tom Ruiz</figcaption></figure>",
        "<p class=image-copyright>Copyright Tom Ruiz/AP</p>", "<p>Getty Images</p>", "<p class=subline>Ruiz turns it</p>",
        "<p class=author>Key Takeaways</p><p>The key takeaways: two goals.</p>",
    ],
)  # fmt: skip
def test_what_is_no_byline(top: str) -> None:
    article = page(f"<h1>Harbour turn the derby</h1>{top}", author={"@type": "Organization", "name": "Harbour Post"})
    assert article.authors == ("Harbour Post",)


@pytest.mark.parametrize(
    ("top", "foot"), [("<p>Ana Soler/Jan Holm</p>", ""), ("", "<p>Harbour Post / Ana Soler, Jan Holm</p>")]
)
def test_names_alone_at_an_edge_of_the_text(top: str, foot: str) -> None:
    article = page(
        f"<h1>Harbour turn the derby</h1>{top}", foot=foot, author=person("Harbour Post"), publisher="Harbour Post"
    )
    assert article.authors == ("Ana Soler", "Jan Holm")


def test_a_source_signs_where_nobody_else_does() -> None:
    foot = "<p class=author>Quelle: dpa</p>"
    assert page(foot=foot).authors == ("dpa",)
    assert page(foot=foot, author=person("Harbour Post"), publisher="Harbour Post").authors == ("Harbour Post",)


def test_a_signature_at_the_foot() -> None:
    assert page(foot="<p>Written by Ana Soler</p>").authors == ("Ana Soler",)


def test_declared_dates() -> None:
    article = page(datePublished="2026-02-28T17:40:00+01:00", dateModified="2026-02-28T18:05:00Z")
    assert (article.published, article.modified) == ("2026-02-28T17:40:00+01:00", "2026-02-28T18:05:00+00:00")


def test_shown_dates() -> None:
    article = page("<h1>Harbour turn the derby</h1><p>28 February 2026</p><p>Updated: 1 March 2026, 9:30</p>")
    assert (article.published, article.modified) == ("2026-02-28", "2026-03-01T9:30".replace("T9", "T09"))
    lines = {source.of: source.lines for source in article.sources}
    assert (lines["published"], lines["modified"]) == ((2,), (3,))


def test_the_only_date_of_a_page_is_its_publication() -> None:
    assert page("<h1>Harbour turn the derby</h1><p>Updated: 1 March 2026</p>").published == "2026-03-01"


@pytest.mark.parametrize(("shown", "published"), [("1 March 2026", "2026-02-28"), ("4 May 2019", "2019-05-04")])
def test_the_declared_publication_counts_unless_the_page_shows_an_earlier_day(shown: str, published: str) -> None:
    top = f"<h1>Harbour turn the derby</h1><p>{shown}</p>"
    assert page(top, datePublished="2026-02-28", dateModified="2026-03-01").published == published


@pytest.mark.parametrize(
    "line",
    [
        "28 February 2026. Updated: 1 March 2026",
        "Updated on 1 March 2026, first published on 28 February 2026",
        "Veröffentlicht: 28.2.2026, zuletzt aktualisiert am 1.3.2026",
    ],
)
def test_a_line_that_prints_both_dates(line: str) -> None:
    article = page(f"<h1>Harbour turn the derby</h1><p>{line}</p>")
    assert (article.published, article.modified) == ("2026-02-28", "2026-03-01")


def test_an_element_named_after_changes_shows_no_publication() -> None:
    article = page(
        "<h1>Harbour turn the derby</h1><p class=modified>1 March 2026</p><p class=published>28 February 2026</p>"
    )
    assert (article.published, article.modified) == ("2026-02-28", "2026-03-01")


def test_a_time_element_and_a_date_far_away() -> None:
    assert page(foot="<footer><time datetime=2026-02-28>last week</time></footer>").published == "2026-02-28"
    assert page(foot="<p>a</p>" * 40 + "<p class=post-date>28 February 2026</p>").published == "2026-02-28"


def test_relative_dates_and_the_capture() -> None:
    html = f"<h1>Harbour turn the derby</h1><p class=date>3 hours ago</p>{BODY}"
    captured = datetime(2026, 2, 28, 12, tzinfo=UTC)
    assert mixedzone.read(html).published is None
    assert mixedzone.read(html, captured=captured).published == "2026-02-28T09:00+00:00"
    late = f"<meta name=date content=2026-03-28><h1>Harbour turn the derby</h1>{BODY}"
    assert mixedzone.read(late, captured=captured).published is None


def test_the_rest() -> None:
    article = page(
        head="<meta name=keywords content='derby, Ruiz ,,derby'><link rel=canonical href=https://post.example/a>"
        "<meta name=description content='Two late goals.'><meta property=og:site_name content='Harbour Post'>",
        articleSection="Sport",
    )
    assert (article.topics, article.url, article.description) == (
        ("derby", "Ruiz"),
        "https://post.example/a",
        "Two late goals.",
    )
    assert (article.site, article.section, article.language, article.complete) == ("Harbour Post", "Sport", "en", True)
    assert page(isAccessibleForFree="False").complete is False


@pytest.mark.parametrize("href", ["/derby", "javascript:alert(1)", "", "ftp://post.example/a", "https://"])
def test_an_address_is_a_whole_one_on_the_web(href: str) -> None:
    assert page(head=f"<link rel=canonical href='{href}'>").url is None


def test_flat_text_has_what_it_prints() -> None:
    article = mixedzone.read(
        "Harbour turn the derby\nBy Ana Soler\n28 February 2026\n"
        + "Harbour won the derby on Saturday with two goals.\n" * 4
    )
    assert (article.titles, article.site, article.published) == (("Harbour turn the derby",), None, "2026-02-28")
    assert article.authors == ("Ana Soler",)


def test_every_value_has_a_source() -> None:
    article = page(
        "<h1>Harbour turn the derby</h1><p>By Ana Soler</p>", datePublished="2026-02-28", articleSection="Sport"
    )
    assert all(bool(source.lines) != bool(source.declared) for source in article.sources)
    assert {source.value for source in article.sources} >= {
        "Ana Soler",
        "2026-02-28",
        "Sport",
        "Harbour turn the derby",
    }
    assert article.record().sources == article.sources


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("Article"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@graph", "author", "name", "headline", "datePublished", "keywords", "image"]), inner
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_any_linked_data(data: object) -> None:
    article = mixedzone.read(f'<script type="application/ld+json">{json.dumps(data)}</script><h1>Goal!</h1>{BODY}')
    record = article.record()
    assert all(text.strip() for text in [*record.titles, *record.authors, *record.topics])
    assert record.published is None or datetime.fromisoformat(record.published)
