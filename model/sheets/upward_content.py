"""What the report upward says besides its table: counts that foot, and what a reader must know."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from model.records import ItemView, LightRule, LineView, PeriodView
from model.rules import correction, light, returns, totals
from model.rules.neat import share
from model.terms import FormState, Light, State

_LIT = (Light.DONE, Light.GREEN, Light.YELLOW, Light.RED)


@dataclass(frozen=True, slots=True)
class Report:
    """A report upward. `made`: its date. `paper`: "A3" or "A4". `chain`: first characters of the ledger's chain.

    `rule`: the light rule in words. `despite`: why it goes out although figures conflict. `notes`: the office's own.
    """

    view: PeriodView
    made: datetime.date
    paper: str = "A3"
    chain: str = ""
    rule: str = ""
    despite: str = ""
    notes: tuple[str, ...] = ()


def counted(view: PeriodView) -> str:
    """Return the counts of items and of lines; each kind's numbers add up to its total."""
    stand = tuple(item for item in view.items if item.state is not State.ENDED)
    lines = [line for item in stand for line in item.lines]
    total = totals.of(view.items)
    all_items = f" {total.items} 项" if total.words == f"{total.items}项" else total.words
    parts = (
        _counts("实事", "项", stand, all_items, view.rule),
        _counts("其中指标和节点", "条", lines, f" {len(lines)} 条", view.rule) + _forms(view),
    )
    return "\n".join(parts)


def _counts(what: str, measure: str, things: list[LineView] | tuple[ItemView, ...], said: str, rule: LightRule) -> str:
    total = len(things)
    lights = Counter(thing.light for thing in things)
    grey = Counter(thing.light_word for thing in things if thing.light is Light.NONE)
    named = [one for one in _LIT if one in light.told(rule) or lights[one]]
    lit = "、".join(f"{light.name(one, rule)} {lights[one]} {measure}" for one in named)
    unlit = "、".join(f"{word} {number} {measure}" for word, number in sorted(grey.items()))
    behind = f"；未亮灯 {lights[Light.NONE]} {measure}" + (f"（{unlit}）" if unlit else "")
    good = lights[Light.DONE] + lights[Light.GREEN]
    return f"{what}共{said}：{lit}{behind}；已完成和{light.name(Light.GREEN, rule)}合计占 {share(good, total)}。"


def _forms(view: PeriodView) -> str:
    found = returns.count(view.units)
    late = f"，其中迟报 {found.late} 家" if found.late else ""
    return f"应报单位 {found.due} 家，已报 {share(found.back, found.due)}{late}。" if found.due else ""


def remarks(report: Report) -> list[str]:
    """Return the numbered notes below the table."""
    return [f"{'注：' if at == 1 else '　　'}{at}. {note}" for at, note in enumerate(_notes(report), 1)]


def _decided(view: PeriodView) -> Iterator[str]:
    """Yield what the office decided itself: items ended or adjusted, lights and figures corrected, each as it was."""
    for item in view.items:
        if item.change_words:
            yield f"第{item.item.no}项{item.change_words}。"
        for line in item.lines:
            for said in correction.words(line, view.rule):
                yield f"第{line.line.id}项“{line.line.name}”{said}。"


def _notes(report: Report) -> Iterator[str]:
    view = report.view
    if report.rule:
        yield report.rule
    yield (
        "全年目标、累计完成按方案所列单位；累计完成为牵头单位上报的全市数；没有上报的不作0。"
        "完成率四舍五入保留一位小数，可超过100%。"
    )
    lines = [line for item in view.items for line in item.lines]
    conflicts = sum(line.conflict for line in lines)
    if conflicts:
        why = f"先行上报的原因：{report.despite}" if report.despite else "正在核对"
        yield f"含 {conflicts} 处冲突（进度栏注明“有冲突”），所列为暂用数，{why}。"
    if view.questions:
        yield f"有 {len(view.questions)} 处所报内容正在向单位核实，暂未计入。"
    yield from _decided(view)
    missing = [unit.unit.full or unit.unit.short for unit in view.units if unit.form is FormState.MISSING]
    if missing:
        yield f"未报单位 {len(missing)} 家：{'、'.join(missing)}。"
    late = [unit.unit.full or unit.unit.short for unit in view.units if unit.form is FormState.LATE]
    if late:
        yield f"迟报单位 {len(late)} 家：{'、'.join(late)}。"
    unset = sum(line.light is Light.NONE and line.light_word == Light.NONE.word for line in lines)
    if unset:
        yield f"{unset} 条尚未约定序时进度，单独计数，不参加按序时、滞后的判定。"
    yield from report.notes
