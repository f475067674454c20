"""What is read, where it goes, and what is known of an input when it has been read."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from mixedzone.crawls.rows import Settings
from mixedzone.formats.writing import file_stem
from mixedzone.page.wanted import Wanted
from mixedzone.scale.storage import Storage
from mixedzone.workers import SECONDS

PARTITIONS = ("kind", "language", "section", "site")
"""Columns that files may be parted by, each value in a folder of its own."""

MARK_LETTERS = 10
"""Digits of a file's name that depend on the whole address: inputs of one name lie in many folders."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How a run reads each of its inputs. `out` is a folder's path or address."""

    out: str
    settings: Settings = Settings(format="parquet")
    wanted: Wanted = Wanted()
    storage: Storage = Storage()
    partition: str | None = None
    seconds: float = SECONDS

    def pages(self, source: str, value: str | None = None) -> str:
        """Where an input's pages go, or those of them with a value in the column that files are parted by."""
        folder = f"{self.partition}={value}/" if self.partition else ""
        return f"{self.out.rstrip('/')}/pages/{folder}{_stem(source)}.parquet"

    def failures(self, source: str) -> str:
        return f"{self.out.rstrip('/')}/failures/{_stem(source)}.jsonl"

    def signatures(self, source: str) -> str:
        return f"{self.out.rstrip('/')}/signatures/{_stem(source)}.parquet"

    def finished(self, source: str) -> str:
        """The input's entry in the manifest, which is written last."""
        return f"{self.out.rstrip('/')}/manifest/{_stem(source)}.json"

    @property
    def copies(self) -> str:
        return f"{self.out.rstrip('/')}/copies"

    @property
    def agreement(self) -> str:
        """The file that says what all runs into this folder have in common."""
        return f"{self.out.rstrip('/')}/run.json"


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an input: pages by number, failures by cause, pages left out by filter, seconds.

    `trouble` is why it could not be opened or not be read to its end; then nothing of it counts.
    """

    source: str
    pages: int = 0
    failed: dict[str, int] = {}
    left_out: dict[str, int] = {}
    seconds: float = 0.0
    trouble: str | None = None


def _stem(source: str) -> str:
    return f"{file_stem(source)}-{sha256(source.encode('utf-8', 'surrogateescape')).hexdigest()[:MARK_LETTERS]}"
