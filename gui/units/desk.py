"""Edits of the units collected in the window until they are saved as one act; nothing here writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.records import Unit
from model.rules import unit_changes
from model.work import change_units

NEW = "新单位"


class UnitDesk:
    """Hold the units as they are in the ledger and as they would be; new ones have a provisional id."""

    def __init__(self, units: Sequence[Unit] = ()) -> None:
        self.before = {unit.id: unit for unit in units}
        self.now = dict(self.before)
        self.gone: set[str] = set()
        self._made = 0

    def units(self) -> tuple[Unit, ...]:
        """Return all units in official order, those to be deleted too."""
        return tuple(sorted(self.now.values(), key=lambda unit: unit.order))

    def staying(self) -> tuple[Unit, ...]:
        """Return the units that stay."""
        return tuple(unit for unit in self.units() if unit.id not in self.gone)

    def changed(self) -> tuple[Unit, ...]:
        """Return the units that are new or not as they were."""
        return tuple(unit for unit in self.staying() if unit != self.before.get(unit.id))

    def touched(self) -> tuple[Unit, ...]:
        """Return the units whose own facts change: new, typed over, or to be deleted; not those only shifted."""
        return tuple(unit for unit in self.units() if unit.id in self.gone or self.is_new(unit.id) or self.typed(unit))

    def typed(self, unit: Unit) -> bool:
        """Say whether more than its place among the others changed."""
        before = self.before.get(unit.id)
        return before is not None and replace(unit, order=before.order) != before

    @property
    def waits(self) -> str:
        """Say what is not saved yet, "" for nothing."""
        count = len(self.touched())
        return f"改了 {count} 家" if count else "调整了排列" if self.dirty else ""

    @property
    def dirty(self) -> bool:
        """Say whether anything would be saved."""
        return bool(self.gone or self.changed())

    def is_new(self, unit: str) -> bool:
        """Say whether the ledger does not know the unit yet."""
        return unit not in self.before

    def put(self, unit: Unit) -> None:
        """Keep a unit as it was typed."""
        self.now[unit.id] = unit

    def add(self, group: str, parent: str = "") -> Unit:
        """Make a unit, last of its group."""
        self._made += 1
        new = Unit(f"{change_units.NEW}{self._made}", "", "", group, 0, parent)
        peers = [one.order for one in self.now.values() if one.group == group]
        later = [one for one in self.units() if peers and one.order > max(peers)]
        self._order([*self.now.values(), new], new.id, later[0].id if later else "")
        return self.now[new.id]

    def drop(self, unit: str) -> None:
        """Take a unit out: a new one at once, one of the ledger when it is saved."""
        if not self.is_new(unit):
            self.gone.add(unit)
            return
        del self.now[unit]
        for one in [one for one in self.now.values() if one.parent == unit]:
            self.put(replace(one, parent=""))

    def keep(self, unit: str) -> None:
        """Let a unit stay after all."""
        self.gone.discard(unit)

    def move(self, unit: str, group: str, parent: str, beside: str = "", *, below: bool = False) -> None:
        """Put a unit into a group, under a parent ("" for none), above or below another ("" leaves its order)."""
        self.put(replace(self.now[unit], group=group, parent=parent))
        if not beside or beside == unit:
            return
        rest = [one.id for one in self.units() if one.id != unit]
        place = rest.index(beside) + below
        self._order(list(self.now.values()), unit, rest[place] if place < len(rest) else "")

    def step(self, unit: str, by: int) -> bool:
        """Change places with the neighbour of the same group and parent above (-1) or below (1); False for none."""
        own = self.now[unit]
        peers = [one for one in self.units() if (one.group, one.parent) == (own.group, own.parent)]
        place = next(number for number, one in enumerate(peers) if one.id == unit) + by
        if not 0 <= place < len(peers):
            return False
        if by < 0:
            self._order(list(self.now.values()), unit, peers[place].id)
        else:
            self._order(list(self.now.values()), peers[place].id, unit)
        return True

    def _order(self, units: Sequence[Unit], unit: str, before: str) -> None:
        self.now = {one.id: one for one in unit_changes.placed(units, unit, before)}


def called(unit: Unit) -> str:
    """Return how a unit is called while its name may be empty."""
    return unit.short.strip() or unit.full.strip() or NEW
