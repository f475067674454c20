"""add, reread and remove, as they are called."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mixedzone.archive.archive import Archive
from tests.commands.conftest import EXAMPLES, HTML, PDF, run


def test_add_counts_what_became_of_the_pages(here: Path) -> None:
    (here / "pages").mkdir()
    (here / "pages" / "derby.html").write_bytes((EXAMPLES / "derby-report.html").read_bytes())
    (here / "paper.html").write_bytes(PDF)
    (here / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    first = run("add", "pages", "paper.html", "photo.html")
    assert first.exit_code == 1
    assert first.stdout.startswith("3 pages: 1 new, 0 updated, 0 same, 2 failed.\nmixedzone.db, ")
    assert "       1  The page is a PDF, not HTML or text.\n" in first.stdout
    assert "paper.html: The page is a PDF, not HTML or text.\n" in first.stderr
    assert (here / "mixedzone.db").is_file()
    again = run("add", "pages", "--workers", "2")
    assert again.exit_code == 0
    assert again.stdout.startswith("1 page: 0 new, 0 updated, 1 same, 0 failed.\n")
    page = here / "pages" / "derby.html"
    page.write_text(page.read_text("utf-8").replace("drown", "sink"), "utf-8")
    assert "0 new, 1 updated, 0 same" in run("add", "pages").stdout


@pytest.mark.usefixtures("here")
def test_add_reads_what_is_piped_in_and_groups_near_copies() -> None:
    page = EXAMPLES / "keeper-interview.txt"
    assert "1 new" in run("add", "-", piped=page.read_bytes()).stdout
    assert "1 new (1 near copy of another)" in run("add", page).stdout


@pytest.mark.parametrize("content", [PDF, b""])
def test_the_only_page_that_is_none_ends_with_2(here: Path, content: bytes) -> None:
    (here / "paper.html").write_bytes(content)
    assert run("add", "paper.html").exit_code == 2


@pytest.mark.usefixtures("here")
def test_pages_are_removed_by_number_or_address() -> None:
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


@pytest.mark.usefixtures("here")
def test_reread_tells_what_it_did() -> None:
    run("add", HTML[0])
    assert run("reread").stdout == "0 pages read again: 0 changed, 0 the same.\n"
    assert run("reread", "--all").stdout == "1 page read again: 0 changed, 1 the same.\n"


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
