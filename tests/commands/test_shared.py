"""What all commands of the archive do alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import HTML, run

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


@pytest.mark.usefixtures("here")
def test_what_a_page_says_does_not_reach_the_terminal_as_orders() -> None:
    orders = "[bold]now[/bold] \x1b[31m \x9b2J \x1b]0;x\x07 Eighty minutes went by before anything happened here."
    Path("page.html").write_text(f"<title>{orders}</title><h1>{orders}</h1><p>{orders}", "utf-8")
    run("add", "page.html")
    for command in (("search", "eighty"), ("search", "eighty", "--json"), ("check",), ("remove", "1")):
        output = run(*command).output
        assert not set(output) & {"\x1b", "\x9b", "\x07"}
