"""Who gets a form and which rows are on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.records import Duty, Grant, Item, Line, Share, Unit
from model.terms import COUNTY, ZONE, Role, Route

LEADING = (Role.LEAD, Role.RESPONSIBLE)


@dataclass(frozen=True, slots=True)
class Setup:
    """The settings these rules need, as one value."""

    units: Sequence[Unit]
    items: Sequence[Item]
    duties: Sequence[Duty]
    lines: Sequence[Line]
    shares: Sequence[Share] = field(default=())


def grants(setup: Setup) -> dict[str, tuple[Grant, ...]]:
    """Return each form's rows by unit id, units in official order, rows in the plan's.

    Lead units always; a county for what it leads, is named in, or has a share in under 县区直报; another
    co-unit only where 需填报 is ticked or it holds a share (DESIGN.md section 3).
    """
    duties = _by_unit(setup.duties)
    shares = {(share.line, share.unit) for share in setup.shares}
    order = {item.id: item.order for item in setup.items}
    lines = sorted(setup.lines, key=lambda line: (order[line.item], line.order))
    items = {item.id: item for item in setup.items}
    out: dict[str, tuple[Grant, ...]] = {}
    for unit in sorted(setup.units, key=lambda u: u.order):
        rows: list[Grant] = []
        for line in lines:
            duty = duties[unit.id].get(line.item)
            if is_row(unit, items[line.item], duty, (line.id, unit.id) in shares):
                rows.append(Grant(line.id))
            if duty and duty.role in LEADING:
                rows += [Grant(line.id, u.id) for u in setup.units if u.id != unit.id and (line.id, u.id) in shares]
        if rows:
            out[unit.id] = tuple(rows)
    return out


def is_row(unit: Unit, item: Item, duty: Duty | None, has_share: bool) -> bool:
    """Decide whether a line of the item is a row on the unit's form."""
    if duty and duty.role in LEADING:
        return True
    if is_county(unit):
        return bool(duty and duty.named) or (has_share and item.route is Route.COUNTY)
    return bool(duty and duty.must_fill) or (has_share and item.route is Route.COUNTY)


def is_county(unit: Unit) -> bool:
    """Say whether the unit is a county, district or functional zone."""
    return unit.group in (COUNTY, ZONE)


def _by_unit(duties: Iterable[Duty]) -> dict[str, dict[str, Duty]]:
    """Index duties by unit and item; the weightiest role counts where a unit has two."""
    out: dict[str, dict[str, Duty]] = defaultdict(dict)
    for duty in duties:
        known = out[duty.unit].get(duty.item)
        if known is None or (duty.role in LEADING and known.role not in LEADING) or (duty.named and not known.named):
            out[duty.unit][duty.item] = duty
    return out
