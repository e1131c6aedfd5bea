"""What the verb of the upper office's form opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.session import Session
from gui.upward.template_dialog import TemplateDialog


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does."""
    return {"templates": lambda: TemplateDialog(window, session).open()}
