"""How a site is set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mixedzone.site.guard import LOOPBACK


@dataclass(frozen=True, slots=True)
class Settings:
    """The archive that a site is over, and the host names that it answers to besides those of the loopback."""

    archive: Path
    host_names: frozenset[str] = frozenset()

    @property
    def hosts(self) -> frozenset[str]:
        return LOOPBACK | {name.lower() for name in self.host_names}
