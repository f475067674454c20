"""An archive of the examples, and a folder to try the archive's commands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

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
