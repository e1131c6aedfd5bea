"""Who has reported in a round: 已报, 迟报, 未报, 未发表 (应报 = units actually sent a form)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.records import Grant, ItemView, UnitView
from model.rules.rollup import leads
from model.rules.who_gets_a_form import Setup
from model.terms import FormState, Light


def form_state(due: datetime.date | None, received: datetime.date | None) -> FormState:
    """Decide what became of a unit's form; `due` is None where none was sent, `received` where none is back."""
    if received is not None:
        return FormState.LATE if due is not None and received > due else FormState.RETURNED
    return FormState.NOT_SENT if due is None else FormState.MISSING


@dataclass(frozen=True, slots=True)
class Count:
    """How many units owe a form of a round, have reported (late ones among them), have not."""

    due: int
    back: int
    late: int
    missing: int

    @property
    def reported(self) -> str:
        """Say the one way how many have reported."""
        return f"已报 {self.back} 家" + (f"（其中迟报 {self.late} 家）" if self.late else "")


def count(units: Iterable[UnitView]) -> Count:
    """Count forms; a late one is reported too, wherever it is counted."""
    states = [unit.form for unit in units]
    late = states.count(FormState.LATE)
    back, missing = states.count(FormState.RETURNED) + late, states.count(FormState.MISSING)
    return Count(back + missing, back, late, missing)


def units(
    setup: Setup,
    rows: Mapping[str, Sequence[Grant]],
    views: Sequence[ItemView],
    due: Mapping[str, datetime.date],
    received: Mapping[str, datetime.date],
) -> tuple[UnitView, ...]:
    """Return every unit in official order; `rows` are the forms' rows, `due` and `received` by unit id."""
    concern = _concern(setup, rows)
    light = {view.item.id: view.light for view in views}
    out = []
    for unit in sorted(setup.units, key=lambda one: one.order):
        items, led = concern[unit.id]
        out.append(
            UnitView(
                unit=unit,
                form=form_state(due.get(unit.id), received.get(unit.id)),
                items=len(items),
                red=sum(light.get(item) is Light.RED for item in led),
                yellow=sum(light.get(item) is Light.YELLOW for item in led),
                received=received.get(unit.id),
            )
        )
    return tuple(out)


def _concern(setup: Setup, rows: Mapping[str, Sequence[Grant]]) -> dict[str, tuple[set[str], set[str]]]:
    """Return by unit the items it answers for or fills in, and those whose light is its own."""
    owner = {line.id: line.item for line in setup.lines}
    out: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for unit, grants in rows.items():
        out[unit][0].update(owner[grant.line] for grant in grants)
    for item in setup.items:
        for lead in leads(setup, item.id):
            out[lead.id][0].add(item.id)
            out[lead.id][1].add(item.id)
    for duty in setup.duties:
        if duty.named:
            out[duty.unit][0].add(duty.item)
    return out
