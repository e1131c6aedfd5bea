"""What a change would do, said before it is done: what forbids it first, then what to look at, then what changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from gui import palette, show

FORBIDS, LOOK, FOLLOWS, CHANGES = range(4)
WORDS = {FORBIDS: "不能保存", LOOK: "请看", FOLLOWS: "会引起", CHANGES: ""}
EMPTY = "保存以后会怎样，先写在这里"
COLOURS = {FORBIDS: palette.RED, LOOK: palette.AMBER, FOLLOWS: palette.SOFT, CHANGES: palette.INK}


class SaidList(QListWidget):
    """List sentences by weight; Ctrl+C copies them all. `pointed` carries what a sentence stands for."""

    pointed = Signal(object)

    def __init__(self, name: str = "保存前请看") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("tight", True)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._point)
        self.itemClicked.connect(self._point)

    def say(self, *told: tuple[int, Sequence[str]]) -> None:
        """Show sentences, each group under its weight."""
        self.put([(weight, sentence, None) for weight, sentences in told for sentence in sentences])

    def put(self, rows: Sequence[tuple[int, str, object]]) -> None:
        """Show (weight, sentence, what it stands for)."""
        self.clear()
        for weight, sentence, about in sorted(rows, key=lambda row: row[0]):
            word = WORDS[weight]
            item = QListWidgetItem(show.printed(f"{word}：{sentence}" if word else sentence))
            item.setForeground(QColor(COLOURS[weight]))
            item.setData(Qt.ItemDataRole.UserRole, about)
            self.addItem(item)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Say what the list is for while it is empty."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(palette.FAINT))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, EMPTY)
            painter.end()

    def text(self) -> str:
        """Return all sentences, a line each."""
        return "\n".join(self.item(row).text() for row in range(self.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Copy what is selected, or all."""
        if event.matches(QKeySequence.StandardKey.Copy):
            some = [item.text() for item in self.selectedItems()]
            QGuiApplication.clipboard().setText("\n".join(some) or self.text())
        else:
            super().keyPressEvent(event)

    def _point(self, item: QListWidgetItem) -> None:
        about = item.data(Qt.ItemDataRole.UserRole)
        if about is not None:
            self.pointed.emit(about)
