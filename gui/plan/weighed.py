"""A dialog whose wish is weighed in the worker after each change, and said; nothing is written before 保存."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QWidget

from gui.dialogs.frame import Frame
from gui.plan.said import FORBIDS, SaidList
from gui.session import Session
from model.errors import ClerkError
from model.work.ledger import Ledger
from model.work.progress import Tick

T = TypeVar("T")
WAIT = 200
"""Milliseconds after the last change before it is weighed."""
EDGES = (8, 40)
"""What a window's frame and title take of the screen."""


class Weighed(Frame):
    """Call `wait` after each change; once no more is typed `ask` is called, which weighs."""

    def __init__(self, parent: QWidget | None, session: Session, title: str, hint: str, size: tuple[int, int]) -> None:
        super().__init__(parent, title, hint, size)
        self.resize(self.size().boundedTo(self.screen().availableSize() - QSize(*EDGES)))
        self.session = session
        self.said = SaidList()
        self._timer = QTimer(self, interval=WAIT, singleShot=True)
        self._timer.timeout.connect(self.ask)

    @property
    def waiting(self) -> bool:
        """Say whether the last change is not weighed yet."""
        return self._timer.isActive()

    def wait(self, *_: object) -> None:
        """Weigh anew once no more is changed."""
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        """Forget what was weighed before."""

    def ask(self) -> None:
        """Weigh what is wanted by now."""

    def check(self) -> None:
        """Let it be saved, or not."""

    def weigh(self, work: Callable[[Ledger, Tick], T], done: Callable[[T], None]) -> None:
        """Weigh in the worker; only the last wish's answer comes back."""
        self.session.ask(self.windowTitle(), work, done, quiet=True, replaces=type(self).__name__, failed=self.refused)

    def refused(self, error: Exception) -> None:
        """Say in place why it cannot be."""
        if isinstance(error, ClerkError):
            self.said.say((FORBIDS, (error.sentence,)))
        else:
            self.session.failed(error)
        self.check()
