"""The line edit behind chips: keys that are no typing are told to the field it stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit


class TypedLine(QLineEdit):
    """Tell Enter, ↓, a click, and that the chips before the cursor are meant: to remove or to go to."""

    entered = Signal()
    down = Signal()
    clicked = Signal()
    back = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep Enter from the dialog; Backspace and ← where nothing stands before the cursor go to the chips."""
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Backspace if at_start and not event.isAutoRepeat():
                self.back.emit()
            case Qt.Key.Key_Left if at_start:
                self.left.emit()
            case Qt.Key.Key_Escape if self.text() and QApplication.activePopupWidget() is None:
                self.clear()
                self.textEdited.emit("")
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell a click where nothing is typed yet."""
        super().mouseReleaseEvent(event)
        if not self.text():
            self.clicked.emit()
