from __future__ import annotations

import json
import unicodedata

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from mixedzone.formats.printable import escaped_json, is_plain_json, one_line, printable


@given(st.text())
@example("\x1b]0;title\x07\x9b2J\r\x7f")
def test_no_control_sequence_is_left(text: str) -> None:
    kept = printable(text)
    assert len(kept) == len(text)
    assert all(letter in "\t\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") for letter in kept)


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_text_stays_text(text: str) -> None:
    assert printable(text) == text


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip(" ")


def test_text_does_not_turn_the_columns_beside_it() -> None:
    assert one_line("a\u202eb\u2066c") == "abc"
    assert one_line("مرحبا\u200f!") == "مرحبا\u200f!"


@given(st.text(st.characters(codec="utf-8")))
@example("\x9b2J\x7f\u2028\ufeff")
def test_json_loses_nothing(text: str) -> None:
    encoded = escaped_json(msgspec.json.encode(text))
    assert json.loads(encoded) == text
    assert printable(encoded) == encoded


@given(st.text(st.characters(codec="utf-8")) | st.characters(min_codepoint=0x7F, max_codepoint=0xFFFF, codec="utf-8"))
@example("\x7f\x85\u2028")
@example("\xa0\u2030\ufeff")
@example("\ufdd0\uffff")
def test_json_is_plain_when_nothing_in_it_is_escaped(text: str) -> None:
    encoded = msgspec.json.encode(text)
    assert is_plain_json(encoded) == (escaped_json(encoded) == encoded.decode())
