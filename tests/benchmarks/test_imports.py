from __future__ import annotations

from benchmarks import imports


def test_the_time_of_a_statement_is_that_of_its_process() -> None:
    best = imports.seconds({"bare": "pass", "slow": "for number in range(10_000_000): pass"}, rounds=2)
    assert best["bare"] > 0
    assert best["slow"] - best["bare"] > 0.1


def test_what_is_imported_is_what_readers_import() -> None:
    best = imports.seconds(imports.STATEMENTS, rounds=1)
    assert set(best) == set(imports.STATEMENTS)
