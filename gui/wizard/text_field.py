"""An item's text while it is put right; what was typed is taken when the field is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gui import show

ROWS = 3


class TextField(QPlainTextEdit):
    """Hold the text as printed; `left` when the focus goes, `parted` to cut it at the cursor."""

    left = Signal()
    parted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("实事内容")
        self.setToolTip("光标放在第二项开头，按“拆分”可一分为二（Ctrl+Enter）")
        self.setTabChangesFocus(True)
        self._printed = ""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * ROWS + 14)

    def put(self, text: str) -> None:
        """Show a text; what was typed before is taken by now, and undone as an act. The cursor keeps its place."""
        self._printed = text
        shown = show.printed(text)
        if shown != self.toPlainText():
            place = self.textCursor().position()
            self.setPlainText(shown)
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def text(self) -> str:
        """Return the text, as printed where nothing was typed."""
        return show.as_printed(self._printed, self.toPlainText().replace("\n", ""))

    def place(self) -> int:
        """Return the character the cursor stands before."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        return len(cursor.selectedText())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell of Ctrl+Enter as a cut at the cursor; Enter alone takes what was typed, for an item is one paragraph."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            told = self.parted if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.left
            told.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell that the field is left."""
        super().focusOutEvent(event)
        self.left.emit()
