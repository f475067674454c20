"""The house stands: imports only go down, every folder says its purpose, nothing undeclared is imported."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "src" / "mixedzone"
MODULES = sorted(HOUSE.rglob("*.py"))
FOLDERS = sorted({module.parent for module in MODULES} - {HOUSE})

# From the ground up. The package itself hands out what `reading` offers, so it stands on that floor.
FLOORS = (
    {"types"},
    {"page"},
    {"label"},
    {"article"},
    {"workers"},
    {"reading", "__init__"},
    {"formats", "parquet"},
    {"crawls"},
    {"archive"},
    {"site"},
    {"scale"},
    {"commands"},
    {"cli", "__main__"},
)
NEWER = {"compression"}
"""Modules of the standard library that the oldest Python here has as backports."""

LEVELS = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}


def relative(path: Path) -> str:
    return path.relative_to(ROOT / "src").as_posix()


def room_of(module: Path) -> str:
    """The folder or module right under the house that a file belongs to."""
    return module.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Dotted names of all that a file imports, wherever in it the import stands."""
    package = ("mixedzone", *module.relative_to(HOUSE).parent.parts)
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            source = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def imported_room(name: str) -> str | None:
    """The room that an imported name lives in; None for what is not the project's."""
    package, _, rest = name.partition(".")
    if package != "mixedzone":
        return None
    room = rest.partition(".")[0]
    return room if room in LEVELS else "__init__"


def uphill(module: Path) -> list[str]:
    """What a file imports from floors above its own."""
    level = LEVELS[room_of(module)]
    rooms = ((name, imported_room(name)) for name in imported(module))
    return [name for name, room in rooms if room is not None and LEVELS[room] > level]


def declared() -> dict[str, set[str]]:
    """The distributions that pyproject.toml names: under "" what reading needs, under each extra its own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    return {extra: {distribution_of(line) for line in lines} for extra, lines in groups.items()}


def distribution_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("-", "_")


def package_of(name: str) -> str:
    """The package that an imported name belongs to; of a package of backports, the one that is installed."""
    root, _, rest = name.partition(".")
    return f"{root}_{rest.partition('.')[0]}" if root == "backports" else root


def test_the_house_has_rooms() -> None:
    assert {"page", "label", "article"} <= {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_every_module_has_a_floor(module: Path) -> None:
    assert room_of(module) in LEVELS, f"{relative(module)} stands on no floor: give it one in FLOORS"


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_imports_only_go_down(module: Path) -> None:
    assert uphill(module) == []


def test_an_import_that_goes_up_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "HOUSE", tmp_path)
    (tmp_path / "page").mkdir()
    (tmp_path / "label").mkdir()
    module = tmp_path / "page" / "html.py"
    for up in (
        "import mixedzone.label.speech",
        "import mixedzone",
        "from mixedzone import label",
        "from mixedzone import read",
        "from .. import label",
        "from ..label import speech",
        "def cut():\n    from mixedzone.label.speech import x",
    ):
        module.write_text(up, "utf-8")
        assert len(uphill(module)) == 1, up
    for level in (
        "from . import lines",
        "from mixedzone.page.lines import Lines",
        "from mixedzone.types import Role",
        "import types",
    ):
        module.write_text(level, "utf-8")
        assert uphill(module) == [], level


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_every_folder_says_what_it_is_for(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    lines = [line for line in (docstring or "").splitlines() if line]
    assert len(lines) == 2
    assert re.fullmatch(r"Comes in: .+\. Goes out: .+\.", lines[0])
    assert re.fullmatch(r"May import: .+\.", lines[1])


@pytest.mark.parametrize("folder", FOLDERS, ids=relative)
def test_a_folder_may_import_only_floors_below(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    promised = re.findall(r"mixedzone\.(\w+)", docstring.partition("May import:")[2])
    assert promised
    assert all(LEVELS[room] < LEVELS[room_of(folder)] for room in promised)


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_imports_only_what_is_declared(module: Path) -> None:
    """A room may use what reading needs and the extra that bears the room's name."""
    allowed = declared()[""] | declared().get(room_of(module), set()) | NEWER
    roots = {package_of(name) for name in imported(module)}
    assert roots - sys.stdlib_module_names - {"mixedzone"} <= allowed


def test_reading_loads_only_what_it_needs() -> None:
    """What fetches, unpacks and shows pages, and what the extras bring, is imported when a command needs it."""
    reading = "import mixedzone, sys; mixedzone.read('<p>A page.').record(); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", reading], capture_output=True, text=True, check=True)
    extras = set().union(*(names for extra, names in declared().items() if extra))
    assert not set(ran.stdout.split()) & (extras | {"fastwarc", "httpcore", "httpx", "rich", "typer"})
