"""新建下年: which unfinished items go over, with a plan to be read now or without one; then next year's ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from gui import show
from gui.forms.parts import button, label
from gui.plan.said import CHANGES, LOOK
from gui.plan.ticks import TickTable, TickView
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.wizard.founder import Founder
from gui.wizard.wizard import Wizard
from model.records import Document, Finding, ItemView, Reading
from model.terms import Level
from model.work import next_year
from model.work.ledger import Ledger
from model.work.new_ledger import NewLedger
from model.work.next_year import NextPlan, Source

HINT = "单位、联系人、日历、亮灯和审核标准带过去；勾选的未办结事项结转，目标照旧，完成数重新报。本台账不会改动。"
COLUMNS: tuple[Column[ItemView], ...] = (
    Column("no", "序号", 52, lambda v: v.item.no, lambda v: v.item.order, CENTRE),
    Column("text", "实事内容", 360, lambda v: show.printed(v.item.text), stretch=True),
    Column("leads", "牵头单位", 130, lambda v: "、".join(map(show.printed, v.leads))),
    Column("state", "状态", 120, lambda v: v.state.word),
    Column("light", "年末进度", 100, lambda v: v.light_word),
)
"""The items that may be carried over."""


class NextDialog(Weighed):
    """Tick, choose, look; with a plan the wizard follows."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "新建下年…", HINT, (960, 600))
        self.planned: NextPlan | None = None
        self.items: TickTable[ItemView] = TickTable(COLUMNS, lambda view: view.item.id)
        self.list = TickView(self.items, "没有销号的事项")
        self.list.nothing = "没有未办结的事项，不用结转"
        self.count = label("", "soft")
        self.path = QLineEdit()
        self.path.setAccessibleName("新台账存到")
        self.with_plan, self.without = QRadioButton("接着读入新方案（推荐）"), QRadioButton("先不读方案，以后逐项增加")
        self.with_plan.setChecked(True)
        self._lay_out()
        self.leave = self.offer_close()
        self.go = self.offer("", self._go, "primary")
        self.items.turned.connect(self.wait)
        self.path.textChanged.connect(self.wait)
        self.with_plan.toggled.connect(self._turn)
        year = session.view.plan.year + 1 if session.view else 0
        if session.path is not None:
            self.path.setText(str(session.path.with_name(f"{year}年民生实事.shishi")))
        self.check()
        session.ask("未办结的事项", lambda ledger, tick: next_year.unfinished(ledger), self._show, failed=self.refused)

    def _lay_out(self) -> None:
        where, how, head = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(label("新台账存到"))
        where.addWidget(self.path, 1)
        where.addWidget(button("更改…", self._choose))
        how.setSpacing(16)
        how.addWidget(self.with_plan)
        how.addWidget(self.without)
        how.addStretch(1)
        head.addWidget(label("没有销号的事项：勾选的结转", "heading"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(button("全选", lambda: self.items.tick_shown(True), kind="link"))
        head.addWidget(button("全不选", lambda: self.items.tick_shown(False), kind="link"))
        for row in (where, how, head):
            self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.said.setFixedHeight(150)
        self.body.addWidget(self.said)

    def _show(self, views: tuple[ItemView, ...]) -> None:
        self.items.show(views)
        self.wait()

    def begin(self) -> None:
        """Forget what was weighed before."""
        self.planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the ledger without a plan: what is taken over is the same with one."""
        path, carry = self.target(), self.carry()
        self.weigh(lambda ledger, tick: next_year.plan(ledger, path, carry), self._weighed)

    def _weighed(self, planned: NextPlan) -> None:
        self.planned = planned
        notes = [one.sentence for one in planned.new.findings]
        left_out = next_year.NO_PLAN if self.with_plan.isChecked() else ""
        self.said.say((LOOK, notes), (CHANGES, [one for one in planned.sentences if one != left_out]))
        self.check()

    def _turn(self) -> None:
        if self.planned is not None:
            self._weighed(self.planned)
        self.check()

    def check(self) -> None:
        """Say how many are ticked, and what comes next."""
        self.count.setText(f"共 {len(self.items.rows)} 项，选了 {len(self.items.ticked())} 项")
        self.go.setText("下一步：选新方案" if self.with_plan.isChecked() else "建立下年台账")
        self.go.setEnabled(self.planned is not None)

    def carry(self) -> tuple[str, ...]:
        """Return the ids of the ticked items."""
        return tuple(view.item.id for view in self.items.ticked())

    def target(self) -> Path:
        """Return where the new ledger goes."""
        text = self.path.text().strip()
        return Path(text if text.endswith(".shishi") else f"{text}.shishi")

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "新台账存到", self.path.text(), "民生实事台账 (*.shishi)")
        if name:
            self.path.setText(name)

    def _go(self) -> None:
        if self.planned is None:
            return
        if self.without.isChecked():
            self.go.setEnabled(False)
            self.session.create(self.planned.new, self.accept)
            return
        wizard = Wizard(self.parentWidget(), self.session, following(self.planned, self.carry()))
        wizard.setWindowState(Qt.WindowState.WindowMaximized)
        self.accept()
        wizard.open()


def following(planned: NextPlan, carry: tuple[str, ...]) -> Founder:
    """Return what the wizard founds: next year's ledger, its units looked up in this one, these items carried."""

    def plan(
        ledger: Ledger, path: Path, reading: Reading, office: str, schedule: str, document: Document, data: bytes
    ) -> NewLedger:
        made = next_year.plan(ledger, path, carry, Source(reading, document, data), office, schedule)
        told = tuple(Finding(Level.NOTE, sentence) for sentence in made.sentences)
        return replace(made.new, findings=(*made.new.findings, *told))

    new = planned.new
    return Founder("新建下年台账", next_year.units, plan, str(new.path), new.plan.office)
