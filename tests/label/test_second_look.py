"""The second look at lines in doubt."""

from __future__ import annotations

import numpy as np
import pytest

from mixedzone.label.class_words import Around, columns
from mixedzone.label.model import KINDS
from mixedzone.label.second_look import DOUBTFUL, evidence, in_doubt, judged, take
from mixedzone.page.html import cut_html
from tests.label.predictions import predicted

DOUBTED = 0.6
PARAGRAPH = "Ada Marsh has covered the coast and its clubs for eleven years and keeps two boats."


def after(box: str) -> float:
    """The probability that a line in doubt has, in a box with this mark-up."""
    cut = cut_html(f"<h1>Derby</h1><p>They won the cup in the last minute.</p>{box}<p>{PARAGRAPH}".encode())
    assert cut.tree is not None
    prediction = predicted(cut, ("They won", "Ada Marsh"))
    prediction.text[-1] = DOUBTED
    take(cut.tree, prediction)
    return float(prediction.text[-1])


def test_boxes_by_name_make_a_line_less_likely() -> None:
    plain = after("<div class='story'>")
    for box in ("author-bio", "related-stories", "newsletter", "comments", "cookie-notice"):
        assert after(f"<div class='{box}'>") < plain


def test_sure_lines_stay_as_they_are() -> None:
    low, high = DOUBTFUL
    text = np.array([low / 2, low + 0.01, 0.5, high - 0.01, (1 + high) / 2], np.float32)
    assert in_doubt(text).tolist() == [1, 2, 3]


def test_evidence_is_the_line_its_neighbours_the_page_and_the_names() -> None:
    text = np.array([0.2, 0.5, 0.9], np.float32)
    page = np.arange(4 + len(KINDS), dtype=np.float32)
    signs = evidence(text, np.array([1]), page, [Around(own=1)])
    assert np.allclose(signs[0, :5], [0.0, 0.0, 0.2, 0.9, 0.0])
    assert signs[0, 5:9].tolist() == [0, 1, 2, 3]
    assert np.array_equal(signs[0, 9:], columns([Around(own=1)])[0])


def test_each_kind_of_page_has_weights_of_its_own() -> None:
    signs = np.array([[0.0, 1.0]], np.float32)
    weights = {"second.w": np.zeros((len(KINDS), 2), np.float32), "second.b": np.zeros(len(KINDS), np.float32)}
    weights["second.w"][1, 1], weights["second.b"][0] = 2, -1
    article, forum = (np.eye(4 + len(KINDS), dtype=np.float32)[4 + number] for number in range(2))
    assert judged(signs, article, weights)[0] < 0.5 < judged(signs, forum, weights)[0]
    assert judged(signs, (article + 2 * forum) / 3, weights)[0] == pytest.approx(1 / (1 + np.exp(-1)))


def test_a_page_without_doubt_is_left_alone() -> None:
    cut = cut_html(b"<p>They won.")
    assert cut.tree is not None
    prediction = predicted(cut, ("They won",), chance=1.0)
    take(cut.tree, prediction)
    assert prediction.text.tolist() == [1.0]
