"""What moved between two rounds as a list: a line a row, its figures and lights side by side, filtered and copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui import palette, show
from gui.forms.parts import button, label
from gui.tables.columns import CENTRE, RIGHT, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records import LineView
from model.rules.compare import Comparison, Pair, Shift, points

COLOURS = {Shift.WORSE: palette.RED, Shift.BETTER: palette.GREEN, Shift.SAME: palette.FAINT}


def _done(one: LineView | None) -> str:
    if one is None:
        return ""
    return show.number(one.done) if one.line.target else one.stage or show.BLANK


def _light(one: LineView | None) -> str:
    return one.light_word if one else ""


def columns(first: str, second: str) -> tuple[Column[Pair], ...]:
    """Return the columns for two rounds of these names."""
    return (
        Column("line", "序号", 58, lambda r: r.line, lambda r: _order(r.line)),
        Column("name", "指标或节点", 170, lambda r: show.printed(r.name), tip=lambda r: show.printed(r.item)),
        Column("leads", "牵头单位", 96, lambda r: "、".join(r.leads)),
        Column("was", f"累计 {first}", 82, lambda r: _done(r.before), align=RIGHT),
        Column("now", f"累计 {second}", 82, lambda r: _done(r.after), align=RIGHT),
        Column("points", "增减百分点", 80, lambda r: points(r.points), lambda r: r.points, RIGHT),
        Column("old", f"亮灯 {first}", 90, lambda r: _light(r.before), align=CENTRE),
        Column("new", f"亮灯 {second}", 90, lambda r: _light(r.after), align=CENTRE),
        Column("shift", "变化", 74, lambda r: r.shift.word, align=CENTRE, colour=lambda r: COLOURS.get(r.shift)),
        Column("words", "说明", 240, lambda r: show.printed("；".join(r.words)), stretch=True),
    )


def _order(line: str) -> tuple[int, ...]:
    return tuple(int("".join(filter(str.isdigit, part)) or 0) for part in line.split("-"))


class PairList(QWidget):
    """List a comparison; `changed` says that other rows are shown."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.moved = QCheckBox("只看有变化的")
        self.moved.setChecked(True)
        self.shift = QComboBox()
        self.shift.setAccessibleName("只看哪种变化")
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("找序号、内容、单位")
        self.finder.setAccessibleName("找")
        self.finder.setClearButtonEnabled(True)
        self.count = label("", "soft")
        row = QHBoxLayout()
        for one in (self.moved, self.shift, self.finder):
            row.addWidget(one)
        row.addWidget(self.count, 1)
        row.addWidget(button("复制", self.copy, icon="copy"))
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(row)
        self.table: ListTable[Pair] = ListTable(columns("", ""))
        self.list = ListView(self.table)
        self._box.addWidget(self.list, 1)
        self.moved.toggled.connect(self._filter)
        self.shift.currentIndexChanged.connect(self._filter)
        self.finder.textChanged.connect(self._filter)

    def show_found(self, found: Comparison, first: str, second: str) -> None:
        """Show a comparison of two rounds of these names, in columns that bear them."""
        self.list.deleteLater()
        self.table = ListTable(columns(first, second), found.pairs)
        self.list = ListView(self.table)
        self.list.setAccessibleName("逐行对比")
        self.list.nothing = "没有符合条件的行"
        self._box.addWidget(self.list, 1)
        self.shift.blockSignals(True)
        self.shift.clear()
        self.shift.addItem("全部变化", "")
        for shift, many in found.counts.items():
            if many:
                self.shift.addItem(f"{shift.word} {many}", shift.value)
        self.shift.blockSignals(False)
        self._filter()

    def copy(self) -> None:
        """Copy all rows on screen with their headings."""
        self.list.selectAll()
        self.list.copy(headings=True)

    def _filter(self, *_: object) -> None:
        shift, words = str(self.shift.currentData() or ""), self.finder.text().strip()

        def keeps(row: Pair) -> bool:
            told = " ".join((row.line, show.printed(row.name), show.printed(row.item), *row.leads))
            return (bool(row.words) or not self.moved.isChecked()) and shift in ("", row.shift.value) and words in told

        self.table.keep(keeps)
        self.count.setText(f"{len(self.table.shown)} 行，共 {len(self.table.rows)} 行")
        self.changed.emit()
