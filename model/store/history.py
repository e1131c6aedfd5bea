"""What the journal tells of a line: when it was added, and every change of its target, replaced ones too."""

from __future__ import annotations

import json
from collections.abc import Container
from typing import TYPE_CHECKING

from model.records import Act, TargetChange
from model.store import items, journal

if TYPE_CHECKING:
    from model.store.book import Book

PRINTED = ("item", "line", "target_change", "schedule")
"""Tables whose rows, by the id their key begins with, say what a form prints of an item or a line."""


def target_changes(book: Book, line: str) -> tuple[tuple[Act, TargetChange, bool], ...]:
    """Return (act, change, whether it stands) of every change ever made of a line's target, the first act first."""
    acts = {act.number: act for act in journal.acts(book)}
    undoes = {number: act.undoes for number, act in acts.items() if act.undoes is not None}
    out = []
    for key, new, number in book.rows(
        "SELECT key, new, act FROM journal WHERE \"table\" = 'target_change' AND new IS NOT NULL ORDER BY n"
    ):
        if json.loads(key)[0] == line and acts[number].undoes is None:
            touched = journal.touching(book, "target_change", key)
            shown = journal.showing(touched, undoes)[touched[-1]]
            change = items.target_change([json.loads(new)[name] for name in book.columns("target_change")[0]])
            out.append((acts[number], change, shown == number))
    return tuple(out)


def added(book: Book, line: str) -> Act:
    """Return the act that put a line into the plan."""
    acts = journal.acts(book)
    return acts[journal.touching(book, "line", json.dumps([line], ensure_ascii=False))[0] - 1]


def touched(book: Book, since: int, begun: Container[str]) -> dict[tuple[str, str], int]:
    """Return, by table and id, the last act after `since` that touched an item, or a line or what hangs on it.

    What holds only from a round on counts where that round is one of those `begun`.
    """
    rows = book.rows('SELECT "table", key, max(act) FROM journal WHERE act > ? GROUP BY "table", key', (since,))
    out: dict[tuple[str, str], int] = {}
    for table, key, act in rows:
        name, *later = json.loads(key)
        if table in PRINTED and all(period in begun for period in later if period):
            out[table, name] = max(act, out.get((table, name), 0))
    return out
