"""更正事项: put an item of the living ledger right, add one, or remove one never used; told first, then one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.errors import ClerkError
from model.records import Changes, Item, ItemChange, Line, Schedule, Share, Site, TargetChange, Unit
from model.rules import amend, amend_duties, item_use
from model.rules.amend import Amended, ItemEdit
from model.rules.amend_duties import Duties
from model.rules.amend_lines import NewLine as NewLine
from model.rules.who_gets_a_form import LEADING
from model.store import item_changes, items, sites
from model.store import units as unit_store
from model.terms import Role, Verb
from model.work import item_words
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.name_units import name_units

__all__ = ["ItemEdit", "ItemNow", "ItemPlan", "NewLine", "do", "now", "plan", "removal"]


@dataclass(frozen=True, slots=True)
class Writes:
    """The rows a change keeps, and those it takes away with a line."""

    units: tuple[Unit, ...] = ()
    items: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()
    duties: Duties = field(default_factory=Duties)
    changes: tuple[TargetChange, ...] = ()
    gone_items: tuple[Item, ...] = ()
    gone_lines: tuple[Line, ...] = ()
    gone_shares: tuple[Share, ...] = ()
    gone_schedules: tuple[Schedule, ...] = ()
    gone_changes: tuple[TargetChange, ...] = ()
    gone_sites: tuple[Site, ...] = ()
    gone_statuses: tuple[ItemChange, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """A change of an item: `says` what changes, a sentence each, `notes` what follows from it."""

    says: tuple[str, ...]
    notes: tuple[str, ...]
    title: str
    writes: Writes
    last_act: int
    edit: ItemEdit | None = None
    """None for a removal."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return *self.says, *self.notes


@dataclass(frozen=True, slots=True)
class ItemNow:
    """An item as it holds in a round, for the editor to begin with: units by id, lines with their targets."""

    item: Item
    leads: tuple[str, ...]
    co: tuple[str, ...]
    lines: tuple[Line, ...]


def now(ledger: Ledger, item: str, period: str) -> ItemNow:
    """Return an item as it holds in a round; raises ClerkError where the ledger has no such item or round."""
    known = standing(ledger)
    setup = known.known.setup_at(find_round(known, period))
    one = find_item(known, item)
    duties = [duty for duty in setup.duties if duty.item == one.id]
    lines = tuple(line for line in setup.lines if line.item == one.id)
    leads, co = amend_duties.named(duties, LEADING), amend_duties.named(duties, (Role.CO,))
    return ItemNow(one, tuple(leads), tuple(co), lines)


def plan(ledger: Ledger, edit: ItemEdit) -> ItemPlan:
    """Say what a change of an item would do; nothing is written.

    Raises ClerkError for an item, line, unit or round that is not there, for what cannot be, and for no change.
    """
    known = standing(ledger)
    if edit.item:
        find_item(known, edit.item)
    if edit.since:
        edit = replace(edit, since=find_round(known, edit.since).period)
    units = name_units(ledger, known, (*(edit.leads or ()), *(edit.co or ())))
    wanted = replace(
        edit,
        leads=None if edit.leads is None else tuple(units.ids[name] for name in edit.leads),
        co=None if edit.co is None else tuple(units.ids[name] for name in edit.co),
    )
    setup = replace(known.setup, units=units.units)
    ever = {table: items.ever(ledger, table) for table in ("item", "line")}
    made = amend.amend(setup, known.known.rounds, wanted, ever)
    _refuse_used(known, made.gone)
    changes = tuple(_changes(known, made, edit))
    says = tuple(item_words.says(known, setup, made, edit))
    if not says:
        raise ClerkError("没有任何改动，没有改动台账。")
    notes = (*units.notes, *item_words.notes(known, setup, made, edit, changes))
    writes = Writes(
        units=units.save,
        items=(made.item,) if made.item != made.before else (),
        lines=made.renamed + made.added,
        duties=made.duties,
        changes=changes,
    )
    return ItemPlan(
        says, notes, item_words.title(made.item, says, edit), _without(ledger, writes, made.gone), known.last_act, edit
    )


def removal(ledger: Ledger, item: str) -> ItemPlan:
    """Say what removing an item would do; raises ClerkError where it was ever sent out or reported on."""
    known = standing(ledger)
    one = find_item(known, item)
    lines = tuple(line for line in known.setup.lines if line.item == one.id)
    _refuse_used(known, lines)
    if known.known.moves.get(one.id):
        raise ClerkError(f"第{one.no}项办过销号，不能删除，没有改动台账。确实不再做的，按终止办理。")
    duties = tuple(duty for duty in known.setup.duties if duty.item == one.id)
    rows = Writes(
        duties=Duties(remove=duties),
        gone_items=(one,),
        gone_sites=tuple(site for site in sites.load(ledger) if site.item == one.id),
        gone_statuses=tuple(change for change in item_changes.load(ledger) if change.item == one.id),
    )
    writes = _without(ledger, rows, lines)
    said = f"删除第{one.no}项“{one.text}”，连同{len(lines)}行指标和节点。"
    return ItemPlan((said,), ("编号不再给别的事项用；可以撤销。",), said.rstrip("。"), writes, known.last_act)


def do(ledger: Ledger, planned: ItemPlan) -> Changes:
    """Keep the change in one act; what the ledger has learned since it was planned is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.edit) if planned.edit else removal(ledger, planned.writes.gone_items[0].id)
    writes = planned.writes
    with ledger.act(Verb.AMEND.word, planned.title) as act:
        unit_store.save(ledger, writes.units)
        items.save_items(ledger, writes.items)
        items.remove_duties(ledger, writes.duties.remove)
        items.save_duties(ledger, writes.duties.save)
        items.remove_target_changes(ledger, writes.gone_changes)
        items.remove_shares(ledger, writes.gone_shares)
        items.remove_schedules(ledger, writes.gone_schedules)
        items.remove_lines(ledger, writes.gone_lines)
        items.save_lines(ledger, writes.lines)
        items.save_target_changes(ledger, writes.changes)
        sites.remove(ledger, writes.gone_sites)
        item_changes.remove(ledger, writes.gone_statuses)
        items.remove_items(ledger, writes.gone_items)
        periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.AMEND.word} {planned.title}", periods, settings=True)


def find_item(known: Standing, name: str) -> Item:
    """Return the item of that id; raises ClerkError where there is none."""
    item = next((one for one in known.setup.items if one.id == name), None)
    if item is None:
        raise ClerkError(f"台账里没有第{name}项。没有改动台账。请核对序号。")
    return item


def _refuse_used(known: Standing, gone: Sequence[Line]) -> None:
    for line in gone:
        if used := item_use.words(known.facts, known.known.rounds, {line.id}):
            raise ClerkError(
                f"“{line.id} {line.name}”{'、'.join(used)}，不能删除，没有改动台账。确实不再做的，按终止办理。"
            )


def _changes(known: Standing, made: Amended, edit: ItemEdit) -> Iterator[TargetChange]:
    """Yield by whose word and why each new target stands; it holds from the line's own round."""
    for line in made.added:
        if line.target is not None:
            if not edit.reason.strip():
                raise ClerkError("没有写增加指标的理由，没有改动台账。请写明为什么增加（如“市政府常务会议追加”）。")
            since = line.since or known.known.rounds[0].period
            yield TargetChange(line.id, since, line.target, edit.reason.strip(), edit.document.strip(), edit.date)


def _without(ledger: Ledger, writes: Writes, gone: Sequence[Line]) -> Writes:
    """Add to the rows written the lines to take away, with all that hangs on them."""
    away = {line.id for line in gone}
    return replace(
        writes,
        gone_lines=tuple(gone),
        gone_shares=tuple(one for one in items.shares(ledger) if one.line in away),
        gone_schedules=tuple(one for one in items.schedules(ledger) if one.line in away),
        gone_changes=tuple(one for one in items.target_changes(ledger) if one.line in away),
    )
