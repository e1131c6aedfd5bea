"""封存本期: all that stands open is listed first; a reason where one is needed; then the round stays as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from gui.forms.day_field import DayField
from gui.forms.parts import label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from model import clock
from model.records import Changes
from model.work import close_period
from model.work.close_period import Ask, ClosePlan

HINT = "公布以前封存：本期的数、亮灯、文字照现在的样子定下，通报、领导一页、上报表都照它出；以后要改，须经批准重开。"


class CloseDialog(Weighed):
    """Close the round on screen."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "封存本期…", HINT, (820, 520))
        self._planned: ClosePlan | None = None
        self.does = label("", "fact", wrap=True)
        self.day = DayField("封存日期")
        self.day.show_day(clock.today())
        self.why = label("还有冲突、或一行没报也要封存的，写明理由（随封存留存）")
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("仍要封存的理由")
        self.reason.setFixedHeight(56)
        self.reason.setTabChangesFocus(True)
        self.reason.setPlaceholderText("例如：领导要求今日公布，冲突 1 处按暂用数，核定后另行说明")
        self._lay_out()
        self.offer_close()
        self.go = self.offer("封存", self._go, "primary", "lock")
        self.reason.textChanged.connect(self.wait)
        self.day.changed.connect(self.wait)
        self.check()
        self.ask()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label("封存日期", "soft"))
        row.addWidget(self.day)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.does)
        self.body.addWidget(label("封存前请看", "heading"))
        self.body.addWidget(self.said, 1)
        for one in (self.why, self.reason):
            one.hide()
            self.body.addWidget(one)

    def wanted(self) -> Ask:
        """Return what the dialog asks for by now."""
        reason = "" if self.reason.isHidden() else self.reason.toPlainText()
        return Ask(self.session.period, reason, self.day.day())

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Look what stands open."""
        wanted = self.wanted()
        if not self.day.valid:
            self.said.say((FORBIDS, (self.day.said,)))
        else:
            self.weigh(lambda ledger, tick: close_period.plan(ledger, wanted), self.show_plan)

    def show_plan(self, planned: ClosePlan) -> None:
        """Say what it would do and what stands open."""
        self._planned = planned
        self.does.setText(planned.says)
        self.said.say((LOOK, tuple(one.told for one in planned.open)))
        for one in (self.why, self.reason):
            one.setVisible(any(point.needs_reason for point in planned.open))
        if not planned.open:
            self.said.say((CHANGES, ("没有未办的：该报的都报了，没有待确认、冲突和隔离。",)))
        self.check()

    def check(self) -> None:
        """Let it be closed once nothing lacks its reason."""
        planned = self._planned
        self.go.setEnabled(planned is not None and not planned.needs_reason)
        self.remark.setText("要先写明理由才能封存。" if planned and planned.needs_reason else "")

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("封存本期", lambda ledger, tick: close_period.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
