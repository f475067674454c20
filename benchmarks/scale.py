"""What reading crawls costs, each way of it beside the bare reader, and what it keeps in memory: `make bench-scale`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from benchmarks.archives import pages, record, write_archives
from benchmarks.machine import machine, today

ARCHIVES, EACH = 12, 100
"""Archives and pages in each: enough that starting up is a small part."""

SAMPLED = 0.2
"""Seconds between two looks at the processes."""

CURVE_POINTS = 12
TICKS = os.sysconf("SC_CLK_TCK")
GB = 1 << 30


def bare(folder: Path, _: Path) -> Iterator[int]:
    """The reader alone: pages in memory, one after the other, to their readings and rows."""
    from mixedzone.crawls.rows import Settings, row_of, wanted_record
    from mixedzone.page.containers import Member, members
    from mixedzone.types import Record

    settings = Settings(format="parquet")
    for path in sorted(folder.iterdir()):
        held = [member for member in members(path.name, path) if isinstance(member, Member)]
        yield 0  # opening the archive is no part of it
        for member in held:
            reading = wanted_record(member, settings)
            if isinstance(reading, Record):
                row_of(reading, member, settings)
        yield len(held)


def in_process(workers: int) -> Callable[[Path, Path], Iterator[int]]:
    def way(folder: Path, out: Path) -> Iterator[int]:
        from mixedzone.crawls.folder import CrawlFolder
        from mixedzone.crawls.rows import Settings
        from mixedzone.crawls.run import Input, run
        from mixedzone.page.wanted import Wanted

        settings = Settings(format="parquet")
        inputs = (Input.of(path, Wanted()) for path in sorted(folder.iterdir()))
        with CrawlFolder(out, "parquet", {"lines": False}) as crawl:
            run(inputs, crawl, settings, workers=workers, tell=lambda failure: print(failure, file=sys.stderr))
            yield crawl.pages

    return way


def on_daft(workers: int, ray: str | None) -> Callable[[Path, Path], Iterator[int]]:
    def way(folder: Path, out: Path) -> Iterator[int]:
        from mixedzone.scale import Plan, scale

        summaries = scale([str(folder)], Plan(out=str(out)), workers=workers, ray=ray)
        yield sum(summary.pages for summary in summaries)

    return way


WAYS: dict[str, Callable[[Path, Path], Iterator[int]]] = {
    "the bare reader": bare,
    "read, 1 worker": in_process(1),
    "read, 2 workers": in_process(2),
    "Daft, native, 1 worker": on_daft(1, None),
    "Daft, native, 2 workers": on_daft(2, None),
    "Daft on Ray, 1 worker": on_daft(1, "local"),
    "Daft on Ray, 2 workers": on_daft(2, "local"),
}


class Watch:
    """Processor seconds and memory of a process with all that it started, looked at while it runs."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._seconds: dict[int, float] = {}
        self._over = False
        self.memory: list[tuple[float, float]] = []
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    @property
    def seconds(self) -> float:
        return sum(self._seconds.values())

    def end(self) -> None:
        self._over = True
        self._thread.join()

    def _watch(self) -> None:
        begun = time.monotonic()
        while not self._over:
            used = 0.0
            for process in _family(self._process):
                try:
                    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                    self._seconds[process] = (int(fields[11]) + int(fields[12])) / TICKS
                    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
                    used += int(rollup.partition("Pss:")[2].split()[0]) / 1024
                except (OSError, ValueError, IndexError):
                    continue
            self.memory.append((time.monotonic() - begun, used))
            time.sleep(SAMPLED)


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every way that can be measured here, or one, or the memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--way", choices=WAYS, help="one way alone")
    parser.add_argument("--archives", type=int, default=ARCHIVES, metavar="N", help="archives to read")
    parser.add_argument("--memory", type=float, metavar="GB", help="the memory over an archive of that size instead")
    parser.add_argument("--inside", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        return _inside(options.way, *options.inside)
    print(f"{today()}, {machine()}")
    if options.memory:
        _memory(int(options.memory * GB))
        return 0
    ways = [options.way] if options.way else [way for way in WAYS if "Ray" not in way or find_spec("ray")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "crawl")
        folder.mkdir()
        write_archives(folder, options.archives, EACH)
        _compare(ways, folder, Path(temporary))
    return 0


def _compare(ways: Sequence[str], folder: Path, temporary: Path) -> None:
    """Go each way over a quarter of the archives and over all: the difference is what the reading costs once warm."""
    quarter = temporary / "quarter"
    quarter.mkdir()
    paths = sorted(folder.iterdir())
    for path in paths[: max(1, len(paths) // 4)]:
        (quarter / path.name).symlink_to(path)
    known: float | None = None
    print(f"{'once warm':26}{'pages/s':>9}{'ms of processor a page':>25}{'beside the bare reader':>25}{'peak MB':>9}")
    for way in ways:
        part, whole = (_gone(way, each, temporary / "out") for each in (quarter, folder))
        count = whole.pages - part.pages
        cost = (whole.processor - part.processor) / count * 1000
        known = known or cost
        rate = count / (whole.seconds - part.seconds)
        print(f"{way:26}{rate:9.1f}{cost:25.1f}{cost / known - 1:+25.0%}{whole.memory:9.0f}", flush=True)


class Gone(NamedTuple):
    """What a way took: pages, seconds on the wall and of processors, megabytes at most."""

    pages: int
    seconds: float
    processor: float
    memory: float


def _gone(way: str, folder: Path, out: Path) -> Gone:
    """Go a way in a process of its own, and watch it."""
    command = [sys.executable, "-m", "benchmarks.scale", "--way", way, "--inside", str(folder), str(out)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "RAY_AUTH_MODE": "disabled"}
    ran = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    watch = Watch(ran.pid)
    told, _ = ran.communicate()
    watch.end()
    result = json.loads(told.splitlines()[-1])
    shutil.rmtree(out, ignore_errors=True)
    memory = max(used for _, used in watch.memory)
    return Gone(result["pages"], result["seconds"], result["processor"] or watch.seconds, memory)


def _inside(way: str, folder: Path, out: Path) -> int:
    """Go one way, in a process of its own; the last line that it prints says how long it took."""
    seconds, processor, count = 0.0, 0.0, 0
    begun, used = time.monotonic(), time.process_time()
    for done in WAYS[way](folder, out):
        if done:
            seconds += time.monotonic() - begun
            processor += time.process_time() - used
        count += done
        begun, used = time.monotonic(), time.process_time()
    alone = processor if WAYS[way] is bare else None
    print(json.dumps({"pages": count, "seconds": seconds, "processor": alone}))
    return 0


def _memory(size: int) -> None:
    """Pipe an archive into the command, so that no disk has to hold it, and show what it keeps in memory."""
    with tempfile.TemporaryDirectory() as temporary:
        command = [sys.executable, "-m", "mixedzone", "read", "-", "--format", "parquet", "--workers", "2"]
        ran = subprocess.Popen([*command, "--out", f"{temporary}/out"], stdin=subprocess.PIPE)
        assert ran.stdin is not None  # noqa: S101 - it was asked for
        watch = Watch(ran.pid)
        piped: list[tuple[float, int]] = []
        begun, done, number = time.monotonic(), 0, 0
        for number, page in enumerate(pages(1 << 30)):
            content = record(number, page)
            ran.stdin.write(content)
            done += len(content)
            piped.append((time.monotonic() - begun, done))
            if done >= size:
                break
        ran.stdin.close()
        ran.wait()
        watch.end()
        seconds = time.monotonic() - begun
    print(f"{done / GB:.2f} GB, {number + 1:,} pages in {seconds:.0f} s, two workers")
    print(f"{'GB read':>8}{'MB in memory, most until then':>32}")
    for point in range(1, CURVE_POINTS + 1):
        until = next(moment for moment, bytes in piped if bytes >= done * point / CURVE_POINTS)
        most = max((used for moment, used in watch.memory if moment <= until), default=0)
        print(f"{done * point / CURVE_POINTS / GB:8.2f}{most:32.0f}")
    print(f"At the end {max(used for _, used in watch.memory):.0f} MB at most.")


if __name__ == "__main__":
    sys.exit(main())
