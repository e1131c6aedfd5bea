"""What the verbs of the menu 方案 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.plan.schedule_dialog import ScheduleDialog
from gui.plan.shares_dialog import SharesDialog
from gui.session import Session


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does, to the lines selected in the item table where it is about lines."""

    def schedule() -> None:
        chosen = board.items.selected_lines()
        ScheduleDialog(window, session, chosen if board.isVisible() else ()).open()

    def shares() -> None:
        SharesDialog(window, session, board.items.current_line()).open()

    return {"schedule": schedule, "shares": shares}
