"""审核 of words: does 进展情况 say anything, do the texts hold personal numbers, does the form say who filled it in?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from model.records import Doubt, Figure, Key, Record, Round
from model.rules import han, personal
from model.rules.known import Known
from model.terms import Check, Field, Weight

WORDS = (Field.TEXT, Field.PROBLEM)
CONTACT = ("填报人", "联系电话")

_FACT = re.compile(r"[0-9]|[一二三四五六七八九十百千万两](?:月|日|季度|个|家|所|人|次|批|%)|[上中下]旬|年底|月底|月初")
"""A number or a date, in whatever digits."""

EMPTY = (
    "各项工作|本项工作|该项工作|相关工作|有关工作|此项工作|本项目|该项目|各项目|项目建设|项目|工作|任务|目标任务|事项|建设",
    "正在|正|已|目前|现|当前|本期|本月|均|都|各项|相关|有关|按照|按|根据|依据|严格|我局|我委|我办|我单位|我市|全市",
    "年度计划|既定计划|工作计划|计划|实施方案|方案|序时进度|时序进度|序时|时序|进度|要求|时间节点|节点|目标",
    "正常|有序|有条不紊|稳步|稳定|扎实|积极|全面|全力|顺利|抓紧|加快|加紧|持续|深入|认真|不断|进一步|大力|统筹|协调|有力|有效",
    "推进|推动|实施|开展|进行|落实|组织|跟进|办理|进展情况|进展|情况|运行|加强|做好|抓好|确保完成|力争完成|确保|力争",
    "之中|当中|中|着|的|地|了|和|与|及|并|将|下一步|继续|良好|较好|可控|符合|达到",
    "没有变化|无变化|暂无|无|同上期|同上月|同上|详见附件",
)
"""What remains of a sentence made of these alone is nothing."""

_EMPTY = re.compile("|".join(sorted("|".join(EMPTY).split("|"), key=len, reverse=True)))
_MARKS = re.compile(r"[\W_]+")


def doubts(known: Known, at: Round) -> Iterator[Doubt]:
    """Yield what is doubtful of the texts of a round, whoever wrote them."""
    for key, figure in known.view.figures.items():
        if key.period == at.period and key.field in WORDS:
            yield from _of_text(known, figure)


def _of_text(known: Known, figure: Figure) -> Iterator[Doubt]:
    key = figure.key
    texts = [head.value for head in figure.heads if isinstance(head.value, str)]
    kinds = dict.fromkeys(kind for text in texts for kind in personal.found(text))
    if kinds:
        fact = f"{key.field.word}里有{'、'.join(kinds)}，这里和上报表里都已遮盖"
        yield from _doubt(known, Check.PERSONAL, fact, "请删去后重报。", key)
    if key.field is Field.TEXT and figure.value and is_empty_talk(figure.value):
        said = " ".join(figure.value.split())
        yield from _doubt(known, Check.EMPTY_TALK, f"进展情况只写了“{said}”，没有事实和日期", "请该单位补写。", key)


def is_empty_talk(text: str) -> bool:
    """Say whether a text names no number, no date and no fact: only words that fit every item of every month."""
    plain = han.fold(text)
    return not _FACT.search(plain) and not _EMPTY.sub("", _MARKS.sub("", plain))


def no_contact(known: Known, at: Round, records: Sequence[Record]) -> Iterator[Doubt]:
    """Yield the units none of whose forms of a round says who filled it in, or whom to call."""
    forms = sorted((one for one in records if _is_form(known, at, one)), key=lambda one: one.id)
    own = {unit.id: {CONTACT[0]: unit.contact, CONTACT[1]: unit.phone} for unit in known.setup.units}
    last = {one.unit: one for one in forms}
    for unit in known.setup.units:
        heads = [own[unit.id], *(one.head for one in forms if one.unit == unit.id)]
        missing = [name for name in CONTACT if not any(head.get(name, "").strip() for head in heads)]
        if unit.id in last and missing:
            fact = f"{unit.short}的填报表没有写{'、'.join(missing)}"
            yield from _doubt(known, Check.NO_CONTACT, fact, "请补上，以便核对。", None, last[unit.id].id)


def _is_form(known: Known, at: Round, record: Record) -> bool:
    return record.kind == "statement" and record.period == at.period and record.id in known.view.live


def _doubt(known: Known, check: Check, fact: str, ask: str, key: Key | None, record: str = "") -> Iterator[Doubt]:
    weight = known.checks[check].weight
    if weight is not Weight.OFF:
        yield Doubt(check, weight, fact, ask, key, record=record)
