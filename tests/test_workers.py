from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from mixedzone.workers import AHEAD, Lost, Wait, Workers


def treat(order: bytes) -> bytes:
    """What the workers do here: as the order says."""
    if order == b"hang":
        time.sleep(60)
    if order == b"die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == b"who":
        return str(os.getpid()).encode()
    return order[::-1]


def treated(orders: list[bytes | None], count: int = 2, seconds: float = 30) -> list[bytes | Lost | None]:
    with Workers[int](treat, count, seconds) as workers:
        found = list(workers.map(enumerate(orders)))
    assert [tag for tag, _ in found] == list(range(len(orders)))
    return [result for _, result in found]


def test_results_come_in_order_with_their_tags() -> None:
    orders = [b"%d" % number for number in range(200)]
    assert treated([*orders]) == [order[::-1] for order in orders]
    assert treated([]) == []
    assert treated([None, b"ab", None]) == [None, b"ba", None]


def test_large_things_pass() -> None:
    large = bytes(range(256)) * 40_000
    assert treated([large, b"ab", large]) == [large[::-1], b"ba", large[::-1]]


@pytest.mark.parametrize("count", [1, 2])
def test_what_hangs_or_dies_costs_itself_alone(count: int) -> None:
    orders: list[bytes | None] = [b"ab", b"hang", b"cd", b"die", b"die", b"ef", b"hang", b"gh"]
    lost = [b"ba", Lost.SLOW, b"dc", Lost.DIED, Lost.DIED, b"fe", Lost.SLOW, b"hg"]
    assert treated(orders, count, seconds=1) == lost


def test_little_is_taken_ahead() -> None:
    taken = []

    def orders() -> Iterator[tuple[int, bytes]]:
        for number in range(1000):
            taken.append(number)
            yield number, b"ab"

    with Workers[int](treat, 2) as workers:
        results = workers.map(orders())
        next(results)
        assert len(taken) <= 2 * AHEAD + 1


def test_no_more_is_taken_before_what_is_waited_for() -> None:
    seen: list[tuple[int, bytes | Lost | None]] = []

    def orders() -> Iterator[tuple[int, bytes | Wait | None]]:
        for number in range(30):
            yield number, b"ab"
            if number % 10 == 9:
                yield -1, Wait.FOR_ALL
                assert len(seen) == number + 1 + number // 10 + 1
                assert seen[-1] == (-1, None)

    with Workers[int](treat, 2) as workers:
        for result in workers.map(orders()):
            seen.append(result)  # noqa: PERF402 - it is looked at on the way
    assert len(seen) == 33


def test_no_process_is_left() -> None:
    with Workers[int](treat, 2) as workers:
        who = {int(result) for _, result in workers.map((n, b"who") for n in range(50)) if isinstance(result, bytes)}
        assert 1 <= len(who) <= 2
    for process in who:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
