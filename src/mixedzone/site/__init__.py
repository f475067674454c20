"""Comes in: an archive, and what browsers ask of it. Goes out: pages, feeds and JSON.

May import: mixedzone.archive, mixedzone.formats, mixedzone.reading, mixedzone.article, mixedzone.label, mixedzone.types.
"""
