"""Processes that do the same to many things at once, in order: one that hangs or dies costs the thing it was at.

Python's own pools give up as a whole when a process dies, and cannot end one that takes too long.
"""

from __future__ import annotations

import os
import signal
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from multiprocessing import forkserver, get_context
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector
from socket import socket, socketpair
from time import monotonic
from typing import Generic, TypeVar

Tag = TypeVar("Tag")

SENT = 2
"""Things that a worker has at hand: the one it is at, and the next one so that it never waits."""

AHEAD = 8
"""Things for each worker that are taken before the first of them is done: more only fill memory."""

AHEAD_BYTES = 32 << 20
"""No more things are taken while those at hand are larger than this together."""

SECONDS = 30.0
"""How long a page may take; real ones take hundredths of a second, and the largest one or two."""

THREADS = "OPENBLAS_NUM_THREADS"

PIECE = 256 << 10
"""Bytes that are received at a time: sockets hold no more."""

HEAD = struct.Struct("<Q")


class Lost(Enum):
    """Why there is no result."""

    SLOW = "took too long"
    DIED = "its process ended"


class Wait(Enum):
    """In the place of a thing: no more are taken before the results of all that came before have been."""

    FOR_ALL = "for all"


class _Job(Generic[Tag]):
    """A thing on its way. `content` is let go of when it is done."""

    def __init__(self, tag: Tag, thing: bytes | Wait | None) -> None:
        self.tag = tag
        self.content = thing if isinstance(thing, bytes) else None
        self.size = len(self.content or b"")
        self.result: bytes | Lost | None = None
        self.done = self.content is None
        self.is_waited_for = thing is Wait.FOR_ALL

    def finish(self, result: bytes | Lost) -> None:
        self.result = result
        self.content = None
        self.done = True


class Workers(Generic[Tag]):
    """`count` processes that call `do`, a function that other processes can import, on bytes.

    A call that takes longer than `seconds` is ended with its process, and another process takes its place. To be used
    as a context: at its end the processes are ended, whatever they are at.
    """

    def __init__(self, do: Callable[[bytes], bytes], count: int, seconds: float = SECONDS) -> None:
        self._do = do
        self._seconds = seconds
        self._selector = DefaultSelector()
        self._backlog: deque[_Job[Tag]] = deque()
        self._buffer = memoryview(bytearray(PIECE))
        forkserver.set_forkserver_preload(["__main__", _module_of(do)])
        with _deaf(), _one_thread():
            forkserver.ensure_running()
        self._workers = [self._hire() for _ in range(count)]

    def __enter__(self) -> Workers[Tag]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._selector.close()

    def map(self, things: Iterable[tuple[Tag, bytes | Wait | None]]) -> Iterator[tuple[Tag, bytes | Lost | None]]:
        """The result for each thing, in order, with the tag it came with; None and Wait are handed through as None."""
        source = iter(things)
        jobs: deque[_Job[Tag]] = deque()
        held = 0
        more = True

        def has_room() -> bool:
            few = len(jobs) < AHEAD * len(self._workers) and held < AHEAD_BYTES
            return not jobs or (few and not jobs[-1].is_waited_for)

        while more or jobs:
            while more and has_room():
                thing = next(source, None)
                if thing is None:
                    more = False
                    break
                job = _Job(*thing)
                jobs.append(job)
                held += job.size
                if not job.done:
                    self._backlog.append(job)
                    self._serve(0)
            while jobs and jobs[0].done:
                first = jobs.popleft()
                held -= first.size
                yield first.tag, first.result
            if jobs and not (more and has_room()):
                self._serve(self._until_deadline())

    def _hire(self) -> _Worker[Tag]:
        worker = _Worker[Tag](self._do)
        self._selector.register(worker.socket, worker.events, worker)
        return worker

    def _until_deadline(self) -> float:
        begun = [worker.since for worker in self._workers if worker.is_at_work]
        return max(0.0, min(begun, default=monotonic()) + self._seconds - monotonic())

    def _serve(self, wait: float) -> None:
        """Hand out what waits, take in what is done, and replace who hangs or has died."""
        self._hand_out()
        for key, events in self._selector.select(wait):
            worker: _Worker[Tag] = key.data
            alive = worker.send() if events & EVENT_WRITE else True
            alive = alive and (worker.receive(self._buffer) if events & EVENT_READ else True)
            if alive:
                self._listen(worker)
            else:
                self._replace(worker, Lost.DIED)
        begun_before = monotonic() - self._seconds
        for worker in list(self._workers):
            if worker.is_at_work and worker.since < begun_before:
                self._replace(worker, Lost.SLOW)
        self._hand_out()

    def _hand_out(self) -> None:
        while self._backlog:
            idlest = min(self._workers, key=lambda worker: len(worker.at_hand))
            if len(idlest.at_hand) >= SENT:
                break
            idlest.take(self._backlog.popleft())
            self._listen(idlest)

    def _listen(self, worker: _Worker[Tag]) -> None:
        """Be told when the worker has something, and if it is to be sent more, when it takes that."""
        events = EVENT_READ | EVENT_WRITE if worker.outbox else EVENT_READ
        if events != worker.events:
            worker.events = events
            self._selector.modify(worker.socket, events, worker)

    def _replace(self, worker: _Worker[Tag], lost: Lost) -> None:
        self._selector.unregister(worker.socket)
        worker.end()
        if worker.at_hand:
            worker.at_hand.popleft().finish(lost)
        self._backlog.extendleft(reversed(worker.at_hand))
        self._workers[self._workers.index(worker)] = self._hire()


class _Worker(Generic[Tag]):
    """One process, and the socket to it. The first thing at hand is the one it is at, `since` a moment."""

    def __init__(self, do: Callable[[bytes], bytes]) -> None:
        self.socket, theirs = socketpair()
        self.process = get_context("forkserver").Process(target=_work, args=(theirs, do), daemon=True)
        self.process.start()
        theirs.close()
        self.socket.setblocking(False)
        self.at_hand: deque[_Job[Tag]] = deque()
        self.outbox: deque[memoryview] = deque()
        self.inbox = bytearray()
        self.events = EVENT_READ
        self.ready = False
        self.since = 0.0

    @property
    def is_at_work(self) -> bool:
        return self.ready and bool(self.at_hand)

    def take(self, job: _Job[Tag]) -> None:
        if not self.at_hand:
            self.since = monotonic()
        self.at_hand.append(job)
        content = job.content or b""
        self.outbox += memoryview(HEAD.pack(len(content))), memoryview(content)
        self.send()  # that nobody is there any more is met again when its answer is awaited

    def send(self) -> bool:
        """Send on what fits; False if nobody is there any more."""
        try:
            while self.outbox:
                sent = self.socket.sendmsg(self.outbox)
                while self.outbox and sent >= len(self.outbox[0]):
                    sent -= len(self.outbox.popleft())
                if sent:
                    self.outbox[0] = self.outbox[0][sent:]
        except BlockingIOError:
            return True
        except OSError:
            return False
        return True

    def receive(self, buffer: memoryview) -> bool:
        """Take in what has come; False if nobody is there any more."""
        try:
            count = self.socket.recv_into(buffer)
        except BlockingIOError:
            return True
        except OSError:
            return False
        self.inbox += buffer[:count]
        while len(self.inbox) >= HEAD.size:
            end = HEAD.size + HEAD.unpack_from(self.inbox)[0]
            if len(self.inbox) < end:
                break
            if self.ready:
                self.at_hand.popleft().finish(bytes(memoryview(self.inbox)[HEAD.size : end]))
            self.ready = True
            del self.inbox[:end]
            self.since = monotonic()
        return count > 0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.socket.close()


def _work(line: socket, do: Callable[[bytes], bytes]) -> None:
    """What a process does, until nobody is there any more. An interrupt is for the process that started it.

    The first thing that it sends tells that it has started: that time is no page's.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with line:
        line.sendall(HEAD.pack(0))
        while (head := _received(line, HEAD.size)) is not None:
            content = _received(line, HEAD.unpack(head)[0])
            if content is None:
                return
            result = do(content)
            try:
                line.sendall(HEAD.pack(len(result)) + result)
            except OSError:
                return


def _received(line: socket, size: int) -> bytes | None:
    whole = bytearray(size)
    view = memoryview(whole)
    while view:
        try:
            count = line.recv_into(view)
        except OSError:
            return None
        if not count:
            return None
        view = view[count:]
    return bytes(whole)


def _module_of(do: Callable[[bytes], bytes]) -> str:
    return getattr(do, "func", do).__module__


@contextmanager
def _deaf() -> Iterator[None]:
    """Start what starts the workers deaf to Ctrl-C, as they will be: one that it ends leaves the others waiting."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Start what starts the workers so that each of them counts on one processor: threads of many only wait."""
    before = os.environ.get(THREADS)
    os.environ.setdefault(THREADS, "1")
    try:
        yield
    finally:
        if before is None:
            del os.environ[THREADS]
