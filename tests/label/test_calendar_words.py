"""Weekdays and months in the languages of press pages."""

from __future__ import annotations

import pytest

from mixedzone.label.calendar_words import is_month, month_of, plain_word, weekdays_of


@pytest.mark.parametrize(
    ("words", "weekday"),
    [
        ("Monday Mon. Montag lundi lunes lunedì segunda maandag måndag mandag poniedziałek Pazartesi понедельник", 0),
        ("Saturday Sat. Samstag Sonnabend sam. sábado sabato zaterdag lördag lørdag sobota Cumartesi сб 土", 5),
        ("Sunday SUN Sonntag So. dimanche dom. domenica zondag söndag niedziela Pazar воскресенье 日", 6),
    ],
)
def test_weekdays(words: str, weekday: int) -> None:
    for word in words.split():
        assert weekdays_of(word) == {weekday}, word


def test_an_abbreviation_that_means_two_days_means_both() -> None:
    assert weekdays_of("tor") == {3}
    assert weekdays_of("pon") == {0}
    assert weekdays_of("Saltmere") == frozenset()


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("January Jan. Januar Jänner janvier enero gennaio janeiro januari stycznia Ocak января", 1),
        ("February février Feb febrero fevereiro luty Şubat", 2),
        ("March März mars marzo março maart Mart marca", 3),
        ("August Aug. août agosto augustus sierpnia Ağustos augusztus", 8),
        ("December Dez. décembre dic diciembre dezembro grudnia joulukuuta", 12),
    ],
)
def test_months(words: str, month: int) -> None:
    for word in words.split():
        assert month_of(word) == month, word


def test_other_words_are_no_months() -> None:
    assert [month_of(word) for word in ("Varrenby", "", "points", "12")] == [None] * 4


def test_plain_words() -> None:
    assert [plain_word(word) for word in ("Großaspach", "Malmö", "Łódź", "İstanbul.")] == [
        "grossaspach",
        "malmo",
        "lodz",
        "istanbul",
    ]


def test_a_word_that_means_two_months_is_one() -> None:
    assert is_month("Listopada")
    assert is_month("août")
    assert not is_month("Saltmere")
