"""两期对比 and 封存后的变化: line by line what moved, which lights changed; filtered, copied, written to Excel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from gui.closing.pair_table import PairList
from gui.dialogs.frame import Frame, open_place
from gui.forms.parts import Banner, label
from gui.session import Session
from model.records import Round
from model.rules.compare import Comparison
from model.work import compare_periods
from model.work.compare_periods import Compared


class CompareDialog(Frame):
    """Compare two rounds as they were published, those not closed as they stand."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        hint = "已封存的期次用公布过的数，没有封存的用现在的数。"
        super().__init__(parent, "两期对比…", hint, (1180, 620))
        self._session = session
        self._found: Compared | None = None
        self.first, self.second = QComboBox(), QComboBox()
        row = QHBoxLayout()
        for one, name in ((self.first, "前一期"), (self.second, "后一期")):
            one.setAccessibleName(name)
            row.addWidget(label(name, "soft"))
            row.addWidget(one)
        row.addStretch(1)
        self.told = label("", "heading", wrap=True)
        self.pairs = PairList()
        self.made = Banner("ok").offer("打开", self._open)
        self._path: Path | None = None
        self.body.addLayout(row)
        for widget in (self.told, self.pairs, self.made):
            self.body.addWidget(widget, 1 if widget is self.pairs else 0)
        self.offer_close("关闭")
        self.go = self.offer("导出 Excel…", self._choose, "primary")
        self.go.setEnabled(False)
        if session.view is not None:
            self._offer(session.view.rounds, session.period)
        for one in (self.first, self.second):
            one.currentIndexChanged.connect(self.ask)
        self.ask()

    def _offer(self, rounds: tuple[Round, ...], period: str) -> None:
        for one in rounds:
            for choice in (self.first, self.second):
                choice.addItem(one.name, one.period)
        place = max(self.second.findData(period), 1)
        self.second.setCurrentIndex(place)
        self.first.setCurrentIndex(place - 1)

    def ask(self, *_: object) -> None:
        """Compare the two rounds chosen."""
        first, second = str(self.first.currentData() or ""), str(self.second.currentData() or "")
        self.go.setEnabled(False)
        if first == second:
            self.told.setText("请选两个不同的期次。")
            self.pairs.table.show(())
            return
        self._session.ask(
            "两期对比",
            lambda ledger, tick: compare_periods.plan(ledger, first, second),
            self.show_found,
            quiet=True,
            replaces="compare",
        )

    def show_found(self, found: Compared) -> None:
        """Show what moved."""
        self._found = found
        self.told.setText(found.says)
        self.pairs.show_found(found.found, found.before.view.round.name, found.after.view.round.name)
        self.go.setEnabled(True)

    def _choose(self) -> None:
        found, folder = self._found, self._session.path.parent if self._session.path else Path()
        if found is None:
            return
        names = (found.before.view.round.name, found.after.view.round.name)
        usual = folder / f"两期对比_{'、'.join(names).replace('—', '-')}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self, "对比表保存到", str(usual), "Excel 工作簿 (*.xlsx)")
        if name:
            self.save(Path(name))

    def save(self, to: Path) -> None:
        """Write the comparison to a workbook: the lines that moved, or all, as the list shows them."""
        found, moved = self._found, self.pairs.moved.isChecked()
        if found is not None:
            to = to if to.suffix.lower() == ".xlsx" else to.with_name(f"{to.name}.xlsx")
            self._session.ask(
                "导出对比表", lambda ledger, tick: compare_periods.save(found, to, moved_only=moved), self._on_saved
            )

    def _on_saved(self, path: Path) -> None:
        self._path = path
        self.made.say(f"已生成：{path}")

    def _open(self) -> None:
        if self._path is not None:
            open_place(self._path)


class SinceDialog(Frame):
    """List how the closed round on screen would differ if it were worked out now."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        hint = "封存以后收的、改的不改变已公布的数，计入下一期；要改已公布的，经批准重开。"
        super().__init__(parent, "封存后的变化…", hint, (1180, 560))
        self.told = label("", "heading", wrap=True)
        self.pairs = PairList()
        self.body.addWidget(self.told)
        self.body.addWidget(self.pairs, 1)
        self.offer_close("关闭")
        period = session.period
        session.ask(
            "封存后的变化",
            lambda ledger, tick: compare_periods.since_closing(ledger, period),
            self.show_found,
            quiet=True,
        )

    def show_found(self, found: Comparison | None) -> None:
        """Show what moved since."""
        if found is None:
            self.told.setText("这一期没有封存。")
            return
        many, at = len(found.moved), found.before.round.name
        self.told.setText(f"{at}封存以后有 {many} 行有变化。" if many else f"{at}封存以后没有任何一行有变化。")
        self.pairs.show_found(found, "封存", "现在")
