"""The archive's commands as they are called: what they say, and how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mixedzone.archive.archive import Archive
from mixedzone.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"
HTML = sorted(EXAMPLES.glob("*.html"))
PDF = b"%PDF-1.7\n"


def run(*arguments: object, piped: bytes | None = None) -> Result:
    return CliRunner(env={"COLUMNS": "88"}).invoke(app, [str(argument) for argument in arguments], input=piped)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "made.db"
    result = run("add", *HTML, "--archive", path)
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_add_counts_what_became_of_the_pages(here: Path) -> None:
    (here / "pages").mkdir()
    (here / "pages" / "derby.html").write_bytes((EXAMPLES / "derby-report.html").read_bytes())
    (here / "paper.html").write_bytes(PDF)
    (here / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    first = run("add", "pages", "paper.html", "photo.html")
    assert first.exit_code == 1
    assert first.stdout.startswith("3 pages for mixedzone.db: 1 new, 0 updated, 0 same, 2 failed (")
    assert "       1  The page is a PDF, not HTML or text.\n" in first.stdout
    assert "paper.html: The page is a PDF, not HTML or text.\n" in first.stderr
    assert (here / "mixedzone.db").is_file()
    again = run("add", "pages", "--workers", "2")
    assert again.exit_code == 0
    assert again.stdout.startswith("1 page for mixedzone.db: 0 new, 0 updated, 1 same, 0 failed (")
    page = here / "pages" / "derby.html"
    page.write_text(page.read_text("utf-8").replace("drown", "sink"), "utf-8")
    assert "0 new, 1 updated, 0 same" in run("add", "pages").stdout


def test_add_reads_what_is_piped_in_and_groups_near_copies(here: Path) -> None:
    page = EXAMPLES / "keeper-interview.txt"
    assert "1 new" in run("add", "-", piped=page.read_bytes()).stdout
    assert "1 new (1 near copy of another)" in run("add", page).stdout


@pytest.mark.parametrize("content", [PDF, b""])
def test_the_only_page_that_is_none_ends_with_2(here: Path, content: bytes) -> None:
    (here / "paper.html").write_bytes(content)
    assert run("add", "paper.html").exit_code == 2


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


def test_people_are_merged_and_split(here: Path) -> None:
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


def test_pages_are_removed_by_number_or_address(here: Path) -> None:
    run("add", *HTML)
    with Archive("mixedzone.db") as archive:
        first, second = list(archive.pages())[:2]
    result = run("remove", first.page, second.url)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Removed page {first.page}: {first.headline}")
    assert run("remove", first.page).exit_code == 1
    assert run("remove", "https://paper.example/nowhere").stderr == (
        "There is no page https://paper.example/nowhere in the archive.\n"
    )
    with Archive("mixedzone.db") as archive:
        assert len(archive) == len(HTML) - 2


def test_reread_tells_what_it_did(here: Path) -> None:
    run("add", HTML[0])
    assert run("reread").stdout == "0 pages read again: 0 changed, 0 the same.\n"
    assert run("reread", "--all").stdout == "1 page read again: 0 changed, 1 the same.\n"


def test_check_tells_what_is_wrong(here: Path) -> None:
    run("add", *HTML)
    good = run("check")
    assert good.exit_code == 0
    assert good.stdout.startswith(f"All is well: {len(HTML)} pages in {len(HTML)} versions, ")
    with Archive("mixedzone.db") as archive:
        archive.connection.execute("DELETE FROM saying WHERE id = 1")
    bad = run("check")
    assert bad.exit_code == 1
    assert "The index of the sayings lacks 0 and has 1 that are gone." in bad.stdout


def test_export_and_import(here: Path) -> None:
    run("add", *HTML)
    written = run("export", "--originals", "--out", "all.jsonl")
    assert written.stderr == f"{len(HTML)} versions written to all.jsonl.\n"
    taken = run("import", "all.jsonl", "--archive", "other.db")
    assert taken.stdout.startswith(f"{len(HTML)} versions: {len(HTML)} of new pages, 0 of pages")
    assert run("export", "--originals", "--archive", "other.db").stdout_bytes == Path("all.jsonl").read_bytes()
    assert "4 the same" in run("import", "-", piped=Path("all.jsonl").read_bytes()).stdout
    broken = run("import", "-", piped=b"nonsense\n")
    assert broken.exit_code == 2
    assert broken.stderr.startswith("-, line 1: The line is not one of an export: ")


COMMANDS = (("search", "x"), ("people",), ("credits",), ("reread",), ("remove", "1"), ("check",), ("export",))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_without_an_archive_there_is_a_sentence(here: Path, command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert result.stderr == "There is no archive at mixedzone.db.\n"
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("command", [*COMMANDS, ("add", HTML[0]), ("import", "-")], ids=lambda command: command[0])
def test_a_foreign_file_is_left_alone(here: Path, command: tuple[str, ...]) -> None:
    Path("mixedzone.db").write_text("My diary. " * 100)
    result = run(*command, piped=b"")
    assert result.exit_code == 2
    assert result.stderr == "mixedzone.db is no archive of Mixed Zone, and is left as it is.\n"
    assert Path("mixedzone.db").read_text() == "My diary. " * 100
    assert [file.name for file in here.iterdir()] == ["mixedzone.db"]


def test_what_a_page_says_does_not_reach_the_terminal_as_orders(here: Path) -> None:
    orders = "[bold]now[/bold] \x1b[31m \x9b2J \x1b]0;x\x07 Eighty minutes went by before anything happened here."
    Path("page.html").write_text(f"<title>{orders}</title><h1>{orders}</h1><p>{orders}", "utf-8")
    run("add", "page.html")
    for command in (("search", "eighty"), ("search", "eighty", "--json"), ("check",), ("remove", "1")):
        output = run(*command).output
        assert not set(output) & {"\x1b", "\x9b", "\x07"}


def test_an_interrupted_add_keeps_what_it_has_and_goes_on(here: Path) -> None:
    text = "The ferry was late again, and page {} says so in a line that is long enough to be read."
    for number in range(400):
        Path(f"{number}.txt").write_text(text.format(number))
    command = [sys.executable, "-m", "mixedzone", "add", str(here), "--archive", "a.db"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}) as program:
        while not Path("a.db-wal").exists():
            time.sleep(0.01)
        time.sleep(0.3)
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=30)
    assert program.returncode in (0, 130)
    assert b"Traceback" not in told
    assert "400 pages" in run("add", here, "--archive", "a.db").stdout
    with Archive("a.db") as archive:
        assert len(archive) == 400
