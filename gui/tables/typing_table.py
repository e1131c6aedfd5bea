"""A list whose cells are typed over and kept later: changed cells are tinted, those not understood red with why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui import palette
from gui.tables.columns import Column
from gui.tables.list_table import ListTable

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Typed(Protocol):
    """A row with what is typed in it, by field."""

    @property
    def typed(self) -> dict[str, str]:
        """Return every field as text."""


R = TypeVar("R", bound=Typed)


class TypingTable(ListTable[R]):
    """Let some columns' cells be typed; `edited` tells that some changed. A column's key is its field's name."""

    edited = Signal()

    def __init__(self, columns: Sequence[Column[R]], fields: Collection[str]) -> None:
        super().__init__(columns)
        self.fields = fields

    def was(self, one: R, name: str) -> str:
        """Return what stands in the ledger."""
        raise NotImplementedError

    def bad(self, one: R, name: str) -> str:
        """Say why a text is not understood, "" where it is."""
        return ""

    def neat(self, one: R, name: str, text: str) -> str:
        """Return a text as it is kept once typed."""
        return text

    def ink(self, one: R, name: str) -> str | None:
        """Return the colour of a field's words where it is not the usual one."""
        return None

    def settle(self, rows: Sequence[R]) -> None:
        """Read rows anew in which something was typed."""

    def grow(self, count: int) -> list[R]:
        """Add rows for a block that goes beyond the last one, where the list takes any, and return them."""
        return []

    def field(self, column: int) -> str:
        """Return the field typed in a column, "" for one that is not."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        return key if key in self.fields else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the fields be edited."""
        out = super().flags(index)
        return out | Qt.ItemFlag.ItemIsEditable if self.field(index.column()) else out

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what is typed, changed cells tinted, those not understood in red with the reason."""
        name = self.field(index.column()) if index.isValid() else ""
        if name:
            one = self.row(index)
            match role:
                case Role.EditRole:
                    return one.typed[name]
                case Role.BackgroundRole:
                    wrong, changed = self.bad(one, name), one.typed[name] != self.was(one, name)
                    return QColor(palette.BAD if wrong else palette.CHANGED) if wrong or changed else None
                case Role.ForegroundRole:
                    ink = palette.RED if self.bad(one, name) else self.ink(one, name)
                    return QColor(ink) if ink else None
                case Role.ToolTipRole:
                    wrong, was = self.bad(one, name), self.was(one, name)
                    if wrong or one.typed[name] != was:
                        return wrong or f"原来是：{was or '空白'}"
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's own name
        """Keep what was typed in one cell."""
        name = self.field(index.column()) if index.isValid() else ""
        if role != Role.EditRole or not name:
            return False
        self.put([(self.row(index), name, str(value or ""))])
        return True

    def put(self, cells: Sequence[tuple[R, str, str]]) -> None:
        """Keep texts typed or pasted for rows, and tell once."""
        for one, name, text in cells:
            one.typed[name] = self.neat(one, name, text.strip())
        self.settle(list({id(one): one for one, _, _ in cells}.values()))
        if cells:
            self.tell_all()

    def tell_all(self) -> None:
        """Tell once that cells are other ones now."""
        self._sorted.clear()
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))
        self.edited.emit()
