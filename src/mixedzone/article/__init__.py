"""Comes in: labelled lines. Goes out: views of them, each computed when asked for.

May import: mixedzone.label, mixedzone.page, mixedzone.types.
"""
