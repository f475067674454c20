"""Tickers are invented from lists, and judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks import evidence, fixtures
from benchmarks.evidence import OURS
from benchmarks.fixtures import Style, lines_of
from mixedzone.article.fixture_lists import FixtureLists
from mixedzone.article.matches import Match, Round

DAYS = (date(2025, 8, 22), date(2025, 8, 23), date(2025, 8, 23), date(2025, 8, 24), date(2025, 8, 24))
HOURS = (20, 15, 18, 14, 16)


def listed() -> str:
    lines = [
        f"{day:%a %b}/{day.day}\n  {hour}.00  {'ABCDE'[n]} Town v {'FGHIJ'[n]} Town"
        for n, (day, hour) in enumerate(zip(DAYS, HOURS, strict=True))
    ]
    return "= Coastal League 2025/26\n# Timezone Europe/London\nMatchday 1\n" + "\n".join(lines)


def test_a_round_as_a_ticker() -> None:
    matches = tuple(Match("A", "B", day, hour * 60) for day, hour in zip(DAYS, HOURS, strict=True))
    (scheduled,) = FixtureLists([Round("Coastal League", "1", matches, "Europe/London")]).rounds
    whole = lines_of(scheduled, 1, Style(day_first=True, twelve_hours=False, teams=False, left_out=False))
    assert [text for _, text in whole] == ["22/08 20:00", "23/08 15:00", "23/08 18:00", "24/08 14:00", "24/08 16:00"]
    short = lines_of(scheduled, 13, Style(day_first=False, twelve_hours=True, teams=True, left_out=True))
    assert [text for _, text in short] == [
        "08/23 8:00 AM A v B",
        "08/24 3:00 AM A v B",
        "08/25 2:00 AM A v B",
        "08/25 4:00 AM A v B",
    ]


def test_what_is_found_and_what_is_wrong(corpora_folder: Path) -> None:
    season = corpora_folder / "fixtures" / "2025-26"
    season.mkdir(parents=True)
    (season / "league.txt").write_text(listed(), "utf-8")
    found, strange, speed = fixtures.sections(evidence.Evidence([], [], [], []))
    rows = {row.measure: row.values[OURS] for section in (found, strange, speed) for row in section.rows}
    assert rows["with teams: round, offset and year found"] == 1
    assert rows["bare: round, offset and year found"] > 0.8
    assert [value for name, value in rows.items() if "wrongly" in name] == [0, 0, 0, 0]
    assert rows["with teams: tickers"] + rows["bare: tickers"] == len(fixtures.OFFSETS)
    assert rows["rounds"] == fixtures.SEASONS


@pytest.mark.usefixtures("corpora_folder")
def test_without_lists_there_is_no_section() -> None:
    assert fixtures.sections(evidence.Evidence([], [], [], [])) == []
