"""The second step: the document left, its items right, and what leads from one to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.forms.parts import Banner
from gui.wizard.acts_bar import ActsBar
from gui.wizard.columns_strip import ColumnsStrip
from gui.wizard.desk import Desk
from gui.wizard.document_view import DocumentView
from gui.wizard.item_form import ItemForm
from gui.wizard.legend import Legend
from gui.wizard.lists import ASKED, ITEM, Lists
from gui.wizard.notes_panel import NotesPanel
from gui.wizard.pointer import Pointer
from gui.wizard.undo_keys import UndoKeys
from model.records import Note

SPLIT = (580, 786)
HEIGHTS = (220, 340)


class EditorPage(QWidget):
    """Hold document, lists and forms together; `wanted_document` asks to read it again with other columns."""

    wanted_document = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.view = DocumentView()
        self.strip = ColumnsStrip()
        self.lists = Lists(desk)
        self.form = ItemForm(desk)
        self.asked, self.skipped = NotesPanel(desk, asks=True), NotesPanel(desk, asks=False)
        self.details = QStackedWidget()
        for one in (self.asked, self.form, self.skipped):
            self.details.addWidget(one)
        self.acts = ActsBar(desk, self.view, self.lists, self.form)
        self.pointer = Pointer(desk, self.view, self.lists, self.form)
        self.refused = Banner("warning")
        self._lay_out()
        self._connect()
        UndoKeys(self)

    def _lay_out(self) -> None:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.lists)
        right.addWidget(self.details)
        right.setSizes(HEIGHTS)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.addWidget(self._left())
        self.panes.addWidget(right)
        self.panes.setSizes(SPLIT)
        for one in (right, self.panes):
            one.setChildrenCollapsible(False)
        self.panes.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.acts, self.strip, self.refused):
            box.addWidget(part)
        box.addWidget(self.panes, 1)

    def _left(self) -> QWidget:
        out = QFrame()
        out.setObjectName("panel")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 8, 5)
        foot.addWidget(Legend(), 1)
        foot.addWidget(self.acts.take)
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.view, 1)
        box.addLayout(foot)
        return out

    def _connect(self) -> None:
        desk = self.desk
        desk.arrived.connect(self._on_arrived)
        desk.changed.connect(self._on_changed)
        desk.chosen.connect(self.acts.refresh)
        desk.refused.connect(self.refused.say)
        self.lists.currentChanged.connect(self._on_tab)
        self.lists.noted.connect(self._on_noted)
        self.lists.entered.connect(self._on_entered)
        self.acts.columns_wanted.connect(lambda: self.strip.setVisible(not self.strip.isVisible()))
        self.strip.wanted.connect(self.wanted_document)
        self.strip.shown_table.connect(self.view.go_to)
        for panel in (self.asked, self.skipped):
            panel.answered.connect(self._on_answered)
            panel.wanted_item.connect(self.open_item)

    def _on_arrived(self) -> None:
        self.view.show_document(self.desk.document)
        self.strip.show_document(self.desk.document)
        self.lists.filter.clear()
        self.lists.setCurrentIndex(ASKED if self.desk.reading.questions else ITEM)

    def enter(self) -> None:
        """Begin where the clerk is needed: at a table not understood, at the questions, else at the items."""
        if self.strip.columns and not self.desk.reading.items:
            self.strip.columns[0].setFocus()
        else:
            (self.lists.questions if self.lists.currentIndex() == ASKED else self.lists.items).setFocus()
        self.pointer.mark()

    def _on_changed(self) -> None:
        self.refused.say("")
        self._on_tab()

    def _on_tab(self) -> None:
        """Show what belongs to the list in sight."""
        tab = self.lists.currentIndex()
        self.details.setCurrentIndex(tab)
        if tab != ITEM:
            if self.lists.note() is None:
                (self.lists.questions if tab == ASKED else self.lists.skipped).selectRow(0)
            (self.asked if tab == ASKED else self.skipped).show_note(self.lists.note())
        self.acts.refresh()
        self.pointer.mark()

    def _on_noted(self, note: Note) -> None:
        (self.asked if self.lists.currentIndex() == ASKED else self.skipped).show_note(note)
        self.pointer.mark()

    def _on_entered(self) -> None:
        """Go on: to the next question, or into the item's form."""
        if self.lists.currentIndex() == ASKED:
            self.lists.next_question()
        elif self.lists.currentIndex() == ITEM:
            self.form.text.setFocus()

    def _on_answered(self) -> None:
        tab = self.lists.currentIndex()
        if tab == ASKED and not self.desk.reading.questions:
            self.lists.setCurrentIndex(ITEM)
            self.lists.items.setFocus()
        elif tab != ITEM:
            (self.lists.questions if tab == ASKED else self.lists.skipped).setFocus()

    def open_item(self, at: int) -> None:
        """Take an item in hand and go to its form."""
        self.lists.setCurrentIndex(ITEM)
        self.desk.choose(at)
        self.form.text.setFocus()
