"""红黄清单: which lines are behind in a round, in which order, by how much and for how many rounds?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.records import ItemView, LineView, PeriodView, Round
from model.rules import completion, reason
from model.rules import light as lights
from model.rules.schedule import stages
from model.terms import Kind, Light, State

ORDER = "先严重滞后（红）、后滞后（黄）；同一亮灯按滞后百分点由大到小，只差节点的排在其后、差得多的在前，再按方案顺序。"
"""How the rows are ordered, as papers and screens say it."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A red or yellow line. `steps`: stages behind, None where no stage is due; `rounds`: behind so long, 1 at least.

    Figures are the line's own, in the printed measure; what was not reported is None.
    """

    item: ItemView
    line: LineView
    steps: int | None
    rounds: int

    @property
    def light(self) -> Light:
        """Return red or yellow."""
        return self.line.light

    @property
    def gap(self) -> Decimal | None:
        """Return how many points it is behind, unrounded; None where it is behind in stages or by 核定 alone."""
        gap = self.line.gap
        return gap if gap is not None and gap > 0 else None

    @property
    def words(self) -> str:
        """Say how far behind it is: 滞后21.7个百分点, 差1个节点; where neither, that its light was decided."""
        above = self.line.line.kind is Kind.LOWER and completion.lower_is_better(self.line.line)
        told = (
            reason.points(self.gap, above=above) if self.gap is not None else "",
            f"差{self.steps}个节点" if self.steps else "",
        )
        return "；".join(one for one in told if one) or self.line.light_word

    @property
    def lasting(self) -> str:
        """Say for how many rounds: 连续2期; "" in the first."""
        return f"连续{self.rounds}期" if self.rounds > 1 else ""


def rows(view: PeriodView) -> tuple[Behind, ...]:
    """Return a round's red lines, then its yellow ones, each widest gap first (ORDER)."""
    return tuple(sorted(_behind(view), key=_place))


def words(found: tuple[Behind, ...]) -> str:
    """Say how many: 严重滞后3条、滞后9条，涉及10项、7家牵头单位 (every lead named counts); or nothing."""
    if not found:
        return "本期没有亮红灯、黄灯的指标和节点。"
    counted = {one: sum(row.light is one for row in found) for one in reason.BEHIND}
    told = "、".join(f"{one.word}{counted[one]}条" for one in reversed(reason.BEHIND) if counted[one])
    items = len({row.item.item.id for row in found})
    leads = len({lead for row in found for lead in row.line.leads})
    return f"{told}，涉及{items}项、{leads}家牵头单位。"


def _behind(view: PeriodView) -> Iterator[Behind]:
    for item in view.items:
        for line in item.lines:
            if line.light in reason.BEHIND and item.state is not State.ENDED:
                yield Behind(item, line, _steps(line), _rounds(line, view.round))


def _steps(line: LineView) -> int | None:
    return stages.behind(line.item.kind, line.due_stage, line.stage) if line.due_stage else None


def _rounds(line: LineView, at: Round) -> int:
    return max(1, reason.streak(one.light for one in line.year if one.round.end <= at.end))


def _place(row: Behind) -> tuple[int, Decimal, int, int, int]:
    severity = lights.SEVERITY.index(row.light)
    return severity, -(row.gap or Decimal(0)), -(row.steps or 0), row.item.item.order, row.line.line.order
