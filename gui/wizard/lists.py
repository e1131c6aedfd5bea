"""The three lists on the right: what is asked, the items, the lines left out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTabWidget, QWidget

from gui import icons, palette
from gui.tables.list_table import ListTable
from gui.wizard.desk import Desk
from gui.wizard.rows import ITEMS, NOTES, NoteRow, Rows, item_rows, note_rows
from model.records import Note
from model.rules import han

ASKED, ITEM, SKIPPED = range(3)
WIDE = 230
"""Pixels the filter has beside the tabs."""
NAMES = ("要问", "实事项目", "没有采用的行")


class Lists(QTabWidget):
    """Show the draft's lists; `noted` tells the note the cursor is on, `entered` Enter on a row."""

    noted = Signal(object)
    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setDocumentMode(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("按序号、文字、单位找")
        self.filter.setAccessibleName("找事项")
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(icons.icon("search", palette.FAINT), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(lambda _: self._keep())
        self.questions = Rows(ListTable(NOTES), "要问的行")
        self.items = Rows(ListTable(ITEMS), "事项清单")
        self.skipped = Rows(ListTable(NOTES), "没有采用的行")
        self.questions.nothing = "没有要问的"
        self.items.nothing = "没有读出事项。左边选中一段文字，按“用选中的文字增加一项”。"
        self.skipped.nothing = "每一行都用上了"
        for view in (self.questions, self.items, self.skipped):
            self.addTab(view, "")
        self.setCornerWidget(self._corner())
        self.currentChanged.connect(lambda tab: self.filter.setVisible(tab == ITEM))
        self.filter.hide()
        self.items.moved.connect(lambda row: self._desk.choose(row.at))
        for notes in (self.questions, self.skipped):
            notes.moved.connect(lambda row: self.noted.emit(row.note))
        for rows in (self.questions, self.items, self.skipped):
            rows.entered.connect(self.entered)
        desk.changed.connect(self.fill)
        desk.chosen.connect(self._stand)

    def _corner(self) -> QWidget:
        out = QWidget()
        keep = self.filter.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.filter.setSizePolicy(keep)
        self.filter.setFixedWidth(WIDE)
        row = QHBoxLayout(out)
        row.setContentsMargins(0, 2, 12, 2)
        row.addWidget(self.filter)
        return out

    def fill(self) -> None:
        """Show the draft as it is by now; the cursors stay, a question answered gives way to the next."""
        reading, at = self._desk.reading, self._desk.at
        self.items.put(item_rows(reading), lambda row: bool(row.at == at))
        for view, notes in ((self.questions, reading.questions), (self.skipped, reading.skipped)):
            before, place = view.current(), view.currentIndex().row()
            rows = note_rows(reading, notes)
            view.put(rows, lambda row, before=before: row == before)  # type: ignore[misc]
            if before is not None and before not in rows and view.table.shown:
                view.selectRow(min(place, len(view.table.shown) - 1))
        for tab, count in enumerate((len(reading.questions), len(reading.items), len(reading.skipped))):
            self.setTabText(tab, f"{NAMES[tab]} {count}")
        asked = QColor(palette.AMBER) if reading.questions else QColor()
        self.tabBar().setTabTextColor(ASKED, asked)

    def note(self) -> Note | None:
        """Return the note under the cursor of the list in sight."""
        view = (self.questions, None, self.skipped)[self.currentIndex()]
        row: NoteRow | None = view.current() if view is not None else None
        return row.note if row else None

    def go_to_note(self, line: int) -> bool:
        """Put the cursor on a line's question, else on the line left out; say whether there is one."""
        for tab, view in ((ASKED, self.questions), (SKIPPED, self.skipped)):
            row = next((row for row in view.table.visible() if row.note.line == line), None)
            if row is not None:
                self.setCurrentIndex(tab)
                view.stand_on(lambda one, row=row: one is row)  # type: ignore[misc]
                self.noted.emit(row.note)
                return True
        return False

    def next_question(self) -> None:
        """Go to the question below, from the last to the first."""
        count = len(self.questions.table.shown)
        if count:
            self.questions.selectRow((self.questions.currentIndex().row() + 1) % count)

    def _keep(self) -> None:
        words = han.fold(self.filter.text()).split()
        keeps = lambda row: all(word in row.words for word in words)  # noqa: E731 - one filter, told to the table
        self.items.table.keep(keeps)
        self._stand()

    def _stand(self) -> None:
        at = self._desk.at
        if (
            not self.items.stand_on(lambda row: bool(row.at == at))
            and self.filter.text()
            and not self.filter.hasFocus()
        ):
            self.filter.clear()
