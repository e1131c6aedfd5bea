"""立督办单: from the chosen line that is behind, all filled in, or typed by hand; said before it is filed."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from gui import show
from gui.forms.day_field import DayField
from gui.forms.parts import field, label
from gui.forms.unit_box import let_type
from gui.forms.unit_picker import UnitPicker
from gui.plan.said import CHANGES, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from model import clock
from model.records import Changes
from model.records.slips import SlipDraft
from model.rules import slip_draft
from model.terms_slip import SLIP_SOURCES
from model.work import new_slip
from model.work.new_slip import Ask, NewSlipPlan

HINT = "按滞后立项的，数、应完成、差距和原因取自本期公布的数，可以改。编号不写由程序按年往下编，不会重号。"


class NewSlipDialog(Weighed):
    """File a slip; `line` (26-2): from its figures in the round on screen, "" by hand."""

    def __init__(self, parent: QWidget | None, session: Session, line: str = "") -> None:
        super().__init__(parent, session, "立督办单", HINT, (860, 690))
        self._line = line
        self._planned: NewSlipPlan | None = None
        self.title, self.wish = field("督办事项", hint="必填"), field("领导批示", hint="可不写")
        self.prefix, self.number = field("字号", 110, hint="照旧"), field("几号", 90, hint="自动往下编")
        self.source, self.lead, self.co = QComboBox(), QComboBox(), UnitPicker()
        self.content, self.demand = QPlainTextEdit(), QPlainTextEdit(slip_draft.DEMAND)
        self.day, self.due = DayField("立项日期"), DayField("办结时限")
        self._lay_out()
        self.offer_close()
        self.go = self.offer("立项", self._go, "primary")
        self.go.setEnabled(False)
        self._connect()
        if line:
            period = session.period
            session.ask(
                "立督办单",
                lambda ledger, tick: new_slip.draft(ledger, period, line),
                self.show_draft,
                quiet=True,
                failed=self.refused,
            )

    def _lay_out(self) -> None:
        units = [one.unit for one in self.session.view.units] if self.session.view else []
        self.source.setEditable(True)
        self.source.addItems(SLIP_SOURCES)
        self.source.setCurrentText(SLIP_SOURCES[1])
        let_type(self.lead)
        self.lead.addItem("", "")
        for one in units:
            self.lead.addItem(one.short, one.id)
        self.co.offer(units)
        self.day.show_day(clock.today())
        self.due.show_day(clock.today() + datetime.timedelta(days=slip_draft.DAYS))
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(5)
        numbered = QWidget()
        beside = QHBoxLayout(numbered)
        beside.setContentsMargins(0, 0, 0, 0)
        for part in (self.prefix, label("几号"), self.number):
            beside.addWidget(part)
        beside.addStretch(1)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("督办事项", self.title), ("事项来源", self.source), ("督办内容", self.content), ("领导批示", self.wish),
            ("办理要求", self.demand), ("牵头单位", self.lead), ("配合单位", self.co), ("立项日期", self.day),
            ("办结时限", self.due), ("字号", numbered),
        )  # fmt: skip
        for name, widget in rows:
            if widget is not numbered:
                widget.setAccessibleName(name)
            form.addRow(name, widget)
        for text, height in ((self.content, 76), (self.demand, 54)):
            text.setFixedHeight(height)
            text.setTabChangesFocus(True)
        self.body.addLayout(form)
        self.said.setFixedHeight(108)
        self.body.addWidget(self.said)

    def _connect(self) -> None:
        edits: tuple[QLineEdit, ...] = (self.title, self.wish, self.prefix, self.number)
        for edit in edits:
            edit.textChanged.connect(self.wait)
        for text in (self.content, self.demand):
            text.textChanged.connect(self.wait)
        for day in (self.day, self.due):
            day.changed.connect(self.wait)
        self.source.currentTextChanged.connect(self.wait)
        self.lead.currentIndexChanged.connect(self.wait)
        self.co.changed.connect(self.wait)

    def show_draft(self, made: SlipDraft) -> None:
        """Fill in what the figures say."""
        self.title.setText(made.title)
        self.source.setCurrentText(made.source)
        self.content.setPlainText(made.content)
        self.demand.setPlainText(made.demand)
        self.lead.setCurrentIndex(max(self.lead.findData(made.lead), 0))
        self.co.set_names(made.co)
        self.heading.setText(show.printed(f"立督办单　{made.line}"))
        self.wait()

    def wanted(self) -> Ask:
        """Return the slip as filled in."""
        return Ask(
            self._line,
            self.session.period if self._line else "",
            self.source.currentText(),
            self.title.text(),
            self.content.toPlainText(),
            self.demand.toPlainText(),
            self.wish.text(),
            str(self.lead.currentData() or ""),
            self.co.names(),
            self.due.day(),
            self.day.day(),
            number=_number(self.number.text().strip()),
            prefix=self.prefix.text(),
        )

    def begin(self) -> None:
        """Forget the plan shown."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what is filled in."""
        if self.day.valid and self.due.valid:
            ask = self.wanted()
            self.weigh(lambda ledger, tick: new_slip.plan(ledger, ask), self.show_plan)

    def show_plan(self, planned: NewSlipPlan) -> None:
        """Say what would be filed."""
        if planned.ask == self.wanted():
            self._planned = planned
            self.said.say((CHANGES, (planned.says,)), (LOOK, planned.notes))
            self.check()

    def check(self) -> None:
        """Let it be filed once it was read."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act("立督办单", lambda ledger, tick: new_slip.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()


def _number(text: str) -> int:
    """Return the number typed, 0 for none and -1 for what is none."""
    if not text:
        return 0
    return (int(text) or -1) if text.isdecimal() else -1
