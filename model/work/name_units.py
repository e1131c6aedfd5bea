"""Which units are meant by ids or names? A name the ledger does not know becomes a unit of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.errors import ClerkError
from model.records import Unit
from model.rules import names, unit_groups
from model.store import items
from model.work.ledger import Ledger, Standing


@dataclass(frozen=True, slots=True)
class Named:
    """The id each name means; all units with the new ones, which of them to save, and what to say of those."""

    ids: Mapping[str, str]
    units: Sequence[Unit]
    save: tuple[Unit, ...] = ()
    notes: tuple[str, ...] = ()


def name_units(ledger: Ledger, now: Standing, wanted: Iterable[str]) -> Named:
    """Find or make the units meant; raises ClerkError where a name is empty, stands for many or fits several."""
    known = {unit.id: unit.id for unit in now.setup.units}
    new: dict[str, str] = {}
    ids: dict[str, str] = {}
    for name in wanted:
        fits = [] if name in known else names.find(name, now.setup.units)
        if len(fits) > 1:
            raise ClerkError(
                f"“{name}”对得上几家单位：{'、'.join(one.short for one in fits)}。没有改动台账。请写全称。"
            )
        if not name.strip() or unit_groups.collective(name):
            raise ClerkError(f"“{name}”不是一家单位，没有改动台账。请逐个写出单位。")
        ids[name] = known.get(name) or (fits[0].id if fits else "")
        if not ids[name]:
            new.setdefault(names.key(name), name.strip())
    if not new:
        return Named(ids, now.setup.units)
    made = tuple(_made(ledger, now.setup.units, new.values()))
    given = {names.key(unit.short): unit for unit in made}
    ids |= {name: given[names.key(name)].id for name, found in ids.items() if not found}
    told = "、".join(f"{unit.short}（{unit.group}）" for unit in made)
    return Named(ids, (*now.setup.units, *made), made, (f"单位名册里没有{told}，将新增，请核对名称和类别。",))


def _made(ledger: Ledger, units: Sequence[Unit], new: Iterable[str]) -> Iterator[Unit]:
    """Yield new units, last in the official order, with ids no unit of the ledger ever had."""
    numbers = [int(one[1:]) for one in items.ever(ledger, "unit") if one[1:].isascii() and one[1:].isdigit()]
    last = max((unit.order for unit in units), default=0)
    for place, name in enumerate(new, 1):
        yield Unit(f"u{max(numbers, default=0) + place:02}", name, name, unit_groups.group(name), last + place)
