"""Putting rendered pages where they belong: all on one stream, or one file each, whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from hashlib import sha256
from pathlib import Path

DATA = frozenset({"json", "jsonl", "jsonld", "csv"})
DOCUMENTS = frozenset({"html", "explain_html"})
HEADED = frozenset({"article", "explain"})
"""Kinds of formats: nothing stands between the pages of the first, only one page is held by a document, and each of
the last has its name over it."""

HEADING_NAME = 60
"""Characters of that name, its last ones."""

UNSAFE = re.compile(r"[^\w.,+@()-]+")
"""What file names do without: separators, white space, and all that shells and other systems give a meaning."""

LONGEST = 150
"""Bytes of a file name before its ending; file systems take 255, and a temporary ending needs some."""

RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that are devices on Windows, whatever their ending."""


class Folder:
    """A folder that gets one file for each page (`count` so far), named after what the page was read from.

    `pages/derby.html` becomes `derby.html.json`, the twelfth record of `crawl.warc.gz` `crawl.warc.gz-12.json`. Where
    two pages of a run would get one name, the second has a mark added that depends on its full name alone. So the
    same pages in the same order always get the same files.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        self.folder = folder
        self.suffix = suffix
        self.count = 0
        self._taken: dict[str, bytes] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def write(self, name: str, content: str) -> Path:
        """Write the file of the page called `name`; until it is whole, an older one stays. Raises OSError."""
        path = self.folder / self._file_name(name)
        part = path.with_name(f".{path.name}.part")
        part.unlink(missing_ok=True)
        try:
            with part.open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        self.count += 1
        return path

    def close(self) -> None:
        """Nothing is left to do: each file was whole when it was written."""

    def _file_name(self, name: str) -> str:
        mark = sha256(name.encode("utf-8", "surrogateescape")).digest()[:8]
        plain = file_stem(name)
        for stem in (plain, f"{plain}~{mark.hex()}"):
            if self._taken.setdefault(stem.casefold(), mark) == mark:
                break
        return stem + self.suffix


def file_stem(name: str) -> str:
    """The safe name of a file for a page: of paths their last part, of web addresses all but the scheme.

    >>> file_stem("pages/../derby day.html"), file_stem("https://paper.example/a/b?id=7"), file_stem("../..")
    ('derby-day.html', 'paper.example-a-b-id-7', 'page')
    """
    address = re.match(r"https?://", name)
    last = name[address.end() :] if address else _last_part(name)
    stem = UNSAFE.sub("-", last).strip("-.")
    if len(stem.encode()) > LONGEST:
        stem = stem.encode()[-LONGEST:].decode("utf-8", "ignore").lstrip("-.")
    return f"page-{stem}" if RESERVED.match(stem) else stem or "page"


def _last_part(name: str) -> str:
    """The last part of a path, with the entry behind the container that it is in."""
    path, mark, entry = name.partition("#")
    return os.path.basename(path) + mark + entry  # noqa: PTH119 - a trailing separator is no path's


class Stream:
    """The standard output, which gets pages one after the other; `count` are those it got.

    Formats that people read are parted by a line with the page's name; that line stands over the first page too if
    there are going to be `several`. Several HTML documents make none, so only one of them is taken.
    """

    def __init__(self, format: str, *, width: int, several: bool) -> None:
        self.format = format
        self.width = width
        self.several = several
        self.count = 0
        self._held = ""

    def write(self, name: str, content: str) -> None:
        """Raises SecondDocument where a page would spoil the one before, and OSError."""
        if self.format in DOCUMENTS and self._held:
            raise SecondDocument
        self.count += 1
        if self.format in DOCUMENTS:
            self._held = content
            return
        if self.count > 1 and self.format not in DATA:
            sys.stdout.write("\n")
        if self.format in HEADED and (self.several or self.count > 1):
            sys.stdout.write(_heading(name, self.width))
        sys.stdout.write(content)
        sys.stdout.flush()

    def close(self) -> None:
        """Write what was held back until no second page could come."""
        sys.stdout.write(self._held)
        sys.stdout.flush()


class SecondDocument(ValueError):  # noqa: N818 - it is no error of the program's
    """A second HTML document for a place that holds one."""


def _heading(name: str, width: int) -> str:
    from mixedzone.formats.columns import WIDTH
    from mixedzone.formats.printable import one_line

    shown = name if len(name) <= HEADING_NAME else f"…{name[-HEADING_NAME:]}"
    return f"── {one_line(shown)} ".ljust(min(width, WIDTH), "─") + "\n\n"
