from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks import corpora, passes
from benchmarks.corpora import Page
from benchmarks.passes import Clock, Pass

ONE, TWO = (Page("press", name, "article", Path(name), {}) for name in ("one", "two"))


def test_the_best_of_the_passes_over_all_pages_counts() -> None:
    clock = Clock()
    clock.add("reader", Pass(seconds={"press/one": 3.0, "press/two": 5.0}))
    clock.add("reader", Pass(seconds={"press/one": 1.0, "press/two": 5.0}))
    clock.add("reader", Pass(seconds={"press/one": 0.5}))
    assert clock.seconds("reader", [ONE, TWO]) == 3.0
    assert clock.seconds("reader", [ONE]) == 0.5


def test_there_is_no_cost_without_a_pass_or_a_page() -> None:
    clock = Clock()
    assert clock.seconds("reader", [ONE]) is None
    clock.add("reader", Pass(seconds={"press/one": 1.0}))
    assert clock.seconds("reader", [ONE, TWO]) is None
    assert clock.seconds("reader", []) is None


def test_peaks_and_failures_are_those_of_all_passes() -> None:
    clock = Clock()
    clock.add("reader", Pass(megabytes=40.0, failures={"press/one": "why"}))
    clock.add("reader", Pass(megabytes=50.0))
    clock.add("other", Pass())
    assert clock.megabytes("reader") == 50.0
    assert clock.megabytes("nobody") is None
    assert clock.failures() == {"reader": {"press/one": "why"}}


@pytest.mark.usefixtures("tiny_corpora")
def test_a_pass_runs_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = "import os\n\ndef number():\n    print('noise')\n    return lambda page: os.getpid()\n"
    (tmp_path / "invented_process.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    pages = corpora.pages("articles")
    done = passes.run("invented_process:number", pages, keep=True)
    assert list(done.seconds) == [page.key for page in pages]
    assert len(set(done.outputs.values())) == 1
    assert os.getpid() not in done.outputs.values()
    assert done.megabytes > 0


@pytest.mark.usefixtures("tiny_corpora")
def test_a_reader_that_cannot_be_made_is_an_error() -> None:
    with pytest.raises(RuntimeError, match=r"benchmarks\.ours:nothing"):
        passes.run("benchmarks.ours:nothing", corpora.pages("press"), keep=False)


@pytest.mark.skipif(sys.platform != "linux", reason="cores are chosen on Linux only")
def test_all_runs_on_one_core() -> None:
    before = os.sched_getaffinity(0)
    try:
        passes.pin()
        assert len(os.sched_getaffinity(0)) == 1
    finally:
        os.sched_setaffinity(0, before)
