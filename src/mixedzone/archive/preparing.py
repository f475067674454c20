"""A reading and its page → all that the archive will hold of them, worked out without touching it.

The costly part of storing a page, therefore: worker processes do it beside the reading.
"""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import blake2b
from urllib.parse import urlsplit

import msgspec

from mixedzone.archive import packing
from mixedzone.archive.folding import folded_name, index_text, words_of
from mixedzone.archive.near_copies import signature_of_words
from mixedzone.label.credits import is_agency
from mixedzone.label.speech import ROLE_WORDS
from mixedzone.types import Record, Role

TURN, QUOTE = "turn", "quote"

SPEAKER, ASKER, AUTHOR, PHOTOGRAPHER = "speaker", "asker", "author", "photographer"
"""What a person is on a page."""

BESIDES = frozenset({Role.KICKER, Role.CAPTION, Role.CREDIT, Role.PULL_QUOTE, Role.BYLINE})
"""Lines beside the text that a page is found by as well."""

LONGEST_NAME = 120
"""Characters of a name; what is longer is none."""

HOST = re.compile(r"\S{1,100}\.[a-z]{2,10}")
"""A paper that signs with its address."""

DIGEST_BYTES = 16


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came, and what was known of it."""

    data: bytes
    url: str | None = None
    charset: str | None = None
    captured: datetime | None = None
    flat: bool = False


class Saying(msgspec.Struct, frozen=True, array_like=True):
    """A turn or a quote, its words folded as well. `place` counts from 0 among those of its kind."""

    kind: str
    place: int
    role: str
    speaker: str | None
    text: str
    folded: str


class PackedOriginal(msgspec.Struct, frozen=True, array_like=True):
    """A page as it is kept: its size before it was packed, and its bytes after."""

    url: str | None
    charset: str | None
    captured: str | None
    flat: bool
    size: int
    data: bytes


class Prepared(msgspec.Struct, frozen=True, kw_only=True, tag="prepared"):
    """What is about to be stored of one page."""

    identity: bytes
    text_digest: bytes
    page_digest: bytes
    name: str | None
    url: str | None
    site: str | None
    kind: str | None
    language: str | None
    headline: str | None
    published: str | None
    words: int
    confidence: float
    record: bytes
    original: PackedOriginal | None
    columns: tuple[str, str, str]
    sayings: tuple[Saying, ...]
    people: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str | None, str | None, str], ...]
    signature: bytes

    @property
    def day(self) -> str:
        """The day of publication, or nothing where the page doesn't tell it."""
        return day_of(self.published)


def prepare(record: Record, original: Original | None) -> Prepared:
    """Work out what will be stored of a page. `original` is what the record was read from, if that is here."""
    packed = packing.packed_record(record)
    words = words_of(record.text)
    site = record.site or host_of(record.url)
    return Prepared(
        identity=identity_of(record, original),
        text_digest=_digest(f"{record.headline or ''}\n{record.text}".encode()),
        page_digest=_digest(packed if original is None else original.data),
        name=record.name,
        url=record.url,
        site=site,
        kind=record.kind,
        language=record.language,
        headline=record.headline,
        published=record.published,
        words=len(record.text.split()),
        confidence=record.confidence,
        record=packed,
        original=None if original is None else _packed(original),
        columns=(_title(record), " ".join(words), _besides(record)),
        sayings=tuple(sayings_of(record)),
        people=tuple(_people(record, site)),
        pictures=tuple(_pictures(record)),
        signature=signature_of_words(words),
    )


def _packed(original: Original) -> PackedOriginal:
    return PackedOriginal(
        original.url,
        original.charset,
        original.captured.isoformat() if original.captured else None,
        original.flat,
        len(original.data),
        packing.packed(original.data),
    )


def columns_of(record: Record) -> tuple[str, str, str]:
    """What the index holds of a page: its titles, its text, and what stands beside it."""
    return _title(record), index_text(record.text), _besides(record)


def sayings_of(record: Record) -> list[Saying]:
    """All that was said on a page: the turns of its interview, the quotes in its text."""
    turns = record.interview.turns if record.interview else ()
    found = [(TURN, place, turn.role, turn.speaker, turn.text) for place, turn in enumerate(turns)]
    found += [(QUOTE, place, "quote", quote.speaker, quote.text) for place, quote in enumerate(record.quotes)]
    return [Saying(*said, index_text(said[-1])) for said in found]


def identity_of(record: Record, original: Original | None) -> bytes:
    """What makes a page the same one when it comes again: its address, or else the name that it was read from.

    The address that a page declares counts where it leads anywhere but to the front of a site: some pages declare
    that for all of theirs.
    """
    addresses = (record.url, original.url if original else None)
    address = next((url for url in addresses if url and _leads_somewhere(url)), None)
    return identity_at(address) if address else _digest(f"name {record.name}".encode("utf-8", "surrogatepass"))


def identity_at(address: str) -> bytes:
    """The identity of the page at an address."""
    return _digest(address.partition("#")[0].encode("utf-8", "surrogatepass"))


def digest_of(page: bytes) -> bytes:
    """What tells one page's bytes from all others."""
    return _digest(page)


def day_of(moment: str | None) -> str:
    """The day of an ISO 8601 date or moment, as far as it is known.

    >>> day_of("2025-08-03T10:00:00+02:00"), day_of("2025-08"), day_of(None)
    ('2025-08-03', '2025-08', '')
    """
    return (moment or "")[:10]


def host_of(url: str | None) -> str | None:
    """The host of an address, without www."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _leads_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.netloc) and (parts.path.strip("/") != "" or parts.query != "")


def _title(record: Record) -> str:
    titles = dict.fromkeys(map(index_text, filter(None, (record.headline, *record.titles))))
    return " ".join(titles)


def _besides(record: Record) -> str:
    texts = [block.text for block in record.blocks if block.role in BESIDES]
    texts += [part for figure in record.figures for part in (figure.caption, *figure.credits) if part]
    texts += [*record.topics, *record.authors, *filter(None, (record.description,))]
    return " ".join(dict.fromkeys(" ".join(words_of(text)) for text in texts))


def _people(record: Record, site: str | None) -> list[tuple[str, str]]:
    """Who appears on a page and as what. Papers and agencies sign too, and are no people."""
    turns = record.interview.turns if record.interview else ()
    found = [(ASKER if turn.role == "question" else SPEAKER, turn.speaker) for turn in turns if turn.role != "note"]
    found += [(SPEAKER, quote.speaker) for quote in record.quotes]
    found += [(AUTHOR, author) for author in record.authors]
    found += [(PHOTOGRAPHER, figure.photographer) for figure in record.figures]
    others = {"", folded_name(site or ""), folded_name(record.site or "")}
    return [(role, name) for role, name in dict.fromkeys(found) if name and is_person(name, others)]


def is_person(name: str, others: set[str] | frozenset[str] = frozenset({""})) -> bool:
    """Whether a name may be a person's: no agency, no role ("Question", "a spokesman"), none of the folded `others`."""
    folded = folded_name(name)
    told = not 1 < len(name.strip()) <= LONGEST_NAME or name.islower() or folded in ROLE_WORDS or folded in others
    return not told and not is_agency(name) and HOST.fullmatch(name) is None


def _pictures(record: Record) -> list[tuple[str | None, str | None, str]]:
    """Agency, photographer and printed credit of each picture."""
    return [(figure.agency, figure.photographer, " | ".join(figure.credits)) for figure in record.figures]


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST_BYTES).digest()
