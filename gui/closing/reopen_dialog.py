"""重开: a closed round taken up again, with the reason and by whose word; what changes by it is listed first."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from gui.forms.day_field import DayField
from gui.forms.parts import label
from gui.plan.said import CHANGES, FOLLOWS, FORBIDS
from gui.plan.weighed import Weighed
from gui.session import Session
from model import clock
from model.records import Changes
from model.work import reopen_period
from model.work.reopen_period import Ask, ReopenPlan

HINT = "已封存的要改，须经批准。重开以后本期显示现在的数，直到再次封存；原来封存的照留，随时可看。"


class ReopenDialog(Weighed):
    """Take the round on screen up again."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "重开本期…", HINT, (780, 460))
        self._planned: ReopenPlan | None = None
        self.reason, self.approver = QLineEdit(), QLineEdit()
        self.day = DayField("重开日期")
        self.day.show_day(clock.today())
        self._lay_out()
        self.offer_close()
        self.go = self.offer("重开", self._go, "danger")
        for field in (self.reason, self.approver):
            field.textEdited.connect(self.wait)
        self.day.changed.connect(self.wait)
        self.check()
        self.reason.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        fields = (
            ("理由", self.reason, "必填，如 市住建局报数有误，已书面说明"),
            ("批准人", self.approver, "必填，如 王副秘书长"),
        )
        for row, (name, field, hint) in enumerate(fields):
            field.setAccessibleName(f"重开{name}" if name == "理由" else name)
            field.setPlaceholderText(hint)
            grid.addWidget(label(name, "soft"), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(label("重开日期", "soft"), 2, 0)
        grid.addWidget(self.day, 2, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(label("重开后", "heading"))
        self.body.addWidget(self.said, 1)

    def wanted(self) -> Ask:
        """Return what the dialog asks for by now."""
        return Ask(self.session.period, self.reason.text(), self.approver.text(), self.day.day())

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Look what would change; before both fields are typed nothing is missing yet."""
        wanted = self.wanted()
        if not self.day.valid:
            self.said.say((FORBIDS, (self.day.said,)))
        elif wanted.reason.strip() and wanted.approver.strip():
            self.weigh(lambda ledger, tick: reopen_period.plan(ledger, wanted), self.show_plan)
        else:
            self.said.say()

    def show_plan(self, planned: ReopenPlan) -> None:
        """Say what it would do."""
        self._planned = planned
        self.said.say((CHANGES, (planned.says,)), (FOLLOWS, planned.notes))
        self.check()

    def check(self) -> None:
        """Let it be done once it can be."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("重开", lambda ledger, tick: reopen_period.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
