"""分解任务: each county's part typed or pasted in a grid; sums always visible, what cannot be read asked, one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from gui import show
from gui.forms.parts import button, label
from gui.forms.unit_box import let_type
from gui.plan.finding import finder, searched
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.shares_draft import Shares
from gui.plan.shares_table import Known, SharesTable, colour, difference
from gui.plan.shares_view import SharesView
from gui.plan.weighed import Weighed
from gui.session import Session
from model.records import Changes
from model.rules import han
from model.work import set_shares
from model.work.set_shares import Grid, SharesPlan

HINT = (
    "一行一个指标，一列一个县区。可以从 Excel 连表头一起复制，按序号和县区名对上；不带表头的从选中的格子起填。"
    "合计和目标不一致只提示，不强求。"
)


class SharesDialog(Weighed):
    """Type, paste, look at the sums, save."""

    def __init__(self, parent: QWidget | None, session: Session, line: str = "") -> None:
        super().__init__(parent, session, "分解任务…", HINT, (1200, 620))
        self._line = line
        self._planned: SharesPlan | None = None
        self._notes: tuple[str, ...] = ()
        self.table = SharesTable()
        self.grid = SharesView(self.table)
        self.status = label("", "heading")
        self._seen = QTimer(self, interval=WAIT_FOR_WORDS, singleShot=True)
        self._seen.timeout.connect(self._filter)
        self.body.addLayout(self._top())
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self.status)
        self.said.setFixedHeight(104)
        self.body.addWidget(self.said)
        self.drop: QPushButton = self.offer("不要没看懂的", self._drop, "link")
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self.check()
        session.ask("分解任务", lambda ledger, tick: set_shares.load(ledger), self.show_grid, quiet=True)

    def _top(self) -> QHBoxLayout:
        self.finder = finder("找行", "序号、指标、单位或拼音首字母", 260)
        self.unit = QComboBox()
        let_type(self.unit)
        self.unit.setAccessibleName("只看一家单位的")
        self.undone, self.uneven = QCheckBox("只看未分解"), QCheckBox("只看不平的")
        out = QHBoxLayout()
        for one in (self.finder, self.unit, self.undone, self.uneven):
            out.addWidget(one)
        out.addStretch(1)
        self.count = label("", "soft")
        out.addWidget(self.count)
        out.addWidget(button("撤回", lambda: self.table.change(self.table.shares.undo), kind="link", icon="undo"))
        return out

    def _connect(self) -> None:
        self.finder.textChanged.connect(lambda _: self._seen.start())
        self.unit.currentIndexChanged.connect(self._filter)
        self.undone.toggled.connect(self._filter)
        self.uneven.toggled.connect(self._filter)
        self.table.edited.connect(self._on_edited)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.said.connect(self.remark.setText)
        self.grid.noted.connect(self._on_noted)
        self.said.pointed.connect(self._go_to)

    def show_grid(self, grid: Grid) -> None:
        """Show all lines; the cursor goes to the line chosen in the item table."""
        views = self.session.view.items if self.session.view else ()
        about = {item.item.id: (*item.leads, *item.co) for item in views}
        ids = {one.unit.short: one.unit.id for one in self.session.view.units} if self.session.view else {}
        known = {}
        for one in grid.lines:
            names = about.get(one.item.id, ())
            words = searched((one.line.id, one.item.no, one.line.name, one.item.text, *names))
            known[one.line.id] = Known(words, frozenset(ids[name] for name in names if name in ids))
        self.unit.blockSignals(True)
        self.unit.addItem("全部单位", "")
        for name, unit in ids.items():
            self.unit.addItem(name, unit)
        self.unit.blockSignals(False)
        self.table.begin(Shares(grid.lines, grid.units), known)
        row = self.table.shown.index(self._line) if self._line in self.table.shown else 0
        self.grid.setCurrentIndex(self.table.index(row, self.table.first))
        self.grid.scrollTo(self.grid.currentIndex(), SharesView.ScrollHint.PositionAtCenter)
        self.grid.setFocus()
        self._count()

    def _filter(self, *_: object) -> None:
        words = han.fold(self.finder.text().strip()).lower().split()
        unit = str(self.unit.currentData() or "")
        self.table.keep(words, unit, undone=self.undone.isChecked(), uneven=self.uneven.isChecked())
        self.grid.setCurrentIndex(self.table.index(0, self.table.first))
        self._count()

    def _on_edited(self) -> None:
        self._notes = ()
        self._on_current(self.grid.currentIndex())
        self._count()
        self.wait()

    def _on_noted(self, notes: Sequence[str]) -> None:
        self._notes = tuple(notes)
        self.wait()

    def _count(self) -> None:
        every = [self.table.shares.of(name) for name in self.table.shown]
        off = sum(bool(one.difference) for one in every)
        self.count.setText(f"{len(every)} 行，{off} 行合计与目标不平")

    def _on_current(self, index: QModelIndex, *_: object) -> None:
        """Keep the sum of the line in hand in sight, however far the columns go."""
        if not index.isValid() or index.row() >= len(self.table.shown):
            self.status.setText("")
            return
        one = self.table.line(index.row())
        total = "" if one.total is None else f"合计 {show.number(one.total)}，{difference(one)}"
        words = (show.printed(one.line.name), f"目标 {show.target(one.line)}", total or show.printed(one.word))
        self.status.setText(f"{one.line.id}　" + "　".join(words))
        self.status.setStyleSheet(f"color: {colour(one)}")

    def _go_to(self, cell: object) -> None:
        if isinstance(cell, tuple):
            place = self.table.place(cell)
            if not place.isValid():
                for box in (self.undone, self.uneven):
                    box.setChecked(False)
                self.finder.clear()
                self.unit.setCurrentIndex(0)
                self._filter()
                place = self.table.place(cell)
            self.grid.setCurrentIndex(place)
            self.grid.setFocus()

    def begin(self) -> None:
        """Forget the plan shown: another is wanted."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the parts as they stand."""
        draft = self.table.shares.draft
        if not draft.values and not draft.ticks:
            self._say()
            return
        values, ticks = dict(draft.values), dict(draft.ticks)
        self.weigh(lambda ledger, tick: set_shares.plan(ledger, values, ticks), self.show_plan)

    def show_plan(self, planned: SharesPlan) -> None:
        """Say what it would do, what forbids it and what could not be read first."""
        self._planned = planned
        self._say()

    def _say(self) -> None:
        planned, draft = self._planned, self.table.shares.draft
        units = {unit.id: unit.short for unit in self.table.shares.units}
        rows: list[tuple[int, str, object]] = []
        for one in draft.asked:
            where = f"{one.cell[0]} {units[one.cell[1]]}" if one.cell else f"第{one.row}行"
            why = one.why.replace("，还是退回核实？", "？").replace("，没有采用", "").rstrip("。")
            said = "" if one.text in why else f"（写的是“{one.text}”）"
            end = "" if why.endswith("？") and not said else "。"
            rows.append((FORBIDS, f"{where}：{why}{said}{end}没有采用，请改正或不要它。", one.cell))
        rows += [(FORBIDS, sentence, None) for sentence in (planned.problems if planned else ())]
        rows += [(LOOK, sentence, None) for sentence in self._notes]
        rows += [(LOOK, f"{doubt}。", None) for doubt in (planned.doubts if planned else ())]
        rows += [(CHANGES, sentence, None) for sentence in (planned.says if planned else ())]
        self.said.put(rows)
        self.check()

    def check(self) -> None:
        """Let it be saved once something changes, nothing forbids it, and nothing waits to be read."""
        asked = len(self.table.shares.draft.asked)
        ready = self._planned is not None and self._planned.ready and not asked
        self.drop.setVisible(bool(asked))
        self.drop.setText(f"不要没看懂的 {asked} 处")
        if asked:
            self.remark.setText(f"还有 {asked} 处没看懂，改正或不要以后才能保存。")
        self.go.setEnabled(ready)
        self.go.setText(f"保存 {len(self._planned.says)} 行" if ready and self._planned else "保存")

    def _drop(self) -> None:
        self.table.change(self.table.shares.forget_asked)
        self.remark.setText("没看懂的已经去掉；Ctrl+Z 撤回。")

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act(
            "保存分解任务", lambda ledger, tick: set_shares.do(ledger, planned), self._on_done, self.refused
        )

    def _on_done(self, changes: Changes) -> None:
        self.accept()


WAIT_FOR_WORDS = 150
"""Milliseconds after the last key before the lines are searched."""
