from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from mixedzone.cli import app
from mixedzone.commands import scale
from tests.scale.conftest import archive

pytestmark = [  # Daft leaves its processes' pipes to the collector
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["scale", *map(str, arguments)])


def test_archives_become_tables_and_groups_of_copies(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.warc.gz").write_bytes(archive(range(20)))
    out = tmp_path / "out"
    result = run(tmp_path / "*.warc.gz", "--out", out, "--workers", "2")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "40 pages of 2 inputs. 4 pages could not be read: see failures/."
    query = (
        "SELECT count(*), count(DISTINCT headline) FROM read_parquet(?) JOIN read_parquet(?) USING (name) WHERE keep"
    )
    found = duckdb.connect().execute(query, [f"{out}/pages/*.parquet", f"{out}/copies/*.parquet"]).fetchall()
    assert found == [(20, 20)]
    again = run(tmp_path / "*.warc.gz", "--out", out, "--no-copies")
    assert len(again.stderr.splitlines()) == 1
    refused = run(tmp_path / "*.warc.gz", "--out", out, "--lines")
    assert (refused.exit_code, "other settings" in refused.stderr) == (2, True)


def test_names_are_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[2J.warc.gz").write_bytes(archive(range(2)))
    told = run(tmp_path / "*.warc.gz", "--out", tmp_path / "out", "--workers", "1", "--no-copies").stderr
    assert len(told.splitlines()) == 2
    assert "\x1b" not in told


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.warc.gz").write_bytes(archive(range(number * 200, number * 200 + 200)))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "mixedzone", "scale", f"{tmp_path}/*.warc.gz", "--out", str(out), "--workers", "1"]
    ran = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not list(out.glob("manifest/*.json")):
        assert ran.poll() is None
        time.sleep(0.02)
    os.killpg(ran.pid, signal.SIGINT)
    _, told = ran.communicate(timeout=10)
    assert ran.returncode == 130
    assert "Stopped before the end: the same command goes on" in told
    assert 0 < len(list(out.glob("manifest/*.json"))) < 5
    again = run(tmp_path / "*.warc.gz", "--out", out, "--workers", "1", "--no-copies")
    assert again.stderr.splitlines()[-1].startswith("1,000 pages of 5 inputs.")
    found = duckdb.connect().execute(
        "SELECT count(*), count(DISTINCT headline) FROM read_parquet(?)", [f"{out}/pages/*.parquet"]
    )
    assert found.fetchall() == [(1000, 1000)]


def test_wrong_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = run(tmp_path / "*.warc.gz", "--out", tmp_path / "out")
    assert (nothing.exit_code, "nothing has a name like" in nothing.stderr) == (2, True)
    assert run(tmp_path, "--out", tmp_path / "out", "--partition", "colour").exit_code == 2
    monkeypatch.setattr(scale, "find_spec", lambda _: None)
    missing = run(tmp_path, "--out", tmp_path / "out")
    assert (missing.exit_code, missing.stderr) == (2, scale.MISSING + "\n")
