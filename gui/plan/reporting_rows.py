"""The items whose way of reporting can be chosen, each as it is by now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from gui import palette, show
from gui.plan.finding import searched
from gui.plan.ticks import Index, TickTable
from gui.tables.columns import CENTRE, Column
from model.records import Item, Unit
from model.rules import form_rows
from model.rules.form_rows import Addressee
from model.rules.who_gets_a_form import LEADING
from model.work.ledger import Ledger, find_round, standing
from model.work.set_reporting import Wish

Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its leads, and its co-units, those ticked 需填报 apart; `words` is what a search looks through."""

    item: Item
    leads: tuple[Unit, ...]
    co: tuple[Unit, ...]
    must: frozenset[str]
    words: str

    @property
    def ticked(self) -> str:
        """Name the co-units that must fill in."""
        return "、".join(unit.short for unit in self.co if unit.id in self.must)


@dataclass(frozen=True, slots=True)
class Loaded:
    """All items, and who gets a form of the round by now."""

    rows: tuple[ItemRow, ...]
    addressees: tuple[Addressee, ...]


COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("no", "序号", 42, lambda r: r.item.no, lambda r: r.item.order, CENTRE),
    Column("text", "实事内容", 160, lambda r: _short(r), tip=lambda r: show.printed(r.item.text), stretch=True),
    Column("lead", "牵头单位", 92, lambda r: "、".join(unit.short for unit in r.leads)),
    Column("route", "报送渠道", 72, lambda r: r.item.route.word, align=CENTRE),
    Column("joint", "几家牵头", 62, lambda r: r.item.joint.word if len(r.leads) > 1 else "", align=CENTRE),
    Column("must", "需填报的", 90, lambda r: r.ticked, colour=lambda r: palette.BLUE),
)


class ItemTable(TickTable[ItemRow]):
    """The items with a tick each; what would change for a ticked one is shown on tinted ground."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, lambda row: row.item.id)
        self._wish = Wish(())

    def wish(self, wish: Wish) -> None:
        """Show what saving this would make of the ticked items."""
        self._wish = wish
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what would hold, and that it is changed."""
        if role in (Role.DisplayRole, Role.BackgroundRole, Role.ToolTipRole) and index.isValid():
            column, row = self.columns[index.column()], self.row(index)
            new = self._new(column.key, row)
            if new is not None and new != column.text(row):
                words = {Role.DisplayRole: new, Role.ToolTipRole: f"原来是：{column.text(row) or '空白'}"}
                return words.get(Role(role), QColor(palette.CHANGED))
        return super().data(index, role)

    def _new(self, key: str, row: ItemRow) -> str | None:
        """Return what a column would show of a row, None where nothing is wished of it."""
        wish = self._wish
        if row.item.id not in wish.items:
            return None
        if key == "route":
            return wish.route.word if wish.route else None
        if key == "joint":
            return wish.joint.word if wish.joint and len(row.leads) > 1 else None
        if key == "must" and (wish.must_fill or wish.need_not):
            must = (row.must | set(wish.must_fill)) - set(wish.need_not)
            return "、".join(unit.short for unit in row.co if unit.id in must)
        return None


def _short(row: ItemRow) -> str:
    text = show.printed(row.item.text)
    return text if len(text) <= 26 else f"{text[:25]}…"


def load(ledger: Ledger, period: str) -> Loaded:
    """Read every item with its units in a round."""
    now = standing(ledger)
    setup = now.known.setup_at(find_round(now, period))
    units = {unit.id: unit for unit in setup.units}
    rows = []
    for item in sorted(setup.items, key=lambda one: one.order):
        duties = sorted((one for one in setup.duties if one.item == item.id), key=lambda one: one.order)
        leads = tuple(dict.fromkeys(units[one.unit] for one in duties if one.role in LEADING))
        rest = [one for one in duties if one.role not in LEADING and units[one.unit] not in leads]
        co = tuple(dict.fromkeys(units[one.unit] for one in rest))
        must = frozenset(one.unit for one in rest if one.must_fill)
        words = searched((item.no, item.text, *(unit.short for unit in (*leads, *co))))
        rows.append(ItemRow(item, leads, co, must, words))
    return Loaded(tuple(rows), form_rows.addressees(setup))
