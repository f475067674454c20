"""A run on a real cluster of two nodes, one of which is killed in the middle. `make soak` does it; it needs Ray."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.scale.conftest import archive

pytest.importorskip("ray")
if "MIXEDZONE_SOAK" not in os.environ:
    pytest.skip("it is part of the soak", allow_module_level=True)

INPUTS, PAGES = 24, 300
RAY = str(Path(sys.executable).with_name("ray"))
NODE = ["--num-cpus=1", "--object-store-memory=100000000", "--disable-usage-stats"]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a cluster with two nodes, each with a processor."""
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    port = free_port()
    temporary = f"/tmp/mz-{os.getpid()}"  # noqa: S108 - sockets have short names
    head = ["--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={temporary}"]
    try:
        for node in (head, [f"--address=127.0.0.1:{port}"]):
            subprocess.run([RAY, "start", *node, *NODE], check=True, stdout=subprocess.DEVNULL)
        yield f"127.0.0.1:{port}"
    finally:
        for process in processes(temporary):
            os.kill(process, signal.SIGKILL)
        shutil.rmtree(temporary, ignore_errors=True)


def processes(mark: str, program: str = "") -> list[int]:
    """Processes with the mark in their arguments, oldest first."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal() and int(place.name) != os.getpid():
            try:
                arguments = (place / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if arguments[0].endswith(program) and any(mark in argument for argument in arguments):
                found.append(int(place.name))
    return sorted(found)


def raylets(address: str) -> list[int]:
    return processes(f":{address.rpartition(':')[2]}", "raylet")


def busiest(nodes: list[int]) -> int:
    """The second node, if readers are on it, or else the first."""
    readers = processes("UDFActor")
    return next((node for node in reversed(nodes) if any(parent(each) == node for each in readers)), nodes[-1])


def parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_node_that_is_killed_loses_and_doubles_nothing(cluster: str, tmp_path: Path) -> None:
    crawl, out = tmp_path / "crawl", tmp_path / "out"
    crawl.mkdir()
    for number in range(INPUTS):
        (crawl / f"{number:02}.warc.gz").write_bytes(archive(range(number * PAGES, (number + 1) * PAGES)))
    command = [sys.executable, "-m", "mixedzone", "scale", str(crawl), "--out", str(out), "--ray", cluster]
    assert len(raylets(cluster)) == 2
    with (tmp_path / "told").open("w") as told:
        ran = subprocess.Popen(command, stderr=told)
    while ran.poll() is None and len(list(out.glob("manifest/*.json"))) < 4:
        time.sleep(0.1)
    assert ran.poll() is None
    os.kill(busiest(raylets(cluster)), signal.SIGKILL)
    status = ran.wait(timeout=900)
    said = (tmp_path / "told").read_text("utf-8")
    assert status == 1, said  # there are broken records among the pages
    assert said.splitlines()[-1].startswith(f"{INPUTS * PAGES:,} pages of {INPUTS} inputs."), said
    tables = [pq.read_table(part, columns=["headline"]) for part in out.glob("pages/*.parquet")]
    assert sorted(headline for table in tables for headline in table["headline"].to_pylist()) == sorted(
        f"Derby number {number}" for number in range(INPUTS * PAGES)
    )
    assert len(list(out.glob("manifest/*.json"))) == INPUTS
    assert sum(pq.read_metadata(part).num_rows for part in out.glob("copies/*.parquet")) == INPUTS * PAGES
