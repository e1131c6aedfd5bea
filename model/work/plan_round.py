"""分解方案: who was sent the first form and has returned it, what waits, which sites there are; reads only."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model.records import Conflict, Quarantined, Question, Round, Site, Unit
from model.rules import returns
from model.rules.plan_round import keys, rows
from model.rules.plan_round.proposals import proposals
from model.store import plan as plans
from model.store import records, sites
from model.terms import FormState
from model.work.ledger import Ledger, Standing, standing
from model.work.look import Words, due_dates, received


@dataclass(frozen=True, slots=True)
class PlanUnit:
    """A unit in the first round: its form's state, how many lines it schedules, when the form came in."""

    unit: Unit
    form: FormState
    lines: int
    received: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class PlanRound:
    """Everything the window shows of the first round; `sites` are those of the ledger.

    `due`: the last day any form sent is due, None before one is. `proposed`: how many proposals may be adopted.
    """

    round: Round
    units: tuple[PlanUnit, ...]
    conflicts: tuple[Conflict, ...]
    questions: tuple[Question, ...]
    quarantined: tuple[Quarantined, ...]
    sites: tuple[Site, ...]
    due: datetime.date | None = None
    proposed: int = 0

    @property
    def sent(self) -> tuple[PlanUnit, ...]:
        """Return the units that were sent a form."""
        return tuple(one for one in self.units if one.form is not FormState.NOT_SENT)

    def of(self, *states: FormState) -> tuple[str, ...]:
        """Return the short names of the units in one of some states."""
        return tuple(one.unit.short for one in self.units if one.form in states)


def period(ledger: Ledger) -> str:
    """Return the period of the ledger's first round."""
    return keys.period(plans.load(ledger).year)


def look(ledger: Ledger) -> PlanRound:
    """Return the first round as it stands."""
    return of(ledger, standing(ledger))


def of(ledger: Ledger, now: Standing) -> PlanRound:
    """Return the first round of a ledger read already."""
    at = keys.first_round(now.plan.year)
    due, back = due_dates(ledger, at, now), received(ledger, at, now)
    own = rows.rows(now.known.setup_at(at))
    words, have = Words(now, records.places(ledger, at.period)), sites.load(ledger)
    return PlanRound(
        round=at,
        units=tuple(
            PlanUnit(
                unit,
                returns.form_state(due.get(unit.id), back.get(unit.id)),
                len(own[unit.id].led) if unit.id in own else 0,
                back.get(unit.id),
            )
            for unit in sorted(now.setup.units, key=lambda one: one.order)
            if unit.id in own or unit.id in due or unit.id in back
        ),
        conflicts=words.conflicts(at.period),
        questions=words.questions(at.period),
        quarantined=words.quarantined(at.period),
        sites=have,
        due=max(due.values(), default=None),
        proposed=proposals(now.known, now.facts, now.plan.year, have).count,
    )
