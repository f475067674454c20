"""The weights of the second look, learned from what networks made of pages whose sites they had not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from mixedzone.label.class_words import GROUPS
from mixedzone.label.model import CHOSEN, KINDS
from mixedzone.label.model import evidence as evidence_of
from mixedzone.label.second_look import evidence, in_doubt, judged
from training.corpus import FOLDS
from training.network import PRESS
from training.reading import Reading

EPOCHS, PAGES, RATE, DECAY = 14, 32, 3e-3, 0.1
LEAST_DEVIATION = 0.05

NAMES = 3 * len(GROUPS)
"""Signs that come from the names of elements, the last ones."""

OTHER_KINDS = 0.7
"""Weight of pages that are no articles."""

Array = npt.NDArray[np.float32]


def fit(readings: Sequence[Reading], seed: int) -> tuple[dict[str, Array], list[Reading]]:
    """The weights, and the readings as they come out with weights learned from the other folds' pages."""
    looked = []
    for fold in range(FOLDS):
        weights = _learned([r for r in readings if r.example.page.fold != fold], seed)
        looked += [look(r, weights) for r in readings if r.example.page.fold == fold]
    return _learned(readings, seed), looked


def look(reading: Reading, weights: dict[str, Array]) -> Reading:
    """A reading after the second look."""
    page = _evidence(reading)
    numbers, signs = _signs(reading, page)
    if not signs[:, -NAMES:].any():
        return reading
    text = reading.text.copy()
    text[numbers] = judged(signs, page, weights)
    return replace(reading, f1=reading.example.f1(text > CHOSEN))


def _evidence(reading: Reading) -> Array:
    return evidence_of(reading.example.features.values[:, 0], reading.text, reading.kinds)


def _signs(reading: Reading, page: Array) -> tuple[npt.NDArray[np.intp], Array]:
    numbers = in_doubt(reading.text)
    return numbers, evidence(reading.text, numbers, page, [reading.example.around[n] for n in numbers.tolist()])


class _Layers(nn.Module):
    """One layer for all kinds of page and one for each kind, mixed by how likely the page is of it."""

    def __init__(self, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        self.mean, self.deviation = mean, deviation
        self.common = nn.Linear(len(mean), 1)
        self.own = nn.Linear(len(mean), len(KINDS))
        for values in self.parameters():
            nn.init.zeros_(values)

    def forward(self, signs: Tensor, kinds: Tensor) -> Tensor:
        scaled = (signs - self.mean) / self.deviation
        return self.common(scaled)[:, 0] + (self.own(scaled) * kinds).sum(1)

    def arrays(self) -> dict[str, Array]:
        """What `judged` needs: a row of weights and an offset for each kind, of signs that are not scaled."""
        with torch.no_grad():
            slope = (self.common.weight + self.own.weight) / self.deviation
            offset = self.common.bias + self.own.bias - slope @ self.mean
        return {"second.w": slope.numpy(), "second.b": offset.numpy()}


def _learned(readings: Sequence[Reading], seed: int) -> dict[str, Array]:
    """Layers over the evidence, taught as the network is: soft word F1 and cross entropy, each page once."""
    random = np.random.default_rng(seed)
    pages = [_Page(reading) for reading in readings if reading.example.weight > 0]
    pages = [page for page in pages if len(page.signs)]
    every = torch.cat([page.signs for page in pages])
    layers = _Layers(every.mean(0), every.std(0) + LEAST_DEVIATION)
    optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=DECAY)
    batches = -(-len(pages) // PAGES)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, EPOCHS * batches)
    for _ in range(EPOCHS):
        order = random.permutation(len(pages))
        for start in range(0, len(order), PAGES):
            some = [pages[i] for i in order[start : start + PAGES]]
            shifts = layers(torch.cat([page.signs for page in some]), torch.cat([page.kinds for page in some]))
            losses = [
                page.loss(own) for page, own in zip(some, shifts.split([len(p.signs) for p in some]), strict=True)
            ]
            optimizer.zero_grad()
            (torch.stack(losses).sum() / sum(page.weight for page in some)).backward()
            optimizer.step()
            schedule.step()
    return layers.arrays()


class _Page:
    """The lines in doubt of one page, and what the others add to its word F1 whatever becomes of these."""

    def __init__(self, reading: Reading) -> None:
        example = reading.example
        numbers, signs = _signs(reading, _evidence(reading))
        self.signs = torch.from_numpy(signs)
        self.kinds = torch.from_numpy(reading.kinds).expand(len(numbers), -1)
        self.words, self.share = (torch.from_numpy(each[numbers]) for each in (example.words, example.share))
        sure = example.words * reading.text
        sure[numbers] = 0
        self.sure, self.sure_right = float(sure.sum()), float((sure * example.share).sum())
        self.gold = example.gold_words
        size = example.words**0.7 + 0.3
        self.sizes = torch.from_numpy((size / size.sum())[numbers])
        self.weight = example.weight * (1.0 if example.page.kind == "article" else OTHER_KINDS)
        self.weight *= PRESS if example.page.corpus == "press" else 1.0

    def loss(self, shift: Tensor) -> Tensor:
        logits = self.signs[:, 0] + shift
        chosen = torch.sigmoid(logits) * self.words
        right = (chosen * self.share).sum() + self.sure_right
        missed = 1 - 2 * right / (chosen.sum() + self.sure + self.gold + 1)
        truth = (self.share > 0).float()
        wrong = functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
        return self.weight * (missed + (self.sizes * wrong).sum())
