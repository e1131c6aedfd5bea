"""Who gets a form and which rows are on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.records import Duty, Grant, Item, Line, Share, Unit
from model.terms import COUNTY, ZONE, Role, Route, RowReason

LEADING = (Role.LEAD, Role.RESPONSIBLE)


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings these rules need, as one value."""

    units: Sequence[Unit]
    items: Sequence[Item]
    duties: Sequence[Duty]
    lines: Sequence[Line]
    shares: Sequence[Share] = field(default=())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form, and why it stands there."""

    grant: Grant
    why: RowReason


def grants(setup: Setup) -> dict[str, tuple[Grant, ...]]:
    """Return each form's rows by unit id, units in official order, rows in the plan's."""
    return {unit: tuple(row.grant for row in found) for unit, found in rows(setup).items()}


def rows(setup: Setup) -> dict[str, tuple[Row, ...]]:
    """Return each form's rows with their reasons by unit id, units in official order, rows in the plan's.

    Lead units always; a county for what it leads, is named in, or has a share in under 县区直报; another
    co-unit only where 需填报 is ticked or it holds a share (DESIGN.md section 3). 市本级 is no office and gets none.
    """
    duties = _by_unit(setup.duties)
    shares = {(share.line, share.unit) for share in setup.shares}
    order = {item.id: item.order for item in setup.items}
    lines = sorted(setup.lines, key=lambda line: (order[line.item], line.order))
    items = {item.id: item for item in setup.items}
    out: dict[str, tuple[Row, ...]] = {}
    for unit in sorted(setup.units, key=lambda u: u.order):
        found: list[Row] = []
        for line in lines:
            duty = duties[unit.id].get(line.item)
            if reason := why(unit, items[line.item], duty, (line.id, unit.id) in shares):
                found.append(Row(Grant(line.id), reason))
            if duty and duty.role in LEADING:
                divided = [u.id for u in setup.units if u.id != unit.id and (line.id, u.id) in shares]
                found += [Row(Grant(line.id, county), RowReason.COUNTY_PART) for county in divided]
        if found and not is_own_level(unit):
            out[unit.id] = tuple(found)
    return out


def why(unit: Unit, item: Item, duty: Duty | None, has_share: bool) -> RowReason | None:
    """Say why a line of the item is a row on the unit's form, None where it is none."""
    if duty and duty.role in LEADING:
        return RowReason.LEADS
    if duty and duty.must_fill:
        return RowReason.MUST_FILL
    if is_county(unit) and duty and duty.named:
        return RowReason.NAMED
    return RowReason.SHARE if has_share and item.route is Route.COUNTY else None


def is_county(unit: Unit) -> bool:
    """Say whether the unit is a county, district or functional zone."""
    return unit.group in (COUNTY, ZONE)


def is_own_level(unit: Unit) -> bool:
    """Say whether a unit is 市本级, the city's own row of a breakdown, and no office."""
    return unit.short.strip().endswith("本级")


def _by_unit(duties: Iterable[Duty]) -> dict[str, dict[str, Duty]]:
    """Index duties by unit and item; the weightiest role counts where a unit has two."""
    out: dict[str, dict[str, Duty]] = defaultdict(dict)
    for duty in duties:
        known = out[duty.unit].get(duty.item)
        if known is None or (duty.role in LEADING and known.role not in LEADING) or (duty.named and not known.named):
            out[duty.unit][duty.item] = duty
    return out
