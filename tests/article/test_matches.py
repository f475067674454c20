from __future__ import annotations

from mixedzone.article.matches import Match, Round


def test_names() -> None:
    match = Match("Saltmere", "Corran")
    assert str(match) == "Saltmere v Corran"
    assert str(Round("Coastal League 2025/26", "Matchday 1", (match,))) == "Coastal League 2025/26, Matchday 1"
    assert str(Round("", "Final", ())) == "Final"
