"""核对单 sent, what units answered and what became of objections; facts, only ever added.

An act that is undone takes what it added out of force.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from model.records.check_notes import NoteAnswer, NoteVerdict, SentNote
from model.rules.one_text import one_text
from model.store import journal

if TYPE_CHECKING:
    from model.store.book import Book


def add(book: Book, notes: Iterable[SentNote]) -> None:
    """Note under the running act what went out."""
    rows = [
        (one.period, one.unit, one.day.isoformat(), one.reply_by.isoformat(), one_text(one.saw), one.file, one.text)
        for one in notes
    ]
    book.add_many("check_note", rows)


def add_answer(book: Book, one: NoteAnswer) -> None:
    """Note under the running act what a unit answered."""
    told = (one.period, one.unit, one.line, int(one.objects), one.text, one.claimed, one.day.isoformat())
    book.add("check_answer", *told)


def add_verdict(book: Book, one: NoteVerdict) -> None:
    """Note under the running act what became of an objection."""
    told = (one.period, one.unit, one.line, int(one.accepted), one.reason, one.day.isoformat())
    book.add("check_verdict", *told)


def sent(book: Book, period: str) -> tuple[SentNote, ...]:
    """Return the notes of a round whose act is not undone, in the order they went out."""
    rows = book.rows(
        "SELECT act, period, unit, day, reply_by, saw, file, text FROM check_note WHERE period = ? ORDER BY n",
        (period,),
    )
    stands = journal.standing(book)
    return tuple(
        SentNote(at, unit, _day(day), _day(by), tuple(tuple(saw) for saw in json.loads(told)), file, text, act)
        for act, at, unit, day, by, told, file, text in rows
        if act in stands
    )


def answers(book: Book, period: str) -> tuple[NoteAnswer, ...]:
    """Return the answers of a round whose act is not undone, in the order they were noted."""
    rows = book.rows(
        "SELECT act, period, unit, line, objects, text, claimed, day FROM check_answer WHERE period = ? ORDER BY n",
        (period,),
    )
    stands = journal.standing(book)
    return tuple(
        NoteAnswer(at, unit, line, bool(objects), text, claimed, _day(day), act)
        for act, at, unit, line, objects, text, claimed, day in rows
        if act in stands
    )


def verdicts(book: Book, period: str) -> tuple[NoteVerdict, ...]:
    """Return what became of a round's objections, undone acts left out, in the order they were noted."""
    rows = book.rows(
        "SELECT act, period, unit, line, accepted, reason, day FROM check_verdict WHERE period = ? ORDER BY n",
        (period,),
    )
    stands = journal.standing(book)
    return tuple(
        NoteVerdict(at, unit, line, bool(accepted), reason, _day(day), act)
        for act, at, unit, line, accepted, reason, day in rows
        if act in stands
    )


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
