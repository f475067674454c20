from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import evidence
from benchmarks.evidence import OURS, PASSES, STAGES

Write = Callable[[str, str, str, dict[str, Any]], None]


def silent(_: str) -> None:
    """Nobody looks on."""


@pytest.mark.usefixtures("tiny_corpora")
def test_every_second_page_of_the_large_corpora() -> None:
    found = evidence.pages(2)
    assert [page.name for page in found.articles] == ["0001", "0003"]
    assert [page.name for page in found.pure] == ["0001"]
    assert len(found.interviews) == len(found.seed) == 1


@pytest.mark.usefixtures("tiny_corpora")
def test_nothing_is_read_that_no_section_wants(tmp_path: Path) -> None:
    found = evidence.pages()
    evidence.gather(found, ["import"], [], tmp_path, silent)
    assert not (found.clock.passes or found.texts or found.readings or found.flat or found.facts)


@pytest.mark.usefixtures("tiny_corpora")
def test_accuracy_alone_takes_one_pass(tmp_path: Path) -> None:
    found = evidence.pages()
    evidence.gather(found, ["text"], [], tmp_path, silent)
    assert {reader: len(done) for reader, done in found.clock.passes.items()} == {OURS: 1}
    assert set(found.texts[OURS]) == {page.key for page in [*found.articles, *found.press]}


@pytest.mark.usefixtures("tiny_corpora")
def test_stages_take_their_turns(tmp_path: Path) -> None:
    found = evidence.pages()
    evidence.gather(found, ["stages"], [], tmp_path, silent)
    assert {reader: len(done) for reader, done in found.clock.passes.items()} == dict.fromkeys([*STAGES, OURS], PASSES)
    assert found.texts == {}


@pytest.mark.usefixtures("tiny_corpora")
def test_the_seed_is_read_as_flat_text(tmp_path: Path) -> None:
    found = evidence.pages()
    evidence.gather(found, ["seed"], [], tmp_path, silent)
    assert next(line.text for line in found.flat["seed/backhaus"].lines) == "league"


@pytest.mark.usefixtures("corpora_folder")
def test_a_page_that_fails_is_kept_in_mind(write: Write, tmp_path: Path) -> None:
    gold: dict[str, Any] = {"kind": "article", "title": "", "authors": [], "date": None, "text": "Words"}
    write("articles", "0001", "", gold)
    found = evidence.pages()
    evidence.gather(found, ["text"], [], tmp_path, silent)
    assert "empty" in found.failures[OURS]["articles/0001"]
