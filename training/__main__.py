"""`python -m training`: measure by cross-validation, then make the weights that the reader uses.

With a name behind it, one measurement alone: `python -m training robustness`.
"""

from __future__ import annotations

import sys

import numpy as np
import numpy.typing as npt
import torch

from training import confidence, measuring, network, second_look, weights
from training.corpus import FOLDS, pages
from training.dataset import FAMILIES, Example, examples
from training.fragments import fragments
from training.reading import Reading, read

SEED = 1


def main(arguments: list[str]) -> None:
    """Rebuild the weights and print the table; with "robustness", print what unlike pages cost instead."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    everything = pages()
    if arguments == ["robustness"]:
        measuring.robustness(everything, SEED)
        return
    stored: dict[str, npt.NDArray[np.float32]] = {}
    for family in FAMILIES:
        data = examples(everything, family)
        parts = examples(fragments(everything), family)
        held_out = cross_validated(data, parts)
        again: dict[str, npt.NDArray[np.float32]] = {}
        if family == "html":
            again, held_out = second_look.fit(held_out, SEED)
        coefficients, kept = confidence.fit(held_out)
        measuring.report(family, held_out, kept)
        final = network.train([one for one in data + parts if one.teaches], SEED)
        stored |= {f"{family}.{name}": array for name, array in (network.arrays(final) | again | coefficients).items()}
    weights.store(stored)


def cross_validated(data: list[Example], parts: list[Example]) -> list[Reading]:
    """What networks make of pages whose sites they have not seen; `parts` are learned from, not measured."""
    found = []
    for fold in range(FOLDS):
        taught = network.train([one for one in data + parts if one.teaches and one.page.fold != fold], SEED)
        found += read(taught, [one for one in data if one.page.fold == fold])
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
