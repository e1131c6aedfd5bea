"""A small table whose cells are typed in their place; what cannot be taken stays as typed, with a sentence below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gui import palette
from model.errors import ClerkError

ROW = 30
MOST_ROWS = 6
"""Rows shown without scrolling."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's heading, its help, its width in pixels (0 takes what is left), and how its cells are."""

    word: str
    help: str
    width: int = 0
    number: bool = False
    fixed: bool = False


class TypedTable(QTableWidget):
    """Show rows of words; `refused` tells the sentence where a cell is not taken, `pointed` the row in hand."""

    edited = Signal(object, str)
    refused = Signal(str)
    pointed = Signal(int)

    def __init__(self, name: str, heads: Sequence[Head]) -> None:
        super().__init__(0, len(heads))
        self.setAccessibleName(name)
        self._heads = tuple(heads)
        self._stands: list[tuple[str, ...]] = []
        self._filling = self._bad = False
        for column, head in enumerate(heads):
            cell = QTableWidgetItem(head.word)
            cell.setToolTip(head.help)
            self.setHorizontalHeaderItem(column, cell)
            if head.width:
                self.setColumnWidth(column, head.width)
            else:
                self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_typed)
        self.currentCellChanged.connect(lambda row, *_: self.pointed.emit(row))

    def take(self, row: int, typed: tuple[str, ...], column: int) -> None:
        """Take a row as it was typed, lastly in `column`; raises ClerkError where it says nothing that counts."""
        raise NotImplementedError

    def drop(self) -> None:
        """Take the current row away."""
        raise NotImplementedError

    def blank(self) -> tuple[str, ...]:
        """Return the words of a row that is begun."""
        return ("",) * len(self._heads)

    def forget(self) -> None:
        """Let go of what is typed and not taken: other rows come."""
        self._bad, self._stands = False, []
        self.setRowCount(0)

    @property
    def waits(self) -> bool:
        """Say whether something typed is not taken yet."""
        return self._bad or self.rowCount() > len(self._stands)

    @property
    def owes(self) -> bool:
        """Say whether something typed was not taken and would be lost; a row begun and left blank is nothing."""
        begun = range(len(self._stands), self.rowCount())
        cells = (self.item(row, at) for row in begun for at, head in enumerate(self._heads) if not head.fixed)
        return self._bad or [one.text() for one in cells if one] != [
            word for _ in begun for word, head in zip(self.blank(), self._heads, strict=True) if not head.fixed
        ]

    def put(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show rows; the cursor stays, and so does what is typed and not taken while the rows are the same."""
        if self.waits and list(rows) == self._stands:
            return
        row, column = self.currentRow(), self.currentColumn()
        self._stands, self._filling, self._bad = list(rows), True, False
        self.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            self._fill(number, cells)
        self._filling = False
        if not self.hasFocus():
            self.setCurrentCell(-1, -1)
        elif row >= len(rows) > 0:
            self.setCurrentCell(len(rows) - 1, column)
        self._fit()

    def add(self) -> None:
        """Open a further row; it is none before its name and number stand."""
        last = len(self._stands)
        self._filling = True
        self.setRowCount(last + 1)
        self._fill(last, self.blank())
        self._filling = False
        self._fit()
        self.setFocus()
        self.setCurrentCell(last, 0)
        self.edit(self.currentIndex())

    def _fill(self, row: int, cells: tuple[str, ...]) -> None:
        """Write a row; a cell that stands is written anew, for it may be the one being left right now."""
        for column, word in enumerate(cells):
            cell = self.item(row, column)
            if cell is None:
                cell = QTableWidgetItem()
                side = Qt.AlignmentFlag.AlignRight if self._heads[column].number else Qt.AlignmentFlag.AlignLeft
                cell.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | side)
                if self._heads[column].fixed:
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.setItem(row, column, cell)
            cell.setText(word)
            cell.setToolTip(word)
            cell.setBackground(QBrush())

    def _fit(self) -> None:
        rows = min(self.rowCount(), MOST_ROWS)
        self.setVisible(rows > 0)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * ROW + 3)

    def _on_typed(self, cell: QTableWidgetItem) -> None:
        if self._filling:
            return
        row, column = cell.row(), cell.column()
        typed = tuple((one.text() if (one := self.item(row, at)) else "") for at in range(len(self._heads)))
        if row < len(self._stands) and typed == self._stands[row]:
            self._paint(row, "")
            return
        try:
            self.take(row, typed, column)
        except ClerkError as error:
            self._paint(row, error.sentence, column)

    def _paint(self, row: int, sentence: str, column: int = -1) -> None:
        """Colour the cell that is not taken, and say why; the row's others are plain again."""
        self._filling, self._bad = True, bool(sentence)
        for at in range(len(self._heads)):
            one = self.item(row, at)
            if one is not None:
                one.setBackground(QBrush(QColor(palette.BAD)) if at == column else QBrush())
                one.setToolTip(sentence if at == column else one.text())
        self._filling = False
        self.refused.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a row away on Delete, open the cell on Enter."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)
