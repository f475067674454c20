from __future__ import annotations

import pytest

from mixedzone.archive import packing
from mixedzone.archive.archive import Archive
from mixedzone.archive.checking import check
from tests.archive.conftest import Adder


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("DELETE FROM version WHERE number = 2", "pages have no latest version"),
        ("DELETE FROM page", "versions belong to no page"),
        ("UPDATE version SET record = x'00'", "The reading of version 1 of page 1 is damaged"),
        ("UPDATE original SET data = x'28b52ffd00'", "The original of version 1 of page 1 is damaged"),
        ("UPDATE original SET data = (SELECT data FROM original LIMIT 1)", "is not the page that was stored"),
        ("UPDATE saying SET text = 'I never said that.'", "What was said on page 1 is not what its reading says"),
        ("DELETE FROM saying", "The index of the sayings lacks 0 and has 1 that are gone"),
        ("DELETE FROM person", "appearances are nobody's"),
        ("INSERT INTO page_index (page_index) VALUES ('delete-all')", "The index of the pages lacks 1"),
        ("UPDATE page SET family = 77", "near copies have a family that is gone"),
        ("DELETE FROM page_index_data WHERE id > 10", "damaged"),
    ],
)
def test_faults_are_told(archive: Archive, put: Adder, damage: str, told: str) -> None:
    put("One.", name="a", quotes=[("Ada Quill", "Yes.")])
    put("Two.", name="a", quotes=[("Ada Quill", "No.")])
    assert list(check(archive)) == []
    archive.connection.execute(damage)
    assert any(told in fault for fault in check(archive)), list(check(archive))


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = packing.packed(bytes(packing.LARGEST + 1))
    with pytest.raises(ValueError, match="no size that it can have"):
        packing.unpacked(bomb)
