"""Readings as rows of Parquet files: the one schema, and a writer of rows that other processes have made.

The columns are the fields of a record, in their order, but for three things: `turns` stand for the interview, `lines`
are there only if asked for, and `address`, `fetched` and `content_hash` say what the crawl knew of the page.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
import pyarrow.json as pj
import pyarrow.parquet as pq

from mixedzone.types import Interview, Record

SCHEMA_VERSION = 1
"""Changes whenever a column comes, goes or gets another type."""

VERSION_KEY = b"mixedzone.schema"
"""Where a file's metadata says the version of its schema."""

ROWS = 500
"""Rows of a row group: some 10 MB before they are packed."""

ROW_BYTES = 32 << 20
"""With as many bytes of rows a row group is full too."""

HASH_LETTERS = 32
"""Hexadecimal digits of a content hash: 128 bits, so that a trillion pages do not meet by chance."""

PLAIN: dict[type, pa.DataType] = {str: pa.string(), float: pa.float64(), bool: pa.bool_(), int: pa.int32()}


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


def row(record: Record, *, lines: bool = False, address: str | None = None, fetched: datetime | None = None) -> bytes:
    """A reading as one row: a line of JSON, which other processes take and `Writer` and `table` turn into columns."""
    values = {name: getattr(record, name) for name in _record_columns(lines=lines)}
    values["turns"] = record.interview and record.interview.turns
    values["address"] = address
    values["fetched"] = fetched and fetched.astimezone(UTC)
    values["content_hash"] = content_hash(record.text)
    return msgspec.json.encode(values) + b"\n"


@cache
def _record_columns(*, lines: bool) -> list[str]:
    return [name for name in schema(lines=lines).names if name in Record.__struct_fields__]


def content_hash(text: str) -> str | None:
    """What two pages with the same article text have in common; None for a page without any.

    >>> content_hash("Two goals.") == content_hash("Two  goals.")
    True
    """
    words = " ".join(text.split())
    return sha256(words.encode()).hexdigest()[:HASH_LETTERS] if words else None


def table(rows: Sequence[bytes], *, lines: bool = False, more: Iterable[pa.Field] = ()) -> pa.Table:
    """Rows as a table of the schema, with `more` columns behind those that rows have."""
    columns = pa.schema([*schema(lines=lines), *more], schema().metadata)
    if not rows:
        return columns.empty_table()
    packed = b"".join(rows)
    return pj.read_json(
        pa.BufferReader(packed),
        read_options=pj.ReadOptions(use_threads=False, block_size=len(packed) + 1),
        parse_options=pj.ParseOptions(explicit_schema=columns, unexpected_field_behavior="ignore"),
    ).replace_schema_metadata(columns.metadata)


class Writer:
    """A file of rows, compressed with Zstandard."""

    def __init__(self, path: Path, *, lines: bool = False) -> None:
        self._lines = lines
        self._writer = pq.ParquetWriter(path, schema(lines=lines), compression="zstd")
        self._rows: list[bytes] = []
        self._held = 0

    def write(self, row: bytes) -> None:
        self._rows.append(row)
        self._held += len(row)
        if len(self._rows) >= ROWS or self._held >= ROW_BYTES:
            self.flush()

    def close(self) -> None:
        self.flush()
        self._writer.close()

    def flush(self) -> None:
        """Write what is held as a row group."""
        if self._rows:
            self._writer.write_table(table(self._rows, lines=self._lines))
            self._rows = []
            self._held = 0
