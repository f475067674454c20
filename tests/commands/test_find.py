"""search, people and credits, as they are called."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.conftest import HTML, run


def test_search_shows_passages_and_who_said_them(made: Path) -> None:
    result = run("search", "night", "boat", "--archive", made)
    assert result.exit_code == 0
    assert result.stdout.startswith("1 hit\n\n  1 From the car deck to the first team")
    assert "Joss Varrenby │ My parents ran the *night* *boat* between" in result.stdout
    assert "The Quayside Whistle · 25 February 2026 · interview · page" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 88


def test_search_takes_all_options(made: Path) -> None:
    options = ["--speaker", "varrenby", "--said", "--person", "Joss Varrenby", "--since", "2026-02", "--until", "2026"]
    options += ["--site", "whistle", "--agency", "imago", "--kind", "interview", "--limit", "1", "--skip", "0"]
    result = run("search", "sea", *options, "--json", "--archive", made)
    found = json.loads(result.stdout)
    assert found["total"] >= 1
    (hit,) = found["hits"]
    assert hit["passages"][0]["speaker"] == "Joss Varrenby"
    start, end = hit["passages"][0]["marks"][0]
    assert hit["passages"][0]["text"][start:end] == "sea"


@pytest.mark.parametrize("query", ['a" AND (', "can't", "foo:bar", "NOT x", "(", "*", '"', "-", "^", "{}", "\x00"])
def test_careless_queries_are_no_errors(made: Path, query: str) -> None:
    result = run("search", "--archive", made, "--", query)
    assert result.exit_code in (0, 1)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.stderr == ""


def test_nothing_found_is_said(made: Path) -> None:
    result = run("search", "xylophone", "--archive", made)
    assert result.exit_code == 1
    assert result.stdout.startswith("Nothing was found.")
    assert run("search", "sea", "--since", "August", "--archive", made).exit_code == 2


def test_people_are_listed_and_shown(made: Path) -> None:
    listed = run("people", "--archive", made)
    assert "Joss Varrenby  1 page: speaks on 1\n" in listed.stdout
    one = run("people", "varrenby", "--archive", made, "--limit", "2")
    assert one.stdout.startswith("Joss Varrenby  ")
    assert "Asked by Imke Sandvoort (1)." in one.stdout
    assert "  Tell us about the ferry...\n│ My parents ran the night boat" in one.stdout
    found = json.loads(run("people", "varrenby", "--archive", made, "--json").stdout)
    assert found["person"]["name"] == "Joss Varrenby"
    assert run("people", "xylophone", "--archive", made).exit_code == 1


@pytest.mark.usefixtures("here")
def test_people_are_merged_and_split() -> None:
    run("add", *HTML)
    merged = run("people", "Kit Mallory", "--merge", "Bram Oosterlaken")
    assert merged.exit_code == 0
    assert "is now Kit Mallory, Bram Oosterlaken." in merged.stdout
    split = run("people", "Kit Mallory", "--split", "Bram Oosterlaken")
    assert "Bram Oosterlaken (" in split.stdout
    assert "is now an entry of its own, on 1 page." in split.stdout
    assert run("people", "Kit Mallory", "--split", "Nobody").exit_code == 1
    assert run("people", "--merge", "Kit Mallory").exit_code == 2


def test_credits_as_a_list_and_as_a_table(made: Path) -> None:
    listed = run("credits", "--archive", made, "--agency", "imago", "--pages")
    assert listed.stdout.startswith("IMAGO  3 pictures on 2 pages\n")
    assert "https://www.quaysidewhistle.example/" in listed.stdout
    table = run("credits", "--archive", made, "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert rows[0].keys() >= {"agency", "photographer", "credit", "page", "url", "site", "published", "headline"}
    assert {row["photographer"] for row in rows} >= {"Petra Wimborne", "Rieke Amthorst"}
    assert json.loads(run("credits", "--archive", made, "--json").stdout)
