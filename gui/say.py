"""Every message box of the program; each is logged too. Tests put another mouth in place."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from model.errors import Cancelled, ClerkError

log = logging.getLogger("shishi.say")

TITLE = "民生实事台账"


class Mouth:
    """Show a message box and return the words of the button that was pressed."""

    def show(
        self, parent: QWidget | None, icon: QMessageBox.Icon, text: str, buttons: Sequence[str], more: str = ""
    ) -> str:
        """Ask with these buttons; the last is the safe default and what Esc means."""
        box = QMessageBox(icon, TITLE, text, QMessageBox.StandardButton.NoButton, parent)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setInformativeText(more)
        made: dict[QPushButton, str] = {}
        for word in buttons:
            button = box.addButton(word, QMessageBox.ButtonRole.ActionRole)
            made[button] = word
        last = list(made)[-1]
        box.setDefaultButton(last)
        box.setEscapeButton(last)
        box.exec()
        pressed = box.clickedButton()
        return next((word for button, word in made.items() if button is pressed), buttons[-1])


_mouths = [Mouth()]


@contextmanager
def through(mouth: Mouth) -> Iterator[None]:
    """Speak through another mouth for a while: what tests do."""
    _mouths.append(mouth)
    try:
        yield
    finally:
        _mouths.remove(mouth)


def tell(parent: QWidget | None, text: str, more: str = "") -> None:
    """Say that something is done or how it is."""
    log.info("tell: %s", text)
    _mouths[-1].show(parent, QMessageBox.Icon.Information, text, ("知道了",), more)


def warn(parent: QWidget | None, text: str, more: str = "") -> None:
    """Say that something could not be done as asked, and what to do."""
    log.info("warn: %s", text)
    _mouths[-1].show(parent, QMessageBox.Icon.Warning, text, ("知道了",), more)


def ask(parent: QWidget | None, text: str, verb: str, more: str = "", refuse: str = "不了") -> bool:
    """Ask before an act; `verb` is written on the button, the safe answer is the default."""
    answer = _mouths[-1].show(parent, QMessageBox.Icon.Question, text, (verb, refuse), more)
    log.info("ask: %s -> %s", text, answer)
    return answer == verb


def failed(parent: QWidget | None, error: Exception) -> None:
    """Say a known error's own sentence, keep silent on a cancel, and raise anything else as the bug it is."""
    if isinstance(error, Cancelled):
        log.info("cancelled")
        return
    if isinstance(error, ClerkError):
        warn(parent, error.sentence)
        return
    raise error
