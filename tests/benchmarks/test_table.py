from __future__ import annotations

from benchmarks.table import Miss, Row, Section, markdown, plain, row, worst

SECTIONS = [
    Section("press: 2 pages", [Row("word F1", {"ours": 0.9704, "peer": 0.9}), Row("ms a page", {"ours": 1.234}, 2)]),
    Section("seed", [Row("lines right, of 62", {"ours": 62}, 0)]),
]


def test_a_value_that_is_missing_makes_no_column() -> None:
    assert row("word F1", {"ours": 0.5, "peer": None}).values == {"ours": 0.5}


def test_columns_stand_under_their_readers() -> None:
    lines = plain(SECTIONS, ["ours", "peer"]).splitlines()
    assert len({lines[0].index("ours") + 4, lines[1].index("0.970") + 5, lines[2].index("1.23") + 4}) == 1
    assert lines[1].endswith("0.900")
    assert lines[2].endswith("–")


def test_a_section_shows_only_readers_that_it_has_values_of() -> None:
    *_, title, last = plain(SECTIONS, ["ours", "peer"]).splitlines()
    assert title.split() == ["seed", "ours"]
    assert last.endswith(" 62")


def test_markdown_rows_have_a_cell_for_every_reader() -> None:
    lines = markdown(SECTIONS, ["ours", "peer"]).splitlines()
    assert {line.count("|") for line in lines} == {4}
    assert "| ms a page | 1.23 | – |" in lines
    assert "| lines right, of 62 | 62 | |" in lines


def test_the_worst_pages_come_first_and_empty_lists_not_at_all() -> None:
    misses = {"press/": [Miss(0.9, "press/b", "fair"), Miss(0.1, "press/a", "bad")], "none": []}
    shown = worst([Section("press", [], misses)], 1)
    assert shown.splitlines() == ["Worst of press/", f"  {'press/a':<44} bad"]
