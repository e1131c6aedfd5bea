"""年度归档: what is still open, where the zip goes; with conflicts or questions a reason must be written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from gui.dialogs.frame import open_place
from gui.forms.parts import Banner, button, label
from gui.plan.said import CHANGES, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from model.work import archive
from model.work.archive import ArchivePlan, Ask, Done
from model.work.ledger import Ledger
from model.work.progress import Tick

HINT = (
    "全年的台账、收到的原件、佐证附件、各期上报表和归档清单打成一个压缩包；归档后台账只能查看、导出和打印。"
    "随时可以按名字撤销归档。"
)


class ArchiveDialog(Weighed):
    """Look, choose a place, give a reason where one is asked for, archive."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "年度归档…", HINT, (860, 560))
        self.planned: ArchivePlan | None = None
        self.archived: Done | None = None
        self.path = QLineEdit()
        self.path.setAccessibleName("归档包存到")
        self.path.textChanged.connect(lambda _: self.check())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("归档包存到"))
        row.addWidget(self.path, 1)
        self.change = button("更改…", self._choose)
        row.addWidget(self.change)
        self.state = Banner("note")
        self.blocked = Banner("danger")
        self.made = Banner("ok").offer("打开所在文件夹", self._open)
        self.why = label("仍要归档，理由（记入台账）")
        self.despite = QPlainTextEdit()
        self.despite.setFixedHeight(56)
        self.despite.setTabChangesFocus(True)
        self.despite.setAccessibleName("仍要归档的理由")
        self.despite.setPlaceholderText("例如：市领导同意先归档，该处由市住建局书面说明，附件存督查室")
        self.despite.textChanged.connect(self.check)
        self.said.setAccessibleName("还没有办结的事")
        self.body.addLayout(row)
        for widget in (self.state, self.blocked, self.made, self.why, self.despite):
            self.body.addWidget(widget)
        self.about = label("归档前请看", "heading")
        self.body.addWidget(self.about)
        self.body.addWidget(self.said, 1)
        self.leave = self.offer_close()
        self.go = self.offer("归档", self._go, "primary")
        self.check()
        self.state.say("正在查全年各期…")
        session.ask("查全年各期", _plan, self._show, failed=self.refused)

    def check(self) -> None:
        """Let it be archived once all was told, and a reason given where one is asked for."""
        blocking = self.planned.open.blocking if self.planned else ()
        self.why.setVisible(bool(blocking) and self.archived is None)
        self.despite.setVisible(bool(blocking) and self.archived is None)
        reason = bool(self.despite.toPlainText().strip())
        self.go.setEnabled(self.planned is not None and bool(self.path.text().strip()) and (reason or not blocking))

    def _show(self, planned: ArchivePlan) -> None:
        self.planned = planned
        self.path.setText(str(planned.ask.to))
        blocking = planned.open.blocking
        self.blocked.say(archive.BLOCKED.format(len(blocking)) if blocking else "")
        self.state.say("" if blocking or planned.open.rest else "没有未办结的事，可以归档。")
        self.said.say((LOOK, blocking), (CHANGES, (*planned.open.rest, *planned.contents, archive.READ_ONLY)))
        self.check()

    def refused(self, error: Exception) -> None:
        """Say why it cannot be archived at all."""
        self.state.say("")
        super().refused(error)

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "归档包存到", self.path.text(), "压缩包 (*.zip)")
        if name:
            self.path.setText(name if name.endswith(archive.SUFFIX) else f"{name}{archive.SUFFIX}")

    def _go(self) -> None:
        if self.planned is None:
            return
        reason = self.despite.toPlainText().strip() if self.planned.open.blocking else ""
        planned = replace(self.planned, ask=Ask(Path(self.path.text().strip()), reason))
        self.go.setEnabled(False)
        self.session.act(
            "年度归档", lambda ledger, tick: archive.do(ledger, planned, tick), self._on_done, failed=self._failed
        )

    def _on_done(self, done: Done) -> None:
        self.archived = done
        self.blocked.say("")
        self.made.say(f"已归档：{done.path}（{done.files} 个文件，{done.size / 1024 / 1024:.1f}MB）。台账已转为只读。")
        self.about.setText("归档时的情况")
        self.path.setReadOnly(True)
        self.check()
        for widget in (self.go, self.change):
            widget.hide()
        self.leave.setText("关闭")

    def _failed(self, error: Exception) -> None:
        self.check()
        self.session.failed(error)

    def _open(self) -> None:
        if self.archived is not None:
            open_place(self.archived.path.parent)


def _plan(ledger: Ledger, tick: Tick) -> ArchivePlan:
    return archive.plan(ledger, Ask(archive.suggested(ledger)), tick)
