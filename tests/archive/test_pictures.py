from __future__ import annotations

from mixedzone.archive.archive import Archive
from tests.archive.conftest import Adder


def test_credits_by_agency_and_photographer(archive: Archive, put: Adder) -> None:
    put("One.", name="a", figures=[("IMAGO", "Petra Wimborne"), ("imago", "PETRA WIMBORNE"), ("Getty Images", None)])
    put("Two.", name="b", figures=[("IMAGO", "Petra Wimborne"), (None, "Jan Holm"), (None, None)])
    found = [(each.agency, each.photographer, each.pictures, each.pages) for each in archive.pictures.credits()]
    assert found == [
        ("IMAGO", "Petra Wimborne", 3, (1, 2)),
        (None, None, 1, (2,)),
        (None, "Jan Holm", 1, (2,)),
        ("Getty Images", None, 1, (1,)),
    ]
    assert [each.agency for each in archive.pictures.credits(agency="getty")] == ["Getty Images"]
    assert [each.pages for each in archive.pictures.credits(photographer="wimborne")] == [(1, 2)]
    listed = list(archive.pictures.listed(agency="imago"))
    assert [(each.page, each.picture, each.credit) for each in listed] == [
        (1, 2, "imago/PETRA WIMBORNE"),
        (1, 1, "IMAGO/Petra Wimborne"),
        (2, 1, "IMAGO/Petra Wimborne"),
    ]
