"""One input of a run: read from wherever it is, page by page, into files that are put in place when it is done.

Whoever reads an input, however often, makes the same files under the same names. So it may be tried again anywhere at
any time, twice at once too: nothing is lost and nothing is doubled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from urllib.parse import quote

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from mixedzone.archive.near_copies import signature_of
from mixedzone.crawls.passage import Failed, Found, Passage, answer
from mixedzone.crawls.rows import Settings, row_of, wanted_record
from mixedzone.page.containers import Member, Packed, PackedArchive
from mixedzone.parquet import ROWS, Writer, content_hash
from mixedzone.scale.plan import Plan, Summary
from mixedzone.types import Cause, Failure, LeftOut, Record
from mixedzone.workers import Workers

UNKNOWN = "unknown"
"""The partition of pages without a value."""

SIGNATURES = pa.schema([("name", pa.string()), ("content_hash", pa.string()), ("signature", pa.binary())])
"""What near copies are found by, apart from the pages so that few bytes are read for it."""


class Row(msgspec.Struct, frozen=True, tag="row"):
    """A page, packed, with what is known of its text."""

    name: str
    content: bytes
    partition: str
    content_hash: str | None
    signature: bytes


ROWS_MADE = msgspec.msgpack.Decoder(Row | Failed | LeftOut)


class TroubleError(Exception):
    """An input that could not be opened, or not be read to its end."""


class InputReader:
    """Reads inputs one after the other with a process of its own, which is started once and loads the model once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        make = partial(read_page, settings=plan.settings, partition=plan.partition)
        self._workers = Workers[Found | Packed | None](partial(answer, wanted=plan.wanted, make=make), 1, plan.seconds)

    def __enter__(self) -> InputReader:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._workers.__exit__()

    def read(self, source: str) -> Summary:
        """Read an input and put its files in place. Raises OSError where they cannot be written."""
        begun = monotonic()
        failed: Counter[str] = Counter()
        left_out: Counter[str] = Counter()
        try:
            with _Output(self._plan, source) as output, self._opened(source) as passage:
                for found, result in self._workers.map(passage.things()):
                    made = passage.made(found, result, ROWS_MADE)
                    if isinstance(made, Row):
                        output.add(made)
                    elif isinstance(made, LeftOut):
                        left_out[made.by] += 1
                    elif made is not None:
                        if made.failure.cause is Cause.FILE:
                            raise TroubleError(made.failure.reason)
                        failed[made.failure.cause.value] += 1
                        output.fail(made)
                output.publish()
        except TroubleError as trouble:
            return Summary(source=source, trouble=str(trouble))
        summary = Summary(
            source=source,
            pages=output.pages,
            failed=dict(failed),
            left_out=dict(left_out),
            seconds=round(monotonic() - begun, 3),
        )
        self._plan.storage.write(self._plan.finished(source), msgspec.json.encode(summary))
        return summary

    @contextmanager
    def _opened(self, source: str) -> Iterator[Passage]:
        with ExitStack() as closing:
            try:
                file = closing.enter_context(self._plan.storage.opened(source))
            except OSError as error:
                raise TroubleError(f"It cannot be opened: {error}") from None
            yield Passage(PackedArchive(source, file, self._plan.wanted), self._plan.wanted)


def read_page(page: Member, settings: Settings, partition: str | None) -> Row | Failure | LeftOut:
    """What the process makes of a page."""
    record = wanted_record(page, settings)
    if not isinstance(record, Record):
        return record
    value = getattr(record, partition) if partition else None
    return Row(
        name=page.name,
        content=row_of(record, page, settings),
        partition=quote(value or UNKNOWN, safe=" "),
        content_hash=content_hash(record.text),
        signature=signature_of(record.text),
    )


class _Output:
    """The files of an input, on this machine until they are published."""

    def __init__(self, plan: Plan, source: str) -> None:
        self._plan = plan
        self._source = source
        self._making = ExitStack()
        self._writers: dict[str, Writer] = {}
        self._held = 0
        self._signatures: list[tuple[str, str | None, bytes]] = []
        self._signature_writer: pq.ParquetWriter | None = None
        self._failures: list[bytes] = []
        self.pages = 0

    def __enter__(self) -> _Output:
        self._making.__enter__()
        return self

    def __exit__(
        self, type: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._making.__exit__(type, error, trace)

    def add(self, row: Row) -> None:
        if row.partition not in self._writers:
            path = self._made(self._plan.pages(self._source, row.partition))
            self._writers[row.partition] = Writer(path, lines=self._plan.settings.lines)
        self._writers[row.partition].write(row.content)
        self._signatures.append((row.name, row.content_hash, row.signature))
        self.pages += 1
        self._held += 1
        if self._held >= ROWS:
            self._flush()

    def fail(self, failed: Failed) -> None:
        failure = failed.failure
        listed = {"name": failure.name, "url": failed.url, "cause": failure.cause, "reason": failure.reason}
        self._failures.append(msgspec.json.encode(listed) + b"\n")

    def publish(self) -> None:
        """Put all in place; it is where it belongs when the context ends."""
        self._flush()
        for writer in self._writers.values():
            writer.close()
        if self._signature_writer is not None:
            self._signature_writer.close()
        if self._failures:
            self._made(self._plan.failures(self._source)).write_bytes(b"".join(self._failures))

    def _flush(self) -> None:
        for writer in self._writers.values():
            writer.flush()
        self._held = 0
        if not self._signatures:
            return
        if self._signature_writer is None:
            path = self._made(self._plan.signatures(self._source))
            self._signature_writer = pq.ParquetWriter(path, SIGNATURES, compression="zstd")
        rows = [dict(zip(SIGNATURES.names, row, strict=True)) for row in self._signatures]
        self._signature_writer.write_table(pa.Table.from_pylist(rows, SIGNATURES))
        self._signatures = []

    def _made(self, address: str) -> Path:
        return self._making.enter_context(self._plan.storage.made(address))
