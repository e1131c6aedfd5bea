"""The table of 件号分工 as Excel has it: type, Enter goes down, Ctrl+D fills down, Delete clears, Ctrl+V pastes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QMenu, QWidget

from gui.tables.views import MIN_ROW, ListView
from gui.units.tag_rows import BY_KEY, NUMBER, TagRow, TagTable

LINES = 2
HINT = "直接输入就改；Enter 到下一行；选几格按 Ctrl+D 向下填充；Delete 清空；Ctrl+V 粘贴"


class TagView(ListView):
    """Show the table; `pasted` carries a block copied from a spreadsheet."""

    pasted = Signal(str)

    def __init__(self, table: TagTable) -> None:
        self.tags = table
        super().__init__(table)
        self.setAccessibleName("件号、分管领导、层级")
        self.setAccessibleDescription(HINT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.AnyKeyPressed | edit.EditKeyPressed | edit.DoubleClicked)
        self.setTabKeyNavigation(False)

    def fit_rows(self) -> None:
        """Give every row one line or two; the whole text is in the tip."""
        wide, most = self.measure()[BY_KEY["text"]], LINES * self.ruler.line + 8
        for place, row in enumerate(self.tags.visible()):
            text = self.ruler.height(self.tags.columns[BY_KEY["text"]].text(row), wide)
            self.setRowHeight(place, max(MIN_ROW, min(text, most)))

    def cells(self) -> list[tuple[TagRow, str]]:
        """Return the selected cells that can be typed in, from the top."""
        found = sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
        return [(self.tags.row(one), self.tags.field(one.column())) for one in found if self.tags.field(one.column())]

    def fill_down(self) -> None:
        """Give each selected cell the text of the topmost in its column; a single one that of the cell above it."""
        cells = self.cells()
        tops = {name: one.typed[name] for one, name in reversed(cells)}
        rows = self.tags.visible()
        if len(cells) == 1 and (place := self.currentIndex().row()) > 0:
            name = cells[0][1]
            tops = {name: rows[place - 1].typed[name]}
        self.tags.put([(one, name, tops[name]) for one, name in cells])

    def put_column(self, texts: Mapping[int, str]) -> int:
        """Put texts so many rows below the cursor's cell, and return how many found no row."""
        here = self.currentIndex()
        name, rows = self.tags.field(here.column()), self.tags.visible()[here.row() :]
        self.tags.put([(rows[place], name, text) for place, text in texts.items() if place < len(rows)])
        return sum(place >= len(rows) for place in texts)

    def paste_clipboard(self) -> None:
        """Tell what was copied."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def go_to(self, one: TagRow) -> None:
        """Put the cursor on an item's number."""
        rows = self.tags.visible()
        place = next((n for n, row in enumerate(rows) if row is one), -1)
        if place >= 0:
            self.setCurrentIndex(self.tags.index(place, BY_KEY[NUMBER]))
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Fill down, clear, paste, or edit the next cell below."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_clipboard()
        elif control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.tags.put([(one, name, "") for one, name in self.cells()])
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
        below = self.tags.index(here.row() + 1, here.column())
        if below.isValid():
            self.selectionModel().setCurrentIndex(below, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what the keys do."""
        menu.addAction("向下填充", self.fill_down, QKeySequence("Ctrl+D"))
        menu.addAction("粘贴", self.paste_clipboard, QKeySequence("Ctrl+V"))
        menu.addSeparator()
        super().fill_menu(menu)
