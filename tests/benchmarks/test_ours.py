from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks import ours
from benchmarks.readings import Reader, Reading


@pytest.mark.parametrize("stage", [ours.parse, ours.lines, ours.label, ours.text, ours.record])
def test_every_stage_reads_a_page(stage: Callable[[], Reader], report: bytes) -> None:
    assert stage()(report) is not None


def test_the_text_is_that_of_the_whole_reading(report: bytes) -> None:
    whole = ours.whole()(report)
    assert isinstance(whole, Reading)
    assert whole.text == ours.text()(report)
    assert whole.headline == "Saltmere win the derby"
    assert whole.lines == ()


def test_lines_come_where_they_are_wanted(report: bytes) -> None:
    whole = ours.whole_with_lines()(report)
    assert isinstance(whole, Reading)
    assert "Saltmere win the derby" in [line.text for line in whole.lines]
    assert {line.start for line in whole.lines} == {None}


def test_flat_text_is_read_as_flat_text() -> None:
    text = "<b>Saltmere</b> win the derby\n\nTwo goals in the last ten minutes turned it around for Saltmere.\n"
    whole = ours.whole_flat()(text.encode())
    assert isinstance(whole, Reading)
    assert [text[line.start :].startswith(line.text) for line in whole.lines] == [True, True]


def test_flattened_pages_keep_their_text(report: bytes) -> None:
    pytest.importorskip("html_text")
    flat = ours.flatten()(report)
    assert isinstance(flat, str)
    assert "Two goals" in flat
    assert "<" not in flat
