"""The grid's view: keys as in Excel, a block pasted where it is meant to go, counted, one step to undo."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gui import palette
from gui.plan.shares_draft import Asked, Cell
from gui.plan.shares_table import NAME, NO, TARGET, SharesTable
from gui.tables.cells import CURRENT_ROW, PAD, SELECTED
from gui.tables.views import block
from model.rules import pasted_shares, pasted_table
from model.rules.pasted_table import Row

Index = QModelIndex | QPersistentModelIndex
ROW = 26
WIDTHS = {NO: 52, NAME: 150, TARGET: 88}
PART, SUM, TICK = 62, 68, 50


class PartCell(QStyledItemDelegate):
    """Draw a cell in one line on its ground; Enter in its editor goes down."""

    entered = Signal()

    def __init__(self, view: SharesView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words and focus in one go; Qt's own where it is a tick."""
        words, side, colour, ground = self._view.table.look(index)
        drawn: Any = option
        if drawn.state & QStyle.StateFlag.State_Selected:
            ground = QColor(SELECTED)
        elif ground is None and index.row() == self._view.currentIndex().row():
            ground = QColor(CURRENT_ROW)
        if ground is not None:
            painter.fillRect(drawn.rect, ground)
        if index.column() == self._view.table.total + 2:
            super().paint(painter, option, index)
            return
        place = drawn.rect.adjusted(PAD, 0, -PAD, 0)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(words) > place.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(QColor(colour))
        painter.drawText(place, int(side.value), words)
        if drawn.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.BLUE), 1.5))
            painter.drawRect(QRectF(drawn.rect).adjusted(1, 1, -1.5, -1.5))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Take what was typed on Enter and go on."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in keys:
            if isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                self.entered.emit()
            return True
        return super().eventFilter(editor, event)


class SharesView(QTableView):
    """Show the grid; `said` tells what a key did."""

    said = Signal(str)
    noted = Signal(object)

    def __init__(self, table: SharesTable) -> None:
        super().__init__()
        self.table = table
        self.setModel(table)
        self._cells = PartCell(self)
        self._cells.entered.connect(lambda: self._step(1))
        self.setItemDelegate(self._cells)
        self.setAccessibleName("分解任务表")
        self.setAccessibleDescription("直接输入；Ctrl+V 粘贴一块，Delete 清空，Ctrl+Z 撤回，空格勾选不分解")
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.modelReset.connect(self.set_widths)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def set_widths(self) -> None:
        """Give each column its width."""
        for column in range(self.table.columnCount()):
            wide = SUM if column < self.table.total + 2 else TICK
            self.setColumnWidth(column, WIDTHS.get(column, PART if column < self.table.total else wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Copy, paste, clear, undo; Enter goes down, the space bar ticks 不分解."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Copy):
            QGuiApplication.clipboard().setText(block(self, headings=False))
        elif event.matches(standard.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(standard.Undo):
            self.said.emit(self.table.change(self.table.shares.undo) or "没有可以撤回的。")
        elif event.matches(standard.Redo):
            self.said.emit(self.table.change(self.table.shares.redo) or "没有可以重做的。")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(1)
        elif event.key() == Qt.Key.Key_Space:
            self.tick()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        now = self.currentIndex()
        to = self.table.index(now.row() + by, now.column())
        if to.isValid():
            self.setCurrentIndex(to)

    def _chosen(self) -> list[Cell]:
        return [cell for index in self.selectedIndexes() if (cell := self.table.cell(index)) is not None]

    def clear_cells(self) -> None:
        """Take the selected parts away."""
        cells = dict.fromkeys(self._chosen(), "")
        if cells:
            self.table.change(lambda: self.table.shares.put(cells, f"清空 {len(cells)} 格"))

    def tick(self) -> None:
        """Tick or untick 不分解 for the selected lines."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = [one.line for one in map(self.table.line, rows) if one.takes_numbers]
        if lines:
            on = not all(one.undivided for one in lines)
            self.table.change(lambda: self.table.shares.tick([one.id for one in lines], on=on))

    def paste(self, text: str) -> None:
        """Take a block: by its headings and numbers where it brings them, else from the selected corner on."""
        table, units = pasted_table.rows(text), self.table.shares.units
        if not table:
            self.said.emit("剪贴板里没有可以粘贴的内容。")
        elif pasted_shares.headed(table, units):
            self.noted.emit(self.table.change(lambda: self.table.shares.paste_headed(table)))
        else:
            self._paste_here(table)

    def _paste_here(self, table: tuple[Row, ...]) -> None:
        """Fill the selected rectangle with a block; one cell fills all that is selected."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        top, left = min(one.row() for one in chosen), min(one.column() for one in chosen)
        if len(table) == 1 and len(table[0].cells) == 1 and self._chosen():
            self._fill(dict.fromkeys(self._chosen(), table[0].cells[0]), [])
        else:
            self._fill(*self._placed(table, top, left))

    def _fill(self, cells: dict[Cell, str], lost: list[Asked]) -> None:
        words = f"粘贴 {len(cells)} 格"
        self.table.change(lambda: self.table.shares.put(cells, words, lost))
        self.said.emit(f"{words}。Ctrl+Z 撤回。")

    def _placed(self, table: tuple[Row, ...], top: int, left: int) -> tuple[dict[Cell, str], list[Asked]]:
        cells: dict[Cell, str] = {}
        lost: list[Asked] = []
        for row in table:
            for at, words in enumerate(row.cells):
                place = self.table.index(top + row.number - 1, left + at)
                cell = self.table.cell(place)
                if cell is not None:
                    cells[cell] = words
                elif words:
                    lost.append(Asked(words, self._no_place(place, row.number, at), None, row.number))
        return cells, lost

    def _no_place(self, place: QModelIndex, row: int, at: int) -> str:
        if not place.isValid():
            return f"第{row}行第{at + 1}列超出了表，没有地方放"
        one = self.table.line(place.row())
        if not one.takes_numbers:
            return f"“{one.line.id} {one.line.name}”是节点，没有数可分"
        return f"第{at + 1}列对着“{self.table.headerData(place.column(), Qt.Orientation.Horizontal)}”，这一列不能填"
