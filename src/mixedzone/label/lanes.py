"""Products of matrices with all lines of a page, in lanes of so few lines that they are never shared among threads.

OpenBLAS shares a product of more than 2^18 multiplications, and waits for its threads longer than such a product takes.
The largest matrix here makes fewer in a lane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Array = npt.NDArray[np.float32]

LANE = 32
"""Lines that are multiplied at a time."""


def room(count: int) -> int:
    """The lines that an array has room for, so that they fill whole lanes."""
    return -(-count // LANE) * LANE


def product(matrix: Array, lines: Array) -> Array:
    """A matrix, (out, in), times lines, (in, lines), of which there are whole lanes."""
    outputs = np.empty((len(matrix), lines.shape[1]), np.float32)
    np.matmul(matrix, _lanes(lines), out=_lanes(outputs))
    return outputs


def _lanes(lines: Array) -> Array:
    """The same numbers as a stack of matrices: of shape (lanes, rows, LANE)."""
    return lines.reshape(len(lines), -1, LANE).transpose(1, 0, 2)
