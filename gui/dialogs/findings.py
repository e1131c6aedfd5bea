"""A list of findings: how much each weighs, where it stands, what it says and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui import palette
from gui.dialogs.frame import Frame
from gui.forms.parts import label
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Finding
from model.terms import Level

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
    Column("sentence", "说明", 420, lambda f: f.sentence, stretch=True),
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
        self.setAccessibleName("说明清单")

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List findings."""
        self.findings.show(sorted(findings, key=lambda one: WEIGHT.index(one.level)))


class RemarksDialog(Frame):
    """Show what a round's figures leave to be asked: differences between counties and leads, silent parts."""

    def __init__(self, parent: QWidget | None, findings: tuple[Finding, ...]) -> None:
        super().__init__(parent, "核对提醒", "这些不影响亮灯，供核对和催报时用；可以选中复制。", (820, 480))
        view = FindingsView()
        view.show_findings(findings)
        self.body.addWidget(view if findings else label("本期没有要提醒的", "heading"), 1)
        self.offer_close("关闭").setDefault(True)
