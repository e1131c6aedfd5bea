"""What the verbs of the menu 方案 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import say
from gui.forms.board import Board
from gui.plan.change_item_dialog import ChangeItemDialog
from gui.plan.change_target_dialog import ChangeTargetDialog
from gui.plan.reporting_dialog import ReportingDialog
from gui.plan.schedule_dialog import ScheduleDialog
from gui.plan.shares_dialog import SharesDialog
from gui.session import Session


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does, to the lines selected in the item table where it is about lines."""

    def schedule() -> None:
        rows = board.items.selected_rows() if board.isVisible() else ()
        ScheduleDialog(window, session, [row.line.line.id for row in rows]).open()

    def shares() -> None:
        SharesDialog(window, session, board.items.current_line()).open()

    def reporting() -> None:
        rows = board.items.selected_rows() if board.isVisible() else ()
        ReportingDialog(window, session, [row.item.item.id for row in rows]).open()

    def target() -> None:
        row = board.items.current_row()
        if row is None:
            say.tell(window, "请先在事项表里选中要更正目标的一行。")
        else:
            ChangeTargetDialog(window, session, row.line.line.id).open()

    def item() -> None:
        row = board.items.current_row()
        if row is None:
            say.tell(window, "请先在事项表里选中要更正的事项。")
        else:
            ChangeItemDialog(window, session, row.item.item.id).open()

    def add() -> None:
        ChangeItemDialog(window, session).open()

    return {
        "shares": shares,
        "schedule": schedule,
        "reporting": reporting,
        "change_target": target,
        "change_item": item,
        "add_item": add,
    }
