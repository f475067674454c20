"""Tickers find the round that they can only be, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.article.fixture_lists import FixtureLists, Scheduled
from mixedzone.article.kickoffs import Ticker, tickers_of
from mixedzone.article.matches import Match, Round
from mixedzone.article.matching import LEAST_MOMENTS, MOST_LEFT_OUT, MOST_NAMED, Found, search

Make = Callable[..., Round]
Clock = ZoneInfo | timezone

LONDON = ZoneInfo("Europe/London")
NOVEMBER = date(2025, 11, 3)


def hours(number: float) -> timezone:
    return timezone(timedelta(hours=number))


def shown(each: Round, clock: Clock = UTC, form: str = "%d/%m %H:%M", zone: Clock = LONDON) -> list[str]:
    """A round as a page shows it on a clock."""
    return [_at(match, zone).astimezone(clock).strftime(form) for match in each.matches]


def _at(match: Match, zone: Clock) -> datetime:
    assert match.day is not None
    assert match.clock is not None
    return datetime.combine(match.day, datetime.min.time(), zone) + timedelta(minutes=match.clock)


def ticker(texts: Sequence[str]) -> Ticker:
    (found,) = tickers_of(list(enumerate(texts, 1)))
    return found


def find(texts: Sequence[str], lists: FixtureLists) -> Found | None:
    return search(ticker(texts), lists)[0]


def named(texts: Sequence[str], *rounds: Round) -> list[str]:
    found, fitting = search(ticker(texts), FixtureLists(rounds))
    assert found is None
    return [each.name for each in fitting]


@pytest.mark.parametrize("offset", [-10, -7, -3.5, 0, 1, 5.75, 9.5, 12])
@pytest.mark.parametrize(
    "form", ["%d/%m %H:%M", "%m/%d %I:%M %p", "%d.%m. %H.%M Uhr", "%a %d %b %H:%M", "%d/%m/%Y %H:%M"]
)
@pytest.mark.parametrize("number", [0, 10, 19])
def test_every_clock_and_form(season: FixtureLists, number: int, form: str, offset: float) -> None:
    each = season.rounds[number].round
    found = find(shown(each, hours(offset), form), season)
    assert found is not None
    assert found.round == each
    assert set(found.offsets) == {offset * 60}
    assert found.matches[0] == (each.matches[0],)
    assert found.matches[1] == found.matches[2] == each.matches[1:3]
    assert found.years[0] == 2025 + (number > 18)


def test_day_and_month_are_told_by_the_round_where_the_page_leaves_them_open(make_round: Make) -> None:
    each = make_round(date(2025, 5, 5), slots=((0, 18, 0), (1, 18, 0), (2, 18, 0), (3, 18, 0)))
    lists = FixtureLists([each])
    for form, first in (("%d/%m %H:%M", True), ("%m/%d %H:%M", False)):
        found = find(shown(each, form=form), lists)
        assert found is not None
        assert found.day_first is first


def test_a_match_may_be_left_out_but_not_half_of_the_round(season: FixtureLists) -> None:
    each = season.rounds[10].round
    texts = shown(each)
    for left_out in range(len(texts)):
        found = find(texts[:left_out] + texts[left_out + 1 :], season)
        assert found is not None
        assert found.round == each
    assert find(texts[: len(texts) - MOST_LEFT_OUT - 1], season) is None


def test_one_kick_off_too_many_or_at_another_time_fits_nothing(season: FixtureLists) -> None:
    texts = shown(season.rounds[10].round)
    assert find([*texts, texts[-1]], season) is None
    for number in range(len(texts)):
        moved = [*texts]
        moved[number] = moved[number].replace(":", ":1").replace(":10", ":15")[:11].replace(":13", ":45")
        assert search(ticker(moved), season) == (None, ()), moved


def test_where_two_rounds_fit_both_are_named(make_round: Make) -> None:
    one, other = make_round(NOVEMBER, "One"), make_round(NOVEMBER, "Other", competition="Harbour League 2025/26")
    assert named(shown(one), one, other) == ["One", "Other"]
    later = make_round(NOVEMBER, "Later", slots=[(day, hour + 1, minute) for day, hour, minute in one_slots()])
    assert named(shown(one), one, later) == ["One", "Later"]


def one_slots() -> list[tuple[int, int, int]]:
    return [(4, 20, 0), (5, 15, 0), (5, 15, 0), (5, 17, 30), (6, 14, 0), (6, 16, 30)]


def test_where_very_many_fit_none_is_named(make_round: Make) -> None:
    rounds = [make_round(NOVEMBER, str(number)) for number in range(MOST_NAMED + 1)]
    assert named(shown(rounds[0]), *rounds) == []
    assert len(named(shown(rounds[0]), *rounds[1:])) == MOST_NAMED


def test_too_few_different_times_are_named_but_not_believed(make_round: Make) -> None:
    slots = [(5, 15, 0)] * 4 + [(5, 17 + number, 30) for number in range(LEAST_MOMENTS - 1)]
    enough, too_few = make_round(NOVEMBER, slots=slots), make_round(NOVEMBER, slots=slots[:-1])
    assert find(shown(enough), FixtureLists([enough])) is not None
    assert named(shown(too_few), too_few) == ["Matchday 1"]


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["08/11 15:00 Eastlow v Dunmere", "08/11 17:30 Tidewater v Nettlebed"], True),
        (["08/11 15:00 Port Annick v Skerrow Boys", "09/11 16:30 Wimborne – Quillfeather"], True),
        (["Sat 08/11/2025 15:00 Eastlow v Dunmere"], True),
        (["08/11 15:00 Eastlow v Dunmere"], False),
        (["08/11 15:00 EAS v DUN", "08/11 17:30 TID v NET"], False),
        (["08/11 15:00 Dunmere v Eastlow", "08/11 17:30 Tidewater v Nettlebed"], False),
        (["08/11 15:00 Eastlow v Dunmere", "08/11 18:30 Tidewater v Nettlebed"], False),
        (["08/11 15:00 Dover v Hythe", "08/11 17:30 Deal v Ramsgate"], False),
        (["Fri 08/11/2025 15:00 Eastlow v Dunmere"], False),
        (["08/11/2024 15:00 Eastlow v Dunmere"], False),
    ],
)
def test_teams(make_round: Make, texts: list[str], year: bool) -> None:
    found = find(texts, FixtureLists([make_round(NOVEMBER)]))
    assert (found is not None) is year
    if found is not None:
        assert [len(matches) for matches in found.matches] == [1] * len(texts)
        assert found.years[0] == 2025


def test_teams_tell_matches_apart_that_kick_off_together(make_round: Make) -> None:
    each = make_round(NOVEMBER)
    texts = [f"{text} {match}" for text, match in zip(shown(each), each.matches, strict=True)]
    found = find(texts, FixtureLists([each]))
    assert found is not None
    assert found.matches == tuple((match,) for match in each.matches)
    half = find([*texts[:2], *shown(each)[2:]], FixtureLists([each]))
    assert half is not None
    assert half.matches[1:3] == ((each.matches[1],), (each.matches[2],))


def test_the_same_match_twice_is_no_ticker(make_round: Make) -> None:
    texts = ["08/11 15:00 Eastlow v Dunmere"] * 2
    assert tickers_of(list(enumerate(texts, 1)))
    assert find([*texts, "08/11 17:30 Tidewater v Nettlebed"], FixtureLists([make_round(NOVEMBER)])) is None


AUTUMN, SPRING = date(2025, 10, 20), date(2026, 3, 23)


@pytest.mark.parametrize("monday", [AUTUMN, SPRING], ids=["autumn", "spring"])
@pytest.mark.parametrize(
    "clock",
    [UTC, hours(-5), LONDON, ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")],
    ids=str,
)
def test_clocks_that_change_between_the_matches(make_round: Make, monday: date, clock: Clock) -> None:
    each = make_round(monday)
    found = find(shown(each, clock), FixtureLists([each]))
    assert found is not None
    offsets = [_at(match, LONDON).astimezone(clock).utcoffset() for match in each.matches]
    assert [timedelta(minutes=offset or 0) for offset in found.offsets] == offsets


def test_other_parts_of_the_world_change_on_other_days(make_round: Make) -> None:
    for monday, zone in ((date(2025, 10, 27), "America/New_York"), (date(2025, 9, 29), "Australia/Sydney")):
        each = make_round(monday)
        found = find(shown(each, ZoneInfo(zone)), FixtureLists([each]))
        assert found is not None
        assert len(set(found.offsets)) == 2


def test_a_change_of_clocks_that_is_none_fits_nothing(make_round: Make) -> None:
    each = make_round(NOVEMBER)
    texts = [*shown(each)[:4], *shown(each, hours(1))[4:]]
    assert search(ticker(texts), FixtureLists([each])) == (None, ())


def test_a_list_whose_zone_is_unknown_gives_no_offset(make_round: Make) -> None:
    each = make_round(NOVEMBER, zone=None)
    found = find(shown(each, hours(3), zone=UTC), FixtureLists([each]))
    assert found is not None
    assert set(found.offsets) == {None}
    assert found.years[0] == 2025


def test_an_offset_that_the_page_gives_must_agree(make_round: Make) -> None:
    lists = FixtureLists([make_round(NOVEMBER)])
    texts = shown(lists.rounds[0].round, hours(1))
    right = find([f"{text} CET" for text in texts], lists)
    assert right is not None
    assert set(right.offsets) == {60}
    assert find([f"{text} UTC" for text in texts], lists) is None


def test_the_turn_of_the_year(make_round: Make) -> None:
    each = make_round(date(2025, 12, 29), slots=((1, 20, 0), (2, 18, 0), (3, 15, 0), (4, 15, 0), (4, 17, 0)))
    found = find(shown(each), FixtureLists([each]))
    assert found is not None
    assert found.years == (2025, 2025, 2026, 2026, 2026)
    last = make_round(date(2025, 12, 29), slots=((2, 20, 0), (2, 21, 0), (2, 22, 0), (2, 23, 0)))
    assert find(shown(last, hours(5)), FixtureLists([last])) is not None


def test_a_page_that_is_younger_than_the_round_by_months_cannot_show_it(make_round: Make) -> None:
    lists = FixtureLists([make_round(NOVEMBER)])
    mine = ticker(shown(lists.rounds[0].round))
    assert search(mine, lists, date(2025, 1, 1))[0] is not None
    assert search(mine, lists, date(2025, 12, 24))[0] is not None
    assert search(mine, lists, date(2026, 11, 1)) == (None, ())


@pytest.mark.parametrize(("offset", "weeks"), [(13, -52), (-11, 52)])
def test_clocks_a_day_apart_need_the_season_beside(make_round: Make, offset: int, weeks: int) -> None:
    each = make_round(NOVEMBER)
    beside = make_round(NOVEMBER + timedelta(weeks=weeks), competition="Coastal League 2030/31")
    other = make_round(NOVEMBER + timedelta(weeks=weeks), competition="Harbour League 2024/25")
    texts = shown(each, hours(offset))
    assert named(texts, each) == ["Matchday 1"]
    assert named(texts, each, other)[:1] == ["Matchday 1"]
    shifted = Round(beside.competition, "x", beside.matches[:3], beside.zone)
    found = find(texts, FixtureLists([each, shifted]))
    assert found is not None
    assert found.round == each


def test_kick_offs_without_a_date_or_time_are_left_open(make_round: Make) -> None:
    each = make_round(NOVEMBER)
    found = find([*shown(each)[:5], "31/02 15:00"], FixtureLists([each]))
    assert found is not None
    assert found.matches[-1] == ()
    assert (found.years[-1], found.offsets[-1]) == (None, None)
    assert search(ticker(["31/02 15:00"]), FixtureLists([each])) == (None, ())


def test_lists_without_times(make_round: Make) -> None:
    untimed = [Match(match.home, match.away, match.day) for match in make_round(NOVEMBER).matches]
    lists = FixtureLists([Round("Coastal League 2025/26", "Matchday 1", tuple(untimed))])
    assert search(ticker(shown(make_round(NOVEMBER))), lists) == (None, ())
    assert search(ticker(["08/11 15:00"]), FixtureLists([])) == (None, ())


slots = st.lists(
    st.tuples(st.integers(0, 6), st.integers(11, 21), st.sampled_from([0, 15, 30, 45])), min_size=4, max_size=12
)


@given(slots, st.integers(0, 40), st.integers(-10 * 4, 12 * 4 - 1), st.booleans(), st.booleans())
def test_a_claim_is_never_wrong(
    slots: list[tuple[int, int, int]], week: int, quarters: int, days: bool, other: bool
) -> None:
    from tests.article.conftest import round_of

    each = round_of(date(2025, 7, 7) + timedelta(weeks=week), slots=sorted(slots))
    rounds = [each, *([round_of(date(2025, 7, 7) + timedelta(weeks=week - 1), "Matchday 0")] if other else [])]
    texts = shown(each, hours(quarters / 4), "%d/%m %H:%M" if days else "%m/%d %I:%M %p")
    for part in tickers_of(list(enumerate(texts, 1))):
        found, _ = search(part, FixtureLists(rounds))
        if found is not None:
            assert found.round == each
            assert set(found.offsets) == {quarters * 15}


def test_rounds_of_other_leagues_are_not_claimed(corpora_lists: FixtureLists) -> None:
    """A league that no list holds, played every week of three seasons, on some clocks."""
    from tests.article.conftest import round_of

    patterns = [
        ((4, 20, 0), (5, 12, 30), *[(5, 15, 0)] * 4, (5, 17, 30), (6, 14, 0), (6, 16, 30)),
        ((4, 20, 0), (5, 12, 30), *[(5, 15, 0)] * 5, (5, 17, 30), (6, 14, 0), (6, 16, 30)),
        ((4, 20, 45), (5, 17, 0), (5, 19, 0), (5, 21, 5), (6, 15, 0), *[(6, 17, 15)] * 3, (6, 20, 45)),
        (
            (4, 20, 45),
            (5, 15, 0),
            (5, 18, 0),
            (5, 20, 45),
            (6, 12, 30),
            (6, 15, 0),
            (6, 15, 0),
            (6, 18, 0),
            (6, 20, 45),
        ),
    ]
    for pattern in patterns:
        for week in range(0, 150):
            each = round_of(date(2023, 7, 31) + timedelta(weeks=week), slots=pattern)
            for offset in (-5, 0, 1, 8):
                assert find(shown(each, hours(offset)), corpora_lists) is None


@pytest.fixture(scope="module")
def corpora_lists(request: pytest.FixtureRequest) -> FixtureLists:
    from mixedzone.article.fixture_lists import load

    folder = request.getfixturevalue("corpora") / "fixtures"
    if not folder.is_dir():
        pytest.skip("no fixture lists here")
    return load(folder)


@pytest.mark.parametrize("offset", [-10, -4, 0, 1, 12])
def test_rounds_of_real_lists(corpora_lists: FixtureLists, offset: int) -> None:
    """Each is found or left open, and whatever is claimed is right."""
    whole = [each for each in corpora_lists.rounds if len(each.moments) == each.size and each.size > 8]
    claimed = 0
    for number, each in enumerate(whole):
        form = ("%d/%m %H:%M", "%m/%d %I:%M %p", "%m/%d %H:%M", "%d.%m. %H:%M")[number % 4]
        texts = [text for _, text in islice(_texts(each, offset, form), number % 2, None)]
        found = find(texts, corpora_lists)
        claimed += found is not None
        if found is not None:
            assert found.round == each.round
            assert set(found.offsets) == {offset * 60}
    assert claimed / len(whole) > 0.85


def _texts(each: Scheduled, offset: int, form: str) -> list[tuple[int, str]]:
    start = datetime(1, 1, 1, tzinfo=UTC)
    times = (start + timedelta(days=moment // 1440 - 1, minutes=moment % 1440) for moment in each.moments)
    return [
        (moment, at.astimezone(hours(offset)).strftime(form)) for moment, at in zip(each.moments, times, strict=True)
    ]
