"""An article as JSON that people can read: the record, indented."""

from __future__ import annotations

import msgspec

from mixedzone.formats.parts import Reading
from mixedzone.formats.printable import escaped_json, printable
from mixedzone.types import Record


def render(article: Reading) -> str:
    """The record of an article as indented JSON."""
    return escaped_json(msgspec.json.format(encoded(article), indent=2)) + "\n"


def encoded(article: Reading) -> bytes:
    """The record of an article as JSON. File names need not be Unicode; JSON must."""
    record = article if isinstance(article, Record) else article.record()
    if record.name is not None:
        record = msgspec.structs.replace(record, name=printable(record.name))
    return msgspec.json.encode(record)
