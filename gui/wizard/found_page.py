"""The last step: whose ledger it is, where it goes and what it would hold; only the last button writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui import show
from gui.dialogs.findings import FindingsView
from gui.forms.parts import Banner, button, label
from gui.session import Session
from gui.wizard.desk import Desk
from gui.wizard.founder import ANEW, Founder
from model.rules import han, schedule
from model.work import new_ledger

SCHEDULES = (("暂不定序时（先不亮灯，以后逐项定）", new_ledger.NO_SCHEDULE), ("数量指标按月均分", schedule.MONTHLY))
YEARS = range(1990, 2100)
NO_OFFICE = "请写“台账归属”：这本台账是哪家单位的。发出的表上印这个名称。"
NOTHING, MISSING = "没有要提醒的", "补上缺的，就能核对"
WAITING = "还有 {} 个问题没有答。可以先建立台账：这些行和方案原文一起存在台账里，不算事项，不会丢。"
HEAD = (("title", "方案标题"), ("year", "年份"), ("doc_no", "文号"), ("issuer", "发文机关"))


class FoundPage(QWidget):
    """Ask for what a ledger needs, and show it before it is written; `ready` says whether it can be."""

    ready = Signal(bool)
    wanted_questions = Signal()

    def __init__(self, session: Session, desk: Desk, founder: Founder = ANEW) -> None:
        super().__init__()
        self._session, self._desk, self._founder = session, desk, founder
        self.planned: new_ledger.NewLedger | None = None
        self.data = b""
        self.head = {name: QLineEdit() for name, _ in HEAD}
        self.office, self.path = QLineEdit(), QLineEdit()
        self.schedule = QComboBox()
        for word, value in SCHEDULES:
            self.schedule.addItem(word, value)
        self.bad, self.waiting, self.summary = Banner("danger"), Banner("warning"), Banner("note")
        self.waiting.offer("回去回答", self.wanted_questions.emit)
        self.findings = FindingsView()
        self._lay_out()
        for name, field in self.head.items():
            field.editingFinished.connect(lambda name=name: self._take(name))
        for field in (self.office, self.path):
            field.editingFinished.connect(self.plan)
        self.schedule.activated.connect(self.plan)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        names = {**{self.head[name]: word for name, word in HEAD}, self.office: "台账归属", self.path: "保存到"}
        for widget, word in (*names.items(), (self.schedule, "序时")):
            widget.setAccessibleName(word)
        self.office.setPlaceholderText("发文机关，或本单位名称")
        places: tuple[tuple[int, int, int, QWidget], ...] = (
            (0, 0, 3, self.head["title"]),
            (0, 4, 1, self.head["year"]),
            (1, 0, 1, self.head["doc_no"]),
            (1, 2, 1, self.head["issuer"]),
            (2, 0, 1, self.office),
            (2, 2, 1, self.schedule),
        )
        for row, column, span, field in places:
            grid.addWidget(label(field.accessibleName(), "soft"), row, column)
            grid.addWidget(field, row, column + 1, 1, span)
        self.head["year"].setMaximumWidth(90)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.path, 1)
        where.addWidget(button("更改…", self._choose_path))
        grid.addWidget(label("保存到", "soft"), 3, 0)
        grid.addLayout(where, 3, 1, 1, 5)
        for column, share in ((1, 3), (3, 3), (5, 1)):
            grid.setColumnStretch(column, share)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 12)
        box.setSpacing(10)
        box.addLayout(grid)
        for one in (self.bad, self.summary, self.waiting):
            box.addWidget(one)
        box.addWidget(label("建立以前请看一看", "heading"))
        box.addWidget(self.findings, 1)

    def begin(self, source: Path | None, data: bytes) -> None:
        """Take another document: whose ledger it is and where it goes are guessed from it."""
        self.data = data
        head = self._desk.reading.head
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = source.parent if source else Path(documents)
        self.path.setText(self._founder.path or str(folder / f"{head.year or ''}年民生实事.shishi"))
        self.office.setText(han.fold(self._founder.office or head.issuer))

    def enter(self) -> None:
        """Show the plan's head as it is by now, and what the ledger would hold."""
        self._show_head()
        count = len(self._desk.reading.questions)
        self.waiting.say(WAITING.format(count) if count else "")
        self.plan()

    def _show_head(self) -> None:
        head = self._desk.reading.head
        for name, field in self.head.items():
            field.setText(show.printed(str(getattr(head, name) or "")))
            field.setCursorPosition(0)

    def _take(self, name: str) -> None:
        """Take one word of the plan's head as typed; a year that is none is told and not taken."""
        head = self._desk.reading.head
        old = str(getattr(head, name) or "")
        typed: Any = show.as_printed(old, self.head[name].text().strip())
        if typed == old:
            return
        if name == "year":
            digits = han.fold(typed).removesuffix("年")
            if not digits.isdecimal() or int(digits) not in YEARS:
                self._refuse(f"“{typed}”不是年份。请写四位数字，如 2021。")
                return
            typed = int(digits)
            self.path.setText(self.path.text().replace(f"{old}年民生实事", f"{typed}年民生实事"))
        made = replace(head, **{name: typed})
        word = dict(HEAD)[name]
        self._desk.act(f"改{word}", lambda: replace(self._desk.reading, head=made))
        self.enter()

    def _choose_path(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "台账保存到", self.path.text(), "民生实事台账 (*.shishi)")
        if name:
            self.path.setText(name)
            self.plan()

    def target(self) -> Path:
        """Return where the ledger is to be written."""
        text = self.path.text().strip()
        return Path(text if text.endswith(".shishi") else f"{text}.shishi")

    def plan(self) -> None:
        """Work out the ledger anew; nothing is written."""
        path, office, preset = self.target(), self.office.text().strip(), str(self.schedule.currentData())
        reading, document, data = self._desk.reading, self._desk.document, self.data
        self.planned = None
        self.ready.emit(False)
        if not office:
            self._refuse(NO_OFFICE)
            return
        self._session.ask(
            "核对方案",
            lambda ledger, tick: self._founder.plan(ledger, path, reading, office, preset, document, data),
            self._show,
            quiet=True,
            replaces="found",
            failed=self._failed,
        )

    def _show(self, planned: new_ledger.NewLedger) -> None:
        self.planned = planned
        self.bad.say("")
        self.findings.nothing = NOTHING
        self.findings.show_findings(planned.findings)
        targets = sum(line.target is not None for line in planned.lines)
        self.summary.say(
            f"将建立：实事 {len(planned.items)} 项，指标 {targets} 个，节点 {len(planned.lines) - targets} 个，"
            f"单位 {len(planned.units)} 家；第一期 {planned.rounds[0].name}。点“建立台账”才写入。"
        )
        self.ready.emit(bool(planned.items))

    def _failed(self, error: Exception) -> None:
        sentence = getattr(error, "sentence", "")
        self._refuse(sentence)
        if not sentence:
            self._session.failed(error)

    def _refuse(self, sentence: str) -> None:
        self.planned = None
        self.bad.say(sentence)
        self.summary.say("")
        self.findings.nothing = MISSING
        self.findings.show_findings(())
        self.ready.emit(False)
