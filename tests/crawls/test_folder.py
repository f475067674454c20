from __future__ import annotations

import json
from pathlib import Path

import pytest

from mixedzone.crawls.folder import FAILURES, MANIFEST, CrawlFolder, ForeignFolder, Origin, State
from mixedzone.types import Cause, Failure

CRAWL = Origin(key="/crawls/a.warc.gz", state=State(size=9, modified=1))
FAILED = Failure(name="a.warc.gz#2", reason="The record breaks off in the middle.", cause=Cause.CUT)


def opened(folder: Path, part_pages: int = 2) -> CrawlFolder:
    return CrawlFolder(folder, "jsonl", {"lines": False}, part_pages)


def content(folder: Path) -> list[str]:
    return [line for part in sorted(folder.glob("part-*")) for line in part.read_text().splitlines()]


def test_a_part_is_there_when_it_is_full(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        folder.add(CRAWL, b"1\n")
        assert not list(tmp_path.glob("part-*"))
        folder.add(CRAWL, b"2\n")
        assert content(tmp_path) == ["1", "2"]
        folder.add(CRAWL, b"3\n")
        assert (folder.pages, folder.taken, folder.parts) == (2, 3, 1)
    assert content(tmp_path) == ["1", "2"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "part-00000.jsonl"]


def test_another_run_goes_on_where_the_last_was_ended(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        folder.fail(CRAWL, FAILED, "https://paper.example/2")
        folder.leave_out(CRAWL, "status")
        for row in (b"1\n", b"2\n", b"lost\n"):
            folder.add(CRAWL, row)
    with opened(tmp_path) as folder:
        progress = folder.progress(CRAWL.key)
        assert (progress.count, progress.whole, progress.state) == (4, False, CRAWL.state)
        assert (folder.pages, folder.failed, folder.left_out) == (2, {"cut off": 1}, {"status": 1})
        folder.add(CRAWL, b"3\n")
        folder.finish(CRAWL)
        folder.commit()
    with opened(tmp_path) as folder:
        assert folder.progress(CRAWL.key).whole
        assert folder.progress("another").count == 0
    assert content(tmp_path) == ["1", "2", "3"]
    (failure,) = (tmp_path / FAILURES).read_text().splitlines()
    assert json.loads(failure) == {
        "name": "a.warc.gz#2",
        "url": "https://paper.example/2",
        "cause": "cut off",
        "reason": "The record breaks off in the middle.",
    }


def test_what_the_manifest_does_not_tell_of_is_thrown_away(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        folder.fail(CRAWL, FAILED, None)
        for row in (b"1\n", b"2\n"):
            folder.add(CRAWL, row)
    failures = (tmp_path / FAILURES).read_bytes()
    (tmp_path / FAILURES).write_bytes(failures * 2)
    (tmp_path / "part-00001.jsonl").write_text("twice\n")
    (tmp_path / ".part-00001.jsonl.unfinished").write_text("half")
    with (tmp_path / MANIFEST).open("ab") as file:
        file.write(b'{"type":"part","part":"part-00001.js')
    with opened(tmp_path) as folder:
        assert (folder.pages, folder.parts) == (2, 1)
    assert content(tmp_path) == ["1", "2"]
    assert (tmp_path / FAILURES).read_bytes() == failures
    with opened(tmp_path) as folder:
        assert folder.pages == 2


def test_a_folder_is_for_one_run_and_one_kind_of_output(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(ForeignFolder, match="another run"):
        opened(tmp_path)
    with pytest.raises(ForeignFolder, match="other settings"):
        CrawlFolder(tmp_path, "jsonl", {"lines": True})
    with pytest.raises(ForeignFolder, match="other settings"):
        CrawlFolder(tmp_path, "parquet", {"lines": False})
    (tmp_path / MANIFEST).write_text('{"a": 1}\n')
    with pytest.raises(ForeignFolder, match="not one of this program's"):
        opened(tmp_path)
    (tmp_path / MANIFEST).unlink()
    (tmp_path / "part-00000.jsonl").write_text("somebody's")
    with pytest.raises(ForeignFolder, match="no manifest"):
        opened(tmp_path)
    assert content(tmp_path) == ["somebody's"]


def test_nothing_taken_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as folder:
        before = (tmp_path / MANIFEST).read_bytes()
        folder.commit()
    assert (tmp_path / MANIFEST).read_bytes() == before
