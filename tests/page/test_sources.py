from __future__ import annotations

import os
from pathlib import Path

import pytest

from mixedzone.page.sources import Sources, is_page, printable_name
from mixedzone.types import Cause, Failure

PAGE = b"<!doctype html><p>Goal"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a browser and a person leave it."""
    files = {
        "b.html": PAGE,
        "a.txt": b"Goal\n",
        "noname": PAGE,
        "crawl.warc.gz": b"\x1f\x8b\x08\x00rest",
        "crawl.zst": b"\x28\xb5\x2f\xfdrest",
        "b_files/style.css": b"p {}",
        "b_files/photo.html": b"\x89PNG\r\n\x1a\n",
        "b_files/paper": b"%PDF-1.7",
        "b_files/c.HTM": PAGE,
        "data.json": b"{}",
        "empty.html": b"",
        ".hidden.html": PAGE,
        ".git/d.html": PAGE,
        "out/e.html": PAGE,
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def found(sources: Sources, folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in sources if isinstance(path, Path)]


def test_the_pages_of_a_folder_in_order(folder: Path) -> None:
    sources = Sources([str(folder)], besides=folder / "out")
    assert found(sources, folder) == ["a.txt", "b.html", "crawl.warc.gz", "crawl.zst", "noname", "b_files/c.HTM"]
    assert sources.given == 6
    assert sources.left_out == 5


def test_what_is_written_is_not_read_again(folder: Path) -> None:
    assert "out/e.html" in found(Sources([str(folder)]), folder)
    assert "out/e.html" not in found(Sources([str(folder)], besides=folder / "b_files" / ".." / "out"), folder)


def test_a_file_that_is_named_is_given_whatever_it_is(folder: Path) -> None:
    named = [str(folder / "b_files" / "style.css"), str(folder / "empty.html"), str(folder / "missing.html")]
    sources = Sources(named)
    assert [str(path) for path in sources] == named
    assert sources.left_out == 0


def test_patterns_that_the_shell_left(folder: Path) -> None:
    assert found(Sources([str(folder / "*.html")]), folder) == ["b.html", "empty.html"]
    assert found(Sources([str(folder / "**" / "*.HTM")]), folder) == ["b_files/c.HTM"]
    assert list(Sources([str(folder / "*.pdf")])) == [
        Failure(name=str(folder / "*.pdf"), reason="No file has a name like this.", cause=Cause.FILE)
    ]


def test_a_file_may_be_called_like_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "3 [0] goals.html"
    path.write_bytes(PAGE)
    assert list(Sources([str(path)])) == [path]


def test_addresses_and_standard_input_are_given_as_they_are() -> None:
    given = ["-", "https://paper.example//a?b=[1]", "ftp://paper.example/"]
    assert list(Sources(given)) == given


def test_a_folder_without_pages_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    sources = Sources([str(tmp_path)])
    assert list(sources) == [Failure(name=str(tmp_path), reason="The folder holds no page.", cause=Cause.FILE)]
    assert sources.left_out == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_is_closed_is_a_failure(folder: Path) -> None:
    closed = folder / "b_files"
    closed.chmod(0)
    try:
        failures = [source for source in Sources([str(folder)]) if isinstance(source, Failure)]
    finally:
        closed.chmod(0o700)
    assert failures == [
        Failure(name=str(closed), reason="The folder cannot be opened: Permission denied.", cause=Cause.FILE)
    ]


def test_links_and_pipes_do_not_hold_up(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    assert found(Sources([str(tmp_path)]), tmp_path) == ["a.html", "b.html"]


def test_a_name_that_is_too_long_is_a_file_like_others() -> None:
    assert list(Sources(["x" * 5000])) == [Path("x" * 5000)]


def test_several_pages_are_foreseen(folder: Path) -> None:
    page = str(folder / "b.html")
    assert not Sources([page]).several
    assert not Sources(["-"]).several
    assert not Sources(["https://paper.example/a?b=[1]"]).several
    assert Sources([page, page]).several
    assert Sources([str(folder)]).several
    assert Sources([str(folder / "*.html")]).several


def test_sources_can_be_counted_before(folder: Path) -> None:
    sources = Sources([str(folder)])
    assert len(list(sources.again())) == 7
    assert (sources.given, sources.left_out) == (0, 0)


def test_what_cannot_be_opened_may_be_a_page(tmp_path: Path) -> None:
    assert is_page(tmp_path / "missing.html")


def test_a_name_is_fit_for_a_terminal() -> None:
    assert printable_name("a\x1b[2J\udce4ö") == "a\ufffd[2J\ufffdö"
