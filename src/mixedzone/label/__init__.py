"""Comes in: a page cut into lines. Goes out: a role and a probability for every line.

May import: mixedzone.page, mixedzone.types.
"""
