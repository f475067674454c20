"""Who says what in Chinese and Japanese print, whose words no spaces part."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_CLAUSE = 80
"""Signs before and behind speech in which its speaker is looked for."""

LONGEST_CHINESE = 4
"""Signs of a Chinese name at most; foreign names have a dot between their parts."""

_VERBS = (
    "说 說 表示 称 稱 指出 认为 認為 强调 強調 回应 回應 写道 寫道 透露 坦言 问道 問道 答道 "
    "补充 補充 介绍 介紹 解释 解釋 宣布 承认 承認 笑言 直言 感叹 感嘆"
)
_SPEAKS = re.compile("|".join(sorted(_VERBS.split(), key=len, reverse=True)))
"""Chinese verbs of speech, behind their subject."""

_TOLD = re.compile(
    "(?:など)?と(?:、)?[^。「」]{0,24}?(?:語|話|述べ|説明|指摘|強調|コメント|明か|振り返|答え|訴え|主張|発表|した|して|言|叫|喜)"
)
"""What follows Japanese speech."""

_TITLES = (
    "監督 選手 大統領 首相 社長 会長 主将 議員 教授 知事 市長 大臣 コーチ 代表 部長 氏 さん "
    "投手 捕手 選手会長 委員長 長官 报道员 主教练 主教練 教练 教練 队长 隊長 发言人 發言人 总统 "
    "總統 总理 部长 部長 主席 球员 球員 门将 門將 前锋 后卫 记者 記者 经理 經理 主任 市长 "
    "教授 博士 先生 女士 总经理 局长 外长 書記 书记 院长 会长"
)
_TITLE = "|".join(sorted(set(_TITLES.split()), key=len, reverse=True))
_SIGN = "[\u3005\u30a0-\u30ff\u4e00-\u9fffA-Za-z·]"
_TOPIC = re.compile(rf"({_SIGN}{{1,24}})(?:（[^（）]{{1,30}}）)?[ \u3000]?({_TITLE})?(?:は|が)")
_ENDING_TITLE = re.compile(rf"(?:{_TITLE})$")
_LEADING = re.compile(rf"^.*(?:{_TITLE})(?=.)")
_CIRCUMSTANCE = re.compile(
    "(?:赛后|賽後|今天|昨天|当日|當日|日前|随后|隨後|则|則|也|还|還|曾|对|對|向|在|接受|于|於|笑着|笑著|微笑).*$"
)
_SENTENCE_END = re.compile("[。！？\n]")
_CLAUSE_END = re.compile("[，。！？；、“”「」\n,]")
_PRONOUNS = frozenset(("他", "她", "彼", "彼女", "同氏"))

HE = ""
"""Stands for a pronoun: whoever spoke before."""


def speaks(text: str) -> bool:
    """Whether a text between two stretches of speech says by whom."""
    return _SPEAKS.search(text) is not None


def speaker_of(text: str, start: int, end: int) -> str | None:
    """The name of whoever says what stands from `start` to `end`, marks included; `HE` for a pronoun, None for nobody.

    >>> text = "主将の岬真司は試合後、「雨は言い訳にならない」と話している。"
    >>> speaker_of(text, text.index("「"), text.index("」") + 1)
    '岬真司'
    """
    if _TOLD.match(text, end, end + LONGEST_CLAUSE):
        before = _topic(text[max(0, start - LONGEST_CLAUSE * 2) : start])
        return before if before is not None else _told_by(text[end : end + LONGEST_CLAUSE])
    for clause in _clauses(text, start, end):
        verb = _SPEAKS.search(clause)
        if verb is not None and (name := _chinese(clause[: verb.start()])) is not None:
            return name
    return None


def _told_by(after: str) -> str | None:
    """The topic that stands between Japanese speech and its verb: 「…」と主将の青木玲は語った。"""
    return _topic(_SENTENCE_END.split(after)[0].removeprefix("と"))


def _topic(before: str) -> str | None:
    """The topic of a Japanese sentence, without title and without what it belongs to."""
    sentences = [sentence for sentence in _SENTENCE_END.split(before)[-2:] if sentence]
    found = next((found for sentence in reversed(sentences) for found in _TOPIC.finditer(sentence)), None)
    if found is None:
        return None
    name = _ENDING_TITLE.sub("", found[1])
    return HE if found[1] in _PRONOUNS else name or None


def _clauses(text: str, start: int, end: int) -> Iterator[str]:
    """The clauses that may tell a Chinese speaker: the one right before speech, the one right behind it."""
    before = text[max(0, start - LONGEST_CLAUSE) : start].rstrip("：:，, ")
    yield _CLAUSE_END.split(before)[-1]
    yield _CLAUSE_END.split(text[end : end + LONGEST_CLAUSE].lstrip("，, "))[0]


def _chinese(words: str) -> str | None:
    """The name among the words before a verb of speech."""
    name = _CIRCUMSTANCE.sub("", _LEADING.sub("", words)).strip()
    if name in _PRONOUNS:
        return HE
    if "·" in name or 2 <= len(name) <= LONGEST_CHINESE:
        return name
    return None
