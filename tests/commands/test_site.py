"""serve and corrections, as they are called."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from mixedzone.archive.archive import Archive
from mixedzone.types import Role
from tests.commands.conftest import HTML, run


@pytest.mark.usefixtures("here")
def test_corrections_are_listed_and_written() -> None:
    run("add", *HTML)
    assert run("corrections").stdout == ""
    with Archive("mixedzone.db") as archive:
        page = next(entry.page for entry in archive.pages() if entry.kind == "interview")
        archive.corrections.give_role(
            page, 1, Role.OTHER if archive.reading(page).lines[0].role != "other" else Role.LEAD
        )
        archive.corrections.give_speaker(page, 1, "Agnes Dunmore")
    listed = run("corrections").stdout.splitlines()
    assert len(listed) == 2
    assert "is said by Agnes Dunmore, not " in listed[1]
    written = run("corrections", "--out", "cases")
    assert written.stderr == "1 case written to cases.\n"
    case = json.loads(Path(f"cases/expected/page-{page}.html.json").read_text("utf-8"))
    assert case["turns"][1]["speaker"] == "Agnes Dunmore"
    assert Path(f"cases/page-{page}.html").is_file()


def test_the_site_is_served_until_it_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mixedzone", "serve", "--port", "0", "--archive", str(tmp_path / "new.db")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        told = served.stderr.readline()
        try:
            assert told.startswith("0 pages of ")
            address = told.split(" at ")[1].split(" ")[0]
            assert address.startswith("http://127.0.0.1:")
            assert httpx.get(f"{address}/healthz").json() == {"ok": True, "articles": 0}
        finally:
            served.send_signal(signal.SIGINT)
        assert served.wait(20) in (0, 130)
        assert "Traceback" not in served.stderr.read()


@pytest.mark.usefixtures("here")
def test_an_address_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert "Nothing can listen at 127.0.0.1" in result.stderr


@pytest.mark.usefixtures("here")
def test_a_file_that_is_no_archive_is_told() -> None:
    Path("notes.db").write_text("notes", "utf-8")
    result = run("serve", "--archive", "notes.db")
    assert result.exit_code == 2
    assert "no archive" in result.stderr
