"""Rounds closed and reopened: the snapshots as they were published, never changed and never thrown away.

An act that is undone takes its closing or reopening out of force; the row stays.
"""

from __future__ import annotations

import datetime
import json
import zlib
from typing import TYPE_CHECKING

from model.records import Closed, Closing, Reopening
from model.rules import frozen, identity
from model.rules.one_text import one_text
from model.store import journal

if TYPE_CHECKING:
    from model.store.book import Book


def add(book: Book, closing: Closing, text: str) -> None:
    """Keep a round's snapshot under the running act, and beside it its extract, which is read far more often."""
    one = closing
    told = (one.period, one.number, one.date.isoformat(), one.hash, one.rule, one.reason, one_text(one.open))
    kept = (zlib.compress(each.encode(), 9) for each in (text, frozen.extract(text)))
    book.add("snapshot", *told, one.inputs, one.records, one.last_act, one.chain, *kept)


def add_reopening(book: Book, one: Reopening) -> None:
    """Note under the running act that a closed round is taken up again."""
    book.add("reopening", one.period, one.reason, one.approver, one.date.isoformat())


def closings(book: Book) -> tuple[Closed, ...]:
    """Return the closings whose act is not undone, in the order they were done, each with what ended it."""
    stands = journal.standing(book)
    ended = [one for one in _reopenings(book) if one.act in stands]
    out = []
    for one in _closings(book):
        if one.act in stands:
            after = (other for other in ended if other.period == one.period and other.act > one.act)
            out.append(Closed(one, next(after, None)))
    return tuple(out)


def marked(book: Book, period: str, mark: str) -> Closing | None:
    """Return the closing of a round that printed this mark, also one that was reopened or undone since."""
    return next((one for one in _closings(book) if (one.period, one.mark) == (period, mark)), None)


def text(book: Book, act: int) -> str:
    """Return the snapshot an act kept, as it was written."""
    return _unpacked(book, "data", act)


def extract(book: Book, act: int) -> str:
    """Return the extract of the snapshot an act kept (rules/frozen.py)."""
    return _unpacked(book, "lines", act)


def _unpacked(book: Book, column: str, act: int) -> str:
    [(data,)] = book.rows(f"SELECT {column} FROM snapshot WHERE act = ?", (act,))
    return zlib.decompress(data).decode()


def damaged(book: Book) -> tuple[int, ...]:
    """Return the acts whose snapshot does not hold what its hash names, or whose extract is not its own."""
    rows = book.rows("SELECT act, hash FROM snapshot ORDER BY n")
    return tuple(act for act, name in rows if not _is_whole(book, act, name))


def _is_whole(book: Book, act: int, name: str) -> bool:
    whole = text(book, act)
    return identity.name_of(whole) == name and frozen.extract(whole) == extract(book, act)


def _closings(book: Book) -> tuple[Closing, ...]:
    rows = book.rows(
        "SELECT period, number, date, hash, rule, reason, open, inputs, records, last_act, chain, act "
        "FROM snapshot ORDER BY n"
    )
    return tuple(
        Closing(period, number, datetime.date.fromisoformat(date), name, rule, reason, tuple(json.loads(stood)), *rest)
        for period, number, date, name, rule, reason, stood, *rest in rows
    )


def _reopenings(book: Book) -> tuple[Reopening, ...]:
    rows = book.rows("SELECT period, reason, approver, date, act FROM reopening ORDER BY n")
    return tuple(
        Reopening(period, reason, approver, datetime.date.fromisoformat(date), act)
        for period, reason, approver, date, act in rows
    )
