"""An item's targets, each cell typed in its place; what cannot be taken stays as typed, with a sentence below."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui import palette
from gui.wizard.target_cells import KIND, KINDS, NAME, OP, OPS, START, VALUE, retyped, words
from model.errors import ClerkError
from model.records import Metric
from model.terms import Op

HEADINGS = ("指标名称", "比较", "由", "数", "单位", "算法")
HELP = (
    "数的是什么",
    "不少于、不超过、提高、降低……",
    "“由…到…”的起点数",
    "方案里印的数",
    "方案里印的单位，如 万元、所、%",
    "怎样算完成：总量、比率、标准……",
)
WIDTHS = (0, 76, 56, 76, 72, 80)
Index = QModelIndex | QPersistentModelIndex
ROW = 30
MOST_ROWS = 6
"""Rows shown without scrolling."""


class Choice(QStyledItemDelegate):
    """Let a cell be chosen from a list of words."""

    def __init__(self, words: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's own name
        """Open the list at once."""
        out = QComboBox(parent)
        out.addItems(self._words)
        out.activated.connect(lambda _: self._chosen(out))
        QTimer.singleShot(0, out, lambda: out.showPopup() if out.isVisible() else None)
        return out

    def _chosen(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Begin at the word that stands."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Take the word chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())


class TargetTable(QTableWidget):
    """Show metrics; `edited` tells them all after one was typed, `refused` the sentence where one is not taken."""

    edited = Signal(object, str)
    refused = Signal(str)
    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, len(HEADINGS))
        self.setAccessibleName("指标")
        self._metrics: tuple[Metric, ...] = ()
        self._filling = False
        for column, (heading, tip) in enumerate(zip(HEADINGS, HELP, strict=True)):
            cell = QTableWidgetItem(heading)
            cell.setToolTip(tip)
            self.setHorizontalHeaderItem(column, cell)
            if WIDTHS[column]:
                self.setColumnWidth(column, WIDTHS[column])
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(OP, Choice(tuple(OPS.values()), self))
        self.setItemDelegateForColumn(KIND, Choice(tuple(KINDS.values()), self))
        self.itemChanged.connect(self._on_typed)
        self.currentCellChanged.connect(lambda row, *_: self.pointed.emit(row))

    def show_metrics(self, metrics: tuple[Metric, ...]) -> None:
        """Put an item's targets in; the cursor stays on its cell."""
        row, column = self.currentRow(), self.currentColumn()
        self._metrics, self._filling = metrics, True
        self.setRowCount(len(metrics))
        for number, metric in enumerate(metrics):
            self._fill(number, words(metric))
        self._filling = False
        if not self.hasFocus():
            self.setCurrentCell(-1, -1)
        elif row >= len(metrics) > 0:
            self.setCurrentCell(len(metrics) - 1, column)
        self._fit()

    def add(self) -> None:
        """Open a row for a further target; it is none before its name and number stand."""
        self._filling = True
        self.setRowCount(len(self._metrics) + 1)
        self._fill(len(self._metrics), ("", OPS[Op.EQUAL], "", "", "", ""))
        self._filling = False
        self._fit()
        self.setFocus()
        self.setCurrentCell(len(self._metrics), NAME)
        self.edit(self.currentIndex())

    def drop(self) -> None:
        """Take the current target away."""
        row = self.currentRow()
        if 0 <= row < len(self._metrics):
            self.edited.emit((*self._metrics[:row], *self._metrics[row + 1 :]), f"删去指标“{self._metrics[row].name}”")
        elif row >= 0:
            self.show_metrics(self._metrics)

    def _fill(self, row: int, cells: tuple[str, ...]) -> None:
        """Write a row; a cell that stands is written anew, for it may be the one being left right now."""
        for column, word in enumerate(cells):
            cell = self.item(row, column)
            if cell is None:
                cell = QTableWidgetItem()
                cell.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | _side(column))
                self.setItem(row, column, cell)
            cell.setText(word)
            cell.setToolTip(word)
            cell.setBackground(QBrush())

    def _fit(self) -> None:
        rows = min(self.rowCount(), MOST_ROWS)
        self.setVisible(rows > 0)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * ROW + 3)

    def _on_typed(self, cell: QTableWidgetItem) -> None:
        if self._filling:
            return
        row = cell.row()
        old = self._metrics[row] if row < len(self._metrics) else None
        typed = tuple((one.text() if (one := self.item(row, column)) else "") for column in range(len(HEADINGS)))
        if old is not None and typed == words(old):
            self._paint(row, "")
            return
        if old is None and not (typed[NAME].strip() and typed[VALUE].strip()):
            return
        try:
            made = retyped(old, typed, cell.column())
        except ClerkError as error:
            self._paint(row, error.sentence, cell.column())
            return
        self._paint(row, "")
        word = f"改指标“{made.name}”" if old else f"增加指标“{made.name}”"
        self.edited.emit((*self._metrics[:row], made, *self._metrics[row + 1 :]), word)

    def _paint(self, row: int, sentence: str, column: int = -1) -> None:
        """Colour the cell that is not taken, and say why; the row's others are plain again."""
        self._filling = True
        for at in range(len(HEADINGS)):
            one = self.item(row, at)
            if one is not None:
                one.setBackground(QBrush(QColor(palette.BAD)) if at == column else QBrush())
                one.setToolTip(sentence if at == column else one.text())
        self._filling = False
        self.refused.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a target away on Delete, open the cell on Enter."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column in (START, VALUE) else Qt.AlignmentFlag.AlignLeft
