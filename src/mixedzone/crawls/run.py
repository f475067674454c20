"""The way of a crawl: inputs → the pages that are wanted and not yet done → workers → the folder."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import FrameType

import msgspec
from msgspec.structs import replace

from mixedzone.crawls.folder import CrawlFolder, Origin, State
from mixedzone.crawls.rows import Settings, packed_member, packed_row, unpacked_row
from mixedzone.page.containers import Member, wanted_members
from mixedzone.page.sources import printable_name
from mixedzone.page.wanted import Wanted
from mixedzone.reading import lost_page
from mixedzone.types import Cause, Failure, LeftOut
from mixedzone.workers import SECONDS, Lost, Workers

Found = Member | Failure | LeftOut


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """Something that holds pages."""

    origin: Origin
    members: Callable[[], Iterator[Found]]

    @classmethod
    def of(cls, path: Path, wanted: Wanted) -> Input:
        origin = Origin(key=printable_name(str(path.absolute())), state=_state(path))
        return cls(origin=origin, members=partial(wanted_members, str(path), path, wanted))


class Stopped(Exception):  # noqa: N818 - it is no error
    """The run was asked to stop; what it had read is safe."""


class _Step(msgspec.Struct, frozen=True):
    """One thing on its way through the workers; `found` is None at an input's end."""

    origin: Origin
    found: Found | None


def run(
    inputs: Iterable[Input | Failure],
    folder: CrawlFolder,
    settings: Settings,
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
    work = partial(packed_row, settings=settings)
    with _Interrupts() as interrupts:
        try:
            with Workers[_Step | Failure](work, workers, seconds) as pool:
                for step, result in pool.map(_steps(inputs, folder)):
                    with interrupts.put_off():
                        _enter(folder, step, result, tell)
                        moved()
        except KeyboardInterrupt:
            with interrupts.put_off():
                folder.commit()
            raise Stopped from None
        folder.commit()


def _steps(inputs: Iterable[Input | Failure], folder: CrawlFolder) -> Iterator[tuple[_Step | Failure, bytes | None]]:
    met = set()
    for source in inputs:
        if isinstance(source, Failure):
            yield source, None
        elif source.origin.key not in met:
            met.add(source.origin.key)
            yield from _steps_of(source, folder)


def _steps_of(source: Input, folder: CrawlFolder) -> Iterator[tuple[_Step | Failure, bytes | None]]:
    origin = source.origin
    progress = folder.progress(origin.key)
    if progress.state != origin.state and (progress.whole or progress.count):
        reason = "The file has changed since it was read into this folder, and was not read again."
        yield Failure(name=origin.key, reason=reason, cause=Cause.FILE), None
        return
    if progress.whole:
        return
    broken = False
    for found in islice(source.members(), progress.count, None):
        if isinstance(found, Failure) and found.cause is Cause.FILE:
            broken = True
            yield found, None
        else:
            yield _Step(origin, found), packed_member(found) if isinstance(found, Member) else None
    if not broken:
        yield _Step(origin, None), None


def _state(path: Path) -> State | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return State(size=state.st_size, modified=state.st_mtime_ns)


def _enter(
    folder: CrawlFolder, step: _Step | Failure, result: bytes | Lost | None, tell: Callable[[Failure], None]
) -> None:
    if isinstance(step, Failure):
        tell(step)
        return
    found = step.found
    if found is None:
        folder.finish(step.origin)
        return
    made = unpacked_row(result) if isinstance(result, bytes) else found
    if isinstance(made, Member):
        made = lost_page(made.name, result if isinstance(result, Lost) else None)
    if isinstance(made, Failure):
        url = found.url if isinstance(found, Member) else None
        folder.fail(step.origin, replace(made, name=printable_name(made.name)), url)
    elif isinstance(made, LeftOut):
        folder.leave_out(step.origin, made.by)
    else:
        folder.add(step.origin, made.content)


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
