"""What reading crawls costs, each way of it beside the bare reader, and what it keeps in memory: `make bench-scale`.

Each way goes over the same archives in a process of its own, one way after the other, round after round, for as long
as there is time; the best round counts. Of a round counts what comes after the first archives, when all is warm.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from benchmarks.archives import pages, record, write_archives
from benchmarks.machine import machine, today

ARCHIVES, EACH = 8, 250
"""Archives and pages in each: enough that what an archive costs by itself is little for a page."""

WARM = 2
"""Archives after which the clock starts: one for each worker."""

MINUTES = 11.0

MONTH = 3_000_000_000
"""Pages in a monthly crawl of Common Crawl."""

SAMPLED, WEIGHED = 0.5, 2.0
"""Seconds between two looks at the processors that were used, and at the memory, a look that costs more."""

CURVE_POINTS = 12
TICKS = os.sysconf("SC_CLK_TCK")
GB = 1 << 30

Told = Callable[[int], None]
"""Called when an archive is done, with the pages of it."""


def bare(folder: Path, _: Path, told: Told, *, opening: bool) -> None:
    """The reader alone: pages to their readings and rows, one after the other, out of memory or out of the archives."""
    from mixedzone.crawls.rows import Settings, made_row
    from mixedzone.page.containers import Member, members

    settings = Settings(format="parquet")
    paths = sorted(folder.iterdir())
    held = {} if opening else {path: list(members(path.name, path)) for path in paths}
    for path in paths:
        done = 0
        for member in members(path.name, path) if opening else held[path]:
            if isinstance(member, Member):
                made_row(member, settings)
                done += 1
        told(done)


def in_process(folder: Path, out: Path, told: Told, *, workers: int) -> None:
    """What `read` does."""
    from mixedzone.crawls.folder import CrawlFolder
    from mixedzone.crawls.rows import Settings
    from mixedzone.crawls.run import Input, run
    from mixedzone.page.wanted import Wanted

    done = 0
    inputs = [Input.of(path, Wanted()) for path in sorted(folder.iterdir())]
    with CrawlFolder(out, "parquet", {"lines": False}) as crawl:

        def moved() -> None:
            nonlocal done
            if crawl.taken - done >= EACH:
                told(crawl.taken - done)
                done = crawl.taken

        run(inputs, crawl, Settings(format="parquet"), Wanted(), workers=workers, tell=print, moved=moved)


def on_daft(folder: Path, out: Path, told: Told, *, workers: int, ray: str | None) -> None:
    """What `scale` does."""
    from mixedzone.scale import Plan, scale

    scale([str(folder)], Plan(out=str(out)), workers=workers, ray=ray, told=lambda summary: told(summary.pages))


class Way(NamedTuple):
    """One that pages can go, with so many workers."""

    go: Callable[[Path, Path, Told], None]
    workers: int = 1


BARE = "the bare reader"
WAYS = {
    BARE: Way(partial(bare, opening=False)),
    "the same, opening WARC": Way(partial(bare, opening=True)),
    "read, 1 worker": Way(partial(in_process, workers=1)),
    "read, 2 workers": Way(partial(in_process, workers=2), 2),
    "Daft, native, 1 worker": Way(partial(on_daft, workers=1, ray=None)),
    "Daft, native, 2 workers": Way(partial(on_daft, workers=2, ray=None), 2),
    "Daft on Ray, 1 worker": Way(partial(on_daft, workers=1, ray="local")),
    "Daft on Ray, 2 workers": Way(partial(on_daft, workers=2, ray="local"), 2),
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

    def seconds(self) -> float:
        """Of processors, until now."""
        for process in _family(self._process):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            self._seconds[process] = (int(fields[11]) + int(fields[12])) / TICKS
        return sum(self._seconds.values())

    def end(self) -> None:
        self._over = True
        self._thread.join()

    def _watch(self) -> None:
        begun = weighed = time.monotonic()
        while not self._over:
            self.seconds()
            if time.monotonic() - weighed > WEIGHED:
                weighed = time.monotonic()
                self.memory.append((weighed - begun, sum(map(_megabytes, _family(self._process)))))
            time.sleep(SAMPLED)


def _megabytes(process: int) -> float:
    """What a process keeps in memory, its share of what several have in common."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(rollup.partition("Pss:")[2].split()[0]) / 1024
    except (OSError, ValueError, IndexError):
        return 0.0


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


class Gone(NamedTuple):
    """What a page took once all was warm: milliseconds on the wall and of processors; and megabytes at most."""

    wall: float
    processor: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every way that can be measured here, or one, or the memory."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--way", choices=WAYS, action="append", help="one way alone")
    parser.add_argument("--archives", type=int, default=ARCHIVES, metavar="N", help="archives to read")
    parser.add_argument(
        "--minutes", type=float, default=MINUTES, metavar="N", help="go on for so long, one round at least"
    )
    parser.add_argument("--memory", type=float, metavar="GB", help="the memory over an archive of that size instead")
    parser.add_argument("--inside", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        folder, out = options.inside
        WAYS[options.way[0]].go(folder, out, lambda count: print(f"told {count}", flush=True))
        return 0
    print(f"{today()}, {machine()}, load {os.getloadavg()[0]:.1f}")
    if options.memory:
        _memory(int(options.memory * GB))
        return 0
    ways = options.way or [way for way in WAYS if "Ray" not in way or find_spec("ray")]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "crawl")
        folder.mkdir()
        write_archives(folder, options.archives, EACH)
        _tell(_rounds(ways, folder, Path(temporary), options.minutes * 60))
    return 0


def _rounds(ways: Sequence[str], folder: Path, temporary: Path, seconds: float) -> dict[str, list[Gone]]:
    """Go all ways again and again, as long as another round fits."""
    found: dict[str, list[Gone]] = {way: [] for way in ways}
    begun = before = time.monotonic()
    while True:
        for way in ways:
            gone = _gone(way, folder, temporary / "out")
            found[way].append(gone)
            print(f"{way}: {gone.wall:.2f} ms, {gone.processor:.2f} of processors", file=sys.stderr, flush=True)
        before, now = time.monotonic(), before
        if before + (before - now) - begun > seconds:
            return found


def _gone(way: str, folder: Path, out: Path) -> Gone:
    """Go a way in a process of its own, and watch it."""
    command = [sys.executable, "-m", "benchmarks.scale", "--way", way, "--inside", str(folder), str(out)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "RAY_AUTH_MODE": "disabled"}
    marks = []
    pages = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as ran:
        watch = Watch(ran.pid)
        for line in ran.stdout or ():
            if line.startswith("told "):
                pages += int(line.split()[1])
                marks.append((pages, time.monotonic(), watch.seconds()))
    watch.end()
    if ran.returncode:
        raise SystemExit(f"{way} ended with status {ran.returncode}")
    shutil.rmtree(out, ignore_errors=True)
    (pages, seconds, used), (all_pages, all_seconds, all_used) = marks[WARM - 1], marks[-1]
    a_page = 1000 / (all_pages - pages)
    memory = max((megabytes for _, megabytes in watch.memory), default=0.0)
    return Gone((all_seconds - seconds) * a_page, (all_used - used) * a_page, memory)


def _tell(found: dict[str, list[Gone]]) -> None:
    """The best of all rounds. Beside the bare reader: of the time on the wall, the share of each worker."""
    rounds = len(next(iter(found.values())))
    print(f"Best of {rounds} rounds; beside the bare reader: on the wall, for each worker, and of processors")
    print(f"{'':26}{'pages/s':>9}{'ms':>8}{'':>7}{'ms of processors':>18}{'':>7}{'worst':>8}{'peak MB':>9}")
    best = {way: Gone(*map(min, zip(*gone, strict=True))) for way, gone in found.items()}
    known = best.get(BARE)
    for way, (wall, processor, _) in best.items():
        workers = WAYS[way].workers
        beside = f"{workers * wall / known.wall - 1:+7.0%}" if known else " " * 7
        of_processors = f"{processor / known.processor - 1:+7.0%}" if known else " " * 7
        worst, memory = (max(gone[part] for gone in found[way]) for part in (1, 2))
        print(f"{way:26}{1000 / wall:9.1f}{wall:8.2f}{beside}{processor:18.2f}{of_processors}{worst:8.2f}{memory:9.0f}")
    for way in best:
        if (one := way.replace("2 workers", "1 worker")) != way and one in best:
            print(f"{way}: {best[one].wall / best[way].wall:.2f} times as many pages a second as one")
            print(f"{MONTH:,} pages that way: {MONTH * best[way].processor / 3_600_000:,.0f} core-hours")


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
            ran.stdin.write(gzip.compress(content, 1))
            done += len(content)
            piped.append((time.monotonic() - begun, done))
            if done >= size:
                break
        ran.stdin.close()
        ran.wait()
        watch.end()
        seconds = time.monotonic() - begun
    print(f"{done / GB:.2f} GB unpacked, {number + 1:,} pages in {seconds:.0f} s, two workers")
    print(f"{'GB read':>8}{'MB in memory, most until then':>32}")
    for point in range(1, CURVE_POINTS + 1):
        until = next(moment for moment, bytes in piped if bytes >= done * point / CURVE_POINTS)
        most = max((used for moment, used in watch.memory if moment <= until), default=0)
        print(f"{done * point / CURVE_POINTS / GB:8.2f}{most:32.0f}")
    print(f"At the end {max(used for _, used in watch.memory):.0f} MB at most.")


if __name__ == "__main__":
    sys.exit(main())
