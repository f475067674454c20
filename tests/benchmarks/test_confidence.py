from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import confidence, evidence
from benchmarks.confidence import calibration_error
from benchmarks.evidence import OURS
from benchmarks.readings import Reading

SHARES = st.floats(0, 1)


def test_expectations_that_come_true_have_no_error() -> None:
    assert calibration_error([0.25, 0.25, 1.0], [0.0, 0.5, 1.0], bins=10) == 0.0


def test_too_high_and_too_low_do_not_cancel_across_bins() -> None:
    assert calibration_error([0.9, 0.1], [0.5, 0.5], bins=10) == pytest.approx(0.4)


def test_no_pages_have_no_error() -> None:
    assert calibration_error([], [], bins=10) == 0.0


@given(st.lists(st.tuples(SHARES, SHARES), min_size=1))
def test_the_error_lies_between_that_of_one_bin_and_that_of_single_pages(pairs: list[tuple[float, float]]) -> None:
    expected, true = zip(*pairs, strict=True)
    error = calibration_error(expected, true, bins=10)
    assert calibration_error(expected, true, bins=1) <= error + 1e-9
    assert error <= sum(abs(mine - is_true) for mine, is_true in pairs) / len(pairs) + 1e-9


@pytest.mark.usefixtures("tiny_corpora")
def test_kinds_that_golds_call_articles_are_right() -> None:
    found = evidence.pages()
    kinds = ("interview", None, "listing")
    found.readings = {
        page.key: Reading(text=page.text, confidence=0.9, kind=kind)
        for page, kind in zip(found.articles, kinds, strict=True)
    }
    (section,) = confidence.sections(found)
    rows = {each.measure: each.values[OURS] for each in section.rows}
    assert rows["kind right (3)"] == pytest.approx(2 / 3)
    assert rows["calibration error, kind article (2)"] == pytest.approx(0.1)
