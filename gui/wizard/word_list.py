"""A short list of phrases, each typed in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from gui import show

ROW = 28
MOST_ROWS = 5


class WordList(QListWidget):
    """Show phrases as printed; `edited` tells them all after one was typed, and what was done."""

    edited = Signal(object, str)
    pointed = Signal(int)

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._phrases: tuple[str, ...] = ()
        self._filling = False
        self.setAccessibleName(word)
        self.setProperty("tight", True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_typed)
        self.currentRowChanged.connect(self.pointed)

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """Put an item's phrases in."""
        self._phrases, self._filling = phrases, True
        while self.count() > len(phrases):
            self.takeItem(self.count() - 1)
        for row, phrase in enumerate(phrases):
            one = self.item(row) if row < self.count() else self._append("")
            one.setText(show.printed(phrase))
            one.setToolTip(one.text())
        if not self.hasFocus():
            self.setCurrentRow(-1)
        self._filling = False
        self._fit()

    def add(self) -> None:
        """Open a line for a further phrase."""
        self._filling = True
        one = self._append("")
        self._filling = False
        self._fit()
        self.setFocus()
        self.setCurrentItem(one)
        self.editItem(one)

    def drop(self) -> None:
        """Take the current phrase away."""
        row = self.currentRow()
        if 0 <= row < len(self._phrases):
            self.edited.emit((*self._phrases[:row], *self._phrases[row + 1 :]), f"删去{self._word}")
        elif row >= 0:
            self.show_phrases(self._phrases)

    def _append(self, text: str) -> QListWidgetItem:
        one = QListWidgetItem(text)
        one.setFlags(one.flags() | Qt.ItemFlag.ItemIsEditable)
        self.addItem(one)
        return one

    def _fit(self) -> None:
        self.setVisible(self.count() > 0)
        self.setFixedHeight(min(self.count(), MOST_ROWS) * ROW + 4)

    def _on_typed(self, one: QListWidgetItem) -> None:
        if self._filling:
            return
        row = self.row(one)
        old = self._phrases[row] if row < len(self._phrases) else ""
        text = show.as_printed(old, one.text().strip())
        if text == old:
            return
        made = (text,) if text else ()
        word = f"改{self._word}" if old and text else f"增加{self._word}" if text else f"删去{self._word}"
        self.edited.emit((*self._phrases[:row], *made, *self._phrases[row + 1 :]), word)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a phrase away on Delete, open it on Enter."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)
