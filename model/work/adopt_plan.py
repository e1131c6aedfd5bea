"""采纳: let what units proposed in the first round hold: schedules, shares, sites, contacts; one act.

What is in question or in conflict, or does not fit together, is named and left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from model.records import Changes, Finding, Key, Place, Schedule, Site, Unit
from model.rules.plan_round import keys
from model.rules.plan_round.heard import Proposal, Remark
from model.rules.plan_round.proposals import Proposals, proposals
from model.store import items, records, sites, units
from model.terms import PLAN_ROUND, Level, Verb
from model.work import set_shares
from model.work.ledger import Ledger, Standing, standing
from model.work.set_shares import SharesPlan
from model.work.whose_form import find_unit

Value = TypeVar("Value")

_SHARES = "shares "


@dataclass(frozen=True, slots=True)
class AdoptPlan:
    """What adopting would change. `left_out` is not adopted and says why, `notes` are told; with their cells."""

    proposals: tuple[Proposal, ...]
    left_out: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    last_act: int
    units: tuple[str, ...]
    skip: frozenset[str]
    title: str
    shares: SharesPlan
    schedules: tuple[Schedule, ...] = ()
    sites: tuple[Site, ...] = ()
    contacts: tuple[Unit, ...] = ()

    @property
    def ready(self) -> bool:
        """Say whether something would change."""
        return bool(self.proposals)

    @property
    def says(self) -> tuple[str, ...]:
        """Return what would change, a sentence each."""
        return tuple(one.text for one in self.proposals)


def plan(ledger: Ledger, names: Sequence[str] = (), skip: Collection[str] = ()) -> AdoptPlan:
    """Say what adopting would change, of all units or of those named; nothing is written.

    `skip`: codes of proposals the clerk leaves out. Raises ClerkError where a name fits no unit or several.
    """
    now = standing(ledger)
    wanted = [find_unit(now, name) for name in names]
    have = sites.load(ledger)
    found = proposals(now.known, now.facts, now.plan.year, have, [unit.id for unit in wanted])
    shares, parted = _shares(ledger, found, skip)
    places = {(one.record, one.key): one for one in records.places(ledger, keys.period(now.plan.year))}
    told = (found.schedules.save, [(one, None) for one in parted], found.sites.save, found.contacts.save)
    chosen = tuple(one for some in told for one, _ in some if one.code not in skip)
    who = list(dict.fromkeys(one.unit for one in chosen))
    shorts = {unit.id: unit.short for unit in now.setup.units}
    return AdoptPlan(
        proposals=chosen,
        left_out=tuple(_finding(places, now, one) for one in found.remarks if one.level is Level.WARNING),
        notes=tuple(_finding(places, now, one) for one in found.remarks if one.level is Level.NOTE),
        last_act=now.last_act,
        units=tuple(names),
        skip=frozenset(skip),
        title=f"{PLAN_ROUND} {shorts.get(who[0], who[0]) if len(who) == 1 else f'{len(who)}家'}" if who else PLAN_ROUND,
        schedules=_chosen(found.schedules.save, skip),
        shares=shares,
        sites=_chosen(found.sites.save, skip),
        contacts=_chosen(found.contacts.save, skip),
    )


def _chosen(some: Sequence[tuple[Proposal, Value]], skip: Collection[str]) -> tuple[Value, ...]:
    return tuple(value for one, value in some if one.code not in skip)


def _shares(ledger: Ledger, found: Proposals, skip: Collection[str]) -> tuple[SharesPlan, tuple[Proposal, ...]]:
    """Return what dividing as proposed would do, and each line's change as a proposal."""
    told = found.shares
    left = {code.removeprefix(_SHARES) for code in skip if code.startswith(_SHARES)}
    whole = set_shares.plan(ledger, told.values, told.undivided)
    lines = [(said.partition(" ")[0], said) for said in whole.says]
    changes = tuple(Proposal(f"{_SHARES}{line}", told.units.get(line, ""), f"第{said}") for line, said in lines)
    values = {key: value for key, value in told.values.items() if key[0] not in left}
    ticks = {line: tick for line, tick in told.undivided.items() if line not in left}
    return set_shares.plan(ledger, values, ticks) if left else whole, changes


def _finding(places: Mapping[tuple[str, Key], Place], now: Standing, remark: Remark) -> Finding:
    """Say a remark with the cell it is about, in the file of the first statement it stands on."""
    figures = now.known.view.figures
    names = ((name, key) for key in remark.keys for head in figures[key].heads for name in head.records)
    place = next((places[one] for one in names if one in places), None)
    key = remark.keys[0] if remark.waits else None
    if place is None:
        return Finding(remark.level, remark.sentence, key=key)
    return Finding(remark.level, remark.sentence, place.file, place.sheet, place.cell, key=key)


def do(ledger: Ledger, planned: AdoptPlan) -> Changes:
    """Let what is proposed hold, in one act; what the ledger has learned since the plan is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.units, planned.skip)
    if not planned.ready:
        return Changes(None, "没有新的内容可采纳")
    with ledger.act(Verb.ADOPT.word, planned.title) as act:
        set_shares.write(ledger, planned.shares)
        items.save_schedules(ledger, planned.schedules)
        sites.save(ledger, planned.sites)
        units.save(ledger, _with_contacts(ledger, planned.contacts))
    now = standing(ledger)
    rounds = {*(one.period for one in now.known.rounds), keys.period(now.plan.year)}
    return Changes(act, f"{Verb.ADOPT.word} {planned.title}", frozenset(rounds), settings=True)


def _with_contacts(ledger: Ledger, contacts: Sequence[Unit]) -> list[Unit]:
    """Return units with their new contacts, all else as it is after the shares were kept (市本级 moves their order)."""
    now = {unit.id: unit for unit in units.load(ledger)}
    return [
        replace(now[one.id], chief=one.chief, contact=one.contact, post=one.post, phone=one.phone) for one in contacts
    ]
