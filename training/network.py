"""The network as it is trained: layer for layer what `mixedzone.label.model` evaluates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from mixedzone.label.model import EARLY, EXTREME, INNER, KINDS, KNOWN, LATE, OUTER, WORD_SCALE
from mixedzone.types import Role
from training.dataset import Example

LINE, CHANNELS, SCORES = 64, 32, 8
"""Channels of a line by itself, of a line among its neighbours, and of what the groups are told."""

DROPPED, BLURRED, BLINDED = 0.1, 0.05, 0.05
"""Shares of activations dropped, standard deviations of noise on features, share of features a page lacks."""

EPOCHS, PAGES, RATE, DECAY = 10, 8, 3e-3, 0.02
WARM_STEPS = 100
AVERAGED, KEPT = 0.75, 0.98
"""Part of the steps after which weights are averaged, and the weight of the average against the newest ones."""

OTHER_KINDS, ROLE_LOSS, KIND_LOSS, SCORE_LOSS = 0.5, 0.4, 0.1, 0.3
"""Weight of pages that are no articles, and of the losses besides the text's own."""

PRESS, PRESS_ROLES, OTHER_ROLE = 2.0, 8.0, 0.15
"""Weight of press pages, of their roles (told by people, not by mark-up), and of the lines that are nothing."""

_DISTANCES = sorted({1, *EARLY, *LATE})
_INNER = torch.tensor([INNER.index(role) if role in INNER else -1 for role in KNOWN] + [-1])
_OUTER = torch.tensor([OUTER.index(role) if role in OUTER else -1 for role in KNOWN] + [-1])


@dataclass(slots=True)
class Batch:
    """Pages laid end to end. Shifted indices that leave a page point at the row after the last line."""

    values: Tensor
    page: Tensor
    starts: Tensor
    ends: Tensor
    shifts: dict[int, tuple[Tensor, Tensor]]
    groups: list[tuple[Tensor | None, Tensor, Tensor]]
    share: Tensor
    role: Tensor
    words: Tensor
    gold_words: Tensor
    quality: Tensor
    kind: Tensor
    press: Tensor


def batch(examples: Sequence[Example]) -> Batch:
    """Put some pages into one batch."""
    sizes = [len(example.words) for example in examples]
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    total = int(offsets[-1])
    starts, ends = np.repeat(offsets[:-1], sizes), np.repeat(offsets[1:], sizes)
    index = np.arange(total)
    shifts = {}
    for distance in _DISTANCES:
        before, after = index - distance, index + distance
        shifts[distance] = (
            torch.from_numpy(np.where(before >= starts, before, total)),
            torch.from_numpy(np.where(after < ends, after, total)),
        )

    def joined(parts: Sequence[npt.NDArray[np.int64]]) -> Tensor:
        return torch.from_numpy(np.concatenate([part + offset for part, offset in zip(parts, offsets, strict=False)]))

    groups: list[tuple[Tensor | None, Tensor, Tensor]] = []
    for level, (order, _, _) in enumerate(examples[0].features.groups):
        columns = [example.features.groups[level] for example in examples]
        ordered = None if order is None else joined([column[0] for column in columns if column[0] is not None])
        groups.append((ordered, joined([column[1] for column in columns]), joined([column[2] for column in columns])))
    groups.append((None, torch.from_numpy(starts), torch.from_numpy(ends)))
    return Batch(
        values=torch.from_numpy(np.concatenate([example.features.values for example in examples])),
        page=torch.from_numpy(np.repeat(np.arange(len(examples)), sizes)),
        starts=torch.from_numpy(offsets[:-1]),
        ends=torch.from_numpy(offsets[1:]),
        shifts=shifts,
        groups=groups,
        share=torch.from_numpy(np.concatenate([example.share for example in examples])),
        role=torch.from_numpy(np.concatenate([example.role for example in examples])),
        words=torch.from_numpy(np.concatenate([example.words for example in examples])),
        gold_words=torch.tensor([example.gold_words for example in examples]),
        quality=torch.tensor([example.weight for example in examples]),
        kind=torch.tensor([KINDS.index(example.page.kind) for example in examples]),
        press=torch.tensor([example.page.corpus == "press" for example in examples]),
    )


class Neighbours(nn.Module):
    """A convolution over a line and the two that stand so far from it."""

    def __init__(self, inputs: int, outputs: int, distance: int) -> None:
        super().__init__()
        self.mix = nn.Linear(3 * inputs, outputs)
        self.distance = distance

    def forward(self, lines: Tensor, pages: Batch) -> Tensor:
        padded = torch.cat([lines, lines.new_zeros(1, lines.shape[1])])
        before, after = pages.shifts[self.distance]
        return torch.relu(self.mix(torch.cat([padded[before], lines, padded[after]], 1)))


@dataclass(slots=True)
class Outputs:
    """Logits: of each line's text, inner and outer roles, of a first guess at its text, and of each page's kind."""

    text: Tensor
    inner: Tensor
    outer: Tensor
    guess: Tensor
    kind: Tensor


class Network(nn.Module):
    """The network for one family of features; `mean` and `deviation` are the features' own."""

    def __init__(self, mean: Tensor, deviation: Tensor, groups: int) -> None:
        super().__init__()
        self.mean, self.deviation = nn.Buffer(mean), nn.Buffer(deviation)
        self.line = nn.Linear(len(mean), LINE)
        self.near = Neighbours(LINE, CHANNELS, 1)
        self.early = nn.ModuleList([Neighbours(CHANNELS, CHANNELS, distance) for distance in EARLY])
        self.score = nn.Linear(CHANNELS, SCORES)
        self.group = nn.Linear(CHANNELS + 2 * SCORES * (groups + 1), CHANNELS)
        self.late = nn.ModuleList([Neighbours(CHANNELS, CHANNELS, distance) for distance in LATE])
        self.roles = nn.Linear(CHANNELS, 1 + len(INNER) + len(OUTER))
        self.kind = nn.Linear(2 * CHANNELS, len(KINDS))
        self.guess = nn.Linear(SCORES, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, pages: Batch) -> Outputs:
        values = ((pages.values - self.mean) / self.deviation).clamp(-EXTREME, EXTREME)
        if self.training:
            values = values + BLURRED * torch.randn_like(values)
            values = values * (torch.rand(len(pages.starts), values.shape[1]) > BLINDED).float()[pages.page]
        lines = self.drop(torch.relu(self.line(values)))
        lines = self.drop(self.near(lines, pages))
        for layer in self.early:
            lines = lines + self.drop(layer(lines, pages))
        scores = torch.sigmoid(self.score(lines))
        weighted = torch.cat([scores, scores * (pages.values[:, :1] * WORD_SCALE)], 1)
        lines = self.drop(torch.relu(self.group(torch.cat([lines, *_means(weighted, pages)], 1))))
        for layer in self.late:
            lines = lines + self.drop(layer(lines, pages))
        roles = self.roles(lines)
        sizes = pages.ends - pages.starts
        mean = torch.zeros(len(sizes), lines.shape[1]).index_add(0, pages.page, lines) / sizes[:, None]
        most = torch.segment_reduce(lines, "max", lengths=sizes)
        return Outputs(
            text=roles[:, 0],
            inner=roles[:, 1 : 1 + len(INNER)],
            outer=roles[:, 1 + len(INNER) :],
            guess=self.guess(scores)[:, 0],
            kind=self.kind(torch.cat([mean, most], 1)),
        )


def _means(scores: Tensor, pages: Batch) -> list[Tensor]:
    means = []
    for order, first, end in pages.groups:
        ordered = scores if order is None else scores[order]
        sums = torch.cat([scores.new_zeros(1, scores.shape[1]), ordered.cumsum(0)])
        means.append((sums[end] - sums[first]) / (end - first).clamp(min=1)[:, None])
    return means


def loss(outputs: Outputs, pages: Batch) -> Tensor:
    """Soft word F1 and cross entropy of the text, each page counting once; roles and kinds where golds have them."""
    count = len(pages.starts)

    def by_page(values: Tensor) -> Tensor:
        return torch.zeros(count).index_add(0, pages.page, values)

    chosen = torch.sigmoid(outputs.text)
    right = by_page(chosen * pages.words * pages.share)
    missed = 1 - 2 * right / (by_page(chosen * pages.words) + pages.gold_words + 1)
    weight = pages.words**0.7 + 0.3
    weight = weight / by_page(weight)[pages.page]
    truth = (pages.share > 0).float()
    wrong = by_page(weight * functional.binary_cross_entropy_with_logits(outputs.text, truth, reduction="none"))
    guess = by_page(weight * functional.binary_cross_entropy_with_logits(outputs.guess, truth, reduction="none"))
    article = pages.kind == 0
    page_weight = pages.quality * torch.where(article, 1.0, OTHER_KINDS) * torch.where(pages.press, PRESS, 1.0)
    text = ((missed + wrong + SCORE_LOSS * guess) * page_weight).sum() / page_weight.sum()

    told = torch.where(pages.press, PRESS_ROLES, 1.0)[pages.page]
    inner, outer = _INNER[pages.role], _OUTER[pages.role]
    inner_weight = told * torch.where(article, 1.0, 0.3)[pages.page] * (inner >= 0)
    outer_weight = told * article[pages.page] * (outer >= 0)
    outer_weight = outer_weight * torch.where(outer == OUTER.index(Role.OTHER), OTHER_ROLE, 1.0)
    roles = _entropy(outputs.inner, inner, inner_weight) + _entropy(outputs.outer, outer, outer_weight)
    return text + ROLE_LOSS * roles + KIND_LOSS * functional.cross_entropy(outputs.kind, pages.kind)


def _entropy(logits: Tensor, truth: Tensor, weight: Tensor) -> Tensor:
    losses = functional.cross_entropy(logits, truth.clamp(min=0), reduction="none")
    return (losses * weight).sum() / weight.sum().clamp(min=1)


def train(examples: Sequence[Example], seed: int) -> Network:
    """Teach a network; the same examples and seed give the same weights.

    The lines that are nothing, held back in training, get their due in the end.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    values = np.concatenate([example.features.values for example in examples])
    mean, deviation = values.mean(0, dtype=np.float64), values.std(0, dtype=np.float64) + 1e-3
    network = Network(
        torch.from_numpy(mean.astype(np.float32)),
        torch.from_numpy(deviation.astype(np.float32)),
        len(examples[0].features.groups),
    )
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(examples) // PAGES)
    step = 0
    average: dict[str, Tensor] = {}
    network.train()
    for _ in range(EPOCHS):
        order = random.permutation(len(examples))
        for start in range(0, len(order), PAGES):
            rate = RATE * min(1.0, step / WARM_STEPS) * (0.5 + 0.5 * float(np.cos(np.pi * step / steps)))
            for group in optimizer.param_groups:
                group["lr"] = rate
            pages = batch([examples[i] for i in order[start : start + PAGES]])
            optimizer.zero_grad()
            loss(network(pages), pages).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step > AVERAGED * steps:
                for name, value in network.state_dict().items():
                    average[name] = average[name].lerp(value, 1 - KEPT) if name in average else value.clone()
    network.load_state_dict(average)
    with torch.no_grad():
        network.roles.bias[1 + len(INNER) + OUTER.index(Role.OTHER)] -= math.log(OTHER_ROLE)
    return network.eval()


def arrays(network: Network) -> dict[str, npt.NDArray[np.float32]]:
    """The network's weights as the reader wants them: matrices as (out, in), the rest as columns."""
    found: dict[str, Tensor] = {"mean": network.mean[:, None], "scale": 1 / network.deviation[:, None]}
    for name in ("line", "score", "group", "roles", "kind"):
        layer = getattr(network, name)
        found |= {f"{name}.w": layer.weight, f"{name}.b": layer.bias[:, None]}
    convolutions = {"near": network.near}
    convolutions |= {f"early{layer.distance}": layer for layer in network.early}
    convolutions |= {f"late{layer.distance}": layer for layer in network.late}
    for name, layer in convolutions.items():
        found |= {f"{name}.w": layer.mix.weight, f"{name}.b": layer.mix.bias[:, None]}
    return {name: value.detach().numpy().astype(np.float32) for name, value in found.items()}
