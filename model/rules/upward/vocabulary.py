"""What a heading of the upper office's form is likely to hold, by its words (DOMAIN.md section 2)."""

from __future__ import annotations

import re

from model.rules import cell_text
from model.terms_upward import Fill

_PROBLEM = r"存在(?:的)?(?:主要)?问题|主要问题|^问题|下一?步|困难"
_PROGRESS = r"进展|(?:完成|落实|推进|实施|工作)(?:进展)?情况|形象进度"

COLUMNS = (
    (Fill.ORDER, r"^行号$"),
    (Fill.PUBLIC_NO, r"件号|实事编号|大项(?:编)?号"),
    (Fill.LINE, r"指标编号|子项(?:编)?号|任务编号"),
    (Fill.NO, r"^(?:序号?|编号|项次|项号|(?:项目|事项)编号)$"),
    (Fill.TEXT_PROBLEM, rf"(?=.*(?:{_PROGRESS}))(?=.*(?:{_PROBLEM}))"),
    (Fill.PROBLEM, _PROBLEM),
    (Fill.LEADER, r"(?:责任|分管|牵头|联系|包保|挂钩)(?:市|县|区)?[^单部]{0,3}领导"),
    (Fill.CO, r"(?:配合|协办|协同|共同责任|参与|协助)(?:责任)?(?:单位|部门)"),
    (Fill.LEAD, r"(?:牵头|责任|主办|承办|主要责任|实施)[^位门]{0,3}(?:单位|部门)"),
    (Fill.DEADLINE, r"时限|期限|(?<!应)完成时间|时间节点|办结时间|截止时间"),
    (Fill.GAP, r"(?:滞后|低于|相差|差距|超前)[^率]{0,6}(?:百分点|点)"),
    (Fill.PERCENT, r"完成(?:率|比例|百分比|占比)|(?:完成|占).{0,8}[%％]|^(?:进度|比例)\(?[%％]\)?$|进度百分比"),
    (Fill.LAST, r"上(?:期|月|季)[末底]?(?:累计|完成|数)"),
    (
        Fill.LIGHT,
        r"亮灯|灯(?:色|号)|红黄绿|达序|(?:是否|有无).{0,6}(?:序时|滞后)|目标完成情况|(?:推进|进度|完成)状态|^状态$|^进度评价",
    ),
    (Fill.DUE, r"序时|时序|应完成|(?:季度|本月|本期|月度|阶段)(?:目标|任务|计划)|计划进度"),
    (Fill.DONE, r"累计(?:完成)?|实际完成|已完成|完成(?:数|量|值)|^完成$"),
    (Fill.STAGE, r"当前阶段|(?:所处|目前)阶段|^阶段$"),
    (Fill.TEXT, _PROGRESS),
    (Fill.MEASURE, r"^(?:计量)?单位$|计量单位"),
    (
        Fill.TARGET,
        r"(?:年度|全年|本年|今年|攻坚)(?:目标|任务|计划)|目标(?:值|任务|数)|任务[数量]|计划数|^(?:目标|任务)$|总量",
    ),
    (Fill.NAME, r"指标|节点|建设内容|具体内容|主要内容|内容与要求|指标要求"),
    (Fill.ITEM, r"实事|事项|工作任务|任务名称|重点工作|督办内容|项目名称|^项目$|^内容$|^工作内容$"),
    (Fill.SECTION, r"大类|类别|分类|领域|板块|工作重点"),
)
"""Tried in this order; the first that fits wins."""

LABELS = (
    (Fill.OFFICE, r"(?:填报|报送|上报)(?:单位|部门)"),
    (Fill.DATE, r"(?:填报|报送|上报|填表|制表)(?:日期|时间)"),
    (Fill.CUTOFF, r"(?:统计|数据)?截[止至](?:日期|时间)?"),
    (Fill.PERIOD, r"(?:统计|报表|填报|报告)期|期次|统计(?:月份|时段|时间)|报送期次"),
)
"""Labels of the head and foot, each before its blank."""

ALONE = re.compile(r"[\s_　]*年[\s_　]*月(?:[\s_　]*日)?")


def tight(text: str) -> str:
    """Return a heading as headings are compared: widths folded, no blanks, one kind of bracket."""
    return "".join(cell_text.tidy(text).split()).replace("（", "(").replace("）", ")").replace("％", "%")


def column(heading: str) -> Fill | None:
    """Return what a column with this heading holds, None where the words do not say."""
    plain = tight(heading)
    return next((name for name, words in COLUMNS if re.search(words, plain)), None) if plain else None


def labels(text: str) -> tuple[Fill, ...]:
    """Return which things of the form's head a text has a label for, in their order in the text."""
    plain = tight(text)
    found = (
        (match.start(), name) for name, words in LABELS if (match := re.search(rf"(?:{words})[^:]{{0,8}}:", plain))
    )
    return tuple(name for _, name in sorted(found))


def alike(one: str, other: str) -> float:
    """Return how much two headings are the same, 0 to 1: the share of letters, in their order, they have in common."""
    a, b = tight(one), tight(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    return 2 * in_common(a, b) / (len(a) + len(b))


def in_common(a: str, b: str) -> int:
    """Return how many letters two texts have in common, in their order."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for at, y in enumerate(b, 1):
            before, row[at] = row[at], before + 1 if x == y else max(row[at], row[at - 1])
    return row[-1]


BAND = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|.{2,12}$)")
"""How a row begins that is nothing but a section's name."""
