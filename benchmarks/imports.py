"""What importing costs before the first page, in processes of their own."""

from __future__ import annotations

import resource
import subprocess
import sys

from benchmarks.evidence import OURS, Evidence
from benchmarks.passes import environment
from benchmarks.table import Section, row

STATEMENTS = {"bare": "pass", "numpy": "import numpy", OURS: "from mixedzone import read"}
ROUNDS = 10


def sections(_: Evidence) -> list[Section]:
    """The best of ten, less bare Python's."""
    best = seconds(STATEMENTS, ROUNDS)
    rows = [
        row("from mixedzone import read, seconds", {OURS: best[OURS] - best["bare"]}),
        row("numpy's share of it, seconds", {OURS: best["numpy"] - best["bare"]}),
    ]
    return [Section(f"import: best of {ROUNDS}, less bare Python's", rows)]


def seconds(statements: dict[str, str], rounds: int) -> dict[str, float]:
    """The best processor time of a whole process for each statement, taken in turns after one round for warming up.

    Python keeps what it has compiled, as it does for an installed package, whatever the environment says.
    """
    kept = {name: value for name, value in environment().items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[str, list[float]] = {name: [] for name in statements}
    for number in range(rounds + 1):
        for name, statement in statements.items():
            begun = _children()
            subprocess.run([sys.executable, "-c", statement], env=kept, check=True)
            if number:
                taken[name].append(_children() - begun)
    return {name: min(times) for name, times in taken.items()}


def _children() -> float:
    """Seconds of processor time that all children together have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
