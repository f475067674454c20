"""Other readers, set up as their own documentation does for articles.

Every function makes a reader and imports what that needs, so that a process pays for one reader only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from benchmarks.readings import Reader, Reading

LANGUAGE = re.compile(rb"<html[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)

_LANGUAGES = (
    "ar=Arabic bg=Bulgarian ca=Catalan cs=Czech da=Danish de=German es=Spanish et=Estonian fa=Persian fi=Finnish "
    "fr=French hi=Hindi hr=Croatian hu=Hungarian id=Indonesian is=Icelandic it=Italian ko=Korean lt=Lithuanian "
    "lv=Latvian mk=Macedonian ms=Malay nb=Norwegian_Bokmal nl=Dutch no=Norwegian_Bokmal pl=Polish pt=Portuguese "
    "ro=Romanian ru=Russian sk=Slovak sl=Slovenian sr=Serbian sv=Swedish sw=Swahili ta=Tamil tr=Turkish "
    "uk=Ukrainian vi=Vietnamese"
)
STOPLISTS = dict(pair.split("=") for pair in _LANGUAGES.split())
"""jusText wants to be told the language: it gets what the page declares, and English where it has no list."""


class Peer(NamedTuple):
    """A reader beside ours: its name in the table, its package, the functions that make it, and what it tells."""

    name: str
    package: str
    text: str
    facts: str | None = None
    tells: tuple[str, ...] = ()


PEERS = (
    Peer(
        name="trafilatura",
        package="trafilatura",
        text="benchmarks.peers:trafilatura",
        facts="benchmarks.peers:trafilatura_facts",
        tells=("headline", "authors", "date"),
    ),
    Peer("traf. fast", "trafilatura", "benchmarks.peers:trafilatura_fast"),
    Peer(
        name="readability",
        package="readability-lxml",
        text="benchmarks.peers:readability",
        facts="benchmarks.peers:readability_facts",
        tells=("headline",),
    ),
    Peer("resiliparse", "resiliparse", "benchmarks.peers:resiliparse"),
    Peer("jusText", "justext", "benchmarks.peers:justext"),
)


def installed(peers: Sequence[Peer] = PEERS) -> list[Peer]:
    """The peers that can be measured here."""
    return [peer for peer in peers if version_of(peer.package) is not None]


def version_of(package: str) -> str | None:
    """A package's version, or None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def trafilatura() -> Reader:
    """trafilatura without readers' comments, which golds of articles leave out."""
    extract = import_module("trafilatura").extract
    return lambda page: extract(page, include_comments=False) or ""


def trafilatura_fast() -> Reader:
    """The same without its fall-backs."""
    extract = import_module("trafilatura").extract
    return lambda page: extract(page, include_comments=False, fast=True) or ""


def trafilatura_facts() -> Reader:
    """trafilatura's metadata; it parts authors with semicolons."""
    extract = import_module("trafilatura").extract_metadata

    def facts(page: bytes) -> Reading:
        found = extract(page)
        if found is None:
            return Reading()
        return Reading(headline=found.title, authors=tuple((found.author or "").split(";")), published=found.date)

    return facts


def readability() -> Reader:
    """readability-lxml's summary as text, a text node a line, which serves it better than `text_content`."""
    document = import_module("readability").Document
    from_string = import_module("lxml.html").fromstring
    return lambda page: "\n".join(from_string(document(page).summary()).itertext())


def readability_facts() -> Reader:
    """readability-lxml's title without the site's name."""
    document = import_module("readability").Document
    return lambda page: Reading(headline=document(page).short_title())


def resiliparse() -> Reader:
    """resiliparse's main content."""
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    parse = import_module("resiliparse.parse.html").HTMLTree.parse_from_bytes
    detect = import_module("resiliparse.parse.encoding").detect_encoding
    return lambda page: extract(parse(page, detect(page)), main_content=True)


def justext() -> Reader:
    """jusText's good paragraphs."""
    library = import_module("justext")
    stoplist = cache(library.get_stoplist)

    def good(page: bytes) -> str:
        paragraphs: Sequence[Any] = library.justext(page, stoplist(language_of(page)))
        return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)

    return good


def language_of(page: bytes) -> str:
    """The stoplist for a page.

    >>> language_of(b"<html class=a lang='de-AT'>"), language_of(b"<html lang=eo>"), language_of(b"<p>")
    ('German', 'English', 'English')
    """
    declared = LANGUAGE.search(page)
    return STOPLISTS.get(declared[1].decode().lower(), "English") if declared else "English"


def textacy_quotes() -> Callable[[str], list[tuple[str | None, str]]]:
    """textacy's rules for direct quotations over spaCy's small English model, a paragraph at a time.

    It gives up on a paragraph with an odd number of marks; names stay as they stand there.
    """
    extract = import_module("textacy.extract.triples").direct_quotations
    model = import_module("spacy").load("en_core_web_sm")

    def quotes(text: str) -> list[tuple[str | None, str]]:
        found: list[tuple[str | None, str]] = []
        for paragraph in text.split("\n"):
            try:
                triples = list(extract(model(paragraph)))
            except ValueError:
                continue
            found += [(" ".join(str(word) for word in each.speaker), str(each.content)) for each in triples]
        return found

    return quotes
