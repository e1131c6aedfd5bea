"""The acts on items, each a button with its word and its key: undo, redo, split, join, add, remove."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui.forms.parts import button, label
from gui.wizard import reasons
from gui.wizard.desk import Desk
from gui.wizard.document_view import DocumentView
from gui.wizard.item_form import ItemForm
from gui.wizard.lists import ITEM, Lists
from model.rules import draft

NEW = "（请写上实事内容）"
CHANGED = "内容刚改过，已经重新认了一遍。请再把光标放到要拆开的地方，按“拆分”。"
LONGEST = 14


class ActsBar(QFrame):
    """Hold the buttons; `columns_wanted` asks for the strip of a table's columns."""

    columns_wanted = Signal()

    def __init__(self, desk: Desk, view: DocumentView, lists: Lists, form: ItemForm) -> None:
        super().__init__()
        self._desk, self._view, self._lists, self._form = desk, view, lists, form
        self.setObjectName("filters")
        self.undo = button("撤销", desk.undo, icon="undo")
        self.redo = button("重做", desk.redo)
        self.split = button("拆分", self._split)
        self.join = button("与下一项合并", self._join)
        self.add = button("增加一项", self._add)
        self.remove = button("删除…", self._remove)
        self.columns = button("列对不上？", self.columns_wanted.emit)
        self.take = button("用选中的文字增加一项", self._add_selected)
        self.take.setEnabled(False)
        self.left_over = label("", "soft")
        self._name_keys()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(6)
        for one in (self.undo, self.redo, None, self.split, self.join, self.add, self.remove):
            row.addSpacing(10) if one is None else row.addWidget(one)
        row.addStretch(1)
        row.addWidget(self.left_over)
        row.addWidget(self.columns)
        form.text.parted.connect(self._split)
        view.picked.connect(self.take.setEnabled)

    def _name_keys(self) -> None:
        """Tell each act's key; a button's own shortcut would be lost with every new word on it."""
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

    def refresh(self) -> None:
        """Name what can be undone, count the questions, and let be done what can be."""
        desk, now = self._desk, self._desk.draft
        for one, word, steps in ((self.undo, "撤销", now.past[-1:]), (self.redo, "重做", now.future[:1])):
            one.setText(f"{word} {_short(steps[0].words)}" if steps else word)
            one.setEnabled(bool(steps))
        count = len(desk.reading.questions)
        self.left_over.setText(f"还有 {count} 个问题" if count else "没有要问的了")
        here = self._lists.currentIndex() == ITEM and desk.item is not None
        for one in (self.split, self.remove):
            one.setEnabled(here)
        self.join.setEnabled(here and desk.at + 1 < len(desk.reading.items))
        self.columns.setVisible(bool(desk.document.tables))

    def _split(self) -> None:
        """Cut the item in hand in two at the cursor in its text."""
        item, at = self._desk.item, self._desk.at
        if item is None:
            return
        place, typed = self._form.text.place(), self._form.text.text()
        self._form.settle()
        if self._desk.item is None or self._desk.item.text != typed:
            self._desk.refused.emit(CHANGED)
            return
        self._desk.act(f"拆分第{item.no}项", lambda: draft.split(self._desk.reading, at, place))

    def _join(self) -> None:
        """Make one of the item in hand and the next."""
        self._form.settle()
        items, at = self._desk.reading.items, self._desk.at
        if 0 <= at < len(items) - 1:
            words = f"合并第{items[at].no}项和第{items[at + 1].no}项"
            self._desk.act(words, lambda: draft.join(self._desk.reading, at))

    def _add(self) -> None:
        """Add an item behind the one in hand, and let its text be typed."""
        self._form.settle()
        at = self._desk.at
        self._lists.setCurrentIndex(ITEM)
        if self._desk.act("增加一项", lambda: draft.add(self._desk.reading, at, NEW), at + 1):
            self._form.text.setFocus()
            self._form.text.selectAll()

    def _add_selected(self) -> None:
        """Add an item with the words selected in the document, where their line stands."""
        self._form.settle()
        text, line = self._view.selected()
        after = max((at for at, item in enumerate(self._desk.reading.items) if item.line <= line), default=-1)
        if self._desk.act("用选中的文字增加一项", lambda: draft.add(self._desk.reading, after, text, line), after + 1):
            self._lists.setCurrentIndex(ITEM)

    def _remove(self) -> None:
        """Take the item in hand out, with a reason."""
        self._form.settle()
        item, at = self._desk.item, self._desk.at
        why = reasons.ask(self, f"删除第{item.no}项", reasons.REMOVE) if item else None
        if item and why is not None:
            self._desk.act(f"删除第{item.no}项", lambda: draft.remove(self._desk.reading, at, why))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
