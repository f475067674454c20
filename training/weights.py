"""Weights → the file that the reader opens: plain arrays, half precision, the same bytes for the same numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from mixedzone.label.model import WEIGHTS

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def store(arrays: Mapping[str, npt.NDArray[np.float32]]) -> None:
    """Write the arrays. The scaling of features keeps single precision, all else needs no more than half."""
    with zipfile.ZipFile(WEIGHTS, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in sorted(arrays.items()):
            exact = name.endswith((".mean", ".scale"))
            buffer = io.BytesIO()
            np.save(buffer, array.astype(np.float32 if exact else np.float16), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", _LONG_AGO), buffer.getvalue(), zipfile.ZIP_DEFLATED)
