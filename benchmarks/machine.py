"""Where and when a run took place, and with which versions."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.evidence import OURS
from benchmarks.peers import Peer, version_of

CPU = Path("/proc/cpuinfo")


def today() -> str:
    """The day of the run, UTC."""
    return datetime.now(UTC).date().isoformat()


def machine() -> str:
    """The class of machine: processor, cores, system, Python."""
    name = re.search(r"^model name\s*:\s*(.+)$", CPU.read_text(), re.MULTILINE) if CPU.exists() else None
    processor = name[1].strip() if name else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def versions(peers: Iterable[Peer]) -> dict[str, str]:
    """The versions of ours, of the parser, and of the peers."""
    packages = [OURS, "selectolax", "numpy", *(peer.package for peer in peers)]
    return {package: found for package in packages if (found := version_of(package))}
