"""HTML: the block with most of the running text, and what its mark-up calls each line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label import marked
from mixedzone.label.labels import Labels
from mixedzone.page.html import cut_html
from mixedzone.types import Role

BODY = (
    "<p>Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match."
    "<p>Ruiz scored the first of them with his left foot, and Holm the second one with his head."
    "<p>“We never stopped,” the captain said when the lights had gone out and the stand was empty."
)


def label(html: str) -> tuple[Labels, dict[str, Role]]:
    cut = cut_html(html.encode())
    labels = marked.label(cut)
    assert len(labels.roles) == len(labels.probabilities) == len(cut)
    return labels, dict(zip(cut.texts, labels.roles, strict=True))


def role(html: str, text: str) -> Role:
    return label(html)[1][text]


def test_an_article_between_menus() -> None:
    _, roles = label(
        "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav><div>coastal league</div><h1>Harbour turn the derby</h1>"
        "<div>By Ana Soler</div><div>28 February 2026</div>"
        f"<article>{BODY}<h2>A late turn</h2>{BODY}<ul><li>one thing<li>another</ul></article>"
        "<footer>Harbour Post, the paper by the sea</footer>"
    )
    assert roles["Home Sport"] is Role.NAVIGATION
    assert roles["coastal league"] is Role.KICKER
    assert roles["Harbour turn the derby"] is Role.HEADLINE
    assert roles["By Ana Soler"] is Role.BYLINE
    assert roles["28 February 2026"] is Role.DATELINE
    assert roles["A late turn"] is Role.HEADING
    assert roles["Harbour Post, the paper by the sea"] is Role.LEGAL
    assert sum(found is Role.PARAGRAPH for found in roles.values()) == 3


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<figure><figcaption>Ruiz jumps.</figcaption></figure>", "Ruiz jumps.", Role.CAPTION),
        ("<figure><figcaption>Foto: Jan Holm</figcaption></figure>", "Foto: Jan Holm", Role.CREDIT),
        ("<div>Ruiz jumps. - © AFP/Ana Soler</div>", "Ruiz jumps. - © AFP/Ana Soler", Role.CAPTION),
        ("<div>Advertisement</div>", "Advertisement", Role.ADVERT),
        ("<p>Anzeige", "Anzeige", Role.ADVERT),
        ("<table><tr><td>Harbour 31</table>", "Harbour 31", Role.TABLE),
        ("<ul><li>Harbour stay up</ul>", "Harbour stay up", Role.LIST_ITEM),
        ("<div><a href=/x>Keeper stays at the harbour</a></div>", "Keeper stays at the harbour", Role.RELATED),
        ("<div><a href=/x>Tags</a></div>", "Tags", Role.NAVIGATION),
        ("<div><button>Play the video</button></div>", "Play the video", Role.NAVIGATION),
        ("<p hidden>They never stopped at all.", "They never stopped at all.", Role.OTHER),
        ("<p>Late", "Late", Role.PARAGRAPH),
    ],
)
def test_lines_between_the_paragraphs(html: str, text: str, expected: Role) -> None:
    assert role(f"<article>{BODY}{html}{BODY}</article>", text) is expected


def test_a_page_that_hides_its_article_until_scripts_have_run() -> None:
    text = "Ruiz scored the first of them with his left foot, and Holm the second one with his head."
    assert role(f"<div hidden>{BODY}</div><p>Loading.", text) is Role.PARAGRAPH
    assert role(f"<p>{'They play on, as they have always done here, in rain and snow and storm. ' * 9}<div hidden>{BODY}"
                "</div>", text) is not Role.PARAGRAPH  # fmt: skip


def test_a_lead_under_the_headline() -> None:
    lead = "Ten wild minutes at the end gave the town what it had been waiting for since spring"
    html = f"<header><h1>Harbour turn the derby</h1><div>{lead}</div></header><div>Sport</div><article>{BODY}</article>"
    assert role(html, lead) is Role.LEAD


def test_tables_after_the_text_belong_to_it() -> None:
    table = "<table><tr><td>Harbour 31<td>Saltmere 28</table>"
    assert role(f"<article>{BODY}{table}</article>", "Harbour 31") is Role.TABLE


def test_confidence_grows_with_the_text() -> None:
    assert label(f"<article>{BODY * 6}</article>")[0].confidence > label(f"<article>{BODY}</article>")[0].confidence
    assert label("<p>Home")[0].confidence == 0.0


def test_a_page_of_links_is_a_listing() -> None:
    assert label("<h2><a href=/a>Keeper stays at the harbour</a></h2>" * 20)[0].kind == "listing"
    assert label(f"<article>{BODY}</article>")[0].kind is None


TAGS = st.sampled_from(["p", "div", "h1", "h2", "li", "td", "figcaption", "nav", "footer", "aside", "a", "b", "button"])
TEXTS = st.sampled_from(["Goal!", "Anzeige", BODY[3:60], "By Ana Soler", "28.02.2026", "Foto: Jan Holm", ""])


@given(st.lists(st.tuples(TAGS, TEXTS, st.booleans()), max_size=12))
def test_any_page(parts: list[tuple[str, str, bool]]) -> None:
    html = "".join(f"<{tag}{' hidden' if hidden else ''}>{text}</{tag}>" for tag, text, hidden in parts)
    cut = cut_html(html.encode())
    labels = marked.label(cut)
    assert labels == marked.label(cut)
    assert len(labels.roles) == len(labels.probabilities) == len(cut)
    assert 0 <= labels.confidence <= 1
