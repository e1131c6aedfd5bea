"""What the verbs of the first round open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.dialogs.send import SendDialog
from gui.first.adopt_dialog import AdoptDialog
from gui.forms.board import Board
from gui.session import Session


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does."""
    return {
        "send_first": lambda: SendDialog(window, session, first=True).open(),
        "adopt": lambda: AdoptDialog(window, session).open(),
    }
