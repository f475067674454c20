"""Addresses of pictures."""

from __future__ import annotations

import pytest

from mixedzone.article.pictures import absolute, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/w_300/derby-winner.jpg?w=1", "https://b.example/w_900/derby-winner.jpg#x"),
        ("/derby-winner-300x200.jpg", "/derby-winner-scaled.webp"),
        ("/4099563_1757422506_v16_9_600.webp", "/4099563_1757422506_v16_9_1600.jpg"),
        ("/9f2c4e7a1b/teaser.jpg", "/9f2c4e7a1b/hero.jpg"),
    ],
)
def test_two_sizes_of_a_picture_share_a_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other) != ""


def test_two_pictures_share_no_key() -> None:
    assert key_of("https://post.example/gallery-1.jpg") != key_of("https://post.example/gallery-2.jpg")
    assert key_of("") == key_of("x" * 5_000) == key_of("/a.jpg") == ""


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
