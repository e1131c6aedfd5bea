"""What is due of one line, round by round, to be read or typed over; what was done stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui import palette
from gui.tables.choice_cell import Choice

NAME, DUE, DONE = range(3)
ROW = 26


@dataclass(frozen=True, slots=True)
class Step:
    """A round's row: what is due in words, whether that was set for this very round, what was done."""

    period: str
    name: str
    due: str
    own: bool
    done: str


class StepsTable(QTableWidget):
    """Show steps; `typed` tells a round and what was typed for it, "" to take it away."""

    typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setAccessibleName("逐期应完成")
        self._steps: tuple[Step, ...] = ()
        self._filling = False
        head = self.horizontalHeader()
        head.setSectionResizeMode(DUE, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.setColumnWidth(NAME, 66)
        self.setColumnWidth(DONE, 70)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.itemChanged.connect(self._on_typed)

    def show_steps(self, steps: Sequence[Step], heading: str, stages: tuple[str, ...], *, editable: bool) -> None:
        """Put a line's year in; `stages` are what may be chosen, () where a number is typed."""
        self._filling = True
        self._steps = tuple(steps)
        self.setHorizontalHeaderLabels(("期次", heading, "实际"))
        self.setItemDelegateForColumn(DUE, Choice(("", *stages), self) if stages else self.itemDelegate())
        self.setRowCount(len(steps))
        side = Qt.AlignmentFlag.AlignLeft if stages else Qt.AlignmentFlag.AlignRight
        for row, step in enumerate(steps):
            for column, word in enumerate((step.name, step.due, step.done)):
                cell = self._put(row, column, word, editable=editable and column == DUE, own=step.own and column == DUE)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | (side if column else Qt.AlignmentFlag.AlignLeft))
        self._filling = False

    def _put(self, row: int, column: int, word: str, *, editable: bool, own: bool) -> QTableWidgetItem:
        cell = self.item(row, column)
        if cell is None:
            cell = QTableWidgetItem()
            self.setItem(row, column, cell)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
        font = QFont(self.font())
        font.setBold(own)
        cell.setFont(font)
        cell.setForeground(QColor(palette.INK if editable or column != DUE else palette.SOFT))
        cell.setText(word)
        cell.setToolTip(f"{word}（逐期定的；按 Delete 去掉）" if own else word)
        return cell

    def _on_typed(self, cell: QTableWidgetItem) -> None:
        if not self._filling and cell.column() == DUE and cell.text().strip() != self._steps[cell.row()].due:
            self.typed.emit(self._steps[cell.row()].period, cell.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a step away on Delete, open the cell on Enter."""
        cell = self.item(self.currentRow(), DUE)
        editing = self.state() is QAbstractItemView.State.EditingState
        if editing or cell is None or not cell.flags() & Qt.ItemFlag.ItemIsEditable:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.typed.emit(self._steps[self.currentRow()].period, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentCell(self.currentRow(), DUE)
            self.editItem(cell)
        else:
            super().keyPressEvent(event)
