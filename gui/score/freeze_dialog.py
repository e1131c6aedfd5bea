"""定稿: fix the year's score as a version; what is open, and why there is another version, must be said."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QWidget

from gui.forms.parts import field, label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from model.records import Changes
from model.work import scores
from model.work.scores import FreezePlan

HINT = "定稿后得分不再变，以后随时可从台账重算核对；要更正只能另定一版，写明理由，原来的留着。"


class FreezeDialog(Weighed):
    """Fix the scores as of a round."""

    def __init__(self, parent: QWidget | None, session: Session, period: str) -> None:
        super().__init__(parent, session, "考核评价定稿…", HINT, (760, 460))
        self._period = period
        self._planned: FreezePlan | None = None
        self.reason = field("更正的理由", hint="再定一版时必填")
        self.despite = field("未定先定的理由", hint="还有未定的分数仍要定稿时必填")
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.addRow("更正的理由", self.reason)
        form.addRow("未定先定的理由", self.despite)
        self.body.addLayout(form)
        self.body.addWidget(label("定稿前请看", "heading"))
        self.body.addWidget(self.said, 1)
        self.offer_close()
        self.go = self.offer("定稿", self._go, "primary")
        for edit in (self.reason, self.despite):
            edit.textEdited.connect(self.wait)
        self.check()
        self.ask()

    def begin(self) -> None:
        """Forget the plan shown."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Compute the version and say what it is."""
        reason, despite = self.reason.text(), self.despite.text()
        self.weigh(lambda ledger, tick: scores.plan(ledger, self._period, reason, despite, tick), self.show_plan)

    def show_plan(self, planned: FreezePlan) -> None:
        """Say what would be fixed, and what forbids it."""
        self._planned = planned
        self.said.say((FORBIDS, planned.stops), (LOOK, planned.notes), (CHANGES, (planned.says,)))
        self.check()

    def check(self) -> None:
        """Let it be fixed where nothing forbids it."""
        self.go.setEnabled(self._planned is not None and not self._planned.stops)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act(
                "考核评价定稿", lambda ledger, tick: scores.do(ledger, planned), self._on_done, self.refused
            )

    def _on_done(self, changes: Changes) -> None:
        self.accept()
