"""采纳: let what units proposed in the first round hold: schedules, shares, sites, contacts; one act.

What is in question or in conflict, or does not fit together, is named and left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from model.errors import ClerkError
from model.records import Changes, Finding, Key, Place, Schedule, Site, Unit
from model.rules import breakdown
from model.rules.plan_round import codes, holds, keys, schedules, stated
from model.rules.plan_round.heard import Proposal, Remark
from model.rules.plan_round.parts import PlanPart
from model.rules.plan_round.proposals import Proposals, proposals
from model.store import items, records, sites, units
from model.terms import PLAN_ROUND, Level, Verb
from model.work import set_shares
from model.work.ledger import Ledger, Standing, standing
from model.work.set_shares import SharesPlan
from model.work.whose_form import find_unit

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a proposal of this code and unit, or instead of it, with its cell.

    `was`: what holds now; `stated`: what was written.
    """

    code: str
    unit: str
    finding: Finding
    was: str
    stated: str


@dataclass(frozen=True, slots=True)
class AdoptPlan:
    """What adopting would change. What is `told` as a warning is not adopted, a note keeps nothing out."""

    proposals: tuple[Proposal, ...]
    told: tuple[Told, ...]
    last_act: int
    units: tuple[str, ...]
    skip: frozenset[str]
    codes: frozenset[str]
    title: str
    shares: SharesPlan
    schedules: tuple[Schedule, ...] = ()
    sites: tuple[Site, ...] = ()
    contacts: tuple[Unit, ...] = ()

    @property
    def left_out(self) -> tuple[Finding, ...]:
        """Return why something is not adopted."""
        return tuple(one.finding for one in self.told if one.finding.level is Level.WARNING)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Return what is to be known of what is adopted."""
        return tuple(one.finding for one in self.told if one.finding.level is not Level.WARNING)

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

    `skip`: codes of proposals the clerk leaves out. Raises ClerkError where a name fits no unit or several, or a code
    no proposal.
    """
    found = _plan(ledger, names, skip)
    strange = sorted(set(skip) - found.codes)
    if strange:
        many = "”“".join(strange)
        raise ClerkError(f"没有编号“{many}”的建议，没有采纳。请照预检（--dry-run）列出的编号原样填写。")
    return found


def narrowed(ledger: Ledger, seen: AdoptPlan, skip: Collection[str]) -> AdoptPlan:
    """Plan what was seen anew without the proposals of some codes; one that came up since is left out too."""
    fresh = _plan(ledger, seen.units)
    return _plan(ledger, seen.units, {*skip, *(one.code for one in fresh.proposals if one not in seen.proposals)})


def _plan(ledger: Ledger, names: Sequence[str], skip: Collection[str] = ()) -> AdoptPlan:
    now = standing(ledger)
    wanted = [find_unit(now, name) for name in names]
    have = sites.load(ledger)
    found = proposals(now.known, now.facts, now.plan.year, have, [unit.id for unit in wanted])
    shares, parted = _shares(ledger, now, found, skip)
    saves = (found.schedules.save, [(one, None) for one in parted], found.sites.save, found.contacts.save)
    every = [one for some in saves for one, _ in some]
    chosen = tuple(one for one in every if one.code not in skip)
    who = list(dict.fromkeys(one.unit for one in chosen))
    shorts = {unit.id: unit.short for unit in now.setup.units}
    return AdoptPlan(
        proposals=chosen,
        told=_told(ledger, now, have, found),
        codes=frozenset(one.code for one in every),
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


def _shares(
    ledger: Ledger, now: Standing, found: Proposals, skip: Collection[str]
) -> tuple[SharesPlan, tuple[Proposal, ...]]:
    """Return what dividing as proposed would do, and each line's change as a proposal."""
    told = found.shares
    whole = set_shares.plan(ledger, told.values, told.undivided)
    before, after = ({one.line.id: one for one in some} for some in (breakdown.all_lines(now.setup), whole.lines))
    names = {unit.id: unit.short for unit in (*now.setup.units, *whole.units)}
    changes = []
    for said in whole.says:
        line = said.partition(" ")[0]
        was, becomes = (breakdown.parts(one[line], names) or schedules.NONE for one in (before, after))
        about = schedules.named(after[line].line)
        changes.append(
            Proposal(codes.code(PlanPart.SHARES, line), told.units.get(line, ""), f"第{said}", about, was, becomes)
        )
    left = {one.code.partition(" ")[2] for one in changes if one.code in skip}
    values = {key: value for key, value in told.values.items() if key[0] not in left}
    ticks = {line: tick for line, tick in told.undivided.items() if line not in left}
    return set_shares.plan(ledger, values, ticks) if left else whole, tuple(changes)


def _told(ledger: Ledger, now: Standing, have: Sequence[Site], found: Proposals) -> tuple[Told, ...]:
    """Say every remark with its cell, what holds now and what was written."""
    setup, view = now.known.setup_at(keys.first_round(now.plan.year)), now.known.view
    units = {unit.id: unit.short for unit in setup.units}
    names = units | {at.period: at.name for at in now.known.rounds}
    places = {(one.record, one.key): one for one in records.places(ledger, keys.period(now.plan.year))}
    return tuple(
        Told(
            code=codes.of(one.keys[0]),
            unit=one.keys[0].unit,
            finding=_finding(places, now, one),
            was=holds.words(found.ground, setup, have, one.keys[0], units),
            stated=stated.words(view.figures, one.keys, names, now.plan.year),
        )
        for one in found.remarks
    )


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
        planned = narrowed(ledger, planned, planned.skip)
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
