from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import archive, command, document, evidence, imports
from benchmarks.evidence import SECTIONS
from tests.benchmarks.conftest import hasty


@pytest.fixture(autouse=True)
def cores() -> Iterator[None]:
    """The command pins its process to a core; the tests want theirs back."""
    if sys.platform != "linux":
        yield
        return
    before = os.sched_getaffinity(0)
    yield
    os.sched_setaffinity(0, before)


def test_without_corpora_it_says_so_and_stops_kindly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MIXEDZONE_CORPORA", str(tmp_path / "nowhere"))
    assert command.main([]) == 0
    shown = capsys.readouterr().out
    assert str(tmp_path / "nowhere") in shown
    assert "MIXEDZONE_CORPORA" in shown


@pytest.mark.usefixtures("tiny_corpora")
def test_one_table_has_every_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evidence, "PASSES", 1)
    monkeypatch.setattr(imports, "ROUNDS", 1)
    monkeypatch.setattr(archive, "ARTICLES", 600)
    monkeypatch.setattr(archive, "SEARCHES", 4)
    hasty(monkeypatch)
    figures = tmp_path / "figures.json"
    assert command.main(["--no-peers", "--worst", "1", "--json", str(figures)]) == 0
    captured = capsys.readouterr()
    for part in (
        "articles/, kind article: 2 pages",
        "cost over press/: 1 pages",
        "bytes → lines ÷ bare parse",
        "from mixedzone import read, seconds",
        "metadata of press/",
        "figures of press/",
        "roles of lines in press/",
        "interviews/: 1 pages",
        "lines right, of 3",
        "calibration error, kind article (2)",
        "Worst of articles/, kind article",
    ):
        assert part in captured.out
    assert captured.err == ""
    assert "trafilatura" not in captured.out.partition("cost over")[0]
    written = json.loads(figures.read_bytes())
    assert {"date", "machine", "versions", "sections"} <= set(written)


@pytest.mark.usefixtures("tiny_corpora")
def test_one_section_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--no-peers", "--only", "seed", "--markdown"]) == 0
    shown = capsys.readouterr().out
    assert "| **seed/** |" in shown
    assert "press/" not in shown


@pytest.mark.usefixtures("tiny_corpora")
def test_the_documentation_takes_whole_runs_only(capsys: pytest.CaptureFixture[str]) -> None:
    for partial in (["--quick"], ["--only", "seed"], ["--no-peers"]):
        with pytest.raises(SystemExit) as stopped:
            command.main(["--write-docs", *partial])
        assert stopped.value.code == 2
        assert "whole run" in capsys.readouterr().err


def test_a_share_of_the_pages_is_a_number_from_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command.main(["--quick", "0"])
    assert stopped.value.code == 2
    assert "from 1" in capsys.readouterr().err


def test_every_section_has_a_maker_and_is_documented() -> None:
    assert tuple(command.MAKERS) == SECTIONS
    text = document.DOCUMENT.read_text("utf-8")
    assert all(f"`{section}`" in text for section in SECTIONS)
