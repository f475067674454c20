"""Readings as rows of Parquet files: the one schema, and a writer of rows that other processes have made.

The columns are the fields of a record, in their order, but for three things: `turns` stand for the interview, `lines`
are there only if asked for, and `address`, `fetched` and `content_hash` say what the crawl knew of the page.
"""

from __future__ import annotations

import types
from datetime import datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec.structs import replace

from mixedzone.types import Interview, Record

SCHEMA_VERSION = 1
"""Changes whenever a column comes, goes or gets another type."""

VERSION_KEY = b"mixedzone.schema"
"""Where a file's metadata says the version of its schema."""

ROWS = 500
"""Rows of a row group: some 20 MB before they are packed."""

HASH_LETTERS = 32
"""Hexadecimal digits of a content hash: 128 bits, so that a trillion pages do not meet by chance."""

PLAIN: dict[type, pa.DataType] = {str: pa.string(), float: pa.float64(), bool: pa.bool_(), int: pa.int32()}

Row = dict[str, Any]
"""Plain values by column."""


@cache
def schema(*, lines: bool = False) -> pa.Schema:
    """The columns of a file, with the version in the schema's metadata; `lines` adds every line with its role."""
    hints = get_type_hints(Record)
    fields = []
    for name in Record.__struct_fields__:
        if name == "interview":
            fields.append(pa.field("turns", _arrow_type(get_type_hints(Interview)["turns"])))
        elif name != "lines" or lines:
            fields.append(pa.field(name, _arrow_type(hints[name])))
    fields += [
        pa.field("address", pa.string()),
        pa.field("fetched", pa.timestamp("us", "UTC")),
        pa.field("content_hash", pa.string()),
    ]
    return pa.schema(fields, {VERSION_KEY: str(SCHEMA_VERSION)})


def _arrow_type(hint: Any) -> pa.DataType:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _arrow_type(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return pa.list_(_arrow_type(arguments[0]))
    if issubclass(hint, msgspec.Struct):
        hints = get_type_hints(hint)
        return pa.struct([(name, _arrow_type(hints[name])) for name in hint.__struct_fields__])
    return pa.string() if issubclass(hint, Enum) else PLAIN[hint]


def row(record: Record, *, lines: bool = False, address: str | None = None, fetched: datetime | None = None) -> Row:
    """A reading as one row."""
    values = msgspec.to_builtins(record if lines else replace(record, lines=()), builtin_types=(datetime,))
    values |= {"turns": values["interview"] and values["interview"]["turns"]}
    values |= {"address": address, "fetched": fetched, "content_hash": content_hash(record.text)}
    return {name: values[name] for name in schema(lines=lines).names}


def content_hash(text: str) -> str | None:
    """What two pages with the same article text have in common; None for a page without any.

    >>> content_hash("Two goals.") == content_hash("Two  goals.")
    True
    """
    words = " ".join(text.split())
    return sha256(words.encode()).hexdigest()[:HASH_LETTERS] if words else None


def packed(values: Row, *, lines: bool = False) -> bytes:
    """A row for another process."""
    batch = pa.RecordBatch.from_pylist([values], schema=schema(lines=lines))
    return bytes(batch.serialize())


class Writer:
    """A file of packed rows, compressed with Zstandard."""

    def __init__(self, path: Path, *, lines: bool = False) -> None:
        self._schema = schema(lines=lines)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[pa.RecordBatch] = []

    def write(self, content: bytes) -> None:
        self._rows.append(pa.ipc.read_record_batch(pa.py_buffer(content), self._schema))
        if len(self._rows) >= ROWS:
            self.flush()

    def close(self) -> None:
        self.flush()
        self._writer.close()

    def flush(self) -> None:
        """Write what is held as a row group."""
        if self._rows:
            self._writer.write_table(pa.Table.from_batches(self._rows).combine_chunks())
            self._rows = []
