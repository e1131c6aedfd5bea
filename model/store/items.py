"""What the plan asks for: items, duties, lines, changes of targets, shares and schedules."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from model.records import Duty, Item, Line, Point, Schedule, Share, Target, TargetChange
from model.store import settings
from model.terms import ItemKind, Joint, Kind, Op, Role, Route, Tag

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
        "SELECT duty.* FROM duty JOIN item ON item.id = item "
        'ORDER BY item."order", item, duty."order", unit, role, since'
    )
    return tuple(
        Duty(item, unit, Role(role), bool(named), bool(must_fill), *rest)
        for item, unit, role, named, must_fill, *rest in rows
    )


def save_duties(book: Book, duties: Iterable[Duty]) -> None:
    """Add duties, or change them by item, unit, role and the round they hold from."""
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
        Line(key, item, order, name, Kind(kind), _target(*target), since, bool(undivided))
        for key, item, order, name, kind, *target, since, undivided in rows
    )


def save_lines(book: Book, lines: Iterable[Line]) -> None:
    """Add lines, or change them by their id."""
    settings.save(book, "line", map(_line_row, lines))


def remove_items(book: Book, items: Iterable[Item]) -> None:
    """Take items away; nothing may stand in them any more."""
    settings.remove(book, "item", map(_item_row, items))


def remove_lines(book: Book, lines: Iterable[Line]) -> None:
    """Take lines away; nothing may hang on them any more."""
    settings.remove(book, "line", map(_line_row, lines))


def target_changes(book: Book) -> tuple[TargetChange, ...]:
    """Return every change of a target, by line and round."""
    rows = book.rows("SELECT * FROM target_change ORDER BY line, period")
    return tuple(target_change(row) for row in rows)


def save_target_changes(book: Book, changes: Iterable[TargetChange]) -> None:
    """Add changes of targets; one of the same line and round gives way, and stays in the journal."""
    settings.save(book, "target_change", map(_change_row, changes))


def remove_target_changes(book: Book, changes: Iterable[TargetChange]) -> None:
    """Take changes of targets away."""
    settings.remove(book, "target_change", map(_change_row, changes))


def target_change(row: Sequence[Any]) -> TargetChange:
    """Return a row of target_change as what it says."""
    line, period, *cells, reason, document, date = row
    target = _target(*cells)
    if target is None:
        raise ValueError(row)
    return TargetChange(line, period, target, reason, document, date and datetime.date.fromisoformat(date))


def ever(book: Book, table: str) -> frozenset[str]:
    """Return every id a table ever had, undone and removed ones too, for none is given again."""
    rows = book.rows('SELECT DISTINCT key FROM journal WHERE "table" = ?', (table,))
    return frozenset(json.loads(key)[0] for (key,) in rows)


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
    """Return every agreed schedule, by line and the round it holds from."""
    return tuple(_schedule(*row) for row in book.rows("SELECT * FROM schedule ORDER BY line, since"))


def save_schedules(book: Book, schedules: Iterable[Schedule]) -> None:
    """Add schedules, or change them by line and the round they hold from."""
    settings.save(book, "schedule", map(_schedule_row, schedules))


def remove_schedules(book: Book, schedules: Iterable[Schedule]) -> None:
    """Take schedules away; a line left without one is 未定序时."""
    settings.remove(book, "schedule", map(_schedule_row, schedules))


def _item(*row: Any) -> Item:
    key, no, text, section, order, kind, deadline, route, joint, leaders, lines, public_no, tags = row
    told = tuple(json.loads(leaders)), tuple(json.loads(lines)), public_no, tuple(map(Tag, json.loads(tags)))
    return Item(key, no, text, section, order, ItemKind(kind), deadline, Route(route), Joint(joint), *told)


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
        "lines": json.dumps(item.lines),
        "public_no": item.public_no,
        "tags": settings.texts(item.tags),
    }


def _duty_row(duty: Duty) -> settings.Cells:
    return {
        "item": duty.item,
        "unit": duty.unit,
        "role": duty.role.value,
        "named": int(duty.named),
        "must_fill": int(duty.must_fill),
        "order": duty.order,
        "since": duty.since,
        "until": duty.until,
    }


def _line_row(line: Line) -> settings.Cells:
    return {
        "id": line.id,
        "item": line.item,
        "order": line.order,
        "name": line.name,
        "kind": line.kind.value,
        **_target_cells(line.target),
        "since": line.since,
        "undivided": int(line.undivided),
    }


def _change_row(change: TargetChange) -> settings.Cells:
    return {
        "line": change.line,
        "period": change.period,
        **_target_cells(change.target),
        "reason": change.reason,
        "document": change.document,
        "date": change.date and change.date.isoformat(),
    }


def _target_cells(target: Target | None) -> settings.Cells:
    return {
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


def _schedule(line: str, since: str, preset: str, points: str, deadline: str | None) -> Schedule:
    told = tuple(Point(period, value) for period, value in json.loads(points))
    day = None if deadline is None else datetime.date.fromisoformat(deadline)
    return Schedule(line, preset, told, day, since)


def _schedule_row(schedule: Schedule) -> settings.Cells:
    points = [(one.period, one.value) for one in schedule.points]
    return {
        "line": schedule.line,
        "since": schedule.since,
        "preset": schedule.preset,
        "points": json.dumps(points, ensure_ascii=False),
        "deadline": schedule.deadline and schedule.deadline.isoformat(),
    }


def _share_row(share: Share) -> settings.Cells:
    return {"line": share.line, "unit": share.unit, "value": settings.number(share.value)}
