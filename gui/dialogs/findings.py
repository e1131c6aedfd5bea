"""A list of findings: how much each weighs, where it stands, what it says and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gui import palette, show
from gui.dialogs.frame import Frame
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Changes, Finding
from model.rules import fold
from model.terms import Level
from model.work import decide

COLOURS = {Level.ERROR: palette.RED, Level.WARNING: palette.AMBER, Level.NOTE: palette.SOFT}
WEIGHT = (Level.ERROR, Level.WARNING, Level.NOTE)

COLUMNS: tuple[Column[Finding], ...] = (
    Column(
        "level",
        "轻重",
        56,
        lambda f: f.level.word,
        lambda f: WEIGHT.index(f.level),
        CENTRE,
        colour=lambda f: COLOURS[f.level],
    ),
    Column("sentence", "说明", 420, lambda f: show.printed(f.sentence), stretch=True),
    Column("place", "位置", 220, lambda f: place(f.file, f.sheet, f.cell)),
)


def place(file: str, sheet: str, cell: str) -> str:
    """Write where something stands: file, sheet, cell; what is not known is left out."""
    return "　".join(part for part in (Path(file).name if file else "", sheet, cell) if part)


class FindingsView(ListView):
    """Show findings, the weightiest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.findings: ListTable[Finding] = ListTable(COLUMNS)
        super().__init__(self.findings, parent)
        self._groups: tuple[tuple[Finding, tuple[Finding, ...]], ...] = ()
        self.setAccessibleName("说明清单")

    def show_findings(self, findings: tuple[Finding, ...], *, folded: bool = True) -> None:
        """List findings, those that say the same told once, or all one by one."""
        groups = fold.groups(findings) if folded else tuple((one, (one,)) for one in findings)
        self._groups = groups
        self.findings.show(sorted((told for told, _ in groups), key=lambda one: WEIGHT.index(one.level)))

    def many(self, one: Finding) -> int:
        """Return how many findings a row tells of."""
        return next((len(some) for told, some in self._groups if told is one), 1)


class RemarksDialog(Frame):
    """Show what 审核 and the counties' sums leave to be asked; what has a reason can be explained here."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        hint = "这些不改变已收的数。有理由的写上说明：说明留在台账里，并写进上报表。"
        super().__init__(parent, "核对提醒", hint, (860, 500))
        self._session = session
        self.view = FindingsView()
        self.view.nothing = "本期没有要提醒的"
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("选中一条提醒，写明原因（如“市教育局电话说明：确系核减”）")
        self.reason.setAccessibleName("说明理由")
        self.each = QCheckBox("逐条列出")
        self.each.setToolTip("说的是同一件事的合成一行；要逐条写说明时勾上")
        self.each.toggled.connect(lambda _: self._list())
        self.body.addWidget(self.each, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.reason)
        self.offer_close("关闭")
        self.go = self.offer("已说明", self._go, "primary")
        self.go.setDefault(True)
        self.reason.textChanged.connect(lambda _: self.check())
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self.check())
        session.viewed.connect(self._list)
        self._list()

    def current(self) -> Finding | None:
        """Return the finding under the cursor."""
        index = self.view.currentIndex()
        return self.view.findings.row(index) if index.isValid() else None

    def check(self) -> None:
        """Let a warning be explained once it is chosen and the reason stands."""
        one = self.current()
        several = self.view.many(one) if one else 0
        self.go.setEnabled(bool(one and one.key and not one.reason and several == 1 and self.reason.text().strip()))
        self._count(several if one and one.key else 0)

    def _count(self, several: int) -> None:
        """Count what is listed; a row of several is explained one by one."""
        findings = self._session.view.findings if self._session.view else ()
        rows = len(self.view.findings.rows)
        folded = f"，合成 {rows} 行" if rows < len(findings) else ""
        hint = f"。这一行是 {several} 条合成的，要写说明请勾“逐条列出”" if several > 1 else ""
        self.remark.setText(f"共 {len(findings)} 条{folded}{hint}" if findings else "")

    def _list(self, *_: object) -> None:
        view = self._session.view
        if view is not None:
            self.view.show_findings(view.findings, folded=not self.each.isChecked())
            self.check()

    def _go(self) -> None:
        one = self.current()
        if one is not None and one.key is not None:
            key, reason = str(one.key), self.reason.text().strip()
            self.go.setEnabled(False)
            self._session.act(
                "说明", lambda ledger, tick: decide.explain(ledger, key, reason), self._on_done, self._failed
            )

    def _on_done(self, changes: Changes) -> None:
        self.reason.clear()
        self.remark.setText(f"已保存：{changes.title}")

    def _failed(self, error: Exception) -> None:
        self.check()
        self._session.failed(error)
