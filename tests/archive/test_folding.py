from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.archive.folding import folded_name, index_text, places_of, words_of


@pytest.mark.parametrize(
    "spellings",
    [
        "Jiří Jiri JIRI",
        "Mönchengladbach Moenchengladbach Monchengladbach MÖNCHENGLADBACH",
        "Straße strasse STRASSE STRAẞE",
        "Łukasz Lukasz",
        "Müller Mueller Muller",
        "Özil Oezil Ozil",
        "Löw Loew Low",
        "Götze Goetze Gotze",
        "Malmö Malmoe Malmo",
        "Tromsø Tromsoe Tromso",
        "Ærø Aeroe Aero",
        "Đorđe Dorde",
        "İstanbul istanbul ISTANBUL Istanbul",
        "naïve naive",
        "M\u00f6n\u00adchen Mo\u0308nchen Monchen",
        "ﬁnal final",
        "Ёлка Елка",
        "Αθήνα ΑΘΗΝΑ",
    ],
)
def test_spellings_of_a_word_are_one(spellings: str) -> None:
    words = words_of(spellings)
    assert len(words) == len(spellings.split())
    assert len(set(words)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bauer", "Baur"),
        ("blue", "blu"),
        ("shoe", "sho"),
        ("toe", "to"),
        ("neue", "neu"),
        ("が", "か"),
        ("한국", "항국"),
    ],
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert words_of(one) != words_of(other)


def test_unspaced_scripts_are_cut_into_pairs() -> None:
    assert words_of("日本代表") == ["日本", "本代", "代表", "表"]
    assert words_of("한국 축구")[0] == "한국"
    assert words_of("対Müller戦")[1] == "muller"


def test_marks_and_signs_part_words() -> None:
    assert words_of("can't foo:bar 3:1, O’Neill-Smith_x") == [
        "can",
        "t",
        "foo",
        "bar",
        "3",
        "1",
        "o",
        "neill",
        "smith",
        "x",
    ]
    assert words_of("… — ¡!") == []


def test_places_lead_back_to_the_text() -> None:
    text = "Von der Straße in Mönchen\u00adgladbach nach 日本代表."
    found = {word.text: text[word.start : word.end] for word in places_of(text)}
    assert found["strasse"] == "Straße"
    assert found["monchengladbach"] == "Mönchen\u00adgladbach"
    assert found["本代"] == "本代"


@given(st.text())
def test_words_and_places_are_the_same_words(text: str) -> None:
    places = list(places_of(text))
    assert [word.text for word in places] == words_of(text)
    assert all(0 <= word.start < word.end <= len(text) for word in places)


@given(st.text())
def test_what_is_indexed_is_parted_by_spaces_only(text: str) -> None:
    indexed = index_text(text)
    assert indexed.split(" ") == words_of(text) or not indexed
    assert not any(letter.isascii() and not letter.isalnum() for letter in indexed.replace(" ", ""))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_forms_of_unicode_make_no_difference(text: str) -> None:
    composed, parted = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    latin = all(ord(letter) < 0x250 for letter in text)
    if latin:
        assert words_of(composed) == words_of(parted)


def test_names_are_folded_whole() -> None:
    assert folded_name("Łukasz  PIŁKARSKI-Ødegaard") == "lukasz pilkarski odegaard"
    assert folded_name("本田 圭佑") == "本田 圭佑"


@pytest.mark.parametrize(
    "text", ["a" * 3_000_000, "é" * 1_000_000, "日" * 300_000, "ae" * 500_000, "a\u0300" * 500_000]
)
def test_long_words_take_bounded_time(text: str) -> None:
    start = time.process_time()
    words_of(text)
    assert time.process_time() - start < 2
