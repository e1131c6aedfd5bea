"""All that units propose in the first round, weighed together: what would change, what is left out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.records import Facts, Key, Site
from model.rules import merge, own_level
from model.rules.known import Known
from model.rules.plan_round import contacts, keys, schedules, shares, sites
from model.rules.plan_round.heard import Remark, figures
from model.rules.plan_round.schedules import Ground


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is proposed, by kind; `ground`: what a schedule is built on."""

    schedules: schedules.Proposed
    shares: shares.Proposed
    sites: sites.Proposed
    contacts: contacts.Proposed
    ground: Ground

    @property
    def count(self) -> int:
        """Return how many lines, sites and units would change."""
        divided = {line for line, _ in self.shares.values} | set(self.shares.undivided)
        return len(self.schedules.save) + len(divided) + len(self.sites.save) + len(self.contacts.save)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Return what is told and left out, by kind."""
        return (*self.schedules.remarks, *self.shares.remarks, *self.sites.remarks, *self.contacts.remarks)


def proposals(known: Known, facts: Facts, year: int, have: Sequence[Site], units: Iterable[str] = ()) -> Proposals:
    """Return what units (ids; () = all) propose beyond the settings; `have`: the sites the ledger holds."""
    setup = known.setup_at(keys.first_round(year))
    some = figures(known.view, keys.period(year), units)
    items = {item.id: item for item in setup.items}
    lines = {line.id: line for line in sorted(setup.lines, key=lambda one: (items[one.item].order, one.order))}
    ground = Ground(items, lines, known.rounds, known.schedules, year)
    counties = {unit.id: unit.short for unit in setup.units} | {own_level.ID: own_level.new().short}
    gone = dropped(facts, keys.period(year))
    return Proposals(
        schedules.proposed(ground, some),
        shares.proposed(setup, some),
        sites.proposed(items, have, counties, some, year, gone),
        contacts.proposed(setup.units, some),
        ground,
    )


def dropped(facts: Facts, period: str) -> frozenset[tuple[str, str]]:
    """Return the sites (item, part) that the last corrected copy of their form does not name any more."""
    live = merge.in_force(facts)
    last: dict[tuple[str, str], int] = {}
    named: defaultdict[tuple[str, str], dict[int, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for record in facts.records:
        if record.id in live and record.period == period and record.issue and record.kind == "statement":
            form = (record.issue, record.unit)
            told = {_site(key) for key in record.values if key.field in keys.OF_SITE}
            if told:
                last[form] = max(last.get(form, 0), record.revision)
                named[form][record.revision] |= told
    now = {site for form, number in last.items() for site in named[form][number]}
    ever = {site for by_number in named.values() for some in by_number.values() for site in some}
    return frozenset(ever - now)


def _site(key: Key) -> tuple[str, str]:
    return key.line, key.county
