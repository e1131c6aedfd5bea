"""What the verb 批量录入 opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.batch.window import BatchWindow
from gui.forms.board import Board
from gui.session import Session


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does."""
    return {"batch": lambda: BatchWindow(window, session).open()}
