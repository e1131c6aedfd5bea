"""并入: one unit's duties go over to another from a round on; what goes over is said first, then kept as one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from gui.forms.unit_box import let_type
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.plan.when import RoundChoice
from gui.session import Session
from model.records import Changes, Unit
from model.work import merge_units
from model.work.change_units import UnitsPlan

HINT = "从选定的一期起，由并入后的单位牵头、承担；以前各期的表、数和亮灯都不变。旧名称的表照样收。可以撤销。"
CHOOSE = "（请选单位）"


class MergeDialog(Weighed):
    """Choose the successor and the round, read what goes over, confirm."""

    def __init__(self, parent: QWidget | None, session: Session, units: Sequence[Unit], unit: Unit) -> None:
        super().__init__(parent, session, f"“{unit.short}”并入别的单位", HINT, (720, 420))
        self._unit = unit
        self._planned: UnitsPlan | None = None
        self.into, self.since = QComboBox(), RoundChoice()
        let_type(self.into)
        self.into.setAccessibleName("并入哪家单位")
        self.into.addItem(CHOOSE, "")
        for one in units:
            if one.id != unit.id and not one.successor:
                self.into.addItem(one.short, one.id)
        view = session.view
        if view is not None:
            self.since.offer(view.rounds, view.round.period)
        form = QFormLayout()
        form.addRow("并入", self.into)
        form.addRow("从哪一期起", self.since)
        self.body.addLayout(form)
        self.body.addWidget(self.said, 1)
        self.offer_close()
        self.go = self.offer("并入", self._go, "primary")
        self.into.currentIndexChanged.connect(self.wait)
        self.since.currentIndexChanged.connect(self.wait)
        self.check()

    def wanted(self) -> tuple[str, str]:
        """Return the successor's id, "" for none yet, and the round."""
        return str(self.into.currentData() or ""), self.since.period()

    def begin(self) -> None:
        """Forget what was said."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the merger chosen."""
        into, period = wanted = self.wanted()
        if not into:
            self.said.put(())
            return
        unit = self._unit.id
        self.weigh(lambda ledger, tick: (wanted, merge_units.plan(ledger, unit, into, period)), self.show_plan)

    def show_plan(self, answer: tuple[tuple[str, str], UnitsPlan]) -> None:
        """Say what goes over, or why it cannot be."""
        wanted, planned = answer
        if wanted != self.wanted():
            return
        self._planned = planned
        changes = () if planned.problems else planned.says
        self.said.say((FORBIDS, planned.problems), (LOOK, planned.notes), (CHANGES, changes))
        self.check()

    def check(self) -> None:
        """Let it be done once it was read and nothing forbids it."""
        ready = self._planned is not None and self._planned.ready
        self.go.setEnabled(ready)
        self.go.setText(f"并入“{self.into.currentText()}”" if ready else "并入")

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("并入", lambda ledger, tick: merge_units.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
