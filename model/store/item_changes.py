"""Which items were ended, adjusted or taken up again, from which round on."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from model.records import ItemChange
from model.store import settings
from model.terms import Status

if TYPE_CHECKING:
    from model.store.book import Book


def load(book: Book) -> tuple[ItemChange, ...]:
    """Return every change, by item and round."""
    rows = book.rows("SELECT item, since, status, reason, document, date FROM item_change ORDER BY item, since")
    return tuple(
        ItemChange(item, since, Status(status), reason, document, date and datetime.date.fromisoformat(date))
        for item, since, status, reason, document, date in rows
    )


def save(book: Book, changes: Iterable[ItemChange]) -> None:
    """Add changes; one of the same item and round gives way, and stays in the journal."""
    settings.save(book, "item_change", map(_row, changes))


def remove(book: Book, changes: Iterable[ItemChange]) -> None:
    """Take changes away."""
    settings.remove(book, "item_change", map(_row, changes))


def _row(change: ItemChange) -> settings.Cells:
    return {
        "item": change.item,
        "since": change.since,
        "status": change.status.value,
        "reason": change.reason,
        "document": change.document,
        "date": change.date and change.date.isoformat(),
    }
