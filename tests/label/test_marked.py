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


def test_the_time_of_an_entry_is_no_text_and_with_its_author_no_heading() -> None:
    html = f"<h1>Harbour turn the derby</h1>{BODY}<p><time>19:11</time><p><time>19:15</time><b>Ana Soler</b>{BODY}"
    cut = cut_html(html.encode())
    assert cut.tree is not None
    headings = {**HEAD, "19:": Role.HEADING}
    found = dict(zip(cut.texts, marked.inside(cut, cut.tree, predicted(cut, TEXT, headings)), strict=True))
    assert found["19:11"] is Role.DATELINE
    assert found["19:15Ana Soler"] is Role.PARAGRAPH


@pytest.mark.parametrize("before", ["", BODY])
def test_a_note_on_scripts_is_no_text(before: str) -> None:
    note = "Please turn on JavaScript to see who won the derby."
    assert roles(f"<body><div>{before}</div><noscript><p>{note}</noscript>", note)[note] is None


def test_a_story_for_those_who_run_no_scripts_may_speak_of_them() -> None:
    line = "The new board of the stadium is written in JavaScript."
    html = f"<body><noscript><h1>Harbour turn the derby</h1>{BODY}<p>{line}{BODY}</noscript>"
    assert roles(html, line)[line] is Role.PARAGRAPH


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
    html = f"<header><h1>Harbour turn the derby</h1><p>{LEAD}</p></header><article>{BODY}</article>"
    found = roles(html, others=HEAD | {"Ten wild": Role.LEAD})
    assert found[LEAD] is Role.LEAD
    assert sum(role is Role.PARAGRAPH for role in found.values()) == 3


def test_a_first_paragraph_like_any_other_is_no_lead() -> None:
    html = f"<article><h1>Harbour turn the derby</h1><p>{LEAD}</p>{BODY}</article>"
    assert roles(html, others=HEAD | {"Ten wild": Role.LEAD})[LEAD] is Role.PARAGRAPH


def test_a_lead_that_the_network_took_for_no_text() -> None:
    html = f"<header><h1>Harbour turn the derby</h1><p class=lead>{LEAD}</p></header><article>{BODY}</article>"
    assert roles(html)[LEAD] is Role.LEAD


@pytest.mark.parametrize(
    "line", ["By Ana Soler", "28 February 2026", f"<a href=/x>{LEAD}</a>", f"<figure>{LEAD}</figure>", "A day out"]
)
def test_what_is_no_lead(line: str) -> None:
    html = f"<header><h1>Harbour turn the derby</h1><p>{line}</p></header><article>{BODY}</article>"
    assert Role.LEAD not in roles(html, others=HEAD | {line[:8]: Role.LEAD}).values()


def test_a_hidden_copy_is_no_headline() -> None:
    html = f"<p hidden>Harbour turn it</p><h1>Harbour turn the derby</h1>{BODY}"
    found = roles(html)
    assert found["Harbour turn it"] is None
    assert found["Harbour turn the derby"] is Role.HEADLINE


CRUMBS = "<ol><li><a href=/s>Sport</a></li><li><h1>Harbour turn the derby</h1></li></ol>"


@pytest.mark.parametrize("kicker", ["", "<span>Coastal League</span> "])
@pytest.mark.parametrize("crumbs", [CRUMBS, CRUMBS.replace("ol", "div class=breadcrumb").replace("li>", "i>")])
def test_a_first_heading_at_the_end_of_a_breadcrumb_is_no_headline(crumbs: str, kicker: str) -> None:
    found = roles(f"{crumbs}<header><h2>{kicker}How the harbour woke up late</h2></header><article>{BODY}</article>")
    assert next(text for text, role in found.items() if role is Role.HEADLINE).endswith("woke up late")
    assert found["Harbour turn the derby"] is None


def test_the_declared_title_tells_which_heading_is_the_headline() -> None:
    page = f"<h1>Harbour turn the derby</h1><h2>How the harbour woke up late</h2><article>{BODY}</article>"
    assert roles(page)["Harbour turn the derby"] is Role.HEADLINE
    meta = '<meta property="og:title" content="How the harbour woke up late">'
    assert roles(meta + page)["How the harbour woke up late"] is Role.HEADLINE


def test_words_alone_with_a_picture_in_its_box_are_no_text() -> None:
    box = "<div class=image-widget><img src=a.jpg><p>Ruiz jumps for the ball.</p><p>Image: Jan Holm</p></div>"
    page = f"<h1>Harbour turn the derby</h1><article>{BODY}{box}{BODY}</article>"
    found = roles(page, "Ruiz jumps", "Image")
    assert found["Ruiz jumps for the ball."] is Role.CAPTION
    assert found["Image: Jan Holm"] is Role.CREDIT
    plain = page.replace("class=image-widget", "").replace("Image: Jan Holm", "He scores.")
    assert roles(plain, "Ruiz jumps", "He scores")["Ruiz jumps for the ball."] is Role.PARAGRAPH


@pytest.mark.parametrize("names", ["Ana Soler", "Ana Soler/Tom Ruiz"])
def test_names_in_bold_type_over_the_first_paragraph_are_the_byline(names: str) -> None:
    page = f"<h1>Harbour turn the derby</h1><article><p><b>{names}</b></p>{BODY}{{}}</article>"
    assert roles(page.format(""), names)[names] is Role.BYLINE
    again = roles(page.format(f"<p><b>{names}</b></p>{BODY}"), names)
    assert again[names] is not Role.BYLINE


def test_a_page_whose_pictures_hold_its_text_keeps_it() -> None:
    cards = "".join(f"<div class=image-card><img src={n}.jpg><p>{LEAD[:40]} {n}</p></div>" for n in range(9))
    found = roles(f"<h1>Harbour turn the derby</h1>{cards}<article>{BODY}</article>", "Ten wild")
    assert Role.CAPTION not in found.values()
