"""The upper office's sheet on screen: its own words, over each column what goes in, below what would be written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from gui import palette, show
from model.records.upward import FormSheet, Layout
from model.rules.quantity import plain
from model.rules.upward.layouts import letter
from model.terms_upward import HEAD, Fill

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MIME = "application/x-shishi-fill"
ABOVE = 1
"""Rows over the sheet's first: the one with the lists of what goes in."""

MOST = 60
"""Rows shown at most; the form is looked at, not read."""

NOTHING = "（不填）"


class SheetTable(QAbstractTableModel):
    """Show a sheet; `dropped` carries what was dropped, and on which row (0: the list) and column."""

    dropped = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet: FormSheet | None = None
        self.layout_: Layout | None = None
        self.values: Mapping[tuple[int, int], str | Decimal] = {}
        self._fills: dict[int, Fill] = {}
        self._cells: dict[tuple[int, int], Fill] = {}

    def put(self, sheet: FormSheet, layout: Layout, values: Mapping[tuple[int, int], str | Decimal]) -> None:
        """Show a sheet with what it is taken for and what would be written."""
        self.beginResetModel()
        self.sheet, self.layout_, self.values = sheet, layout, values
        self._fills = {one.column: one.fill for one in layout.columns}
        self._cells = {(one.row, one.column): one.fill for one in layout.cells}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return the rows shown."""
        if parent.isValid() or self.sheet is None:
            return 0
        written = max([0, *(row for row, _ in self.values)])
        return ABOVE + min(max(self.sheet.last, written), MOST)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return the sheet's columns."""
        return 0 if parent.isValid() or self.sheet is None else max(self.sheet.width, 1)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's words, colours and help."""
        sheet, layout = self.sheet, self.layout_
        if not index.isValid() or sheet is None or layout is None or index.row() < ABOVE:
            return None
        spot = (index.row(), index.column() + 1)
        match role:
            case Role.DisplayRole:
                return show.printed(self._words(spot))
            case Role.ToolTipRole:
                return self._tip(spot) or None
            case Role.BackgroundRole:
                return self._ground(spot, layout)
            case Role.ForegroundRole:
                return QColor(palette.BLUE if spot in self.values else palette.INK)
            case Role.FontRole if layout.first_head <= spot[0] <= layout.last_head:
                font = QFont()
                font.setBold(True)
                return font
            case Role.TextAlignmentRole:
                number = isinstance(self.values.get(spot), Decimal)
                side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _words(self, spot: tuple[int, int]) -> str:
        if self.sheet is None:
            return ""
        value, cell = self.values.get(spot), self.sheet.at(*spot)
        if isinstance(value, Decimal):
            return self._number(value, spot)
        return value or (f"={cell.formula}" if cell.formula else cell.text)

    def _number(self, value: Decimal, spot: tuple[int, int]) -> str:
        """Show a number as the cell's own format will, as far as per cents and days go."""
        if self.sheet is None:
            return ""
        cell = self.sheet.at(*spot)
        if cell.shows == "date":
            first = datetime.date(1904, 1, 1) if self.sheet.from_1904 else datetime.date(1899, 12, 30)
            return (first + datetime.timedelta(days=int(value))).isoformat()
        return f"{plain(value * 100)}%" if "%" in cell.format else plain(value)

    def _tip(self, spot: tuple[int, int]) -> str:
        told = self._words(spot)
        name = self._cells.get(spot)
        where = f"{letter(spot[1])}{spot[0]}"
        return f"{where}　{told}" + (f"\n这里填：{name.word}" if name else "") if told or name else ""

    def _ground(self, spot: tuple[int, int], layout: Layout) -> QColor | None:
        if spot in self._cells:
            return QColor(palette.CHANGED)
        if layout.first_head <= spot[0] <= layout.last_head:
            return QColor(palette.PALE_BLUE if spot[1] in self._fills else palette.DESK)
        return QColor(palette.WASH) if spot in self.values else None

    def headerData(  # noqa: N802 - Qt's own signature
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return a column's letters, or a row's number."""
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return letter(section + 1)
        return "填什么" if section < ABOVE else str(section)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let fields be dropped anywhere."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's own name
        """Return that a field is copied, never moved away."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's own name
        """Return what is taken."""
        return [MIME]

    def dropMimeData(  # noqa: N802 - Qt's own name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Take a field: one of the head for a cell, any other for a column."""
        if not parent.isValid() or not data.hasFormat(MIME):
            return False
        name = Fill(bytes(data.data(MIME).data()).decode())
        self.dropped.emit(name, parent.row(), parent.column() + 1)
        return True


def is_of_head(fill: Fill) -> bool:
    """Say whether a field stands once on the form."""
    return fill in HEAD
