"""check, export and import, as they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from mixedzone.archive.archive import Archive
from tests.commands.conftest import HTML, run


@pytest.mark.usefixtures("here")
def test_check_tells_what_is_wrong() -> None:
    run("add", *HTML)
    good = run("check")
    assert good.exit_code == 0
    assert good.stdout.startswith(f"All is well: {len(HTML)} pages in {len(HTML)} versions, ")
    with Archive("mixedzone.db") as archive:
        archive.connection.execute("DELETE FROM saying WHERE id = 1")
    bad = run("check")
    assert bad.exit_code == 1
    assert "The index of the sayings lacks 0 and has 1 that are gone." in bad.stdout


@pytest.mark.usefixtures("here")
def test_export_and_import() -> None:
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
