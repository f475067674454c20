"""The reader as an extractor of datatrove, without depending on it: whatever has the methods is one.

from mixedzone.scale.datatrove import MixedZone
pipeline = [WarcReader("s3://…/warc/"), MixedZone(languages={"de"}), ParquetWriter("s3://…/pages/")]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Protocol

import msgspec

from mixedzone.crawls.rows import Settings, wanted_record
from mixedzone.page.containers import Member
from mixedzone.reading import lost_page
from mixedzone.types import Failure, LeftOut, Record
from mixedzone.workers import SECONDS, Workers

FIELDS = ("headline", "kind", "language", "authors", "published", "site", "confidence")
"""Fields of a reading that go into a document's metadata."""


class Document(Protocol):
    """What is used of datatrove's documents: `text` is the page before, and the article's text afterwards."""

    text: str
    id: str
    metadata: dict[str, Any]


class MixedZone:
    """A step of a pipeline that turns documents that hold pages into documents that hold articles.

    Documents that cannot be read, or are not in one of the `languages`, are dropped and counted in `counts`. A page
    that takes longer than `seconds` is given up alone.
    """

    name = "📰 Mixed Zone"
    type = "🛢 - EXTRAC"

    def __init__(self, languages: Iterable[str] = (), seconds: float = SECONDS) -> None:
        self._settings = Settings(format="jsonl", languages=frozenset(languages))
        self._seconds = seconds
        self.counts: Counter[str] = Counter()

    def __call__(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        return self.run(data, rank, world_size)

    def run(self, data: Iterable[Document], rank: int = 0, world_size: int = 1) -> Iterator[Document]:  # noqa: ARG002
        """The documents that hold articles, in order."""
        things = ((document, msgspec.msgpack.encode(_member(document))) for document in data)
        with Workers[Document](partial(_read, settings=self._settings), 1, self._seconds) as workers:
            for document, result in workers.map(things):
                if isinstance(result, bytes):
                    made = msgspec.msgpack.decode(result, type=Record | Failure | LeftOut)
                else:
                    made = lost_page(document.id, result)
                if isinstance(made, Record):
                    self.counts["read"] += 1
                    document.text = made.text
                    document.metadata |= {field: getattr(made, field) for field in FIELDS}
                    yield document
                else:
                    self.counts[made.by if isinstance(made, LeftOut) else made.cause.value] += 1


def _member(document: Document) -> Member:
    return Member(name=document.id, data=document.text.encode("utf-8", "replace"), url=document.metadata.get("url"))


def _read(member: bytes, settings: Settings) -> bytes:
    return msgspec.msgpack.encode(wanted_record(msgspec.msgpack.decode(member, type=Member), settings))
