"""The tree of units."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from model.records import Unit
from model.store import settings

if TYPE_CHECKING:
    from model.store.book import Book


def load(book: Book) -> tuple[Unit, ...]:
    """Return every unit, in the order of the tree."""
    return tuple(_unit(*row) for row in book.rows('SELECT * FROM unit ORDER BY "order", id'))


def save(book: Book, units: Iterable[Unit]) -> None:
    """Add units, or change them by their id."""
    settings.save(book, "unit", map(_row, units))


def remove(book: Book, units: Iterable[Unit]) -> None:
    """Take units away; nothing may speak of them any more."""
    settings.remove(book, "unit", map(_row, units))


def _unit(*row: Any) -> Unit:
    key, short, full, group, order, parent, aliases, contact, phone, counties, *rest = row
    told = tuple(json.loads(aliases)), contact, phone, bool(counties)
    return Unit(key, short, full, group, order, parent, *told, *rest)


def _row(unit: Unit) -> settings.Cells:
    return {
        "id": unit.id,
        "short": unit.short,
        "full": unit.full,
        "group": unit.group,
        "order": unit.order,
        "parent": unit.parent,
        "aliases": settings.texts(unit.aliases),
        "contact": unit.contact,
        "phone": unit.phone,
        "in_all_counties": int(unit.in_all_counties),
        "leader": unit.leader,
        "scope": unit.scope,
        "successor": unit.successor,
        "until": unit.until,
        "chief": unit.chief,
        "post": unit.post,
    }
