"""A case of a corrected page is what the project's own examples are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mixedzone
from mixedzone.archive.archive import Archive
from mixedzone.archive.cases import cases_of
from mixedzone.archive.preparing import Original
from mixedzone.types import Role


@pytest.mark.parametrize("name", ["keeper-interview.html", "keeper-interview.txt", "derby-report.html"])
def test_cases_have_the_form_of_the_examples(archive: Archive, examples: Path, name: str) -> None:
    data = (examples / name).read_bytes()
    article = mixedzone.read(examples / name, fixtures=examples / "fixtures")
    page = archive.add(article, Original(data=data, url=article.url)).page
    line = next(line for line in archive.reading(page).lines if line.role is Role.LEAD)
    archive.corrections.give_role(page, line.number, Role.ADVERT)
    (case,) = cases_of(archive)
    assert case.data == data
    assert case.expected["page"] == case.name
    example = json.loads((examples / "expected" / f"{name}.json").read_text("utf-8"))
    shared = example.keys() & case.expected.keys()
    assert shared >= {"page", "headline", "lead", "figures", "roles"}
    if name.endswith(".txt"):
        number = next(number for number, role in example["roles"].items() if role == "lead")
        assert case.expected["roles"] == example["roles"] | {number: "advert"}
        assert case.expected["turns"] == example["turns"]
        assert case.expected["fixtures"] == example["fixtures"]
    else:
        assert [text for text, _ in case.expected["roles"]] == [text for text, _ in example["roles"]]
        assert [line.text, "advert"] in case.expected["roles"]
    assert case.expected["corrections"][0]["was"] == "lead"


def test_a_case_without_roles_put_right_is_what_the_reader_says(archive: Archive, examples: Path) -> None:
    """So a test over a case fails for nothing but the correction."""
    data = (examples / "keeper-interview.txt").read_bytes()
    page = archive.add(mixedzone.read(data, name="keeper.txt"), data).page
    archive.corrections.give_speaker(page, 1, "Agnes Dunmore")
    (case,) = cases_of(archive)
    read = mixedzone.read(case.data)
    turns = read.interview.turns if read.interview else ()
    wanted = [(turn["role"], turn["speaker"]) for turn in case.expected["turns"]]
    assert [n for n, turn in enumerate(turns) if (turn.role, turn.speaker) != wanted[n]] == [1]
