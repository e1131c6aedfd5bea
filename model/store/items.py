"""What the plan asks for: items, duties, lines, shares and schedules."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from model.records import Duty, Item, Line, Schedule, Share, Target
from model.store import settings
from model.terms import ItemKind, Joint, Kind, Op, Role, Route

if TYPE_CHECKING:
    from model.store.book import Book


def items(book: Book) -> tuple[Item, ...]:
    """Return every item, in the plan's order."""
    rows = book.rows('SELECT * FROM item ORDER BY "order", id')
    return tuple(_item(*row) for row in rows)


def save_items(book: Book, items: Iterable[Item]) -> None:
    """Add items, or change them by their id."""
    settings.save(book, "item", map(_item_row, items))


def duties(book: Book) -> tuple[Duty, ...]:
    """Return every duty, by item in the plan's order, then in its own."""
    rows = book.rows(
        'SELECT duty.* FROM duty JOIN item ON item.id = item ORDER BY item."order", item, duty."order", unit, role'
    )
    return tuple(
        Duty(item, unit, Role(role), bool(named), bool(must_fill), order)
        for item, unit, role, named, must_fill, order in rows
    )


def save_duties(book: Book, duties: Iterable[Duty]) -> None:
    """Add duties, or change them by item, unit and role."""
    settings.save(book, "duty", map(_duty_row, duties))


def remove_duties(book: Book, duties: Iterable[Duty]) -> None:
    """Take duties away."""
    settings.remove(book, "duty", map(_duty_row, duties))


def lines(book: Book) -> tuple[Line, ...]:
    """Return every line, by item in the plan's order, then in its own."""
    rows = book.rows(
        'SELECT line.* FROM line JOIN item ON item.id = item ORDER BY item."order", item, line."order", line.id'
    )
    return tuple(
        Line(key, item, order, name, Kind(kind), _target(*target)) for key, item, order, name, kind, *target in rows
    )


def save_lines(book: Book, lines: Iterable[Line]) -> None:
    """Add lines, or change them by their id."""
    settings.save(book, "line", map(_line_row, lines))


def shares(book: Book) -> tuple[Share, ...]:
    """Return every share, by line and unit."""
    rows = book.rows("SELECT line, unit, value FROM share ORDER BY line, unit")
    return tuple(Share(line, unit, Decimal(value)) for line, unit, value in rows)


def save_shares(book: Book, shares: Iterable[Share]) -> None:
    """Add shares, or change them by line and unit."""
    settings.save(book, "share", map(_share_row, shares))


def remove_shares(book: Book, shares: Iterable[Share]) -> None:
    """Take shares away."""
    settings.remove(book, "share", map(_share_row, shares))


def schedules(book: Book) -> tuple[Schedule, ...]:
    """Return every agreed schedule, by line."""
    return tuple(
        Schedule(line, preset) for line, preset in book.rows("SELECT line, preset FROM schedule ORDER BY line")
    )


def save_schedules(book: Book, schedules: Iterable[Schedule]) -> None:
    """Add schedules, or change them by line."""
    settings.save(book, "schedule", ({"line": one.line, "preset": one.preset} for one in schedules))


def remove_schedules(book: Book, schedules: Iterable[Schedule]) -> None:
    """Make lines 未定序时 again."""
    settings.remove(book, "schedule", ({"line": one.line} for one in schedules))


def _item(*row: Any) -> Item:
    key, no, text, section, order, kind, deadline, route, joint, leaders = row
    names = tuple(json.loads(leaders))
    return Item(key, no, text, section, order, ItemKind(kind), deadline, Route(route), Joint(joint), names)


def _item_row(item: Item) -> settings.Cells:
    return {
        "id": item.id,
        "no": item.no,
        "text": item.text,
        "section": item.section,
        "order": item.order,
        "kind": item.kind.value,
        "deadline": item.deadline,
        "route": item.route.value,
        "joint": item.joint.value,
        "leaders": settings.texts(item.leaders),
    }


def _duty_row(duty: Duty) -> settings.Cells:
    return {
        "item": duty.item,
        "unit": duty.unit,
        "role": duty.role.value,
        "named": int(duty.named),
        "must_fill": int(duty.must_fill),
        "order": duty.order,
    }


def _line_row(line: Line) -> settings.Cells:
    target = line.target
    return {
        "id": line.id,
        "item": line.item,
        "order": line.order,
        "name": line.name,
        "kind": line.kind.value,
        "value": target and settings.number(target.value),
        "measure": target and target.measure,
        "printed": target and settings.number(target.printed),
        "printed_measure": target and target.printed_measure,
        "op": target and target.op.value,
        "start": None if target is None or target.start is None else settings.number(target.start),
    }


def _target(*row: Any) -> Target | None:
    value, measure, printed, printed_measure, op, start = row
    if value is None:
        return None
    first = None if start is None else Decimal(start)
    return Target(Decimal(value), measure, Decimal(printed), printed_measure, Op(op), first)


def _share_row(share: Share) -> settings.Cells:
    return {"line": share.line, "unit": share.unit, "value": settings.number(share.value)}
