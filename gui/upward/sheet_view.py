"""The sheet with a list over each column; a choice, or a field dropped, is told by `chosen`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView

from gui import palette
from gui.upward.sheet_table import ABOVE, NOTHING, SheetTable, is_of_head
from model.records.upward import FormSheet, Layout
from model.rules.upward.layouts import letter
from model.terms_upward import HEAD, Fill

EMPTY = "点上面的“选上级的空表”，或把上级发来的 .xlsx 拖进来"
NARROW, WIDE, LETTER = 112, 230, 9


class SheetView(QTableView):
    """Show a form; `chosen` carries by field the column or cell it was given (“F”, “B2”, "" for none)."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("样表，各列上面选填什么")
        self.table = SheetTable(self)
        self.setModel(self.table)
        self.table.dropped.connect(self._dropped)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.boxes: dict[int, QComboBox] = {}

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Say what to do while there is no form."""
        super().paintEvent(event)
        if self.table.sheet is None:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(palette.FAINT))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, EMPTY)
            painter.end()

    def put(self, sheet: FormSheet, layout: Layout, values: Mapping[tuple[int, int], str | Decimal]) -> None:
        """Show a sheet and what it is taken for."""
        at = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.clearSpans()
        self.table.put(sheet, layout, values)
        rows = self.table.rowCount()
        for top, left, bottom, right in sheet.merged:
            if top < rows and right <= self.table.columnCount():
                self.setSpan(top, left - 1, min(bottom, rows - 1) - top + 1, right - left + 1)
        self._widths(sheet, layout, values)
        self._lists(layout)
        self.horizontalScrollBar().setValue(at[0])
        self.verticalScrollBar().setValue(at[1])

    def _widths(self, sheet: FormSheet, layout: Layout, values: Mapping[tuple[int, int], str | Decimal]) -> None:
        for column in range(1, self.table.columnCount() + 1):
            spots = range(layout.first_head, min(layout.first_head + 20, self.table.rowCount()))
            texts = (str(values.get((row, column), sheet.at(row, column).text)) for row in spots)
            wide = max([NARROW, *(LETTER * len(text) for text in texts)])
            self.setColumnWidth(column - 1, min(wide, WIDE))

    def _lists(self, layout: Layout) -> None:
        """Put a list over each column, on what the column is taken for."""
        taken = {one.column: one.fill for one in layout.columns}
        self.boxes = {}
        for column in range(1, self.table.columnCount() + 1):
            box = QComboBox()
            box.setAccessibleName(f"{letter(column)}列填什么")
            box.addItem(NOTHING, "")
            for one in Fill:
                if not is_of_head(one):
                    box.addItem(one.word, one.value)
            box.setMaxVisibleItems(24)
            box.setCurrentIndex(box.findData(taken[column].value) if column in taken else 0)
            box.activated.connect(lambda _, column=column: self._turned(column))
            self.boxes[column] = box
            self.setIndexWidget(self.table.index(0, column - 1), box)
        self.setRowHeight(0, 30)

    def _turned(self, column: int) -> None:
        now, was = str(self.boxes[column].currentData()), self._taken(column)
        wanted: dict[Fill, str] = {}
        if was is not None:
            wanted[was] = ""
        if now:
            wanted[Fill(now)] = letter(column)
        self.chosen.emit(wanted)

    def _dropped(self, name: Fill, row: int, column: int) -> None:
        if name in HEAD:
            if row >= ABOVE:
                self.chosen.emit({name: f"{letter(column)}{row}"})
            return
        was = self._taken(column)
        before = {was: ""} if was is not None and was is not name else {}
        self.chosen.emit({**before, name: letter(column)})

    def _taken(self, column: int) -> Fill | None:
        layout = self.table.layout_
        return next((one.fill for one in layout.columns if one.column == column), None) if layout else None
