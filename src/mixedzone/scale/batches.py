"""Batches of pages → batches of readings, for engines that hand tables about: Spark, Ray Data …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from mixedzone.page.containers import Member
from mixedzone.parquet import row, schema
from mixedzone.reading import read_member
from mixedzone.types import Failure

READINGS = schema().append(pa.field("failure", pa.string()))
"""The columns of a batch of readings: those of a file, and why a page could not be read."""


def read_batch(pages: pa.RecordBatch | pa.Table) -> pa.Table:
    """The readings of pages, row by row. `pages` has the columns `name`, `content` (bytes) and perhaps `url`.

    A page that cannot be read is a row with its name and its `failure`. A page that hangs is not given up here.
    """
    return pa.Table.from_pylist([_reading(**page) for page in pages.to_pylist()], schema=READINGS)


def read_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same batch by batch, as Spark's `mapInArrow` wants it."""
    for batch in batches:
        yield from read_batch(batch).to_batches()


def _reading(name: str, content: bytes, url: str | None = None, **_: object) -> dict[str, object]:
    reading = read_member(Member(name=name, data=content, url=url))
    if isinstance(reading, Failure):
        return {"name": name, "address": url, "failure": reading.reason}
    return row(reading, address=url)
