"""Comes in: what a command was asked to do. Goes out: what it says, and how it ends.

May import: mixedzone.scale, mixedzone.site, mixedzone.archive and the floors below them.
"""
