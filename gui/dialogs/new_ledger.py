"""新建台账: choose a plan, look at what was read, say whose ledger it is; nothing is written before the last button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QLineEdit, QTabWidget, QWidget

from gui import show
from gui.dialogs.findings import FindingsView
from gui.dialogs.frame import Frame
from gui.forms.parts import Banner, button, label
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Note, Reading, ReadItem
from model.rules import han, schedule
from model.work import new_ledger, read_plan

ITEMS: tuple[Column[ReadItem], ...] = (
    Column("no", "序号", 48, lambda r: r.no, lambda r: r.line, CENTRE),
    Column("text", "实事内容", 300, lambda r: show.printed(r.text), stretch=True),
    Column("metrics", "指标", 170, lambda r: _metrics(r)),
    Column("milestones", "节点", 130, lambda r: show.printed("\n".join(r.milestones))),
    Column("leads", "牵头单位", 100, lambda r: show.printed("、".join(r.leads))),
    Column("co", "共同责任单位", 150, lambda r: show.printed("、".join(r.co))),
)
NOTES: tuple[Column[Note], ...] = (
    Column("line", "行号", 56, lambda n: str(n.line), lambda n: n.line, CENTRE),
    Column("text", "原文", 440, lambda n: show.printed(n.text), stretch=True),
    Column("why", "为什么", 300, lambda n: show.printed(n.why)),
)
SCHEDULES = (("暂不定序时（先不亮灯，以后逐项定）", new_ledger.NO_SCHEDULE), ("数量指标按月均分", schedule.MONTHLY))


class NewLedgerDialog(Frame):
    """Read a plan, show it, and found the ledger."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(
            parent,
            "新建台账",
            "选一份分解落实方案（Word、Excel、网页、PDF、文本都行），核对后再建立台账。点“建立台账”以前什么都不写。",
        )
        self._session = session
        self._reading: Reading | None = None
        self._planned: new_ledger.NewLedger | None = None
        self._fields()
        self._note = Banner("note")
        self.body.addWidget(self._note)
        self._items: ListTable[ReadItem] = ListTable(ITEMS)
        self._questions: ListTable[Note] = ListTable(NOTES)
        self._skipped: ListTable[Note] = ListTable(NOTES)
        self._findings = FindingsView()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for table in (self._items, self._questions, self._skipped):
            self.tabs.addTab(ListView(table), "")
        self.tabs.addTab(self._findings, "")
        self.body.addWidget(self.tabs, 1)
        self._name_tabs()
        self.offer_close()
        self.found = self.offer("建立台账", self._found, "primary")
        self.found.setDefault(True)
        self.found.setEnabled(False)

    def _fields(self) -> None:
        self.plan = QLineEdit()
        self.plan.setReadOnly(True)
        self.plan.setPlaceholderText("还没有选方案")
        self.office = QLineEdit()
        self.office.setPlaceholderText("发文机关，或本单位名称")
        self.schedule = QComboBox()
        for word, value in SCHEDULES:
            self.schedule.addItem(word, value)
        self.path = QLineEdit()
        self.path.setPlaceholderText("台账保存到")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(label("方案文件"), 0, 0)
        grid.addWidget(self.plan, 0, 1)
        grid.addWidget(button("选择方案…", self._choose, icon="open"), 0, 2)
        grid.addWidget(label("保存到"), 0, 3)
        grid.addWidget(self.path, 0, 4)
        grid.addWidget(button("更改…", self._choose_path), 0, 5)
        grid.addWidget(label("台账归属"), 1, 0)
        grid.addWidget(self.office, 1, 1, 1, 2)
        grid.addWidget(label("序时"), 1, 3)
        grid.addWidget(self.schedule, 1, 4, 1, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(4, 3)
        self.body.addLayout(grid)
        self.office.editingFinished.connect(self._plan_again)
        self.path.editingFinished.connect(self._plan_again)
        self.schedule.activated.connect(self._plan_again)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "选择分解落实方案", "", "方案文件 (*.txt *.docx *.xlsx *.xls *.htm *.html *.pdf);;所有文件 (*)"
        )
        if name:
            self.read(Path(name))

    def _choose_path(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "台账保存到", self.path.text(), "民生实事台账 (*.shishi)")
        if name:
            self.path.setText(name)
            self._plan_again()

    def read(self, path: Path) -> None:
        """Read a plan document and show what it says."""
        self.plan.setText(str(path))
        self._session.ask(
            f"读取 {path.name}", lambda ledger, tick: read_plan.plan(path), lambda r: self._arrived(path, r)
        )

    def _arrived(self, path: Path, reading: Reading) -> None:
        self._reading = reading
        self.office.setText(self.office.text() or han.fold(reading.head.issuer))
        self.path.setText(str(path.parent / f"{reading.head.year or ''}年民生实事.shishi"))
        self._items.show(reading.items)
        self._questions.show(reading.questions)
        self._skipped.show(reading.skipped)
        self._plan_again()

    def _plan_again(self) -> None:
        reading = self._reading
        if reading is None:
            return
        path, office, preset = self.target(), self.office.text().strip(), str(self.schedule.currentData())
        self.found.setEnabled(False)
        self._session.ask(
            "核对方案",
            lambda ledger, tick: new_ledger.plan(path, reading, office, preset),
            self._show,
            quiet=True,
            failed=self._refused,
        )

    def target(self) -> Path:
        """Return where the ledger is to be written."""
        text = self.path.text().strip()
        return Path(text if text.endswith(".shishi") else f"{text}.shishi")

    def _show(self, planned: new_ledger.NewLedger) -> None:
        self._planned = planned
        self._findings.show_findings(planned.findings)
        self._name_tabs()
        targets = sum(line.target is not None for line in planned.lines)
        self._note.say(
            f"《{show.printed(planned.plan.title)}》　{show.printed(planned.plan.doc_no)}　{planned.plan.year}年\n"
            f"实事 {len(planned.items)} 项，指标 {targets} 个，节点 {len(planned.lines) - targets} 个，"
            f"单位 {len(planned.units)} 家，第一期 {planned.rounds[0].name}。"
        )
        self.remark.setText("")
        self.found.setEnabled(True)

    def _refused(self, error: Exception) -> None:
        self._planned = None
        sentence = getattr(error, "sentence", "")
        self.remark.setText(sentence)
        if not sentence:
            self._session.failed(error)

    def _name_tabs(self) -> None:
        counts = (
            ("实事项目", len(self._items.rows)),
            ("要问", len(self._questions.rows)),
            ("没有采用的行", len(self._skipped.rows)),
            ("单位和分解提示", len(self._findings.findings.rows)),
        )
        for number, (word, count) in enumerate(counts):
            self.tabs.setTabText(number, f"{word} {count}" if self._reading else word)

    def _found(self) -> None:
        if self._planned is not None:
            self.found.setEnabled(False)
            self._session.create(self._planned, self.accept)


def _metrics(item: ReadItem) -> str:
    lines = (
        f"{m.name} {m.op.word if m.op.word != '=' else ''}{show.number(m.printed)}{m.printed_unit}"
        for m in item.metrics
    )
    return show.printed("\n".join(lines))
