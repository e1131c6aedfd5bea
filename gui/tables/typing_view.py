"""A list to type in as Excel has it: Enter goes down, Ctrl+D fills down, Delete clears, Ctrl+V pastes a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget

from gui.tables.typing_table import TypingTable
from gui.tables.views import ListView

HINT = "直接输入就改；Enter 到下一行；选几格按 Ctrl+D 向下填充；Delete 清空；Ctrl+V 粘贴"


class TypingView(ListView):
    """Show the table; `pasted` carries a block copied from a spreadsheet."""

    pasted = Signal(str)

    def __init__(self, table: TypingTable[Any], name: str) -> None:
        self.typing = table
        super().__init__(table)
        self.setAccessibleName(name)
        self.setAccessibleDescription(HINT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.AnyKeyPressed | edit.EditKeyPressed | edit.DoubleClicked)
        self.setTabKeyNavigation(False)

    def cells(self) -> list[tuple[Any, str]]:
        """Return the selected cells that can be typed in, from the top."""
        found = sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
        named = ((one, self.typing.field(one.column())) for one in found)
        return [(self.typing.row(one), name) for one, name in named if name]

    def fill_down(self) -> None:
        """Give each selected cell the text of the topmost in its column; a single one that of the cell above it."""
        cells = self.cells()
        tops = {name: one.typed[name] for one, name in reversed(cells)}
        rows = self.typing.visible()
        if len(cells) == 1 and (place := self.currentIndex().row()) > 0:
            name = cells[0][1]
            tops = {name: rows[place - 1].typed[name]}
        self.typing.put([(one, name, tops[name]) for one, name in cells])

    def put_block(self, block: Mapping[int, Sequence[str]]) -> tuple[int, int]:
        """Put rows of texts so many rows below the cursor's cell; a blank text leaves what is there.

        Returns how many cells were filled, and how many fell outside or on what cannot be typed.
        """
        row, column = max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0)
        there = self.typing.visible()
        rows = [*there, *self.typing.grow(row + max(block, default=0) + 1 - len(there))]
        filled, outside = [], 0
        for below, texts in block.items():
            for right, text in enumerate(texts):
                name = self.typing.field(column + right)
                if text and name and row + below < len(rows):
                    filled.append((rows[row + below], name, text))
                elif text:
                    outside += 1
        self.typing.put(filled)
        return len(filled), outside

    def paste_clipboard(self) -> None:
        """Tell what was copied."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def go_to(self, one: object, name: str) -> None:
        """Put the cursor on a row's cell."""
        place = next((n for n, row in enumerate(self.typing.visible()) if row is one), -1)
        column = next((n for n, each in enumerate(self.typing.columns) if each.key == name), 0)
        if place >= 0:
            self.setCurrentIndex(self.typing.index(place, column))
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Fill down, clear, paste, or edit the next cell below."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_clipboard()
        elif control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.typing.put([(one, name, "") for one, name in self.cells()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not QAbstractItemView.State.EditingState:
                self._down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's own name
        """Go a row down after Enter, as Excel does."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()

    def _down(self) -> None:
        here = self.currentIndex()
        below = self.typing.index(here.row() + 1, here.column())
        if below.isValid():
            self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what the keys do."""
        menu.addAction("向下填充", self.fill_down, QKeySequence("Ctrl+D"))
        menu.addAction("粘贴", self.paste_clipboard, QKeySequence("Ctrl+V"))
        menu.addSeparator()
        super().fill_menu(menu)
