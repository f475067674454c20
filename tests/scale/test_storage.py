from __future__ import annotations

from pathlib import Path

import pytest

from mixedzone.scale import Storage


@pytest.fixture(params=["disk", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Storage, str]:
    """A storage, and the address of a folder in it."""
    if request.param == "disk":
        return Storage(), str(tmp_path)
    return request.getfixturevalue("s3"), f"s3://crawl/{tmp_path.name}"


def test_what_is_written_is_found_and_read(place: tuple[Storage, str]) -> None:
    storage, folder = place
    for name in ("a.warc.gz", "2026/b.warc.gz", "2026/03/c.warc.gz", "2026/d.txt", "2026/.hidden.warc.gz"):
        storage.write(f"{folder}/{name}", name.encode())
    names = {
        "*.warc.gz": ["a.warc.gz"],
        "**/*.warc.gz": ["2026/03/c.warc.gz", "2026/b.warc.gz", "a.warc.gz"],
        "2026/*.[tw]*": ["2026/b.warc.gz", "2026/d.txt"],
        "2026/?.txt": ["2026/d.txt"],
        "2026": ["2026/03/c.warc.gz", "2026/b.warc.gz", "2026/d.txt"],
        "a.warc.gz": ["a.warc.gz"],
        "none/*": [],
    }
    for pattern, found in names.items():
        assert storage.found(f"{folder}/{pattern}") == [f"{folder}/{name}" for name in found], pattern
    assert storage.read(f"{folder}/2026/d.txt") == b"2026/d.txt"
    assert storage.is_there(f"{folder}/2026/d.txt")
    assert not storage.is_there(f"{folder}/2026/e.txt")


def test_files_are_whole_or_not_there(place: tuple[Storage, str]) -> None:
    storage, folder = place
    address = f"{folder}/part"
    with storage.made(address) as path:
        path.write_bytes(b"first")
        assert not storage.is_there(address)
    assert storage.read(address) == b"first"
    with pytest.raises(ZeroDivisionError), storage.made(address) as path:
        path.write_bytes(b"second")
        raise ZeroDivisionError
    assert storage.read(address) == b"first"
    storage.write(address, b"third")
    assert storage.read(address) == b"third"
    assert storage.found(folder) == [address]


def test_what_is_not_there_raises(place: tuple[Storage, str]) -> None:
    storage, folder = place
    with pytest.raises(OSError, match="none"):
        storage.read(f"{folder}/none")


def test_the_environment_tells_how_stores_are_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_NO_SIGN_REQUEST"):
        monkeypatch.delenv(name, raising=False)
    assert Storage.from_environment() == Storage()
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://store.example:9000")
    monkeypatch.setenv("AWS_REGION", "eu-north-1")
    monkeypatch.setenv("AWS_NO_SIGN_REQUEST", "YES")
    assert Storage.from_environment() == Storage(
        endpoint="http://store.example:9000", region="eu-north-1", anonymous=True
    )
