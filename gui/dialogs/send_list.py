"""The forms a sending would write, with a tick each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from gui.tables.columns import CENTRE, RIGHT, Column
from gui.tables.list_table import ListTable
from model.rules import find_units
from model.work.send_forms import FormOut

Reasons = Mapping[str, str]
"""By unit id why it gets a form."""


def columns(reasons: Callable[[], Reasons]) -> tuple[Column[FormOut], ...]:
    """Return the list's columns; reasons are told once they are known."""
    why: Column[FormOut] = Column("why", "为什么有表", 212, lambda f: reasons().get(f.unit.id, ""))
    return (*COLUMNS[:4], why, *COLUMNS[4:])


COLUMNS: tuple[Column[FormOut], ...] = (
    Column("pick", "发", 36, lambda f: "", lambda f: 0, CENTRE),
    Column("unit", "单位", 140, lambda f: f.unit.short, lambda f: f.unit.order),
    Column("group", "类别", 110, lambda f: f.unit.group),
    Column("rows", "填报行数", 72, lambda f: str(f.rows), lambda f: f.rows, RIGHT),
    Column("file", "文件名", 370, lambda f: f.file_name, stretch=True),
    Column("again", "备注", 100, lambda f: "与上次相同" if f.again else ""),
)
Role = Qt.ItemDataRole


class PickTable(ListTable[FormOut]):
    """The forms with a tick each; all ticked at first."""

    def __init__(self) -> None:
        self.reasons: Reasons = {}
        super().__init__(columns(lambda: self.reasons))
        self.left_out: set[str] = set()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        out = super().flags(index)
        return out | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else out

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> object:
        """Return the tick, or what any table returns."""
        if role == Role.CheckStateRole and index.isValid() and index.column() == 0:
            out = self.row(index).unit.id in self.left_out
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        return super().data(index, role)

    def setData(  # noqa: N802 - Qt's own name
        self, index: QModelIndex | QPersistentModelIndex, value: object, role: int = Role.EditRole
    ) -> bool:
        """Tick or untick a form."""
        if role != Role.CheckStateRole or not index.isValid() or index.column():
            return False
        unit = self.row(index).unit.id
        self.left_out ^= {unit}
        self.dataChanged.emit(index, index)
        return True

    def picked(self) -> list[FormOut]:
        """Return the ticked forms."""
        return [one for one in self.rows if one.unit.id not in self.left_out]

    def pick(self, on: bool) -> None:
        """Tick all that are shown, or none of them."""
        shown = {one.unit.id for one in self.visible()}
        self.left_out = self.left_out - shown if on else self.left_out | shown
        if shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))

    def find(self, words: str) -> None:
        """Show only the forms of units that the words fit."""
        found = set(find_units.find(words, [one.unit for one in self.rows]))
        self.keep(lambda one: one.unit in found)

    def turn(self) -> None:
        """Tick or untick the first form shown."""
        if self.shown:
            first = self.index(0, 0)
            self.setData(first, None, Role.CheckStateRole)
