"""The acts done to a ledger, which of them stand, and which act each row of the settings shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from model.errors import ClerkError
from model.records import Act
from model.store import settings

if TYPE_CHECKING:
    from model.store.book import Book


def acts(book: Book, until: int | None = None) -> tuple[Act, ...]:
    """Return every act, the first first; `undone_by` is the standing act that took it back.

    `until`: the acts as they stood after that one.
    """
    rows = book.rows(
        "SELECT number, at, verb, subject, hash, undoes FROM act WHERE number <= coalesce(?, number) ORDER BY number",
        (until,),
    )
    undone: dict[int, int] = {}
    for number, *_, undoes in reversed(rows):
        if undoes is not None and number not in undone:
            undone.setdefault(undoes, number)
    return tuple(
        Act(number, at, verb, subject, name, undone.get(number), undoes)
        for number, at, verb, subject, name, undoes in rows
    )


def act(book: Book, number: int) -> Act:
    """Return one act; raise ClerkError where there is none of this number."""
    for one in acts(book):
        if one.number == number:
            return one
    raise ClerkError(f"台账里没有第{number}步。没有改动任何内容。")


def standing(book: Book, until: int | None = None) -> frozenset[int]:
    """Return the numbers of the acts that are not undone; `until`: that were not after that act."""
    return frozenset(one.number for one in acts(book, until) if one.undone_by is None)


def head(book: Book) -> str:
    """Return the chain's head as printed in reports: 8 characters; "" in a new ledger (FAULTS.md rule 3)."""
    rows = book.rows("SELECT hash FROM act ORDER BY number DESC LIMIT 1")
    return str(rows[0][0])[:8] if rows else ""


def title(one: Act) -> str:
    """Return how to call an act in a sentence."""
    return f"第{one.number}步（{one.verb} {one.subject}）"


def changes(book: Book, number: int) -> list[tuple[str, str, str | None, str | None]]:
    """Return (table, key, old, new) of every row of the settings an act changed, in its order."""
    rows = book.rows('SELECT "table", key, old, new FROM journal WHERE act = ? ORDER BY n', (number,))
    return [(table, key, old, new) for table, key, old, new in rows]


def touching(book: Book, table: str, key: str) -> list[int]:
    """Return the acts that changed a row, in order."""
    rows = book.rows('SELECT DISTINCT act FROM journal WHERE "table" = ? AND key = ? ORDER BY act', (table, key))
    return [number for (number,) in rows]


def showing(touched: Iterable[int], undoes: dict[int, int]) -> dict[int, int]:
    """Return, for each act that touched a row, the act whose work the row shows after it.

    An undo shows what was before the act it takes back; 0 is the time before the first.
    """
    shown, before, after = 0, {}, {}
    for number in touched:
        before[number] = shown
        shown = before[undoes[number]] if number in undoes else number
        after[number] = shown
    return after


def gone(book: Book) -> frozenset[tuple[str, str]]:
    """Return (table, key) of every row of the settings that was there once and is not now."""
    rows = book.rows(
        'SELECT "table", key FROM journal WHERE n IN (SELECT max(n) FROM journal GROUP BY "table", key) AND new IS NULL'
    )
    return frozenset((table, key) for table, key in rows)


def row_title(book: Book, table: str, key: str) -> str:
    """Return how to call a row of the settings in a sentence, also one that is gone."""
    (cells,) = book.rows(
        'SELECT coalesce(new, old) FROM journal WHERE "table" = ? AND key = ? ORDER BY n DESC LIMIT 1', (table, key)
    )[0]
    return settings.title(table, key, cells)
