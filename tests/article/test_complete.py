"""Whether a page breaks off."""

from __future__ import annotations

import pytest

from mixedzone.article.complete import cut_at
from mixedzone.article.markup import Markup
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text
from mixedzone.types import Role

TEXT = "Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match at home."


def cut_in(*foot: str, text: str = TEXT) -> int | None:
    cut = cut_html(f"<article><p>{text}</p></article>{''.join(foot)}".encode())
    return cut_at(cut, [Role.PARAGRAPH] + [Role.OTHER] * (len(cut) - 1), Markup(cut))


@pytest.mark.parametrize(
    "wall",
    [
        "Subscribe to continue reading", "This article is for subscribers", "Jetzt weiterlesen", "Nur für Abonnenten",
        "La suite est réservée aux abonnés", "Il vous reste 72.5% de cet article à lire.", "Contenido exclusivo para suscriptores",
        "Per continuare a leggere, abbonati", "Lees verder met een abonnement", "この記事は有料会員限定です", "구독자 전용 기사입니다",
    ],
)  # fmt: skip
def test_a_line_that_asks_for_a_subscription_right_behind_the_text(wall: str) -> None:
    assert cut_in("<p>Share</p>", f"<p>{wall}</p>") == 2


@pytest.mark.parametrize(
    "line", ["Keep reading", "Advertisement - Continue reading below", "Subscribe to our newsletter", "Weiterlesen"]
)
def test_what_asks_for_nothing(line: str) -> None:
    assert cut_in(f"<p>{line}</p>") is None


def test_a_wall_far_behind_the_text_asks_everybody() -> None:
    assert cut_in("<p>Sport</p>" * 6, "<p>Subscribe to continue reading</p>") is None


def test_a_wall_that_is_not_shown() -> None:
    assert cut_in("<p hidden>Subscribe to continue reading</p>") is None


def test_a_box_that_is_named_after_walls() -> None:
    assert cut_in("<div class=article-paywall><p>Harbour Post plus</p></div>") == 1
    cut = cut_html(f"<div class=paywall><p>{TEXT}</p><p>Tags</p></div>".encode())
    assert cut_at(cut, [Role.PARAGRAPH, Role.OTHER], Markup(cut)) is None


def test_an_ellipsis_that_a_link_goes_on_from() -> None:
    assert cut_in("<p><a href=/more>Read more</a></p>", text=f"{TEXT} And then …") == 0
    assert cut_in("<p>Share</p>", text=f"{TEXT} And then …") is None


def test_a_page_without_text_is_not_cut() -> None:
    cut = cut_html(b"<p>Subscribe to continue reading</p>")
    assert cut_at(cut, [Role.OTHER], Markup(cut)) is None


def test_flat_text_is_cut_too() -> None:
    cut = cut_text(f"{TEXT}\nSubscribe to continue reading")
    assert cut_at(cut, [Role.PARAGRAPH, Role.OTHER], Markup(cut)) == 1
