"""The way of a page: bytes → lines → roles → article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from mixedzone.article.article import Article
from mixedzone.label.labeller import label
from mixedzone.page import decoding
from mixedzone.page.decoding import Kind
from mixedzone.page.nesting import check_nesting, check_size
from mixedzone.page.noscript import closed_frames, has_open_frame
from mixedzone.page.scripted import cut_page
from mixedzone.page.text import cut_text
from mixedzone.types import Cause, Failure, Record, UnreadablePage

if TYPE_CHECKING:
    from datetime import datetime

    from mixedzone.article.fixture_lists import FixtureLists
    from mixedzone.page.containers import Member
    from mixedzone.page.lines import Lines
    from mixedzone.workers import Lost

UNREADABLE = {
    Kind.PDF: "The page is a PDF, not HTML or text.",
    Kind.IMAGE: "The page is an image, not HTML or text.",
    Kind.BINARY: "The page is binary data, not HTML or text.",
    Kind.GZIP: "The page is a gzip archive; open it with read_many, or unpack it.",
    Kind.ZIP: "The page is a zip archive; open it with read_many, or unpack it.",
    Kind.WARC: "The page is a web archive; open it with read_many.",
}


def read(
    source: bytes | str | Path,
    *,
    url: str | None = None,
    charset: str | None = None,
    name: str | None = None,
    flat: bool = False,
    captured: datetime | None = None,
    fixtures: Path | None = None,
) -> Article:
    """Read one page.

    `source` is the page itself, as bytes or as text, or the path of a file that holds it (or holds it gzipped).
    `url` is where it came from, `charset` what an HTTP header said of its encoding, `flat` that it is text which
    a crawler has already taken out of its page, `captured` when it was fetched: relative dates count from there, and
    no page is dated later. `fixtures` is a folder of fixture lists, in which the rounds of tickers are looked up.
    Raises `UnreadablePage` for what is no page, with the reason, and `NoFixtureLists`.

    >>> read("<h1>Derby day</h1><p>Two goals in the last ten minutes turned the derby around for Saltmere.").headline
    'Derby day'
    """
    if isinstance(source, Path):
        return _read_file(source, url, captured, fixtures)
    cut = _cut_str(source, flat) if isinstance(source, str) else _cut_bytes(source, charset, flat)
    if not cut.texts:
        raise UnreadablePage("The page is empty: there is no text on it.")
    return Article(cut, label(cut), name=name, url=url, captured=captured, lists=_lists(fixtures))


def read_many(
    sources: Iterable[bytes | str | Path], *, workers: int = 1, fixtures: Path | None = None
) -> Iterator[Record | Failure]:
    """Read pages in order and in constant memory: files by their paths, pages as bytes, and archives of pages.

    What cannot be read is a `Failure` in its place; nothing is raised for it. With more than one worker, pages are
    read by as many processes, and one that takes longer than half a minute is given up. `fixtures` is a folder of
    fixture lists, as for `read`.
    """
    _lists(fixtures)
    members = (member for source in sources for member in _members(source))
    if workers > 1:
        return _read_parallel(members, workers, fixtures)
    return map(partial(read_member, fixtures=fixtures), members)


def _lists(folder: Path | None) -> FixtureLists | None:
    if folder is None:
        return None
    from mixedzone.article.fixture_lists import load

    return load(folder)


def _read_file(path: Path, url: str | None, captured: datetime | None, fixtures: Path | None) -> Article:
    from mixedzone.page.containers import Member, members

    held = members(str(path), path)
    first = next(held, None)
    if first is not None and next(held, None) is not None:
        raise UnreadablePage(f"{path} holds several pages; read_many reads them one by one.")
    if not isinstance(first, Member):
        raise UnreadablePage(first.reason if first is not None else f"{path} holds no page.")
    return _read_member(first, first.url or url, first.captured or captured, fixtures)


def _read_member(member: Member, url: str | None, captured: datetime | None, fixtures: Path | None) -> Article:
    return read(
        member.data,
        url=url,
        charset=member.charset,
        name=member.name,
        flat=member.flat,
        captured=captured,
        fixtures=fixtures,
    )


def _members(source: bytes | str | Path) -> Iterator[Member | Failure]:
    from mixedzone.page.containers import members

    if isinstance(source, bytes):
        return members("page", source)
    return members(str(source), Path(source))


def _cut_bytes(data: bytes, charset: str | None, flat: bool) -> Lines:
    check_size(data)
    kind = Kind.TEXT if flat else decoding.sniff(data)
    if kind in UNREADABLE:
        raise UnreadablePage(UNREADABLE[kind])
    if kind is Kind.TEXT:
        return cut_text(decoding.to_text(data, charset)[0])
    return _cut_utf8(decoding.to_utf8(data, charset)[0])


def _cut_str(text: str, flat: bool) -> Lines:
    text = decoding.clean_text(text).removeprefix("\ufeff")
    data = text.encode()
    check_size(data)
    if flat or decoding.sniff(data) is not Kind.HTML:
        return cut_text(text.replace("\0", ""))
    return _cut_utf8(data)


def _cut_utf8(data: bytes) -> Lines:
    check_nesting(data)
    cut = cut_page(data)
    if has_open_frame(cut):
        data = closed_frames(data)
        check_nesting(data)
        cut = cut_page(data)
    return cut


def read_member(member: Member | Failure, fixtures: Path | None = None) -> Record | Failure:
    """Read a page that a source holds; what cannot be read is a `Failure`, and nothing is raised for it."""
    if isinstance(member, Failure):
        return member
    try:
        return _read_member(member, member.url, member.captured, fixtures).record()
    except UnreadablePage as error:
        return Failure(name=member.name, reason=str(error))
    except Exception as error:  # a fault of the reader's costs its page, not the run
        reason = f"The reader failed on this page: {type(error).__name__}."
        return Failure(name=member.name, reason=reason, cause=Cause.FAULT)


def lost_page(name: str, lost: Lost | None) -> Failure:
    """The failure of a page whose worker hung or died."""
    from mixedzone.workers import Lost

    if lost is Lost.SLOW:
        return Failure(name=name, reason="The page took too long and was given up.", cause=Cause.SLOW)
    reason = "The process that read this page ended before it had finished."
    return Failure(name=name, reason=reason, cause=Cause.DIED)


def _read_parallel(
    members: Iterator[Member | Failure], workers: int, fixtures: Path | None
) -> Iterator[Record | Failure]:
    from mixedzone.page.containers import Member
    from mixedzone.workers import Workers

    things = ((found, encoded_member(found) if isinstance(found, Member) else None) for found in members)
    with Workers[Member | Failure](partial(_encoded_record, fixtures=fixtures), workers) as pool:
        for found, result in pool.map(things):
            if isinstance(found, Failure):
                yield found
            elif isinstance(result, bytes):
                yield replace(msgspec.msgpack.decode(result, type=Record | Failure), name=found.name)
            else:
                yield lost_page(found.name, result)


def encoded_member(member: Member) -> bytes:
    """A page for another process, without its name, which need not be Unicode."""
    return msgspec.msgpack.encode(replace(member, name=""))


def _encoded_record(member: bytes, fixtures: Path | None) -> bytes:
    from mixedzone.page.containers import Member

    return msgspec.msgpack.encode(read_member(msgspec.msgpack.decode(member, type=Member), fixtures))
