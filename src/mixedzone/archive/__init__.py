"""Comes in: readings, and the original bytes of their pages. Goes out: what is found among them again.

May import: mixedzone.formats, mixedzone.reading, mixedzone.article, mixedzone.label, mixedzone.page, mixedzone.types.
"""
