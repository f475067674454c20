"""Comes in: an archive, and what browsers ask of it. Goes out: pages, feeds and JSON.

May import: mixedzone.archive and the floors below it.
"""
