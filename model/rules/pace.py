"""How does a line keep pace in a round: what is due of it, how complete, how far behind, which light?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model.records import Item, LightRule, Line, LineView, Round
from model.rules import completion as complete
from model.rules import light as lights
from model.rules import schedule
from model.rules.schedule import Agreed, Due, stages
from model.terms import FINISHED, Light, ladder

LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Pace:
    """completion and gap: per cent and points, unrounded; `behind`: stages, None where none is due or known."""

    due: Due | None
    completion: Decimal | None
    gap: Decimal | None
    behind: int | None
    finished: bool
    light: Light


def pace(
    item: Item, line: Line, agreed: Agreed | None, at: Round, done: Decimal | None, stage: str, rule: LightRule
) -> Pace:
    """Judge what is reported of a line (done in the printed measure, stage as read) against what is due.

    Of a line with a figure and stages the worse of both lights shows.
    """
    return _judged(item, line, schedule.due(item, line, agreed, at), at, done, stage, rule)


def with_figure(view: LineView, done: Decimal | None, at: Round, rule: LightRule, stage: str | None = None) -> Pace:
    """Judge what a line would show in its round if its figure were another, and its stage, else as reported."""
    due = Due(view.due_value, view.due, view.due_stage, view.due_reason) if view.due_reason else None
    return _judged(view.item, view.line, due, at, done, view.stage if stage is None else stage, rule)


def _judged(
    item: Item, line: Line, due: Due | None, at: Round, done: Decimal | None, stage: str, rule: LightRule
) -> Pace:
    finished = lights.finished(line, done, stage, year_over=at.months >= LAST_MONTH)
    gap = complete.gap(line, due.value, done) if due else None
    behind = stages.behind(item.kind, due.stage, stage) if due else None
    return Pace(
        due=due,
        completion=complete.completion(line, done),
        gap=gap,
        behind=behind,
        finished=finished,
        light=Light.DONE if finished else _light(item, line, due, gap, behind, stage, rule),
    )


def _light(
    item: Item, line: Line, due: Due | None, gap: Decimal | None, behind: int | None, stage: str, rule: LightRule
) -> Light:
    if due is None:
        return Light.NONE
    shown = [lights.light(gap, False, rule)] if line.target is not None else []
    if due.stage:
        shown.append(lights.of_stages(behind, rule))
    elif not shown:
        shown.append(Light.GREEN if stage in ladder(item.kind) else Light.NONE)
    return lights.worst(shown)


def lacking(line: Line, done: Decimal | None, stage: str) -> str:
    """Say what a line without a light still owes: its figure, its stage, or an answer to what its unit asks for."""
    if line.target is not None and done is None:
        return "未报数"
    return stage if stage and stage != FINISHED else "未报阶段"
