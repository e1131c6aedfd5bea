"""A list whose rows are ticked: by a click, by the space bar for all that are selected, or all that are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate

from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class TickTable(ListTable[R]):
    """Rows with a tick each; `turned` tells that other ones are ticked. A filter takes no tick away."""

    turned = Signal()

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], str]) -> None:
        tick: Column[R] = Column("tick", "选", 34, lambda row: "", lambda row: key(row) in self._ticked, CENTRE)
        super().__init__((tick, *columns))
        self._key = key
        self._ticked: set[str] = set()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        out = super().flags(index)
        return out | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else out

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return the tick, or what any table returns."""
        if role == Role.CheckStateRole and index.isValid() and index.column() == 0:
            return Qt.CheckState.Checked if self._key(self.row(index)) in self._ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's own name
        """Tick or untick one row."""
        if role != Role.CheckStateRole or not index.isValid() or index.column():
            return False
        self.tick({self._key(self.row(index))}, on=self._key(self.row(index)) not in self._ticked)
        return True

    def ticked(self) -> list[R]:
        """Return the ticked rows in their own order, shown or not."""
        return [row for row in self.rows if self._key(row) in self._ticked]

    def hidden(self) -> int:
        """Return how many ticked rows the filter leaves out."""
        shown = {self._key(row) for row in self.visible()}
        return len([row for row in self.ticked() if self._key(row) not in shown])

    def tick(self, keys: Iterable[str], *, on: bool) -> None:
        """Tick or untick rows by their keys."""
        before = set(self._ticked)
        self._ticked = before | set(keys) if on else before - set(keys)
        if self._ticked != before:
            if self.shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))
            self.turned.emit()

    def tick_shown(self, on: bool) -> None:
        """Tick or untick all that are shown."""
        self.tick({self._key(row) for row in self.visible()}, on=on)

    def turn(self, places: Iterable[int]) -> None:
        """Tick these rows on screen; untick them where all of them are."""
        keys = {self._key(self.row(place)) for place in places}
        self.tick(keys, on=not keys <= self._ticked)


class TickView(ListView):
    """Show such a list."""

    def __init__(self, table: TickTable[Any], name: str) -> None:
        super().__init__(table)
        self._ticks = table
        self.setAccessibleName(name)
        self.setAccessibleDescription("空格勾选或取消选中的行；可按住 Shift 或 Ctrl 选多行")
        self.setItemDelegateForColumn(0, QStyledItemDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Turn the ticks of all selected rows with the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self._ticks.turn(picked(self))
        else:
            super().keyPressEvent(event)
