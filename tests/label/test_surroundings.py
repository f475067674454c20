"""HTML: what the lines around the text are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label import marked, surroundings
from mixedzone.page.html import cut_html
from mixedzone.types import Role
from tests.label.predictions import predicted
from tests.label.test_marked import BODY, HEAD, TEXT


def roles(html: str, others: dict[str, Role] | None = None, chance: float = 0.9) -> dict[str, Role]:
    cut = cut_html(html.encode())
    assert cut.tree is not None
    prediction = predicted(cut, TEXT, HEAD | (others or {}), chance)
    inner = marked.inside(cut, cut.tree, prediction)
    found, probabilities = surroundings.name(cut, cut.tree, prediction, inner)
    assert len(found) == len(probabilities) == len(cut)
    assert all(mine is named for mine, named in zip(inner, found, strict=True) if mine is not None)
    assert all(0 <= probability <= 1 for probability in probabilities)
    return dict(zip(cut.texts, found, strict=True))


def test_an_article_between_menus() -> None:
    found = roles(
        "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav><div>coastal league</div><h1>Harbour turn the derby</h1>"
        "<div>By Ana Soler</div><div>28 February 2026</div>"
        f"<article>{BODY}<ul><li><a href=/t>Harbour</a></ul></article>"
        "<footer>Harbour Post, the paper by the sea</footer>"
    )
    assert found["Home Sport"] is Role.NAVIGATION
    assert found["coastal league"] is Role.KICKER
    assert found["Harbour turn the derby"] is Role.HEADLINE
    assert found["By Ana Soler"] is Role.BYLINE
    assert found["28 February 2026"] is Role.DATELINE
    assert found["Harbour"] is Role.NAVIGATION
    assert found["Harbour Post, the paper by the sea"] is Role.LEGAL


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<figure><figcaption>Ruiz jumps.</figcaption></figure>", "Ruiz jumps.", Role.CAPTION),
        ("<figure><figcaption>Foto: Jan Holm</figcaption></figure>", "Foto: Jan Holm", Role.CREDIT),
        ("<div>Ruiz jumps. - © AFP/Ana Soler</div>", "Ruiz jumps. - © AFP/Ana Soler", Role.CAPTION),
        ("<div>Advertisement</div>", "Advertisement", Role.ADVERT),
        ("<div><a href=/x>Keeper stays at the harbour</a></div>", "Keeper stays at the harbour", Role.RELATED),
        ("<div><a href=/x>Tags</a></div>", "Tags", Role.NAVIGATION),
        ("<div>Play the video</div>", "Play the video", Role.OTHER),
        ("<p hidden>Foto: Jan Holm", "Foto: Jan Holm", Role.OTHER),
    ],
)
def test_lines_between_the_paragraphs(html: str, text: str, expected: Role) -> None:
    after = "<p>Ruiz scored once more on Sunday, when the same two clubs met for a friendly in the snow."
    assert roles(f"<h1>Harbour turn the derby</h1><article>{BODY}{html}{after}</article>")[text] is expected


def test_a_caption_by_the_networks_word_stands_in_a_figure() -> None:
    guess = {"Ruiz jumps": Role.CAPTION}
    assert roles(f"<figure><div>Ruiz jumps</div></figure>{BODY}", guess, 0.6)["Ruiz jumps"] is Role.CAPTION
    assert roles(f"<div>Ruiz jumps</div>{BODY}", guess, 0.6)["Ruiz jumps"] is Role.OTHER
    assert roles(f"<div>Ruiz jumps</div>{BODY}", guess)["Ruiz jumps"] is Role.CAPTION


@pytest.mark.parametrize(
    ("opening", "role"), [("More stories", Role.RELATED), ("Comments (2)", Role.COMMENT), ("Anzeige", Role.ADVERT)]
)
def test_a_box_is_what_its_first_line_says(opening: str, role: Role) -> None:
    box = f"<section><h2>{opening}</h2><div><p>gull_47</p><p>What a night by the sea</p></div></section>"
    found = roles(f"<h1>Harbour turn the derby</h1><article>{BODY}</article>{box}<p>Harbour Post")
    assert found["gull_47"] is found["What a night by the sea"] is role
    assert found["Harbour Post"] is Role.OTHER


def test_a_box_ends_before_the_text() -> None:
    found = roles(f"<article><p>Anzeige</p><div>A car</div>{BODY}</article>")
    assert found["A car"] is Role.OTHER
    assert sum(role is Role.PARAGRAPH for role in found.values()) == 3


@pytest.mark.parametrize("name", ["<a href=/ana>Ana Soler</a>", "<div>Ana Soler-Holm</div>"])
def test_a_name_beside_the_date_line_is_a_byline(name: str) -> None:
    head = f"<h1>Harbour turn the derby</h1>{name}<div>28 February 2026</div>"
    found = roles(f"{head}<article>{BODY}</article>")
    assert list(found.values())[1] is Role.BYLINE


def test_a_byline_by_the_networks_word_is_short() -> None:
    guess = {"Ana": Role.BYLINE}
    page = "<h1>Harbour turn the derby</h1><div>{}</div>" + BODY
    assert roles(page.format("Ana Soler"), guess)["Ana Soler"] is Role.BYLINE
    long = "Ana Soler went down to the harbour and asked them all about it."
    assert roles(page.format(long), guess)[long] is not Role.BYLINE


DECLARED = '<script type="application/ld+json">{"author": [{"name": "Ana Soler"}]}</script>'


def test_a_line_that_names_a_declared_author_is_a_byline_and_others_then_are_none() -> None:
    page = f"{DECLARED}<h1>Harbour turn the derby</h1><a href=/a>Ana Soler 3 hours ago</a><div class=author>Tom Ruiz</div>{BODY}"
    found = roles(page)
    assert found["Ana Soler 3 hours ago"] is Role.BYLINE
    assert found["Tom Ruiz"] is not Role.BYLINE


@pytest.mark.parametrize(
    "text", ["Ana Soler", "Ana Soler and Tom Ruiz", "Kolumne von Ana Soler", "구현모 기자", "王小明"]
)
def test_names_in_a_box_for_authors_are_a_byline(text: str) -> None:
    page = f"<h1>Harbour turn the derby</h1><div class='article-author'><a href=/a>{text}</a></div>{BODY}"
    assert roles(page)[text] is Role.BYLINE


@pytest.mark.parametrize("text", ["Follow the team", "Foto: Ana Soler", "12 comments"])
def test_what_else_stands_there_is_none(text: str) -> None:
    page = f"<h1>Harbour turn the derby</h1><div class='author-tools'>{text}</div>{BODY}"
    assert roles(page)[text] is not Role.BYLINE


def test_agencies_alone_are_a_credit_wherever_they_stand() -> None:
    head = "<h1>Harbour turn the derby</h1><footer>IMAGO/Jan Holm</footer>"
    found = roles(f"{head}<img src=a.jpg><i class='photo-credit'>Jan Holm</i>{BODY}")
    assert found["IMAGO/Jan Holm"] is found["Jan Holm"] is Role.CREDIT
    assert roles(f"{head}<i class='copyright'>Harbour Post</i>{BODY}")["Harbour Post"] is not Role.CREDIT


def test_an_agency_in_a_box_for_authors_is_a_byline() -> None:
    page = f"<h1>Harbour turn the derby</h1><div class=author-name>AFP</div>{BODY}"
    assert roles(page)["AFP"] is Role.BYLINE


@pytest.mark.parametrize(
    "author", ['"dpa"', '{"givenName": "Ana", "familyName": "Soler"}', '{"name": "Ana Soler (as)"}']
)
def test_declared_authors_are_agencies_and_names_in_parts_too(author: str) -> None:
    meta = f'<script type="application/ld+json">{{"author": [{author}]}}</script>'
    line = "Source: dpa Sport" if "dpa" in author else "28 February 2026 / Ana Soler"
    assert roles(f"{meta}<h1>Harbour turn the derby</h1><div>{line}</div>{BODY}")[line] is Role.BYLINE


def test_a_declared_author_under_a_caption_is_its_photographer() -> None:
    page = f"{DECLARED}<h1>Harbour turn the derby</h1><figure><img src=a.jpg><small>© Ana Soler</small></figure>{BODY}"
    assert roles(page)["© Ana Soler"] is Role.CREDIT


def test_a_byline_stands_between_a_summary_and_the_first_paragraph() -> None:
    summary = "<ul>" + "".join(f"<li>Harbour won for the {n}th time in a row" for n in range(20)) + "</ul>"
    page = f"{DECLARED}<h1>Harbour turn the derby</h1>{summary}<div>Ana Soler</div><article>{BODY}</article>"
    assert roles(page)["Ana Soler"] is Role.BYLINE


@pytest.mark.parametrize("line", ["<i>Post Newsroom</i>", "Harbour Post / Ana Soler"])
def test_a_signature_in_the_block_of_the_text(line: str) -> None:
    page = "<h1>Harbour turn the derby</h1><article>{}</article><p>Imprint"
    text = line.replace("<i>", "").replace("</i>", "")
    assert roles(page.format(f"{BODY}<p>{line}</p>"))[text] is Role.BYLINE
    assert roles(page.format(BODY) + f"<p>{line}</p>")[text] is not Role.BYLINE
    assert roles(page.format(f"<p>{line}</p>{BODY}"))[text] is Role.BYLINE


def test_authors_of_other_stories_below_the_text_are_none() -> None:
    more = "<section><h2>More stories</h2><li class=author>Tom Ruiz</li></section>"
    page = "<h1>Harbour turn the derby</h1><article>{}</article>{}"
    assert roles(page.format(BODY, more))["Tom Ruiz"] is not Role.BYLINE
    assert roles(page.format(BODY, "<div class=author>Tom Ruiz</div>"))["Tom Ruiz"] is Role.BYLINE


@pytest.mark.parametrize("html", ["<button>Copy Link</button>", "<h3>Copy Link</h3>", "<p class=topic>Copy Link</p>"])
def test_what_else_looks_like_a_name_beside_the_date_is_none(html: str) -> None:
    page = f"<h1>Harbour turn the derby</h1>{html}<div>28 February 2026</div><article>{BODY}</article>"
    assert roles(page)["Copy Link"] is not Role.BYLINE


TAGS = st.sampled_from(["p", "div", "h1", "h2", "li", "td", "figcaption", "nav", "footer", "aside", "a", "b", "button"])
TEXTS = st.sampled_from(
    ["Goal!", "Anzeige", BODY[3:60], "By Ana Soler", "28.02.2026", "Foto: Jan Holm", "Harbour turn"]
)


@given(st.lists(st.tuples(TAGS, TEXTS, st.booleans()), min_size=1, max_size=12))
def test_any_page(parts: list[tuple[str, str, bool]]) -> None:
    html = "".join(f"<{tag}{' hidden' if hidden else ''}>{text}</{tag}>" for tag, text, hidden in parts)
    assert roles(html) == roles(html)


def test_the_title_at_the_end_of_a_breadcrumb_is_no_kicker() -> None:
    crumbs = "<ol><li><a href=/s>Sport</a></li><li><h1>Harbour turn the derby</h1></li></ol>"
    found = roles(f"{crumbs}<p>Coastal League</p><h2>How the harbour woke up late</h2><article>{BODY}</article>")
    assert found["How the harbour woke up late"] is Role.HEADLINE
    assert found["Harbour turn the derby"] is not Role.KICKER
