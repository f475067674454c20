from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mixedzone.site.timeline import FEWEST_MONTHS, HEIGHT, MOST_MONTHS, OTHERS, WIDTH, chart_of

MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(1990, 2030), st.integers(1, 12))


def test_nobody_who_said_nothing_has_a_chart() -> None:
    assert chart_of([]) is None
    assert chart_of([("", "The Gull", 20)]) is None


def test_bars_stand_upon_each_other_by_paper() -> None:
    chart = chart_of([("2026-01", "The Gull", 300), ("2026-02", "The Gull", 100), ("2026-02", "Abendpost", 100)])
    assert chart is not None
    assert chart.papers == ("The Gull", "Abendpost")
    january, gull, abendpost = chart.bars
    assert january.height == HEIGHT
    assert gull.x == abendpost.x > january.x
    assert gull.y == abendpost.y + abendpost.height
    assert abendpost.told == "February 2026, Abendpost: 100 words"
    assert len(chart.ticks) == FEWEST_MONTHS


def test_papers_that_are_too_many_share_a_colour() -> None:
    chart = chart_of([("2026-01", f"Paper {number}", 10) for number in range(9)])
    assert chart is not None
    assert chart.papers[-1] == OTHERS
    assert abs(sum(bar.height for bar in chart.bars) - HEIGHT) < 1


@given(st.lists(st.tuples(MONTHS, st.none() | st.sampled_from("ABCDEFGH"), st.integers(0, 5000)), max_size=40))
def test_no_bar_leaves_the_chart(months: list[tuple[str, str | None, int]]) -> None:
    chart = chart_of(sorted(months, key=lambda row: (row[0], row[1] or "")))
    for bar in chart.bars if chart else ():
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH + 0.1
        assert bar.y >= -10
        assert bar.height > 0
    assert chart is None or len(chart.ticks) <= MOST_MONTHS
