"""Comes in: web archives on disks or in object stores. Goes out: Parquet beside them, read by one machine or many.

May import: mixedzone.crawls, mixedzone.archive, mixedzone.parquet and the floors below them.
"""

from mixedzone.scale.plan import Plan, Summary
from mixedzone.scale.run import scale
from mixedzone.scale.storage import Storage

__all__ = ["Plan", "Storage", "Summary", "scale"]
