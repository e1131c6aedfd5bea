"""What the verbs of the year's end and start open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.session import Session
from gui.year.archive_dialog import ArchiveDialog
from gui.year.next_dialog import NextDialog


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does."""
    return {
        "archive": lambda: ArchiveDialog(window, session).open(),
        "next_year": lambda: NextDialog(window, session).open(),
    }
