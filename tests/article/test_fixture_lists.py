"""Folders of fixture lists."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mixedzone.article import fixture_lists
from mixedzone.article.fixture_lists import DAY, FixtureLists, load
from mixedzone.article.matches import Match, Round
from mixedzone.types import NoFixtureLists

LIST = "= {title}\n\nMatchday 1\nSat Aug/23 2025\n 15.30 Saltmere v Corran\n"
CALENDAR = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20250823T140000Z\nSUMMARY:A - B\nEND:VEVENT\nEND:VCALENDAR\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2025-26").mkdir()
    (tmp_path / "2025-26" / "league.txt").write_text(LIST.format(title="Coastal League 2025/26"), "utf-8")
    (tmp_path / "club.ICS").write_text(CALENDAR, "utf-8")
    (tmp_path / "notes.txt").write_text("No list.", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "broken.txt").write_bytes(bytes(range(256)) * 10)
    return tmp_path


def test_lists_of_both_kinds_in_all_folders(folder: Path) -> None:
    assert [each.round.name for each in load(folder).rounds] == ["Matchday 1", "2025-08-23"]


def test_a_folder_is_read_once_until_it_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    real = fixture_lists.READERS[".txt"]

    def counted(text: str) -> tuple[Round, ...]:
        calls.append(text)
        return real(text)

    monkeypatch.setitem(fixture_lists.READERS, ".txt", counted)
    first = load(folder)
    assert load(folder) is first
    assert len(calls) == 3
    path = folder / "2025-26" / "league.txt"
    path.write_text(LIST.format(title="Harbour League 2025/26"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert load(folder).rounds[0].round.competition == "Harbour League 2025/26"


def test_a_folder_without_a_list(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("No list.", "utf-8")
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(NoFixtureLists, match="holds no fixture list"):
            load(path)


def test_a_file_that_is_too_long_is_no_list(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixture_lists, "MAX_BYTES", 10)
    with pytest.raises(NoFixtureLists):
        load(folder)


@pytest.mark.parametrize(
    ("competition", "zone", "hour"),
    [
        ("Deutsche Bundesliga 2025/26", None, 13),
        ("DFB Pokal 2025/26", None, 13),
        ("Österreichische Bundesliga 2025/26", None, 13),
        ("English Premier League 2025/26", None, 14),
        ("Coastal League 2025/26", "Asia/Tokyo", 6),
        ("Deutsche Bundesliga 2025/26", "Asia/Tokyo", 6),
    ],
)
def test_the_zone_is_given_or_the_countrys(competition: str, zone: str | None, hour: int) -> None:
    match = Match("A", "B", date(2025, 8, 23), 15 * 60)
    (scheduled,) = FixtureLists([Round(competition, "1", (match,), zone)]).rounds
    assert scheduled.in_utc
    assert scheduled.moments == (match.day.toordinal() * DAY + hour * 60,) if match.day else False


@pytest.mark.parametrize("zone", [None, "Mars/Olympus", "../../etc/passwd", ""])
def test_an_unknown_zone_is_none(zone: str | None) -> None:
    match = Match("A", "B", date(2025, 8, 23), 15 * 60)
    (scheduled,) = FixtureLists([Round("Coastal League", "1", (match,), zone)]).rounds
    assert not scheduled.in_utc
    assert scheduled.moments[0] % DAY == 15 * 60


def test_an_offset_of_the_matchs_own_needs_no_zone() -> None:
    match = Match("A", "B", date(2025, 8, 23), 60, offset=120)
    (scheduled,) = FixtureLists([Round("Coastal League", "1", (match,))]).rounds
    assert scheduled.in_utc
    assert scheduled.moments == (date(2025, 8, 22).toordinal() * DAY + 23 * 60,)


def test_rounds_near_a_day(make_round: Callable[..., Round]) -> None:
    lists = FixtureLists([make_round(date(2025, 8, 18)), make_round(date(2025, 8, 25), "Matchday 2")])
    assert [each.round.name for each in lists.near(date(2025, 8, 25))] == ["Matchday 1"]
    assert [each.round.name for each in lists.near(date(2025, 8, 26))] == []
    assert [each.round.name for each in lists.near(date(2025, 8, 28))] == ["Matchday 2"]
    assert lists.years == (2025,)


def test_a_competition_is_the_same_in_every_season(make_round: Callable[..., Round]) -> None:
    lists = FixtureLists([make_round(date(2025, 8, 18))])
    assert lists.covers(make_round(date(2020, 1, 6), competition="Coastal League 2019-20"), date(2025, 8, 18))
    assert not lists.covers(make_round(date(2020, 1, 6), competition="Harbour League"), date(2025, 8, 18))
    assert not lists.covers(make_round(date(2020, 1, 6)), date(2025, 10, 1))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_dates_on_which_nobody_played_are_not_placed(day: date) -> None:
    lists = FixtureLists([Round("Deutsche Liga", "1", (Match("A", "B", day, 900),))])
    assert lists.rounds[0].moments == ()
    assert lists.years == ()


def test_matches_without_a_time_count_but_are_not_placed() -> None:
    matches = (Match("A", "B", date(2025, 8, 23), 900), Match("C", "D", date(2025, 8, 23)), Match("E", "F"))
    (scheduled,) = FixtureLists([Round("Coastal League", "1", matches)]).rounds
    assert (len(scheduled.moments), scheduled.size) == (1, 3)
