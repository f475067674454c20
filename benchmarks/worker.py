"""One pass of one reader over pages, in a process of its own: `python -m benchmarks.worker JOB RESULTS`.

Pages are loaded before the clock starts, and one is read for warming up. The clock is the process's own, which stands
still while others have the core. Results are written as they come, not kept,
so that the peak memory is the reader's.
"""

from __future__ import annotations

import gzip
import logging
import re
import resource
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import msgspec

from benchmarks.readings import Reader

STATUS = Path("/proc/self/status")


class Job(msgspec.Struct, frozen=True):
    """A reader as "module:function that makes it", the paths of the pages, and whether its output is wanted."""

    reader: str
    pages: tuple[str, ...]
    keep: bool


class Outcome(msgspec.Struct, frozen=True, tag=True):
    """What came of one page: seconds of processor time, and the output or the reason of a failure."""

    seconds: float
    output: Any = None
    failure: str | None = None


class Peak(msgspec.Struct, frozen=True, tag=True):
    """Peak memory of a pass, without the pages that it read: bare Python, the reader, and what it needs."""

    megabytes: float


def run(job: Job) -> Iterator[Outcome | Peak]:
    """Read all pages of a job once, in order; the last value is the peak."""
    start = _resident()
    pages = [_load(Path(path)) for path in job.pages]
    loaded = _resident() - start
    module, function = job.reader.split(":")
    reader = cast(Reader, getattr(import_module(module), function)())
    for page in pages[:1]:
        _read(reader, page, keep=False)
    for page in pages:
        yield _read(reader, page, keep=job.keep)
    yield Peak(_peak() - loaded)


def _load(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _read(reader: Reader, page: bytes, *, keep: bool) -> Outcome:
    output, failure = None, None
    begun = time.process_time()
    try:
        output = reader(page)
        if not keep:
            output = None  # inside the clock: who reads many pages lets go of each
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begun
    return Outcome(seconds, output, failure)


def _resident() -> float:
    return _status("VmRSS") or _peak()


def _peak() -> float:
    # Linux counts the parent's memory before exec into ru_maxrss; VmHWM is this program's own.
    unit = 1 << (20 if sys.platform == "darwin" else 10)
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _status(name: str) -> float | None:
    found = re.search(rf"^{name}:\s*(\d+) kB", STATUS.read_text(), re.MULTILINE) if STATUS.exists() else None
    return int(found[1]) / 1024 if found else None


def main(arguments: list[str]) -> None:
    """Run the job in the first file, write what came of it into the second, a line of JSON each."""
    logging.disable(logging.CRITICAL)
    job = msgspec.json.decode(Path(arguments[0]).read_bytes(), type=Job)
    with Path(arguments[1]).open("wb") as results:
        for result in run(job):
            results.write(msgspec.json.encode(result) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:])
