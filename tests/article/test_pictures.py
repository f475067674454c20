"""Addresses of pictures."""

from __future__ import annotations

import pytest

from mixedzone.article.pictures import absolute, key_of


def test_two_sizes_of_a_picture_share_a_key() -> None:
    keys = {
        key_of(url)
        for url in ("https://a.example/w_300/derby-winner.jpg?w=1", "https://b.example/w_900/derby-winner.jpg#x")
    }
    assert keys == {"winner"}
    assert key_of("") == key_of("x" * 5_000) == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/a.jpg", "https://post.example/a.jpg"), ("b.jpg", "https://post.example/sport/b.jpg"),
        ("//cdn.example/c.jpg", "https://cdn.example/c.jpg"), ("http://x.example/d", "http://x.example/d"),
        ("data:image/gif;base64,AA", None), ("javascript:x()", None), ("http://[bad", None),
    ],
)  # fmt: skip
def test_addresses_are_completed(address: str, expected: str | None) -> None:
    assert absolute(address, "https://post.example/sport/derby") == expected
