"""Captions and credits in the boxes of pictures."""

from __future__ import annotations

import pytest

from mixedzone.label.pictures import LABEL
from mixedzone.types import Role
from tests.label.test_marked import BODY
from tests.label.test_surroundings import roles as all_roles

IMAGE = "<img src=a.jpg>"


def roles(box: str, guess: dict[str, Role] | None = None, chance: float = 0.9) -> dict[str, Role]:
    return all_roles(f"<h1>Harbour turn the derby</h1><article>{BODY}{box}{BODY}</article>", guess, chance)


@pytest.mark.parametrize("name", ["media-info", "image__text", "wp-caption"])
def test_a_box_that_is_named_for_its_picture(name: str) -> None:
    box = f"<div class={name}>{IMAGE}<p>Ruiz jumps highest</p></div>"
    assert roles(box, {"Ruiz jumps": Role.CAPTION}, 0.2)["Ruiz jumps highest"] is Role.CAPTION


def test_a_box_without_a_name_takes_more_of_the_networks_word() -> None:
    box = f"<div>{IMAGE}<p>Ruiz jumps highest</p></div>"
    assert roles(box, {"Ruiz jumps": Role.CAPTION}, 0.5)["Ruiz jumps highest"] is Role.CAPTION
    assert roles(box, {"Ruiz jumps": Role.CAPTION}, 0.1)["Ruiz jumps highest"] is Role.OTHER


def test_names_alone_are_the_credit_of_the_caption_beside_them() -> None:
    guess = {"Ruiz jumps": Role.CAPTION, "Jan Holm": Role.CAPTION}
    found = roles(f"<div>{IMAGE}<p>Ruiz jumps highest of all</p><p>Jan Holm</p></div>", guess)
    assert found["Ruiz jumps highest of all"] is Role.CAPTION
    assert found["Jan Holm"] is Role.CREDIT
    assert roles(f"<div>{IMAGE}<p>Jan Holm</p></div>", guess)["Jan Holm"] is Role.CAPTION


def test_the_name_of_an_element_tells_a_credit() -> None:
    box = f"<figure>{IMAGE}<figcaption><p>Ruiz jumps</p><p class=copyright>the club</p></figcaption></figure>"
    assert roles(box)["the club"] is Role.CREDIT


def test_brackets_and_announcements_are_no_part_of_a_credit() -> None:
    box = f"<figure>{IMAGE}<figcaption>Ruiz jumps (<div>Image:</div><p class=credit>Getty Images)</p></figcaption></figure>"
    found = roles(box)
    assert found["Image:"] is Role.OTHER
    assert found["Getty Images)"] is Role.CREDIT


def test_what_announces_a_credit_is_not_taken_for_the_names_beside_a_caption() -> None:
    box = f"<div class=wp-caption>{IMAGE}<p>Ruiz jumps highest of all<p>Image:</div>"
    assert roles(box, {"Ruiz jumps": Role.CAPTION, "Image": Role.CREDIT})["Image:"] is Role.OTHER


def test_a_footer_in_a_figure_is_its_credit() -> None:
    box = f"<figure>{IMAGE}<figcaption>Ruiz jumps</figcaption><footer class=source>Holm/Post</footer></figure>"
    assert roles(box)["Holm/Post"] is Role.CREDIT


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>the captain of the harbour</blockquote>",
        "<button>Enlarge the picture now</button>",
        "<p class=share-info>the captain of the harbour</p>",
        "<pre><code>image: harbour/derby.jpg</code></pre>",
    ],
)
def test_what_else_stands_in_a_figure(html: str) -> None:
    found = roles(f"<figure>{IMAGE}<div>{html}</div></figure>", {"the captain": Role.CAPTION}, 0.4)
    assert Role.CAPTION not in found.values()
    assert Role.CREDIT not in found.values()


def test_a_box_with_the_link_of_another_story_is_a_teaser() -> None:
    box = f"<div>{IMAGE}<a href=/x>Keeper stays at the harbour</a><p>One more year by the sea</p></div>"
    found = roles(box, {"One more": Role.CAPTION}, 0.4)
    assert found["One more year by the sea"] is Role.OTHER


def test_a_date_in_a_figcaption_is_no_caption_unless_the_network_takes_it_for_one() -> None:
    box = f"<figure>{IMAGE}<figcaption>{{}}</figcaption></figure>"
    assert roles(box.format("28.02.2026, 15:15"))["28.02.2026, 15:15"] is not Role.CAPTION
    line = "Ruiz, 28 February 2026"
    assert roles(box.format(line), {line: Role.CAPTION})[line] is Role.CAPTION


def test_hidden_copies_of_captions_are_captions() -> None:
    box = f"<figure>{IMAGE}<figcaption>{{}}Ruiz jumps</figcaption></figure><div hidden>Ruiz jumps</div><p hidden>Menu"
    found = roles(box.format(""))
    assert found["Ruiz jumps"] is Role.CAPTION  # the last of the two
    assert found["Menu"] is Role.OTHER


@pytest.mark.parametrize("text", ["View 6 images", "Weitere Videos", "Player wird geladen", "Toggle caption"])
def test_what_players_and_galleries_print(text: str) -> None:
    assert LABEL.fullmatch(text)
    box = f"<div class=image>{IMAGE}<p>{text}</p></div>"
    assert roles(box, {text: Role.CAPTION}, 0.4)[text] is Role.OTHER


def test_an_audio_player_has_no_caption() -> None:
    box = "<div class=media><audio src=a.mp3 controls></audio><p>Listen to the story</p></div>"
    assert roles(box, {"Listen": Role.CAPTION}, 0.4)["Listen to the story"] is Role.OTHER
