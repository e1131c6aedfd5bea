"""报送方式: who reports an item's county figures, how several leads share it, which co-units fill in; then who gets
which form and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui import palette
from gui.forms.parts import button, label
from gui.plan import reporting_rows
from gui.plan.finding import finder, fits
from gui.plan.reporting_rows import ItemRow, ItemTable, Loaded
from gui.plan.said import CHANGES, FOLLOWS, FORBIDS
from gui.plan.ticks import TickView
from gui.plan.weighed import Weighed
from gui.plan.who_gets import WhoGets
from gui.session import Session
from gui.tables.views import select_first
from model.records import Changes
from model.terms import Joint, Route, Term
from model.work import set_reporting
from model.work.set_reporting import ReportingPlan, Wish

HINT = "左边勾选事项，右边定怎么报；下面先说清谁因此有表、没表。已经发出的表不变。"
MEANS: Mapping[Term, str] = {
    Route.LEAD: "县区的数由牵头单位一并报，县区不另发表",
    Route.COUNTY: "有分解任务的县区各自填表直接报来",
    Joint.TOGETHER: "几家牵头合起来一个数，由第一家报",
    Joint.APART: "几家牵头各报各的，全市数相加",
}
TICKS = {
    Qt.CheckState.Checked: "需填报",
    Qt.CheckState.Unchecked: "不填报",
    Qt.CheckState.PartiallyChecked: "各项不一样",
}


class ReportingDialog(Weighed):
    """Tick items, choose, look, save; it stays open for the next ones."""

    def __init__(self, parent: QWidget | None, session: Session, items: Iterable[str] = ()) -> None:
        super().__init__(parent, session, "报送方式…", HINT, (1080, 584))
        self._first = tuple(items)
        self._planned: ReportingPlan | None = None
        self._saved = ""
        self.items = ItemTable()
        self.list = TickView(self.items, "要定报送方式的事项")
        self.routes, self.joints = self._group((Route.LEAD, Route.COUNTY)), self._group((Joint.TOGETHER, Joint.APART))
        self.co = QListWidget()
        self.who = WhoGets()
        self._lay_out()
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self._load()

    def _group(self, choices: tuple[Term, ...]) -> QButtonGroup:
        """Return a choice of three: as it is, or one for all ticked items."""
        out = QButtonGroup(self)
        for number, words in enumerate(("不改", *(f"{one.word}：{MEANS[one]}" for one in choices))):
            one = QRadioButton(words)
            one.setProperty("choice", choices[number - 1].value if number else "")
            one.setChecked(number == 0)
            out.addButton(one)
        return out

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._left())
        panes.addWidget(self._right())
        panes.setSizes((590, 450))
        self.body.addWidget(panes, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.said, "改了会怎样")
        self.tabs.addTab(self.who, "谁填哪张表")
        self.tabs.setFixedHeight(132)
        self.body.addWidget(self.tabs)

    def _left(self) -> QWidget:
        self.finder = finder("找事项", "序号、内容、单位或拼音首字母")
        self.count = label("", "soft")
        foot = QHBoxLayout()
        foot.addWidget(button("勾选列出的", lambda: self.items.tick_shown(True), kind="link"))
        foot.addWidget(button("全不选", self._tick_none, kind="link"))
        foot.addWidget(self.count, 1)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(self.finder)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        return out

    def _right(self) -> QWidget:
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(8, 0, 0, 0)
        box.setSpacing(4)
        for title, group in (("报送渠道", self.routes), ("几家牵头", self.joints)):
            box.addWidget(label(title, "heading"))
            for one in group.buttons():
                one.setAccessibleName(f"{title} {one.text()}")
                box.addWidget(one)
        self.co_title = label("需填报的责任单位", "heading")
        self.co.setAccessibleName("需填报的责任单位")
        self.co.setProperty("tight", True)
        box.addWidget(self.co_title)
        box.addWidget(self.co, 1)
        return out

    def _connect(self) -> None:
        self.finder.textChanged.connect(self._filter)
        self.items.turned.connect(self._on_ticked)
        self.routes.buttonClicked.connect(self.wait)
        self.joints.buttonClicked.connect(self.wait)
        self.co.itemChanged.connect(self.wait)

    def _load(self) -> None:
        period = self.session.period
        self.session.ask(
            "报送方式", lambda ledger, tick: reporting_rows.load(ledger, period), self.show_loaded, quiet=True
        )

    def show_loaded(self, loaded: Loaded) -> None:
        """Show all items; those chosen in the item table are ticked."""
        place = self.list.currentIndex().row()
        self.items.show(loaded.rows)
        self.who.show_addressees(loaded.addressees)
        self.items.tick(self._first, on=True)
        if place < 0:
            place = next((n for n, row in enumerate(self.items.visible()) if row.item.id in self._first), 0)
        self.list.selectRow(place)
        row = self.items.index(place, 0)
        QTimer.singleShot(0, self, lambda: self.list.scrollTo(row, TickView.ScrollHint.PositionAtCenter))
        self._first = ()
        self._on_ticked()
        self.list.setFocus()

    def _filter(self) -> None:
        inside = fits(self.finder.text())
        self.items.keep(lambda row: inside(row.words))
        select_first(self.list)
        self.check()

    def _tick_none(self) -> None:
        self.items.tick([row.item.id for row in self.items.ticked()], on=False)

    def _on_ticked(self) -> None:
        """Offer what holds for all ticked items: nothing is changed before it is chosen."""
        ticked = self.items.ticked()
        for group in (self.routes, self.joints):
            group.buttons()[0].setChecked(True)
        for one in self.joints.buttons()[1:]:
            one.setEnabled(any(len(row.leads) > 1 for row in ticked))
        self._offer_co(ticked)
        self.wait()

    def _offer_co(self, ticked: list[ItemRow]) -> None:
        common = [unit for unit in ticked[0].co if all(unit in row.co for row in ticked)] if ticked else []
        self.co.blockSignals(True)
        self.co.clear()
        for unit in common:
            held = {unit.id in row.must for row in ticked}
            item = QListWidgetItem(unit.short)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if held == {True} else Qt.CheckState.Unchecked
            item.setCheckState(state if len(held) == 1 else Qt.CheckState.PartiallyChecked)
            item.setData(Qt.ItemDataRole.UserRole, (unit.id, item.checkState()))
            self.co.addItem(item)
        self.co.blockSignals(False)
        several = "（只列出各项都有的）" if len(ticked) > 1 else ""
        self.co_title.setText(f"需填报的责任单位{several}" if common or not ticked else f"没有共同的责任单位{several}")

    def wanted(self) -> Wish:
        """Return what the dialog asks for by now."""
        route, joint = self._choice(self.routes), self._choice(self.joints)
        must: list[str] = []
        need_not: list[str] = []
        for row in range(self.co.count()):
            item = self.co.item(row)
            unit, before = item.data(Qt.ItemDataRole.UserRole)
            if item.checkState() != before:
                (must if item.checkState() is Qt.CheckState.Checked else need_not).append(unit)
        several = [row for row in self.items.ticked() if not joint or len(row.leads) > 1]
        return Wish(
            tuple(row.item.id for row in several),
            Route(route) if route else None,
            Joint(joint) if joint else None,
            tuple(must),
            tuple(need_not),
        )

    def _choice(self, group: QButtonGroup) -> str:
        return str(group.checkedButton().property("choice") or "")

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.items.wish(self.wanted())
        self._tint_co()
        self.check()

    def _tint_co(self) -> None:
        """Mark the co-units whose tick was changed."""
        self.co.blockSignals(True)
        for row in range(self.co.count()):
            item = self.co.item(row)
            _, before = item.data(Qt.ItemDataRole.UserRole)
            changed = item.checkState() != before
            item.setBackground(QColor(palette.CHANGED) if changed else QBrush())
            item.setToolTip(f"原来是：{TICKS[before]}" if changed else "")
        self.co.blockSignals(False)

    def ask(self) -> None:
        """Weigh what is asked for."""
        wish, period = self.wanted(), self.session.period
        if not wish.items:
            self.said.say()
            return
        self.weigh(lambda ledger, tick: set_reporting.plan(ledger, wish, period), self.show_plan)

    def show_plan(self, planned: ReportingPlan) -> None:
        """Say what changes, and who gets a form then."""
        self._planned = planned
        self.said.say((FORBIDS, planned.problems), (FOLLOWS, planned.differences), (CHANGES, planned.says))
        self.who.show_addressees(planned.forms)
        self.check()

    def check(self) -> None:
        """Let it be saved once something changes and nothing forbids it."""
        ticked, hidden = self.items.ticked(), self.items.hidden()
        unseen = f"（{hidden} 项没有列出）" if hidden else ""
        self.count.setText(f"列出 {len(self.items.shown)} 项，已选 {len(ticked)} 项{unseen}")
        if not ticked:
            self.remark.setText(self._saved or "请先在左边勾选事项（空格键勾选）。")
        elif self._planned is not None:
            self.remark.setText("" if self._planned.says or self._planned.problems else "还没有改动。")
        ready = self._planned is not None and self._planned.ready
        self.go.setEnabled(ready)
        self.go.setText(f"保存 {len(self._planned.says)} 项" if ready and self._planned else "保存")

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act(
            "保存报送方式", lambda ledger, tick: set_reporting.do(ledger, planned), self._on_done, self.refused
        )

    def _on_done(self, changes: Changes) -> None:
        self._planned, self._saved = None, f"已保存：{changes.title}"
        self._tick_none()
        self._load()
