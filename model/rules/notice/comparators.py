"""Read the words around a number that say how it binds: 不少于, 提高到, 每人每月, 以上."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.terms import Op

AT_LEAST = "不少于|不得少于|不低于|不得低于|不小于|不下于|达到或超过|达到并超过|至少|超过|高于|多于|大于|突破|超"
AT_MOST = "不超过|不得超过|不高于|不多于|不大于|不突破|控制在|控制到|限制在|低于|少于|小于|至多|最多"
UP_TO = "(?:提高|提升|增加|增长|上升|扩大|扩展|拓展|上调|调整|提标|调高|恢复|延长)(?:到|至|为)|增至|升至|提至|调至"
DOWN_TO = "(?:降低|下降|减少|压减|压缩|缩短|缩减|精简|减|压|降)(?:到|至|为)"
REACH_WORDS = "力争达到|达到|达|保持在?|稳定在|维持在"
ACTED = "(?<!改造)(?<!巩固)(?<!优化)(?<!整治)(?<!完善)(?<!建设)(?<!综合)"
"""改造提升20个小区 acts on them; it lifts no number."""

UP_BY = f"提高|{ACTED}提升|增长|上升|增加|上涨|上浮|增幅|增速|增长率|涨幅|净增"
DOWN_BY = "降低|下降|减少|压减|压缩|缩短|缩减|降幅|下浮|下调"
FROM = "由|从"

RANKED = (
    ("at_least", AT_LEAST),
    ("at_most", AT_MOST),
    ("up_to", UP_TO),
    ("reach", REACH_WORDS),
    ("down_to", DOWN_TO),
    ("up_by", UP_BY),
    ("down_by", DOWN_BY),
    ("origin", FROM),
)

PER = r"每(?P<who{0}>人|生|户|亩|名|床|头|县|村|镇|所)?(?:每)?(?P<when{0}>学年|学期|年|月|天|日|次)?"
_WORDS = "|".join(f"(?P<{name}>{words})" for name, words in RANKED)
_BEFORE = re.compile(
    rf"(?:{PER.format(1)})?(?:(?:{_WORDS})(?:了|为)?(?:最多|最少)?)?(?:分别|各|均|都|共)?(?P<about>约|近|大约|大概)?(?:{PER.format(2)})?$"
)
_FAR = re.compile(
    rf"(?:(?P<at_least>{AT_LEAST})|(?P<at_most>不超过|不高于|不大于|低于))[^,;。:、\d]{{1,24}}(?:的|总数|总量)$"
)
_GROWTH = re.compile(r"(?:增长|增幅|增速|增长率|涨幅|增长率)[^,;。、\d]{0,8}$")
_FALL = re.compile(r"(?:下降|降低|降幅|减少)[^,;。、\d]{0,4}$")
_AFTER = re.compile(r"(?P<at_least>及?以上|有余)|(?P<at_most>及?以下|以内|之内|内)|(?P<about>左右|上下)")
_PER_AFTER = re.compile(r"/(?P<who>人|生|户|亩|名|床)?[/·.]?(?P<when>学年|学期|年|月|天|日|次)?")

REACH = 48
"""How far back the words before a number may begin."""


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number: where it starts, where its comparator ends, which kind, 约, per whom and when."""

    start: int
    word_end: int
    word: str = ""
    about: bool = False
    per: str = ""


def before(plain: str, at: int, is_rate: bool) -> Before:
    """Read the words that end at the number; `is_rate` lets growth words stand further off."""
    low = max(0, at - REACH)
    window = plain[low:at]
    match = _BEFORE.search(window)
    assert match is not None  # every part of the pattern may be empty
    word = next((name for name, _ in RANKED if match[name]), "")
    start = low + match.start()
    word_end = low + match.end(word) if word else start
    if not word and (far := _FAR.search(window)):
        word = "at_least" if far["at_least"] else "at_most"
        start = low + far.start()
    if is_rate and word in ("", "up_to", "reach", "at_least", "at_most"):
        word = "up_by" if _GROWTH.search(window) else "down_by" if _FALL.search(window) else word
    return Before(start, word_end, word, bool(match["about"]), _per(match))


def after(plain: str, end: int) -> tuple[int, Op | None]:
    """Read the comparator behind a measure; return where it ends and what it says."""
    match = _AFTER.match(plain, end)
    if match is None:
        return end, None
    op = Op.AT_LEAST if match["at_least"] else Op.AT_MOST if match["at_most"] else Op.APPROX
    return match.end(), op


def per_after(plain: str, end: int) -> tuple[int, str]:
    """Read "/人·月" behind a measure."""
    match = _PER_AFTER.match(plain, end)
    if match is None or not (match["who"] or match["when"]):
        return end, ""
    return match.end(), "·".join(part for part in (match["who"], match["when"]) if part)


def _per(match: re.Match[str]) -> str:
    for number in (2, 1):
        parts = [match[f"who{number}"], match[f"when{number}"]]
        if any(parts):
            return "·".join(part for part in parts if part)
    return ""
