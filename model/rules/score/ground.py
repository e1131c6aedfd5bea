"""What an evaluation stands on: the published rounds, what people noted, and what is known besides."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.records import ItemView, PeriodView, Unit
from model.records.score import OverdueSlip, RuleBook, ScoredSlip, ScoreNote
from model.terms import FormState


@dataclass(frozen=True, slots=True)
class Returned:
    """A form that went back to its unit (退回) in a round."""

    unit: str
    period: str
    act: int


@dataclass(frozen=True, slots=True)
class Ground:
    """`rounds`: as published, in the calendar's order; the last one is what is scored. `day`: when.

    `files`: the file a unit's form of a round came in, by (period, unit); `places`: file and cell of a figure by
    (period, line, unit). `no_plan`, `no_stages`: units whose 分解方案 is missing, or says nothing of its course (with
    the lines). `closings`: by round the mark of its frozen view; `all_slips`: every 督办单, `slips` overdue.
    """

    book: RuleBook
    rounds: Sequence[PeriodView]
    day: datetime.date
    notes: Sequence[ScoreNote] = ()
    returned: Sequence[Returned] = ()
    slips: Sequence[OverdueSlip] = ()
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    places: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    no_plan: Sequence[str] = ()
    no_stages: Mapping[str, str] = field(default_factory=dict)
    closings: Mapping[str, str] = field(default_factory=dict)
    all_slips: Sequence[ScoredSlip] = ()

    @property
    def view(self) -> PeriodView:
        """Return the round that is scored."""
        return self.rounds[-1]

    def notes_of(self, unit: str) -> list[ScoreNote]:
        """Return what is noted of a unit, in order."""
        return [one for one in self.notes if one.unit == unit]


def asked(ground: Ground) -> set[str]:
    """Return the ids of units whose form was asked for in a round."""
    return {one.unit.id for view in ground.rounds for one in view.units if one.form is not FormState.NOT_SENT}


def only_slips(ground: Ground, unit: str) -> bool:
    """Say whether nothing but 督办单 was asked of a unit that has no work to be scored by."""
    return any(one.unit == unit for one in ground.all_slips) and unit not in asked(ground)


def units(view: PeriodView) -> dict[str, Unit]:
    """Return a round's units by short name."""
    return {one.unit.short: one.unit for one in view.units}


def ids(view: PeriodView, names: Sequence[str]) -> list[str]:
    """Return the ids of units given by their short names."""
    known = units(view)
    return [known[name].id for name in names if name in known]


def leads(view: PeriodView, item: ItemView) -> list[str]:
    """Return the ids of an item's leads."""
    return ids(view, item.leads)
