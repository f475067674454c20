"""The documents tell the truth: their examples run, their links lead somewhere, their lists are complete."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mixedzone.formats import SUFFIXES
from mixedzone.types import Role

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), *(ROOT / "examples").glob("*.md")])
OMITTED = "…"
"""Alone on a line of a shown output: any number of lines that are not shown."""


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tokens(document: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(document.read_text("utf-8"))


def fences(document: Path, language: str) -> Iterator[Token]:
    return (token for token in tokens(document) if token.type == "fence" and token.info == language)


def targets(document: Path) -> Iterator[str]:
    """Where the links and pictures of a document lead."""
    for token in tokens(document):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target is not None:
                yield str(target)


def anchors(document: Path) -> set[str]:
    """The names that a document's headings can be linked by, as code hosts derive them."""
    found = tokens(document)
    headings = (found[n + 1].content for n, token in enumerate(found) if token.type == "heading_open")
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(document: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands of a document's console blocks, each with the lines of output shown under it."""
    for fence in fences(document, "console"):
        for shown in re.split(r"^\$ ", fence.content, flags=re.MULTILINE)[1:]:
            command, *output = shown.rstrip().splitlines()
            yield command, output


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def matches(output: list[str], shown: list[str]) -> bool:
    """Whether the output is what is shown, line by line; an omission stands for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line == OMITTED else f"{re.escape(line)}\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in output)) is not None


def with_python_examples() -> list[Path]:
    return [document for document in DOCUMENTS if any(fences(document, "pycon"))]


def console_examples() -> list[tuple[str, str, list[str]]]:
    return [(relative(document), *example) for document in DOCUMENTS for example in commands(document)]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the example pages and a `mixedzone` to call, to try commands in."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    command = tmp_path / "bin" / "mixedzone"
    command.parent.mkdir()
    start = "import sys; from mixedzone.cli import main; sys.exit(main())"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "{start}" "$@"\n', "utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    return tmp_path


@pytest.mark.parametrize("document", with_python_examples(), ids=relative)
def test_python_examples_run(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    source = "\n".join(fence.content for fence in fences(document, "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {}, relative(document), str(document), 0)
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize(("command", "shown"), [example[1:] for example in console_examples()])
def test_commands_run(command: str, shown: list[str], desk: Path) -> None:
    if command.startswith("make "):
        assert set(shlex.split(command)[1:]) <= make_targets()
        return
    if "://" in command:
        pytest.skip("needs the network")
    ran = subprocess.run(
        ["sh", "-c", command],
        cwd=desk,
        env={**os.environ, "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "88"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert not shown or matches(ran.stdout.rstrip().splitlines(), shown), ran.stdout


def test_there_are_examples_to_run() -> None:
    documents = {relative(document) for document in with_python_examples()}
    assert {"README.md", "docs/reading.md"} <= documents
    assert {document for document, _, _ in console_examples()} >= {"README.md", "docs/reading.md"}


def test_a_shown_output_is_compared_line_by_line() -> None:
    assert matches(["one", "two  ", "three"], ["one", "two", "three"])
    assert matches(["one", "two", "three"], ["one", OMITTED])
    assert matches(["one", "two", "three"], [OMITTED, "three"])
    assert not matches(["one", "two", "three"], [OMITTED, "ree"])
    assert not matches(["one", "two", "three"], ["one", OMITTED, "two"])
    assert not matches(["one", "two"], ["one"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_links_lead_somewhere(document: Path) -> None:
    for target in targets(document):
        parts = urlsplit(target)
        if parts.scheme:
            assert parts.scheme == "https", target
            continue
        linked = document.parent / parts.path if parts.path else document
        assert linked.exists(), target
        assert not parts.fragment or parts.fragment in anchors(linked), target


def test_every_page_of_the_documentation_is_listed() -> None:
    index = ROOT / "docs" / "index.md"
    listed = {(index.parent / target.partition("#")[0]).resolve() for target in targets(index)}
    assert set((ROOT / "docs").glob("**/*.md")) - {index} <= listed


@pytest.mark.parametrize("document", DOCUMENTS, ids=relative)
def test_make_targets_exist(document: Path) -> None:
    named = re.findall(r"(?:`| {4}|\$ )make ([a-z]+)", document.read_text("utf-8"))
    assert set(named) <= make_targets()


def test_the_readme_gives_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_dependencies_are_all_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = chain(project["dependencies"], *project["optional-dependencies"].values())
    rows = re.findall(
        r"^\| ([\w-]+) \| (.+) \| (.+) \| (\d{4}-\d{2}) \| \d+ MB \|$",
        (ROOT / "docs" / "dependencies.md").read_text("utf-8"),
        re.MULTILINE,
    )
    assert sorted(row[0] for row in rows) == sorted(re.split(r"[^\w-]", line)[0] for line in declared)


def test_the_extras_documented_are_the_extras() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^`(\w+)`, ", text, re.MULTILINE)) == set(project["optional-dependencies"])


def test_the_roles_documented_are_the_roles() -> None:
    section = (ROOT / "docs" / "reading.md").read_text("utf-8").partition("\n## Roles\n")[2]
    rows = re.findall(r"^\| (`.+`) \|", section.partition("\n## ")[0], re.MULTILINE)
    assert re.findall(r"`(\w+)`", " ".join(rows)) == [role.value for role in Role]


def test_every_recipe_runs() -> None:
    """The recipes are ten, and each has a command or Python under its heading; those run above."""
    found = tokens(ROOT / "docs" / "recipes.md")
    starts = [n for n, token in enumerate(found) if token.type == "heading_open" and token.tag == "h2"]
    recipes = [found[start:end] for start, end in zip(starts, [*starts[1:], len(found)], strict=True)]
    assert len(recipes) == 10
    assert all(any(token.info in ("console", "pycon") for token in recipe) for recipe in recipes)
    listed = [target for target in targets(ROOT / "docs" / "recipes.md") if target.startswith("#")]
    assert len(listed) == 10


def test_every_format_is_documented() -> None:
    text = (ROOT / "docs" / "formats.md").read_text("utf-8")
    rows = re.findall(r"^\| (?:\[)?`(\w+)`.* \| `(\.\w+)` \|", text, re.MULTILINE)
    assert rows == [(name, SUFFIXES[name]) for name in SUFFIXES if not name.startswith("explain")]
    offered = re.findall(
        r"`(\w+)`", re.findall(r"`--format`.*?\n\n", (ROOT / "docs" / "reading.md").read_text("utf-8"), re.DOTALL)[0]
    )
    assert {name for name, _ in rows} <= set(offered)
