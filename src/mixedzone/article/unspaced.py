"""Who says what in Chinese and Japanese print, whose words no spaces part."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_CLAUSE = 80
"""Signs before and behind speech in which its speaker is looked for."""

LONGEST_SURNAME = 3
"""Signs of a Japanese surname at most."""

LONGEST_CHINESE = 4
"""Signs of a Chinese name at most; foreign names have a dot between their parts."""

_VERBS = (
    "说 說 表示 称 稱 指出 认为 認為 强调 強調 回应 回應 写道 寫道 透露 坦言 问道 問道 答道 "
    "补充 補充 介绍 介紹 解释 解釋 宣布 承认 承認 笑言 直言 感叹 感嘆"
)
_SPEAKS = re.compile("|".join(sorted(_VERBS.split(), key=len, reverse=True)))
"""Chinese verbs of speech, behind their subject."""

_TOLD = re.compile(
    "(?:など)?と(?:、)?[^。「」]{0,24}?(?:語|話|述べ|説明|指摘|強調|コメント|明か|振り返|答え|訴え|主張|発表|した|して|言|叫|喜"
    "|笑顔|意気込|反省|称え|たたえ|悔し|胸を張|力を込め|つぶや|漏ら|呼びかけ|書|批判|評価|期待|分析|決意|驚|誓|し、"
    "|前を向|気を引き締|胸をなで下ろ|苦笑|笑|感謝|うなず|首をかしげ|頭を下げ|唇をかん|肩を落と|手応え|自信|意欲|口にし|指示|宣言|約束"
    "|断言|明言|謝罪|釈明|反論|抗議|質問|尋ね|説い|諭|励ま|称賛|絶賛|祝福|嘆|憤|怒|吐露|述懐|打ち明け|告白|認識|考え|受け止め|胸の内|引き締め"
    "|目を細|目を輝|声を弾|声を震|言葉を詰|涙|目標|意気)"
)
"""What follows Japanese speech."""

_TITLES = (
    "監督 選手 大統領 首相 社長 会長 主将 議員 教授 知事 市長 大臣 コーチ 代表 部長 氏 さん "
    "投手 捕手 選手会長 委員長 長官 报道员 主教练 主教練 教练 教練 队长 隊長 发言人 發言人 总统 "
    "總統 总理 部长 部長 主席 球员 球員 门将 門將 前锋 后卫 记者 記者 经理 經理 主任 市长 "
    "专家 專家 学者 學者 分析师 研究员 医生 律师 店主 居民 村民 球迷 市民 家长 老师 学生 主帅 小将 老将 名宿 "
    "教授 博士 先生 女士 总经理 局长 外长 書記 书记 院长 会长"
)
_TITLE = "|".join(sorted(set(_TITLES.split()), key=len, reverse=True))
_KANA = "ぁ-かき-ねひ-ゖ"  # without the particles of topic and subject
_KANA_SIGN = re.compile(f"[{_KANA}]")  # Chinese has none
_HAN = "\u3005\u4e00-\u9fff"
_SIGN = "[\u3005\u30a0-\u30ff\u4e00-\u9fffA-Za-z·]"
_TOPIC = re.compile(rf"({_SIGN}{{1,24}})(?:{_TITLE})?(?:（[^（）]{{1,30}}）)?[ \u3000]?({_TITLE})?(?:は|が)")
_ENDING_TITLE = re.compile(rf"(?:{_TITLE})$")
_LEADING = re.compile(rf"^.*(?:{_TITLE})(?=.)")
_CIRCUMSTANCE = re.compile(
    "(?<=.)(?:赛后|賽後|今天|昨天|当日|當日|日前|随后|隨後|则|則|也|还|還|曾|对|對|向|在|接受|于|於|笑着|笑著|微笑).*$"
)
_SENTENCE_END = re.compile("[。！？\n]")
_SPOKEN = re.compile("「[^「」]{0,160}」?|『[^『』]{0,160}』?")
_AGE = "(?:（[^（）]{1,30}）)?"
_NAMED = rf"({_SIGN}{{1,16}}?){_AGE}(?:{_TITLE}){_AGE}"
_TITLED = re.compile(rf"({_SIGN}{{1,6}}[{_KANA}]{{2,5}}){_AGE}(?:{_TITLE}){_AGE}(?:は|が)")
_BARE = re.compile(rf"と、?(?:[^。「」]{{0,30}}の)?{_NAMED}(?:。|$)")
_AFTERWARDS = re.compile("。([^。「」]{2,60}?(?:は|が)[^。「」]{0,30}(?:話|語|述べ|振り返|喜|明か|強調|コメント|笑))")
"""The sentence behind speech that ends its own, with whoever said it."""
_LOOKING_BACK = re.compile(rf"。?(?:そう|こう)[^。「」]{{1,10}}?のは、?(?:[^。「」]{{0,30}}の)?{_NAMED}")
_NEXT = re.compile("(?:(?:などと|と)?(?:し|した上で)?、(?:さらに|また)?|や|(?=「))「[^「」]{1,160}」")
_NO_TOPICS = frozenset(
    re.findall(
        "[^ ]+",
        "今後 今回 今年 今季 今日 昨年 昨季 来季 当時 現在 当初 試合後 試合 会見 会見後 最近 一方 結果 将来 質問 前半 "
        "後半 以前 同日 翌日 自分 私 僕 俺 我々 両者 誰 何",
    )
)
"""Topics that are no people."""

_CLAUSE_END = re.compile("[，。！？；、“”「」\n,]")
_PRONOUNS = frozenset(("他", "她", "彼", "彼女", "同氏"))

HE = ""
"""Stands for a pronoun: whoever spoke before."""


def speaks(text: str) -> bool:
    """Whether a text between two stretches of speech says by whom."""
    return _SPEAKS.search(text) is not None


def speaker_of(text: str, start: int, end: int) -> str | None:
    """The name of whoever says what stands from `start` to `end`, marks included; None for nobody.

    `HE` stands for a pronoun, and for whoever goes on where Japanese leaves that out.

    >>> text = "主将の岬真司は試合後、「雨は言い訳にならない」と話している。"
    >>> speaker_of(text, text.index("「"), text.index("」") + 1)
    '岬真司'
    """
    behind = text[end : end + LONGEST_CLAUSE * 3]
    if other := _NEXT.match(behind):
        behind = behind[other.end() :]
    if found := _BARE.match(behind) or _LOOKING_BACK.match(behind):
        return found[1]
    if _TOLD.match(behind, 0, LONGEST_CLAUSE):
        told = _topic(text[max(0, start - LONGEST_CLAUSE * 2) : start]) or _told_by(behind[:LONGEST_CLAUSE])
        return told or HE
    if later := _AFTERWARDS.match(behind, 0, LONGEST_CLAUSE):
        return _topic(later[1])
    for clause in _clauses(text, start, end):
        verb = _SPEAKS.search(clause)
        if verb is not None and (name := _chinese(clause[: verb.start()])) is not None:
            return name
    return None


def fuller(name: str, text: str) -> str | None:
    """The name with a given name behind it, where a text has it so before a title or as a topic.

    >>> fuller("岬", "主将の岬真司は走った。")
    '岬真司'
    """
    if len(name) > LONGEST_SURNAME or _KANA_SIGN.search(text) is None:
        return None
    found = re.search(rf"{re.escape(name)}[{_HAN}{_KANA}]{{1,4}}?(?={_AGE}(?:(?:{_TITLE})|[はが、（]))", text)
    if found is None or _ENDING_TITLE.search(found[0]) or found[0].endswith(("は", "が")):
        return None
    return found[0]


def _told_by(after: str) -> str | None:
    """The topic that stands between Japanese speech and its verb: 「…」と主将の青木玲は語った。"""
    return _topic(_SENTENCE_END.split(after)[0].removeprefix("と"))


def _topic(before: str) -> str | None:
    """The topic of a Japanese sentence, without title and without what it belongs to."""
    sentences = [sentence for sentence in _SENTENCE_END.split(_SPOKEN.sub("", before))[-2:] if sentence]
    for sentence in reversed(sentences):
        topics = [found[1] for found in _TOPIC.finditer(sentence) if found[1] not in _NO_TOPICS]
        found = _TITLED.search(sentence)
        if found is not None and not topics:
            return found[1]
        if topics:
            return HE if topics[0] in _PRONOUNS else _ENDING_TITLE.sub("", topics[0]) or None
    return None


def _clauses(text: str, start: int, end: int) -> Iterator[str]:
    """The clauses that may tell a Chinese speaker: the one right before speech, the one right behind it."""
    before = text[max(0, start - LONGEST_CLAUSE) : start].rstrip("：:，, ")
    yield _CLAUSE_END.split(before)[-1]
    yield _CLAUSE_END.split(text[end : end + LONGEST_CLAUSE].lstrip("，, "))[0]


def _chinese(words: str) -> str | None:
    """The name among the words before a verb of speech."""
    name = _LEADING.sub("", _CIRCUMSTANCE.sub("", words)).strip()
    if name in _PRONOUNS:
        return HE
    if "·" in name or 2 <= len(name) <= LONGEST_CHINESE:
        return name
    return None
