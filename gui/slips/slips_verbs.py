"""What the verbs about 督办单 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import say
from gui.forms.board import Board
from gui.session import Session
from gui.slips.new_dialog import NewSlipDialog
from gui.slips.slips_window import SlipsWindow


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does, to the chosen line where it is about one."""

    def new_slip() -> None:
        row = board.items.current_row()
        if row is None:
            say.tell(window, "请先在事项表里选中滞后的一行；与事项无关的，在“督办单”里手工立项。")
        else:
            NewSlipDialog(window, session, row.line.line.id).open()

    return {"new_slip": new_slip, "slips": lambda: SlipsWindow(window, session).open()}
