"""The whole way from a page and its gold to weights, on a handful of invented pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("html_text")

from mixedzone.label import features, model
from mixedzone.label.class_words import Around
from mixedzone.label.model import KNOWN
from mixedzone.page.html import cut_html
from mixedzone.types import Role
from training import confidence, corpus, labels, network, weights
from training.corpus import Page
from training.dataset import Example
from training.reading import Reading, read

WORDS = ["keeper", "coach", "goal", "rain", "league", "crowd", "speech", "ground", "cup", "season", "captain"]


def page(number: int) -> Page:
    """An invented match report; every number gives another one."""
    random = np.random.default_rng(number)
    sentences = [f"The {' '.join(random.choice(WORDS, 14))} on day {number} part {part}." for part in range(5)]
    lead = f"It was a long {' '.join(random.choice(WORDS, 9))}."
    gold = {
        "title": f"Match {number} ends in the rain",
        "lead": [lead],
        "authors": ["Ada Marsh"],
        "date": "2026-05-03",
        "sections": [
            {"headings": [], "paragraphs": sentences[:2]},
            {"headings": ["After"], "paragraphs": sentences[2:]},
        ],
        "figures": [{"caption": "The pitch under water", "credits": ["Fen Press"]}],
    }
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences[:2]) + "<h2>After</h2>"
    body += "".join(f"<p>{sentence}</p>" for sentence in sentences[2:])
    html = f"""<title>Match {number} ends in the rain | The Fen Post</title><ul><li><a href=/>Home</a></ul><article>
    <h1>Match {number} ends in the rain</h1><h2>{lead}</h2><p>By Ada Marsh</p><p>3 May 2026</p><figure><img src=p.jpg>
    <figcaption>The pitch under water</figcaption></figure><p>Fen Press</p>{body}</article><p>Imprint</p>"""
    text = "\n".join([lead, *sentences[:2], "After", *sentences[2:]])
    return Page(f"press/{number}", "press", "article", html.encode(), text, gold, f"site{number}", number % 5)


def taught(number: int) -> Example:
    one = page(number)
    lines = cut_html(one.html)
    truth = labels.label(one, lines)
    tokens = [text.lower().replace(".", "").split() for text in lines.texts]
    return Example(
        page=one,
        features=features.measure(lines),
        share=truth.share,
        role=truth.role,
        words=np.array([len(words) for words in tokens], np.float32),
        weight=truth.quality,
        gold=Counter(one.text.lower().replace(".", "").split()),
        tokens=tokens,
        texts=lines.texts,
        hidden=np.array([reason is not None for reason in lines.hidden]),
        around=[Around()] * len(lines),
    )


def test_every_line_gets_the_role_of_the_gold() -> None:
    lines = cut_html(page(1).html)
    truth = labels.label(page(1), lines)
    roles = {text: KNOWN[role] for text, role in zip(lines.texts, truth.role, strict=True) if role >= 0}
    assert roles["Match 1 ends in the rain"] is Role.HEADLINE
    assert roles["By Ada Marsh"] is Role.BYLINE
    assert roles["3 May 2026"] is Role.DATELINE
    assert roles["The pitch under water"] is Role.CAPTION
    assert roles["Fen Press"] is Role.CREDIT
    assert roles["After"] is Role.HEADING
    assert roles["Home"] is roles["Imprint"] is Role.OTHER
    assert Counter(roles.values())[Role.PARAGRAPH] == 5
    assert Counter(roles.values())[Role.LEAD] == 1
    assert truth.quality == 1


def test_sites_and_networks_stay_in_one_fold() -> None:
    assert corpus.registered("https://www.fenpost.co.uk/a") == corpus.registered("https://fenpost.com") == "fenpost"
    groups = Counter({"large": 5, "b": 2, "c": 2, "d": 2, "e": 2, "f": 1})
    found = corpus.folds(groups)
    sizes = Counter(dict.fromkeys(range(corpus.FOLDS), 0))
    for group, fold in found.items():
        sizes[fold] += groups[group]
    assert sorted(sizes.values()) == [2, 2, 2, 3, 5]


def test_the_reader_computes_what_was_trained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "EPOCHS", 3)
    examples = [taught(number) for number in range(12)]
    mine = network.train(examples, seed=1)
    readings = read(mine, examples)
    coefficients, kept = confidence.fit(readings)
    assert kept.shape == (12,)
    monkeypatch.setattr(weights, "WEIGHTS", tmp_path / "weights.npz")
    monkeypatch.setattr(model, "WEIGHTS", tmp_path / "weights.npz")
    weights.store({f"html.{name}": array for name, array in (network.arrays(mine) | coefficients).items()})
    model.weights_of.cache_clear()
    try:
        for one, reading in zip(examples, readings, strict=True):
            found = model.predict(one.features, flat=False)
            assert np.allclose(found.text, reading.text, atol=0.02)
            assert found.judge().kind == model.KINDS[int(reading.kinds.argmax())]
    finally:
        model.weights_of.cache_clear()


def test_training_repeats_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "EPOCHS", 1)
    examples = [taught(number) for number in range(8)]
    first, second = (network.arrays(network.train(examples, seed=3)) for _ in range(2))
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_calibration_error_is_the_gap_by_bin() -> None:
    expected = np.array([0.95, 0.95, 0.15])
    assert confidence.calibration_error(expected, np.array([0.95, 0.95, 0.15])) == pytest.approx(0)
    assert confidence.calibration_error(expected, np.array([0.85, 0.85, 0.15])) == pytest.approx(0.2 / 3)


def test_confidence_learns_which_readings_fail() -> None:
    examples = [taught(number) for number in range(10)]
    good, bad = (examples[0].share > 0), np.zeros(len(examples[0].share))
    kinds = np.full(len(model.KINDS), 1 / len(model.KINDS), np.float32)
    readings = [
        Reading(
            one, np.float32(0.98) * (good if i % 2 else bad + 0.3).astype(np.float32), one.role, kinds, float(i % 2)
        )
        for i, one in enumerate(examples * 10)
    ]
    _, kept = confidence.fit(readings)
    assert kept[1::2].min() > 0.7 > 0.3 > kept[::2].max()
