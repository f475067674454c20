"""Names of teams as pages print them and as lists have them."""

from __future__ import annotations

import pytest

from mixedzone.article.teams import is_abbreviation, same_team


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Werder Bremen", "SV Werder Bremen"),
        ("Werder", "SV Werder Bremen"),
        ("Bayern Munich", "FC Bayern München"),
        ("FC Bayern", "FC Bayern München"),
        ("Cologne", "1. FC Köln"),
        ("1. FC Köln", "1. FC Köln"),
        ("FC Koeln", "1. FC Köln"),
        ("Mainz", "1. FSV Mainz 05"),
        ("Gladbach", "Borussia Mönchengladbach"),
        ("M'gladbach", "Borussia Mönchengladbach"),
        ("Bor. Dortmund", "Borussia Dortmund"),
        ("Bayer Leverkusen", "Bayer 04 Leverkusen"),
        ("St. Pauli", "FC St. Pauli 1910"),
        ("Hoffenheim", "TSG 1899 Hoffenheim"),
        ("1860 München", "TSV 1860 München"),
        ("Man Utd", "Manchester United FC"),
        ("Borussia Dortmund II", "Borussia Dortmund II"),
        ("HSV", "HSV"),
    ],
)
def test_one_team(printed: str, listed: str) -> None:
    assert same_team(printed, listed)


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Werder Bremen", "SV Meppen"),
        ("Bayern München", "TSV 1860 München"),
        ("1860 München", "FC Bayern München"),
        ("Borussia Dortmund", "Borussia Dortmund II"),
        ("Borussia Dortmund II", "Borussia Dortmund"),
        ("Borussia Dortmund", "Borussia Mönchengladbach"),
        ("FC", "FC Saltmere"),
        ("Union Berlin", "Hertha BSC Berlin"),
        ("", "SV Meppen"),
        ("Arsenal", "FC Augsburg"),
    ],
)
def test_two_teams(printed: str, listed: str) -> None:
    assert not same_team(printed, listed)


def test_abbreviations() -> None:
    assert all(map(is_abbreviation, ["SVW", "FCB", "M05", "KÖL", "B04"]))
    assert not any(map(is_abbreviation, ["Köln", "Bayern", "St. Pauli", "", "Mainz 05"]))
