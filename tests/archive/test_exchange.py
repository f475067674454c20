from __future__ import annotations

import json
from pathlib import Path

import pytest

from mixedzone.archive.archive import Archive, NoSuchPage
from mixedzone.archive.checking import check
from mixedzone.archive.exchange import exported, imported
from mixedzone.types import Failure
from tests.archive.conftest import Adder

TURNS = [("question", None, "Why?"), ("answer", "Ada Quill", "Because of the rain.")]


@pytest.mark.parametrize("originals", [True, False])
def test_what_is_exported_is_taken_in_again(archive: Archive, put: Adder, tmp_path: Path, originals: bool) -> None:
    put("One.", url="https://paper.example/a", turns=TURNS, figures=[("IMAGO", "Jan Holm")], site="Post")
    put("Another.", url="https://paper.example/a", turns=TURNS)
    put("Two.", name="b", published="2025-08-03", data=b"\x00\xff\x80 bytes")
    lines = list(exported(archive, originals=originals))
    with Archive(tmp_path / "other.db") as other:
        outcomes = [outcome.result for outcome in imported(other, lines)]
        assert [not isinstance(result, Failure) and result.outcome for result in outcomes] == ["new", "updated", "new"]
        assert list(exported(other, originals=originals)) == lines
        assert list(check(other)) == []
        assert other.search("rain").total == 1
        if originals:
            assert other.original(2).data == b"\x00\xff\x80 bytes"
        else:
            with pytest.raises(NoSuchPage, match="came without its original"):
                other.original(2)
        again = [outcome.result for outcome in imported(other, lines)]
        assert {not isinstance(result, Failure) and result.outcome for result in again} == {"same"}


def test_a_line_has_what_people_look_for(archive: Archive, put: Adder) -> None:
    put(
        "One.", url="https://paper.example/a", turns=TURNS, site="Post", published="2025-08-03", figures=[("dpa", None)]
    )
    (line,) = map(json.loads, exported(archive, originals=True))
    assert (line["url"], line["site"], line["published"]) == ("https://paper.example/a", "Post", "2025-08-03")
    assert line["text"].startswith("One.")
    assert [turn["speaker"] for turn in line["turns"]] == [None, "Ada Quill"]
    assert line["figures"][0]["agency"] == "dpa"
    assert line["original"]["data"]
    (line,) = map(json.loads, exported(archive))
    assert line["original"] is None


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b'{"type": "version"}', b"\xff\xfe", b"[" * 100_000, b'{"type": "article"}']
)
def test_other_lines_fail_one_by_one(archive: Archive, put: Adder, line: bytes, tmp_path: Path) -> None:
    put("One.")
    good = list(exported(archive))
    with Archive(tmp_path / "other.db") as other:
        outcomes = list(imported(other, [line, b"\n", *good]))
        assert [outcome.line for outcome in outcomes] == [1, 3]
        assert isinstance(outcomes[0].result, Failure)
        assert len(other) == 1
