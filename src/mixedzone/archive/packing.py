"""Readings and original pages as the archive keeps them: compressed with Zstandard."""

from __future__ import annotations

import sys

import msgspec

from mixedzone.types import Record

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 3
"""Beyond it, packing takes longer than all the rest of storing a page."""

LARGEST = 1 << 28
"""Bytes that anything kept may have when it is unpacked; pages are refused long before."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def packed_record(record: Record) -> bytes:
    """A record without its lines, which the original page gives again."""
    return packed(_encoder.encode(msgspec.structs.replace(record, lines=())))


def unpacked_record(data: bytes) -> Record:
    """The record that was packed. Raises ValueError for what is none."""
    return _decoder.decode(unpacked(data))


def packed(data: bytes) -> bytes:
    return zstd.compress(data, LEVEL)


def unpacked(data: bytes) -> bytes:
    """What was packed. Raises ValueError for what is damaged or has no bounds."""
    try:
        size = zstd.get_frame_info(data).decompressed_size
        if size is None or size > LARGEST:
            raise ValueError("what is kept has no size that it can have")
        return zstd.decompress(data)
    except zstd.ZstdError as error:
        raise ValueError(f"what is kept cannot be unpacked: {error}") from None
