"""Crawls by the command line: what comes out, and that nothing that happens to a run makes doubles or gaps."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from mixedzone.cli import app
from mixedzone.page.containers import SMALL_ARCHIVE_BYTES

KILLS = int(os.environ.get("MIXEDZONE_KILLS", "20"))
PAGES = 700
BROKEN = range(350, PAGES, 100)
SEED = 9


def record(number: int, body: bytes, status: str = "200 OK", type: str = "text/html", host: str = "paper") -> bytes:
    content = f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n\r\n".encode() + body
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://{host}.example/{number}\r\n"
    head += f"WARC-Date: 2026-03-01T12:00:00Z\r\nContent-Length: {len(content)}\r\n\r\n"
    return gzip.compress(head.encode() + content + b"\r\n\r\n", 1)


def page(number: int, language: str = "en") -> bytes:
    words = f"<h1>Derby number {number}</h1><p>Two goals in the last ten minutes turned derby number {number} around."
    return f"<!doctype html><html lang={language}><title>Derby {number}</title>{words}".encode()


def comment(number: int) -> bytes:
    """What cannot be packed: archives that are small are not sent packed."""
    return b"<!--%s-->" % random.Random(number).randbytes(4000).hex().encode()  # noqa: S311 - no secrets


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl with broken records in it, in a nested folder beside a crawl of flat text and a page."""
    folder = tmp_path_factory.mktemp("crawl")
    (folder / "2026" / "03").mkdir(parents=True)
    with (folder / "2026" / "03" / "a.warc.gz").open("wb") as file:
        for number in range(PAGES):
            whole = record(number, page(number) + comment(number))
            file.write(whole[: len(whole) // 2] if number in BROKEN else whole)
    assert (folder / "2026" / "03" / "a.warc.gz").stat().st_size > SMALL_ARCHIVE_BYTES
    text = "\r\n".join(f"Derby {number}" for number in range(20)).encode()
    flat = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n"
    (folder / "2026" / "b.warc.wet").write_bytes(flat.encode() + text + b"\r\n\r\n")
    (folder / "page.html").write_bytes(page(PAGES))
    return folder


def run(*arguments: str | Path, piped: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=piped)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "mixedzone", "read", *map(str, arguments)]


def rows(out: Path) -> list[str]:
    """The headlines in the parts, each of which must be whole."""
    lines = [line for part in sorted(out.glob("part-*")) for line in part.read_text("utf-8").splitlines()]
    return [json.loads(line)["headline"] for line in lines]


def failures(out: Path) -> list[str]:
    path = out / "failures.jsonl"
    return [json.loads(line)["name"] for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@pytest.fixture(scope="module")
def uninterrupted(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("uninterrupted")
    result = run(crawl, "--format", "jsonl", "--out", out, "--workers", "2")
    assert result.exit_code == 1
    broken = len(BROKEN)
    assert result.stderr == (
        f"{PAGES - broken + 2:,} pages in 1 part. {broken} could not be read ({broken} damaged): see failures.jsonl.\n"
    )
    return out


def test_everything_that_a_crawl_holds(uninterrupted: Path) -> None:
    names = [f"Derby number {number}" for number in range(PAGES + 1) if number not in BROKEN]
    assert Counter(rows(uninterrupted)) - Counter(names) == {"Derby 1": 1}  # of the flat text
    assert not Counter(names) - Counter(rows(uninterrupted))
    assert len(set(failures(uninterrupted))) == len(BROKEN)
    again = [json.loads(line) for line in (uninterrupted / "failures.jsonl").read_text().splitlines()]
    assert {failure["cause"] for failure in again} == {"damaged"}


def test_a_killed_run_is_finished_by_the_next_ones(crawl: Path, uninterrupted: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    out, number = tmp_path / "out0", 0
    for kill in range(KILLS):
        arguments = command(crawl, "--format", "jsonl", "--out", out, "--workers", "2", "--part-pages", "20")
        ran = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
        begun = len(rows(out))
        while ran.poll() is None and len(rows(out)) == begun and kill % 4:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.3)
        ran.kill()
        ran.wait()
        found = rows(out)
        assert found == rows(uninterrupted)[: len(found)]
        assert len(set(failures(out))) == len(failures(out))
        if len(found) == len(rows(uninterrupted)):
            assert failures(out) == failures(uninterrupted)
            number += 1
            out = tmp_path / f"out{number}"
    assert run(crawl, "--format", "jsonl", "--out", out, "--part-pages", "20").exit_code == 1
    assert rows(out) == rows(uninterrupted)
    assert failures(out) == failures(uninterrupted)
    assert not list(out.glob(".*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_ends_at_once_with_a_true_count(
    number: int, crawl: Path, uninterrupted: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = command(crawl, "--format", "jsonl", "--out", out, "--workers", "2", "--part-pages", "100")
    ran = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not rows(out):
        time.sleep(0.01)
    begun = time.monotonic()
    os.killpg(ran.pid, number) if number == signal.SIGINT else ran.send_signal(number)
    _, told = ran.communicate()
    assert time.monotonic() - begun < 1
    assert ran.returncode == 130
    count = re.match(r"([\d,]+) pages in \d+ parts?\. .*Stopped before the end: the same command goes on", told)
    assert count, told
    assert int(count[1].replace(",", "")) == len(rows(out)) < PAGES
    assert run(crawl, "--format", "jsonl", "--out", out).exit_code == 1
    assert rows(out) == rows(uninterrupted)
    assert failures(out) == failures(uninterrupted)


def test_a_second_run_reads_only_what_is_new(tmp_path: Path) -> None:
    source, out = tmp_path / "crawl", tmp_path / "out"
    source.mkdir()
    (source / "a.warc.gz").write_bytes(record(1, page(1)))
    assert run(source, "--format", "jsonl", "--out", out).stderr == "1 page in 1 part.\n"
    (source / "b.warc.gz").write_bytes(record(2, page(2)))
    assert run(source, "--format", "jsonl", "--out", out).stderr == "2 pages in 2 parts, 1 of them new.\n"
    (source / "a.warc.gz").write_bytes(record(1, page(1)) + record(3, page(3)))
    result = run(source, "--format", "jsonl", "--out", out)
    assert result.exit_code == 1
    assert "a.warc.gz: The file has changed" in result.stderr
    assert rows(out) == ["Derby number 1", "Derby number 2"]
    assert run(source, source, "--format", "jsonl", "--out", tmp_path / "other").stderr == "3 pages in 1 part.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_files_with_names_that_cannot_be_printed_are_told_apart(tmp_path: Path) -> None:
    source, out = tmp_path / "crawl", tmp_path / "out"
    source.mkdir()
    for number, name in enumerate([b"a\xff", b"a\xfe", b"a\x01", b"a\x02", b"a\n"]):
        (source / os.fsdecode(name + b".warc.gz")).write_bytes(record(number, page(number)))
    for _ in range(2):
        assert run(source, "--format", "jsonl", "--out", out).exit_code == 0
        assert sorted(rows(out)) == [f"Derby number {number}" for number in range(5)]


def test_what_cannot_be_opened_is_tried_again(tmp_path: Path) -> None:
    missing, out = tmp_path / "a.warc.gz", tmp_path / "out"
    result = run(missing, "--format", "jsonl", "--out", out)
    assert (result.exit_code, rows(out)) == (1, [])
    assert "The file cannot be read: No such file" in result.stderr
    missing.write_bytes(record(1, page(1)))
    assert run(missing, "--format", "jsonl", "--out", out).exit_code == 0
    assert rows(out) == ["Derby number 1"]


def test_filters(tmp_path: Path) -> None:
    hosts = tmp_path / "hosts.txt"
    hosts.write_text("# papers\nPaper.example\n")
    source = b"".join(
        [
            record(1, page(1)),
            record(2, page(2), status="404 Not Found"),
            record(3, page(3), type="image/png"),
            record(4, page(4), host="blog"),
            record(5, page(5, "de"), host="www.paper"),
            record(6, page(6) + b" " * 5000),
        ]
    )

    def left(*filters: str | Path) -> tuple[list[str], dict[str, int]]:
        out = tmp_path / f"out{len(list(tmp_path.iterdir()))}"
        assert run("-", "--format", "jsonl", "--out", out, *filters, piped=source).exit_code == 0
        counts: Counter[str] = Counter()
        for line in (out / "manifest.jsonl").read_text().splitlines()[1:]:
            counts.update(json.loads(line)["left_out"])
        return [headline[-1] for headline in rows(out)], counts

    assert left() == (["1", "4", "5", "6"], {"status": 1, "type": 1})
    assert left("--status", "4xx") == (["2"], {"status": 5})
    assert left("--status", "200,404") == (["1", "2", "4", "5", "6"], {"type": 1})
    assert left("--hosts", hosts) == (["1", "5", "6"], {"status": 1, "type": 1, "host": 1})
    assert left("--min-size", "4k") == (["6"], {"status": 1, "type": 1, "size": 3})
    assert left("--max-size", "4k") == (["1", "4", "5"], {"status": 1, "type": 1, "size": 1})
    assert left("--language", "de") == (["5"], {"status": 1, "type": 1, "language": 3})


def test_filters_are_for_crawls_into_folders(tmp_path: Path) -> None:
    result = run("-", "--language", "de", piped=page(1))
    assert result.exit_code == 2
    assert "--language" in result.stderr
    assert run("-", "--format", "parquet", piped=page(1)).exit_code == 2
    for wrong in (("--min-size", "many"), ("--hosts", tmp_path / "none")):
        assert run("-", "--format", "jsonl", "--out", tmp_path / "out", *wrong, piped=page(1)).exit_code == 2
    run("-", "--format", "jsonl", "--out", tmp_path / "out", piped=page(1))
    result = run("-", "--format", "parquet", "--out", tmp_path / "out", piped=page(1))
    assert result.exit_code == 2
    assert "other settings" in result.stderr


def test_a_page_that_takes_too_long_costs_itself_alone(tmp_path: Path) -> None:
    slow = b"".join(b"<p>Two goals in minute %d</p>" % minute for minute in range(300_000))
    source = record(1, page(1)) + record(2, slow) + record(3, page(3))
    for workers in ("1", "2"):
        out = tmp_path / workers
        result = run("-", "--format", "jsonl", "--out", out, "--seconds", "3", "--workers", workers, piped=source)
        assert result.exit_code == 1
        assert rows(out) == ["Derby number 1", "Derby number 3"]
        (failure,) = [json.loads(line) for line in (out / "failures.jsonl").read_text().splitlines()]
        assert (failure["url"], failure["cause"]) == ("https://paper.example/2", "too slow")


def test_a_worker_that_is_killed_costs_a_page(crawl: Path, tmp_path: Path) -> None:
    """The manifest of the run tells of every page but the one."""
    out = tmp_path / "out"
    ran = subprocess.Popen(
        command(crawl, "--format", "jsonl", "--out", out, "--part-pages", "20"), stderr=subprocess.PIPE, text=True
    )
    while not rows(out):
        time.sleep(0.01)
    workers = [child for server in children(ran.pid) for child in children(server)]
    os.kill(workers[-1], signal.SIGKILL)
    _, told = ran.communicate()
    assert "1 died" in told
    assert len(rows(out)) == PAGES - len(BROKEN) + 1


def children(process: int) -> list[int]:
    return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
