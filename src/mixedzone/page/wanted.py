"""Which pages of a crawl are wanted, by what is known of them before they are read."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
"""Media types of pages. Some servers declare none."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The filters of a crawl; the defaults leave out what is no page.

    `statuses` are beginnings of the HTTP status ("2", "404"), `types` media types, `hosts` host names, each of which
    stands for those under it too; these three judge records of web archives. `smallest` and `largest` are bytes of
    the decoded page, `languages` the first parts of language tags ("de").
    """

    statuses: tuple[str, ...] = ("2",)
    types: frozenset[str] = PAGE_TYPES
    hosts: frozenset[str] = frozenset()
    smallest: int = 0
    largest: int | None = None
    languages: frozenset[str] = frozenset()

    def status(self, status: str) -> bool:
        return status.startswith(self.statuses)

    def type(self, media_type: str) -> bool:
        return media_type in self.types

    def host(self, url: str | None) -> bool:
        """Whether an address is at one of the hosts.

        >>> paper = Wanted(hosts=frozenset({"paper.example"}))
        >>> [paper.host(f"https://{host}/a") for host in ("paper.example", "www.paper.example:443", "apaper.example")]
        [True, True, False]
        """
        if not self.hosts:
            return True
        try:
            parts = (urlsplit(url or "").hostname or "").split(".")
        except ValueError:
            return False
        return any(".".join(parts[start:]) in self.hosts for start in range(len(parts)))

    def size(self, count: int) -> bool:
        return self.smallest <= count and (self.largest is None or count <= self.largest)
