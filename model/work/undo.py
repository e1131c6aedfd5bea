"""撤销: take back one act by its name; undoing an undo does the act again."""

from __future__ import annotations

from model.errors import ClerkError
from model.records import Act, Changes
from model.store import book, bulletins, journal
from model.store import undo as store_undo
from model.work.ledger import Ledger, standing


def acts(ledger: Ledger) -> tuple[Act, ...]:
    """Return every act, the first one first."""
    return journal.acts(ledger)


def title(act: Act) -> str:
    """Name the undoing of an act ("撤销 收回 市教育局 3月"), and of an undoing ("恢复 收回 市教育局 3月")."""
    return " ".join(store_undo.name(act))


def do(ledger: Ledger, number: int) -> Changes:
    """Undo an act as a new act; raises ClerkError where there is no such act or a later one stands on it."""
    act = next((one for one in acts(ledger) if one.number == number), None)
    if act is None:
        raise ClerkError(f"没有第 {number} 号操作。没有改动台账。")
    if act.undone_by is not None:
        raise ClerkError(f"第 {number} 号操作（{act.verb} {act.subject}）已经撤销过了。没有改动台账。")
    _refuse_stood_on(ledger, number)
    new = book.undo(ledger, number)
    return Changes(new, title(act), frozenset(one.period for one in standing(ledger).known.rounds), settings=True)


def _refuse_stood_on(ledger: Ledger, number: int) -> None:
    """Raise ClerkError for a bulletin that a later one follows, or that something was put right of."""
    every = bulletins.issues(ledger)
    one = next((issue for issue in every if issue.act == number), None)
    if one is None:
        return
    later = [f"第{issue.number}期（第 {issue.act} 号操作）" for issue in every if issue.act > number]
    later += [
        f"更正（第 {fix.act} 号操作）"
        for fix in bulletins.fixes(ledger)
        if fix.act > number and fix.number == one.number
    ]
    if later:
        raise ClerkError(
            f"第{one.number}期督查通报定稿以后又有了{'、'.join(later)}，不能再撤销。没有改动台账。有错请登记更正，登在下一期。"
        )
