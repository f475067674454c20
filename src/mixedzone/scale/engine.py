"""Daft, as this program uses it: which runner, and inputs handed out one by one to readers that stay."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from mixedzone.scale.plan import Plan, Summary
from mixedzone.scale.reader import InputReader

HERE = "local"
"""In the place of a cluster's address: a cluster of this machine alone, started for the run."""


def choose_engine(ray: str | None) -> None:
    """Let Daft run on the cluster at that address, or else in this machine's processes."""
    import daft

    if ray is not None:
        daft.set_runner_ray(None if ray == HERE else ray, noop_if_initialized=True)
    elif daft.get_or_infer_runner_type() != "native":
        daft.set_runner_native()


def processors(ray: str | None) -> int:
    """Processors of this machine, or of the cluster."""
    if ray is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    import ray as cluster

    return max(1, int(cluster.cluster_resources().get("CPU", 1)))


def read_inputs(sources: list[str], plan: Plan, workers: int) -> Iterator[Summary]:
    """What becomes of inputs, as it becomes known, with that many readers."""
    if not sources:
        return
    import daft

    workers = min(workers, len(sources))
    reader = _reader_class(workers)(msgspec.msgpack.encode(plan))
    frame = daft.from_pydict({"source": sources})
    if daft.get_or_infer_runner_type() == "ray":
        frame = frame.into_partitions(len(sources))
    for row in frame.select(reader.read(frame["source"]).alias("summary")).iter_rows(results_buffer_size=workers):
        yield msgspec.json.decode(row["summary"], type=Summary)


@cache
def _reader_class(workers: int) -> Any:
    """The class of which Daft makes one in each worker."""
    import daft

    @daft.cls(max_concurrency=workers, use_process=True)
    class Reader:
        def __init__(self, plan: bytes) -> None:
            self._reader = InputReader(msgspec.msgpack.decode(plan, type=Plan))

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
        def read(self, sources: daft.Series) -> list[str]:
            summaries = (self._reader.read(source) for source in sources.to_pylist())
            return [msgspec.json.encode(summary).decode() for summary in summaries]

    return Reader
