"""Take an act back: settings get their old values, facts a withdrawal; refused where later work stands on it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from model.records import Act, Withdrawal
from model.rules import identity
from model.store import archived, journal, may_undo, records, settings
from model.terms import Verb

if TYPE_CHECKING:
    from model.store.book import Book

REDO = "恢复"


def undo(book: Book, number: int) -> int:
    """Take back act `number` as a new act and return its number; undoing an undo is a redo.

    Raises ClerkError naming the later act that has to be undone first.
    """
    target = journal.act(book, number)
    book.refuse_archived(number)
    archived.refuse_redo(book, target)
    may_undo.refuse(book, target)
    with book.act(*name(target), undoes=number) as new:
        before = records.facts(book)
        for table, key, old, _ in reversed(journal.changes(book, number)):
            settings.put_back(book, table, key, old)
        names = records.added_by(book, number)
        if names:
            records.add(book, identity.seal(Withdrawal("", names, secrets.token_hex(16))))
        may_undo.refuse_loose_ends(book, target, new)
        may_undo.refuse_lost_ground(book, target, new, before)
    return new


def name(target: Act) -> tuple[str, str]:
    """Return (verb, subject) of the act that undoes `target`; undoing an undo reads as doing again."""
    if target.undoes is None:
        return Verb.UNDO.word, f"{target.verb} {target.subject}"
    return (REDO if target.verb == Verb.UNDO.word else Verb.UNDO.word), target.subject
