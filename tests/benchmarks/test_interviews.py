from __future__ import annotations

import pytest

from benchmarks import evidence, interviews
from benchmarks.evidence import OURS
from benchmarks.readings import Reading


@pytest.mark.usefixtures("tiny_corpora")
def test_turns_are_counted_from_html_and_from_flat_text() -> None:
    found = evidence.pages()
    question, answer = ("question", None, "Why?"), ("answer", "Ada Quill", "It is wet. Imprint")
    found.readings = {"interviews/quill": Reading(turns=(question, answer))}
    found.flat = {"interviews/quill": Reading(turns=(question, ("note", None, "Rain.")))}
    html, flat = interviews.sections(found)
    assert html.rows[0].measure == "turns: F1 (2 of 2 found, of 2 there)"
    assert [each.values[OURS] for each in html.rows] == [1.0, 1.0, 1]
    assert [each.values[OURS] for each in flat.rows] == [pytest.approx(0.5), pytest.approx(0.5), 0]
    assert html.rows[-1].measure == "traps fallen into, of 1"
    assert html.misses["interviews/"] == []
    assert [miss.page for miss in flat.misses["interviews/, flattened"]] == ["interviews/quill"]


@pytest.mark.usefixtures("tiny_corpora")
def test_pages_that_nobody_read_are_not_judged() -> None:
    found = evidence.pages()
    found.readings = {"press/other": Reading()}
    found.flat = {"seed/backhaus": Reading()}
    assert interviews.sections(found) == []


@pytest.mark.usefixtures("tiny_corpora")
def test_a_page_without_turns_has_no_hits() -> None:
    found = evidence.pages()
    found.readings = {"interviews/quill": Reading()}
    (html,) = interviews.sections(found)
    assert html.rows[0].values == {OURS: 0.0}
