"""Archives to measure on: the example pages, told apart and made as large as real ones are."""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

SCRIPT_BYTES = 120_000
"""Of a press page, most is script: with this much each page has the size that pages of the press have."""

NAMES = 300
"""Different names in a script."""

LINKS = 150
"""Links to other stories around the article, as on real pages."""

SEED = 1954


def pages(count: int) -> Iterator[bytes]:
    """That many pages, all different."""
    chance = random.Random(SEED)  # noqa: S311 - no secrets
    sources = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*-*.html"))]
    scripts = [f"<script>{_script(chance)}</script>" for _ in range(8)]
    for number in range(count):
        links = "".join(f"<li><a href=/{number}/{link}>Story {link} of day {number}</a>" for link in range(LINKS))
        extra = f"{scripts[number % len(scripts)]}<nav><ul>{links}</ul></nav></body>"
        yield sources[number % len(sources)].replace("</body>", extra).encode()


def _script(chance: random.Random) -> str:
    """State of an application, as it stands in pages, and packs to a fifth like them."""
    names = [chance.randbytes(chance.randint(2, 6)).hex() for _ in range(NAMES)]
    parts: list[str] = []
    while sum(map(len, parts)) < SCRIPT_BYTES:
        parts += (f'"{chance.choice(names)}":"{" ".join(chance.choices(names, k=2))}",' for _ in range(NAMES))
    return "".join(parts)[:SCRIPT_BYTES]


def record(number: int, page: bytes) -> bytes:
    """A page as a record of a web archive."""
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper{number % 97}.example/{number}\r\n"
    head += f"WARC-Date: 2026-03-01T12:00:00Z\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def write_archives(folder: Path, count: int, each: int) -> list[Path]:
    """That many packed archives with as many pages each."""
    source = pages(count * each)
    paths = [folder / f"{number:03}.warc.gz" for number in range(count)]
    for path in paths:
        with path.open("wb") as file:
            for number in range(each):
                file.write(gzip.compress(record(number, next(source)), 6))
    return paths
