"""HTML: what the lines of the text are called, the headline over them and the lead between."""

from __future__ import annotations

import pytest

from mixedzone.label import marked
from mixedzone.page.html import cut_html
from mixedzone.types import Role
from tests.label.predictions import predicted

BODY = (
    "<p>Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match."
    "<p>Ruiz scored the first of them with his left foot, and Holm the second one with his head."
    "<p>“We never stopped,” the captain said when the lights had gone out and the stand was empty."
)
TEXT = ("Harbour won", "Ruiz scored", "“We never")
HEAD = {"Harbour turn": Role.HEADLINE}
LEAD = "Ten wild minutes at the end gave the town what it had been waiting for since spring."


def roles(html: str, *text: str, others: dict[str, Role] | None = None) -> dict[str, Role | None]:
    cut = cut_html(html.encode())
    assert cut.tree is not None
    found = marked.inside(cut, cut.tree, predicted(cut, (*TEXT, *text), others or HEAD))
    assert len(found) == len(cut)
    return dict(zip(cut.texts, found, strict=True))


def test_what_the_network_chose_and_nothing_else() -> None:
    found = roles(f"<p>Menu<h1>Harbour turn the derby</h1>{BODY}<p>Imprint")
    assert found["Menu"] is found["Imprint"] is None
    assert found["Harbour turn the derby"] is Role.HEADLINE
    assert sum(role is Role.PARAGRAPH for role in found.values()) == 3


def test_a_paragraph_that_the_page_prints_twice_counts_once() -> None:
    cut = cut_html(f"<h1>Harbour turn the derby</h1>{BODY}{BODY}".encode())
    assert cut.tree is not None
    found = marked.inside(cut, cut.tree, predicted(cut, TEXT, HEAD))
    assert [role is Role.PARAGRAPH for role in found] == [False] + [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>Late</h3>", Role.HEADING),
        ("<ul><li>Late</ul>", Role.LIST_ITEM),
        ("<table><tr><td>Late</table>", Role.TABLE),
        ("<p>Late", Role.PARAGRAPH),
        ("<figure><figcaption>Late</figcaption></figure>", Role.CAPTION),
        ("<figure><figcaption>Late, Foto: Jan Holm</figcaption></figure>", Role.CAPTION),
    ],
)
def test_mark_up_names_the_lines_of_the_text(html: str, expected: Role) -> None:
    found = roles(f"<h1>Harbour turn the derby</h1>{BODY}{html}{BODY}", "Late")
    assert next(role for text, role in found.items() if text.startswith("Late")) is expected


@pytest.mark.parametrize(("line", "role"), [("Anzeige", Role.ADVERT), ("Read more", Role.RELATED)])
def test_words_that_give_a_line_away_win_over_the_network(line: str, role: Role) -> None:
    assert roles(f"{BODY}<p>{line}{BODY}", line)[line] is role


def test_a_heading_by_the_networks_word() -> None:
    assert roles(f"{BODY}<div>A late turn</div>{BODY}", others={"A late": Role.HEADING})["A late turn"] is Role.HEADING


def test_a_lead_in_another_block_than_the_body() -> None:
    found = roles(f"<header><h1>Harbour turn the derby</h1><p>{LEAD}</p></header><article>{BODY}</article>", "Ten wild")
    assert found[LEAD] is Role.LEAD
    assert sum(role is Role.PARAGRAPH for role in found.values()) == 3


def test_a_first_paragraph_like_any_other_is_no_lead() -> None:
    found = roles(f"<article><h1>Harbour turn the derby</h1><p>{LEAD}</p>{BODY}</article>", "Ten wild")
    assert found[LEAD] is Role.PARAGRAPH


def test_a_lead_that_the_network_took_for_none() -> None:
    html = f"<header><h1>Harbour turn the derby</h1><p>{LEAD}</p></header><article>{BODY}</article>"
    assert roles(html)[LEAD] is Role.LEAD


@pytest.mark.parametrize(
    "line", ["By Ana Soler", "28 February 2026", f"<a href=/x>{LEAD}</a>", f"<figure>{LEAD}</figure>", "A day out"]
)
def test_what_is_no_lead(line: str) -> None:
    html = f"<header><h1>Harbour turn the derby</h1><p>{line}</p></header><article>{BODY}</article>"
    assert Role.LEAD not in roles(html).values()


def test_a_hidden_copy_is_no_headline() -> None:
    html = f"<p hidden>Harbour turn it</p><h1>Harbour turn the derby</h1>{BODY}"
    found = roles(html)
    assert found["Harbour turn it"] is None
    assert found["Harbour turn the derby"] is Role.HEADLINE
