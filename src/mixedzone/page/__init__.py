"""Comes in: bytes, text, files, addresses. Goes out: a page cut into lines.

May import: mixedzone.types.
"""
