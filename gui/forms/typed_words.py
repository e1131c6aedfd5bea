"""What would a typed figure and stage give: last value, due, gap and light, said while one types."""

from __future__ import annotations

from decimal import Decimal

from gui import show
from gui.tables.item_rows import Row
from model.records import PeriodView
from model.rules import light, pace
from model.rules.pace import Pace
from model.terms import Kind, Light, ladder

MUCH = Decimal(150)
"""Per cent of the year's target above which a typed figure is probably a slip."""


def judged(row: Row, view: PeriodView, done: Decimal | None, stage: str) -> Pace:
    """Judge a line by what is typed; what is not typed stands as reported."""
    line = row.line
    return pace.with_figure(line, line.done if done is None else done, view.round, view.rule, stage or line.stage)


def pill(row: Row, view: PeriodView, found: Pace, done: Decimal | None, stage: str) -> str:
    """Name the light; a grey says why there is none."""
    if found.light is not Light.NONE:
        return light.name(found.light, view.rule)
    if found.due is None:
        return Light.NONE.word
    return pace.lacking(row.line.line, row.line.done if done is None else done, stage or row.line.stage)


def beside(row: Row, found: Pace) -> str:
    """Say the value before, what is due, and how far ahead or behind: 上期3，应完成6，滞后4.2个百分点，差1个节点。"""
    line = row.line
    last = line.line.target is not None and line.last is not None and f"上期{show.number(line.last)}"
    due = line.due_value is not None and line.line.target is not None and f"应完成{show.due_value(line)}"
    stage = found.due is not None and found.due.stage and f"应到“{found.due.stage}”"
    nodes = found.behind and f"差{found.behind}个节点"
    told = [part for part in (last, due, stage, show.points(found.gap), nodes) if part]
    if found.due is None:
        told.append("还没有定序时，不亮灯")
    return "，".join(told) + "。" if told else ""


def doubt(row: Row, found: Pace, done: Decimal | None) -> str:
    """Say what speaks against a figure at first sight, "" for nothing."""
    last = row.line.last
    if done is not None and last is not None and row.line.line.kind is Kind.AMOUNT and done < last:
        return f"小于上期{show.number(last)}：填 1月1日至今的累计数，不是当期数。"
    if done is not None and found.completion is not None and found.completion > MUCH:
        return "超过全年目标较多，请核对。"
    return ""


def last_stage(row: Row, view: PeriodView) -> str:
    """Return the stage of the round before, "" where none was told or a unit asked for something in its place."""
    before = [one for one in row.line.year if one.round.end < view.round.end]
    stage = before[-1].stage if before else ""
    return stage if stage in ladder(row.item.item.kind) else ""
