"""Names of classes and ids: what they say of the box that a line stands in."""

from __future__ import annotations

import pytest

from mixedzone.label.class_words import DEEPEST, GROUPS, Around, columns, words_around
from mixedzone.page.html import cut_html


def around(html: str) -> list[Around]:
    cut = cut_html(html.encode())
    assert cut.tree is not None
    return words_around(cut.tree, range(len(cut)))


def groups(bits: int) -> set[str]:
    return {name for number, name in enumerate(GROUPS) if bits >> number & 1}


def test_a_line_is_told_by_its_own_block_by_those_near_and_by_those_far() -> None:
    (found,) = around(
        '<div class="Footer"><div class="page"><div id="comments"><div><p class="x"><b class="byline">Ada Marsh'
    )
    assert groups(found.own) == {"author"}
    assert groups(found.near) == {"comment"}
    assert groups(found.far) == {"frame"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("c-related__list", {"related", "list"}),
        ("story-standfirst", {"content", "lead"}),
        ("ad slot", {"advert"}),
        ("slot-ad", {"advert"}),
        ("shadow", set()),
        ("newsletterSignup", {"advert"}),
        ("kicker", {"topic"}),
    ],
)
def test_names_belong_to_groups(name: str, expected: set[str]) -> None:
    assert groups(around(f"<p class='{name}'>Text")[0].own) == expected


def test_lines_without_names_and_pages_without_elements_have_none() -> None:
    assert around("<p>One<p>Two") == [Around(), Around()]
    assert columns(around("<p>One<p>Two")).shape == (2, 3 * len(GROUPS))
    assert not columns(around("<p>One")).any()


def test_columns_are_the_bits() -> None:
    values = columns(around("<div class=related><p class=caption>Text"))
    names = [f"{level} {name}" for level in ("own", "near", "far") for name in GROUPS]
    assert {names[number] for number in values[0].nonzero()[0]} == {"own picture", "near related"}


def test_deep_nesting_is_looked_at_up_to_a_limit() -> None:
    found = around("<div class=related>" + "<i>" * (DEEPEST + 5) + "Text")
    assert found == [Around()]


def test_hostile_names_are_cut_short() -> None:
    assert around(f"<p class='{'x' * 100_000} caption'>Text") == [Around()]


def test_lines_asked_one_by_one_are_told_the_same_as_together() -> None:
    html = '<main class="story"><p class="byline a">Ada<b>Marsh<i id="credit">Tom</i></b><div class="byline a">Ruiz'
    cut = cut_html(html.encode())
    assert cut.tree is not None
    one_by_one = [words_around(cut.tree, [number])[0] for number in reversed(range(len(cut)))]
    assert one_by_one[::-1] == around(html)


def test_words_at_a_border_need_the_border() -> None:
    found = [groups(around(f'<p class="{name}">Ruiz')[0].own) for name in ("ad", "big ad", "bad", "tags", "vintage")]
    assert found == [{"advert"}, {"advert"}, set(), {"topic"}, set()]
