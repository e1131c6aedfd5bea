"""督查通报: the wordings of papers and drafts (settings), issues published and what was put right of them (facts)."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from model.records.bulletin import BulletinFix, BulletinIssue, Draft
from model.records.document_out import PaperOut
from model.rules import frozen
from model.rules.one_text import one_text
from model.store import journal, settings
from model.terms import Edition

if TYPE_CHECKING:
    from model.store.book import Book


def words(book: Book) -> Mapping[str, str]:
    """Return by key the wordings the plan has of its own."""
    return dict(book.rows("SELECT key, text FROM paper_word"))


def save_words(book: Book, texts: Mapping[str, str]) -> None:
    """Keep wordings under the running act."""
    settings.save(book, "paper_word", [{"key": key, "text": text} for key, text in texts.items()])


def forget_words(book: Book, keys: tuple[str, ...]) -> None:
    """Take wordings back to the usual ones, under the running act."""
    settings.remove(book, "paper_word", [{"key": key} for key in keys])


def draft(book: Book, period: str) -> Draft:
    """Return a round's draft; an empty one where none is kept."""
    for (text,) in book.rows("SELECT text FROM bulletin_draft WHERE period = ?", (period,)):
        found: Draft = frozen.read(Draft, json.loads(text))
        return found
    return Draft()


def save_draft(book: Book, period: str, one: Draft) -> None:
    """Keep a round's draft under the running act."""
    settings.save(book, "bulletin_draft", [{"period": period, "text": one_text(frozen.tree(one))}])


def text(papers: Mapping[Edition, PaperOut]) -> str:
    """Return the one text of an issue's editions."""
    return one_text({edition.value: frozen.tree(paper) for edition, paper in papers.items()})


def add_issue(book: Book, one: BulletinIssue) -> None:
    """Keep an issue as it is published, under the running act."""
    data = zlib.compress(text(one.papers).encode(), 9)
    told = (one.number, one.period, one.day.isoformat(), one.approver, one.approved.isoformat(), one.reason, one.hash)
    book.add("bulletin_issue", *told, data)


def issues(book: Book) -> tuple[BulletinIssue, ...]:
    """Return the issues whose act is not undone, in the order they were published."""
    rows = book.rows(
        "SELECT act, number, period, day, approver, approved, reason, hash, data FROM bulletin_issue ORDER BY n"
    )
    stands, day = journal.standing(book), datetime.date.fromisoformat
    return tuple(
        BulletinIssue(number, period, day(dated), approver, day(approved), reason, name, _papers(data), act)
        for act, number, period, dated, approver, approved, reason, name, data in rows
        if act in stands
    )


def _papers(data: bytes) -> Mapping[Edition, PaperOut]:
    told = json.loads(zlib.decompress(data))
    return {Edition(edition): frozen.read(PaperOut, paper) for edition, paper in told.items()}


def add_fix(book: Book, one: BulletinFix) -> None:
    """Note under the running act what is put right of an issue."""
    book.add("bulletin_fix", one.number, one.text, one.day.isoformat(), one.year)


def fixes(book: Book) -> tuple[BulletinFix, ...]:
    """Return what was put right, undone acts left out, in the order it was noted."""
    stands = journal.standing(book)
    return tuple(
        BulletinFix(number, said, datetime.date.fromisoformat(day), act, year)
        for act, number, said, day, year in book.rows(
            "SELECT act, number, text, day, year FROM bulletin_fix ORDER BY n"
        )
        if act in stands
    )
