"""Captions, credits and pictures → figures."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mixedzone
from mixedzone.article.figures import figures_of
from mixedzone.page.html import cut_html
from mixedzone.page.text import cut_text
from mixedzone.types import Figure, Role

TEXT = "<p>Harbour won the derby on Saturday with two goals in the last ten minutes of a wild match at home."
URL = "https://post.example/sport/derby"


def flat(*lines: tuple[str, Role]) -> tuple[Figure, ...]:
    return figures_of(cut_text("\n".join(text for text, _ in lines)), [role for _, role in lines], None)


def page(*figures: str) -> tuple[Figure, ...]:
    body = "".join(figure + TEXT for figure in figures)
    return mixedzone.read(f"<article>{TEXT}{body}</article>", url=URL).figures


def picture(attributes: str, caption: str = "Ruiz jumps. - © AFP/Ana Soler") -> str:
    return f"<figure><img {attributes}><figcaption>{caption}</figcaption></figure>"


def test_a_caption_that_ends_in_its_credit() -> None:
    assert flat(("Ruiz jumps. - © AFP/Ana Soler", Role.CAPTION)) == (
        Figure(caption="Ruiz jumps.", credits=("AFP/Ana Soler",), agency="AFP", photographer="Ana Soler", lines=(1,)),
    )


def test_a_credit_joins_the_caption_before_it() -> None:
    figures = flat(("Ruiz jumps.", Role.CAPTION), ("Foto: Jan Holm/dpa", Role.CREDIT))
    assert figures == (
        Figure(caption="Ruiz jumps.", credits=("Jan Holm/dpa",), agency="dpa", photographer="Jan Holm", lines=(1, 2)),
    )


def test_a_caption_joins_the_credit_before_it() -> None:
    figures = flat(("Foto: Jan Holm", Role.CREDIT), ("Ruiz jumps.", Role.CAPTION))
    assert [(figure.caption, figure.credits) for figure in figures] == [("Ruiz jumps.", ("Jan Holm",))]


def test_a_credit_away_from_its_caption_is_a_figure_of_its_own() -> None:
    figures = flat(("Ruiz jumps.", Role.CAPTION), ("Goal!", Role.PARAGRAPH), ("Foto: Jan Holm", Role.CREDIT))
    assert [(figure.caption, figure.credits) for figure in figures] == [("Ruiz jumps.", ()), (None, ("Jan Holm",))]


def test_a_caption_with_a_credit_takes_no_second() -> None:
    figures = flat(("Ruiz jumps. - © AFP/Ana Soler", Role.CAPTION), ("Foto: Jan Holm", Role.CREDIT))
    assert [figure.credits for figure in figures] == [("AFP/Ana Soler",), ("Jan Holm",)]


def test_a_credit_in_unknown_words_stands_as_printed() -> None:
    assert flat(("Courtesy of the club", Role.CREDIT))[0].credits == ("Courtesy of the club",)


def test_a_bar_makes_two_credits() -> None:
    figures = flat(("Ruiz jumps. - © AFP/Ana Soler | dpa/Jan Holm", Role.CAPTION))
    assert figures[0].credits == ("AFP/Ana Soler", "dpa/Jan Holm")


def test_the_same_caption_is_one_figure() -> None:
    figures = flat(
        ("Ruiz jumps.", Role.CAPTION),
        ("RUIZ  jumps. - © AFP/Ana Soler", Role.CAPTION),
        ("Goal!", Role.PARAGRAPH),
        ("Ruiz jumps. - © AFP/Ana Soler", Role.CAPTION),
    )
    assert figures == (
        Figure(
            caption="Ruiz jumps.", credits=("AFP/Ana Soler",), agency="AFP", photographer="Ana Soler", lines=(1, 2, 4)
        ),
    )


def test_figures_without_caption_are_never_one() -> None:
    assert len(flat(("Foto: Jan Holm", Role.CREDIT), ("Goal!", Role.PARAGRAPH), ("Foto: Jan Holm", Role.CREDIT))) == 2


@pytest.mark.parametrize(
    ("credit", "agency", "photographer"),
    [
        ("AFP/Ana Soler", "AFP", "Ana Soler"),
        ("Ana Soler/Getty Images", "Getty Images", "Ana Soler"),
        ("DFL/Getty Images/Ana Soler", "DFL", "Ana Soler"),
        ("Ana Soler via Reuters", "Reuters", "Ana Soler"),
        ("IMAGO", "IMAGO", None),
        ("Ana Soler", None, None),
    ],
)
def test_agency_and_photographer(credit: str, agency: str | None, photographer: str | None) -> None:
    figure = flat((f"Ruiz jumps. - © {credit}", Role.CAPTION))[0]
    assert (figure.agency, figure.photographer) == (agency, photographer)


def test_the_picture_beside_the_caption() -> None:
    figures = page(picture("src=/a.jpg alt='Ruiz in the air'"), picture("src=b.jpg", "Holm falls. - © AFP/Ana Soler"))
    assert [(figure.alt, figure.urls) for figure in figures] == [
        ("Ruiz in the air", ("https://post.example/a.jpg",)),
        (None, ("https://post.example/sport/b.jpg",)),
    ]


def test_a_caption_without_a_picture_near() -> None:
    figures = page("<figure><figcaption>Ruiz jumps. - © AFP/Ana Soler</figcaption></figure>")
    assert [figure.urls for figure in figures] == [()]


def test_pictures_of_a_set_come_largest_first() -> None:
    (figure,) = page(picture("src=a.jpg srcset='/s,1.jpg 320w, /l,2.jpg 1280w,/m.jpg 640w'"))
    assert figure.urls == tuple(
        f"https://post.example/{name}" for name in ("l,2.jpg", "m.jpg", "s,1.jpg", "sport/a.jpg")
    )
    (figure,) = page(picture("srcset='/a.jpg, /b.jpg 2x'"))
    assert figure.urls == ("https://post.example/b.jpg", "https://post.example/a.jpg")


def test_sources_of_a_picture_count() -> None:
    (figure,) = page(
        "<figure><picture><source srcset='/w.avif 800w'><img data-src=/w.jpg></picture>"
        "<figcaption>Ruiz jumps. - © AFP/Ana Soler</figcaption></figure>"
    )
    assert figure.urls == ("https://post.example/w.avif", "https://post.example/w.jpg")


@pytest.mark.parametrize(
    "attributes", ["src=a.gif width=16", "src=a.gif height=40px", "src=data:image/gif;base64,AA", "src=javascript:x()",
                   "src='http://[bad'", "", "width=1000"]
)  # fmt: skip
def test_icons_and_what_is_no_address_are_no_pictures(attributes: str) -> None:
    assert [figure.urls for figure in page(picture(attributes))] == [()]


def test_a_page_without_address_gives_addresses_as_they_stand() -> None:
    article = mixedzone.read(f"<article>{TEXT}{picture('src=/a.jpg')}{TEXT}</article>")
    assert [figure.urls for figure in article.figures] == [("/a.jpg",)]


def test_a_credit_in_an_element_of_its_own() -> None:
    (figure,) = page(
        "<figure><img src=a.jpg><figcaption>Ruiz jumps<span class=credit>Jan Holm</span></figcaption></figure>"
    )
    assert (figure.caption, figure.credits) == ("Ruiz jumps", ("Jan Holm",))
    (figure,) = page("<figure><img src=a.jpg><figcaption><b>Ruiz jumps.</b><i>Jan Holm/Post</i></figcaption></figure>")
    assert (figure.caption, figure.credits) == ("Ruiz jumps.", ("Jan Holm/Post",))


@pytest.mark.parametrize("attribute", ["alt", "title"])
def test_a_credit_in_an_attribute(attribute: str) -> None:
    (figure,) = page(
        f"<div class=image><img src=a.jpg {attribute}='Ruiz jumps | AFP/Ana Soler'><p class=caption>Ruiz jumps</p></div>"
    )
    assert (figure.caption, figure.credits, figure.declared) == ("Ruiz jumps", ("AFP/Ana Soler",), attribute)


@pytest.mark.parametrize(
    "html",
    [
        "<figure><img src=a.jpg data-credit='Ana Soler'><figcaption>Ruiz jumps.</figcaption></figure>",
        "<figure data-image-copyright='© Ana Soler'><img src=a.jpg><figcaption>Ruiz jumps.</figcaption></figure>",
        "<figure><img src=a.jpg data-photographer='Ana Soler'><figcaption>Ruiz jumps.</figcaption></figure>",
    ],
)
def test_a_credit_in_a_data_attribute(html: str) -> None:
    (figure,) = page(html)
    assert (figure.caption, figure.credits) == ("Ruiz jumps.", ("Ana Soler",))
    assert (figure.declared or "").startswith("data-")


def test_commas_and_semicolons_make_two_credits() -> None:
    (figure,) = page(picture("src=a.jpg", "Ruiz jumps. Foto: Ana Soler, dpa"))
    assert (figure.credits, figure.agency, figure.photographer) == (("Ana Soler", "dpa"), "dpa", "Ana Soler")


def test_a_credit_tells_a_caption_in_a_box_without_names() -> None:
    html = "<div><picture><img src=a.jpg></picture><p>Ruiz jumps for joy.</p><p>Image: Ana Soler/AFP</p></div>"
    (figure,) = page(html)
    assert (figure.caption, figure.credits) == ("Ruiz jumps for joy.", ("Ana Soler/AFP",))


def test_a_caption_shares_its_figure_with_a_player() -> None:
    (figure,) = page(
        "<figure><img src=a.jpg><figcaption>Ruiz on his goal</figcaption><h3>More videos</h3><p>Play video</p></figure>"
    )
    assert figure.caption == "Ruiz on his goal"


def test_pictures_stand_in_page_order_with_words_or_without() -> None:
    figures = page(
        picture("src=/first-picture.jpg"), "<figure><img src=/second.jpg></figure>", picture("src=/third.jpg", "Holm.")
    )
    assert [figure.urls[0].rpartition("/")[2] for figure in figures] == ["first-picture.jpg", "second.jpg", "third.jpg"]


def test_each_picture_of_a_gallery_has_its_own_caption() -> None:
    figures = page(
        f"<figure class=gallery>{picture('src=/one-one.jpg', 'One.')}{picture('src=/two-two.jpg', 'Two.')}</figure>"
    )
    assert [figure.caption for figure in figures] == ["One.", "Two."]


def test_a_picture_that_loads_late() -> None:
    html = "<figure><img src='data:image/gif;base64,AA' data-srcset='/s.jpg 300w, /l.jpg 900w'><noscript><img src=/l.jpg>" \
           "</noscript><figcaption>Ruiz.</figcaption></figure>"  # fmt: skip
    (figure,) = page(html)
    assert figure.urls == ("https://post.example/l.jpg", "https://post.example/s.jpg")


def test_a_credit_that_only_linked_data_declare() -> None:
    image = '{"@type": "ImageObject", "url": "https://cdn.example/900/winner-ruiz.jpg", "creditText": "AFP/Ana Soler"}'
    head = f'<script type="application/ld+json">{{"@type": "Article", "image": {image}}}</script>'
    html = f"{head}<article><h1>Late goal</h1>{TEXT}</p>{picture('src=https://cdn.example/300/winner-ruiz.jpg', 'Ruiz jumps.')}{TEXT}"
    (figure,) = mixedzone.read(html).figures
    assert (figure.credits, figure.declared) == (("AFP/Ana Soler",), "ld+json image")


def test_a_picture_of_the_article_without_words() -> None:
    (figure,) = page("<figure><img src=a.jpg alt='Ruiz in the air'></figure>")
    assert (figure.caption, figure.credits, figure.alt, figure.lines) == (None, (), "Ruiz in the air", ())


@pytest.mark.parametrize(
    "html",
    [
        "<div class=related><img src=a.jpg><p>Another story</p></div>",
        "<a href=/other><img src=a.jpg></a>",
        "<p class=author-avatar><img src=a.jpg></p>",
        "<figure><img src=a.gif width=1></figure>",
        "<nav><img src=a.jpg><p class=caption>Menu</p></nav>",
    ],
)
def test_pictures_that_are_not_the_articles(html: str) -> None:
    assert page(html) == ()


def test_the_same_file_is_one_picture() -> None:
    (figure,) = page("<figure><img src=/300/winner-ruiz.jpg></figure>", picture("src=/900/winner-ruiz.jpg"))
    assert figure.caption == "Ruiz jumps."


def test_a_video_with_a_caption_is_a_figure_of_its_kind() -> None:
    (figure,) = page("<figure><video src=a.mp4></video><figcaption>Ruiz on his goal</figcaption></figure>")
    assert (figure.kind, figure.caption) == ("video", "Ruiz on his goal")


def test_an_embed_and_a_video_have_their_addresses() -> None:
    (embed,) = page(
        "<figure><iframe src=//tube.example/e/1></iframe><figcaption>Ruiz on his goal</figcaption></figure>"
    )
    assert (embed.kind, embed.urls) == ("embed", ("https://tube.example/e/1",))
    (video,) = page("<figure><video><source src=/a.mp4></video><figcaption>Ruiz on his goal</figcaption></figure>")
    assert (video.kind, video.urls) == ("video", ("https://post.example/a.mp4",))


@pytest.mark.parametrize(
    "html",
    [
        "<div class=newsletter><img src=a.jpg><p>Get our letter</p></div>",
        "<div><img src=a.jpg><p>View 6 images</p></div>",
        "<figure><a href=/other><img src=a.jpg><figcaption><a href=/other>Another story</a></figcaption></a></figure>",
    ],
)
def test_what_stands_beside_pictures_and_is_no_caption(html: str) -> None:
    assert [figure.caption for figure in page(html) if figure.caption] == []


def test_each_picture_belongs_to_one_caption() -> None:
    html = f"<article>{TEXT}</p><img src=a.jpg><figure><figcaption>One. - © AFP/A B</figcaption></figure><figure><figcaption>" \
           f"Two. - © AFP/A B</figcaption></figure>{TEXT}</article>"  # fmt: skip
    assert [len(figure.urls) for figure in mixedzone.read(html).figures] == [1, 0]


ROLES = st.sampled_from([Role.CAPTION, Role.CREDIT, Role.PARAGRAPH])


@given(
    st.lists(st.tuples(st.sampled_from(["Ruiz.", "Foto: Jan Holm", "Hm. - © AFP/A", "© |", "x"]), ROLES), max_size=9)
)
def test_figures_of_any_lines_name_each_line_once(lines: list[tuple[str, Role]]) -> None:
    figures = flat(*lines)
    numbers = [line for figure in figures for line in figure.lines]
    assert len(numbers) == len(set(numbers))
    assert all(lines[number - 1][1] in (Role.CAPTION, Role.CREDIT) for number in numbers)
    assert all(figure.caption or figure.credits for figure in figures)


@given(st.text(alphabet="ab.,/:1 wx\"'<>\t", max_size=40), st.text(alphabet="0123456789px. -", max_size=8))
def test_any_attributes(source_set: str, width: str) -> None:
    cut = cut_html(
        f'<figure><img width="{width}" srcset="{source_set}"><figcaption>Ruiz.</figcaption></figure>'.encode()
    )
    for figure in figures_of(cut, [Role.CAPTION] * len(cut), URL):
        assert all(url.startswith(("http://", "https://")) for url in figure.urls)


def test_many_figures_cost_no_more_than_their_number() -> None:
    same = "".join(picture(f"src=/{n}.jpg", f"Ruiz jumps. - © AFP/Ana {n}") for n in range(3000))
    crowd = "<figure>" + "<img src=a.jpg>" * 20_000 + "<figcaption>Hm.</figcaption></figure>"
    comma = picture(f"srcset='{',' * 500_000}'") + picture(f"srcset='{'a' * 500_000}{' ' * 500_000}b'")
    begun = time.process_time()
    for html in (same, crowd * 3, comma, picture(f"width={'9' * 100_000}")):
        cut = cut_html(html.encode())
        figures_of(cut, [Role.CAPTION] * len(cut), URL)
    assert time.process_time() - begun < 5
