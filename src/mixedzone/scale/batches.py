"""Batches of pages → batches of readings, for engines that hand tables about: Spark, Ray Data …"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import pyarrow as pa

from mixedzone.page.containers import Member
from mixedzone.parquet import row, schema, table
from mixedzone.reading import read_member
from mixedzone.types import Failure

FAILURE = pa.field("failure", pa.string())
READINGS = schema().append(FAILURE)
"""The columns of a batch of readings: those of a file, and why a page could not be read."""


def read_batch(pages: pa.RecordBatch | pa.Table) -> pa.Table:
    """The readings of pages, row by row. `pages` has the columns `name`, `content` (bytes) and perhaps `url`.

    A page that cannot be read is a row with its name and its `failure`. A page that hangs is not given up here.
    """
    return table([_reading(**page) for page in pages.to_pylist()], more=[FAILURE])


def read_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same batch by batch, as Spark's `mapInArrow` wants it."""
    for batch in batches:
        yield from read_batch(batch).to_batches()


def _reading(name: str, content: bytes, url: str | None = None, **_: object) -> bytes:
    reading = read_member(Member(name=name, data=content, url=url))
    if isinstance(reading, Failure):
        return msgspec.json.encode({"name": name, "address": url, "failure": reading.reason})
    return row(reading, address=url)
