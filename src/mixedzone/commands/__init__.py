"""Comes in: what a command was asked to do. Goes out: what it says, and how it ends.

May import: mixedzone.archive and the floors below it.
"""
