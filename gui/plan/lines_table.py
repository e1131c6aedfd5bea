"""An item's lines in the living ledger: names typed over, targets to be changed elsewhere, a line taken away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui import palette, show
from model.records import Line

ID, NAME, TARGET = range(3)
ROW = 28
MOST_ROWS = 5


class LinesTable(QTableWidget):
    """Show lines; `edited` tells that a name was typed or a line is to go, `pointed` the line in hand."""

    edited = Signal()
    pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setAccessibleName("现有的指标和节点")
        self.setAccessibleDescription("名称可以直接改；Delete 删去或恢复一行；目标数请用更正目标")
        self.setHorizontalHeaderLabels(("序号", "名称（可改）", "全年目标"))
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setColumnWidth(ID, 52)
        self.setColumnWidth(TARGET, 96)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._lines: tuple[Line, ...] = ()
        self._filling = False
        self.gone: set[str] = set()
        self.itemChanged.connect(self._on_typed)
        self.currentCellChanged.connect(lambda row, *_: self._point(row))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Put an item's lines in."""
        self._filling, self._lines, self.gone = True, tuple(lines), set()
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, word in enumerate((line.id, show.printed(line.name), show.target(line))):
                cell = QTableWidgetItem(word)
                cell.setToolTip(word)
                if column != NAME:
                    cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, cell)
        self._filling = False
        self.setVisible(bool(lines))
        rows = min(len(lines), MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * ROW + 3)

    def renamed(self) -> dict[str, str]:
        """Return by line the names typed over."""
        out = {}
        for row, line in enumerate(self._lines):
            cell = self.item(row, NAME)
            name = show.as_printed(line.name, cell.text().strip()) if cell else line.name
            if name != line.name and line.id not in self.gone:
                out[line.id] = name
        return out

    def current(self) -> str:
        """Return the line the cursor is on, "" for none."""
        return self._lines[self.currentRow()].id if 0 <= self.currentRow() < len(self._lines) else ""

    def drop(self) -> None:
        """Mark the current line to be taken away, or leave it after all."""
        if not self.current():
            return
        self.gone ^= {self.current()}
        self._filling = True
        for column in range(3):
            cell = self.item(self.currentRow(), column)
            if cell is not None:
                font = QFont(self.font())
                font.setStrikeOut(self.current() in self.gone)
                cell.setFont(font)
                cell.setForeground(QColor(palette.FAINT if self.current() in self.gone else palette.INK))
        self._filling = False
        self.edited.emit()

    def _on_typed(self, cell: QTableWidgetItem) -> None:
        if not self._filling:
            self.edited.emit()

    def _point(self, row: int) -> None:
        if not self._filling and 0 <= row < len(self._lines):
            self.pointed.emit(self._lines[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a line away on Delete, open its name on Enter."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current():
            cell = self.item(self.currentRow(), NAME)
            if cell is not None:
                self.editItem(cell)
        else:
            super().keyPressEvent(event)
