from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from mixedzone.archive.near_copies import BANDS, bands_of, is_near_copy, likeness, signature_of, signature_of_words


def report(words: int = 400, seed: int = 1) -> list[str]:
    chosen = random.Random(seed)  # noqa: S311
    return [f"word{chosen.randrange(5000)}" for _ in range(words)]


def near(one: list[str], other: list[str]) -> bool:
    return is_near_copy(signature_of(" ".join(one)), signature_of(" ".join(other)))


def test_a_report_with_another_beginning_is_a_near_copy() -> None:
    original = report()
    assert near(original, [*report(40, seed=2), *original[40:]])
    assert near(original, [*original[:350], *report(30, seed=3)])


def test_two_reports_are_none() -> None:
    assert not near(report(seed=1), report(seed=2))
    half = report()
    assert not near(half, [*half[:160], *report(240, seed=4)])


def test_spelling_and_signs_make_no_difference() -> None:
    original = report()
    assert signature_of(" ".join(original)) == signature_of(", ".join(word.upper() for word in original))


def test_near_copies_share_a_band() -> None:
    original = report()
    found = 0
    for seed in range(50):
        copy = [*report(60, seed=100 + seed), *original[60:]]
        one, other = signature_of_words(original), signature_of_words(copy)
        found += is_near_copy(one, other) and not set(bands_of(one)).isdisjoint(bands_of(other))
    assert found >= 48


def test_short_texts_are_like_nothing() -> None:
    assert signature_of("Page not found.") == b""
    assert not is_near_copy(b"", b"")
    assert bands_of(b"") == ()


def test_signatures_stay_as_they_are_stored() -> None:
    """Archives hold signatures, which only those made in the same way can be compared with."""
    assert signature_of(" ".join(f"word{n}" for n in range(200)))[:8].hex() == "d5d331252cda9415"


@given(st.text(min_size=30))
def test_a_text_is_as_like_itself_as_can_be(text: str) -> None:
    signature = signature_of(text)
    assert len(signature) in (0, 256)
    assert likeness(signature, signature) == (1.0 if signature else 0.0)
    assert len(bands_of(signature)) in (0, BANDS)
