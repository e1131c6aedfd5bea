"""What the verbs of the menu 考核 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.score.book_window import BookWindow
from gui.score.scores_window import ScoresWindow
from gui.session import Session


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does."""
    return {
        "scores": lambda: ScoresWindow(window, session).open(),
        "score_book": lambda: BookWindow(window, session).open(),
    }
