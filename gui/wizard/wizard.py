"""新建台账: choose a plan, put its items right beside it, found the ledger; only the last button writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import say
from gui.forms.parts import button, label, rule
from gui.session import Session
from gui.wizard.desk import Desk
from gui.wizard.editor_page import EditorPage
from gui.wizard.found_page import FoundPage
from gui.wizard.founder import ANEW, Founder
from gui.wizard.lists import ASKED
from gui.wizard.source_page import SourcePage
from model.errors import ClerkError
from model.records import Document, Reading, Unit
from model.rules import founding, notice
from model.work import read_plan
from model.work.ledger import Ledger
from model.work.progress import Tick

STEPS = ("1 选方案", "2 核对", "3 建立台账")
SOURCE, EDIT, FOUND = range(3)
SIZE = QSize(1080, 560)
"""Fits a small screen at 125 %; it is opened maximised."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read, with its file's bytes and the units a clerk may pick."""

    document: Document
    reading: Reading
    units: tuple[Unit, ...]
    data: bytes = field(repr=False, default=b"")


NO_ITEMS = "还没有一项实事，不能建台账。没有写入任何内容。请在“实事项目”里增加一项，或换一份方案文件。"


class Wizard(QDialog):
    """Lead from a plan document to a ledger in three steps."""

    def __init__(self, parent: QWidget | None, session: Session, founder: Founder = ANEW) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(founder.title)
        self._founder = founder
        self.setModal(True)
        self._session = session
        self._file: Path | None = None
        self.desk = Desk(self)
        self.source, self.editor = SourcePage(), EditorPage(self.desk)
        self.founding = FoundPage(session, self.desk, founder)
        self.pages = QStackedWidget()
        for page in (self.source, self.editor, self.founding):
            self.pages.addWidget(page)
        self._lay_out()
        self._connect()
        self._to(SOURCE)
        self.resize(SIZE)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("panel")
        top = QHBoxLayout(head)
        top.setContentsMargins(16, 8, 16, 8)
        self._steps = [label(word, "step") for word in STEPS]
        for number, one in enumerate(self._steps):
            if number:
                top.addWidget(label("›", "faint"))
            top.addWidget(one)
        top.addStretch(1)
        self.name = label("", "soft")
        top.addWidget(self.name)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 10)
        foot.setSpacing(8)
        self.remark = label("", "soft", wrap=True)
        self.back = button("上一步", self._back)
        self.next = button("下一步", self._next, kind="primary")
        self.found = button("建立台账", self._found, kind="primary")
        foot.addWidget(self.remark, 1)
        for act in (button("取消", self.reject), self.back, self.next, self.found):
            foot.addWidget(act)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(rule())
        box.addWidget(self.pages, 1)
        box.addWidget(rule())
        box.addLayout(foot)

    def _connect(self) -> None:
        self.source.wanted_file.connect(self.read)
        self.source.wanted_text.connect(self.read_text)
        self.editor.wanted_document.connect(self._read_again)
        self.founding.ready.connect(self.found.setEnabled)
        self.founding.wanted_questions.connect(self._to_questions)

    def read(self, path: Path) -> None:
        """Read a plan document and show what it says."""

        def work(ledger: Ledger, tick: Tick) -> Read:
            tick(0, 3, "打开文件")
            opened = read_plan.opened(path)
            return self._understood(ledger, opened.document, opened.data, tick)

        self._start(f"读取 {path.name}", work, path)

    def read_text(self, text: str) -> None:
        """Read a pasted text and show what it says."""

        def work(ledger: Ledger, tick: Tick) -> Read:
            return self._understood(ledger, read_plan.pasted(text), b"", tick)

        self._start("读取粘贴的文字", work, None)

    def _read_again(self, document: Document) -> None:
        data = self.founding.data
        self._start("按指定的列重读", lambda ledger, tick: self._understood(ledger, document, data, tick), self._file)

    def _start(self, title: str, work: Callable[[Ledger, Tick], Read], path: Path | None) -> None:
        """Read in the worker, once the clerk lets the changes made so far go."""
        if not self._may_drop("重新读"):
            return
        self.source.refuse("")
        self._session.ask(title, work, lambda read: self._arrived(path, read), failed=self._refused)

    def _understood(self, ledger: Ledger, document: Document, data: bytes, tick: Tick) -> Read:
        """Read a document's items, gather the units a clerk may pick, and find the first marks, which take longest."""
        tick(1, 3, "认出事项")
        reading = read_plan.read(document)
        units = founding.found(reading, "", self._founder.known(ledger, reading.head)).units
        tick(2, 3, "对上原文")
        for item in reading.items[:1]:
            notice.where(document, reading, item)
        tick(3, 3, "对上原文")
        return Read(document, reading, units, data)

    def _may_drop(self, verb: str) -> bool:
        count = len(self.desk.draft.past)
        if not count:
            return True
        more = f"已改的 {count} 处还没有写进台账，{verb}后就没有了。"
        return say.ask(self, "放弃这次整理？", f"放弃，{verb}", more, refuse="回去接着改")

    def _arrived(self, path: Path | None, read: Read) -> None:
        self._file = path
        self.name.setText(read.document.name)
        self.desk.begin(read.document, read.reading, read.units)
        self.founding.begin(path, read.data)
        self._to(EDIT)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ClerkError):
            self.source.refuse(error.sentence)
            self._to(SOURCE)
        else:
            self._session.failed(error)

    def _to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for number, one in enumerate(self._steps):
            one.setProperty("role", "step-now" if number == page else "step")
            one.style().unpolish(one)
            one.style().polish(one)
        self.back.setVisible(page != SOURCE)
        self.next.setVisible(page == EDIT or (page == SOURCE and bool(self.desk.document.lines)))
        self.found.setVisible(page == FOUND)
        self.remark.setText("" if page == SOURCE else "还没有写入任何内容。")
        if page == EDIT:
            self.editor.enter()
        elif page == FOUND:
            self.founding.enter()

    def _back(self) -> None:
        self._to(self.pages.currentIndex() - 1)

    def _to_questions(self) -> None:
        self.editor.lists.setCurrentIndex(ASKED)
        self._to(EDIT)

    def _next(self) -> None:
        self.editor.form.settle()
        if not self.desk.reading.items:
            self.desk.refused.emit(NO_ITEMS)
            return
        if self.pages.currentIndex() == EDIT and (sentence := self.editor.form.owed()):
            self.desk.refused.emit(sentence)
            return
        self._to(self.pages.currentIndex() + 1)

    def _found(self) -> None:
        if self.founding.planned is not None:
            self.found.setEnabled(False)
            self._session.create(self.founding.planned, self._done)

    def _done(self) -> None:
        self.accept()

    def reject(self) -> None:
        """Leave, unless changes would be lost and the clerk goes back to them."""
        self.editor.form.settle()
        if self._may_drop("离开"):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Let Enter press nothing by itself: it settles a field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
