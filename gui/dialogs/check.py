"""自检: whether the ledger's file is whole."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.dialogs.findings import FindingsView
from gui.dialogs.frame import Frame
from gui.forms.parts import Banner
from model.records import Finding
from model.terms import Level


class CheckDialog(Frame):
    """Show the result of a check."""

    def __init__(self, parent: QWidget | None, name: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(parent, "自检", f"检查了台账“{name}”的文件、记录和操作链。", (720, 420))
        bad = sum(one.level is not Level.NOTE for one in findings)
        self.answer = Banner("danger" if bad else "ok")
        self.answer.say(
            f"发现 {bad} 处问题。台账没有被改动。请先停止使用，复制一份留存，再从备份恢复。"
            if bad
            else "台账完好，没有发现问题。"
        )
        self.body.addWidget(self.answer)
        if findings:
            view = FindingsView()
            view.show_findings(findings)
            self.body.addWidget(view, 1)
        else:
            self.body.addStretch(1)
        self.offer_close("关闭").setDefault(True)
