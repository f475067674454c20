from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import seed
from benchmarks.corpora import Page
from benchmarks.evidence import OURS, Evidence
from benchmarks.readings import Kickoff, Picture, Reading, ReadLine

TEXT = "24/08 3:00 PM\n\nleague\nWe won.\n"

GOLD: dict[str, Any] = {
    "roles": {"1": "fixture", "3": "kicker", "4": "answer"},
    "kicker": "league",
    "headline": "Quill: we won",
    "lead": ["One.", "Two."],
    "figures": [{"caption": "The goal", "credit": "Lens"}],
    "turns": [{"role": "answer", "speaker": "Ada Quill", "text": "We won."}],
    "fixtures": [{"kickoff": "2025-08-24T15:00", "line": 1}],
}

RIGHT = {
    "headline": "Quill: we won",
    "kicker": "league",
    "lead": "One.\nTwo.",
    "pictures": (Picture("The goal", ("Lens",)),),
    "turns": (("answer", "Ada Quill", "We won."),),
    "kickoffs": (Kickoff("08-24", "15:00", None),),
    "lines": (
        ReadLine("fixture", "24/08 3:00 PM", 0),
        ReadLine("kicker", "league", 15),
        ReadLine("answer", "We won.", 22),
    ),
}


def values(tmp_path: Path, **changes: Any) -> list[float]:
    path = tmp_path / "seed.txt"
    path.write_text(TEXT, "utf-8")
    page = Page("seed", "seed", "article", path, GOLD)
    found = Evidence([], [], [], [page], flat={page.key: Reading(**{**RIGHT, **changes})})
    (section,) = seed.sections(found)
    return [each.values[OURS] for each in section.rows]


def test_all_that_the_gold_holds_is_counted(tmp_path: Path) -> None:
    assert values(tmp_path) == [3, 1, 1, 1, 3, 0]


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({"lines": RIGHT["lines"][:2]}, 0),
        ({"turns": (("answer", "Quill", "We won."),)}, 1),
        ({"pictures": (Picture("The goal - Lens", ()),)}, 2),
        ({"kickoffs": (Kickoff("08-24", "16:00", None),)}, 3),
        ({"kickoffs": (Kickoff("08-24", "15:00", "2024-08-24T15:00"),)}, 3),
        ({"lead": "One."}, 4),
    ],
)
def test_what_is_wrong_is_missed(tmp_path: Path, changes: dict[str, Any], row: int) -> None:
    expected: list[float] = [3, 1, 1, 1, 3, 0]
    expected[row] -= 1
    assert values(tmp_path, **changes) == expected


def test_too_much_is_counted(tmp_path: Path) -> None:
    assert values(tmp_path, pictures=(*RIGHT["pictures"], Picture("Sponsor", ())))[-1] == 1


def test_wrong_lines_are_named_by_their_number_in_the_file() -> None:
    mine = Reading(lines=(ReadLine("fixture", "24/08 3:00 PM", 0), ReadLine("share", "league", 15)))
    wrong = seed.wrong_lines(mine, TEXT, GOLD["roles"])
    assert [(miss.page, miss.what) for miss in wrong] == [
        ("seed/ line 3", "share, gold kicker"),
        ("seed/ line 4", "None, gold answer"),
    ]
