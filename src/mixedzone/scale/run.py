"""A run over many inputs on Daft: in processes of this machine, or on a Ray cluster.

The unit of work is an input, a file of some hundred or thousand pages. Each worker takes one after the other, loads
the model once and holds a row group of one input at a time, so that nothing piles up. Whatever ends a worker or a
machine leaves its input unfinished, and it is given out again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import msgspec

from mixedzone.scale.plan import Plan, Summary
from mixedzone.scale.reader import InputReader

ATTEMPTS = 5
"""Times that inputs are given out in one run while machines fail under them; the next run goes on where this ends."""


class ForeignRun(ValueError):  # noqa: N818 - it is no error of the program's
    """A folder that holds what was read with another plan. Its text is one sentence."""


class NoInputs(ValueError):  # noqa: N818 - it is no error of the program's
    """Nothing has such a name. Its text is one sentence."""


def scale(
    sources: list[str],
    plan: Plan,
    *,
    workers: int | None = None,
    ray: str | None = None,
    told: Callable[[Summary], None] = lambda _: None,
) -> list[Summary]:
    """Read all inputs that `sources` stand for and that are not finished; give what became of every one of them.

    `workers` are readers at the same time, by default as many as there are processors; `ray` is a cluster's address.
    `told` gets each summary as it comes. Raises ForeignRun, NoInputs, and what the engine raises when it fails again
    and again without finishing an input.
    """
    _agree(plan)
    inputs = list(dict.fromkeys(source for pattern in sources for source in plan.storage.found(pattern)))
    if not inputs:
        raise NoInputs(f"nothing has a name like {', '.join(sources)}.")
    choose_engine(ray)
    done = finished(plan)
    troubles: dict[str, Summary] = {}
    for attempt in range(ATTEMPTS):
        left = [source for source in inputs if source not in done and source not in troubles]
        if not left:
            break
        try:
            for summary in _read(left, plan, workers or processors(ray)):
                (troubles if summary.trouble else done)[summary.source] = summary
                told(summary)
        except Exception:
            reached = finished(plan)
            if attempt == ATTEMPTS - 1 or len(reached) == len(done):
                raise
            done |= reached
    return [done.get(source) or troubles[source] for source in inputs]


def finished(plan: Plan) -> dict[str, Summary]:
    """The inputs that are done, by their addresses: the manifest."""
    entries = plan.storage.found(f"{plan.finished('')[: -len('.json')].rpartition('/')[0]}/*.json")
    summaries = [msgspec.json.decode(plan.storage.read(entry), type=Summary) for entry in entries]
    return {summary.source: summary for summary in summaries}


def choose_engine(ray: str | None) -> None:
    """Let Daft run on the cluster at that address, or else in this machine's processes."""
    import daft

    if ray is not None:
        daft.set_runner_ray(ray, noop_if_initialized=True)
    elif daft.get_or_infer_runner_type() != "native":
        daft.set_runner_native()


def processors(ray: str | None) -> int:
    """Processors of this machine, or of the cluster."""
    if ray is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    import ray as cluster

    return max(1, int(cluster.cluster_resources().get("CPU", 1)))


def _agree(plan: Plan) -> None:
    """Raise unless the folder is new or was begun with the same plan."""
    agreed = msgspec.json.encode(
        {"settings": plan.settings, "wanted": plan.wanted, "partition": plan.partition}, order="sorted"
    )
    if not plan.storage.is_there(plan.agreement):
        plan.storage.write(plan.agreement, agreed)
    elif plan.storage.read(plan.agreement) != agreed:
        raise ForeignRun("it holds what was read with other settings.")


def _read(sources: list[str], plan: Plan, workers: int) -> Iterator[Summary]:
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
