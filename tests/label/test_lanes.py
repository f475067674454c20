"""Products in lanes: the same numbers, and never threads."""

from __future__ import annotations

import numpy as np
import pytest

from mixedzone.label.lanes import LANE, product, room
from mixedzone.label.model import weights_of

SHARED = 1 << 18
"""Multiplications from which OpenBLAS shares a product among threads."""


@pytest.mark.parametrize("count", [1, LANE - 1, LANE, LANE + 1, 10 * LANE])
def test_there_is_room_for_whole_lanes(count: int) -> None:
    assert room(count) % LANE == 0
    assert 0 <= room(count) - count < LANE


@pytest.mark.parametrize("transposed", [False, True])
def test_a_product_in_lanes_is_the_product(transposed: bool) -> None:
    random = np.random.default_rng(1)
    matrix = random.random((5, 7), np.float32)
    lines = random.random((3 * LANE, 7), np.float32).T if transposed else random.random((7, 3 * LANE), np.float32)
    assert np.allclose(product(matrix, lines), matrix @ lines, rtol=1e-5)


@pytest.mark.parametrize("family", ["html", "flat"])
def test_no_layer_is_so_large_that_a_lane_is_shared_among_threads(family: str) -> None:
    assert max(matrix.size for matrix in weights_of(family).values()) * LANE < SHARED
