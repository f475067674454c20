"""What the tests of runs share: archives to read, and a server that speaks S3."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from botocore.config import Config

from mixedzone.scale import Storage

BUCKET = "crawl"
REPORT = " ".join(f"In minute {minute} the keeper of side {minute * 7} saved a shot." for minute in range(40))


def record(number: int, body: str, status: str = "200 OK") -> bytes:
    content = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper{number}.example/derby\r\n"
    head += f"WARC-Date: 2026-03-01T12:00:00Z\r\nContent-Length: {len(content)}\r\n\r\n"
    return gzip.compress(head.encode() + content + b"\r\n\r\n", 1)


def page(number: int, text: str = "") -> str:
    words = text or f"Two goals in the last ten minutes turned derby number {number} around."
    return f"<!doctype html><html lang=en><title>Derby</title><h1>Derby number {number}</h1><p>{words}"


def archive(numbers: range) -> bytes:
    """Pages with those numbers, a broken record after each tenth, and an answer that is no page."""
    records = [record(number, page(number)) for number in numbers]
    broken = [each[: len(each) // 2] for each in records[::10]]
    return b"".join(records) + b"".join(broken) + record(0, "gone", "404 Not Found") + records[0][:0]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Three archives in nested folders, of 20 pages each."""
    folder = tmp_path / "crawl"
    for number in range(3):
        path = folder / f"2026-0{number}" / "pages.warc.gz"
        path.parent.mkdir(parents=True)
        path.write_bytes(archive(range(number * 20, number * 20 + 20)))
    return folder


@pytest.fixture(scope="session")
def s3() -> Iterator[Storage]:
    """A server, in a process of its own, with an empty bucket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    storage = Storage(endpoint=f"http://127.0.0.1:{port}", region="us-east-1")
    before = dict(os.environ)
    os.environ |= {
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_ENDPOINT_URL": storage.endpoint or "",
        "AWS_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    tries = Config(retries={"total_max_attempts": 40, "mode": "standard"})  # until the server is up
    client = boto3.client("s3", endpoint_url=storage.endpoint, region_name="us-east-1", config=tries)
    client.create_bucket(Bucket=BUCKET)
    yield storage
    server.kill()
    server.wait()
    os.environ.clear()
    os.environ.update(before)
