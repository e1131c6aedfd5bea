"""年终考核评价: the rule book (a setting), what people noted, the results as they were fixed, objections (facts).

An act that is undone takes its note, version, objection or answer out of force; the row stays.
"""

from __future__ import annotations

import datetime
import json
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING

from model.records.score import FrozenScore, Objection, RuleBook, ScoreNote
from model.rules.one_text import one_text
from model.rules.score import texts
from model.store import journal, settings
from model.terms_score import Noted

if TYPE_CHECKING:
    from model.store.book import Book


def book_of(book: Book) -> RuleBook | None:
    """Return the plan's rule book, None where it has none of its own."""
    for (text,) in book.rows("SELECT text FROM score_book"):
        return texts.book(text)
    return None


def save_book(book: Book, rules: RuleBook) -> None:
    """Keep the rule book, under the running act."""
    settings.save(book, "score_book", [{"id": 1, "text": texts.of_book(rules)}])


def add_note(book: Book, one: ScoreNote) -> None:
    """Note what a person said, under the running act."""
    points = "" if one.points is None else settings.number(one.points)
    votes = one_text(list(one.votes))
    book.add("score_note", one.kind.value, one.unit, one.about, points, votes, one.reason, one.who, _iso(one.date))


def notes(book: Book, until: int | None = None) -> tuple[ScoreNote, ...]:
    """Return the notes whose act is not undone, in their order; `until`: as they stood after that act."""
    stands = journal.standing(book, until)
    rows = book.rows("SELECT kind, unit, reason, who, date, about, points, votes, act FROM score_note ORDER BY n")
    return tuple(
        ScoreNote(
            Noted(kind), unit, reason, who, _day(date), about, Decimal(points) if points else None,
            tuple(json.loads(votes)), act,
        )
        for kind, unit, reason, who, date, about, points, votes, act in rows
        if act in stands
    )  # fmt: skip


def add_version(book: Book, one: FrozenScore, text: str) -> None:
    """Keep a result as it is fixed, under the running act."""
    data = zlib.compress(text.encode(), 9)
    book.add("frozen_score", one.version, one.period, one.sha256, _iso(one.date), one.reason, one.despite, data)


def versions(book: Book) -> tuple[FrozenScore, ...]:
    """Return the versions whose act is not undone, the first one first."""
    stands = journal.standing(book)
    rows = book.rows("SELECT version, period, sha256, date, reason, despite, act FROM frozen_score ORDER BY n")
    return tuple(
        FrozenScore(version, period, name, _day(date), reason, despite, act)
        for version, period, name, date, reason, despite, act in rows
        if act in stands
    )


def text(book: Book, act: int) -> str:
    """Return the text of the version an act kept, as it was written."""
    [(data,)] = book.rows("SELECT data FROM frozen_score WHERE act = ?", (act,))
    return zlib.decompress(data).decode()


def damaged(book: Book) -> tuple[int, ...]:
    """Return the acts whose version does not hold what its hash names."""
    rows = book.rows("SELECT act, sha256 FROM frozen_score ORDER BY n")
    return tuple(act for act, name in rows if texts.sha256(text(book, act)) != name)


def add_objection(book: Book, version: int, unit: str, said: str, who: str, date: datetime.date) -> None:
    """Note a unit's objection to a version, under the running act."""
    book.add("objection", version, unit, said, who, _iso(date))


def add_answer(book: Book, objection: int, said: str, who: str, date: datetime.date) -> None:
    """Note what an objection was answered, under the running act."""
    book.add("objection_answer", objection, said, who, _iso(date))


def objections(book: Book) -> tuple[Objection, ...]:
    """Return the objections whose act is not undone, in their order, each with its last answer that stands."""
    stands = journal.standing(book)
    answers: dict[int, tuple[str, str, datetime.date | None]] = {
        number: (said, who, _day(date))
        for number, said, who, date, act in book.rows(
            "SELECT objection, text, who, date, act FROM objection_answer ORDER BY n"
        )
        if act in stands
    }
    rows = book.rows("SELECT n, version, unit, text, who, date, act FROM objection ORDER BY n")
    out = []
    for n, version, unit, said, who, date, act in rows:
        if act in stands:
            answer, by, on = answers.get(n, ("", "", None))
            out.append(Objection(n, version, unit, said, who, _day(date), answer, by, on, act))
    return tuple(out)


def stands_on(book: Book, acts: frozenset[int]) -> tuple[int, str] | None:
    """Return an act, and what it did, that stands on a version or objection one of some acts made; None for none."""
    own = ",".join(map(str, acts))
    versions_made = {one for (one,) in book.rows(f"SELECT version FROM frozen_score WHERE act IN ({own})")}
    for later in versions(book):
        if versions_made and later.act not in acts and later.version >= min(versions_made):
            return later.act, f"定稿了第{later.version}版"
    stands = journal.standing(book)
    objected = {n for (n,) in book.rows(f"SELECT n FROM objection WHERE act IN ({own})")}
    for number, act in book.rows("SELECT objection, act FROM objection_answer ORDER BY n DESC"):
        if act in stands and number in objected and act not in acts:
            return act, "答复了这条异议"
    for one in objections(book):
        if one.version in versions_made and one.act not in acts:
            return one.act, f"登记了对第{one.version}版的异议"
    return None


def _iso(day: datetime.date) -> str:
    return day.isoformat()


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
