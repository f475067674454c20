"""The folder that a crawl is read into: part files, failures, and a manifest that tells what is done.

A run may be ended at any moment. A part is written under another name, brought to the disk, renamed, and only then
entered in the manifest; what the manifest does not tell of is thrown away by the next run and made again. So no page
is missing or there twice.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import msgspec

from mixedzone.types import Failure

MANIFEST = "manifest.jsonl"
FAILURES = "failures.jsonl"

PART_PAGES = 2000
"""Pages of a part: what a run that is killed has to read again, and a file that tables are read from well."""

PART_BYTES = 128 << 20
"""A part with as many bytes of rows is full too."""

VERSION = 1


class ForeignFolder(ValueError):  # noqa: N818 - it is no error of the program's
    """A folder that holds something else, or that another run is at. Its text is one sentence."""


class Head(msgspec.Struct, frozen=True, kw_only=True, tag="crawl"):
    """The first line of a manifest: what all of its parts have in common."""

    version: int
    format: str
    settings: dict[str, Any]


class State(msgspec.Struct, frozen=True, kw_only=True):
    """What tells whether a file is still the same: its bytes, and nanoseconds of its last change."""

    size: int
    modified: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How much of an input is done: its first `count` pages, or the `whole`; `state` was its file's."""

    count: int = 0
    whole: bool = False
    state: State | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An input: the `key` by which it is known again, and the state of its file, if it is one."""

    key: str
    state: State | None = None


class Commit(msgspec.Struct, frozen=True, kw_only=True, tag="part"):
    """A line of a manifest: a part, or None where nothing was read but failures, and how far the inputs are.

    `failed` and `left_out` count the pages since the line before by cause and by filter; `failures` is the length of
    the list of failures in bytes.
    """

    part: str | None
    pages: int
    failed: dict[str, int]
    left_out: dict[str, int]
    failures: int
    inputs: dict[str, Progress]


class PartWriter(Protocol):
    """What takes the rows of one part."""

    def write(self, content: bytes) -> Any: ...
    def close(self) -> None: ...


class CrawlFolder:
    """A folder to read a crawl into. `pages`, `failed` and `left_out` count what is safe in it.

    `format` is "jsonl" or "parquet", `settings` whatever else makes a difference to what is written. Raises
    ForeignFolder, and OSError.
    """

    def __init__(self, folder: Path, format: str, settings: Mapping[str, Any], part_pages: int = PART_PAGES) -> None:
        self.folder = folder
        self.pages = 0
        self.parts = 0
        self.failed: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        self._head = Head(version=VERSION, format=format, settings=dict(settings))
        self._part_pages = part_pages
        self._progress: dict[str, Progress] = {}
        self._failures = 0
        self._part: _Part | None = None
        self._begin()
        folder.mkdir(parents=True, exist_ok=True)
        self._manifest = self._opened_manifest()
        self._clear()

    def __enter__(self) -> CrawlFolder:
        return self

    def __exit__(self, *_: object) -> None:
        if self._part is not None:
            self._part.discard()
        self._manifest.close()

    @property
    def taken(self) -> int:
        """Pages with those that are not safe yet."""
        return self.pages + self._new_pages

    def progress(self, key: str) -> Progress:
        """How far an input had come when the folder was opened, or at the last commit."""
        return self._progress.get(key, Progress())

    def add(self, origin: Origin, row: bytes) -> None:
        """Take the row of an input's next page."""
        if self._part is None:
            self._part = _Part(self.folder, self.parts, self._head)
        self._part.write(row)
        self._new_pages += 1
        self._step(origin)
        if self._new_pages >= self._part_pages or self._part.size >= PART_BYTES:
            self.commit()

    def fail(self, origin: Origin, failure: Failure, url: str | None) -> None:
        """Take the failure of an input's next page."""
        listed = {"name": failure.name, "url": url, "cause": failure.cause, "reason": failure.reason}
        self._new_failures += msgspec.json.encode(listed) + b"\n"
        self._new_failed[failure.cause.value] += 1
        self._step(origin)

    def leave_out(self, origin: Origin, by: str) -> None:
        """Pass over an input's next page."""
        self._new_left_out[by] += 1
        self._step(origin)

    def finish(self, origin: Origin) -> None:
        """An input has no more pages."""
        count = self._new_progress.get(origin.key, self.progress(origin.key)).count
        self._new_progress[origin.key] = Progress(count=count, whole=True, state=origin.state)

    def commit(self) -> None:
        """Make sure of all that was taken."""
        if not self._new_progress:
            return
        if self._new_failures:
            self._append_failures()
        name = None
        if self._part is not None:
            name = self._part.publish()
            self._part = None
            self.parts += 1
        commit = Commit(
            part=name,
            pages=self._new_pages,
            failed=dict(self._new_failed),
            left_out=dict(self._new_left_out),
            failures=self._failures + len(self._new_failures),
            inputs=self._new_progress,
        )
        _append(self._manifest, msgspec.json.encode(commit) + b"\n")
        self._take(commit)
        self._begin()

    def _begin(self) -> None:
        """Start on the next part."""
        self._new_pages = 0
        self._new_failures = bytearray()
        self._new_failed: Counter[str] = Counter()
        self._new_left_out: Counter[str] = Counter()
        self._new_progress: dict[str, Progress] = {}

    def _step(self, origin: Origin) -> None:
        count = self._new_progress.get(origin.key, self.progress(origin.key)).count
        self._new_progress[origin.key] = Progress(count=count + 1, state=origin.state)

    def _take(self, commit: Commit) -> None:
        self.pages += commit.pages
        self.failed.update(commit.failed)
        self.left_out.update(commit.left_out)
        self._failures = commit.failures
        self._progress.update(commit.inputs)

    def _append_failures(self) -> None:
        with (self.folder / FAILURES).open("ab") as file:
            _append(file, bytes(self._new_failures))

    def _opened_manifest(self) -> BinaryIO:
        path = self.folder / MANIFEST
        if not path.exists() and any(self.folder.glob("part-*")):
            raise ForeignFolder("it holds part files, but no manifest that tells of them.")
        manifest = path.open("a+b")
        try:
            _lock(manifest)
            manifest.seek(0)
            self._replay(manifest)
        except BaseException:
            manifest.close()
            raise
        return manifest

    def _replay(self, manifest: BinaryIO) -> None:
        """Take what earlier runs have done; a line that one was killed at is cut away."""
        decode = msgspec.json.Decoder(Head | Commit).decode
        whole = 0
        for number, line in enumerate(manifest):
            if not line.endswith(b"\n"):
                break
            try:
                entry = decode(line)
            except (msgspec.DecodeError, UnicodeError):
                raise ForeignFolder(f"its {MANIFEST} is not one of this program's.") from None
            if isinstance(entry, Commit):
                self._take(entry)
                self.parts += entry.part is not None
            elif entry != self._head:
                raise ForeignFolder("it holds what was read with other settings.")
            elif number:
                raise ForeignFolder(f"its {MANIFEST} is not one of this program's.")
            whole += len(line)
        manifest.truncate(whole)
        if not whole:
            _append(manifest, msgspec.json.encode(self._head) + b"\n")

    def _clear(self) -> None:
        """Throw away what the manifest does not tell of."""
        names = {_part_name(number, self._head.format) for number in range(self.parts)}
        for path in [*self.folder.glob("part-*"), *self.folder.glob(".part-*")]:
            if path.name not in names:
                path.unlink()
        failures = self.folder / FAILURES
        if failures.exists() and failures.stat().st_size > self._failures:
            with failures.open("r+b") as file:
                file.truncate(self._failures)


class _Part:
    """A part that is being written, under a name that says so."""

    def __init__(self, folder: Path, number: int, head: Head) -> None:
        self.path = folder / _part_name(number, head.format)
        self.hidden = folder / f".{self.path.name}.unfinished"
        self.size = 0
        self._writer = _writer(self.hidden, head)

    def write(self, row: bytes) -> None:
        self._writer.write(row)
        self.size += len(row)

    def publish(self) -> str:
        """Bring the part to the disk, and give it its name."""
        self._writer.close()
        _sync(self.hidden)
        self.hidden.replace(self.path)
        _sync(self.path.parent)
        return self.path.name

    def discard(self) -> None:
        with suppress(OSError):
            self._writer.close()
        self.hidden.unlink(missing_ok=True)


def _writer(path: Path, head: Head) -> PartWriter:
    if head.format == "parquet":
        from mixedzone.parquet import Writer

        return Writer(path, lines=head.settings["lines"])
    return path.open("wb")


def _part_name(number: int, format: str) -> str:
    return f"part-{number:05}.{format}"


def _append(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    place = os.open(path, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _lock(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # there is none on Windows
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise ForeignFolder("another run is writing into it.") from None
