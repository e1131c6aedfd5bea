"""How much of a line is reached, by its figure or its stage, and what stands against telling it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import Line, LineView, Part, Round
from model.rules import completion, county_counts, light, target
from model.rules.neat import tenth
from model.rules.quantity import plain


@dataclass(frozen=True, slots=True)
class Reached:
    """`percent` of the year's target, unrounded, None while `lacks` says what is missing; `whole`: it is fulfilled."""

    percent: Decimal | None
    whole: bool
    figure: str
    lacks: str = ""


def of_line(view: LineView, at: Round, stages: Sequence[tuple[str, Decimal]]) -> Reached:
    """Return how much of a line its lead has reached; what is open or not told is no figure."""
    if view.conflict:
        return Reached(None, False, "", f"{at.name}几份材料报的不一致，还没有裁定")
    if view.line.target is None:
        return _stage(view, at, dict(stages))
    if view.done is None:
        last = f"（以前报过{plain(view.last)}{_measure(view.line)}）" if view.last is not None else ""
        return Reached(None, False, "", f"{at.name}{'所报的数待确认' if view.asked else '没有报数'}{last}")
    corrected = "（核定）" if view.figure_correction else ""
    return _figure(view.line, view.done, view.completion, completion.met(view.line, view.done), corrected)


def of_part(view: LineView, part: Part, at: Round) -> Reached:
    """Return how much of its own task a county has reached."""
    if not part.task:
        raise ValueError(part.unit)
    if part.done is None:
        return Reached(None, False, "", f"{at.name}没有报本县区的数")
    percent, measure = county_counts.percent(part), _measure(view.line)
    told = f"，完成率{tenth(percent)}%" if percent is not None else ""
    figure = f"完成{plain(part.done)}{measure}，任务{plain(part.task)}{measure}{told}"
    return Reached(percent, part.done >= part.task, figure)


def _stage(view: LineView, at: Round, stages: dict[str, Decimal]) -> Reached:
    if view.finished or view.stage in light.FINISHED_STAGES:
        return Reached(Decimal(100), True, f"阶段：{view.stage}")
    if not view.stage:
        return Reached(None, False, "", f"{at.name}{'所报的阶段待确认' if view.asked else '没有报阶段'}")
    if view.stage not in stages:
        return Reached(None, False, f"阶段：{view.stage}", f"“{view.stage}”在办法里没有折算成百分比")
    share = stages[view.stage]
    return Reached(share, False, f"阶段：{view.stage}（计{plain(share)}%）")


def _figure(line: Line, done: Decimal, percent: Decimal | None, met: bool, corrected: str) -> Reached:
    """Return a figure against its target; where no ratio is told, only a target that is met counts as 100 %."""
    words = f"完成{plain(done)}{_measure(line)}{corrected}"
    if line.target is not None:
        words += f"，目标{target.words(line.target)}"
    if percent is not None:
        return Reached(percent, met, f"{words}，完成率{tenth(percent)}%")
    if met:
        return Reached(Decimal(100), True, f"{words}，已达到")
    return Reached(None, False, words, "越低越好的指标没有完成率，没有达到目标的请人工评分")


def _measure(line: Line) -> str:
    return line.target.printed_measure if line.target else ""
