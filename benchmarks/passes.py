"""Passes of readers over pages, each in a process of its own, all on one core."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.corpora import REPOSITORY, Page
from benchmarks.worker import Job, Outcome, Peak


@dataclass(slots=True)
class Pass:
    """What came of one pass, by the pages' keys, and the reader's peak memory in MB."""

    seconds: dict[str, float] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    megabytes: float = 0.0


@dataclass(slots=True)
class Clock:
    """The passes of each reader, for the best of them."""

    passes: dict[str, list[Pass]] = field(default_factory=dict)

    def add(self, reader: str, done: Pass) -> None:
        """Note one more pass."""
        self.passes.setdefault(reader, []).append(done)

    def seconds(self, reader: str, pages: Sequence[Page]) -> float | None:
        """Seconds a page of the best pass over all of these pages; None where there was no such pass."""
        keys = [page.key for page in pages]
        whole = [
            sum(done.seconds[key] for key in keys)
            for done in self.passes.get(reader, ())
            if all(key in done.seconds for key in keys)
        ]
        return min(whole) / len(keys) if whole and keys else None

    def megabytes(self, reader: str) -> float | None:
        """Peak memory over all passes."""
        return max((done.megabytes for done in self.passes.get(reader, ())), default=None)

    def failures(self) -> dict[str, dict[str, str]]:
        """The pages on which readers failed, with the reason."""
        found: dict[str, dict[str, str]] = {}
        for reader, passes in self.passes.items():
            for done in passes:
                found.setdefault(reader, {}).update(done.failures)
        return {reader: failures for reader, failures in found.items() if failures}


def pin() -> None:
    """Keep this process and its children on one core, where the system lets a process choose."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def environment() -> Mapping[str, str]:
    """The environment in which a child imports what this process would."""
    paths = [str(REPOSITORY), *filter(None, sys.path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths))}


def run(reader: str, pages: Sequence[Page], *, keep: bool) -> Pass:
    """One pass of a reader, given as "module:function". Raises RuntimeError where its process breaks."""
    with tempfile.TemporaryDirectory() as folder:
        job, results = Path(folder) / "job.json", Path(folder) / "results.jsonl"
        job.write_bytes(msgspec.json.encode(Job(reader, tuple(str(page.path) for page in pages), keep)))
        command = [sys.executable, "-m", "benchmarks.worker", str(job), str(results)]
        child = subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if child.returncode:
            raise RuntimeError(f"{reader} broke off: {child.stderr.strip()[-2000:]}")
        return _collect(results, pages)


def _collect(results: Path, pages: Sequence[Page]) -> Pass:
    decoder = msgspec.json.Decoder(Outcome | Peak)
    done = Pass()
    with results.open("rb") as lines:
        for line, page in zip(lines, [*pages, None], strict=True):
            result = decoder.decode(line)
            if isinstance(result, Peak):
                done.megabytes = result.megabytes
            elif page is not None:
                done.seconds[page.key] = result.seconds
                if result.failure is not None:
                    done.failures[page.key] = result.failure
                elif result.output is not None:
                    done.outputs[page.key] = result.output
    return done
