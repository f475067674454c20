"""Where a page sets pictures."""

from __future__ import annotations

import pytest

from mixedzone.article.frames import Frame, frames_of, region_of
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text
from mixedzone.types import Role


def frames(html: str) -> list[Frame]:
    cut = cut_html(html.encode())
    return frames_of(cut, [Role.OTHER] * len(cut), (0, len(cut)))


def signs(html: str) -> list[tuple[str, Role | None]]:
    (frame,) = frames(html)
    return [(part.text.strip(), part.sign) for part in frame.parts]


@pytest.mark.parametrize(
    "html",
    [
        "<figure><img src=a><figcaption>Ruiz.<cite class=credit>AFP</cite></figcaption></figure>",
        "<div class=image><img src=a><p class=caption>Ruiz.</p><p class=copyright>AFP</p></div>",
        "<figure><img src=a><figcaption>Ruiz.</figcaption><footer>AFP</footer></figure>",
        "<div><img src=a><div class=imageDescription>Ruiz.</div><div class=photo-credit>AFP</div></div>",
    ],
)
def test_caption_and_credit_are_told_by_the_mark_up(html: str) -> None:
    assert signs(html) == [("Ruiz.", Role.CAPTION), ("AFP", Role.CREDIT)]


def test_buttons_are_no_words_of_a_picture() -> None:
    html = "<figure><img src=a><button>Enlarge</button><figcaption>Ruiz.</figcaption></figure>"
    assert signs(html) == [("Enlarge", Role.OTHER), ("Ruiz.", Role.CAPTION)]


def test_each_picture_of_a_gallery_has_its_own_frame() -> None:
    item = "<figure><img src=a><figcaption>Ruiz.</figcaption></figure>"
    assert [(frame.first, frame.last) for frame in frames(f"<figure>{item * 3}</figure>")] == [(0, 1), (1, 2), (2, 3)]


@pytest.mark.parametrize("name", ["related", "teaser-list", "avatar"])
def test_other_stories_are_elsewhere(name: str) -> None:
    (frame,) = frames(f"<div class='{name}'><img src=a><p>Ruiz.</p></div>")
    assert frame.is_elsewhere


def test_a_picture_that_stands_alone_goes_to_the_figure_after_it() -> None:
    (frame,) = frames("<body><img src=a><figure><figcaption>Ruiz.</figcaption></figure>")
    assert len(frame.nodes) == 1


def test_flat_text_has_no_frames() -> None:
    cut = cut_text("Ruiz.")
    assert frames_of(cut, [Role.CAPTION], (0, 1)) == []


def test_the_region_of_the_article() -> None:
    roles = [Role.NAVIGATION] * 40 + [Role.HEADLINE, Role.PARAGRAPH] + [Role.OTHER] * 40
    first, last = region_of(roles)
    assert 0 < first < 40 and 42 < last < 82
    assert region_of([Role.OTHER]) == (0, 0)
