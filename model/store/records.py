"""What was stated, received and sent: facts, only ever added."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from model.records import Admission, Facts, Issue, Key, Place, Receipt, Record, Sent, Withdrawal
from model.rules import identity
from model.store import journal
from model.terms import Verb, Verdict

if TYPE_CHECKING:
    from model.store.book import Book

_Fact = TypeVar("_Fact", Issue, Record, Admission, Withdrawal)

_IDS = ("issue", "record", "admission", "withdrawal")


def facts(book: Book, period: str = "") -> Facts:
    """Return what is stated about a round ("" = all); admissions and withdrawals always all.

    A round's facts are the records with a statement about it, the issues for it and the issues of its records.
    """
    about = "" if not period else "WHERE instr(periods, ' ' || :period || ' ')"
    known = "" if not period else f"WHERE period = :period OR id IN (SELECT issue FROM record {about})"
    return Facts(
        _parsed(book, Issue, known, period),
        _parsed(book, Record, about, period),
        _parsed(book, Admission, ""),
        _parsed(book, Withdrawal, ""),
    )


def facts_until(book: Book, act: int) -> Facts:
    """Return the facts as they stood after an act."""
    then = {name for table in _IDS for (name,) in book.rows(f"SELECT id FROM {table} WHERE act <= ?", (act,))}
    now = facts(book)
    return Facts(
        tuple(one for one in now.issues if one.id in then),
        tuple(one for one in now.records if one.id in then),
        tuple(one for one in now.admissions if one.id in then),
        tuple(one for one in now.withdrawals if one.id in then),
    )


def add(book: Book, *sealed: Record | Issue | Admission | Withdrawal) -> tuple[str, ...]:
    """Add sealed facts to the running act and return the ids that were new; known ones change nothing."""
    new = []
    for fact in sealed:
        table = type(fact).__name__.lower()
        if not identity.is_whole(fact):
            raise ValueError(f"the {table} is not sealed")
        if not book.rows(f"SELECT 1 FROM {table} WHERE id = ?", (fact.id,)):
            book.add(table, fact.id, *columns(fact), identity.canonical(fact))
            new.append(fact.id)
    return tuple(new)


def columns(fact: Record | Issue | Admission | Withdrawal) -> tuple[str, ...]:
    """Return what a fact's table keeps beside id and text, to be found by."""
    if isinstance(fact, Issue):
        return fact.unit, fact.period
    if isinstance(fact, Record):
        periods = sorted({fact.period, *(key.period for key in fact.values)})
        return fact.issue, fact.unit, f" {' '.join(periods)} "
    return ()


def added_by(book: Book, act: int) -> tuple[str, ...]:
    """Return the ids of the facts an act added."""
    return tuple(name for table in _IDS for (name,) in book.rows(f"SELECT id FROM {table} WHERE act = ?", (act,)))


def act_of(book: Book, name: str) -> int:
    """Return the act that added a fact."""
    return next(int(act) for table in _IDS for (act,) in book.rows(f"SELECT act FROM {table} WHERE id = ?", (name,)))


def add_file(book: Book, data: bytes) -> str:
    """Keep a returned file as it came, once, and return its SHA-256."""
    sha256 = hashlib.sha256(data).hexdigest()
    if not book.rows("SELECT 1 FROM file WHERE sha256 = ?", (sha256,)):
        book.add("file", sha256, data)
    return sha256


def file(book: Book, sha256: str) -> bytes:
    """Return a kept file; KeyError where there is none."""
    for (data,) in book.rows("SELECT data FROM file WHERE sha256 = ?", (sha256,)):
        return bytes(data)
    raise KeyError(sha256)


def add_receipt(book: Book, receipt: Receipt) -> None:
    """Note a file as received, under the running act; a later receipt of the same record corrects the earlier."""
    received = receipt.received.isoformat()
    book.add(
        "receipt",
        receipt.record,
        receipt.sha256,
        receipt.file,
        receipt.unit,
        receipt.period,
        received,
        receipt.verdict.value,
    )


def receipts(book: Book, period: str = "") -> tuple[Receipt, ...]:
    """Return the receipts of a round ("" = all) whose act is not undone, in the order they were noted."""
    stands = journal.standing(book)
    rows = book.rows(
        "SELECT record, act, sha256, file, unit, period, received, verdict FROM receipt "
        "WHERE ? IN ('', period) ORDER BY n",
        (period,),
    )
    return tuple(
        Receipt(record, act, sha256, name, unit, when, datetime.date.fromisoformat(received), Verdict(verdict))
        for record, act, sha256, name, unit, when, received, verdict in rows
        if act in stands
    )


def add_places(book: Book, places: Iterable[Place]) -> None:
    """Note where statements stood in their files."""
    for place in places:
        key = place.key
        book.add(
            "place", place.record, str(key), key.period, place.file, place.sheet, place.cell, place.raw, place.value
        )


def places(book: Book, period: str = "") -> tuple[Place, ...]:
    """Return where the statements about a round ("" = all) stood, undone ones too."""
    rows = book.rows(
        "SELECT record, key, file, sheet, cell, raw, value FROM place WHERE ? IN ('', period) ORDER BY n", (period,)
    )
    return tuple(Place(record, Key.parse(key), *rest) for record, key, *rest in rows)


def sent_back(book: Book) -> tuple[tuple[Issue, int], ...]:
    """Return the forms that went back to their units as marked copies (退回), each with the act that did it."""
    rows = book.rows(
        "SELECT issue.id, issue.act FROM issue JOIN act ON act.number = issue.act WHERE act.verb = ? ORDER BY issue.n",
        (Verb.ANSWER.word,),
    )
    known = {issue.id: issue for issue in _parsed(book, Issue, "")}
    return tuple((known[name], act) for name, act in rows)


def add_sent(book: Book, sent: Sent) -> None:
    """Note a form as sent, under the running act."""
    book.add("sent", sent.issue, sent.unit, sent.period, sent.due.isoformat(), sent.file)


def sent(book: Book, period: str = "") -> tuple[Sent, ...]:
    """Return the forms sent for a round ("" = all) whose act is not undone, in order."""
    stands = journal.standing(book)
    rows = book.rows(
        "SELECT act, issue, unit, period, due, file FROM sent WHERE ? IN ('', period) ORDER BY n", (period,)
    )
    return tuple(
        Sent(act, issue, unit, when, datetime.date.fromisoformat(due), name)
        for act, issue, unit, when, due, name in rows
        if act in stands
    )


def _parsed(book: Book, kind: type[_Fact], where: str, period: str = "") -> tuple[_Fact, ...]:
    """Return the facts of a table; each is parsed once, for what an id names never changes."""
    table = kind.__name__.lower()
    args = {"period": period}
    names = [name for (name,) in book.rows(f"SELECT id FROM {table} {where} ORDER BY n", args)]
    if not book.parsed.keys() >= set(names):
        for name, text in book.rows(f"SELECT id, text FROM {table} {where}", args):
            if name not in book.parsed:
                book.parsed[name] = identity.parse(text)
    return tuple(fact for fact in map(book.parsed.__getitem__, names) if isinstance(fact, kind))
