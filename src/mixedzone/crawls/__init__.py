"""Comes in: archives of a crawl. Goes out: a folder of part files, each whole, that another run goes on with.

May import: mixedzone.parquet, mixedzone.formats and the floors below them.
"""
