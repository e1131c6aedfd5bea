"""Open a ledger, and what every verb needs of it: its settings and the figures in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import ClerkError
from model.records import Facts, Plan, Round, StrikeMove
from model.rules import calendar, completion, correction, merge, schedule, status, target
from model.rules.known import Known, reasons
from model.rules.who_gets_a_form import Setup
from model.store import book, item_changes, items, plan, proved, records, units
from model.work import closed_rounds

Ledger = book.Book


def open_ledger(path: Path) -> Ledger:
    """Open a ledger and hold its lock; raises ClerkError where it is missing, foreign, damaged or in use."""
    return book.open_book(path)


@dataclass(frozen=True, slots=True)
class Standing:
    """A ledger as it stands at its last act."""

    plan: Plan
    known: Known
    facts: Facts
    last_act: int

    @property
    def setup(self) -> Setup:
        """Return the settings that decide who reports what, all the year had; of one round: `known.setup_at`."""
        return self.known.setup

    def with_facts(self, facts: Facts) -> Standing:
        """Return the ledger as it would stand with other facts."""
        view = merge.view(facts, lower(self.setup))
        known = replace(self.known, view=view, reasons=reasons(facts), figures=correction.figures(facts))
        return replace(self, facts=facts, known=known)


def standing(ledger: Ledger) -> Standing:
    """Load everything the rules need."""
    setup = Setup(
        units.load(ledger), items.items(ledger), items.duties(ledger), items.lines(ledger), items.shares(ledger)
    )
    facts = records.facts(ledger)
    rounds = plan.rounds(ledger)
    known = Known(
        setup=setup,
        schedules=schedule.timeline(items.schedules(ledger), rounds),
        rule=plan.light_rule(ledger),
        rounds=rounds,
        view=merge.view(facts, lower(setup)),
        checks=plan.check_rules(ledger),
        reasons=reasons(facts),
        changes=target.timeline(items.target_changes(ledger), rounds),
        statuses=status.timeline(item_changes.load(ledger), rounds),
        lights=correction.last(proved.corrections(ledger)),
        figures=correction.figures(facts),
        moves=_by_item(proved.moves(ledger)),
        closed=closed_rounds.told(ledger),
    )
    return Standing(plan.load(ledger), known, facts, ledger.last_act())


def _by_item(moves: Iterable[StrikeMove]) -> dict[str, tuple[StrikeMove, ...]]:
    out: dict[str, tuple[StrikeMove, ...]] = {}
    for one in moves:
        out[one.item] = (*out.get(one.item, ()), one)
    return out


def lower(setup: Setup) -> frozenset[str]:
    """Return the lines whose figure is the better the lower it is."""
    return frozenset(line.id for line in setup.lines if completion.lower_is_better(line))


def find_round(now: Standing, period: str) -> Round:
    """Return the calendar's round of that name; raises ClerkError where there is none."""
    found = calendar.find(period, tuple(now.known.rounds))
    if isinstance(found, str):
        raise ClerkError(found)
    return found
