"""The one table class behind every list: rows and columns, filtered by a scan and sorted by a permutation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from gui.tables.columns import RAW_ROLE, SORT_ROLE, Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ListTable(QAbstractTableModel, Generic[R]):
    """Show rows in their own order, or sorted by a column; `keep` leaves out what a filter refuses."""

    def __init__(self, columns: Sequence[Column[R]], rows: Sequence[R] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[R, ...] = tuple(rows)
        self._keeps: Callable[[R], bool] = lambda row: True
        self._by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._sorted: dict[int, list[int]] = {}
        self.shown: list[int] = list(range(len(self._rows)))

    @property
    def rows(self) -> tuple[R, ...]:
        """Return all rows, filtered or not."""
        return self._rows

    @property
    def sorted_by(self) -> int:
        """Return the column rows are sorted by, -1 for their own order."""
        return self._by[0]

    def show(self, rows: Sequence[R]) -> None:
        """Put other rows in."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._sorted.clear()
        self._arrange()
        self.endResetModel()

    def keep(self, keeps: Callable[[R], bool]) -> None:
        """Leave only the rows the filter keeps."""
        self.beginResetModel()
        self._keeps = keeps
        self._arrange()
        self.endResetModel()

    def row(self, index: Index | int) -> R:
        """Return the row at a place on screen."""
        return self._rows[self.shown[index if isinstance(index, int) else index.row()]]

    def visible(self) -> list[R]:
        """Return the rows on screen, in their order there."""
        return [self._rows[number] for number in self.shown]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 puts the rows back in their own order."""
        self.layoutAboutToBeChanged.emit()
        before = {number: place for place, number in enumerate(self.shown)}
        old = self.persistentIndexList()
        self._by = (column, order)
        self._arrange()
        now = {before[number]: place for place, number in enumerate(self.shown)}
        self.changePersistentIndexList(old, [self.index(now[one.row()], one.column()) for one in old])
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return how many rows the filter leaves."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's words, place, colour, tip, sort value or row."""
        if not index.isValid():
            return None
        row, column = self.row(index), self.columns[index.column()]
        match role:
            case Role.DisplayRole:
                return column.text(row)
            case Role.TextAlignmentRole:
                return column.align
            case Role.ForegroundRole:
                colour = column.colour(row) if column.colour else None
                return QColor(colour) if colour else None
            case Role.ToolTipRole:
                return (column.tip or column.text)(row) or None
            case _ if role == SORT_ROLE:
                return column.order(row)
            case _ if role == RAW_ROLE:
                return row
        return None

    def headerData(  # noqa: N802 - Qt's own signature
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return a column's heading, its help, or a row's number."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Role.DisplayRole:
                return column.heading
            case Role.ToolTipRole:
                return column.help or None
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return None

    def _arrange(self) -> None:
        self.shown = [number for number in self._order() if self._keeps(self._rows[number])]

    def _order(self) -> list[int]:
        """Return the cached permutation; missing values stand last whichever way it is turned."""
        column, direction = self._by
        if column < 0:
            return list(range(len(self._rows)))
        if column not in self._sorted:
            keys = [self.columns[column].order(row) for row in self._rows]
            known = [number for number, key in enumerate(keys) if key is not None]
            self._sorted[column] = sorted(known, key=lambda number: keys[number])
        out = self._sorted[column]
        if direction is Qt.SortOrder.DescendingOrder:
            out = out[::-1]
        placed = set(out)
        return out + [number for number in range(len(self._rows)) if number not in placed]
