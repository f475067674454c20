"""Pages that are nothing but an article, made of golds."""

from __future__ import annotations

from mixedzone.page.html import cut_html
from training.corpus import Page
from training.fragments import EVERY, fragments

LINES = [f"The keeper saved the {number}. penalty <late> in the rain & went home." for number in range(30)]


def page(number: int, kind: str = "article", text: str = "\n".join(LINES)) -> Page:
    gold = {"title": f"Match {number} & after", "text": text}
    return Page(f"articles/{number}", "articles", kind, b"<p>whole", text, gold, f"site{number}", number % 5)


def test_a_fragment_holds_some_lines_of_the_gold_and_perhaps_its_title() -> None:
    for whole in map(page, range(40)):
        (part,) = fragments([whole])
        title = str(whole.gold["title"])
        assert [text for text in cut_html(part.html).texts if text != title] == part.text.split("\n")
        assert part.text in whole.text
        assert (part.fold, part.group, part.kind) == (whole.fold, whole.group, "article")
        assert part.corpus not in ("press", "articles")


def test_the_same_pages_give_the_same_fragments() -> None:
    pages = [page(number) for number in range(3 * EVERY)]
    assert list(fragments(pages)) == list(fragments(pages))
    assert len(list(fragments(pages))) == 3


def test_only_articles_with_text_give_any() -> None:
    assert not list(fragments([page(1, "forum"), page(2, text=" ")]))
