"""考核异议: what units object to in a fixed score, noted and answered."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from gui.forms.parts import field
from gui.forms.unit_box import let_type
from gui.plan.said import CHANGES
from gui.plan.weighed import Weighed
from gui.score.objection_rows import COLUMNS, Row
from gui.session import Session
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked
from model.records import Changes
from model.records.score import Objection, Scores
from model.work import objections
from model.work.ledger import Ledger
from model.work.objections import Ask, ObjectionPlan

HINT = "登记单位对定稿的异议；选中一条写答复。确要改分的，改好数据后另定一版。"
NEW = "登记新的异议"


class ObjectionsDialog(Weighed):
    """List the objections; note another, or answer the chosen one."""

    def __init__(self, parent: QWidget | None, session: Session, scores: Scores) -> None:
        super().__init__(parent, session, "考核异议…", HINT, (900, 560))
        self._names = {one.unit: one.name for one in scores.units}
        self._planned: ObjectionPlan | None = None
        self.table: ListTable[Row] = ListTable(COLUMNS)
        self.list = ListView(self.table)
        self.list.setAccessibleName("已登记的异议")
        self.list.nothing = "还没有异议"
        self.units = QComboBox()
        self.units.setAccessibleName("哪家提的；答复时不用选")
        let_type(self.units)
        for one in scores.units:
            self.units.addItem(one.name, one.unit)
        self.text = field("异议或答复的内容", hint="必填")
        self.who = field("谁提的、谁答复的", 180, hint="必填")
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.addRow("单位", self.units)
        form.addRow("内容", self.text)
        form.addRow("谁", self.who)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(form)
        self.said.setFixedHeight(70)
        self.body.addWidget(self.said)
        self.fresh = self.offer(NEW, self.list.clearSelection)
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._turn())
        self.units.activated.connect(self.wait)
        for edit in (self.text, self.who):
            edit.textEdited.connect(self.wait)
        self.check()
        self.load()

    def load(self) -> None:
        """List the objections as they are in the ledger."""
        self.session.ask("考核异议", _load, self.show_rows, quiet=True)

    def show_rows(self, found: tuple[Objection, ...]) -> None:
        """Show them."""
        self.table.show([Row(one, self._names.get(one.unit, one.unit)) for one in found])
        self._turn()

    def chosen(self) -> Objection | None:
        """Return the objection to be answered, None where another is noted."""
        places = picked(self.list)
        return self.table.row(places[0]).one if places else None

    def _turn(self) -> None:
        one = self.chosen()
        self.units.setEnabled(one is None)
        if one is not None:
            self.units.setCurrentIndex(max(self.units.findData(one.unit), 0))
        self.go.setText("保存答复" if one else "保存异议")
        self.fresh.setEnabled(one is not None)
        self.wait()

    def begin(self) -> None:
        """Forget the plan shown."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what is typed."""
        one = self.chosen()
        if not (self.text.text().strip() and self.who.text().strip()):
            self.said.say()
            return
        unit = str(self.units.currentData() or "")
        wanted = Ask(self.text.text(), self.who.text(), unit, 0, one.number if one else 0)
        self.weigh(lambda ledger, tick: objections.plan(ledger, wanted), self.show_plan)

    def show_plan(self, planned: ObjectionPlan) -> None:
        """Say what would be noted."""
        self._planned = planned
        self.said.say((CHANGES, (planned.says,)))
        self.check()

    def check(self) -> None:
        """Let it be saved once it can be."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act(
                "考核异议", lambda ledger, tick: objections.do(ledger, planned), self._on_done, self.refused
            )

    def _on_done(self, changes: Changes) -> None:
        self.remark.setText(f"已保存：{changes.title}")
        self.text.clear()
        self.load()


def _load(ledger: Ledger, tick: object) -> tuple[Objection, ...]:
    return objections.look(ledger)
