"""Split a printed list of offices into names, and tell an office's name from other words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.rules.notice.text import Text, split, words

SEPARATORS = "、,;/\n\t"
_RANK = "(?:县|市|区|乡|镇|旗|街道办事处|街道|办事处|园区)"
GROUPED = re.compile(rf"各{_RANK}(?:、{_RANK})+(?:人民政府|政府|管委会|党委|党工委)?(?=$|[、,;(。 ])")
ENDINGS = words(
    """
    局 委 办 办公室 政府 管委会 公司 集团 中心 院 部 会 处 所 站 队 厅 署 社 县 区 市 镇 乡 街道 村
    板块 园区 单位 部门 支行 分行 银行 总站 学校 大学 学院 团委 团市委 团县委 团区委 妇联 残联 科协
    侨联 工商联 文联 总会 工会 法院 检察院 党校 指挥部 专班 领导小组 小组 支队 大队 总队 分局 协会
    联社 合作社 台 报社 馆 企业 基地
    """
)
OFFICE = re.compile(rf"[一-龥A-Za-z0-9“”（）()·]{{1,40}}(?:{'|'.join(ENDINGS)})(?:\([^()]*\))?")
ALL = re.compile(r"各?[县市区州乡镇旗、()街道园办事处]{2,}(?:人民)?(?:政府|党委|管委会)?(?:\(.*\))?")
STARS = "*＊★☆▲△※●◎ "
"""Marks a document sets beside the leading office's name, or before a key task."""

SENTENCE = re.compile(r"[的是]|为(?!民)")
"""Words no office's name has."""

GLUED = re.compile(r"(?P<rank>[市县区])[一-龥]{1,9}?(?:局|委|办|会|院|厅|中心|集团|公司|支队)(?=(?P=rank)|$)")
AND_ALL = re.compile(r"(?:以及|及|和|与)(?=各)")
LEADS = re.compile(r"\((?:牵头|主办|牵头单位|主办单位|主)\)$")
DATED = re.compile(r"\(([^()]*\d[^()]*(?:月|日|前|底|年|\.\d+)[^()]*)\)$")
ET_CETERA = re.compile(r"等(?P<rest>(?:各|有关|相关|单位|部门|其他).*)?$")
RULE = re.compile(r"\([^()]*(?:下同|牵头单位|汇总单位|排名第一|列第一)[^()]*\)")


def names(raw: str) -> tuple[str, ...]:
    """Return the names of a printed list, exactly as printed, in order.

    “各县、市、区政府” is one name; commas inside brackets do not split; 等 before a closing group is dropped.
    """
    text = Text.of(raw.strip())
    kept = [match.span() for match in GROUPED.finditer(text.plain)]
    hidden = list(text.plain)
    for start, end in kept:
        hidden[start:end] = "·" * (end - start)
    for match in AND_ALL.finditer("".join(hidden)):
        hidden[match.start() : match.end()] = "、" * len(match[0])
    masked = Text(text.raw, "".join(hidden))
    out: list[str] = []
    for start, end in split(masked, SEPARATORS):
        out += _cleaned(text.cut(start, end))
    return tuple(out)


def _cleaned(part: Text) -> Iterable[str]:
    """Drop marks around one name; split “甲 乙” where both are offices, and what 等 closes."""
    part = part.strip(" 。.,:、;|")
    match = ET_CETERA.search(part.plain)
    if match:
        yield from _cleaned(part.cut(0, match.start()))
        rest = match["rest"] or ""
        if rest and rest not in ("单位", "部门"):
            yield part.raw[match.start("rest") :]
        return
    words = part.raw.split()
    if len(words) > 1 and all(is_office(word) for word in words):
        yield from words
    elif part.raw:
        whole = "".join(words)
        yield from unglued(whole) if is_office(whole) else (part.raw,)


def unglued(name: str) -> list[str]:
    """Split “区发改局区统计局”, which a lost line break glued together."""
    spans = [match.span() for match in GLUED.finditer(Text.of(name).plain)]
    covered = sum(end - start for start, end in spans)
    return [name[start:end] for start, end in spans] if len(spans) > 1 and covered == len(name) else [name]


def is_office(name: str) -> bool:
    """Say whether a word has the shape of an office's, a county's or an enterprise's name."""
    plain = Text.tight(name).plain
    if SENTENCE.search(plain):
        return False
    return bool(OFFICE.fullmatch(plain)) or ALL.fullmatch(plain) is not None or plain.startswith(("各有关", "各相关"))


def are_offices(raw: str) -> bool:
    """Say whether a bracket holds nothing but offices."""
    listed = names(raw)
    return bool(listed) and all(is_office(name) for name in listed) and not re.search(r"\d", raw.replace("12345", ""))
