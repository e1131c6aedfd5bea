"""What the verbs about closed rounds open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import say
from gui.closing.close_dialog import CloseDialog
from gui.closing.closings_dialog import ClosingsDialog
from gui.closing.compare_dialog import CompareDialog, SinceDialog
from gui.closing.reopen_dialog import ReopenDialog
from gui.forms.board import Board
from gui.session import Session

WAITING = {"answer": "questions", "decide": "conflicts", "admit": "quarantined"}
"""By the verb that settles it, what waits."""


def held_back(window: QWidget, session: Session, name: str) -> bool:
    """Say that what waits in a frozen round is settled in the round as it is now; False where something else waits."""
    seen = session.seen
    if name not in WAITING or seen is None or not seen.frozen or getattr(session, WAITING[name]):
        return False
    say.tell(
        window,
        seen.words,
        "这里列的是封存时还没有办的。要办，请先点“看现在的数”；办了也不改变已封存的，除非经批准重开。",
    )
    return True


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does to the round on screen."""

    def other() -> None:
        seen = session.seen
        session.see(live=bool(seen and seen.frozen and not seen.past))

    return {
        "close_period": lambda: CloseDialog(window, session).open(),
        "reopen_period": lambda: ReopenDialog(window, session).open(),
        "snapshots": lambda: ClosingsDialog(window, session).open(),
        "compare": lambda: CompareDialog(window, session).open(),
        "since_closing": lambda: SinceDialog(window, session).open(),
        "see_other": other,
    }
