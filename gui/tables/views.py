"""Table views: the plain list of a dialog, with copying to Excel and three-state sorting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from gui import palette
from gui.tables.cells import Ruler, TextCell
from gui.tables.list_table import ListTable

MIN_ROW = 30
LEAST = 0.68
"""Part of its width below which a stretching column does not shrink."""


class ListView(QTableView):
    """A table with quiet lines, wrapped rows, copy with and without headings."""

    def __init__(self, table: ListTable[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.nothing = "没有内容"
        self.ruler = Ruler(self.font())
        self._widths: list[int] = []
        self._refit = QTimer(self, interval=30, singleShot=True)
        self._refit.timeout.connect(self.fit_rows)
        self.setModel(table)
        self.setItemDelegate(TextCell(self))
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(36)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSortingEnabled(True)
        for number, column in enumerate(table.columns):
            self.setColumnWidth(number, column.width)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        table.modelReset.connect(self.fit_rows)
        table.layoutChanged.connect(self.fit_rows)
        head.sectionResized.connect(lambda section, *_: self._on_resized(section))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make each row as high as its longest wrapped cell."""
        widths = self.measure()
        for place, row in enumerate(self.table.visible()):
            heights = (self.ruler.height(c.text(row), w) for c, w in zip(self.table.columns, widths, strict=True))
            self.setRowHeight(place, max(MIN_ROW, *heights))

    def measure(self) -> list[int]:
        """Take the font's measure anew where it changed, and return the columns' widths."""
        self._refit.stop()
        if self.ruler.font != self.font():
            self.ruler = Ruler(self.font())
        self._widths = [self.columnWidth(number) for number in range(len(self.table.columns))]
        return self._widths

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Let the widest column take the room that is left."""
        super().resizeEvent(event)
        self.spread()

    def spread(self) -> None:
        """Give the stretching column what the others leave, but never so little that it cannot be read."""
        number = next((n for n, column in enumerate(self.table.columns) if column.stretch), -1)
        if number < 0 or self.isColumnHidden(number):
            return
        others = sum(self.columnWidth(n) for n in range(len(self.table.columns)) if n != number)
        room = max(self.viewport().width() - others, int(self.table.columns[number].width * LEAST))
        if room != self.columnWidth(number):
            self.setColumnWidth(number, room)

    def _on_resized(self, section: int) -> None:
        if not self.table.columns[section].stretch:
            self.spread()
        if [self.columnWidth(number) for number in range(len(self.table.columns))] != self._widths:
            self._refit.start()

    def copy(self, *, headings: bool) -> None:
        """Put the selected block on the clipboard as Excel takes it."""
        text = block(self, headings=headings)
        if text:
            QGuiApplication.clipboard().setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Say so where there is nothing to show."""
        super().paintEvent(event)
        if not self.table.shown:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(palette.FAINT))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.nothing)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Copy on Ctrl+C; everything else is the table's own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(headings=False)
            return
        super().keyPressEvent(event)

    def fill_menu(self, menu: QMenu) -> None:
        """Add what a right click offers."""
        menu.addAction("复制", lambda: self.copy(headings=False), QKeySequence(QKeySequence.StandardKey.Copy))
        menu.addAction("带表头复制", lambda: self.copy(headings=True), QKeySequence("Ctrl+Shift+C"))

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.exec(self.viewport().mapToGlobal(where))


def block(view: QTableView, *, headings: bool) -> str:
    """Return the selected cells as tab-separated lines, line breaks within a cell made spaces."""
    cells = {(one.row(), one.column()): str(one.data() or "") for one in view.selectedIndexes()}
    shown = [view.horizontalHeader().logicalIndex(place) for place in range(view.horizontalHeader().count())]
    columns = [number for number in shown if any(column == number for _, column in cells)]
    rows = sorted({row for row, _ in cells})
    lines = [[cells.get((row, column), "") for column in columns] for row in rows]
    if headings and lines:
        lines.insert(0, [str(view.model().headerData(c, Qt.Orientation.Horizontal)) for c in columns])
    return "\n".join("\t".join(_flat(word) for word in line) for line in lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


def select_first(view: QTableView) -> None:
    """Put the cursor on the first row, where there is one."""
    if view.model().rowCount():
        view.selectRow(0)


def picked(view: QTableView) -> Sequence[int]:
    """Return the places of the selected rows."""
    return sorted({one.row() for one in view.selectionModel().selectedRows()})
