from __future__ import annotations

import pyarrow as pa

from mixedzone.scale.batches import READINGS, read_batch, read_batches
from tests.scale.conftest import page

PAGES = [
    {"name": "a", "content": page(1).encode(), "url": "https://paper.example/1", "other": 7},
    {"name": "b", "content": b"%PDF-1.7", "url": None, "other": 8},
]


def test_batches_of_pages_become_batches_of_readings() -> None:
    batch = pa.RecordBatch.from_pylist(PAGES)
    table = read_batch(batch)
    assert table.schema.equals(READINGS)
    assert table["name"].to_pylist() == ["a", "b"]
    assert table["headline"].to_pylist() == ["Derby number 1", None]
    assert table["address"].to_pylist() == ["https://paper.example/1", None]
    assert table["failure"].to_pylist() == [None, "The page is a PDF, not HTML or text."]
    assert pa.Table.from_batches(read_batches([batch, batch])).num_rows == 4
    assert read_batch(pa.Table.from_pylist(PAGES)).equals(table)
