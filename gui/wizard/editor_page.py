"""The second step: the document left, its items right, and every act that puts them right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.forms.parts import Banner, button, label
from gui.wizard import reasons
from gui.wizard.columns_strip import ColumnsStrip
from gui.wizard.desk import Desk
from gui.wizard.document_view import DocumentView
from gui.wizard.item_form import ALL, ItemForm
from gui.wizard.legend import Legend
from gui.wizard.lists import ASKED, ITEM, Lists
from gui.wizard.notes_panel import NotesPanel
from model.records import Note
from model.rules import draft
from model.terms import Part

SPLIT = (580, 786)
HEIGHTS = (230, 330)
REST = (Part.TEXT, Part.NO)
"""Parts a click in the document falls on where no narrower field stands there."""


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
        self.refused = Banner("warning")
        self._going = False
        self._tools()
        self._lay_out()
        self._connect()

    def _tools(self) -> None:
        self.undo = button("撤销", self.desk.undo, icon="undo")
        self.redo = button("重做", self.desk.redo)
        self.split = button("拆分", self.split_item)
        self.join = button("与下一项合并", self.join_items)
        self.add = button("增加一项", self.add_item)
        self.remove = button("删除…", self.remove_item)
        self.columns = button("列对不上？", self.show_columns)
        self.take = button("用选中的文字增加一项", self.add_selected)
        for one, keys, tip in (
            (self.undo, "Ctrl+Z", "撤销上一步"),
            (self.redo, "Ctrl+Y", "重做撤销的一步"),
            (self.split, "", "在实事内容的光标处拆成两项　Ctrl+Enter"),
            (self.join, "Ctrl+J", "和后面一项合成一项"),
            (self.add, "Ctrl+I", "在这一项后面增加一项"),
            (self.remove, "Ctrl+Delete", "删除这一项，文字留在“没有采用的行”"),
            (self.columns, "", "表格的列认错了，在这里改"),
            (self.take, "Ctrl+Shift+I", "左边选中的文字作为新的一项"),
        ):
            if keys:
                QShortcut(QKeySequence(keys), self).activated.connect(one.click)
            one.setToolTip(f"{tip}　{keys}".strip())

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
        box.addWidget(self._bar())
        box.addWidget(self.strip)
        box.addWidget(self.refused)
        box.addWidget(self.panes, 1)

    def _bar(self) -> QFrame:
        out = QFrame()
        out.setObjectName("filters")
        row = QHBoxLayout(out)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        for one in (self.undo, self.redo, None, self.split, self.join, self.add, self.remove):
            row.addSpacing(10) if one is None else row.addWidget(one)
        row.addStretch(1)
        self.left_over = label("", "soft")
        row.addWidget(self.left_over)
        row.addWidget(self.columns)
        return out

    def _left(self) -> QWidget:
        out = QFrame()
        out.setObjectName("panel")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 8, 5)
        foot.addWidget(Legend(), 1)
        foot.addWidget(self.take)
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
        desk.chosen.connect(lambda: self.mark(go=not self._going))
        desk.pointed.connect(lambda: self.mark(go=not self._going))
        desk.refused.connect(self.refused.say)
        self.form.text.parted.connect(self.split_item)
        self.lists.currentChanged.connect(self._on_tab)
        self.lists.noted.connect(self._on_noted)
        self.lists.entered.connect(self._on_entered)
        self.view.clicked.connect(self._on_clicked)
        self.view.picked.connect(self.take.setEnabled)
        self.strip.wanted.connect(self.wanted_document)
        self.strip.shown_table.connect(self.view.go_to)
        for panel in (self.asked, self.skipped):
            panel.answered.connect(self._on_answered)
            panel.wanted_item.connect(self.open_item)
        self.take.setEnabled(False)

    def _on_arrived(self) -> None:
        self.view.show_document(self.desk.document)
        self.strip.show_document(self.desk.document)
        self.columns.setVisible(bool(self.desk.document.tables))
        self.lists.filter.clear()
        self.lists.setCurrentIndex(ASKED if self.desk.reading.questions else ITEM)

    def enter(self) -> None:
        """Begin where the clerk is needed: at the questions, else at the items."""
        (self.lists.questions if self.lists.currentIndex() == ASKED else self.lists.items).setFocus()
        self.mark()

    def _on_changed(self) -> None:
        now = self.desk.draft
        for one, word, steps in ((self.undo, "撤销", now.past[-1:]), (self.redo, "重做", now.future[:1])):
            one.setText(f"{word} {_short(steps[0].words)}" if steps else word)
            one.setEnabled(bool(steps))
        count = len(self.desk.reading.questions)
        self.left_over.setText(f"还有 {count} 个问题" if count else "没有要问的了")
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
        here = tab == ITEM and self.desk.item is not None
        for one in (self.split, self.join, self.remove):
            one.setEnabled(here)
        self.join.setEnabled(here and self.desk.at + 1 < len(self.desk.reading.items))
        self.mark()

    def mark(self, *, go: bool = True) -> None:
        """Mark in the document what is in hand on the right."""
        if self.lists.currentIndex() != ITEM:
            note = self.lists.note()
            self.view.mark([note.line] if note and note.line else [], (), go=go)
            return
        item, spots, field = self.desk.item, self.desk.spots(), self.desk.field
        lines = {*(item.lines or (item.line,)), *()} - {0} if item else set()
        part, index = field or (None, ALL)
        self.view.mark(lines, [one for one in spots if one.part is part and index in (ALL, one.index)], go=go)

    def _on_noted(self, note: Note) -> None:
        (self.asked if self.lists.currentIndex() == ASKED else self.skipped).show_note(note)
        self.mark(go=not self._going)

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

    def _on_clicked(self, line: int, at: int) -> None:
        """Take in hand what stands there: an item's field, a question, a line left out."""
        self._going = True
        found = self._field_at(line, at)
        if found is None:
            self.lists.go_to_note(line)
        else:
            item, field = found
            self.lists.setCurrentIndex(ITEM)
            self.desk.choose(item, field)
            if field is not None:
                self.form.show_field(*field)
                self.desk.point(field)
        self._going = False

    def _field_at(self, line: int, at: int) -> tuple[int, tuple[Part, int] | None] | None:
        """Return the item at a place, and the narrowest of its fields whose words stand there."""
        items = self.desk.items_of(line)
        for item in items:
            here = [one for one in self.desk.spots(item) if one.line == line and one.start <= at < one.end]
            if here:
                one = min(here, key=lambda spot: (spot.part in REST, spot.end - spot.start))
                return item, (one.part, one.index)
        return (items[0], None) if items else None

    def split_item(self) -> None:
        """Cut the item in hand in two at the cursor in its text."""
        item, at = self.desk.item, self.desk.at
        if item is None:
            return
        place, typed = self.form.text.place(), self.form.text.text()
        self.form.settle()
        if self.desk.item is None or self.desk.item.text != typed:
            self.desk.refused.emit("内容刚改过，已经重新认了一遍。请再把光标放到要拆开的地方，按“拆分”。")
            return
        self.desk.act(f"拆分第{item.no}项", lambda: draft.split(self.desk.reading, at, place))

    def join_items(self) -> None:
        """Make one of the item in hand and the next."""
        self.form.settle()
        items, at = self.desk.reading.items, self.desk.at
        if 0 <= at < len(items) - 1:
            words = f"合并第{items[at].no}项和第{items[at + 1].no}项"
            self.desk.act(words, lambda: draft.join(self.desk.reading, at))

    def add_item(self) -> None:
        """Add an item behind the one in hand, and let its text be typed."""
        self.form.settle()
        at = self.desk.at
        self.lists.setCurrentIndex(ITEM)
        if self.desk.act("增加一项", lambda: draft.add(self.desk.reading, at, NEW), at + 1):
            self.form.text.setFocus()
            self.form.text.selectAll()

    def add_selected(self) -> None:
        """Add an item with the words selected in the document, where their line stands."""
        self.form.settle()
        text, line = self.view.selected()
        after = max((at for at, item in enumerate(self.desk.reading.items) if item.line <= line), default=-1)
        if self.desk.act("用选中的文字增加一项", lambda: draft.add(self.desk.reading, after, text, line), after + 1):
            self.lists.setCurrentIndex(ITEM)

    def remove_item(self) -> None:
        """Take the item in hand out, with a reason."""
        self.form.settle()
        item, at = self.desk.item, self.desk.at
        why = reasons.ask(self, f"删除第{item.no}项", reasons.REMOVE) if item else None
        if item and why is not None:
            self.desk.act(f"删除第{item.no}项", lambda: draft.remove(self.desk.reading, at, why))

    def show_columns(self) -> None:
        """Open the strip where a table's columns are said."""
        self.strip.setVisible(not self.strip.isVisible())


NEW = "（请写上实事内容）"


def _short(words: str) -> str:
    return words if len(words) <= 14 else f"{words[:13]}…"
