"""Where a caption ends and its credit begins, in the ways in which papers print it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.label.credits import AGENCIES, WORDS, is_agency, parts, split_credit

CAPTION = "Ruiz lifts the cup."

LONE_CREDITS = [
    ("© Bildbyrån/Eva Lind", "Bildbyrån/Eva Lind"),
    ("Foto: Jan Holm/dpa", "Jan Holm/dpa"),
    ("Foto : Jan Holm", "Jan Holm"),
    ("FOTO: JAN HOLM", "JAN HOLM"),
    ("Bild: dpa", "dpa"),
    ("Bild: Anna Berg für den Verein", "Anna Berg für den Verein"),
    ("Quelle: imago images/Tom Ruiz", "imago images/Tom Ruiz"),
    ("Crédit photo : Léa Martin / Icon Sport", "Léa Martin / Icon Sport"),
    ("Créditos: EFE/Luis Mora", "EFE/Luis Mora"),
    ("Foto di: Carla Neri", "Carla Neri"),
    ("Imagem: Lusa", "Lusa"),
    ("Fot. Adam Zych / PAP", "Adam Zych / PAP"),
    ("Fot.: Adam Zych", "Adam Zych"),
    ("Kuva: Aino Laine", "Aino Laine"),
    ("Фото: Иван Белов", "Иван Белов"),
    ("Φωτογραφία: Άννα Λάμπρου", "Άννα Λάμπρου"),
    ("写真：山田花子", "山田花子"),
    ("사진: 김민수", "김민수"),
    ("图片：新华社", "新华社"),
    ("صورة: رويترز", "رويترز"),
    ("IMAGO/Tom Ruiz", "IMAGO/Tom Ruiz"),
    ("Ana Soler/Getty Images", "Ana Soler/Getty Images"),
    ("Getty Images via Reuters", "Getty Images via Reuters"),
    ("(Photo by Ana Soler/Getty Images)", "Ana Soler/Getty Images"),
    ("Photograph by Ana Soler", "Ana Soler"),
    ("Photography by Ana Soler", "Ana Soler"),
    ("Picture: Ana Soler", "Ana Soler"),
    ("Copyright Ana Soler", "Ana Soler"),
    ("(c) Ana Soler", "Ana Soler"),
    ("Screenshots TikTok/Instagram", "TikTok/Instagram"),
    ("Getty Images)", "Getty Images"),
]


@pytest.mark.parametrize(("text", "credit"), LONE_CREDITS)
def test_a_credit_alone(text: str, credit: str) -> None:
    assert split_credit(text) == (None, (credit,))


@pytest.mark.parametrize(
    ("end", "credit"),
    [
        (" - © AFP/Ana Soler", "AFP/Ana Soler"),
        (" © AFP/Ana Soler", "AFP/Ana Soler"),
        (" – Foto: Jan Holm", "Jan Holm"),
        (" | Bild: dpa", "dpa"),
        (" - IMAGO/Sport-Foto/Jan Holm", "IMAGO/Sport-Foto/Jan Holm"),
        (" - IMAGO/nordphoto GmbH / Holm", "IMAGO/nordphoto GmbH / Holm"),
        (" - Jan Holm/Ligaverband", "Jan Holm/Ligaverband"),
        (" (Photo by Ana Soler/Getty Images)", "Ana Soler/Getty Images"),
        (" (AP Photo/Ana Soler)", "AP Photo/Ana Soler"),
        (" [Ana Soler/Reuters]", "Ana Soler/Reuters"),
        (" Ana Soler/AFP", "Ana Soler/AFP"),
        (" Crédit photo : Léa Martin", "Léa Martin"),
        (" 写真：山田花子", "山田花子"),
    ],
)
def test_a_caption_with_its_credit(end: str, credit: str) -> None:
    assert split_credit(CAPTION + end) == (CAPTION, (credit,))


def test_a_bar_parts_two_credits_and_slashes_stay() -> None:
    assert split_credit(f"{CAPTION} - © AFP/Ana Soler | dpa/Jan Holm").credits == ("AFP/Ana Soler", "dpa/Jan Holm")


@pytest.mark.parametrize(
    "text",
    [
        CAPTION,
        "No credit here",
        "She said: never again, and went home to bed that night.",
        "FILE photo: Ruiz lifts the cup.",
        "The photo: a story of luck and of what it can do to a small town",
        "Win or lose / home or away, they sing.",
        "Copyright 2026 The Harbour Post",
        "© 2026 Harbour Post",
        "The final score was 3/2 on penalties",
        "The screenshot Ana Soler sent",
        "Ruiz and the cup)",
        "- 12/3",
        "",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert split_credit(text) == (text or None, ())


def test_a_closing_bracket_goes_only_without_its_partner() -> None:
    assert split_credit("Ruiz lifts the cup (AFP)") == ("Ruiz lifts the cup", ("AFP",))
    assert split_credit("Foto: Jan Holm (dpa)").credits == ("Jan Holm (dpa)",)
    assert split_credit("(Foto: Jan Holm)").credits == ("Jan Holm",)


def test_a_full_stop_is_no_part_of_a_name_but_of_some_firms() -> None:
    assert split_credit("Foto: Jan Holm.").credits == ("Jan Holm",)
    assert split_credit("Photo: Harbour Pictures Inc.").credits == ("Harbour Pictures Inc.",)


def test_the_credit_is_looked_for_at_the_end_only() -> None:
    text = "Foto: Jan Holm " + "and then there was a long day of football " * 6
    assert split_credit(text).credits == ()


@pytest.mark.parametrize("name", AGENCIES.split("|"))
def test_every_agency_is_one_in_any_case(name: str) -> None:
    assert is_agency(name)
    assert is_agency(f" {name.upper()} ")
    assert split_credit(f"{CAPTION} - {name.upper()}/Ana Soler").credits == (f"{name.upper()}/Ana Soler",)


@pytest.mark.parametrize("word", [word.replace("\\", "") for word in WORDS.split("|")])
def test_every_word_announces_a_credit(word: str) -> None:
    assert split_credit(f"{CAPTION} {word.capitalize()}: Ana Soler") == (CAPTION, ("Ana Soler",))
    assert split_credit(f"{word}： Ana Soler") == (None, ("Ana Soler",))


@pytest.mark.parametrize("name", ["Eibner-Pressefoto", "nordphoto GmbH", "imago images", "Getty Images"])
def test_agencies_with_what_firms_add(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize("name", ["Ana Soler", "Harbour Post", "", "Papst"])
def test_what_is_no_agency(name: str) -> None:
    assert not is_agency(name)


def test_parts_of_a_credit() -> None:
    assert parts("DFL/Getty Images / Ana Soler") == ["DFL", "Getty Images", "Ana Soler"]
    assert parts("Ana Soler via Reuters, AP") == ["Ana Soler", "Reuters", "AP"]
    assert parts(" / ") == []


@given(st.text())
def test_any_text_is_split_without_loss_of_the_caption(text: str) -> None:
    caption, credits = split_credit(text)
    assert split_credit(text) == (caption, credits)
    assert (caption or "") in text
    assert all(credit in text and credit.strip() for credit in credits)


@given(st.lists(st.sampled_from(["Foto: ", "© ", "/", "AFP", " - ", "(", ")", ".", "Ana ", "写真：", " | ", "x"])))
def test_any_run_of_what_credits_are_made_of(pieces: list[str]) -> None:
    text = "".join(pieces)
    caption, credits = split_credit(text)
    assert (caption or "") in text
    assert all(credit in text for credit in credits)


@pytest.mark.parametrize("piece", ["a", '"', " ", "Foto: ", "- ", "1", "©", "(", "[a]", "a/", "写真：", " | ", "."])
def test_a_line_of_a_million_characters_costs_no_more_than_its_length(piece: str) -> None:
    run = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    for text in (run, f"a{run}b"):
        split_credit(text)
        parts(text)
        is_agency(text)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "sign", ["©", "(c) ", "Copyright ", "COPYRIGHT ", "Photo by ", "Picture By ", "fot. ", "Foto："]
)
def test_each_sign_that_announces_is_seen(sign: str) -> None:
    assert split_credit(f"{CAPTION} {sign}Ana Soler").credits == ("Ana Soler",)


@pytest.mark.parametrize("name", ["AFP", " afp ", "新华社", "Čtk", "Getty Images"])
def test_agencies_in_any_case(name: str) -> None:
    assert is_agency(name)
