"""Speakers in Chinese and Japanese print."""

from __future__ import annotations

import pytest

from mixedzone.article.unspaced import HE, speaker_of, speaks


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("浜田剛監督は「走り続けた」と語った。", "浜田剛"),
        ("彼は「走り続けた」と語った。", HE),
        ("雨だった。「走り続けた」と語った。", None),
        ("队长李潮生说：「我们跑了」。", "李潮生"),
        ("「我们跑了」，李潮生赛后表示。", "李潮生"),
        ("他说：「我们跑了」。", HE),
        ("「我们跑了」在墙上。", None),
    ],
)
def test_who_speaks(text: str, speaker: str | None) -> None:
    assert speaker_of(text, text.index("「"), text.index("」") + 1) == speaker


def test_what_tells_by_whom() -> None:
    assert speaks("队长说，")
    assert not speaks("和")
