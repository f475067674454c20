from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from mixedzone.label import features
from mixedzone.page.html import cut_html
from mixedzone.page.lines import Lines
from mixedzone.page.text import cut_text

SENTENCE = "The keeper said on Sunday that the cup, which he had never won, was worth more than any league."
PAGE = f"""<!doctype html><title>Ferrers keep the cup | The Fen Post</title>
<nav><ul><li><a href=/a>Football</a><li><a href=/b>Rowing</a></ul></nav>
<article><h1>Ferrers keep the cup</h1><figure><img src=k.jpg>
<figcaption>The keeper. Photo: Fen Press</figcaption></figure>
<p>{SENTENCE}</p><p><b>Half-time</b></p><p>{SENTENCE} {SENTENCE}</p></article>
<div hidden>{SENTENCE}</div><footer>© The Fen Post</footer>""".encode()


def column(lines: Lines, name: str) -> npt.NDArray[np.float32]:
    return features.measure(lines).values[:, features.names(lines).index(name)]


def at(lines: Lines, name: str, text: str) -> float:
    return float(column(lines, name)[lines.texts.index(text)])


def test_every_line_is_a_row_and_every_name_a_column() -> None:
    for lines in (cut_html(PAGE), cut_text(f"Ferrers\n\n{SENTENCE}")):
        found = features.measure(lines)
        names = features.names(lines)
        assert found.values.shape == (len(lines), len(names))
        assert found.values.dtype == np.float32
        assert len(set(names)) == len(names)


def test_a_page_without_lines_has_no_rows() -> None:
    assert len(features.measure(cut_html(b"")).values) == 0
    assert len(features.measure(cut_text("")).values) == 0


def test_mark_up_and_links_are_seen() -> None:
    lines = cut_html(PAGE)
    assert at(lines, "linked", "Football") == 1
    assert at(lines, "in_nav", "Football") == 1
    assert at(lines, "bold", "Half-time") == 1
    assert at(lines, "in_figcaption", "The keeper. Photo: Fen Press") == 1
    assert at(lines, "in_footer", "© The Fen Post") == 1
    assert at(lines, "linked", SENTENCE) == 0


def test_hidden_lines_are_told_from_shown_ones() -> None:
    hidden = column(cut_html(PAGE), "hidden_style")
    assert hidden[-2] == 1
    assert hidden.sum() == 1


def test_the_headline_repeats_the_title() -> None:
    lines = cut_html(PAGE)
    share = column(lines, "in_title")
    assert share[lines.texts.index("Ferrers keep the cup")] > 0.5
    assert at(lines, "after_headline", "Ferrers keep the cup") == 0
    assert at(lines, "after_headline", SENTENCE) > 0 > at(lines, "after_headline", "Football")


def test_the_bulk_is_where_the_paragraphs_are() -> None:
    lines = cut_html(PAGE)
    assert at(lines, "parent_is_bulk", SENTENCE) == 1
    assert at(lines, "parent_is_bulk", "Football") == 0


def test_a_repeated_line_is_seen_before() -> None:
    seen = column(cut_html(PAGE), "seen")
    assert seen[-2] == 1
    assert seen[: len(seen) - 2].sum() == 0


def test_writing_without_spaces_has_words() -> None:
    lines = cut_text("選手は日曜日に優勝杯について語った。とても長い一日だったという。")
    assert column(lines, "words")[0] > np.log1p(10)
    assert column(lines, "ends_stopping")[0] == 1


def test_blank_lines_part_flat_text() -> None:
    lines = cut_text("one\n\ntwo\nthree")
    assert column(lines, "gap_before").tolist() == [1, 1, 0]
    assert column(lines, "gap_after").tolist() == [1, 0, 1]


def test_white_space_between_tags_changes_nothing() -> None:
    spread = cut_html(PAGE.replace(b"><", b">\n   <"))
    assert np.array_equal(features.measure(spread).values, features.measure(cut_html(PAGE)).values)


def test_classes_and_ids_change_nothing() -> None:
    styled = cut_html(PAGE.replace(b"<p>", b'<p class="teaser" id="x">'))
    assert np.array_equal(features.measure(styled).values, features.measure(cut_html(PAGE)).values)


def test_groups_hold_the_line_itself() -> None:
    for lines in (cut_html(PAGE), cut_text("a\nb\nc\n" * 30)):
        for order, first, end in features.measure(lines).groups:
            place = np.arange(len(lines))
            if order is not None:
                place = np.argsort(order)
            assert ((first <= place) & (place < end)).all()


@settings(deadline=None)
@given(st.text())
def test_any_flat_text_gives_finite_numbers(text: str) -> None:
    assert np.isfinite(features.measure(cut_text(text)).values).all()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</div>", "<div>", "<table><td>", "<li>", "word ", "<h1>", "<img>", "<br>", "é。"])
    )
)
def test_any_page_gives_finite_numbers(parts: list[str]) -> None:
    assert np.isfinite(features.measure(cut_html("".join(parts).encode())).values).all()
