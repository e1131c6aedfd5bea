"""Who gets which form and why, in a clerk's words, and what a change of settings does to it; shown before sending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.records import Unit
from model.rules import who_gets_a_form
from model.rules.who_gets_a_form import Row, Setup
from model.terms import RowReason


@dataclass(frozen=True, slots=True)
class Addressee:
    """A unit that gets a form: how many rows of its own, how many parts of counties, and why."""

    unit: Unit
    rows: int
    parts: int
    reasons: Mapping[RowReason, int]

    @property
    def why(self) -> str:
        """Say why: 牵头 8行、需填报 1行；另有分县区 12格."""
        own = [f"{one.word} {many}行" for one, many in self.reasons.items() if one is not RowReason.COUNTY_PART]
        return "、".join(own) + (f"；另有分县区 {self.parts}格" if self.parts else "")


def addressees(setup: Setup) -> tuple[Addressee, ...]:
    """Return who gets a form of a round (its settings by Known.setup_at), in official order."""
    units = {unit.id: unit for unit in setup.units}
    return tuple(_one(units[unit], rows) for unit, rows in who_gets_a_form.rows(setup).items())


def others(setup: Setup) -> tuple[Unit, ...]:
    """Return the units that get none, in official order; 市本级 is no office."""
    given = who_gets_a_form.rows(setup)
    return tuple(
        unit
        for unit in sorted(setup.units, key=lambda one: one.order)
        if unit.id not in given and not who_gets_a_form.is_own_level(unit)
    )


def differences(before: Setup, after: Setup) -> tuple[str, ...]:
    """Say what changes in who gets a form and with how many rows, a sentence a unit."""
    was = {one.unit.id: one for one in addressees(before)}
    now = {one.unit.id: one for one in addressees(after)}
    shorts = {unit.id: unit.short for unit in (*before.units, *after.units)}
    out = []
    for unit in dict.fromkeys((*was, *now)):
        old, new = was.get(unit), now.get(unit)
        if old is None and new is not None:
            out.append(f"“{shorts[unit]}”开始有表：{new.why}。")
        elif new is None and old is not None:
            out.append(f"“{shorts[unit]}”不再有表（原来 {old.rows}行）。")
        elif old and new and (old.rows, old.parts, old.reasons) != (new.rows, new.parts, new.reasons):
            out.append(f"“{shorts[unit]}”的表由“{old.why}”变为“{new.why}”。")
    return tuple(out)


def _one(unit: Unit, rows: Sequence[Row]) -> Addressee:
    reasons = Counter(row.why for row in rows)
    parts = reasons[RowReason.COUNTY_PART]
    return Addressee(unit, len(rows) - parts, parts, {one: reasons[one] for one in RowReason if reasons[one]})
