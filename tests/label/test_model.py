from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from mixedzone.label import features, model
from mixedzone.page.html import cut_html
from mixedzone.page.lines import Lines
from mixedzone.page.text import cut_text
from mixedzone.types import TEXT_ROLES, Role

SENTENCES = (
    "The keeper said on Sunday that the cup, which he had never won before, was worth more than any league.",
    "“We had nothing left in our legs after the first half,” he told reporters, “but nobody wanted to go home.”",
    "His coach, who had left the ground early, was not asked about the goal that the referee did not give.",
    "About four thousand people watched the match in the rain, and most of them stayed for the speeches.",
)
BODY = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
MENU = "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(12))
PAGE = f"""<!doctype html><title>Ferrers keep the cup | The Fen Post</title><header><nav><ul>{MENU}</ul></nav></header>
<main><article><h1>Ferrers keep the cup</h1>{BODY}</article></main>
<footer><ul>{MENU}</ul><p>© The Fen Post. All rights reserved.</p></footer>""".encode()


def predicted(lines: Lines) -> model.Prediction:
    return model.predict(features.measure(lines), flat=lines.tree is None)


@pytest.mark.parametrize("lines", [cut_html(PAGE), cut_text("Menu\nSport\n\n" + "\n\n".join(SENTENCES))])
def test_probabilities_are_probabilities(lines: Lines) -> None:
    found = predicted(lines)
    assert found.probabilities.shape == (len(lines), len(Role))
    assert np.allclose(found.probabilities.sum(axis=1), 1, atol=1e-5)
    assert (found.probabilities >= 0).all()
    inner = [place for place, role in enumerate(Role) if role in TEXT_ROLES]
    assert np.allclose(found.probabilities[:, inner].sum(axis=1), found.text, atol=1e-5)
    assert 0 <= found.judge().confidence <= 1
    assert found.judge().kind in model.KINDS


def test_an_article_is_told_from_its_page() -> None:
    lines = cut_html(PAGE)
    found = predicted(lines)
    chosen = [text for text, chance in zip(lines.texts, found.text, strict=True) if chance > model.CHOSEN]
    assert chosen == [f"{sentence} {sentence}" for sentence in SENTENCES]
    headline = found.probabilities[lines.texts.index("Ferrers keep the cup")]
    assert list(Role)[int(headline.argmax())] is Role.HEADLINE


def test_a_page_without_lines_has_no_kind() -> None:
    found = predicted(cut_html(b""))
    assert found.judge().kind is None
    assert found.judge().confidence == 0
    assert found.probabilities.shape == (0, len(Role))


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_pages_shorter_than_the_network_is_wide(count: int) -> None:
    assert len(predicted(cut_html(b"<p>word" * count)).text) == count
    assert len(predicted(cut_text("word\n" * count)).text) == count


def test_the_same_page_reads_the_same() -> None:
    first, second = predicted(cut_html(PAGE)), predicted(cut_html(PAGE))
    assert np.array_equal(first.probabilities, second.probabilities)
    assert first.judge().confidence == second.judge().confidence


def test_a_menu_is_worth_less_than_an_article() -> None:
    menu = predicted(cut_html(f"<title>Front page</title><ul>{MENU}</ul>".encode()))
    assert menu.judge().confidence < predicted(cut_html(PAGE)).judge().confidence


def test_weights_are_plain_and_small() -> None:
    assert model.WEIGHTS.stat().st_size < 6_000_000
    with np.load(model.WEIGHTS, allow_pickle=False) as stored:
        assert {name.split(".")[0] for name in stored.files} == {"html", "flat"}
        assert all(np.isfinite(stored[name]).all() for name in stored.files)


def test_reading_needs_no_training_library() -> None:
    code = "import sys, mixedzone.label.model; assert not {'torch', 'lightgbm'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
