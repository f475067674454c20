from __future__ import annotations

import statistics

import pytest

from benchmarks import archive
from benchmarks.evidence import OURS
from benchmarks.press import Press
from tests.benchmarks.conftest import hasty


def test_the_press_is_the_same_every_time_and_as_papers_are() -> None:
    first, again = (list(Press(400)) for _ in range(2))
    assert first == again
    lengths = [len(record.text.split()) for record, _ in first]
    assert 300 < statistics.median(lengths) < 550
    assert len({word for record, _ in first for word in record.text.split()}) > 5_000
    assert 0.1 < sum(record.interview is not None for record, _ in first) / len(first) < 0.15
    assert all(record.text.split("\n")[0] in original.data.decode() for record, original in first)


def test_all_figures_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "ARTICLES", 600)
    monkeypatch.setattr(archive, "SEARCHES", 4)
    hasty(monkeypatch)
    found, served = archive.sections(None)
    assert len(found.rows) == 9
    assert len(served.rows) == 4
    assert all(row.values[OURS] > 0 for row in (*found.rows, *served.rows))
