"""各县区包括哪些: the plan's set, and in single items another one; ticked, said first, kept as one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from gui import palette, show
from gui.forms.parts import label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked
from model.records import Changes, Item, Unit
from model.rules.who_gets_a_form import is_county
from model.work import change_units, set_counties
from model.work.change_units import UnitsPlan
from model.work.ledger import Ledger
from model.work.set_counties import Covered

HINT = "方案里写“各县区”的，实际指哪几家。功能板块和所在的区会重叠，口径写在单位里。某一项不一样的，在左边选中它另定。"
WHOLE = "全方案"

Scope = tuple[Item | None, tuple[Unit, ...], bool]
"""An item (None: the whole plan), the units it covers, whether it has a set of its own."""

COLUMNS: tuple[Column[Scope], ...] = (
    Column("no", "序号", 52, lambda r: r[0].no if r[0] else "", lambda r: r[0].order if r[0] else -1, CENTRE),
    Column("text", "事项", 250, lambda r: show.printed(_cut(r[0].text)) if r[0] else WHOLE, stretch=True),
    Column(
        "set",
        "各县区指",
        110,
        lambda r: ("另定 " if r[2] else "") + f"{len(r[1])}家",
        lambda r: len(r[1]),
        CENTRE,
        tip=lambda r: "、".join(unit.short for unit in r[1]),
        colour=lambda r: palette.AMBER if r[2] else None,
    ),
)


class CountiesDialog(Weighed):
    """Choose the plan or items on the left, tick units on the right."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "“各县区”包括哪些", HINT, (980, 580))
        self._units: tuple[Unit, ...] = ()
        self._planned: UnitsPlan | None = None
        self.scopes: ListTable[Scope] = ListTable(COLUMNS)
        self.list = ListView(self.scopes)
        self.list.setAccessibleName("全方案和写了各县区的事项")
        self.list.setAccessibleDescription("可按住 Shift 或 Ctrl 选几项一起定")
        self.heading = label("", "heading", wrap=True)
        self.ticks = QListWidget()
        self.ticks.setAccessibleName("各县区包括的单位，空格勾选")
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(8, 0, 0, 0)
        box.addWidget(self.heading)
        box.addWidget(self.ticks, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(right)
        panes.setSizes((560, 360))
        self.body.addWidget(panes, 1)
        self.said.setFixedHeight(92)
        self.body.addWidget(self.said)
        self.offer_close("关闭")
        self.go = self.offer("保存", self._go, "primary")
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.ticks.itemChanged.connect(self.wait)
        self.check()
        self.load()

    def load(self) -> None:
        """Show the sets as they are in the ledger."""
        self.session.ask("各县区", _load, self.show_covered, quiet=True)

    def show_covered(self, loaded: tuple[tuple[Unit, ...], Covered]) -> None:
        """List the plan and its items, and the units that may be ticked."""
        units, covered = loaded
        chosen = [one.row() for one in self.list.selectionModel().selectedRows()] or [0]
        self._units = tuple(one for one in units if (is_county(one) or one.in_all_counties) and not one.successor)
        self.scopes.show([(None, covered.members, False), *covered.items])
        self.list.selectRow(chosen[0])
        self._on_chosen()

    def chosen(self) -> list[Scope]:
        """Return what is chosen; the plan excludes single items."""
        rows = [self.scopes.row(place) for place in picked(self.list)]
        return [row for row in rows if row[0] is None] or rows

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        numbers = [row[0].no for row in chosen if row[0]]
        self.heading.setText(f"第{'、'.join(numbers)}项的“各县区”" if numbers else "全方案的“各县区”")
        inside = {unit.id for unit in chosen[0][1]} if chosen else set()
        self.ticks.blockSignals(True)
        self.ticks.clear()
        for unit in self._units:
            item = QListWidgetItem(f"{unit.short}　{unit.scope}".strip())
            item.setData(Qt.ItemDataRole.UserRole, unit.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if unit.id in inside else Qt.CheckState.Unchecked)
            self.ticks.addItem(item)
        self.ticks.blockSignals(False)
        self.said.put(())
        self.begin()

    def wanted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the units ticked, and of the items meant, () for the plan."""
        rows = [self.ticks.item(place) for place in range(self.ticks.count())]
        ticked = tuple(
            str(row.data(Qt.ItemDataRole.UserRole)) for row in rows if row.checkState() is Qt.CheckState.Checked
        )
        return ticked, tuple(row[0].id for row in self.chosen() if row[0])

    def begin(self) -> None:
        """Forget what was said."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the set ticked."""
        wanted = self.wanted()
        self.weigh(lambda ledger, tick: (wanted, set_counties.plan(ledger, *wanted)), self.show_plan)

    def show_plan(self, answer: tuple[tuple[Sequence[str], Sequence[str]], UnitsPlan]) -> None:
        """Say what would change."""
        wanted, planned = answer
        if wanted != self.wanted():
            return
        self._planned = planned
        self.said.say((FORBIDS, planned.problems), (LOOK, planned.notes), (CHANGES, planned.says))
        self.check()

    def check(self) -> None:
        """Let it be saved where something changes."""
        self.go.setEnabled(self._planned is not None and self._planned.ready)

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("各县区", lambda ledger, tick: set_counties.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.remark.setText(f"已保存：{changes.title}")
        self.load()


def _load(ledger: Ledger, tick: object) -> tuple[tuple[Unit, ...], Covered]:
    return change_units.load(ledger), set_counties.load(ledger)


def _cut(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
