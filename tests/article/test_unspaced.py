"""Speakers in Chinese and Japanese print."""

from __future__ import annotations

import pytest

from mixedzone.article.unspaced import HE, speaker_of, speaks


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("浜田剛監督は「走り続けた」と語った。", "浜田剛"),
        ("彼は「走り続けた」と語った。", HE),
        ("雨だった。「走り続けた」と語った。", HE),
        ("今後は「走り続ける」と話した。", HE),
        ("「走り続けた」と浜田監督。", "浜田"),
        ("「走り続けた」。そう話すのは、漁師の岬真司さんだ。", "岬真司"),
        ("青木さくらさんは「走り続けた」と笑顔を見せた。", "青木さくら"),
        ("浜田監督は「走り続けた」「負けない」などと述べた。", "浜田"),
        ("浜田監督は「走り続けた」とし、「雨だった」と述べた。", "浜田"),
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
