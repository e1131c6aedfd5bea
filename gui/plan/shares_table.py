"""The grid of parts: a row a line, a column a unit, the sum beside the target, never forced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui import palette, show
from gui.plan.shares_draft import Cell, Draft, Shares
from gui.tables.columns import CENTRE, LEFT, RIGHT
from model.rules import breakdown
from model.rules.breakdown import Breakdown
from model.terms import Kind

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
BEFORE = ("序号", "指标或节点", "全年目标")
AFTER = ("合计", "差额", "不分解")
NO, NAME, TARGET = range(3)
FLAT = "平"
GREY = "#F4F6F8"
SAYS = {
    breakdown.NO_NUMBER: "节点",
    breakdown.NO_SUM: "不相加",
    f"{breakdown.NONE_YET}，{breakdown.NO_SUM}": "不相加",
    breakdown.FITS: FLAT,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a filter needs of a line: words to search, units that answer for it."""

    words: str
    units: frozenset[str]


class SharesTable(QAbstractTableModel):
    """Show the lines a filter leaves; `edited` tells that something was typed."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shares = Shares()
        self.known: Mapping[str, Known] = {}
        self.shown: list[str] = []

    @property
    def first(self) -> int:
        """Return the first unit's column."""
        return len(BEFORE)

    @property
    def total(self) -> int:
        """Return the column of the sum; the difference and 不分解 follow."""
        return len(BEFORE) + len(self.shares.units)

    def begin(self, shares: Shares, known: Mapping[str, Known]) -> None:
        """Take another grid in hand."""
        self.beginResetModel()
        self.shares, self.known = shares, known
        self.shown = [one.line.id for one in shares.lines]
        self.endResetModel()

    def keep(self, words: Sequence[str], unit: str, *, undone: bool, uneven: bool) -> None:
        """Leave the lines that hold all words, of a unit, not divided yet, or whose sum is off."""
        self.beginResetModel()
        self.shown = [one.line.id for one in self.shares.lines if self._fits(one, words, unit)]
        now = [self.shares.of(name) for name in self.shown]
        self.shown = [one.line.id for one in now if not undone or (one.word.startswith(breakdown.NONE_YET))]
        self.shown = [name for name in self.shown if not uneven or self.shares.of(name).difference]
        self.endResetModel()

    def _fits(self, one: Breakdown, words: Sequence[str], unit: str) -> bool:
        known = self.known.get(one.line.id, Known("", frozenset()))
        return all(word in known.words for word in words) and (not unit or unit in known.units or unit in one.shares)

    def line(self, row: int) -> Breakdown:
        """Return a row's line as its parts are by now."""
        return self.shares.of(self.shown[row])

    def cell(self, index: Index) -> Cell | None:
        """Return the part a place on screen stands for, None where no number can be typed."""
        place = index.column() - self.first
        if not index.isValid() or not 0 <= place < len(self.shares.units) or not self.line(index.row()).takes_numbers:
            return None
        return self.shown[index.row()], self.shares.units[place].id

    def place(self, cell: Cell) -> QModelIndex:
        """Return where a part stands on screen."""
        units = [unit.id for unit in self.shares.units]
        if cell[0] not in self.shown or cell[1] not in units:
            return QModelIndex()
        return self.index(self.shown.index(cell[0]), self.first + units.index(cell[1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else self.total + len(AFTER)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: N802 - Qt's own name
        """Return a heading, with the unit's scope to be read where the mouse rests."""
        if orientation is Qt.Orientation.Vertical:
            return None
        unit = self.shares.units[section - self.first] if self.first <= section < self.total else None
        if role == Role.ToolTipRole and unit:
            return "　".join(filter(None, (unit.full, unit.scope)))
        if role != Role.DisplayRole:
            return None
        if unit:
            return unit.short
        return BEFORE[section] if section < self.first else AFTER[section - self.total]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let parts be typed, 不分解 be ticked."""
        out = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.cell(index) is not None:
            return out | Qt.ItemFlag.ItemIsEditable
        ticks = index.column() == self.total + 2 and self.line(index.row()).takes_numbers
        return out | Qt.ItemFlag.ItemIsUserCheckable if ticks else out

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a cell's words, place, colour, ground, tip or tick."""
        if not index.isValid():
            return None
        one, column = self.line(index.row()), index.column()
        match role:
            case Role.DisplayRole | Role.EditRole:
                return self._text(one, index)
            case Role.TextAlignmentRole:
                return LEFT if column == NAME else CENTRE if column in (NO, self.total + 1) else RIGHT
            case Role.ForegroundRole:
                return QColor(self._colour(one, index))
            case Role.BackgroundRole:
                return self._ground(one, index)
            case Role.ToolTipRole:
                return self._tip(one, index)
            case Role.CheckStateRole if column == self.total + 2 and one.takes_numbers:
                return Qt.CheckState.Checked if one.line.undivided else Qt.CheckState.Unchecked
        return None

    def look(self, index: Index) -> tuple[str, Qt.AlignmentFlag, str, QColor | None]:
        """Return words, place, colour and ground of a cell at once, for drawing."""
        one = self.line(index.row())
        side = self.data(index, Role.TextAlignmentRole)
        return self._text(one, index), side, self._colour(one, index), self._ground(one, index)

    def _text(self, one: Breakdown, index: Index) -> str:
        column, cell = index.column(), self.cell(index)
        if cell is not None:
            asked = self.shares.asked(cell)
            return asked.text if asked else show.number(one.shares.get(cell[1]), "")
        if column == NO:
            return one.line.id
        if column == NAME:
            return show.printed(one.line.name)
        if column == TARGET:
            return show.target(one.line)
        if column == self.total:
            return show.number(one.total, "")
        return difference(one) if column == self.total + 1 else ""

    def _colour(self, one: Breakdown, index: Index) -> str:
        cell = self.cell(index)
        if cell is not None and self.shares.asked(cell):
            return palette.RED
        if index.column() in (self.total, self.total + 1):
            return colour(one)
        return palette.FAINT if not one.takes_numbers or one.line.undivided else palette.INK

    def _ground(self, one: Breakdown, index: Index) -> QColor | None:
        cell = self.cell(index)
        if cell is not None and self.shares.asked(cell):
            return QColor(palette.BAD)
        turned = index.column() == self.total + 2 and self.shares.ticked(one.line.id)
        if turned or (cell is not None and self.shares.changed(cell)):
            return QColor(palette.CHANGED)
        return None if one.takes_numbers and not one.line.undivided else QColor(GREY)

    def _tip(self, one: Breakdown, index: Index) -> str:
        cell = self.cell(index)
        asked = self.shares.asked(cell) if cell is not None else None
        if asked:
            return f"{asked.why}。台账里的没有动。"
        if cell is not None and self.shares.changed(cell):
            return f"原来是：{show.number(self.shares.was(cell), '空白')}"
        if index.column() >= self.total:
            return one.word
        return show.printed(one.item.text) if index.column() < self.first else ""

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's own name
        """Take a part as it was typed, or a tick."""
        cell = self.cell(index)
        if role == Role.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            self.change(
                lambda: self.shares.tick([self.shown[index.row()]], on=not self.line(index.row()).line.undivided)
            )
            return True
        if role != Role.EditRole or cell is None or str(value).strip() == self._text(self.line(index.row()), index):
            return False
        self.change(lambda: self.shares.type(cell, str(value)))
        return True

    def change(self, act: Any) -> Any:
        """Do something to the draft, and tell."""
        before: Draft = self.shares.draft
        out = act()
        if self.shares.draft is not before and self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, self.total + 2))
            self.edited.emit()
        return out


def difference(one: Breakdown) -> str:
    """Say how the sum stands to the target: 少5所, 多2所, 平, or why no sum is made."""
    return show.printed(SAYS.get(one.word, one.word))


def colour(one: Breakdown) -> str:
    """Return the colour of a sum: too much, too little, even."""
    if one.line.kind is Kind.MILESTONE or one.line.undivided or one.difference is None:
        return palette.FAINT
    return palette.RED if one.difference > 0 else palette.AMBER if one.difference else palette.GREEN
