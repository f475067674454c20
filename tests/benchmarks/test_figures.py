from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import evidence, figures
from benchmarks.corpora import Page
from benchmarks.evidence import OURS
from benchmarks.readings import Picture, Reading

GOLD = {
    "figures": [
        {"caption": "The goal", "credits": ["Ada Quill", "Lens"]},
        {"caption": None, "credits": []},
    ]
}


@pytest.mark.usefixtures("corpora_folder")
def test_hits_are_summed_over_pages_and_named() -> None:
    found = evidence.pages()
    found.press = [Page("press", name, "article", Path(), GOLD) for name in ("one", "two")]
    found.readings = {
        "press/one": Reading(pictures=(Picture("The goal", ("Ada Quill", "Lens")), Picture(None, ()))),
        "press/two": Reading(pictures=(Picture("The crowd", ()),)),
    }
    (section,) = figures.sections(found)
    captions, credited = section.rows
    assert captions.measure == "captions: F1 (1 of 2 found, of 2 there)"
    assert captions.values[OURS] == pytest.approx(0.5)
    assert credited.measure == "credits: F1 (2 of 2 found, of 4 there)"
    assert credited.values[OURS] == pytest.approx(2 / 3)
    assert [miss.page for miss in section.misses["captions of press/"]] == ["press/two"]
