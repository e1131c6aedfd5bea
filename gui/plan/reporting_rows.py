"""The items whose way of reporting can be chosen, each as it is by now."""

from __future__ import annotations

from dataclasses import dataclass

from gui import palette, show
from gui.plan.finding import searched
from gui.tables.columns import CENTRE, Column
from model.records import Item, Unit
from model.rules import form_rows
from model.rules.form_rows import Addressee
from model.rules.who_gets_a_form import LEADING
from model.work.ledger import Ledger, find_round, standing


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
