"""Who gets a form of the first round, and what it may fill in there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.records import Grant, Line
from model.rules import breakdown, who_gets_a_form
from model.rules.plan_round import keys
from model.rules.plan_round.parts import PlanPart
from model.rules.who_gets_a_form import Setup
from model.terms import RowReason


@dataclass(frozen=True, slots=True)
class Rows:
    """One unit's rows: lines it leads, lines of which it may only state its own part, items it may name sites of."""

    led: tuple[Line, ...]
    own: tuple[Line, ...]
    items: tuple[str, ...]

    @property
    def why(self) -> str:
        """Say what the form asks for: 牵头 5行、本单位任务 2行、点位 3项、联络员."""
        parts = (
            (f"牵头 {len(self.led)}行", self.led),
            (f"本单位任务 {len(self.own)}行", self.own),
            (f"{PlanPart.SITE.word} {len(self.items)}项", self.items),
        )
        return "、".join((*(words for words, some in parts if some), PlanPart.CONTACTS.word))

    def grants(self, unit: str) -> tuple[Grant, ...]:
        """Return what the unit's form is issued for."""
        return (
            *(Grant(line.id) for line in self.led),
            *(Grant(line.id, unit) for line in self.own),
            *(Grant(item, keys.SITES) for item in self.items),
            Grant(""),
        )


def rows(setup: Setup) -> dict[str, Rows]:
    """Return each form's rows by unit id, in official order.

    Whoever gets a form of the rounds gets this one; what a unit leads it schedules and divides, elsewhere it states
    its own part, where the parts add up, and its sites.
    """
    lines = {line.id: line for line in setup.lines}
    out: dict[str, Rows] = {}
    for unit, found in who_gets_a_form.rows(setup).items():
        own = [row for row in found if row.why is not RowReason.COUNTY_PART]
        led = _lines(lines, [row for row in own if row.why is RowReason.LEADS])
        rest = _lines(lines, [row for row in own if row.why is not RowReason.LEADS])
        items = tuple(dict.fromkeys(lines[row.grant.line].item for row in own))
        out[unit] = Rows(led, tuple(line for line in rest if adds(line)), items)
    return out


def adds(line: Line) -> bool:
    """Say whether a line's target can be divided into parts that add up."""
    return line.kind in breakdown.ADDS and line.target is not None


def _lines(lines: dict[str, Line], some: Sequence[who_gets_a_form.Row]) -> tuple[Line, ...]:
    return tuple(lines[row.grant.line] for row in some)
