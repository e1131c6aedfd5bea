"""开工率、竣工率、投资完成率: of the plan, by county and by item, each with n/N and how many are behind their dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gui import palette, show
from gui.forms.parts import label
from gui.sites import site_words
from gui.sites.site_columns import SiteRow
from gui.sites.site_table import SitesTable
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model.records.site_count import SiteCount
from model.rules import site_rates

PLAN, BY_COUNTY, BY_ITEM = "全方案", "按县区", "按事项"


@dataclass(frozen=True, slots=True)
class RateRow:
    """Some sites under one heading: `item` (id) or `county` (name) is what they are filtered by."""

    scope: str
    name: str
    count: SiteCount
    item: str = ""
    county: str = ""


def _late(many: int) -> str:
    return f"{many} 处" if many else ""


COLUMNS: tuple[Column[RateRow], ...] = (
    Column("scope", "范围", 64, lambda r: r.scope, align=CENTRE),
    Column("name", "名称", 200, lambda r: r.name, stretch=True),
    Column("sites", "点位", 56, lambda r: str(r.count.sites), lambda r: r.count.sites, CENTRE),
    Column("start", "开工率", 130, lambda r: site_words.rate(r.count.start), lambda r: r.count.start.percent, CENTRE),
    Column("begin", "应开工", 60, lambda r: str(r.count.start.due), lambda r: r.count.start.due, CENTRE),
    Column(
        "late_start",
        "逾期未开工",
        80,
        lambda r: _late(len(r.count.start.late)),
        lambda r: len(r.count.start.late),
        CENTRE,
        colour=lambda r: palette.RED,
    ),
    Column("done", "竣工率", 122, lambda r: site_words.rate(r.count.finish), lambda r: r.count.finish.percent, CENTRE),
    Column("end", "应竣工", 60, lambda r: str(r.count.finish.due), lambda r: r.count.finish.due, CENTRE),
    Column(
        "late_finish",
        "逾期未竣工",
        80,
        lambda r: _late(len(r.count.finish.late)),
        lambda r: len(r.count.finish.late),
        CENTRE,
        colour=lambda r: palette.RED,
    ),
    Column(
        "invest",
        "投资完成率",
        206,
        lambda r: site_words.money(r.count.invest),
        lambda r: r.count.invest.percent,
        CENTRE,
    ),
    Column("lacking", "没有算进的", 190, lambda r: site_words.lacking(r.count.invest)),
)


class RatesView(QWidget):
    """Show the rates as typed by now; `pointed` carries the row whose sites are wanted."""

    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scope = QComboBox()
        self.scope.setAccessibleName("按县区还是按事项")
        for word in ("全部", BY_COUNTY, BY_ITEM):
            self.scope.addItem(word)
        self.note = label("", "soft", wrap=True)
        self.rows: ListTable[RateRow] = ListTable(COLUMNS)
        self.list = ListView(self.rows)
        self.list.setAccessibleName("开工率、竣工率、投资完成率")
        self.list.nothing = "还没有点位"
        top = QHBoxLayout()
        top.addWidget(self.scope)
        top.addWidget(self.note, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.addLayout(top)
        box.addWidget(self.list, 1)
        self.scope.currentTextChanged.connect(self._filter)
        self.list.activated.connect(lambda index: self.pointed.emit(self.rows.row(index)))

    def _filter(self, scope: str) -> None:
        self.rows.keep(lambda one: scope == "全部" or one.scope in (PLAN, scope))

    def show_sites(self, sites: SitesTable, counted: Sequence[SiteRow]) -> None:
        """Count these sites at the round's end."""
        desk = sites.desk
        if desk is None:
            return
        some, end = [one.judged.site for one in counted], desk.round.end
        left = sum(one.whole for one in sites.rows) - len(counted)
        out = f"另有 {left} 处属于已终止的事项，不计。" if left else ""
        self.note.setText(f"截至{show.day(end)}。{out}双击一行看是哪些点位。")
        order = {name: place for place, name in enumerate(desk.open)}
        by_county = site_rates.by_county(
            sorted(some, key=lambda one: order.get(desk.counties.get(one.county, ""), len(order))), end
        )
        by_item = site_rates.by_item(sorted(some, key=lambda one: sites.numbers[one.item].order), end)
        self.rows.show(
            (
                *([RateRow(PLAN, "", site_rates.rates(some, end))] if some else ()),
                *(RateRow(BY_COUNTY, (name := desk.counties.get(one.key, "")), one, "", name) for one in by_county),
                *(RateRow(BY_ITEM, _title(sites, one.key), one, one.key) for one in by_item),
            )
        )


def _title(sites: SitesTable, item: str) -> str:
    one = sites.numbers[item]
    return f"第{one.no}项　{show.printed(one.text)}"
