"""Mixed Zone reads press pages: every line labelled, the article handed back.

import mixedzone
article = mixedzone.read(html_bytes, url="https://…")
"""

from mixedzone.article.article import Article
from mixedzone.reading import read, read_many
from mixedzone.types import Failure, Line, NoFixtureLists, Record, Role, UnreadablePage

__all__ = ["Article", "Failure", "Line", "NoFixtureLists", "Record", "Role", "UnreadablePage", "read", "read_many"]
