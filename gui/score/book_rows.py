"""The rule book's rows as they are typed: a name, a sentence with its numbers, what it was, and why it is not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui import palette, show
from gui.tables.columns import Column
from gui.tables.list_table import ListTable
from model.rules.score.edit import Row

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
VALUE = "value"


@dataclass(slots=True)
class BookRow:
    """A row; `was` is what the ledger has, "" where it has none of that name."""

    row: Row
    typed: str
    was: str
    bad: str = ""


COLUMNS: tuple[Column[BookRow], ...] = (
    Column("group", "部分", 100, lambda r: r.row.group),
    Column("name", "条目", 140, lambda r: r.row.name),
    Column(VALUE, "规定（可改）", 330, lambda r: show.printed(r.typed), stretch=True),
    Column("hint", "可以写", 330, lambda r: r.row.hint),
)


class BookTable(ListTable[BookRow]):
    """Let values be typed; `judge` says why one is not read, `typed` tells that one changed."""

    typed = Signal()

    def __init__(self, judge: Callable[[str, str], str]) -> None:
        super().__init__(COLUMNS)
        self._judge = judge

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the values be edited."""
        out = super().flags(index)
        return out | Qt.ItemFlag.ItemIsEditable if self._is_value(index) else out

    def _is_value(self, index: Index) -> bool:
        return index.isValid() and self.columns[index.column()].key == VALUE

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what is typed, changed values tinted, those not read in red with the reason."""
        if self._is_value(index):
            one = self.row(index)
            changed = one.typed != one.was
            match role:
                case Role.EditRole:
                    return one.typed
                case Role.BackgroundRole if one.bad or changed:
                    return QColor(palette.BAD if one.bad else palette.CHANGED)
                case Role.ForegroundRole if one.bad:
                    return QColor(palette.RED)
                case Role.ToolTipRole if one.bad or changed:
                    return one.bad or f"台账里是：{one.was or '没有'}"
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's own name
        """Keep what was typed, judged at once."""
        if role != Role.EditRole or not self._is_value(index):
            return False
        one = self.row(index)
        one.typed = str(value or "").strip()
        one.bad = self._judge(one.row.name, one.typed)
        self.dataChanged.emit(index, index)
        self.typed.emit()
        return True

    def wanted(self, base: Sequence[Row]) -> dict[str, str]:
        """Return what is typed other than a book's own rows say."""
        known = {row.name: row.value for row in base}
        return {one.row.name: one.typed for one in self.rows if known.get(one.row.name, "") != one.typed}
