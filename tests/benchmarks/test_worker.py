from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from benchmarks import worker
from benchmarks.worker import Job, Outcome, Peak

READERS = """
import time

hoard = []

def length():
    return len

def picky():
    def read(page):
        if page == b"bad":
            raise ValueError("no such page")
        return page.decode()
    return read

def hungry():
    return lambda page: hoard.append(b"x" * 80_000_000)

def slow():
    class Heavy:
        def __del__(self):
            begun = time.process_time()
            while time.process_time() < begun + 0.05:
                pass
    return lambda page: Heavy()

def idle():
    return lambda page: time.sleep(0.2)
"""


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "invented_readers.py").write_text(READERS, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "invented_readers"


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "packed.html.gz").write_bytes(gzip.compress(b"packed"))
    (tmp_path / "bad.txt").write_bytes(b"bad")
    return str(tmp_path / "packed.html.gz"), str(tmp_path / "bad.txt")


def outcomes(job: Job) -> list[Outcome]:
    return [result for result in worker.run(job) if isinstance(result, Outcome)]


def test_outputs_come_in_the_order_of_the_pages(readers: str, paths: tuple[str, ...]) -> None:
    found = outcomes(Job(f"{readers}:length", paths, keep=True))
    assert [each.output for each in found] == [6, 3]
    assert all(each.seconds >= 0 and each.failure is None for each in found)


def test_outputs_that_nobody_wants_are_not_kept(readers: str, paths: tuple[str, ...]) -> None:
    assert [each.output for each in outcomes(Job(f"{readers}:length", paths, keep=False))] == [None, None]


def test_letting_go_of_a_page_is_part_of_its_cost(readers: str, paths: tuple[str, ...]) -> None:
    assert all(each.seconds >= 0.05 for each in outcomes(Job(f"{readers}:slow", paths, keep=False)))


def test_waiting_costs_nothing(readers: str, paths: tuple[str, ...]) -> None:
    assert all(each.seconds < 0.1 for each in outcomes(Job(f"{readers}:idle", paths, keep=False)))


def test_a_page_that_cannot_be_read_is_a_failure_and_the_pass_goes_on(readers: str, paths: tuple[str, ...]) -> None:
    found = outcomes(Job(f"{readers}:picky", (paths[1], paths[0]), keep=True))
    assert [each.failure for each in found] == ["ValueError: no such page", None]
    assert found[1].output == "packed"


def peak(reader: str, paths: tuple[str, ...], folder: Path) -> float:
    """The peak of a process of its own: that of the tests' may be higher already."""
    job, results = folder / "peak.json", folder / "peak.jsonl"
    job.write_bytes(msgspec.json.encode(Job(reader, paths, keep=False)))
    command = "import sys; from benchmarks import worker; worker.main(sys.argv[1:])"
    where = os.pathsep.join(path for path in sys.path if path)
    subprocess.run(
        [sys.executable, "-c", command, str(job), str(results)], check=True, env={**os.environ, "PYTHONPATH": where}
    )
    (found,) = (line for line in results.read_text().splitlines() if "megabytes" in line)
    return float(msgspec.json.decode(found)["megabytes"])


def test_the_peak_holds_what_the_reader_needs(readers: str, paths: tuple[str, ...], tmp_path: Path) -> None:
    modest, hungry = (peak(f"{readers}:{name}", paths, tmp_path) for name in ("length", "hungry"))
    assert hungry > modest
    assert hungry > 75


def test_results_are_written_a_line_each(readers: str, paths: tuple[str, ...], tmp_path: Path) -> None:
    job, results = tmp_path / "job.json", tmp_path / "results.jsonl"
    job.write_bytes(msgspec.json.encode(Job(f"{readers}:length", paths, keep=True)))
    worker.main([str(job), str(results)])
    decoded = [msgspec.json.decode(line, type=Outcome | Peak) for line in results.read_bytes().splitlines()]
    assert [type(each) for each in decoded] == [Outcome, Outcome, Peak]
