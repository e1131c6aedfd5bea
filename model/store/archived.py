"""年度归档: since when a ledger is read-only, and what it still allows: to look, and to undo the archiving itself."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from model.errors import ClerkError
from model.records import Act, Archived
from model.store import journal

if TYPE_CHECKING:
    from model.store.book import Book


def add(book: Book, one: Archived) -> None:
    """Note the ledger as archived, under the running act."""
    book.add("archive", one.date.isoformat(), one.file, one.sha256, one.reason, "\n".join(one.open))


def load(book: Book) -> Archived | None:
    """Return the archiving that stands, None for a living ledger."""
    rows = book.rows("SELECT act, date, file, sha256, reason, open FROM archive ORDER BY n DESC LIMIT 1")
    for act, date, file, sha256, reason, left in rows:
        if act in journal.standing(book):
            return Archived(datetime.date.fromisoformat(date), file, sha256, reason, tuple(left.splitlines()), act)
    return None


def refuse(book: Book, undoes: int | None) -> None:
    """Raise ClerkError where the ledger is archived and the act that begins does not undo that."""
    stands = load(book)
    if stands is not None and undoes != stands.act:
        raise ClerkError(
            f"台账已归档（{stands.date.isoformat()}），只能查看、导出和打印，没有改动任何内容。"
            f"确需更正的，请先撤销归档（撤销第{stands.act}步）。"
        )


def refuse_redo(book: Book, target: Act) -> None:
    """Raise ClerkError for bringing an undone archiving back: what was packed is not what the ledger holds now."""
    if target.undoes is not None and book.rows("SELECT 1 FROM archive WHERE act = ?", (target.undoes,)):
        raise ClerkError("撤销归档不能再撤销。没有改动任何内容。要再归档，请重新办理“年度归档”，归档包也会重新生成。")
