"""How does a plan, or a part of it, keep pace over the year: what is due and what is done on average, by rounds?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import ItemView, LineView, Round, RoundView
from model.rules import reason
from model.rules.completion import BY_THE_WAY, HUNDRED
from model.terms import Light, State

RULE = (
    "计划：已定序时的总量类指标，各期末应完成占全年目标的平均；实际：其中已报数的，完成率的平均（超过100%的按100%、不足0的按0计）。"
    "没有报的不计入，也不当作0；比率、标准、节点不算完成率，不在其中。"
)
"""What the curve counts, as screens and pictures say it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A round: average per cent due and done, None where none is; `told` of `lines` scheduled lines have a figure.

    `lit` lines show a light, `on_pace` of them are green or done: of all kinds. `past`: not after the round shown.
    """

    round: Round
    due: Decimal | None
    done: Decimal | None
    told: int
    lines: int
    on_pace: int
    lit: int
    past: bool


def course(views: Sequence[ItemView], rounds: Sequence[Round], at: Round) -> tuple[Step, ...]:
    """Return every round of the year; what was reported after the round shown is left out, ended items are too."""
    lines = [line for view in views if view.state is not State.ENDED for line in view.lines]
    return tuple(_step(lines, one, past=one.end <= at.end) for one in rounds)


def _step(lines: Iterable[LineView], at: Round, *, past: bool) -> Step:
    pairs = [(line, one) for line in lines for one in line.year if one.round.period == at.period]
    due = [one.due for line, one in pairs if one.due is not None and _grows(line)]
    done = [_capped(one) for line, one in pairs if past and one.due is not None and _grows(line)]
    told = [one for one in done if one is not None]
    lit = [one.light for _, one in pairs if past and one.light is not Light.NONE]
    return Step(
        round=at,
        due=_mean(due),
        done=_mean(told),
        told=len(told),
        lines=len(due),
        on_pace=sum(one not in reason.BEHIND for one in lit),
        lit=len(lit),
        past=past,
    )


def _grows(line: LineView) -> bool:
    return line.line.kind in BY_THE_WAY


def _capped(one: RoundView) -> Decimal | None:
    return None if one.completion is None else min(max(one.completion, Decimal(0)), HUNDRED)


def _mean(some: Sequence[Decimal]) -> Decimal | None:
    return sum(some, Decimal(0)) / len(some) if some else None
