"""Files by path or address: what is on this machine's disks and what is in object stores, alike.

Nothing is written in place: a file is made on the machine's own disk and then put where it belongs, whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import msgspec
from pyarrow import fs

READ_BYTES = 8 << 20
"""Bytes of a request: an archive of 1 GB is 120 of them, and each worker holds one."""

WILD = re.compile(r"[*?\[]")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://")

UNFINISHED = ".unfinished-"


class Storage(msgspec.Struct, frozen=True, kw_only=True):
    """How object stores are reached. Credentials come from where each machine has them: environment, profile, role.

    `endpoint` is the address of a server that speaks S3, `region` the buckets' region, `anonymous` that no credentials
    are sent.
    """

    endpoint: str | None = None
    region: str | None = None
    anonymous: bool = False

    @classmethod
    def from_environment(cls) -> Storage:
        """As the environment variables of the AWS tools say."""
        get = os.environ.get
        return cls(
            endpoint=get("AWS_ENDPOINT_URL_S3") or get("AWS_ENDPOINT_URL"),
            region=get("AWS_REGION") or get("AWS_DEFAULT_REGION"),
            anonymous=bool(get("AWS_NO_SIGN_REQUEST")),
        )

    def found(self, pattern: str) -> list[str]:
        """The files that a path, an address, a folder or a pattern stands for, sorted."""
        system, place = self._system(pattern)
        prefix = pattern[: len(pattern) - len(place)] if SCHEME.match(pattern) else ""
        wild = WILD.search(place)
        base = place[: wild.start()].rpartition("/")[0] if wild else place
        local = isinstance(system, fs.LocalFileSystem)
        if not wild and not (os.path.isdir(base) if local else _is_folder(system, base)):  # noqa: PTH112 - any name
            return [pattern]
        matches = _pattern(place) if wild else re.compile(re.escape(base.rstrip("/")) + r"/.*", re.DOTALL)
        files = _local_files(base or "/") if local else _files(system, base)
        return sorted(prefix + file for file in files if matches.fullmatch(file))

    @contextmanager
    def opened(self, address: str) -> Iterator[BinaryIO]:
        """A file to be read forwards. Raises OSError, while reading too."""
        system, place = self._system(address)
        with system.open_input_stream(place, compression=None, buffer_size=READ_BYTES) as file:
            yield file

    @contextmanager
    def made(self, address: str) -> Iterator[Path]:
        """A path of this machine to write to; what was written there is at the address afterwards, whole."""
        system, place = self._system(address)
        local = isinstance(system, fs.LocalFileSystem)
        folder = Path(place).parent if local else None
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=UNFINISHED, dir=folder) as temporary:
            path = Path(temporary, "file")
            yield path
            if local:
                with path.open("rb") as file:
                    os.fsync(file.fileno())
                path.replace(place)
            else:
                fs.copy_files(str(path), place, source_filesystem=fs.LocalFileSystem(), destination_filesystem=system)

    def read(self, address: str) -> bytes:
        """A small file's content. Raises OSError."""
        with self.opened(address) as file:
            return file.read()

    def write(self, address: str, content: bytes) -> None:
        """Write a small file, whole or not at all. Raises OSError."""
        with self.made(address) as path:
            path.write_bytes(content)

    def is_there(self, address: str) -> bool:
        system, place = self._system(address)
        return bool(system.get_file_info(place).type == fs.FileType.File)

    def for_daft(self) -> Any:
        """The same for Daft."""
        from daft.io import IOConfig, S3Config

        known = {"endpoint_url": self.endpoint, "region_name": self.region, "anonymous": self.anonymous or None}
        return IOConfig(s3=S3Config(**{name: value for name, value in known.items() if value is not None}))

    def _system(self, address: str) -> tuple[fs.FileSystem, str]:
        scheme = SCHEME.match(address)
        if not scheme:
            return fs.LocalFileSystem(), str(Path(address).absolute())
        if scheme[1] == "s3":
            return self._s3(), address[scheme.end() :]
        system, _ = fs.FileSystem.from_uri(address.partition("*")[0])
        return system, address[scheme.end() :]

    def _s3(self) -> fs.S3FileSystem:
        known: dict[str, Any] = {"region": self.region, "anonymous": self.anonymous}
        if self.endpoint:
            scheme, _, host = self.endpoint.partition("://")
            known |= {"endpoint_override": host, "scheme": scheme}
        return fs.S3FileSystem(**{name: value for name, value in known.items() if value})


def _is_folder(system: fs.FileSystem, place: str) -> bool:
    return bool(system.get_file_info(place).type == fs.FileType.Directory)


def _files(system: fs.FileSystem, folder: str) -> Iterator[str]:
    """The files in a folder and those in it, without hidden ones."""
    for file in system.get_file_info(fs.FileSelector(folder or "/", recursive=True, allow_not_found=True)):
        if file.type == fs.FileType.File and not file.base_name.startswith("."):
            yield file.path


def _local_files(folder: str) -> Iterator[str]:
    """The same on this machine, where names need not be Unicode, which pyarrow cannot bear."""
    seen = set()
    for place, folders, files in os.walk(folder, followlinks=True):
        if (real := os.path.realpath(place)) in seen:  # a link to a folder around it
            folders.clear()
            continue
        seen.add(real)
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            str(Path(place, name)) for name in files if not name.startswith(".") and Path(place, name).is_file()
        )


def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern in which ** passes over slashes and * does not.

    >>> bool(_pattern("crawl/**/*.warc.gz").fullmatch("crawl/2026/03/a.warc.gz"))
    True
    """
    pieces = re.split(r"(\*\*/|\*\*|\*|\?|\[[^\]]+\])", pattern)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile(
        "".join(known.get(piece) or (piece if piece.startswith("[") else re.escape(piece)) for piece in pieces),
        re.DOTALL,
    )
