"""Copies among all pages of a run: the same text, and near copies as the archive has them.

Pages with the same content hash are one text. Texts that share a band of their signatures are compared, and near
copies, and near copies of those, are one group, as they are one family in the archive. Of each group the page with the
smallest name is kept: whoever counts groups again after more inputs gets the same ones, and what came with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mixedzone.archive.near_copies import bands_of, is_near_copy
from mixedzone.scale.plan import Plan

MOST_COMPARED = 400
"""Texts of one band that each text is compared with, as in the archive: what shares a band with more is a form."""


def group_copies(plan: Plan) -> None:
    """Write `copies/`: a row a page with its `group`, how many pages are in it, and whether it is the one to `keep`.

    A group is called by the content hash of one of its texts; a page without text is a group of its own.
    """
    import daft
    from daft import col
    from daft.functions import coalesce

    config = plan.storage.for_daft()
    signatures = plan.signatures("").rpartition("/")[0] + "/*.parquet"
    pages = daft.read_parquet(signatures, io_config=config)
    texts = pages.where(~col("content_hash").is_null()).groupby("content_hash").agg(col("signature").any_value())
    groups = _groups(_pairs(texts))
    known = {"content_hash": list(groups), "other_group": list(groups.values())}
    found = daft.from_pydict(known) if groups else daft.from_pydict({"content_hash": [""], "other_group": [""]})
    named = pages.join(found, on="content_hash", how="left").select(
        "name", "content_hash", coalesce(col("other_group"), col("content_hash"), col("name")).alias("group")
    )
    first = named.groupby("group").agg(col("name").min().alias("first"), col("name").count().alias("pages"))
    kept = named.join(first, on="group").select(
        "name", "content_hash", "group", "pages", (col("name") == col("first")).alias("keep")
    )
    kept.write_parquet(plan.copies, compression="zstd", write_mode="overwrite", io_config=config)


def _pairs(texts: Any) -> Iterable[tuple[str, str]]:
    """Content hashes of near copies, two by two."""
    import daft
    from daft import DataType, col

    @daft.func(return_dtype=DataType.list(DataType.int64()))
    def bands(signature: bytes) -> list[int]:
        return list(bands_of(signature)) if signature else []

    pair = DataType.list(DataType.string())

    @daft.func(return_dtype=DataType.list(pair))
    def near(hashes: list[str], signatures: list[bytes]) -> list[list[str]]:
        return [list(each) for each in near_pairs(hashes, signatures)]

    in_bands = texts.with_column("band", bands(col("signature"))).explode("band").where(~col("band").is_null())
    shared = in_bands.groupby("band").agg(
        col("content_hash").list_agg().alias("hashes"), col("signature").list_agg().alias("signatures")
    )
    shared = shared.where(col("hashes").list_count() > 1)
    found = shared.select(near(col("hashes"), col("signatures")).alias("pair")).explode("pair")
    for row in found.where(~col("pair").is_null()).distinct().iter_rows():
        yield row["pair"][0], row["pair"][1]


def near_pairs(hashes: list[str], signatures: list[bytes]) -> Iterable[tuple[str, str]]:
    """Those of the texts with one band in common that are near copies of each other."""
    known = sorted(zip(hashes, signatures, strict=True))
    for number, (text, signature) in enumerate(known):
        for other, its in known[max(0, number - MOST_COMPARED) : number]:
            if is_near_copy(signature, its):
                yield other, text


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The group of each text that is in a pair: the smallest hash that it is tied to, directly or through others."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while (higher := above.setdefault(text, text)) != text:
            above[text] = above[higher]
            text = higher
        return text

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return {text: top(text) for text in list(above)}
