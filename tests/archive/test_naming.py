from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.archive.naming import may_be, parsed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Backhaus", "Mio Backhaus", True),
        ("M. Backhaus", "Mio Backhaus", True),
        ("K. Backhaus", "Mio Backhaus", False),
        ("Mio Cristian Backhaus", "Mio Backhaus", True),
        ("Mio Cristian Backhaus", "Mio Lukas Backhaus", False),
        ("Dr. Mio Backhaus", "MIO BACKHAUS", True),
        ("Virgil van Dijk", "Van Dijk", True),
        ("Mio Backhaus", "Mio Bachhaus", False),
        ("Thomas Müller", "Thomas Mueller", True),
        ("Dale Quill", "Dale Quill Jr.", False),
        ("Quill", "Dale Quill Jr.", True),
        ("本田圭佑", "本田 圭佑", True),
        ("本田", "本田圭佑", False),
    ],
)
def test_which_spellings_may_be_one_person(one: str, other: str, same: bool) -> None:
    assert may_be(parsed(one), parsed(other)) is same
    assert may_be(parsed(other), parsed(one)) is same


@given(st.text(max_size=60))
def test_any_name_may_be_itself(name: str) -> None:
    assert may_be(parsed(name), parsed(name))
