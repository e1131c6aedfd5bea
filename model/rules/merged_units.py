"""Which unit stands in the place of one merged away: from its round on the successor has its duties and shares."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.records import Duty, Figure, Key, Round, Share, Unit
from model.rules.quantity import plain
from model.rules.who_gets_a_form import LEADING, Setup
from model.terms import Field, Role


def apply(setup: Setup, begun: Container[str]) -> Setup:
    """Return the settings as they hold once these rounds have begun; merged units have left them."""
    into = successors(setup.units, begun)
    if not into:
        return setup
    return replace(
        setup,
        units=[_below(unit, into) for unit in setup.units if unit.id not in into],
        duties=_duties(setup.duties, into),
        shares=_shares(setup.shares, into),
    )


def successors(units: Iterable[Unit], begun: Container[str]) -> dict[str, str]:
    """Return, by the id of each unit merged away by then, the unit that stands in its place at last."""
    step = {unit.id: unit.successor for unit in units if unit.successor and unit.until in begun}
    return {one: _last(one, step) for one in step}


def heir(units: Iterable[Unit], rounds: Iterable[Round], unit: str, at: Round) -> str:
    """Return who stands for a unit in a round: itself, or the unit it was merged into by then."""
    begun = {one.period for one in rounds if one.end <= at.end}
    return successors(units, begun).get(unit, unit)


def stood_for(units: Iterable[Unit], rounds: Iterable[Round], unit: str, at: Round) -> tuple[str, ...]:
    """Return whose earlier figures are a unit's own in a round: itself, then the units merged into it by then."""
    begun = {one.period for one in rounds if one.end <= at.end}
    return (unit, *(old for old, heir in successors(units, begun).items() if heir == unit))


def last_told(
    told: Mapping[Key, Figure], earlier: Iterable[Round], line: str, units: Sequence[str], field: Field, *, adds: bool
) -> str:
    """Return what these units (by `stood_for`) last stated of a line, the latest round first; "" for nothing.

    Where several stated it in one round, the first counts; figures of parts (`adds`) add up.
    """
    for one in earlier:
        figures = (told.get(Key(one.period, line, unit, field)) for unit in units)
        values = [figure.value for figure in figures if figure and figure.value]
        if values and adds and field is Field.DONE:
            return plain(sum(map(Decimal, values), Decimal(0)))
        if values:
            return values[0]
    return ""


def _last(one: str, step: Mapping[str, str]) -> str:
    seen = {one}
    while (after := step.get(one, "")) and after not in seen:
        seen.add(after)
        one = after
    return one


def _below(unit: Unit, into: Mapping[str, str]) -> Unit:
    """Return a unit under its parent's successor; a successor that stood under the unit it takes over moves up."""
    if unit.parent not in into:
        return unit
    parent = into[unit.parent]
    return replace(unit, parent="" if parent == unit.id else parent)


def _duties(duties: Iterable[Duty], into: Mapping[str, str]) -> Sequence[Duty]:
    """Hand duties over; where the successor has one in the item already, the weightier role stands for both."""
    out: dict[tuple[str, str, Role | None], Duty] = {}
    meeting = _meeting(duties := list(duties), into)
    for duty in duties:
        unit = into.get(duty.unit, duty.unit)
        place = (duty.item, unit, None if (duty.item, unit) in meeting else duty.role)
        moved = replace(duty, unit=unit) if unit != duty.unit else duty
        out[place] = _joined(out[place], moved) if place in out else moved
    return list(out.values())


def _meeting(duties: Iterable[Duty], into: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the (item, unit) in which the duties of several units come together."""
    holders: dict[tuple[str, str], set[str]] = {}
    for duty in duties:
        holders.setdefault((duty.item, into.get(duty.unit, duty.unit)), set()).add(duty.unit)
    return {place for place, units in holders.items() if len(units) > 1}


def _joined(one: Duty, other: Duty) -> Duty:
    first, second = sorted((one, other), key=lambda duty: (_weight(duty.role), duty.order))
    return replace(first, named=one.named or other.named, must_fill=first.must_fill or second.must_fill)


def _weight(role: Role) -> int:
    return 0 if role in LEADING else 1 if role is Role.CO else 2


def _shares(shares: Iterable[Share], into: Mapping[str, str]) -> Sequence[Share]:
    """Hand shares over; where the successor has a share of the line already, they add up."""
    out: dict[tuple[str, str], Decimal] = {}
    for share in shares:
        place = share.line, into.get(share.unit, share.unit)
        out[place] = out.get(place, Decimal(0)) + share.value
    return [Share(line, unit, value) for (line, unit), value in out.items()]
