"""名册读入: a list of units and contacts from Excel; new, changed, same, not recognised, all seen before it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QWidget

from gui import palette
from gui.forms.parts import button, label
from gui.plan.said import FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import Changes, Unit
from model.rules import unit_changes
from model.work import table_file, unit_list
from model.work.ledger import Ledger
from model.work.unit_list import ListPlan

HINT = "先看清哪些会变，再保存。空白格不改原来的内容；名单里没有的单位保持不变；认不出的行不会写进台账。"
BOOKS = "Excel 工作簿 (*.xlsx *.xlsm *.xls *.et);;所有文件 (*)"


class Fate(IntEnum):
    """What becomes of a row, the most urgent first."""

    UNREAD = 0
    NEW = 1
    CHANGED = 2
    SAME = 3

    @property
    def word(self) -> str:
        """Return the clerk's word."""
        return ("认不出", "新增", "改动", "相同")[self]

    @property
    def colour(self) -> str:
        """Return the word's colour."""
        return (palette.RED, palette.BLUE, palette.AMBER, palette.FAINT)[self]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the preview: a unit of the list, or a row of it that is asked about."""

    fate: Fate
    name: str
    told: str


COLUMNS: tuple[Column[ListRow], ...] = (
    Column("fate", "结果", 70, lambda r: r.fate.word, lambda r: int(r.fate), CENTRE, colour=lambda r: r.fate.colour),
    Column("name", "单位或内容", 200, lambda r: r.name),
    Column("told", "说明", 500, lambda r: r.told, stretch=True),
)


class ListInDialog(Weighed):
    """Choose a file or paste a block, look at every row, save."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "读入名册和联系人", HINT, (980, 560))
        self._source: Path | str = ""
        self._planned: ListPlan | None = None
        self.source = label("还没有选名单", "soft")
        self.add = QCheckBox("新增名单里的单位")
        row = QHBoxLayout()
        row.addWidget(button("选 Excel 文件…", self.choose, icon="open"))
        row.addWidget(button("用剪贴板里的内容", self.paste, icon="copy"))
        row.addWidget(self.source, 1)
        row.addWidget(self.add)
        self.rows: ListTable[ListRow] = ListTable(COLUMNS)
        self.list = ListView(self.rows)
        self.list.setAccessibleName("名单里的每一行会怎样")
        self.list.nothing = (
            "选一个 Excel 文件，或先在 Excel 里复制再点“用剪贴板里的内容”。表头写：单位、联系人、联系电话……"
        )
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.said.setFixedHeight(72)
        self.said.hide()
        self.body.addWidget(self.said)
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self.add.toggled.connect(self.ask)
        self.check()

    def choose(self) -> None:
        """Choose the workbook."""
        name, _ = QFileDialog.getOpenFileName(self, "选名册", "", BOOKS)
        if name:
            self.read(Path(name))

    def paste(self) -> None:
        """Take the block copied in a spreadsheet."""
        self.read(QGuiApplication.clipboard().text())

    def read(self, source: Path | str) -> None:
        """Look through a workbook, or a copied block."""
        self._source = source
        self.source.setText(source.name if isinstance(source, Path) else "剪贴板里的内容")
        self.ask()

    def begin(self) -> None:
        """Forget what was read."""
        self._planned = None
        self.rows.show(())
        self.said.hide()
        self.check()

    def ask(self, *_: object) -> None:
        """Look through the list anew; nothing is written."""
        self.begin()
        source, add = self._source, self.add.isChecked()
        if source or self.source.text().startswith("剪贴板"):
            self.weigh(lambda ledger, tick: _look(ledger, source, add), self.show_plan)

    def show_plan(self, answer: tuple[tuple[Unit, ...], ListPlan]) -> None:
        """Show each row with what becomes of it; what forbids it all stands below."""
        units, planned = answer
        self._planned = planned
        self.rows.show(preview(units, planned))
        self.say_problems(planned.units.problems, planned.units.notes)
        self.check()

    def say_problems(self, problems: tuple[str, ...], notes: tuple[str, ...] = ()) -> None:
        """Say what forbids it."""
        self.said.say((FORBIDS, problems), (LOOK, notes))
        self.said.setVisible(bool(problems or notes))

    def refused(self, error: Exception) -> None:
        """Say in place why the file cannot be read."""
        super().refused(error)
        self.said.setVisible(bool(self.said.count()))

    def check(self) -> None:
        """Count the rows by what becomes of them; let it be saved where something changes."""
        counts = {fate: sum(row.fate is fate for row in self.rows.rows) for fate in Fate}
        absent = len(self._planned.listed.absent) if self._planned else 0
        told = "，".join(f"{fate.word} {counts[fate]}" for fate in (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.UNREAD))
        rest = f"；名册里另有 {absent} 家名单没有写，不变" if absent else ""
        self.remark.setText(f"{told}{rest}。" if self._planned else "")
        ready = self._planned is not None and self._planned.units.ready
        self.go.setEnabled(ready)
        changed = counts[Fate.NEW] + counts[Fate.CHANGED]
        self.go.setText(f"保存 {changed} 家" if ready else "保存")

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("读入名册", lambda ledger, tick: unit_list.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()


def ask_place(parent: QWidget, ledger: Path | None) -> Path | None:
    """Ask where the list is to be written, beside the ledger at first."""
    folder = ledger.parent if ledger else Path()
    name, _ = QFileDialog.getSaveFileName(parent, "名册导出到", str(folder / "单位名册.xlsx"), "Excel 工作簿 (*.xlsx)")
    return Path(name) if name else None


def _look(ledger: Ledger, source: Path | str, add: bool) -> tuple[tuple[Unit, ...], ListPlan]:
    if isinstance(source, Path):
        return unit_list.load(ledger), unit_list.plan(ledger, source, add=add)
    return unit_list.load(ledger), unit_list.from_rows(ledger, table_file.pasted(source), add=add)


def preview(units: tuple[Unit, ...], planned: ListPlan) -> tuple[ListRow, ...]:
    """Return a row for each unit of the list and each question, the questions first."""
    listed = planned.listed
    asked = [ListRow(Fate.UNREAD, f"第{one.row}行　{one.text}".strip(), one.why) for one in listed.unread]
    new = [ListRow(Fate.NEW, unit.short, _told(units, unit)) for unit in listed.new]
    changed = [ListRow(Fate.CHANGED, unit.short, _told(units, unit)) for unit in listed.changed]
    return (*asked, *new, *changed, *(ListRow(Fate.SAME, unit.short, "") for unit in listed.same))


def _told(units: tuple[Unit, ...], unit: Unit) -> str:
    """Say what of one unit changes, the others being as they are."""
    known = {one.id: one for one in units}
    after = tuple({**known, unit.id: unit_changes.tidied(unit, known.get(unit.id))}.values())
    return "".join(unit_changes.told(units, after))
