"""A list of findings: how much each weighs, where it stands, what it says and what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui import palette
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
