"""改单位: rename, move, add or remove units, their names, groups and contacts, and what 各县区 covers; one act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from model.errors import ClerkError
from model.records import Changes, Issue, Unit
from model.rules import all_counties, unit_changes, unit_use
from model.rules.all_counties import Cover
from model.rules.unit_changes import placed as placed
from model.store import items, records, sites
from model.store import units as store
from model.terms import Verb
from model.work.ledger import Ledger, Standing, standing

NEW = "?"
"""How the id of a unit begins that the ledger does not know yet; "" will do where no other unit names it."""


@dataclass(frozen=True, slots=True)
class UnitsPlan:
    """What changing units would do: `says` what changes, `problems` what forbids it, `notes` what to look at."""

    says: tuple[str, ...]
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    last_act: int
    again: Callable[[Ledger], UnitsPlan] = field(compare=False, repr=False)
    save: tuple[Unit, ...] = ()
    remove: tuple[Unit, ...] = ()
    cover: Cover = field(default_factory=Cover)
    issues: tuple[Issue, ...] = ()
    title: str = ""

    @property
    def ready(self) -> bool:
        """Say whether there is something to do and nothing forbids it."""
        return bool(self.says) and not self.problems

    @property
    def subject(self) -> str:
        """Return how the undo list calls it."""
        if self.title:
            return self.title
        first = self.says[0].rstrip("。").partition("，")[0]
        return first if len(self.says) == 1 else f"{first} 等{len(self.says)}处"


def load(ledger: Ledger) -> tuple[Unit, ...]:
    """Return every unit, in official order."""
    return store.load(ledger)


def plan(ledger: Ledger, changed: Sequence[Unit], removed: Sequence[str] = ()) -> UnitsPlan:
    """Say what keeping these units as they are given here would change; nothing is written.

    `changed`: whole units, known ones by their id, new ones with an id that begins with NEW or is ""; `removed`: ids.
    Successor and round of a merger stay as they are (work/merge_units.py). Raises ClerkError for an id not there.
    """
    now = standing(ledger)
    before = tuple(now.setup.units)
    gone = tuple(unit for unit in before if unit.id in removed)
    after = _after(ledger, before, changed, removed)
    old = {unit.id: unit for unit in before}
    found = [*unit_changes.problems(before, after), *_still_used(ledger, now, gone)]
    cover, said, notes = _cover(now, after)
    if cover is None:
        found.append("各县区至少要有一家，有事项写的是“各县区”。请先补上再去掉原来的。")
    return UnitsPlan(
        says=(*unit_changes.told(before, after), *said),
        problems=tuple(found),
        notes=notes,
        last_act=now.last_act,
        again=partial(plan, changed=tuple(changed), removed=tuple(removed)),
        save=tuple(unit for unit in after if unit != old.get(unit.id)),
        remove=gone,
        cover=cover or Cover(),
    )


def _after(ledger: Ledger, before: Sequence[Unit], changed: Sequence[Unit], removed: Sequence[str]) -> tuple[Unit, ...]:
    old = {unit.id: unit for unit in before}
    new = [unit for unit in changed if not unit.id or unit.id.startswith(NEW)]
    if unknown := [unit.short for unit in changed if unit not in new and unit.id not in old]:
        raise ClerkError(f"单位名册里没有{'、'.join(unknown)}。没有改动台账。请重新打开名册再改。")
    new = [unit if unit.id else replace(unit, id=f"{NEW}{place}·") for place, unit in enumerate(new)]
    ids = _new_ids(ledger, new)
    kept = {unit.id: unit_changes.tidied(unit, old[unit.id]) for unit in changed if unit.id in old}
    units = [kept.get(unit.id, unit) for unit in before if unit.id not in removed]
    for unit in new:
        units = list(_added(units, replace(unit_changes.tidied(unit, None), id=ids[unit.id])))
    return tuple(replace(unit, parent=ids.get(unit.parent, unit.parent)) for unit in units)


def _new_ids(ledger: Ledger, new: Sequence[Unit]) -> Mapping[str, str]:
    """Return by provisional id the one each new unit gets; none is given twice in a ledger."""
    known = items.ever(ledger, "unit")
    numbers = [int(one[1:]) for one in known if one[1:].isascii() and one[1:].isdigit()]
    first = max(numbers, default=0) + 1
    return {unit.id: f"u{first + place:02}" for place, unit in enumerate(new)}


def _added(units: Sequence[Unit], unit: Unit) -> Sequence[Unit]:
    """Put a new unit behind the last one of its group, or at the end."""
    own = [one.order for one in units if one.group == unit.group]
    later = sorted((one for one in units if own and one.order > max(own)), key=lambda one: one.order)
    return unit_changes.placed([*units, unit], unit.id, later[0].id if later else "")


def _still_used(ledger: Ledger, now: Standing, gone: Sequence[Unit]) -> Iterator[str]:
    receipts, places = (records.receipts(ledger), sites.load(ledger)) if gone else ((), ())
    going = {unit.id for unit in gone}
    setup = replace(now.setup, units=[unit for unit in now.setup.units if unit.id not in going])
    for unit in gone:
        if used := unit_use.words(setup, now.facts, receipts, now.known.rounds, unit, places):
            yield f"“{unit.short}”{'，'.join(used)}，不能删除。不再单设的，请并入别的单位。"


def _cover(now: Standing, after: Sequence[Unit]) -> tuple[Cover | None, tuple[str, ...], tuple[str, ...]]:
    """Return what a new set for 各县区 changes, in duties, sentences and notes; None where it would be left empty."""
    was = {unit.id for unit in all_counties.members(now.setup.units)}
    members = all_counties.members(after)
    if was == {unit.id for unit in members}:
        return Cover(), (), ()
    meant = all_counties.items(now.setup)
    if meant and not members:
        return None, (), ()
    cover = all_counties.follow(now.setup, after)
    following = len(meant) - len(cover.kept)
    tail = f"，写“各县区”的{following}项一起改" if following else ""
    said = f"{all_counties.words(members)}{tail}。" if meant else ""
    notes = []
    if cover.kept:
        listed = "、".join(item.no for item in cover.kept)
        notes.append(f"第{listed}项的各县区另有规定，保持不变。")
    if odd := all_counties.strangers(after):
        notes.append(f"{'、'.join(unit.short for unit in odd)}不是县区、功能板块，也列进了各县区，请核对。")
    return cover, (said,) if said else (), tuple(notes)


def do(ledger: Ledger, planned: UnitsPlan) -> Changes:
    """Keep the change in one act; raises ClerkError with every problem where something forbids it."""
    if planned.last_act != ledger.last_act():
        planned = planned.again(ledger)
    if planned.problems:
        raise ClerkError("\n".join((*planned.problems, "没有改动台账。")))
    if not planned.ready:
        return Changes(None, "单位没有变化")
    with ledger.act(Verb.UNIT.word, planned.subject) as act:
        store.save(ledger, planned.save)
        items.remove_duties(ledger, planned.cover.remove)
        items.save_duties(ledger, planned.cover.add)
        store.remove(ledger, planned.remove)
        records.add(ledger, *planned.issues)
        periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.UNIT.word} {planned.subject}", periods, settings=True)
