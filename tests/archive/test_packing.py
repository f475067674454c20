from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mixedzone.archive import packing
from tests.archive.conftest import record_of


@given(st.binary())
def test_bytes_come_back(data: bytes) -> None:
    assert packing.unpacked(packing.packed(data)) == data


def test_a_record_comes_back_without_lines() -> None:
    record = record_of("Rain.", quotes=[("Ada Quill", "Rain!")])
    assert packing.unpacked_record(packing.packed_record(record)) == record


@given(st.binary(max_size=200))
def test_what_was_never_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        packing.unpacked_record(data)


def test_what_is_cut_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be unpacked"):
        packing.unpacked(packing.packed(bytes(range(256)))[:-9])
