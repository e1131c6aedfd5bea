"""How much of a line is due by the end of a round (序时进度)?

An amount grows by its schedule, a from–to line by its share of the way. Rates, ratios, standards and lower-is-better
lines are due in full all year and never by months (DOMAIN.md section 1), unless they are due once at their date, by
stages, or by a curve of their own. A milestone is due by stages, or finished at its deadline. Of works by 按节点
nothing counts as due until a completing stage is (竣工验收, 投入使用), then all: the city's 330 works of 2021 were
nearly all started and hardly any finished in October. From the line's deadline on everything is due.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from model.records import Item, Line, Round, Target
from model.rules import completion
from model.rules.deadline import deadline
from model.rules.quantity import plain
from model.rules.schedule import stages
from model.rules.schedule.agreed import Agreed
from model.rules.target import words
from model.terms import FINISHED, Preset

FEW = Decimal(20)
"""Below this many whole things, what is due rounds down: a third of a school is not due."""

CONTINUOUS = ("元", "米", "里", "亩", "吨", "顷", "升", "度", "%", "瓦", "克")
"""Measures that can be had in parts; any other counts whole things (所 个 座 人)."""

EVENLY = (Preset.MONTHLY, Preset.QUARTERS, Preset.NOVEMBER)
"""What grows bit by bit; a milestone cannot."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due: a figure in the line's printed measure and in per cent of the year's target, a stage, and why.

    Where no figure is due yet, or the line has none, `value` is None; `percent` also where completion is not told in
    per cent (lower is better).
    """

    value: Decimal | None
    percent: Decimal | None
    stage: str = ""
    reason: str = ""


def due(item: Item, line: Line, agreed: Agreed | None, at: Round) -> Due | None:
    """Return what is due at the round's end, None while 未定序时. `line` bears the target in force."""
    if agreed is None:
        return None
    last = last_day(item, agreed, at.end.year)
    over = at.end >= last
    stage = _stage(item, line, agreed, at, last)
    if line.target is None:
        return Due(None, None, stage, _why(line, agreed, at, last, stage))
    whole = over or stage in stages.COMPLETING
    value = _level(line.target, agreed, at, whole=whole)
    if line.kind in completion.BY_THE_WAY:
        value = _way(line, line.target, agreed, at, value, whole=whole)
    percent = None if value is None else completion.completion(line, value)
    return Due(value, percent, stage, _why(line, agreed, at, last, stage))


def last_day(item: Item, agreed: Agreed, year: int) -> datetime.date:
    """Return the day a line must be finished: its own deadline, its item's, or the year's end."""
    return agreed.schedule.deadline or deadline(item.deadline, year).day


def _stage(item: Item, line: Line, agreed: Agreed, at: Round, last: datetime.date) -> str:
    if agreed.preset is Preset.STAGES:
        return stages.due(item, agreed, at, last)
    return FINISHED if line.target is None and at.end >= last else ""


def _level(target: Target, agreed: Agreed, at: Round, *, whole: bool) -> Decimal | None:
    """Return the level due of a figure that months do not scale, None where none is yet."""
    if whole or agreed.preset in EVENLY:
        return target.printed
    return _on_curve(agreed, at)


def _on_curve(agreed: Agreed, at: Round) -> Decimal | None:
    """Return the last point up to the round; between points nothing is invented."""
    if agreed.preset is not Preset.CURVE:
        return None
    return next((Decimal(value) for day, value in reversed(agreed.points) if day <= at.end), None)


def _way(line: Line, target: Target, agreed: Agreed, at: Round, level: Decimal | None, *, whole: bool) -> Decimal:
    """Return how far a growing figure must be: its start and the part of the way due; few whole things round down."""
    start, end = completion.start(line), target.printed
    done, of = (1, 1) if whole else _part(agreed.preset, at.months)
    step = (end - start) * done / of
    if agreed.preset is Preset.CURVE and not whole:
        step = Decimal(0) if level is None else level - start
        step = max(min(step, end - start), Decimal(0)) if end >= start else min(max(step, end - start), Decimal(0))
    if counts_few(target) and step != end - start:
        step = step.to_integral_value(ROUND_FLOOR) if step >= 0 else -((-step).to_integral_value(ROUND_FLOOR))
    return start + step


def _part(preset: Preset, months: int) -> tuple[int, int]:
    """Return what part of the way is due after so many months."""
    if preset is Preset.MONTHLY:
        return min(months, 12), 12
    if preset is Preset.QUARTERS:
        return min(months // 3, 4), 4
    return (min(months, 11), 11) if preset is Preset.NOVEMBER else (0, 1)


def _why(line: Line, agreed: Agreed, at: Round, last: datetime.date, stage: str) -> str:
    """Say in plain words where what is due comes from."""
    name, evenly = agreed.preset.word, agreed.preset in EVENLY
    if evenly and line.target is not None and line.kind not in completion.BY_THE_WAY:
        return f"全年按{words(line.target)}比，不按月分"
    if at.end >= last:
        return f"{name}，{last.month}月{last.day}日到期，应全部完成"
    if agreed.preset is Preset.STAGES:
        return f"{name}，{at.name}应到“{stage}”" if stage else f"{name}，{at.name}还没有应到的节点"
    if evenly and line.target is not None:
        done, of = _part(agreed.preset, at.months)
        return f"{name}，{at.name}{done}/{of}"
    if agreed.preset is Preset.CURVE and line.target is not None:
        value = _on_curve(agreed, at)
        return f"{name}，{at.name}{'还没有应完成数' if value is None else plain(value)}"
    return f"{name}，{last.month}月{last.day}日到期，此前不考核"


def counts_few(target: Target) -> bool:
    """Say whether the target is a small number of whole things; 1.2万名 are many."""
    return abs(target.value) < FEW and not target.printed_measure.endswith(CONTINUOUS)
