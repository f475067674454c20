"""The way of a crawl: inputs → the pages that are wanted and not yet done → workers → the folder."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType

import msgspec
from msgspec.structs import replace

from mixedzone.crawls.folder import CrawlFolder, Origin, State
from mixedzone.crawls.passage import Failed, Found, Passage, Source, answer
from mixedzone.crawls.rows import Row, Settings, made_row
from mixedzone.page.containers import Packed, PackedArchive
from mixedzone.page.sources import printable_name, unicode_name
from mixedzone.page.wanted import Wanted
from mixedzone.types import Cause, Failure, LeftOut
from mixedzone.workers import SECONDS, Lost, Wait, Workers

ROWS = msgspec.msgpack.Decoder(Row | Failed | LeftOut)


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """Something that holds pages, to be `opened` when its turn comes."""

    origin: Origin
    opened: Callable[[], Source]

    @classmethod
    def of(cls, path: Path, wanted: Wanted) -> Input:
        origin = Origin(key=unicode_name(str(path.absolute())), state=_state(path))
        return cls(origin=origin, opened=partial(PackedArchive, str(path), path, wanted))


class Stopped(Exception):  # noqa: N818 - it is no error
    """The run was asked to stop; what it had read is safe."""


class _Step(msgspec.Struct, frozen=True):
    """One thing on its way through the workers."""

    origin: Origin
    passage: Passage
    found: Found | Packed | None


Tag = _Step | Origin | Failure
"""A thing, the end of an input, or what is to be told."""


def run(
    inputs: Iterable[Input | Failure],
    folder: CrawlFolder,
    settings: Settings,
    wanted: Wanted,
    *,
    workers: int = 1,
    seconds: float = SECONDS,
    tell: Callable[[Failure], None],
    moved: Callable[[], None] = lambda: None,
) -> None:
    """Read what is not yet done of the inputs into the folder, with that many processes.

    A file that cannot be opened, or not be read to its end, is only told of: the next run tries it again. Raises
    Stopped after an interrupt or a request to end, and OSError.
    """
    work = partial(answer, wanted=wanted, make=partial(made_row, settings=settings))
    with _Interrupts() as interrupts:
        try:
            with Workers[Tag](work, workers, seconds) as pool:
                for step, result in pool.map(_steps(inputs, folder, wanted)):
                    with interrupts.put_off():
                        _enter(folder, step, result, tell)
                        moved()
        except KeyboardInterrupt:
            with interrupts.put_off():
                folder.commit()
            raise Stopped from None
        folder.commit()


def _steps(
    inputs: Iterable[Input | Failure], folder: CrawlFolder, wanted: Wanted
) -> Iterator[tuple[Tag, bytes | Wait | None]]:
    met = set()
    for source in inputs:
        if isinstance(source, Failure):
            yield source, None
        elif source.origin.key not in met:
            met.add(source.origin.key)
            yield from _steps_of(source, folder, wanted)


def _steps_of(source: Input, folder: CrawlFolder, wanted: Wanted) -> Iterator[tuple[Tag, bytes | Wait | None]]:
    origin = source.origin
    progress = folder.progress(origin.key)
    if progress.state != origin.state and (progress.whole or progress.count):
        reason = "The file has changed since it was read into this folder, and was not read again."
        yield Failure(name=origin.key, reason=reason, cause=Cause.FILE), None
        return
    if progress.whole:
        return
    passage = Passage(source.opened(), wanted, progress.count)
    for found, thing in passage.things():
        if isinstance(found, Failure) and found.cause is Cause.FILE:
            yield found, None
            return
        yield _Step(origin, passage, found), thing
    yield origin, None


def _state(path: Path) -> State | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return State(size=state.st_size, modified=state.st_mtime_ns)


def _enter(folder: CrawlFolder, step: Tag, result: bytes | Lost | None, tell: Callable[[Failure], None]) -> None:
    if isinstance(step, Failure):
        tell(step)
        return
    if isinstance(step, Origin):
        folder.finish(step)
        return
    made = step.passage.made(step.found, result, ROWS)
    if isinstance(made, Row):
        folder.add(step.origin, made.content)
    elif isinstance(made, Failed):
        folder.fail(step.origin, replace(made.failure, name=printable_name(made.failure.name)), made.url)
    elif made is not None:
        folder.leave_out(step.origin, made.by)


class _Interrupts:
    """Makes a request to end like an interrupt, and puts either off while something must not be left half done."""

    SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __enter__(self) -> _Interrupts:
        self._busy = self._asked = False
        self._before = {}
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._heard) for number in self.SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def put_off(self) -> _PutOff:
        return _PutOff(self)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        if not self._busy:
            raise KeyboardInterrupt
        self._asked = True


class _PutOff:
    def __init__(self, interrupts: _Interrupts) -> None:
        self._interrupts = interrupts

    def __enter__(self) -> None:
        self._interrupts._busy = True

    def __exit__(self, *_: object) -> None:
        self._interrupts._busy = False
        if self._interrupts._asked:
            self._interrupts._asked = False
            raise KeyboardInterrupt
