"""What the verbs about units in the menu 方案 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.session import Session
from gui.units.counties import CountiesDialog
from gui.units.list_in import ListInDialog
from gui.units.tags_window import TagsWindow
from gui.units.window import UnitsWindow


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does; the unit tree opens the window on one of its units."""
    board.tree.managing.connect(lambda unit: UnitsWindow(window, session, unit).open())
    return {
        "units_window": lambda: UnitsWindow(window, session).open(),
        "units_in": lambda: ListInDialog(window, session).open(),
        "tags": lambda: TagsWindow(window, session).open(),
        "counties": lambda: CountiesDialog(window, session).open(),
    }
