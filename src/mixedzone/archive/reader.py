"""Which reader this is: a page that was read by another one may be read better now."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import mixedzone

PARTS = ("page", "label", "article", "reading.py", "types.py")
"""What decides what a reading holds."""


@lru_cache(1)
def this_reader() -> str:
    """A short mark that changes with the reader's code or weights."""
    house = Path(mixedzone.__file__).parent
    digest = blake2b(digest_size=6)
    for part in PARTS:
        place = house / part
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in (".py", ".npz"):
                digest.update(file.relative_to(house).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
