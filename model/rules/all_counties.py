"""What 各县区 means: the plan's set of counties and zones, or in a single item another one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from model.records import Duty, Item, Unit
from model.rules.who_gets_a_form import Setup, is_county
from model.terms import ALL_COUNTIES, ZONE


@dataclass(frozen=True, slots=True)
class Cover:
    """Duties to add and to take away, and the items that keep a set of their own."""

    add: tuple[Duty, ...] = ()
    remove: tuple[Duty, ...] = ()
    kept: tuple[Item, ...] = ()


def members(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return what 各县区 means in the plan, in official order."""
    return tuple(unit for unit in sorted(units, key=lambda one: one.order) if unit.in_all_counties)


def of_item(setup: Setup, item: str) -> tuple[Unit, ...]:
    """Return the units that stand in an item only through 各县区, in official order."""
    inside = {duty.unit for duty in setup.duties if duty.item == item and not duty.named}
    return tuple(unit for unit in sorted(setup.units, key=lambda one: one.order) if unit.id in inside)


def items(setup: Setup) -> tuple[Item, ...]:
    """Return the items that mean 各县区, in the plan's order."""
    inside = {duty.item for duty in setup.duties if not duty.named}
    return tuple(item for item in sorted(setup.items, key=lambda one: one.order) if item.id in inside)


def follow(setup: Setup, units: Sequence[Unit]) -> Cover:
    """Return what the plan's new set, as these units have it, changes; an item with a set of its own keeps it."""
    out = Cover()
    for item in items(setup):
        wanted = _followed(setup, item, members(units))
        if wanted is None:
            out = replace(out, kept=(*out.kept, item))
            continue
        one = settle(setup, item, {unit.id for unit in wanted})
        out = replace(out, add=out.add + one.add, remove=out.remove + one.remove)
    return out


def settle(setup: Setup, item: Item, wanted: Collection[str]) -> Cover:
    """Return what changes so that 各县区 means these units in an item; one that stands there by name stays so."""
    own = [duty for duty in setup.duties if duty.item == item.id]
    through = [duty for duty in own if not duty.named]
    if not through:
        return Cover()
    last = max(duty.order for duty in own)
    new = [unit for unit in _unnamed(setup, item, wanted) if unit not in {duty.unit for duty in through}]
    return Cover(
        tuple(replace(through[0], unit=unit, must_fill=False, order=last + place) for place, unit in enumerate(new, 1)),
        tuple(duty for duty in through if duty.unit not in wanted),
    )


def is_own(setup: Setup, item: Item) -> bool:
    """Say whether 各县区 means another set in this item than in the plan."""
    return _followed(setup, item, members(setup.units)) is None


def words(units: Sequence[Unit]) -> str:
    """Write a set as a clerk reads it, zones beside districts with what their figures count."""
    inside = [f"{unit.short}（{unit.scope}）" if unit.scope else unit.short for unit in units]
    return f"{ALL_COUNTIES}指{'、'.join(inside)}（{len(inside)}家）" if inside else f"{ALL_COUNTIES}没有名单"


def strangers(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the members that are no county and no zone."""
    return tuple(unit for unit in members(units) if not is_county(unit))


def _followed(setup: Setup, item: Item, after: Sequence[Unit]) -> Sequence[Unit] | None:
    """Return what an item's set becomes: all of the plan's, or its zones where it meant those; None for its own."""
    now = {unit.id for unit in of_item(setup, item.id)}
    before = members(setup.units)
    if now == set(_unnamed(setup, item, {unit.id for unit in before})):
        return after
    if now == set(_unnamed(setup, item, {unit.id for unit in before if unit.group == ZONE})):
        return [unit for unit in after if unit.group == ZONE]
    return None


def _unnamed(setup: Setup, item: Item, wanted: Collection[str]) -> list[str]:
    """Return those of the units that do not stand in the item by their own name, in official order."""
    named = {duty.unit for duty in setup.duties if duty.item == item.id and duty.named}
    order = {unit.id: unit.order for unit in setup.units}
    return sorted(set(wanted) - named, key=lambda unit: (order.get(unit, 0), unit))
