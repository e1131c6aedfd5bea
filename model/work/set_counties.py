"""各县区范围: what 各县区 means in the plan, or in single items another set; the change is kept by change_units.do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from model.errors import ClerkError
from model.records import Item, Unit
from model.rules import all_counties
from model.rules.all_counties import Cover
from model.work import change_units
from model.work.change_units import UnitsPlan
from model.work.change_units import do as do
from model.work.ledger import Ledger, Standing, standing
from model.work.whose_form import find_unit


@dataclass(frozen=True, slots=True)
class Covered:
    """What 各县区 means: the plan's set, and each item that means it, with its own set where it has one."""

    members: tuple[Unit, ...]
    items: tuple[tuple[Item, tuple[Unit, ...], bool], ...]


def load(ledger: Ledger) -> Covered:
    """Return the plan's set, and by item (item, the units not named in it, whether the set is its own)."""
    setup = standing(ledger).setup
    return Covered(
        all_counties.members(setup.units),
        tuple(
            (item, all_counties.of_item(setup, item.id), all_counties.is_own(setup, item))
            for item in all_counties.items(setup)
        ),
    )


def plan(ledger: Ledger, units: Sequence[str], items: Sequence[str] = ()) -> UnitsPlan:
    """Say what the set would change: the plan's, or that of these items (ids); units are names or ids.

    Raises ClerkError where a unit or an item is unknown.
    """
    now = standing(ledger)
    inside = {_unit(now, name).id for name in units}
    if not items:
        changed = [unit for unit in now.setup.units if unit.in_all_counties != (unit.id in inside)]
        return change_units.plan(ledger, [replace(one, in_all_counties=one.id in inside) for one in changed])
    meant = {item.id: item for item in all_counties.items(now.setup)}
    if strange := [one for one in items if one not in meant]:
        raise ClerkError(f"第{'、'.join(strange)}项没有写“各县区”（或没有这一项），没有改动台账。请核对序号。")
    cover, says, problems = Cover(), [], []
    for item in (meant[one] for one in dict.fromkeys(items)):
        one = all_counties.settle(now.setup, item, inside)
        kept = [duty.unit for duty in now.setup.duties if duty.item == item.id and not duty.named]
        left = [*(unit for unit in kept if unit in inside), *(duty.unit for duty in one.add)]
        if not left:
            problems.append(f"第{item.no}项的各县区至少要有一家；确实不涉及的，请改责任单位。")
        elif one.add or one.remove:
            says.append(f"第{item.no}项的{all_counties.words([u for u in now.setup.units if u.id in left])}。")
        cover = replace(cover, add=cover.add + one.add, remove=cover.remove + one.remove)
    again = partial(plan, units=tuple(units), items=tuple(items))
    return UnitsPlan(tuple(says), tuple(problems), (), now.last_act, again, cover=cover)


def _unit(now: Standing, name: str) -> Unit:
    return next((one for one in now.setup.units if one.id == name), None) or find_unit(now, name)
