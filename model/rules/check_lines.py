"""审核 of lines: do figure, stage, words, county sum and the other leads agree with each other?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from model.records import CheckRule, Doubt, Key, LineView, Round
from model.rules.check_figures import Said
from model.rules.known import Known, figure
from model.rules.light import finished
from model.rules.quantity import plain
from model.terms import Check, Field, Joint, Kind, Light, Role, Weight

AFTER_THE_WORK = ("基本完工", "竣工验收", "投入使用", "报完成", "申请调整", "申请终止")
"""Stages that do not speak against a figure that has reached its target."""

NOT_DONE = ("未完成", "未全部完成", "没有完成", "未达", "未开工", "未启动", "未开展", "未开始", "未实施")
NO_WORDS = ("", "无", "暂无", "没有", "/", "-", "—", "——")


class Seen(NamedTuple):
    """A line as it stands in a round, with what else is known (held figures as questions)."""

    line: LineView
    known: Known
    at: Round


def doubts(known: Known, line: LineView, at: Round) -> Iterator[Doubt]:
    """Yield what the checks doubt about a line its lead answers for; `known` with held figures as questions."""
    for check, (field, rule) in LINE_RULES.items():
        setting = known.checks[check]
        said = None if setting.weight is Weight.OFF else rule(Seen(line, known, at), setting)
        if said:
            yield Doubt(check, setting.weight, said.fact, said.ask, Key(at.period, line.line.id, line.lead, field))


def done_or_not(seen: Seen, rule: CheckRule) -> Said | None:
    """A figure at its target beside a stage or text that says otherwise, or 报完成 beside a figure that is short."""
    line, target = seen.line, seen.line.line.target
    if line.done is None or target is None or line.line.kind is not Kind.AMOUNT:
        return None
    told = f"累计{plain(line.done)}，全年目标{plain(target.printed)}"
    if not finished(line.line, line.done, line.stage):
        return Said(f"{told}，阶段却是“报完成”", "请核对。") if line.stage == "报完成" else None
    if line.stage and line.stage not in AFTER_THE_WORK:
        return Said(f"{told}，数已达到，阶段还是“{line.stage}”", "请核对是否报完成。")
    words = next((word for word in NOT_DONE if word in line.text), "")
    return Said(f"{told}，数已达到，进展情况却写着“{words}”", "请核对。") if words else None


def no_reason(seen: Seen, rule: CheckRule) -> Said | None:
    """A line behind schedule owes a reason and what comes next (the form says 滞后必填)."""
    line = seen.line
    if line.light not in (Light.YELLOW, Light.RED) or line.problem.strip() not in NO_WORDS:
        return None
    return Said(f"{line.light_word}，没有写存在问题及下一步打算", "请该单位补写。")


def county_sum(seen: Seen, rule: CheckRule) -> Said | None:
    """The lead's figure holds its counties'; the sum is a check, never the figure (DESIGN.md section 3)."""
    line = seen.line
    if line.county_sum is None or line.done == line.county_sum:
        return None
    total = plain(line.county_sum)
    if line.done is not None:
        return Said(f"牵头单位报 {plain(line.done)}，与县区合计 {total} 差 {plain(line.done - line.county_sum)}", "")
    return Said(f"牵头单位{'的数待确认' if line.asked else '未报'}，县区合计 {total}，仅供参考", "")


def leads_differ(seen: Seen, rule: CheckRule) -> Said | None:
    """Several leads of one item: 共同 tell one figure, 分头 add up once all have reported."""
    line = seen.line
    heads = [part for part in line.parts if part.role in (Role.LEAD, Role.RESPONSIBLE)]
    keys = {part.short: Key(seen.at.period, line.line.id, part.unit, Field.DONE) for part in heads}
    told = {short: value for short, key in keys.items() if (value := figure(seen.known.view, key)) is not None}
    if line.item.joint is Joint.TOGETHER and len(set(told.values())) > 1:
        words = "、".join(f"{short} {plain(value)}" for short, value in told.items())
        return Said(f"几家牵头单位报数不同（{words}），按 {line.leads[0]} 的数计", "")
    if line.item.joint is Joint.APART and told and len(told) < len(keys):
        silent = "、".join(f"{short} {_silent(seen, key)}" for short, key in keys.items() if short not in told)
        return Said(f"分头报送，{silent}，暂不合计", "")
    return None


def _silent(seen: Seen, key: Key) -> str:
    return "待确认" if key in seen.known.view.figures else "未报"


LINE_RULES: Mapping[Check, tuple[Field, Callable[[Seen, CheckRule], Said | None]]] = {
    Check.DONE_OR_NOT: (Field.DONE, done_or_not),
    Check.NO_REASON: (Field.PROBLEM, no_reason),
    Check.COUNTY_SUM: (Field.DONE, county_sum),
    Check.LEADS: (Field.DONE, leads_differ),
}
"""Each with the field the clerk decides on to explain it."""
