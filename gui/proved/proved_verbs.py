"""What the verbs about 销号 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import say
from gui.forms.board import Board
from gui.proved.lists_window import StrikeListsWindow
from gui.proved.strike_dialog import StrikeDialog
from gui.session import Session


def named(
    window: QWidget, session: Session, board: Board, jump: Callable[[str], None]
) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does, to the item of the chosen line where it is about one."""

    def strike() -> None:
        row = board.items.current_row()
        if row is None:
            say.tell(window, "请先在事项表里选中要办的事项。")
        else:
            StrikeDialog(window, session, row.item.item.id).open()

    return {
        "strike": strike,
        "open_list": lambda: StrikeListsWindow(window, session, "open", jump).open(),
        "lacking_list": lambda: StrikeListsWindow(window, session, "lacking", jump).open(),
    }
