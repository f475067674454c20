from __future__ import annotations

import pytest

from benchmarks import costs, evidence
from benchmarks.evidence import OURS, PARSE, STAGES, Evidence
from benchmarks.passes import Pass

SECONDS = {PARSE: 0.001, "lines": 0.002, "label": 0.003, OURS: 0.004, "record": 0.008, "trafilatura": 0.04}

pytestmark = pytest.mark.usefixtures("tiny_corpora")


@pytest.fixture
def found() -> Evidence:
    found = evidence.pages()
    pages = [*found.articles, *found.press]
    for reader, seconds in SECONDS.items():
        found.clock.add(reader, Pass(seconds={page.key: seconds for page in pages}, megabytes=50))
    return found


def test_costs_are_ratios_first(found: Evidence) -> None:
    articles, press = costs.sections(found)
    assert [each.measure for each in articles.rows] == [
        "÷ bare parse",
        "speed ÷ trafilatura's",
        "pages a second",
        "ms a page",
        "peak memory, MB",
    ]
    values = [each.values for each in press.rows]
    assert values[0] == pytest.approx({OURS: 4.0, "trafilatura": 40.0})
    assert values[1] == pytest.approx({OURS: 10.0, "trafilatura": 1.0})
    assert values[2] == pytest.approx({OURS: 250.0, "trafilatura": 25.0})
    assert values[3] == pytest.approx({OURS: 4.0, "trafilatura": 40.0})


def test_stages_are_given_in_the_bare_parse(found: Evidence) -> None:
    pure, everything = costs.stages(found)
    ratios = {each.measure: each.values[OURS] for each in everything.rows[: len(STAGES)]}
    assert ratios == pytest.approx(
        {
            "bytes → lines ÷ bare parse": 2.0,
            "bytes → roles ÷ bare parse": 3.0,
            "bytes → text ÷ bare parse": 4.0,
            "bytes → everything ÷ bare parse": 8.0,
        }
    )
    assert pure.rows[len(STAGES)].values == {OURS: pytest.approx(1.0)}


def test_without_a_peer_there_is_nothing_to_compare() -> None:
    found = evidence.pages()
    found.clock.add(OURS, Pass(seconds={page.key: 1.0 for page in [*found.articles, *found.press]}))
    rows = {each.measure: each.values for each in costs.sections(found)[0].rows}
    assert rows["speed ÷ trafilatura's"] == {}
    assert rows["pages a second"] == {OURS: 1.0}
