"""An attempt at a run on a cluster, in a process of its own.

When a node is lost, Daft waits for what was on it for ever. So this process looks after the nodes and ends itself when
one is gone; who started it starts another for the inputs that are left.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from threading import Event, Thread
from time import monotonic

import msgspec

from mixedzone.scale.copies import group_copies
from mixedzone.scale.engine import choose_engine, processors, read_inputs
from mixedzone.scale.plan import Plan, Summary

LOOKED_AFTER = 2.0
"""Seconds between two looks at the nodes."""

STALLED = 2 * 3600.0
"""Seconds without a finished input after which the attempt is given up: an archive of 1 GB takes half an hour."""

LOST = 75
"""The exit status when a node is gone: a temporary failure."""

QUIET = {"DAFT_PROGRESS_BAR": "0", "RAY_LOG_TO_DRIVER": "0", "RAY_DEDUP_LOGS": "1"}


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the attempt is to do: read inputs, or where there are none group the copies."""

    plan: Plan
    ray: str
    sources: list[str]
    workers: int | None


class AttemptError(Exception):
    """An attempt that ended before its end."""


def attempt(order: Order) -> Iterator[Summary]:
    """What becomes of inputs, as it becomes known. Raises AttemptError."""
    process = subprocess.Popen(  # noqa: S603 - it is this program
        [sys.executable, "-c", f"from {__name__} import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**QUIET, **os.environ},
    )
    with process:
        try:
            if process.stdin is not None and process.stdout is not None:
                process.stdin.write(msgspec.json.encode(order))
                process.stdin.close()
                for line in process.stdout:
                    if line.startswith(b"{"):
                        yield msgspec.json.decode(line, type=Summary)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise AttemptError(f"the attempt ended with status {process.returncode}")


def main() -> None:
    """Carry out the order on standard input; each summary is a line on standard output."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    choose_engine(order.ray)
    moved = Event()
    Thread(target=_look_after_nodes, args=[moved], daemon=True).start()
    if not order.sources:
        group_copies(order.plan)
    for summary in read_inputs(order.sources, order.plan, order.workers or processors(order.ray)):
        moved.set()
        print(msgspec.json.encode(summary).decode(), flush=True)
    os._exit(0)  # the engine waits for what is lost when it is taken down, too


def _look_after_nodes(moved: Event) -> None:
    import ray

    known: set[str] = set()
    last = monotonic()
    while True:
        alive = {node["NodeID"] for node in ray.nodes() if node["Alive"]}
        if moved.is_set():
            moved.clear()
            last = monotonic()
        if known - alive or monotonic() - last > STALLED:
            os._exit(LOST)
        known |= alive
        Event().wait(LOOKED_AFTER)
