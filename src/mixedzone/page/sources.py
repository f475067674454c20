"""What a person names on the command line → the files meant: a file, a folder, a pattern.

A file that is named is read whatever it is. Of a folder, which holds more than pages, only those files count that
hold text or mark-up or pack it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from mixedzone.page.decoding import SNIFFED, Kind, sniff
from mixedzone.types import Cause, Failure

PAGE_KINDS = frozenset({Kind.HTML, Kind.TEXT, Kind.GZIP, Kind.ZIP, Kind.WARC})
ZSTANDARD = b"\x28\xb5\x2f\xfd"

STANDARD_INPUT = "-"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

NO_PAGES = frozenset(
    {".atom", ".bib", ".cfg", ".conf", ".css", ".csv", ".ini", ".ics", ".js", ".json", ".jsonl", ".jsonld", ".less"}
    | {".log", ".map", ".mjs", ".py", ".rss", ".scss", ".sh", ".sql", ".srt", ".svg", ".toml", ".ts", ".tsv", ".vtt"}
    | {".xml", ".xsl", ".yaml", ".yml"}
)
"""Endings of files that are text but no pages; browsers save some of them beside a page."""


class Sources:
    """What arguments stand for, in order: files, and as they were given web addresses and - for standard input.

    `given` counts what was handed out, `left_out` the files of folders that are no pages; `several` tells that there
    may be more than one page. A folder's files come sorted, before those of the folders in it; hidden files and
    folders, links to folders and the folder `besides` stay aside. What cannot be found is a Failure in its place.
    """

    def __init__(self, arguments: Sequence[str], besides: Path | None = None) -> None:
        self.arguments = arguments
        self.besides = besides
        self.given = self.left_out = 0

    @property
    def several(self) -> bool:
        return len(self.arguments) > 1 or not all(map(_is_one, self.arguments))

    def again(self) -> Sources:
        """The same sources from the beginning."""
        return Sources(self.arguments, self.besides)

    def __iter__(self) -> Iterator[Path | str | Failure]:
        for argument in self.arguments:
            for source in self._sources(argument):
                self.given += 1
                yield source

    def _sources(self, argument: str) -> Iterator[Path | str | Failure]:
        path = Path(argument)
        if argument == STANDARD_INPUT or ADDRESS.match(argument):
            yield argument
        elif os.path.isdir(argument):  # noqa: PTH112 - it takes names that are too long
            yield from self._folder(path)
        elif _is_pattern(argument):
            yield from self._pattern(argument)
        else:
            yield path

    def _pattern(self, pattern: str) -> Iterator[Path | Failure]:
        found = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not found:
            yield Failure(name=printable_name(pattern), reason="No file has a name like this.", cause=Cause.FILE)
        for name in found:
            path = Path(name)
            if not path.is_dir():
                yield path

    def _folder(self, folder: Path) -> Iterator[Path | Failure]:
        found = 0
        for path in self._files(folder):
            if not isinstance(path, Path) or is_page(path):
                found += 1
                yield path
            else:
                self.left_out += 1
        if not found:
            yield Failure(name=printable_name(str(folder)), reason="The folder holds no page.", cause=Cause.FILE)

    def _files(self, folder: Path) -> Iterator[Path | Failure]:
        """All regular files below a folder."""
        troubles: list[OSError] = []
        for place, folders, names in os.walk(folder, onerror=troubles.append):
            folders[:] = sorted(name for name in folders if self._enters(Path(place, name)))
            for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
                if path.is_file():
                    yield path
            yield from map(_unopened, troubles)
            troubles.clear()
        yield from map(_unopened, troubles)

    def _enters(self, folder: Path) -> bool:
        return not folder.name.startswith(".") and not (self.besides is not None and _is_same(folder, self.besides))


def _is_one(argument: str) -> bool:
    """Whether an argument stands for one page, as far as its name tells."""
    return not os.path.isdir(argument) and not _is_pattern(argument)  # noqa: PTH112 - as above


def _is_pattern(argument: str) -> bool:
    special = argument == STANDARD_INPUT or ADDRESS.match(argument)
    return not special and has_magic(argument) and not os.path.lexists(argument)


def _is_same(folder: Path, other: Path) -> bool:
    return folder.resolve() == other.resolve()


def is_page(path: Path) -> bool:
    """Whether a file may be a page or hold some, by its ending and its first bytes. One that cannot be opened may."""
    if path.suffix.lower() in NO_PAGES:
        return False
    try:
        with path.open("rb") as file:
            start = file.read(SNIFFED)
    except OSError:
        return True
    return start.startswith(ZSTANDARD) or (bool(start) and sniff(start) in PAGE_KINDS)


def printable_name(name: str) -> str:
    """A name fit for a terminal and for JSON, whatever bytes the file system has for it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)


def unicode_name(name: str) -> str:
    """A name as Unicode, with what is none of it written out: names that differ stay different.

    >>> unicode_name("keeper\\udcff.html")
    'keeper\\\\udcff.html'
    """
    return name.encode("utf-8", "backslashreplace").decode()


def _unopened(trouble: OSError) -> Failure:
    reason = f"The folder cannot be opened: {trouble.strerror}."
    return Failure(name=printable_name(str(trouble.filename)), reason=reason, cause=Cause.FILE)
