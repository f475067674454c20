"""What a network makes of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from mixedzone.label.model import CHOSEN, INNER, KNOWN, OUTER
from training import network
from training.dataset import Example

PAGES = 24


@dataclass(slots=True)
class Reading:
    """What a network made of one page: `roles` are indices into KNOWN, `kinds` probabilities."""

    example: Example
    text: npt.NDArray[np.float32]
    roles: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.float32]
    f1: float

    @property
    def corpus(self) -> str:
        """The row of the table that the page counts in."""
        page = self.example.page
        return "press" if page.corpus == "press" else page.kind


def read(taught: network.Network, data: Sequence[Example]) -> list[Reading]:
    """Read pages with one network."""
    inner = [KNOWN.index(role) for role in INNER]
    outer = [KNOWN.index(role) for role in OUTER]
    readings = []
    for start in range(0, len(data), PAGES):
        some = data[start : start + PAGES]
        pages = network.batch(some)
        with torch.no_grad():
            outputs = taught(pages)
        text = torch.sigmoid(outputs.text)
        joint = torch.zeros(len(text), len(KNOWN))
        joint[:, inner] = outputs.inner.softmax(1) * text[:, None]
        joint[:, outer] = outputs.outer.softmax(1) * (1 - text[:, None])
        kinds = outputs.kind.softmax(1).numpy()
        for number, one in enumerate(some):
            place = slice(int(pages.starts[number]), int(pages.ends[number]))
            mine = text[place].numpy()
            readings.append(Reading(one, mine, joint[place].argmax(1).numpy(), kinds[number], one.f1(mine > CHOSEN)))
    return readings
