"""What the verbs of the menu 公文 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.papers.answers_dialog import AnswersDialog
from gui.papers.bulletin_dialog import BulletinDialog
from gui.papers.notes_dialog import NotesDialog
from gui.papers.page_dialog import PageDialog
from gui.papers.remind_dialog import RemindDialog
from gui.session import Session


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does, for the round on screen."""
    return {
        "bulletin": lambda: BulletinDialog(window, session).open(),
        "leader_page": lambda: PageDialog(window, session).open(),
        "check_notes": lambda: NotesDialog(window, session).open(),
        "remind": lambda: RemindDialog(window, session, "催报单").open(),
        "return_notes": lambda: RemindDialog(window, session, "退回单").open(),
        "check_answers": lambda: AnswersDialog(window, session).open(),
    }
