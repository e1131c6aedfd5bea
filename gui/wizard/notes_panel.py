"""A line that asks, or one left out: its words, where it stands, why, and the clerk's answers, each with its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui import show
from gui.forms.parts import button, label, scrolled
from gui.wizard import reasons
from gui.wizard.desk import Desk
from model.records import Note, Reading
from model.rules import draft

SEEN, KNOWN = "已核对，照读出的用(&1)", "知道了(&1)"


class NotesPanel(QWidget):
    """Show one note; `answered` once it is none any more, `wanted_item` to put the item it stands in right."""

    answered = Signal()
    wanted_item = Signal(int)

    def __init__(self, desk: Desk, *, asks: bool) -> None:
        super().__init__()
        self._desk, self._asks = desk, asks
        self.note: Note | None = None
        self._place = label("", "soft")
        self._text, self._why = label("", wrap=True), label("", "bad" if asks else "soft", wrap=True)
        self.confirm = button(SEEN, self._confirm, kind="primary")
        self.look = button("改这一项(&2)", self._look)
        self.as_item = button("作为新的一项(&3)" if asks else "改作事项(&3)", self._as_item)
        self.into = button("并入(&4)", self._into)
        self.number = QLineEdit()
        self.leave = button("不采用…(&5)", self._leave)
        self._target = label("", "soft")
        self._lay_out()
        self.number.textChanged.connect(lambda _: self._name_target())
        self.show_note(None)

    def _lay_out(self) -> None:
        for one in (self._text, self._why):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setObjectName("quoted")
        self.number.setFixedWidth(64)
        self.number.setAccessibleName("并入第几项")
        self.number.returnPressed.connect(self._into)
        box = QVBoxLayout()
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        for one in (self._place, self._text, self._why):
            box.addWidget(one)
        box.addSpacing(4)
        box.addLayout(_row(*((self.confirm, self.look) if self._asks else ()), self.as_item))
        box.addLayout(_row(self.into, label("第", "soft"), self.number, label("项", "soft"), self._target))
        if self._asks:
            box.addLayout(_row(self.leave))
        box.addStretch(1)
        inside = QWidget()
        inside.setLayout(box)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_note(self, note: Note | None) -> None:
        """Show a note, or that there is none."""
        self.note = note
        here = note is not None
        for one in self.findChildren(QPushButton):
            one.setEnabled(here)
        self.number.setEnabled(here)
        if note is None:
            self._place.setText("")
            self._text.setText("没有要问的了。可以到“实事项目”逐项看，或直接下一步。" if self._asks else "")
            self._why.setText("")
            self.number.clear()
            return
        reading = self._desk.reading
        self._place.setText(reading.place(note.line) if note.line else "整份文件")
        self._text.setText(show.printed(note.text) or "（没有文字）")
        self._why.setText(show.printed(note.why))
        self.number.setText(self._before(note))
        self._look_for_item(note)

    def _look_for_item(self, note: Note) -> None:
        """Offer to put the item right whose line asks; a line none was read of wants an answer of its own."""
        at = item_of(self._desk, note)
        self.confirm.setText(SEEN if at is not None else KNOWN)
        self.confirm.setVisible(at is not None or not note.text)
        self.look.setEnabled(at is not None)
        self.look.setText(f"改第{self._desk.reading.items[at].no}项(&2)" if at is not None else "改这一项(&2)")

    def _before(self, note: Note) -> str:
        items = self._desk.reading.items
        at = max((at for at, item in enumerate(items) if item.line <= note.line), default=-1)
        return items[at].no if at >= 0 else ""

    def target(self) -> int | None:
        """Return the item whose number is typed; of several with one number, the last before the note's line."""
        items, number = self._desk.reading.items, self.number.text().strip()
        found = [at for at, item in enumerate(items) if item.no == number]
        line = self.note.line if self.note else 0
        return max((at for at in found if items[at].line <= line), default=found[0] if found else None)

    def _name_target(self) -> None:
        at = self.target()
        self.into.setEnabled(self.note is not None and at is not None)
        text = show.printed(self._desk.reading.items[at].text) if at is not None else "没有这一项" if self.note else ""
        self._target.setText(text if len(text) < 24 else f"{text[:22]}……")

    def _confirm(self) -> None:
        if note := self.note:
            self._do("核对一个问题", lambda: draft.confirm(self._desk.reading, note))

    def _as_item(self) -> None:
        if note := self.note:
            self._do("把一行作为新的一项", lambda: draft.to_item(self._desk.reading, note)[0])

    def _into(self) -> None:
        note, at = self.note, self.target()
        if note and at is not None:
            number = self._desk.reading.items[at].no
            self._do(f"把一行并入第{number}项", lambda: draft.into(self._desk.reading, note, at))

    def _leave(self) -> None:
        note = self.note
        why = reasons.ask(self, "为什么不采用这一行", reasons.LEAVE_OUT) if note else None
        if note and why is not None:
            self._do("不采用一行", lambda: draft.leave_out(self._desk.reading, note, why))

    def _do(self, words: str, change: Callable[[], Reading]) -> None:
        if self._desk.act(words, change):
            self.answered.emit()

    def _look(self) -> None:
        at = item_of(self._desk, self.note) if self.note else None
        if at is not None:
            self.wanted_item.emit(at)


def item_of(desk: Desk, note: Note) -> int | None:
    """Return the item a note's words stand in: the one with just its text, else the first of its line."""
    found, items = desk.items_of(note.line), desk.reading.items
    return next((at for at in found if items[at].text == note.text), found[0] if found else None)


def _row(*widgets: QWidget) -> QHBoxLayout:
    out = QHBoxLayout()
    out.setSpacing(8)
    for one in widgets:
        out.addWidget(one, 1 if isinstance(one, QLabel) and one is widgets[-1] else 0)
    if not isinstance(widgets[-1], QLabel):
        out.addStretch(1)
    return out
