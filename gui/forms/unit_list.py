"""The list that opens under a typed unit: short name, full name and group, and the words kept as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import palette
from model.records import Unit

Index = QModelIndex | QPersistentModelIndex
ROW = 28
WIDE = 480
SHOWN = 8
SIDE = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be picked: a unit, or the typed words as a new one."""

    name: str
    detail: str = ""
    group: str = ""
    new: bool = False


def of_unit(unit: Unit) -> Choice:
    """Return the choice of a unit."""
    return Choice(unit.short, unit.full if unit.full != unit.short else "", unit.group)


def of_words(words: str) -> Choice:
    """Return the choice to keep the words as they are."""
    return Choice(words, "按原字加入", "新单位", new=True)


class Choices(QAbstractListModel):
    """The choices, best first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Choice, ...] = ()

    def show(self, rows: Sequence[Choice]) -> None:
        """Put the choices in."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name, and for a screen reader all that is drawn."""
        one = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return one.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "，".join(filter(None, (one.name, one.detail, one.group)))
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """Draw a choice in one row: the short name in ink, the rest small and grey, the group to the right."""

    def __init__(self, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        one = self._choices.rows[index.row()]
        drawn: Any = option
        box: QRect = drawn.rect
        painter.save()
        painter.fillRect(box, QColor("#D5E6F8" if drawn.state & QStyle.StateFlag.State_Selected else palette.PAPER))
        small = QFont(drawn.font)
        small.setPointSizeF(drawn.font.pointSizeF() - 1)
        group = QFontMetrics(small).horizontalAdvance(one.group)
        names = self._names(drawn.font, box.width())
        left = QRect(box.left() + SIDE, box.top(), names, box.height())
        right = QRect(box.right() - SIDE - group, box.top(), group + 1, box.height())
        middle = QRect(left.right() + 14, box.top(), right.left() - left.right() - 26, box.height())
        _write(painter, left, one.name, drawn.font, palette.INK)
        _write(painter, middle, one.detail, small, palette.SOFT)
        _write(painter, right, one.group, small, palette.AMBER if one.new else palette.SOFT)
        painter.restore()

    def _names(self, font: QFont, wide: int) -> int:
        """Return the width of the names' column: the longest name's, at most half the list's."""
        metrics = QFontMetrics(font)
        return min(max((metrics.horizontalAdvance(one.name) for one in self._choices.rows), default=0) + 2, wide // 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for a row's height."""
        drawn: Any = option
        return QSize(WIDE, max(ROW, drawn.fontMetrics.height() + 8))


def _write(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)


class UnitList(QCompleter):
    """Open and close the list, tell which name was clicked; it never writes into the line edit itself."""

    clicked = Signal(str)

    def __init__(self, edit: QWidget) -> None:
        super().__init__(edit)
        self._choices = Choices()
        self.setModel(self._choices)
        self.setWidget(edit)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(SHOWN)
        self.setWrapAround(False)
        view = QListView()
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName("可选的单位")
        view.clicked.connect(lambda index: self.clicked.emit(self._choices.rows[index.row()].name))
        self.setPopup(view)
        view.setItemDelegate(ChoiceDelegate(self._choices, view))

    @property
    def open(self) -> bool:
        """Say whether the list is to be seen."""
        return self.popup().isVisible()

    @property
    def current(self) -> Choice | None:
        """Return the choice the clerk stands on, None while the list is closed."""
        row = self.popup().currentIndex().row()
        return self._choices.rows[row] if self.open and 0 <= row < len(self._choices.rows) else None

    def show(self, rows: Sequence[Choice], under: QRect) -> None:
        """Open the list under a place of the line edit, standing on its first row; close it where it would be empty."""
        self._choices.show(rows)
        if not rows:
            self.popup().hide()
            return
        self.complete(QRect(under.left(), under.top(), max(under.width(), WIDE), under.height()))
        self.popup().setCurrentIndex(self.completionModel().index(0, 0))
