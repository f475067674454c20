"""What readings are worth: the table by corpus and kind, roles, and what unlike pages cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from resiliparse.parse import lang

from mixedzone.label import features
from mixedzone.label.model import KINDS, KNOWN
from mixedzone.page.lines import Lines
from mixedzone.types import Role
from training import network
from training.confidence import calibration_error
from training.corpus import FOLDS, Page
from training.dataset import examples, html_lines, minified_lines, stripped_lines
from training.reading import Reading, read

WORST = 20
LANGUAGES = ("de",)
"""Languages left out of training to see how the network reads one that it has never met."""

JUDGED = (Role.HEADLINE, Role.LEAD, Role.BYLINE, Role.DATELINE, Role.HEADING, Role.PARAGRAPH, Role.CAPTION, Role.CREDIT)


def mean_f1(readings: Sequence[Reading], row: Callable[[Reading], bool]) -> float:
    """The mean word F1 of the readings in a row."""
    return float(np.mean([r.f1 for r in readings if row(r)] or [0.0]))


def report(family: str, readings: Sequence[Reading], expected: npt.NDArray[np.float64]) -> None:
    """Print the table of one family of features."""
    print(f"\n## {family}\n\n| pages | number | word F1 | a perfect choice of lines |\n| --- | --- | --- | --- |")
    rows: dict[str, Callable[[Reading], bool]] = {
        "press": lambda r: r.corpus == "press",
        "articles, all kinds": lambda r: r.corpus != "press",
    }
    rows |= {kind: lambda r, kind=kind: r.corpus == kind for kind in KINDS}  # type: ignore[misc]
    for name, row in rows.items():
        some = [r for r in readings if row(r)]
        best = np.mean([r.example.f1(r.example.share > 0) for r in some] or [0.0])
        print(f"| {name} | {len(some)} | {mean_f1(some, lambda _: True):.4f} | {best:.4f} |")
    print("\n| role on press | lines | precision | recall | F1 |\n| --- | --- | --- | --- | --- |")
    for role, (lines, precision, recall, f1) in role_scores([r for r in readings if r.corpus == "press"]).items():
        print(f"| {role} | {lines} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    worth = np.array([r.f1 for r in readings])
    article = np.array([r.example.page.kind == "article" for r in readings])
    right = np.mean([KINDS[int(r.kinds.argmax())] == r.example.page.kind for r in readings])
    print(f"\nexpected calibration error: {calibration_error(expected, worth):.3f}", end="; ")
    print(f"articles and press alone: {calibration_error(expected[article], worth[article]):.3f}")
    print(f"kind right: {right:.3f}")
    print("\nworst articles:", end=" ")
    worst = sorted((r for r in readings if r.example.page.kind == "article"), key=lambda r: r.f1)[:WORST]
    print(", ".join(f"{r.example.page.name} {r.f1:.2f}" for r in worst))


def role_scores(readings: Sequence[Reading]) -> dict[Role, tuple[int, float, float, float]]:
    """By role: lines, precision, recall, F1 over all lines whose role the gold tells. Repeats count once."""
    found = {}
    for role in JUDGED:
        number = KNOWN.index(role)
        right = predicted = true = 0
        for reading in readings:
            told = (reading.example.role >= 0) & ~reading.example.hidden
            mine, gold = reading.roles[told] == number, reading.example.role[told] == number
            right += int((mine & gold).sum())
            predicted += int(mine.sum())
            true += int(gold.sum())
        precision, recall = right / max(predicted, 1), right / max(true, 1)
        found[role] = (true, precision, recall, 2 * right / max(predicted + true, 1))
    return found


def robustness(everything: Sequence[Page], seed: int) -> None:
    """Print how many pages read otherwise without attributes or white space, and what unseen languages cost."""
    print("| pages changed | number |\n| --- | --- |")
    for name, way in {"no class, no id": stripped_lines, "minified": minified_lines}.items():
        changed = sum(_differs(html_lines(page), way(page)) for page in everything)
        print(f"| {name} | {changed} of {len(everything)} |")
    data = examples(everything, "html")
    spoken = [lang.detect_fast(one.page.text)[0] for one in data]
    print("\n| unseen language | pages | word F1 | sites unseen only |\n| --- | --- | --- | --- |")
    for language in LANGUAGES:
        theirs = [one for one, mine in zip(data, spoken, strict=True) if mine == language]
        theirs = [one for one in theirs if one.page.kind == "article"]
        alien = network.train(
            [one for one, mine in zip(data, spoken, strict=True) if mine != language and one.teaches], seed
        )
        known = []
        for fold in range(FOLDS):
            taught = network.train([one for one in data if one.page.fold != fold and one.teaches], seed)
            known += read(taught, [one for one in theirs if one.page.fold == fold])
        scores = [mean_f1(found, lambda _: True) for found in (read(alien, theirs), known)]
        print(f"| {language} | {len(theirs)} | {scores[0]:.4f} | {scores[1]:.4f} |")


def _differs(mine: Lines, other: Lines) -> bool:
    if not len(mine) or len(mine) != len(other):
        return len(mine) != len(other)
    return not np.array_equal(features.measure(mine).values, features.measure(other).values)
