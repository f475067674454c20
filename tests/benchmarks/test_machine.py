from __future__ import annotations

import re

from benchmarks import machine
from benchmarks.peers import PEERS


def test_a_run_says_when_and_where() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", machine.today())
    assert re.search(r".+, \d+ cores, \w+, Python 3\.\d+", machine.machine())


def test_versions_are_those_of_what_is_installed() -> None:
    found = machine.versions(PEERS)
    assert "selectolax" in found
    assert all(re.match(r"\d", version) for version in found.values())
