"""What the office decided over reports: lights corrected, items struck off, and the evidence; facts, only ever added.

An act that is undone takes what it added out of force.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from model.records import Evidence, LightCorrection, StrikeMove
from model.store import journal, settings
from model.terms import Light, Move

if TYPE_CHECKING:
    from model.store.book import Book


def add_correction(book: Book, one: LightCorrection) -> None:
    """Note a light as decided, under the running act; the last one of a line and round holds."""
    done = "" if one.done is None else settings.number(one.done)
    book.add(
        "light_correction",
        one.period,
        one.line,
        one.light.value,
        one.was.value,
        one.reason,
        one.approver,
        one.date.isoformat(),
        done,
        one.stage,
    )


def corrections(book: Book) -> tuple[LightCorrection, ...]:
    """Return the corrections of lights whose act is not undone, in the order they were made."""
    stands = journal.standing(book)
    rows = book.rows(
        "SELECT act, period, line, light, was, reason, approver, date, done, stage FROM light_correction ORDER BY n"
    )
    return tuple(
        LightCorrection(
            period,
            line,
            Light(light),
            Light(was),
            reason,
            approver,
            datetime.date.fromisoformat(date),
            Decimal(done) if done else None,
            stage,
            act,
        )
        for act, period, line, light, was, reason, approver, date, done, stage in rows
        if act in stands
    )


def add_move(book: Book, one: StrikeMove) -> None:
    """Note a step of an item's striking off with its files, under the running act."""
    book.add("strike_move", one.item, one.move.value, one.reason, one.proof, one.date.isoformat())
    book.add_many("evidence", [(one.item, file.sha256, file.name, file.size) for file in one.files])


def moves(book: Book) -> tuple[StrikeMove, ...]:
    """Return the steps whose act is not undone, in the order they were done."""
    stands = journal.standing(book)
    files: defaultdict[tuple[int, str], list[Evidence]] = defaultdict(list)
    for act, item, sha256, name, size in book.rows("SELECT act, item, sha256, name, size FROM evidence ORDER BY n"):
        files[act, item].append(Evidence(sha256, name, size))
    rows = book.rows("SELECT act, item, move, reason, proof, date FROM strike_move ORDER BY n")
    return tuple(
        StrikeMove(item, Move(move), reason, proof, datetime.date.fromisoformat(date), tuple(files[act, item]), act)
        for act, item, move, reason, proof, date in rows
        if act in stands
    )


def evidence(book: Book) -> tuple[Evidence, ...]:
    """Return every file ever handed in as evidence, undone ones too, each content once."""
    rows = book.rows("SELECT sha256, name, size FROM evidence ORDER BY n")
    return tuple({sha256: Evidence(sha256, name, size) for sha256, name, size in reversed(rows)}.values())[::-1]
