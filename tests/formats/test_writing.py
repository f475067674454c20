from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.formats.writing import Folder, SecondDocument, Stream, file_stem


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_a_page(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "new" / "out", ".json")
    folder.write("pages/derby.html", "1\n")
    folder.write("crawl.warc.gz#12", "2\n")
    folder.write("https://paper.example/a/b?id=7", "3\n")
    assert names(folder.folder) == ["crawl.warc.gz-12.json", "derby.html.json", "paper.example-a-b-id-7.json"]
    assert (folder.folder / "derby.html.json").read_bytes() == b"1\n"
    assert folder.count == 3


def test_pages_of_one_name_do_not_meet(tmp_path: Path) -> None:
    pages = ["a/index.html", "b/index.html", "b/INDEX.html", "a b/index.html"]
    written = []
    for _ in range(2):
        folder = Folder(tmp_path, ".txt")
        written.append([folder.write(page, page) for page in pages])
    assert written[0] == written[1]
    assert [path.read_text() for path in written[0]] == pages
    assert len({path.name.casefold() for path in written[0]}) == len(pages) == len(names(tmp_path))


def test_one_page_named_twice_is_one_file(tmp_path: Path) -> None:
    folder = Folder(tmp_path, ".txt")
    assert folder.write("a.html", "1") == folder.write("a.html", "1")


def test_a_file_stays_until_a_whole_one_takes_its_place(tmp_path: Path) -> None:
    folder = Folder(tmp_path, ".txt")
    folder.write("a.html", "old")
    with pytest.raises(UnicodeEncodeError):
        folder.write("a.html", "new \ud800")
    assert names(tmp_path) == ["a.html.txt"]
    assert (tmp_path / "a.html.txt").read_text() == "old"


def test_what_a_killed_run_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".a.html.txt.part").write_text("half")
    Folder(tmp_path, ".txt").write("a.html", "whole")
    assert names(tmp_path) == ["a.html.txt"]


def test_a_link_in_the_way_is_replaced_and_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("kept")
    out = tmp_path / "out"
    folder = Folder(out, ".txt")
    (out / "a.html.txt").symlink_to(precious)
    (out / ".a.html.txt.part").symlink_to(precious)
    folder.write("a.html", "page")
    assert precious.read_text() == "kept"
    assert (out / "a.html.txt").read_text() == "page"


@given(st.text())
def test_a_file_name_is_safe(name: str) -> None:
    stem = file_stem(name)
    assert re.fullmatch(r"[\w.,+@()~-]+", stem)
    assert not stem.startswith((".", "-"))
    assert len(stem.encode()) <= 160


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("..", "page"),
        ("/etc/passwd", "passwd"),
        ("a.zip#../../etc/passwd", "a.zip-..-..-etc-passwd"),
        ("a\x1b[2J\n.html", "a-2J-.html"),
        ("CON.html", "page-CON.html"),
        ("Fußball 3:0.html", "Fußball-3-0.html"),
    ],
)
def test_names_that_mean_harm(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def stream(format: str, *, several: bool = False) -> Stream:
    return Stream(format, width=40, several=several)


def test_data_stands_without_anything_between(capsys: pytest.CaptureFixture[str]) -> None:
    out = stream("jsonl", several=True)
    out.write("a", "{}\n")
    out.write("b", "{}\n")
    out.close()
    assert capsys.readouterr().out == "{}\n{}\n"


def test_texts_are_parted_by_an_empty_line(capsys: pytest.CaptureFixture[str]) -> None:
    out = stream("text", several=True)
    out.write("a", "one\n")
    out.write("b", "two\n")
    assert capsys.readouterr().out == "one\n\ntwo\n"


def test_pages_to_be_read_have_their_names_over_them(capsys: pytest.CaptureFixture[str]) -> None:
    out = stream("article", several=True)
    out.write("a", "one\n")
    out.write("x" * 100, "two\n")
    first, _, _, _, second, _, _ = capsys.readouterr().out.splitlines()
    assert first == "── a " + "─" * 35
    assert second.startswith("── …xxx")


def test_a_page_alone_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    stream("article").write("a", "one\n")
    assert capsys.readouterr().out == "one\n"


def test_only_one_document_is_taken_and_only_alone(capsys: pytest.CaptureFixture[str]) -> None:
    out = stream("html")
    out.write("a", "<p>")
    assert capsys.readouterr().out == ""
    out.close()
    assert capsys.readouterr().out == "<p>"
    with pytest.raises(SecondDocument):
        out.write("b", "<p>")
